"""Slots against an oracle that asks zoneinfo about every single minute, and by hand where clocks do what surprises."""
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common.time_zones import names
from sessions_app.offsets import instant_of, local_days, minute_of, segments
from sessions_app.slots import DateHours, DaysOff, Grid, Hours, Limits, Person, Season, common_starts, first_start, nearest, open_spans
from sessions_app.spans import union

from . import oracle
from .strategies import TRICKY, days, grids, people, zones

MINUTE = timedelta(minutes=1)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_slots_agree_with_the_minute_oracle(data):
    zone = data.draw(zones())
    around = data.draw(days(zone))
    mentor, learner = data.draw(people(zone, around, True)), data.draw(people(data.draw(zones()), around, False))
    since = datetime.combine(around, datetime.min.time(), UTC) + data.draw(st.integers(-900, 300)) * MINUTE
    asked = {"minutes": data.draw(st.sampled_from([15, 45, 60, 90])), "grid": data.draw(grids), "since": since,
             "until": since + timedelta(hours=data.draw(st.integers(0, 40)))}
    found = common_starts(mentor, learner, **asked)
    assert found == oracle.common_starts(mentor, learner, **asked)
    assert first_start(mentor, learner, **asked) == next(iter(found), None)
    finer = asked | {"grid": Grid(5)}
    assert common_starts(mentor, learner, **asked, finer=finer["grid"]) == (found or common_starts(mentor, learner, **finer))


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda s: (s[0], s[0] + s[1]))))
def test_spans_are_sets_of_minutes(some):
    def minutes(spans):
        return {m for start, end in spans for m in range(start, end)}

    def is_tidy(spans):
        return all(a[1] < b[0] for a, b in zip(spans, spans[1:], strict=False)) and all(a < b for a, b in spans)

    one = union(some)
    assert minutes(one) == minutes(some)
    assert is_tidy(one)


def starts_in(zone, day, start, end, minutes=60, step=60, **person):
    mentor = Person(zone, (Hours(day.weekday(), start, end, zone),), **person)
    midnight = datetime.combine(day, datetime.min.time(), UTC)
    return common_starts(mentor, Person("UTC"), minutes=minutes, grid=Grid(step), since=midnight - timedelta(hours=24),
                         until=midnight + timedelta(hours=48))


def test_a_skipped_hour_is_never_offered_and_the_rest_joins():
    assert starts_in("Europe/Paris", date(2026, 3, 29), 60, 240) == [utc(2026, 3, 29, 0), utc(2026, 3, 29, 1)]


def test_a_repeated_hour_is_offered_twice():
    assert starts_in("Europe/Paris", date(2026, 10, 25), 120, 180) == [utc(2026, 10, 25, 0), utc(2026, 10, 25, 1)]


def test_a_zone_of_half_hours_that_shifts_by_half_an_hour():
    assert starts_in("Australia/Lord_Howe", date(2026, 4, 5), 60, 150, minutes=30, step=30) == [
        utc(2026, 4, 4, 14, 0), utc(2026, 4, 4, 14, 30), utc(2026, 4, 4, 15, 0), utc(2026, 4, 4, 15, 30)]


def test_the_day_that_samoa_left_out_has_no_slot():
    assert starts_in("Pacific/Apia", date(2011, 12, 30), 0, 1440) == []
    assert len(starts_in("Pacific/Apia", date(2011, 12, 29), 0, 1440)) == 24


def test_across_the_date_line_both_hours_are_met():
    mentor = Person("Pacific/Auckland", (Hours(0, 540, 720, "Pacific/Auckland"),))
    learner = Person("Pacific/Honolulu", (Hours(6, 600, 1440, "Pacific/Honolulu"),))
    assert common_starts(mentor, learner, minutes=60, grid=Grid(60), since=utc(2026, 7, 1), until=utc(2026, 7, 8)) == [
        utc(2026, 7, 5, 21), utc(2026, 7, 5, 22), utc(2026, 7, 5, 23)]


