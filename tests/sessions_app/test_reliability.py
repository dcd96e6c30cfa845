"""Late, missed and technical: what counts against whom by a program's rules, and when the coordination is told."""
from datetime import timedelta
from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction

from common import clock
from common.errors import Refused
from notifications.messages import message_for
from notifications.models import Delivery
from sessions_app import times
from sessions_app.models import SchedulingPolicy, Session
from sessions_app.reliability import counted
from sessions_app.services import cancel_session, create_policy, record_attendance, settle_session, undo_change
from sessions_app.verdict import faults
from tenancy.orm import SETTING

from .conftest import book
from .test_suspended import reinstate, suspend

MISSED, HELD, TECHNICAL = "missed", "held", "technical"


@pytest.mark.parametrize(("status", "words", "found"), [
    (MISSED, {"m": {"m": "present", "l": "absent"}}, {"l": "absent"}),
    (MISSED, {"m": {"m": "absent", "l": "absent"}}, {"m": "absent", "l": "absent"}),
    (MISSED, {"m": {"m": "present", "l": "absent"}, "l": {"l": "absent", "m": "late"}}, {"l": "absent"}),
    (HELD, {"m": {"m": "late", "l": "present"}}, {"m": "late"}),
    (HELD, {"m": {"m": "late", "l": "late"}, "l": {"m": "present"}}, {"l": "late"}),
    (HELD, {"m": {"m": "present", "l": "absent"}}, {}), (TECHNICAL, {"m": {"m": "technical", "l": "absent"}}, {}),
    ("confirmed", {}, {}),
    (MISSED, {"m": {"m": "present", "l": "absent"}, "l": {"l": "present", "m": "present"}}, {}),
    (MISSED, {"m": {"m": "present", "l": "absent"}, "l": {"l": "present", "m": "absent"}}, {})])
def test_what_stands_against_whom(status, words, found):
    assert faults(status, words) == found
    assert faults(status, words, is_disputed=True) == {}


@pytest.mark.parametrize("absent", [{"m"}, {"l"}, {"m", "l"}])
@pytest.mark.parametrize("words", [{}, {"m": {"m": "present", "l": "absent"}, "l": {"l": "present", "m": "absent"}},
                                   {"m": {"m": "late", "l": "present"}}])
def test_what_the_coordination_settled_stands_whatever_was_said(absent, words):
    assert faults(MISSED, words, absent=absent) == dict.fromkeys(absent, "absent")
    assert faults(TECHNICAL, words, absent=absent) == {}


def past(house, days):
    start = clock.now() - timedelta(days=days)
    return Session.objects.create(mentorship=house.pair, starts_at=start, ends_at=start + timedelta(minutes=45), time_zone="Europe/Paris",
                                  booked_by=house.learner, created_at=start)


def say(house, session, mine, theirs, who="mentor"):
    return record_attendance(actor=house.people[who], session=session, mine=mine, theirs=theirs)


def told(house):
    return [row for row in Delivery.objects.filter(kind="sessions_app.often_missed", state="due") if message_for(row)]


def count(house, who="learner"):
    return len(counted(house.people[who], times.policy_of(house.pair)))


def test_the_second_missed_session_is_told_once(house):
    say(house, past(house, 9), "present", "absent")
    assert not told(house)
    second = past(house, 2)
    say(house, second, "present", "absent")
    say(house, second, "present", "absent")
    (row,) = told(house)
    assert row.recipient == house.coordinator
    message = message_for(row)
    assert house.learner.name in message.subject
    assert "2" in message.subject
    say(house, past(house, 1), "present", "absent")
    assert len(told(house)) == 2


def test_outside_the_days_and_in_another_program_nothing_counts(house):
    create_policy(actor=house.coordinator, program=house.program, counted_days=30)
    say(house, past(house, 31), "present", "absent")
    say(house, past(house, 29), "present", "absent")
    assert count(house) == 1
    assert count(house, "mentor") == 0


def test_a_technical_failure_counts_against_nobody(house):
    for days in (3, 2, 1):
        say(house, past(house, days), "technical", "absent")
    assert count(house) == count(house, "mentor") == 0
    assert not Delivery.objects.filter(kind="sessions_app.often_missed").exists()


