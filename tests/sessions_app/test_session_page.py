"""The session's page: who reads what, two people at once, the words on how it went."""
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from action_plans.models import Action
from common import clock
from common.errors import Refused
from sessions_app import services
from sessions_app.models import Arrival, Session, SessionNote
from sessions_app.selectors import sessions_between

from .conftest import book

POSTS = ("keep/", "agenda/", "preparation/", "recap/", "notes/", "attendance/")
EVERYBODY_ELSE = [("stranger", 404), ("other_learner", 404), ("former", 404), ("observer", 403)]


def at(house, session, tail=""):
    return house.url(f"/sessions/{session.pk}/{tail}")


def agenda_data(session, **changed):
    data = {}
    for item in session.agenda.all():
        data |= {f"agenda-topic_{item.position}": item.topic, f"initial-agenda-topic_{item.position}": item.topic,
                 f"initial-agenda-done_{item.position}": str(item.is_done)}
        if item.is_done:
            data[f"agenda-done_{item.position}"] = "on"
    return data | {f"agenda-{key}": value for key, value in changed.items()}


@pytest.mark.parametrize("who", ["learner", "mentor", "coordinator", "owner"])
def test_those_who_may_read_it(house, session, as_person, who):
    assert as_person(house.people[who]).get(at(house, session)).status_code == 200


@pytest.mark.parametrize(("who", "status"), EVERYBODY_ELSE)
def test_nobody_else_reads_or_writes(house, over, as_person, who, status):
    client = as_person(house.people[who])
    assert client.get(at(house, over)).status_code == status
    for tail in ("join/", "session.ics"):
        assert client.get(at(house, over, tail)).status_code == status
    for tail in (*POSTS, "settle/"):
        assert client.post(at(house, over, tail)).status_code == status


@pytest.mark.parametrize("tail", [*POSTS, "join/", "session.ics"])
def test_coordinators_look_and_do_not_write_for_the_pair(house, over, as_person, tail):
    client = as_person(house.coordinator)
    assert (client.post if tail in POSTS else client.get)(at(house, over, tail)).status_code == 403


def test_bad_ids_wrong_methods_and_signed_out(house, session, as_person, client):
    learner = as_person(house.learner)
    assert learner.get(house.url(f"/sessions/{uuid4()}/")).status_code == 404
    assert learner.get(house.url("/sessions/nonsense/")).status_code == 404
    assert [learner.get(at(house, session, tail)).status_code for tail in POSTS] == [405] * len(POSTS)
    assert learner.post(at(house, session)).status_code == 405
    assert client.get(at(house, session)).status_code == client.get(house.url("/sessions/")).status_code == 302


def test_a_note_reaches_its_readers_and_no_others(house, over, as_person):
    for author in ("learner", "mentor"):
        for audience in SessionNote.Audience.values:
            answer = as_person(house.people[author]).post(at(house, over, "notes/"), {
                "note-body": f"{author}-{audience}-text", "note-audience": audience})
            assert answer.status_code == 302
    seen = {who: {f"{a}-{b}" for a in ("learner", "mentor") for b in SessionNote.Audience.values
                  if f"{a}-{b}-text" in as_person(house.people[who]).get(at(house, over)).content.decode()}
            for who in ("learner", "mentor", "coordinator", "owner")}
    both = {"learner-pair", "mentor-pair"}
    assert seen["learner"] == both | {"learner-private", "learner-staff"}
    assert seen["mentor"] == both | {"mentor-private", "mentor-staff", "learner-staff"}
    assert seen["coordinator"] == seen["owner"] == {"learner-staff", "mentor-staff"}


def test_staff_see_nothing_else_that_the_pair_wrote(house, over, as_person):
    Session.objects.filter(pk=over.pk).update(preparation="SECRET-A", recap="SECRET-B")
    over.agenda.update(topic="SECRET-C")
    assert "SECRET" not in as_person(house.coordinator).get(at(house, over)).content.decode()
    assert as_person(house.mentor).get(at(house, over)).content.decode().count("SECRET") >= 3


