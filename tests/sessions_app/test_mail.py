"""What a session owes by email: the words, the zones, the calendar file, and exactly one of each."""
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from icalendar import Calendar

from common import clock
from notifications.messages import message_for
from notifications.models import Delivery
from sessions_app.models import Session
from sessions_app.selectors import free_starts
from sessions_app.services import cancel_session, move_session, nudge_idle_pairs, record_attendance
from sessions_app.services.reminders import owe_reminders
from sessions_app.tasks import plan_reminders
from tests.outbox import fan_out

from .conftest import book


def owed(kind, recipient=None, state="due"):
    fan_out()
    rows = Delivery.objects.select_related("organization", "recipient__user").filter(kind=f"sessions_app.{kind}", state=state)
    return list(rows.filter(recipient=recipient) if recipient else rows)


def calendar_of(message):
    part = next(p for p in message.message().walk() if p.get_content_type() == "text/calendar")
    return part, Calendar.from_ical(part.get_payload(decode=True))


def test_a_booking_invites_both(house):
    session = book(house)
    assert {d.recipient_id for d in owed("booked")} == {house.mentor.pk, house.learner.pk}
    part, found = calendar_of(message_for(owed("booked", house.mentor)[0]))
    event = found.walk("VEVENT")[0]
    assert part.get_param("method") == found["METHOD"] == "REQUEST"
    assert str(event["UID"]).startswith(str(session.pk))
    assert event["SEQUENCE"] == 0
    assert event["DTSTART"].dt == session.starts_at
    assert event["DTEND"].dt == session.ends_at
    assert event["DTSTART"].to_ical().endswith(b"Z")
    assert "DTSTAMP" in event
    assert event["ATTENDEE"] == f"mailto:{house.mentor.user.email}"
    assert event["ORGANIZER"].startswith("mailto:")
    assert not found.walk("VTIMEZONE")


def test_private_writing_stays_out_of_calendars(house):
    session = book(house)
    Session.objects.filter(pk=session.pk).update(preparation="SECRET-PREPARATION")
    session.agenda.update(topic="SECRET-TOPIC")
    message = message_for(owed("booked", house.mentor)[0])
    assert "SECRET" not in message.message().as_string()
    assert house.learner.user.email not in calendar_of(message)[1].to_ical().decode()


def test_each_reads_their_own_language_and_zone_and_the_other_s(house):
    house.mentor.user.time_zone, house.mentor.user.language = "Asia/Kolkata", "en"
    house.mentor.user.save()
    session = book(house)
    to_mentor, to_learner = (message_for(owed("booked", p)[0]) for p in (house.mentor, house.learner))
    assert "is booked" in to_mentor.body
    assert "(Kolkata)" in to_mentor.body
    assert "(Paris)" in to_mentor.body
    assert "est réservée" in to_learner.body
    assert "(Calcutta)" in to_learner.body
    local = (session.starts_at + timedelta(hours=5, minutes=30)).strftime("%H:%M")
    assert local in to_mentor.body


def test_one_zone_is_told_once(house):
    book(house)
    assert message_for(owed("booked", house.learner)[0]).body.count("(Paris)") == 1


def at_noon(house):
    """Out of everybody's quiet hours, and so is an hour before."""
    return next(s for s in reversed(free_starts(house.pair)) if s.astimezone(ZoneInfo("Europe/Paris")).hour == 12)


def test_reminders_are_owed_once_per_person_and_kind(house):
    session = book(house, at_noon(house))
    for kind, before in (("reminder_day", timedelta(hours=24)), ("reminder_hour", timedelta(hours=1))):
        assert len(owed(kind)) == 2
        assert {d.due_at for d in owed(kind)} == {session.starts_at - before}
    assert len(owed("recap")) == 2


def test_no_reminder_for_what_is_past(house):
    session = book(house, at_noon(house))
    Delivery.objects.filter(topic=session.pk).delete()
    with clock.at(session.starts_at - timedelta(hours=20)):
        owe_reminders(session)
        assert len(owed("reminder_hour")) == 2
        assert owed("reminder_day") == []


def test_moving_calls_off_the_old_reminders_and_updates_the_entry(house):
    session = book(house, free_starts(house.pair)[-1])
    uid = calendar_of(message_for(owed("booked", house.learner)[0]))[1].walk("VEVENT")[0]["UID"]
    move_session(actor=house.mentor, session=session, starts_at=free_starts(house.pair)[-4], sequence=0)
    assert owed("booked") == []
    assert len(owed("reminder_day")) == len(owed("reminder_hour")) == len(owed("moved")) == 2
    event = calendar_of(message_for(owed("moved", house.learner)[0]))[1].walk("VEVENT")[0]
    assert (event["UID"], event["SEQUENCE"]) == (uid, 1)


def test_cancelling_withdraws_the_entry(house):
    session = book(house, free_starts(house.pair)[-1])
    cancel_session(actor=house.mentor, session=session, reason="Grippe", sequence=0)
    message = message_for(owed("cancelled", house.learner)[0])
    part, found = calendar_of(message)
    event = found.walk("VEVENT")[0]
    assert part.get_param("method") == found["METHOD"] == "CANCEL"
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)
    assert "Grippe" in message.body
    assert owed("reminder_day") == owed("reminder_hour") == owed("recap") == []


def test_a_message_that_is_no_longer_true_is_not_made(house):
    session = book(house, free_starts(house.pair)[-1])
    reminder, recap = owed("reminder_hour", house.learner)[0], owed("recap", house.learner)[0]
    Session.objects.filter(pk=session.pk).update(sequence=1)
    assert message_for(reminder) is None
    assert message_for(recap) is None


def test_the_recap_is_not_asked_of_who_has_spoken(house, over):
    for_learner, for_mentor = owed("recap", house.learner)[0], owed("recap", house.mentor)[0]
    record_attendance(actor=house.learner, session=over, mine="present", theirs="present")
    assert message_for(for_learner) is None
    assert message_for(for_mentor) is not None


def test_reminders_and_nudges_can_be_read(house):
    session = book(house, free_starts(house.pair)[-1])
    fan_out()
    with clock.at(session.starts_at - timedelta(minutes=50)):
        assert "/join/" in message_for(owed("reminder_hour", house.learner)[0]).body
        assert message_for(owed("reminder_day", house.learner)[0]).subject
    cancel_session(actor=house.mentor, session=session, reason="x", sequence=0)
    assert mail.outbox == []


def test_a_pair_past_its_rhythm_is_told_once(house):
    house.pair.started_at = clock.now() - timedelta(days=15)
    house.pair.save()
    assert nudge_idle_pairs() == 1
    assert nudge_idle_pairs() == 1
    assert len(owed("nothing_booked")) == 2
    told = message_for(owed("nothing_booked", house.learner)[0])
    assert f"/pairs/{house.pair.pk}/book/" in told.body
    book(house)
    assert message_for(owed("nothing_booked", house.learner)[0]) is None
    assert nudge_idle_pairs() == 0


@pytest.mark.parametrize("days", [3, 60])
def test_no_nudge_within_the_rhythm_nor_long_after(house, days):
    house.pair.started_at = clock.now() - timedelta(days=days)
    house.pair.save()
    assert nudge_idle_pairs() == 0


def test_the_beat_task_runs_for_every_organization(cast):
    houses = cast.verger, cast.harbour
    for house in houses:
        with house.bound():
            house.pair.started_at = clock.now() - timedelta(days=15)
            house.pair.save()
    plan_reminders()
    for house in houses:
        with house.bound():
            assert {d.recipient_id for d in owed("nothing_booked")} == {house.mentor.pk, house.learner.pk}
