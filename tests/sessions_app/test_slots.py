"""Slots against an oracle that asks zoneinfo about every single minute."""
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions_app.slots import DaysOff, Hours, Person, common_starts, nearest, offset_segments

ZONES = ["Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Asia/Kathmandu", "Africa/Casablanca",
         "America/St_Johns", "Pacific/Apia", "Pacific/Chatham", "Africa/Cairo", "America/Santiago", "UTC", "Antarctica/Troll"]
DAYS = [date(2026, 3, 29), date(2026, 10, 25), date(2026, 3, 8), date(2026, 11, 1), date(2026, 4, 5), date(2026, 10, 4),
        date(2026, 6, 17), date(2026, 2, 15), date(2026, 4, 24), date(2026, 9, 6)]
MINUTE = timedelta(minutes=1)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def is_open(instant, hours, days_off):
    for rule in hours:
        local = instant.astimezone(ZoneInfo(rule.zone))
        if (local.weekday() == rule.weekday and rule.start <= local.hour * 60 + local.minute < rule.end
                and not any(off.first <= local.date() <= off.last for off in days_off)):
            return True
    return False


def on_grid(instant, hours, step):
    for rule in hours:
        local = instant.astimezone(ZoneInfo(rule.zone))
        minute = local.hour * 60 + local.minute
        if local.weekday() == rule.weekday and rule.start <= minute < rule.end and (minute - rule.start) % step == 0:
            return True
    return False


def oracle(mentor, learner, minutes, step, since, until):
    def free(instant):
        return (is_open(instant, mentor.hours, mentor.days_off) and is_open(instant, learner.week, learner.days_off)
                and not any(a <= instant < b for a, b in (*mentor.busy, *learner.busy)))

    count = int((until - since) / MINUTE)
    known = [free(since + n * MINUTE) for n in range(count + minutes)]
    return [since + n * MINUTE for n in range(count)
            if all(known[n:n + minutes]) and on_grid(since + n * MINUTE, [
                r for r in mentor.hours if is_open(since + n * MINUTE, [r], mentor.days_off)], step)]


@st.composite
def people(draw, around, needs_hours):
    zone = draw(st.sampled_from(ZONES))
    quarters = st.integers(0, 95)
    hours = [Hours(draw(st.integers(0, 6)), 15 * start, 15 * draw(st.integers(start + 1, 96)), zone)
             for start in draw(st.lists(quarters, min_size=needs_hours * 4, max_size=9))]
    offs = [DaysOff(first, first + timedelta(days=draw(st.integers(0, 1))))
            for first in draw(st.lists(st.dates(around - timedelta(days=2), around + timedelta(days=2)), max_size=1))]
    midnight = datetime.combine(around, datetime.min.time(), UTC)
    busy = [(midnight + start * 5 * MINUTE, midnight + (start + draw(st.integers(1, 60))) * 5 * MINUTE)
            for start in draw(st.lists(st.integers(-100, 500), max_size=4))]
    return Person(zone, tuple(hours), tuple(offs), tuple(busy))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_slots_agree_with_the_minute_oracle(data):
    around = data.draw(st.sampled_from(DAYS))
    mentor, learner = data.draw(people(around, True)), data.draw(people(around, False))
    minutes, step = data.draw(st.sampled_from([15, 45, 60, 90])), data.draw(st.sampled_from([15, 20, 30, 60]))
    since = datetime.combine(around, datetime.min.time(), UTC) + data.draw(st.integers(-900, 300)) * MINUTE
    until = since + timedelta(hours=data.draw(st.integers(0, 40)))
    assert common_starts(mentor, learner, minutes=minutes, step=step, since=since, until=until) == oracle(
        mentor, learner, minutes, step, since, until)


def starts_in(zone, day, start, end, minutes=60, step=60, **person):
    mentor = Person(zone, (Hours(day.weekday(), start, end, zone),), **person)
    midnight = datetime.combine(day, datetime.min.time(), UTC)
    return common_starts(mentor, Person("UTC"), minutes=minutes, step=step, since=midnight - timedelta(hours=24),
                         until=midnight + timedelta(hours=48))


def test_a_skipped_hour_is_never_offered_and_the_rest_joins():
    assert starts_in("Europe/Paris", date(2026, 3, 29), 60, 240) == [utc(2026, 3, 29, 0), utc(2026, 3, 29, 1)]


def test_a_repeated_hour_is_offered_twice():
    assert starts_in("Europe/Paris", date(2026, 10, 25), 120, 180) == [utc(2026, 10, 25, 0), utc(2026, 10, 25, 1)]


def test_a_zone_of_half_hours_that_shifts_by_half_an_hour():
    assert starts_in("Australia/Lord_Howe", date(2026, 4, 5), 60, 150, minutes=30, step=30) == [
        utc(2026, 4, 4, 14, 0), utc(2026, 4, 4, 14, 30), utc(2026, 4, 4, 15, 0), utc(2026, 4, 4, 15, 30)]


def test_the_grid_starts_with_the_range_and_busy_time_does_not_shift_it():
    busy = ((utc(2026, 6, 17, 2, 10), utc(2026, 6, 17, 2, 40)),)
    assert starts_in("Asia/Kolkata", date(2026, 6, 17), 450, 570, minutes=30, step=30, busy=busy) == [
        utc(2026, 6, 17, 3, 0), utc(2026, 6, 17, 3, 30)]


def test_days_off_are_local_days():
    off = (DaysOff(date(2026, 6, 17), date(2026, 6, 17)),)
    assert starts_in("Pacific/Apia", date(2026, 6, 17), 60, 120, days_off=off) == []


def test_no_hours_of_the_mentor_no_slots():
    span = dict(since=utc(2026, 6, 1), until=utc(2026, 7, 1))
    assert common_starts(Person("UTC"), Person("UTC"), minutes=45, step=30, **span) == []


@pytest.mark.parametrize("zone", ZONES)
def test_segments_cover_the_horizon_without_holes(zone):
    since, until = utc(2026, 1, 1), utc(2027, 1, 1)
    pieces = list(offset_segments(zone, since, until))
    assert pieces[0][0] == since
    assert pieces[-1][1] == until
    assert all(a[1] == b[0] and a[2] != b[2] for a, b in zip(pieces, pieces[1:], strict=False))


def test_the_nearest_are_told_in_the_order_of_time():
    starts = [utc(2026, 6, 1, hour) for hour in (8, 9, 11, 14)]
    assert nearest(starts, utc(2026, 6, 1, 10)) == [utc(2026, 6, 1, hour) for hour in (8, 9, 11)]
