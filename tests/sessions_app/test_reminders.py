"""Rules of reminders as data: what holds where, and what happens to what is planned when a rule or a session changes."""
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from audit.models import Entry
from common import clock
from notifications.messages import message_for
from notifications.models import Delivery
from programs.models import Program
from sessions_app.models import ReminderRule, Session
from sessions_app.reminder_rules import DEFAULTS, Kind, Rule, Whom, rules_in
from sessions_app.services import (
    cancel_session,
    create_policy,
    log_meeting,
    move_session,
    nudge_idle_pairs,
    record_attendance,
    reminders,
    set_reminders,
    undo_change,
)
from tests.outbox import fan_out

from .conftest import MONDAY, book, open_hours

NOON = MONDAY + timedelta(days=6, hours=4)


@pytest.fixture
def house(cast):
    """It is Monday morning."""
    with cast.verger.bound(), clock.at(MONDAY):
        cast.verger.program.starts_on = (MONDAY - timedelta(days=30)).date()
        cast.verger.program.ends_on = (MONDAY + timedelta(days=180)).date()
        cast.verger.program.save()
        open_hours(cast.verger)
        yield cast.verger


def booked(house, starts_at):
    session = book(house, starts_at)
    fan_out()
    return session


def due(session, state="due"):
    rows = Delivery.objects.filter(topic=session.pk, state=state, wished_at__isnull=False)
    return {(row.kind.removeprefix("sessions_app."), row.recipient_id): row.due_at for row in rows}


def settle(house, program=None, **changed):
    """The rules that hold, with some changed."""
    rules = rules_in(program.pk)[program.pk] if program else rules_in()[None]
    set_reminders(actor=house.coordinator, program=program, rules=rules | changed)


def test_each_kind_is_owed_to_whom_the_rules_say(house):
    session = booked(house, NOON)
    found = due(session)
    assert Counter(kind for kind, _person in found) == {
        "preparation": 1, "reminder_day": 2, "reminder_hour": 2, "recap": 2, "recap_missing": 2}
    assert found["preparation", house.learner.pk] == NOON - timedelta(days=3)
    assert found["reminder_day", house.mentor.pk] == NOON - timedelta(hours=24)
    assert found["recap_missing", house.mentor.pk] == session.ends_at + timedelta(days=1)


def test_an_early_session_is_reminded_of_the_evening_before(house):
    session = booked(house, MONDAY + timedelta(days=2))
    assert due(session)["reminder_hour", house.learner.pk] == session.starts_at - timedelta(hours=11, minutes=15)


def test_moved_and_cancelled_leave_nothing_stale(house):
    session = booked(house, NOON)
    session = move_session(actor=house.mentor, session=session, starts_at=NOON + timedelta(days=1), sequence=0)
    assert due(session)["reminder_day", house.mentor.pk] == NOON
    assert len(due(session)) == len(due(session, "superseded")) == 9
    session = cancel_session(actor=house.mentor, session=session, reason="", sequence=1)
    assert due(session) == {}
    undo_change(actor=house.mentor, session=session)
    assert len(due(session)) == 9


def test_a_program_says_otherwise_and_the_rest_follows_the_organization(house):
    settle(house, house.program, **{Kind.FIRST: Rule(True, 2 * 24 * 60, Whom.LEARNER)})
    settle(house, **{Kind.LAST: Rule(False, 60), Kind.FIRST: Rule(False, 60)})
    rules = rules_in(house.program.pk)[house.program.pk]
    assert rules[Kind.FIRST] == Rule(True, 2 * 24 * 60, Whom.LEARNER)
    assert not rules[Kind.LAST].is_on
    assert rules[Kind.RECAP] == DEFAULTS[Kind.RECAP]
    assert ReminderRule.objects.count() == 3