@pytest.mark.parametrize(("counts", "n"), [(True, 2), (False, 0)])
def test_coming_late_counts_where_the_program_says_so(house, counts, n):
    create_policy(actor=house.coordinator, program=house.program, counts_late=counts)
    for days in (3, 2):
        say(house, past(house, days), "present", "late")
    assert count(house) == n
    assert len(told(house)) == n // 2


@pytest.mark.parametrize("counts", [True, False])
def test_cancelling_late_counts_where_the_program_says_so(house, counts):
    create_policy(actor=house.coordinator, program=house.program, counts_late_cancel=counts, change_notice_hours=168, missed_told=1)
    session = book(house)
    with clock.at(session.starts_at - timedelta(hours=2)):
        cancel_session(actor=house.learner, session=session, reason="x", sequence=0)
        assert len(told(house)) == count(house) == int(counts)
        assert count(house, "mentor") == 0
        session.refresh_from_db()
        undo_change(actor=house.learner, session=session)
        assert not told(house)


def test_what_is_contradicted_does_not_count_until_it_is_settled(house):
    say(house, past(house, 9), "present", "absent")
    second = past(house, 2)
    say(house, second, "present", "absent")
    say(house, second, "present", "present", "learner")
    assert count(house) == 1
    assert not told(house)
    settle_session(actor=house.coordinator, session=second, status="missed", missed_by="learner")
    assert count(house) == 2
    assert len(told(house)) == 1


@pytest.mark.parametrize(("missed_by", "learner", "mentor"), [("learner", 1, 0), ("mentor", 0, 1), ("both", 1, 1)])
def test_of_two_who_accuse_each_other_the_coordination_says_whom_it_counts_against(house, missed_by, learner, mentor):
    session = past(house, 2)
    say(house, session, "present", "absent")
    say(house, session, "present", "absent", "learner")
    settle_session(actor=house.coordinator, session=session, status="missed", missed_by=missed_by)
    assert (count(house), count(house, "mentor")) == (learner, mentor)


@pytest.mark.parametrize(("status", "missed_by"), [(MISSED, ""), (HELD, "learner"), (TECHNICAL, "both")])
def test_who_was_absent_is_said_of_missed_sessions_and_no_others(house, status, missed_by):
    with pytest.raises(Refused) as refusal:
        settle_session(actor=house.coordinator, session=past(house, 2), status=status, missed_by=missed_by)
    assert refusal.value.code == "missed_by"


@pytest.mark.parametrize("wrong", [{"status": "held"}, {"status": "missed"}, {"status": "confirmed"}])
def test_the_database_refuses_an_absent_person_where_nothing_was_settled_as_missed(house, wrong):
    session = past(house, 2)
    by = house.coordinator if wrong["status"] == HELD else None
    with pytest.raises(IntegrityError, match="missed_by_as_settled"), transaction.atomic():
        Session.objects.filter(pk=session.pk).update(missed_by="learner", settled_by=by, **wrong)


@pytest.mark.parametrize(("words", "missed_by"), [
    ([("mentor", "present", "absent")], "learner"), ([("mentor", "absent", "absent")], "both"),
    ([("mentor", "present", "absent"), ("learner", "present", "present")], "learner"),
    ([("mentor", "present", "absent"), ("learner", "absent", "absent")], "learner"),
    ([("mentor", "present", "absent"), ("learner", "present", "absent")], "")])
def test_what_was_settled_before_is_taken_over_as_it_counted(house, words, missed_by):
    session = past(house, 2)
    for who, mine, theirs in words:
        say(house, session, mine, theirs, who)
    Session.objects.filter(pk=session.pk).update(status=MISSED, is_disputed=False, settled_by=house.coordinator)
    with connection.cursor() as cursor:
        cursor.execute(import_module("sessions_app.migrations.0013_attendance").MISSED_BY)
        cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, str(house.organization.pk)])  # it ended in another one
    session.refresh_from_db()
    assert session.missed_by == missed_by


def found_by(house, as_person, status, who="coordinator"):
    return set(as_person(house.people[who]).get(house.url(f"/sessions/?status={status}")).context["page"].object_list)


def test_lists_find_who_missed_sessions(house, as_person):
    agreed, settled, disputed = (past(house, days) for days in (5, 4, 3))
    say(house, agreed, "present", "absent")
    settle_session(actor=house.coordinator, session=settled, status="missed", missed_by="both")
    say(house, disputed, "present", "absent")
    say(house, disputed, "present", "present", "learner")
    assert found_by(house, as_person, "missed_by_learner") == {agreed, settled}
    assert found_by(house, as_person, "missed_by_mentor") == {settled}
    assert found_by(house, as_person, "missed_by_learner", "mentor") == {agreed, settled}