def test_a_note_is_changed_by_its_author_alone(house, over, as_person):
    note = services.add_note(actor=house.learner, session=over, body="before", audience="pair")
    address = at(house, over, f"notes/{note.pk}/")
    assert as_person(house.mentor).get(address).status_code == 403
    assert as_person(house.other_learner).get(address).status_code == 404
    assert as_person(house.coordinator).get(address).status_code == 404
    client = as_person(house.learner)
    assert client.get(address).status_code == 200
    assert client.get(at(house, over, f"notes/{uuid4()}/")).status_code == 404
    assert client.post(address, {"note-body": "", "note-audience": "pair", "note-version": 0}).status_code == 422
    assert client.post(address, {"note-body": "after", "note-audience": "private", "note-version": 0}).status_code == 302
    late = client.post(address, {"note-body": "elsewhere", "note-audience": "private", "note-version": 0})
    assert late.status_code == 409
    assert "after" in late.content.decode()
    assert "elsewhere" in late.content.decode()
    note.refresh_from_db()
    assert (note.body, note.audience) == ("after", "private")


@pytest.mark.parametrize("field", ["preparation", "recap"])
def test_of_two_who_save_at_once_neither_loses(house, over, as_person, field):
    def data(text, version):
        return {f"{field}-text": text, f"{field}-version": version, "actions-TOTAL_FORMS": 0, "actions-INITIAL_FORMS": 0}

    learner, mentor = as_person(house.learner), as_person(house.mentor)
    assert learner.post(at(house, over, f"{field}/"), data("first text", 0)).status_code == 302
    late = mentor.post(at(house, over, f"{field}/"), data("second text", 0))
    assert late.status_code == 409
    assert "first text" in late.content.decode()
    assert "second text" in late.content.decode()
    assert f'name="{field}-version" value="1"' in late.content.decode()
    assert mentor.post(at(house, over, f"{field}/"), data("both texts", 1)).status_code == 302
    assert learner.post(at(house, over, f"{field}/"), data("both texts", 1)).status_code == 302  # a double click
    over.refresh_from_db()
    assert getattr(over, field) == "both texts"


def test_both_write_the_agenda_at_once(house, session, as_person):
    seen = agenda_data(session)
    learner, mentor = as_person(house.learner), as_person(house.mentor)
    assert learner.post(at(house, session, "agenda/"), seen | {"agenda-topic_2": "My CV", "agenda-done_1": "on"}).status_code == 302
    assert mentor.post(at(house, session, "agenda/"), seen | {"agenda-topic_3": "A first job"}).status_code == 302
    late = mentor.post(at(house, session, "agenda/"), seen | {"agenda-topic_2": "My letter"})
    assert late.status_code == 409
    assert "My CV" in late.content.decode()
    assert "My letter" in late.content.decode()
    assert [(i.topic, i.is_done) for i in session.agenda.all()] == [("", True), ("My CV", False), ("A first job", False), ("", False)]
    assert learner.post(at(house, session, "agenda/"), {"agenda-topic_1": "x" * 301}).status_code == 422


def test_a_recap_makes_actions_once(house, over, as_person):
    data = {"recap-text": "We did much", "recap-version": 0, "actions-TOTAL_FORMS": 2, "actions-INITIAL_FORMS": 0,
            "actions-0-title": "Write a letter", "actions-0-owner": "learner", "actions-0-due_on": "2027-01-15",
            "actions-1-title": "", "actions-1-owner": "learner", "actions-1-due_on": ""}
    client = as_person(house.learner)
    assert client.post(at(house, over, "recap/"), data).status_code == 302
    assert client.post(at(house, over, "recap/"), data).status_code == 302
    assert Action.objects.get(title="Write a letter").mentorship_id == house.pair.pk
    assert client.post(at(house, over, "recap/"), data | {"actions-0-due_on": "", "recap-version": 1}).status_code == 422


def words(house, over, mine, theirs, who="learner"):
    return services.record_attendance(actor=house.people[who], session=over, mine=mine, theirs=theirs)


@pytest.mark.parametrize(("mine", "theirs", "status"), [
    ("present", "present", "held"), ("late", "present", "held"), ("present", "absent", "missed"), ("absent", "present", "missed"),
    ("present", "technical", "technical"), ("technical", "absent", "technical")])
