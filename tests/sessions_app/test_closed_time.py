"""What lies in time that somebody closed: sessions already booked are told; the calendar shows it, and trial meetings."""
from datetime import datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from icalendar import Calendar

from common import clock
from matching.models import TrialMeeting
from sessions_app import clashes, diary, feeds, public_holidays
from sessions_app.counted_hours import DAY_OFF, HOLIDAY, PAUSE, Given
from sessions_app.models import ExternalBusy, SubscribedCalendar
from sessions_app.selectors import free_starts, hours_of
from sessions_app.services import cancel_session, claim_trial, set_availability, set_feed
from sessions_app.slots import DateHours, DaysOff

from .conftest import book

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def planned(house):
    return book(house, free_starts(house.pair)[60])


def day_of(session):
    return session.starts_at.astimezone(PARIS).date()


def close(house, *, off=(), dates=None, **rules):
    set_availability(actor=house.mentor, hours=hours_of(house.mentor), days_off=off, dates=dates, rules=rules or None)


def busy_elsewhere(person, start, end):
    calendar = SubscribedCalendar.objects.create(membership=person, url=f"https://{uuid4()}.example.org/", created_at=clock.now(),
                                                 due_at=clock.now())
    ExternalBusy.objects.create(calendar=calendar, busy=(start, end))


def why(house, who="mentor"):
    return [(each.session.pk, each.partner.pk, each.why) for each in clashes.of(Given(house.people[who]))]


def test_days_off_and_a_pause_tell_what_is_booked_in_them(house, planned):
    assert why(house) == []
    close(house, off=[DaysOff(day_of(planned), day_of(planned))])
    assert why(house) == [(planned.pk, house.learner.pk, DAY_OFF)]
    assert why(house, "learner") == [], "the days off are the mentor's"
    close(house, is_paused=True, paused_until=day_of(planned))
    assert why(house) == [(planned.pk, house.learner.pk, PAUSE)]
    close(house, is_paused=True, paused_until=day_of(planned) - timedelta(days=1))
    assert why(house) == []


def test_a_public_holiday_does_unless_the_date_has_hours_of_its_own(house, planned, monkeypatch):
    monkeypatch.setattr(public_holidays, "between", lambda *_: frozenset({day_of(planned)}))
    close(house, holiday_country="FR")
    assert why(house) == [(planned.pk, house.learner.pk, HOLIDAY)]
    close(house, holiday_country="FR", dates=[DateHours(day_of(planned), 480, 1200, "Europe/Paris")])
    assert why(house) == []


def test_busy_time_from_elsewhere_does_where_it_overlaps(house, planned):
    busy_elsewhere(house.learner, planned.ends_at, planned.ends_at + timedelta(hours=1))
    assert why(house, "learner") == []
    busy_elsewhere(house.learner, planned.ends_at - timedelta(minutes=5), planned.ends_at + timedelta(hours=1))
    assert [each[0] for each in why(house, "learner")] == [planned.pk]


def test_what_is_cancelled_or_over_is_no_matter(house, planned, over):
    close(house, off=[DaysOff(day_of(over), day_of(planned))])
    cancel_session(actor=house.learner, session=planned, reason="x", sequence=0)
    assert why(house) == []


def test_both_pages_list_them_with_a_way_to_move(house, planned, as_person):
    close(house, off=[DaysOff(day_of(planned), day_of(planned))])
    for path in ("/availability/", "/availability/calendars/"):
        page = as_person(house.mentor).get(house.url(path)).content.decode()
        assert house.url(f"/sessions/{planned.pk}/move/") in page
        assert "Les séances déjà réservées restent" in page
        assert "Les séances déjà réservées restent. Déplacez" not in as_person(house.learner).get(house.url(path)).content.decode()


# ── the calendar page ────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def trial(house):
    start = free_starts(house.pair)[70]
    found = TrialMeeting.objects.create(
        program=house.program, learner=house.enrolments["other_learner"], mentor=house.enrolments["mentor"], created_at=clock.now(),
        time=(start, start + timedelta(minutes=20)))
    found.refresh_from_db()
    claim_trial(found)
    return found


def test_the_calendar_shows_days_off_busy_time_and_trial_meetings(house, trial, as_person):
    day = trial.time.lower.astimezone(PARIS).date()
    free = day + timedelta(days=1)
    midnight = datetime.combine(free, time(), PARIS)
    close(house, off=[DaysOff(day, day)])
    busy_elsewhere(house.mentor, midnight - timedelta(hours=3), midnight + timedelta(hours=24))
    page = as_person(house.mentor).get(house.url("/calendar/"), {"day": day})
    days = {each.day: each for each in page.context["list"]}
    assert days[day].notes == [DAY_OFF]
    assert [type(entry) for entry in days[day].entries] == [diary.Trial, diary.Busy]
    assert days[free].notes == [diary.ALL_DAY]
    assert days[free].entries == []
    text = page.content.decode()
    assert house.url(f"/trials/{trial.pk}/") in text
    assert "Luc Autre" in text
    assert "example.org" not in text
    other = as_person(house.learner).get(house.url("/calendar/"), {"day": day}).content.decode()
    assert (f"/trials/{trial.pk}/" in other, "entry--busy" in other) == (False, False)


def test_busy_time_is_cut_at_midnight_and_keeps_to_its_days():
    start = datetime(2026, 10, 24, 22, tzinfo=PARIS)  # the night when clocks go back
    with timezone.override("Europe/Paris"):
        days = diary.days_of(start.date(), 3, [], busy=[(start, start.replace(day=26, hour=9))])
    assert [[(entry.starts_at, entry.ends_at) for entry in each.entries] for each in days] == [
        [(start, start.replace(day=25, hour=0))], [], [(start.replace(day=26, hour=0), start.replace(day=26, hour=9))]]
    assert [len(each.notes) for each in days] == [0, 1, 0]


def test_a_trial_meeting_stands_in_the_private_feed(house, trial, client):
    address = house.url(f"/calendar/{feeds.token_of(set_feed(actor=house.mentor, is_on=True, is_busy_only=False))}.ics")

    def events():
        return Calendar.from_ical(client.get(address).content).walk("VEVENT")

    event, = events()
    assert str(event["UID"]).startswith(str(trial.pk))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (trial.time.lower, trial.time.upper)
    assert "Luc Autre" in event["SUMMARY"]
    TrialMeeting.objects.filter(pk=trial.pk).update(is_cancelled=True)
    event, = events()
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)
    set_feed(actor=house.mentor, is_on=True, is_busy_only=True)
    assert "Luc" not in events()[0]["SUMMARY"]
