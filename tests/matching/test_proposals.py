"""A proposal's page for the two people, their answers, and the end of a mentorship."""
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from matching import services
from matching.models import Mentorship
from matching.selectors import active_mentorships, open_proposals_for, standing_of
from notifications.models import Delivery
from notifications.texts import text_for

NOBODY = "00000000-0000-7000-8000-000000000000"


@pytest.fixture
def house(cast):
    return cast.verger


@pytest.fixture
def pair(house):
    with house.bound():
        return services.pair_by_hand(actor=house.coordinator, program=house.program, learner=house.enrolments["other_learner"],
                                     mentor=house.enrolments["other_mentor"])


def said(response):
    return " ".join(str(m) for m in response.context["messages"])


def status_of(house, pair):
    with house.bound():
        return Mentorship.objects.get(pk=pair.pk).status


PAGES = {"/proposals/{}/": "get", "/proposals/{}/accept/": "post", "/proposals/{}/decline/": "post", "/pairs/{}/end/": "get"}


@pytest.mark.parametrize("path", PAGES)
def test_the_ladder(cast, house, pair, as_person, client, path):
    method, url = PAGES[path], house.url(path.format(pair.pk))

    def ask(who, url=url, method=method):
        return getattr(who, method)(url).status_code

    assert ask(as_person(house.other_learner)) in (200, 302, 422)
    assert ask(as_person(house.coordinator)) == (200 if method == "get" else 403)
    for role in ("observer", "mentor", "learner", "former"):
        assert ask(as_person(house.people[role])) == 404
    for url_seen in (url, cast.harbour.url(path.format(pair.pk))):
        assert ask(as_person(cast.harbour.coordinator), url_seen) == 404
    assert ask(client) == 302
    assert ask(as_person(house.other_learner), method="delete") == 405
    assert ask(as_person(house.other_learner), house.url(path.format(NOBODY))) == 404


def test_both_accept_and_it_starts(house, pair, as_person):
    learner, mentor = as_person(house.other_learner), as_person(house.other_mentor)
    page = learner.get(house.url(f"/proposals/{pair.pk}/")).content.decode()
    assert "Maud Autre" in page
    assert "/accept/" in page
    answer = learner.post(house.url(f"/proposals/{pair.pk}/accept/"), follow=True)
    assert "Maud Autre" in said(answer)
    assert "/accept/" not in answer.content.decode()
    answer = mentor.post(house.url(f"/proposals/{pair.pk}/accept/"), follow=True)
    assert answer.request["PATH_INFO"].endswith(f"/pairs/{pair.pk}/charter/")
    assert answer.status_code == 200
    assert status_of(house, pair) == "active"
    assert mentor.post(house.url(f"/proposals/{pair.pk}/accept/")).status_code == 302
    with house.bound():
        assert Delivery.objects.filter(kind="matching.started").count() == 2
        assert [m.pk for m in active_mentorships(house.other_learner)] == [pair.pk]


def test_declining_needs_a_reason_and_keeps_it_from_the_other(house, pair, as_person):
    mentor, learner = as_person(house.other_mentor), as_person(house.other_learner)
    learner.post(house.url(f"/proposals/{pair.pk}/accept/"))
    assert mentor.post(house.url(f"/proposals/{pair.pk}/decline/"), {"reason": " "}).status_code == 422
    assert mentor.post(house.url(f"/proposals/{pair.pk}/decline/"), {"reason": "x" * 1001}).status_code == 422
    answer = mentor.post(house.url(f"/proposals/{pair.pk}/decline/"), {"reason": "Un conflit avec mon poste."}, follow=True)
    assert said(answer)
    assert status_of(house, pair) == "declined"
    assert "Un conflit" not in learner.get(house.url(f"/proposals/{pair.pk}/")).content.decode()
    assert "Un conflit" in as_person(house.coordinator).get(house.url(f"/proposals/{pair.pk}/")).content.decode()
    assert said(learner.post(house.url(f"/proposals/{pair.pk}/accept/"), follow=True))
    assert status_of(house, pair) == "declined"
    with house.bound():
        assert [s.code for s in standing_of(house.other_learner)] == ["waiting"]


