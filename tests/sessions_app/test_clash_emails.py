"""A person is told once by email that what they have planned lies in time which a calendar of theirs, days off or a pause closed since."""
from datetime import UTC, timedelta

import pytest
from django.utils import timezone, translation
from django.utils.text import capfirst

from common import clock
from common.instants import span
from notifications.messages import message_for
from notifications.models import Delivery
from notifications.relay import _wanted_now
from notifications.services import set_preferences
from sessions_app import clashes, services
from sessions_app.busy.ics import busy_spans
from sessions_app.busy.port import Reading, Version
from sessions_app.counted_hours import PAUSE, Given
from sessions_app.models import ExternalBusy, Session
from sessions_app.selectors import free_starts, hours_of
from sessions_app.services import cancel_session, move_session, read_calendar, set_availability, set_booking_rules, subscribe_calendar
from sessions_app.services.outbox import fan_out
from sessions_app.slots import DaysOff

from .conftest import MONDAY, book
from .test_busy_calendars import Source
from .test_busy_files import PARIS, calendar

KIND = "sessions_app.clash"


@pytest.fixture(autouse=True)
def _by_day():
    with clock.at(MONDAY + timedelta(hours=4)):
        yield


@pytest.fixture
def planned(house):
    return book(house, free_starts(house.pair)[60])


@pytest.fixture
def mine(house):
    return subscribe_calendar(actor=house.mentor, url="https://calendar.example/secret.ics")


@pytest.fixture
def refreshed(mine, monkeypatch):
    """refreshed(*spans): the mentor's calendar says that they are busy then, and is read."""
    def read(*spans):
        source = Source(Reading(list(spans), Version()))
        monkeypatch.setattr(services.busy, "source_of", lambda calendar: source)
        read_calendar(mine.pk)

    return read


def owed(**more):
    return list(Delivery.objects.select_related("organization", "recipient__user").filter(kind=KIND, **more).order_by("created_at", "pk"))


def around(session, minutes=30):
    return session.starts_at - timedelta(minutes=minutes), session.starts_at + timedelta(minutes=minutes)


def test_whose_calendar_it_is_is_told_once_however_often_it_is_read(house, planned, refreshed):
    for minutes in (30, 30, 45):
        refreshed(around(planned, minutes))
    row, = owed()
    assert (row.recipient_id, row.topic, row.before) == (house.mentor.pk, planned.pk, planned.starts_at)
    Delivery.objects.filter(pk=row.pk).update(state="sent")
    refreshed(around(planned))
    assert [each.state for each in owed()] == ["sent"]


def test_time_that_was_closed_in_the_moment_of_the_booking_is_told_of_with_the_invitations(house, planned, mine):
    ExternalBusy.objects.create(calendar=mine, busy=around(planned))  # by a transaction that did not see the session yet
    assert not owed()
    for _ in range(2):
        fan_out({"session": str(planned.pk), "sequence": planned.sequence, "at": clock.now().isoformat()})
        row, = owed()
        assert (row.recipient_id, row.topic) == (house.mentor.pk, planned.pk)


def test_the_email_names_the_session_and_offers_what_to_do(house, planned, refreshed):
    house.mentor.user.time_zone = "America/Toronto"
    house.mentor.user.save()
    refreshed(around(planned))
    message = message_for(owed()[0])
    assert "Léa Learner" in message.subject
    with timezone.override("America/Toronto"), translation.override("fr"):
        assert capfirst(span(planned.starts_at, planned.ends_at)) in message.body
    assert "(Paris)" in message.body, "and for the other"
    assert "a quelque chose" in message.body
    assert "Léa n’en sait rien" in message.body
    assert message.body.count("/act/") == 3
    assert "calendar.example" not in message.body


def test_what_is_moved_or_cancelled_is_not_told_of(house, planned, refreshed):
    refreshed(around(planned))
    moved = move_session(actor=house.mentor, session=planned, starts_at=free_starts(house.pair)[90], sequence=0)
    row, = owed()
    assert (row.state, message_for(row)) == ("superseded", None)
    refreshed(around(planned))
    assert [each.state for each in owed()] == ["superseded"]
    refreshed(around(moved))
    assert [each.state for each in owed()] == ["superseded", "due"], "another time is another clash"
    cancel_session(actor=house.learner, session=moved, reason="x", sequence=1)
    assert owed(state="due") == []


def test_a_clash_that_is_over_before_it_is_told_is_told_once_it_is_back(house, planned, refreshed):
    refreshed(around(planned))
    refreshed()
    row, = owed()
    assert message_for(row) is None
    Delivery.objects.filter(pk=row.pk).update(state="superseded")
    refreshed(around(planned))
    assert [each.state for each in owed()] == ["due"]


def test_it_waits_for_the_end_of_quiet_hours_and_until_the_session_is_near(house, planned, refreshed):
    with clock.at(MONDAY.replace(hour=22)):
        refreshed(around(planned))
    assert owed()[0].due_at.astimezone(PARIS).strftime("%d %H:%M") == "24 08:00"
    far = next(start for start in free_starts(house.pair) if start > clock.now() + timedelta(days=35))
    later = book(house, far)
    refreshed(around(later))
    assert owed(topic=later.pk)[0].due_at >= later.starts_at - timedelta(days=28)


def test_it_can_be_turned_off(house, planned, refreshed):
    set_preferences(actor=house.mentor, has_quiet_hours=False, quiet_from=0, quiet_until=0, kinds_off=[KIND])
    refreshed(around(planned))
    assert not _wanted_now(owed()[0]).by_email  # it stands in the product alone