def test_pages_and_api_say_who_missed_it(house, as_person):
    session = past(house, 2)
    client, address = as_person(house.coordinator), house.url(f"/sessions/{session.pk}/")
    assert client.post(address + "settle/", {"status": "missed"}).status_code == 422
    assert client.post(address + "settle/", {"status": "missed_mentor"}).status_code == 302
    assert "Manquée par le mentor" in as_person(house.learner).get(address).text
    shown = client.get(address)
    assert shown.context["settle"]["status"].value() == "missed_mentor"
    answer = client.get(house.url(f"/api/v1/sessions/{session.pk}/"))
    assert answer.json()["missed_by"] == "mentor"
    settle = house.url(f"/api/v1/sessions/{session.pk}/settle/")
    assert client.post(settle, {"status": "missed"}, content_type="application/json").json()["code"] == "missed_by"
    assert client.post(settle, {"status": "held"}, content_type="application/json").json()["missed_by"] == ""


def test_settled_as_held_it_is_not_told_any_more(house):
    say(house, past(house, 9), "present", "absent")
    second = past(house, 2)
    say(house, second, "present", "absent")
    assert len(told(house)) == 1
    settle_session(actor=house.coordinator, session=second, status="held")
    assert not told(house)


def due(house):
    return [row.due_at - clock.now() for row in told(house)]


def test_one_word_is_told_once_it_can_no_longer_be_contradicted(house):
    create_policy(actor=house.coordinator, program=house.program, missed_told=1, appeal_days=5)
    session = past(house, 2)
    say(house, session, "present", "absent")
    (wait,) = due(house)
    assert timedelta(days=4, hours=23) < wait
    say(house, session, "present", "present")
    assert not told(house)
    say(house, session, "present", "absent")
    settle_session(actor=house.coordinator, session=session, status="missed", missed_by="learner")
    (wait,) = due(house)
    assert wait < timedelta(days=1)


@pytest.mark.parametrize("first", [True, False])
def test_what_they_say_of_themselves_is_told_at_once(house, first):
    create_policy(actor=house.coordinator, program=house.program, missed_told=1)
    session = past(house, 2)
    if not first:
        say(house, session, "present", "absent")
    say(house, session, "absent", "present", "learner")
    (wait,) = due(house)
    assert wait < timedelta(days=1)


def test_the_days_that_stand_still_are_waited_for(house):
    create_policy(actor=house.coordinator, program=house.program, missed_told=1, appeal_days=5)
    said = clock.now()
    say(house, past(house, 2), "present", "absent")
    suspend(house, "learner")
    with clock.at(said + timedelta(days=6)):
        assert not told(house)
        reinstate(house, "learner")
        (wait,) = due(house)
        assert wait > timedelta(days=4)


def test_zero_is_never(house):
    create_policy(actor=house.coordinator, program=house.program, missed_told=0)
    for days in range(1, 5):
        say(house, past(house, days), "present", "absent")
    assert not Delivery.objects.filter(kind="sessions_app.often_missed").exists()


@pytest.mark.parametrize("wrong", [{"missed_told": 21}, {"counted_days": 0}, {"counted_days": 366}])
def test_the_database_refuses_rules_that_cannot_be(house, wrong):
    with pytest.raises(IntegrityError, match="policy_counted"), transaction.atomic():
        SchedulingPolicy.objects.create(program=house.program, **wrong)


def test_the_page_tells_both_how_it_is_counted(house, as_person):
    create_policy(actor=house.coordinator, program=house.program, missed_told=3, counted_days=40, counts_late=True)
    text = as_person(house.learner).get(house.url(f"/sessions/{past(house, 2).pk}/")).text
    for words in ("dès qu’une personne a manqué 3 séances en 40 jours", "Un retard compte aussi."):
        assert words in text
    assert "annulation tardive" not in text


def test_one_day_is_told_as_one(house, as_person):
    create_policy(actor=house.coordinator, program=house.program, missed_told=2, counted_days=1)
    text = as_person(house.learner).get(house.url(f"/sessions/{past(house, 2).pk}/")).text
    assert "a manqué 2 séances en un jour" in text
