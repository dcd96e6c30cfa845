"""The pages of conversations: the ladder of who may come, and everything without JavaScript."""
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chat.models import Message, Participant
from matching.models import Mentorship
from tests.chat.conftest import opened, say


@pytest.fixture(autouse=True)
def _silent(monkeypatch):
    monkeypatch.setattr("chat.events._tell", lambda group, event: None)


@pytest.fixture
def thread_url(cast, conversation):
    return cast.verger.url(f"/messages/{conversation.pk}/")


def post(client, url, body, client_id=None):
    return client.post(f"{url}send/", {"body": body, "client_id": client_id or uuid.uuid4()})


def bodies(house):
    with house.bound():
        return list(Message.objects.order_by("seq").values_list("body", flat=True))


def test_a_pair_writes_and_reads(cast, thread_url, as_person):
    mentor, learner = as_person(cast.verger.mentor), as_person(cast.verger.learner)
    sent = post(mentor, thread_url, "Bonjour Léa\nhttps://example.org/a?b=1&c=2 <b>gras</b>")
    assert (sent.status_code, sent["Location"]) == (302, thread_url)
    page = learner.get(thread_url).content.decode()
    assert "Mehdi" in page
    assert '<a href="https://example.org/a?b=1&amp;c=2" rel="nofollow">' in page
    assert "&lt;b&gt;gras" in page
    with cast.verger.bound():
        assert Participant.objects.get(membership=cast.verger.learner).read_seq == 1


def test_the_same_form_posted_twice_keeps_one_message(cast, thread_url, as_person):
    client, same = as_person(cast.verger.mentor), uuid.uuid4()
    for _ in range(2):
        assert post(client, thread_url, "Une fois", same).status_code == 302
    assert bodies(cast.verger) == ["Une fois"]


@pytest.mark.parametrize("body", ["", "   ", "x" * 4001])
def test_a_refused_message_keeps_what_was_written(cast, thread_url, as_person, body):
    answer = post(as_person(cast.verger.mentor), thread_url, body)
    assert answer.status_code == 422
    assert body.strip() in answer.content.decode()
    assert bodies(cast.verger) == []


def test_an_ended_mentorship_shows_its_messages_and_no_composer(cast, thread_url, as_person):
    say(cast.verger, "mentor", "Au revoir")
    with cast.verger.bound():
        Mentorship.objects.update(status="ended")
    client = as_person(cast.verger.learner)
    page = client.get(thread_url).content.decode()
    assert "Au revoir" in page
    assert "<textarea" not in page
    assert post(client, thread_url, "Encore").status_code == 422
    assert bodies(cast.verger) == ["Au revoir"]


@pytest.mark.parametrize(("house", "who", "status"), [
    ("verger", "mentor", 200), ("verger", "learner", 200), ("verger", "owner", 403), ("verger", "coordinator", 403),
    ("verger", "observer", 404), ("verger", "other_mentor", 404), ("verger", "other_learner", 404), ("verger", "former", 404),
    ("harbour", "mentor", 404), ("harbour", "owner", 404),
])
def test_only_the_pair_comes_in(cast, thread_url, as_person, house, who, status):
    client = as_person(getattr(cast, house).people[who])
    assert client.get(thread_url).status_code == status
    assert post(client, thread_url, "x").status_code == (302 if status == 200 else status)
    link = cast.verger.url(f"/pairs/{cast.verger.pair.pk}/messages/")
    assert client.get(link).status_code == (302 if status == 200 else status)


def test_a_conversation_does_not_exist_in_another_organization(cast, conversation, as_person):
    assert as_person(cast.harbour.mentor).get(cast.harbour.url(f"/messages/{conversation.pk}/")).status_code == 404


def test_missing_and_bad_ids(cast, as_person):
    client = as_person(cast.verger.mentor)
    for path in (f"/messages/{uuid.uuid4()}/", "/messages/nope/", f"/pairs/{uuid.uuid4()}/messages/"):
        assert client.get(cast.verger.url(path)).status_code == 404


def test_wrong_methods(cast, thread_url, as_person):
    client = as_person(cast.verger.mentor)
    assert client.get(f"{thread_url}send/").status_code == 405
    assert client.post(thread_url).status_code == 405
    assert client.post(cast.verger.url("/messages/")).status_code == 405