@pytest.mark.parametrize("who", ["learner", "mentor", "coordinator"])
def test_ending_with_a_reason(house, as_person, who):
    client, url = as_person(house.people[who]), house.url(f"/pairs/{house.pair.pk}/end/")
    assert client.get(url).status_code == 200
    data = {"cause": "goal", "wish": "0"}
    assert client.post(url, data | {"reason": ""}).status_code == 422
    assert said(client.post(url, data | {"reason": "Objectif atteint."}, follow=True))
    assert status_of(house, house.pair) == "ended"
    assert said(client.post(url, data | {"reason": "Encore."}, follow=True))
    with house.bound():
        ended = Mentorship.objects.get(pk=house.pair.pk)
        assert (ended.ended_by_id, ended.end_reason) == (house.people[who].pk, "Objectif atteint.")


def test_where_a_learner_stands(house, pair):
    with house.bound():
        assert [s.code for s in standing_of(house.other_learner)] == ["proposed"]
        assert standing_of(house.learner) == []
        assert [m.pk for m in open_proposals_for(house.other_mentor)] == [pair.pk]
        services.accept_proposal(actor=house.other_learner, mentorship=pair)
        (standing,) = standing_of(house.other_learner)
        assert (standing.code, standing.mentorship.pk) == ("accepted", pair.pk)
        assert "Maud Autre" in standing.words
        assert list(open_proposals_for(house.other_learner)) == []
        services.end_mentorship(actor=house.coordinator, mentorship=pair, reason="Changement.")
        assert [s.code for s in standing_of(house.other_learner)] == ["waiting"]


def test_messages_say_why_and_only_while_true(house, pair):
    with house.bound():
        payload = {"mentorship": str(pair.pk)}
        seen = text_for("matching.proposed_learner").context(payload, house.other_learner)
        assert seen["partner"] == house.other_mentor
        assert seen["reasons"]
        assert text_for("matching.started").context(payload, house.other_learner) is None
        services.accept_proposal(actor=house.other_learner, mentorship=pair)
        assert text_for("matching.proposed_learner").context(payload, house.other_learner) is None
        assert text_for("matching.proposed_mentor").context(payload, house.other_mentor)
        services.decline_proposal(actor=house.other_mentor, mentorship=pair, reason="Non.")
        assert text_for("matching.proposed_mentor").context(payload, house.other_mentor) is None
        assert text_for("matching.declined").context(payload, house.other_learner)["partner"] == house.other_mentor


def test_every_message_renders_in_both_languages(house, pair):
    from notifications.messages import message_for

    with house.bound():
        for language in ("fr", "en"):
            house.other_learner.user.language = language
            house.other_learner.user.save()
            owed = Delivery.objects.get(kind="matching.proposed_learner", topic=pair.pk)
            message = message_for(owed)
            assert "Maud Autre" in message.subject
            assert f"/o/verger/proposals/{pair.pk}/" in message.body
        services.accept_proposal(actor=house.other_learner, mentorship=pair)
        services.accept_proposal(actor=house.other_mentor, mentorship=pair)
        for owed in Delivery.objects.filter(kind="matching.started"):
            assert f"/pairs/{pair.pk}/charter/" in message_for(owed).body
        services.end_mentorship(actor=house.coordinator, mentorship=pair, reason="Fin.")
        assert all(message_for(owed).subject for owed in Delivery.objects.filter(kind="matching.ended"))


def test_few_queries(house, pair, as_person):
    client = as_person(house.other_learner)
    client.get(house.url(f"/proposals/{pair.pk}/"))
    with CaptureQueriesContext(connection) as seen:
        client.get(house.url(f"/proposals/{pair.pk}/"))
    assert len(seen) <= 14