def test_the_first_word_closes_the_session(house, over, as_person, mine, theirs, status):
    answer = as_person(house.mentor).post(at(house, over, "attendance/"), {"attendance-mine": mine, "attendance-theirs": theirs})
    assert answer.status_code == 302
    over.refresh_from_db()
    assert (over.status, over.is_disputed) == (status, False)
    assert over.closed_at


def test_two_words_that_differ_go_to_the_coordination(house, over, as_person):
    words(house, over, "present", "absent", "mentor")
    assert words(house, over, "present", "present", "learner").is_disputed
    over.refresh_from_db()
    assert over.status == "missed"
    coordinator = as_person(house.coordinator)
    assert coordinator.get(house.url("/sessions/?status=disputed")).context["page"].paginator.count == 1
    assert coordinator.post(at(house, over, "settle/"), {"status": "confirmed"}).status_code == 422
    assert coordinator.post(at(house, over, "settle/"), {"status": "held"}).status_code == 302
    over.refresh_from_db()
    assert (over.status, over.is_disputed, over.settled_by) == ("held", False, house.coordinator)
    with pytest.raises(Refused, match="coord"):
        words(house, over, "absent", "present")


def test_agreeing_after_all_ends_the_dispute(house, over):
    words(house, over, "present", "absent", "mentor")
    words(house, over, "late", "present", "learner")
    settled = words(house, over, "present", "present", "mentor")
    assert (settled.status, settled.is_disputed) == ("held", False)


def test_how_it_went_is_no_question_before_it_starts(house, session, as_person):
    page = as_person(house.coordinator).get(house.url(f"/sessions/{session.pk}/")).content.decode()
    assert "Ni l’un ni l’autre n’a encore répondu." not in page


def test_the_pair_does_not_settle(house, over, as_person):
    assert as_person(house.mentor).post(at(house, over, "settle/"), {"status": "held"}).status_code == 403


def test_no_word_before_the_start(house, session):
    with pytest.raises(Refused) as refusal:
        words(house, session, "present", "present")
    assert refusal.value.code == "not_started"


def test_joining_says_who_came_and_leads_off_the_site(house, session, as_person):
    client = as_person(house.learner)
    assert client.get(at(house, session, "join/")).url == session.join_url
    assert not Arrival.objects.exists()
    with clock.at(session.starts_at - timedelta(minutes=3)):
        client.get(at(house, session, "join/"))
        client.get(at(house, session, "join/"))
    assert Arrival.objects.get().membership == house.learner
    services.cancel_session(actor=house.mentor, session=session, reason="x", sequence=0)
    assert client.get(at(house, session, "join/")).url == at(house, session)


@pytest.mark.parametrize(("minutes", "outcome"), [(-10, "present"), (4, "present"), (6, "late")])
def test_who_followed_the_link_says_so_and_the_coordination_sees_it(house, over, as_person, minutes, outcome):
    at_start = over.starts_at
    with clock.at(at_start + timedelta(minutes=minutes)):
        assert services.record_arrival(actor=house.learner, session=over)
    page = as_person(house.learner).get(at(house, over))
    assert "Vous avez suivi le lien de la réunion à" in page.text
    assert page.context["attendance"]["mine"].value() == outcome
    assert page.context["attendance"]["theirs"].value() == "present"
    assert "suivi le lien" not in as_person(house.mentor).get(at(house, over)).text
    staff = as_person(house.coordinator).get(at(house, over)).text
    assert "Léa Learner a suivi le lien" in staff
    assert "Mehdi Mentor a suivi le lien" not in staff


def test_the_calendar_file(house, session, as_person):
    answer = as_person(house.mentor).get(at(house, session, "session.ics"))
    assert answer["Content-Type"].startswith("text/calendar")
    event = Calendar.from_ical(answer.content).walk("VEVENT")[0]
    assert (event["DTSTART"].dt, event["SEQUENCE"]) == (session.starts_at, 0)
    assert "ATTENDEE" not in event