def test_signed_out_people_are_asked_to_sign_in(cast, thread_url, client):
    for url in (thread_url, cast.verger.url("/messages/")):
        assert "/accounts/login/" in client.get(url)["Location"]


def test_the_pair_link_opens_the_conversation_once(cast, as_person):
    link = cast.verger.url(f"/pairs/{cast.verger.pair.pk}/messages/")
    first, second = (as_person(cast.verger.people[who]).get(link)["Location"] for who in ("mentor", "learner"))
    assert first == second


def test_the_pair_link_before_both_accepted_says_why(cast, as_person):
    with cast.verger.bound():
        Mentorship.objects.update(status="proposed", started_at=None)
    answer = as_person(cast.verger.mentor).get(cast.verger.url(f"/pairs/{cast.verger.pair.pk}/messages/"), follow=True)
    assert answer.redirect_chain[-1][0] == cast.verger.url("/messages/")


@pytest.mark.parametrize("asked", ["nope", "-1", "0", "99999999999999999999", "1", "٣", ""])
def test_any_place_in_the_thread_can_be_asked_for(cast, thread_url, as_person, asked):
    say(cast.verger, "mentor")
    assert as_person(cast.verger.mentor).get(thread_url, {"before": asked}).status_code == 200


def test_earlier_messages_page_by_number_and_do_not_mark_what_was_not_shown(cast, thread_url, as_person, monkeypatch):
    monkeypatch.setattr("chat.services.RATE", 1000)
    for n in range(1, 121):
        say(cast.verger, "mentor", f"message {n}.")
    client = as_person(cast.verger.learner)
    middle = client.get(thread_url, {"before": 71}).content.decode()
    assert "message 70." in middle
    assert "message 21." in middle
    assert "message 20." not in middle
    assert "message 71." not in middle
    assert "?before=21" in middle
    assert "data-live" not in middle
    with cast.verger.bound():
        assert Participant.objects.get(membership=cast.verger.learner).read_seq == 70
    latest = client.get(thread_url).content.decode()
    assert 'data-since="120"' in latest
    assert "data-live" in latest


def test_the_inbox_lists_own_conversations_with_their_last_line(cast, conversation, as_person):
    say(cast.verger, "mentor", "Première ligne")
    page = as_person(cast.verger.learner).get(cast.verger.url("/messages/")).content.decode()
    assert "Première ligne" in page
    assert "Mehdi Mentor" in page
    assert "1 nouveau message" in page
    assert "Première ligne" not in as_person(cast.verger.other_mentor).get(cast.verger.url("/messages/")).content.decode()


def test_the_inbox_of_staff_says_that_they_cannot_read(cast, conversation, as_person):
    say(cast.verger, "mentor", "Entre nous")
    page = as_person(cast.verger.coordinator).get(cast.verger.url("/messages/")).content.decode()
    assert "empty" in page
    assert "Entre nous" not in page


def test_queries_do_not_grow_with_the_messages(cast, thread_url, as_person, monkeypatch):
    monkeypatch.setattr("chat.services.RATE", 1000)
    client, counts = as_person(cast.verger.learner), []
    for _ in range(2):
        for n in range(20):
            say(cast.verger, "mentor" if n % 2 else "learner", "x")
        client.get(thread_url)
        for url in (thread_url, cast.verger.url("/messages/")):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(url).status_code == 200
            counts.append(sum("SELECT" in q["sql"] or "UPDATE" in q["sql"] for q in queries))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 12


def test_a_person_with_many_conversations_gets_pages(cast, as_person):
    house = cast.verger
    with house.bound():
        for _ in range(30):
            Mentorship.objects.create(
                program=house.program, learner=house.enrolments["other_learner"], mentor=house.enrolments["mentor"],
                mentor_seat=2, status="ended", proposed_at=house.pair.proposed_at, started_at=house.pair.started_at)
        for pair in Mentorship.objects.select_related("learner", "mentor"):
            cast.verger.pair = pair
            opened(cast.verger)
    client = as_person(cast.verger.mentor)
    assert client.get(cast.verger.url("/messages/")).content.decode().count("conversations__text") == 25
    assert client.get(cast.verger.url("/messages/?page=2")).content.decode().count("conversations__text") == 6