def test_who_changes_a_rule_moves_what_is_planned(house):
    session = booked(house, NOON)
    settle(house, house.program, **{Kind.FIRST: Rule(True, 2 * 24 * 60), Kind.LAST: Rule(False, 60)})
    found = due(session)
    assert found["reminder_day", house.mentor.pk] == NOON - timedelta(days=2)
    assert ("reminder_hour", house.mentor.pk) not in found
    settle(house, house.program, **{Kind.LAST: Rule(True, 30, Whom.MENTOR)})
    assert [key for key in due(session) if key[0] == "reminder_hour"] == [("reminder_hour", house.mentor.pk)]
    assert due(session)["reminder_hour", house.mentor.pk] == NOON - timedelta(minutes=30)
    assert Entry.objects.filter(verb="sessions_app.reminders.set").count() == 2


def test_a_rule_turned_off_holds_for_whoever_has_not_spoken_yet(house):
    session = booked(house, NOON)
    with clock.at(session.ends_at + timedelta(minutes=10)):
        record_attendance(actor=house.mentor, session=session, mine="present", theirs="present")
        settle(house, **{Kind.RECAP_MISSING: Rule(False, 24 * 60)})
        assert ("recap_missing", house.learner.pk) not in due(session)
        settle(house, **{Kind.RECAP_MISSING: Rule(True, 48 * 60)})
        assert due(session)["recap_missing", house.learner.pk] == session.ends_at + timedelta(days=2)


def test_a_meeting_added_afterwards_is_never_reminded_of(house):
    house.pair.started_at = clock.now() - timedelta(days=9)
    house.pair.save()
    meeting = log_meeting(actor=house.mentor, mentorship=house.pair, starts_at=clock.now() - timedelta(hours=20), minutes=30, place="phone",
                          mine="present", theirs="present", booking_key=uuid4())
    settle(house, **{Kind.RECAP_MISSING: Rule(True, 48 * 60)})
    assert due(meeting) == {}


def test_what_moves_while_a_rule_changes_keeps_its_reminders(house, monkeypatch):
    session = booked(house, NOON)

    def meanwhile(*programs):
        monkeypatch.setattr(reminders, "rules_in", rules_in)
        move_session(actor=house.mentor, session=session, starts_at=NOON + timedelta(days=1), sequence=0)
        return rules_in(*programs)

    monkeypatch.setattr(reminders, "rules_in", meanwhile)
    set_reminders(actor=house.coordinator, program=None, rules={Kind.FIRST: Rule(True, 12 * 60)})
    told = Delivery.objects.filter(topic=session.pk, state="due", payload__sequence=1)
    assert Counter(row.kind.removeprefix("sessions_app.") for row in told if row.wished_at) == {
        "preparation": 1, "reminder_day": 2, "reminder_hour": 2, "recap": 2, "recap_missing": 2}


def test_what_has_left_does_not_leave_again(house):
    session = booked(house, NOON)
    Delivery.objects.filter(topic=session.pk, kind="sessions_app.reminder_day").update(state="sent")
    settle(house, **{Kind.FIRST: Rule(True, 2 * 24 * 60)})
    assert Delivery.objects.filter(topic=session.pk, kind="sessions_app.reminder_day").count() == 2
    assert ("reminder_day", house.mentor.pk) not in due(session)


def test_one_for_each_session_person_kind_and_sequence(house):
    session = booked(house, NOON)
    row = Delivery.objects.filter(topic=session.pk, kind="sessions_app.reminder_day").first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(recipient=row.recipient, kind=row.kind, key=row.key, due_at=row.due_at, created_at=row.created_at)