def test_lists_show_one_s_own_and_staff_all(house, session, over, as_person):
    def count(who, query=""):
        return as_person(house.people[who]).get(house.url(f"/sessions/{query}")).context["page"].paginator.count

    assert [count("learner"), count("learner", "?when=past"), count("learner", "?when=all")] == [1, 1, 2]
    assert [count("other_learner"), count("coordinator"), count("observer")] == [0, 1, 0]
    assert count("coordinator", "?status=confirmed&program=premier-emploi") == 2
    assert count("coordinator", "?status=awaiting") == 1
    assert count("coordinator", "?program=other") == 0
    assert count("coordinator", f"?mentorship={house.pair.pk}&status=missed") == 0
    assert count("coordinator", f"?since={session.starts_at:%Y-%m-%d}&until={session.starts_at:%Y-%m-%d}") >= 1
    for odd in ("?since=9999-12-31", "?until=0001-01-01", "?status=x", "?mentorship=x", "?page=99", "?when=x"):
        assert as_person(house.coordinator).get(house.url(f"/sessions/{odd}")).status_code == 200
    assert as_person(house.stranger).get(house.url("/sessions/")).status_code == 404


def test_whoever_sees_no_sessions_is_promised_none(house, session, as_person):
    text = as_person(house.observer).get(house.url("/sessions/")).text
    assert "Seuls le binôme et la coordination voient les séances." in text
    assert "Aucune séance prévue" not in text


def test_the_form_of_a_list_finds_what_is_over_and_what_is_right_beside_what_is_wrong(house, session, over, as_person):
    client = as_person(house.coordinator)
    Session.objects.filter(pk=over.pk).update(status="missed")
    page = client.get(house.url("/sessions/"))
    assert 'name="when"' not in page.text, "nothing was asked of that"
    for query, found in (("?status=missed", [over]), ("?status=missed&when=upcoming", [over]), ("?status=missed&when=past", [over]),
                         ("?status=missed&since=x", [over]), ("?status=confirmed&when=upcoming", [session]), ("?when=upcoming", [session])):
        page = client.get(house.url(f"/sessions/{query}"))
        assert list(page.context["page"]) == found, query
    assert 'name="when" value="upcoming"' in page.text, "the tab that was chosen stays"


@pytest.mark.parametrize("who", ["mentor", "learner"])
def test_whoever_is_one_of_the_two_does_not_decide_as_the_coordination(house, over, as_person, who):
    actor = house.people[who]
    actor.roles = [*actor.roles, "coordinator"]
    actor.save()
    assert as_person(actor).post(at(house, over, "settle/"), {"status": "missed_learner"}).status_code == 403
    assert Session.objects.get(pk=over.pk).settled_by is None


def test_pages_take_few_queries_however_many_rows(house, as_person):
    client = as_person(house.coordinator)

    def queries(address):
        with CaptureQueriesContext(connection, ) as caught:
            assert client.get(house.url(address)).status_code == 200
        return len([q for q in caught if q["sql"].startswith("SELECT")])

    first = book(house)
    services.add_note(actor=house.mentor, session=first, body="x", audience="staff")
    client.get(house.url("/sessions/"))
    before = queries("/sessions/"), queries(f"/sessions/{first.pk}/")
    for _ in range(8):
        book(house)
        services.add_note(actor=house.mentor, session=first, body="x", audience="staff")
    assert (queries("/sessions/"), queries(f"/sessions/{first.pk}/")) == before
    assert max(before) <= 12
    client = as_person(house.learner)
    client.get(house.url("/sessions/"))
    assert max(queries(f"/sessions/{first.pk}/"), queries(f"/pairs/{house.pair.pk}/book/"), queries("/availability/")) <= 12


def test_the_calendar_has_what_touches_its_days(house, session, over):
    assert set(sessions_between(house.mentor, over.starts_at, session.ends_at)) == {over, session}


def test_what_an_ended_pair_had_planned_is_cancelled(house, session, over):
    services.cancel_planned(house.pair)
    assert {s.pk: s.status for s in Session.objects.all()} == {session.pk: "cancelled", over.pk: "confirmed"}