# ── the session itself ───────────────────────────────────────────────────────────────────────────
def in_calendar(session, uid, *others):
    """Spans of a calendar that holds the session under that UID, and other appointments."""
    spans = [(session.starts_at, session.ends_at), *others]
    lines = [(f"DTSTART:{start.astimezone(UTC):%Y%m%dT%H%M%SZ}", f"DTEND:{end.astimezone(UTC):%Y%m%dT%H%M%SZ}") for start, end in spans]
    content = calendar(*lines).replace(b"UID:0@x", f"UID:{uid}".encode())
    return busy_spans(content, MONDAY, MONDAY + timedelta(days=60), PARIS, {f"{session.pk}@tandem.example"})


@pytest.mark.parametrize("uid", ["{}@tandem.example", "{}-made-anew@calendar.example"])
def test_the_invitation_that_we_sent_is_no_clash_whatever_comes_right_before_or_after(house, planned, refreshed, uid):
    hour = timedelta(hours=1)
    others = [(planned.starts_at - hour, planned.starts_at), (planned.ends_at, planned.ends_at + hour)]
    refreshed(*in_calendar(planned, uid.format(planned.pk), *others))
    assert ExternalBusy.objects.exists()
    assert owed() == []
    assert clashes.of(Given(house.mentor)) == [], "nor do the pages say so"
    refreshed(*in_calendar(planned, uid.format(planned.pk), *others, (planned.starts_at, planned.starts_at + timedelta(minutes=5))))
    assert len(owed()) == (1 if "tandem" in uid else 0), "exactly within the same time it may be the session"
    refreshed(*in_calendar(planned, uid.format(planned.pk), around(planned)))
    assert len(owed()) == 1


def test_a_calendar_that_has_not_heard_of_a_move_yet_is_no_clash(house, planned, refreshed):
    start = planned.starts_at + timedelta(minutes=30)
    moved = move_session(actor=house.mentor, session=planned, starts_at=start, sequence=0)
    assert moved.starts_at < planned.ends_at
    refreshed(*in_calendar(planned, "made-anew@calendar.example"))
    assert owed() == []


# ── days off and pauses ──────────────────────────────────────────────────────────────────────────
def off(session):
    day = session.starts_at.astimezone(PARIS).date()
    return [DaysOff(day, day)]


def test_days_off_are_told_of_unless_the_page_shows_it(house, planned, as_person):
    set_availability(actor=house.mentor, hours=hours_of(house.mentor), days_off=off(planned), is_warned=True)
    assert owed() == []
    set_availability(actor=house.mentor, hours=hours_of(house.mentor), days_off=off(planned))
    row, = owed()
    assert "(jour de congé)" in message_for(row).body.lower()


def test_so_is_a_pause(house, planned):
    set_booking_rules(actor=house.mentor, is_paused=True)
    assert str(PAUSE) in message_for(owed()[0]).body
    set_booking_rules(actor=house.mentor, is_paused=False)
    assert message_for(owed()[0]) is None


def test_a_proposed_session_is_answered_with_other_times_by_whoever_was_asked(house, refreshed):
    services.create_policy(actor=house.coordinator, program=house.program, approval="other")
    proposed = book(house, free_starts(house.pair)[60])
    refreshed(around(proposed))
    assert message_for(owed()[0]).body.count("/act/") == 2
    Session.objects.filter(pk=proposed.pk).update(booked_by=house.mentor)
    assert message_for(owed()[0]).body.count("/act/") == 1


def test_a_yes_to_a_proposed_session_that_clashes_does_not_silence_the_clash(house, refreshed):
    """The yes calls off what was owed of the session, whose time and clash are the same."""
    far = free_starts(house.pair)[-1]
    planned = book(house, far)
    Session.objects.filter(pk=planned.pk).update(status=Session.Status.PROPOSED, answer_by=far)
    planned.refresh_from_db()
    refreshed(around(planned))
    services.accept_session(actor=house.mentor, session=planned, sequence=0)
    assert [(each.state, each.payload["sequence"]) for each in owed()] == [("superseded", 0), ("due", 1)]


def test_a_move_that_is_undone_brings_the_clash_back(house, planned, refreshed):
    refreshed(around(planned))
    moved = move_session(actor=house.learner, session=planned, starts_at=free_starts(house.pair)[20], sequence=0)
    assert [each.state for each in owed()] == ["superseded"]
    services.undo_change(actor=house.learner, session=moved)
    assert [each.state for each in owed()] == ["superseded", "due"]


def test_news_of_a_session_that_starts_in_quiet_hours_is_told_at_once(house, planned, refreshed):
    set_preferences(actor=house.mentor, has_quiet_hours=True, quiet_from=19 * 60, quiet_until=12 * 60, kinds_off=[])
    local = planned.starts_at.astimezone(PARIS)
    with clock.at(local.replace(hour=6)):
        refreshed(around(planned))
        one, = owed()
        assert one.due_at == clock.now() < planned.starts_at


def test_a_change_of_other_rules_tells_nothing_that_the_page_showed(house, planned):
    day = planned.starts_at.date()
    set_availability(actor=house.mentor, hours=hours_of(house.mentor), days_off=[DaysOff(day, day)], is_warned=True)
    set_booking_rules(actor=house.mentor, per_day=3, is_paused=False)
    assert owed() == []


def test_an_appointment_at_the_time_before_a_move_counts_once_calendars_have_heard_of_it(house, planned, refreshed):
    before = planned.starts_at, planned.ends_at
    moved = move_session(actor=house.learner, session=planned, starts_at=planned.starts_at + timedelta(minutes=15), sequence=0)
    refreshed(before)
    assert owed(state="due") == []
    Session.objects.filter(pk=moved.pk).update(moved_at=clock.now() - timedelta(days=8))
    refreshed(before, (before[0] - timedelta(days=1), before[1] - timedelta(days=1)))
    assert len(owed(state="due")) == 1