def test_the_grid_starts_with_the_range_and_busy_time_does_not_shift_it():
    busy = ((minute_of(utc(2026, 6, 17, 2, 10)), minute_of(utc(2026, 6, 17, 2, 40))),)
    assert starts_in("Asia/Kolkata", date(2026, 6, 17), 450, 570, minutes=30, step=30, busy=busy) == [
        utc(2026, 6, 17, 3, 0), utc(2026, 6, 17, 3, 30)]


@pytest.mark.parametrize(("from_midnight", "starts"), [(False, [utc(2026, 6, 17, 2), utc(2026, 6, 17, 3)]),
                                                       (True, [utc(2026, 6, 17, 2, 30)])])
def test_the_grid_counts_from_the_range_or_from_the_clock(from_midnight, starts):
    mentor = Person("Asia/Kolkata", (Hours(2, 450, 570, "Asia/Kolkata"),))
    assert common_starts(mentor, Person("UTC"), minutes=60, grid=Grid(60, from_midnight), since=utc(2026, 6, 16),
                         until=utc(2026, 6, 18)) == starts


def test_buffers_keep_free_around_sessions_and_may_leave_the_hours():
    busy = ((minute_of(utc(2026, 6, 17, 10)), minute_of(utc(2026, 6, 17, 11))),)
    kept = starts_in("UTC", date(2026, 6, 17), 540, 780, minutes=30, step=30, busy=busy, limits=Limits(15, 20))
    assert kept == [utc(2026, 6, 17, 9), utc(2026, 6, 17, 11, 30), utc(2026, 6, 17, 12), utc(2026, 6, 17, 12, 30)]


@pytest.mark.parametrize(("limits", "days_left"), [(Limits(per_day=1), {18, 19}), (Limits(per_day=2), {17, 18, 19}),
                                                   (Limits(per_week=1), set()), (Limits(per_week=2), {17, 18, 19})])
def test_no_more_than_so_many_a_day_and_a_week(limits, days_left):
    mentor = Person("UTC", tuple(Hours(day, 540, 600, "UTC") for day in (2, 3, 4)), sessions=(minute_of(utc(2026, 6, 17, 20)),),
                    limits=limits)
    starts = common_starts(mentor, Person("UTC"), minutes=60, grid=Grid(60), since=utc(2026, 6, 15), until=utc(2026, 6, 22))
    assert {start.day for start in starts} == days_left


def test_days_off_are_local_days_and_win_over_the_hours_of_a_date():
    off = (DaysOff(date(2026, 6, 17), date(2026, 6, 17)),)
    dates = (DateHours(date(2026, 6, 17), 60, 120, "Pacific/Apia"),)
    assert starts_in("Pacific/Apia", date(2026, 6, 17), 60, 120, days_off=off, dates=dates) == []


def test_holidays_close_the_weekly_hours_but_not_those_of_the_date():
    day = date(2026, 6, 17)
    assert starts_in("UTC", day, 540, 660, holidays=frozenset([day])) == []
    assert starts_in("UTC", day, 540, 660, holidays=frozenset([day]), dates=(DateHours(day, 900, 960, "UTC"),)) == [
        utc(2026, 6, 17, 15)]


WEDNESDAY = date(2026, 6, 17)


def season(first, last, *hours):
    return Season(first, last, tuple(Hours(2, 60 * hour, 60 * hour + 60, "UTC") for hour in hours))


@pytest.mark.parametrize(("seasons", "hours"), [
    ((), [9]), ((season(WEDNESDAY, WEDNESDAY, 15),), [15]), ((season(WEDNESDAY, WEDNESDAY),), []),
    ((season(date.min, WEDNESDAY, 15),), [15]), ((season(WEDNESDAY, date.max, 15, 17),), [15, 17]),
    ((season(date.min, WEDNESDAY - timedelta(days=1), 15), season(WEDNESDAY + timedelta(days=1), date.max, 15)), [9]),
    ((season(date.min, date.max, 12), season(WEDNESDAY, WEDNESDAY, 15)), [12])])
def test_the_first_season_of_a_day_counts_instead_of_the_weekly_hours(seasons, hours):
    assert [s.hour for s in starts_in("UTC", WEDNESDAY, 540, 600, seasons=seasons)] == hours