@pytest.mark.parametrize("wrong", [{"minutes": None}, {"minutes": 0}, {"minutes": 200_000}])
def test_the_database_refuses_a_rule_without_a_time(house, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        ReminderRule.objects.create(kind="recap", **wrong)
    ReminderRule.objects.create(kind="nothing_booked", minutes=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReminderRule.objects.create(kind="nothing_booked", minutes=60)


def test_no_word_is_missing_where_none_can_be_given_any_more(house):
    session = booked(house, NOON)
    row = Delivery.objects.select_related("organization", "recipient__user").get(
        topic=session.pk, kind="sessions_app.recap_missing", recipient=house.learner)
    create_policy(actor=house.coordinator, program=house.program, appeal_days=1)
    with clock.at(session.ends_at):
        record_attendance(actor=house.mentor, session=session, mine="present", theirs="present")
    with clock.at(session.ends_at + timedelta(hours=24)):
        assert message_for(row) is not None
    with clock.at(session.ends_at + timedelta(hours=25)):
        assert message_for(row) is None


def test_what_is_prepared_needs_no_word(house):
    session = booked(house, NOON)
    row = Delivery.objects.select_related("organization", "recipient__user").get(topic=session.pk, kind="sessions_app.preparation")
    assert "préparer" in message_for(row).body
    Session.objects.filter(pk=session.pk).update(preparation="Mon CV")
    assert message_for(row) is None


def test_the_nudge_follows_its_rule(house):
    house.pair.started_at = clock.now() - timedelta(days=15)
    house.pair.save()
    settle(house, **{Kind.NOTHING_BOOKED: Rule(True, 20 * 24 * 60)})
    assert nudge_idle_pairs() == 0
    settle(house, **{Kind.NOTHING_BOOKED: Rule(True, 10 * 24 * 60, Whom.LEARNER)})
    assert nudge_idle_pairs() == 1
    assert [d.recipient_id for d in Delivery.objects.filter(kind="sessions_app.nothing_booked")] == [house.learner.pk]
    settle(house, **{Kind.NOTHING_BOOKED: Rule(False, None)})
    assert nudge_idle_pairs() == 0


@pytest.mark.parametrize("over", [{"status": "closed"}, {"ends_on": (MONDAY - timedelta(days=1)).date()}])
def test_nobody_is_asked_to_book_in_a_program_that_is_over(house, over):
    house.pair.started_at = clock.now() - timedelta(days=15)
    house.pair.save()
    Program.objects.update(**over)
    assert nudge_idle_pairs() == 0


def sent(rules=DEFAULTS):
    from sessions_app.forms.reminders import UNITS
    data = {}
    for kind, rule in rules.items():
        data |= {f"{kind}-amount": "" if rule.minutes is None else str(rule.minutes // UNITS[kind][0]), f"{kind}-whom": str(rule.whom)}
        data |= {f"{kind}-is_on": "on"} if rule.is_on else {}
    return data


def test_the_page_of_a_program(house, as_person):
    client, address = as_person(house.coordinator), house.url("/programs/premier-emploi/reminders/")
    assert client.get(address).status_code == 200
    assert client.post(address, sent(DEFAULTS | {Kind.LAST: replace(DEFAULTS[Kind.LAST], minutes=45)})).status_code == 302
    assert [(r.kind, r.minutes, r.program_id) for r in ReminderRule.objects.all()] == [("reminder_hour", 45, house.program.pk)]
    assert "Propre à ce programme" in client.get(address).content.decode()
    assert client.post(address, {"as_organization": "on"}).status_code == 302
    assert not ReminderRule.objects.exists()


def test_a_wrong_number_is_told_and_kept(house, as_person):
    client, address = as_person(house.coordinator), house.url("/reminders/")
    answer = client.post(address, sent() | {"reminder_day-amount": "9999", "recap-amount": "abc"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="9999"' in page
    assert 'value="abc"' in page
    assert not ReminderRule.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("owner", 200), ("coordinator", 200), ("observer", 403), ("learner", 403), ("former", 404)])
@pytest.mark.parametrize("page", ["/reminders/", "/programs/premier-emploi/reminders/"])
def test_who_may_set_rules(house, as_person, who, status, page):
    assert as_person(house.people[who]).get(house.url(page)).status_code == status