def test_a_season_closes_a_learner_who_is_else_open_all_week():
    mentor = Person("UTC", (Hours(2, 0, 1440, "UTC"),))
    learner = Person("UTC", seasons=(season(WEDNESDAY, WEDNESDAY, 15),))
    span = {"since": utc(2026, 6, 17), "until": utc(2026, 6, 25)}
    found = common_starts(mentor, learner, minutes=60, grid=Grid(60), **span)
    assert [s.hour for s in found if s.day == 17] == [15]
    assert len([s for s in found if s.day == 24]) == 24


def test_days_off_dates_and_holidays_win_over_a_season_too():
    person = {"seasons": (season(WEDNESDAY, WEDNESDAY, 15),), "dates": (DateHours(WEDNESDAY, 600, 660, "UTC"),)}
    assert [s.hour for s in starts_in("UTC", WEDNESDAY, 540, 600, **person)] == [10, 15]
    assert [s.hour for s in starts_in("UTC", WEDNESDAY, 540, 600, holidays=frozenset([WEDNESDAY]), **person)] == [10]
    assert starts_in("UTC", WEDNESDAY, 540, 600, days_off=(DaysOff(WEDNESDAY, WEDNESDAY),), **person) == []


@pytest.mark.parametrize(("instead", "hours"), [(True, [15]), (False, [9, 15])])
def test_hours_of_a_date_replace_those_of_the_day_or_come_on_top(instead, hours):
    day = date(2026, 6, 17)
    assert [s.hour for s in starts_in("UTC", day, 540, 600, dates=(DateHours(day, 900, 960, "UTC", instead),))] == hours


def test_no_hours_of_the_mentor_no_slots():
    span = dict(since=utc(2026, 6, 1), until=utc(2026, 7, 1))
    assert common_starts(Person("UTC"), Person("UTC"), minutes=45, grid=Grid(30), **span) == []
    assert first_start(Person("UTC"), Person("UTC"), minutes=45, grid=Grid(30), **span) is None


def test_hours_of_a_date_alone_are_enough():
    mentor = Person("UTC", dates=(DateHours(date(2026, 6, 17), 540, 600, "UTC"),))
    assert first_start(mentor, Person("UTC"), minutes=45, grid=Grid(30), since=utc(2026, 6, 1), until=utc(2026, 7, 1)) == utc(
        2026, 6, 17, 9)
    assert open_spans(mentor, utc(2026, 6, 1), utc(2026, 7, 1)) == [(utc(2026, 6, 17, 9), utc(2026, 6, 17, 10))]


@pytest.mark.parametrize("zone", [*TRICKY, *names()[::40]])
def test_segments_cover_the_horizon_without_holes(zone):
    since, until = minute_of(utc(2024, 1, 1, 5)), minute_of(utc(2027, 6, 1))
    pieces = list(segments(zone, since, until))
    assert pieces[0][0] == since
    assert pieces[-1][1] == until
    assert all(a[1] == b[0] and a[2] != b[2] for a, b in zip(pieces, pieces[1:], strict=False))
    for start, end, offset in pieces:
        for minute in (start, (start + end) // 2, end - 1):
            local = instant_of(minute).astimezone(oracle.place(zone))
            assert local.utcoffset() == offset * MINUTE
            assert date(1970, 1, 1) + timedelta(days=local_days(zone, [minute])[0]) == local.date()


@pytest.mark.parametrize(("instant", "minute"), [(utc(1970, 1, 1, 0, 1), 1), (utc(1970, 1, 1, 0, 0, 1), 1),
                                                 (datetime(1969, 12, 31, 23, 59, 30, tzinfo=UTC), 0)])
def test_minutes_are_rounded_up(instant, minute):
    assert minute_of(instant) == minute


def test_the_nearest_are_told_in_the_order_of_time():
    starts = [utc(2026, 6, 1, hour) for hour in (8, 9, 11, 14)]
    assert nearest(starts, utc(2026, 6, 1, 10)) == [utc(2026, 6, 1, hour) for hour in (8, 9, 11)]
