"""A rule's dates over all zones, and what is in their way, against the calendar and the minute oracle."""
import calendar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions_app import recurrence
from sessions_app.known import Known
from sessions_app.models import BookingRules
from sessions_app.recurrence import AROUND, FORTNIGHTLY, MONTHLY, WEEKLY, Date, Rule, dated, dates_of, local, nth, planned, settled
from sessions_app.slots import Grid
from sessions_app.times import Choice

from . import oracle
from .strategies import days, people, zones

MINUTE = timedelta(minutes=1)
rhythms = st.sampled_from([WEEKLY, FORTNIGHTLY, MONTHLY])


@st.composite
def firsts(draw, zone):
    """An instant on a quarter of the local day, in both readings where clocks show it twice."""
    wall = datetime.combine(draw(days(zone)), datetime.min.time()) + timedelta(minutes=15 * draw(st.integers(0, 95)))
    return wall.replace(tzinfo=ZoneInfo(zone), fold=draw(st.integers(0, 1))).astimezone(UTC)


def days_by_calendar(rhythm, first: date, count):
    """The dates, counted in a calendar."""
    if rhythm != MONTHLY:
        return [first + timedelta(days=(14 if rhythm == FORTNIGHTLY else 7) * n) for n in range(count)]
    found, which = [], nth(datetime(first.year, first.month, first.day))
    for n in range(count):
        year, month = divmod(first.year * 12 + first.month - 1 + n, 12)
        of_month = [week[first.weekday()] for week in calendar.monthcalendar(year, month + 1) if week[first.weekday()]]
        found.append(date(year, month + 1, of_month[which if which < 0 else which - 1]))
    return found


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_each_date_is_at_the_wall_time_of_the_first(data):
    zone = data.draw(zones())
    first, rule = data.draw(firsts(zone)), Rule(data.draw(rhythms), data.draw(st.integers(2, 30)))
    found, wall = dates_of(rule, first, zone), local(first, zone)
    assert found[0] == Date(first)
    assert len(found) == rule.count
    for day, each in zip(days_by_calendar(rule.rhythm, wall.date(), rule.count)[1:], found[1:], strict=True):
        wanted = datetime.combine(day, wall.time())
        readings = {wanted.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) for fold in (0, 1)}
        exists = any(local(reading, zone) == wanted for reading in readings)
        assert each.is_real == exists
        if exists:
            assert local(each.at, zone) == wanted
            assert each.at == min(readings)
        else:
            assert local(each.at, zone) > wanted


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_rule_can_be_read_and_begun_earlier(data):
    first = datetime(data.draw(st.integers(2012, 2030)), 1, 1, 17) + timedelta(days=data.draw(st.integers(0, 364)))
    rule, steps = Rule(data.draw(rhythms), data.draw(st.integers(2, 30))), data.draw(st.integers(0, 12))
    rule = rule.at(first)
    assert Rule.read(rule.text(first)) == rule
    begin = rule.before(first, steps)
    again = dates_of(rule._replace(count=steps + 1), begin.replace(tzinfo=UTC), "UTC")
    assert local(again[-1].at, "UTC") == first


@pytest.mark.parametrize(("first", "text"), [
    (datetime(2026, 12, 8, 17), "FREQ=MONTHLY;BYDAY=2TU;COUNT=6"), (datetime(2026, 12, 29, 17), "FREQ=MONTHLY;BYDAY=-1TU;COUNT=6")])
def test_every_month_is_the_same_weekday_of_the_month(first, text):
    assert Rule(MONTHLY, 6).text(first) == text


def test_seventeen_o_clock_stays_so_over_summer_time_and_a_skipped_hour_is_a_conflict():
    found = dates_of(Rule(WEEKLY, 3), datetime(2027, 3, 21, 16, tzinfo=UTC), "Europe/Paris")
    assert [each.at.hour for each in found] == [16, 15, 15]
    skipped = dates_of(Rule(WEEKLY, 3), datetime(2027, 3, 21, 1, 30, tzinfo=UTC), "Europe/Paris")
    assert [each.is_real for each in skipped] == [True, False, True]
    assert skipped[1].at == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert dated(datetime(2011, 12, 30, 12), "Pacific/Apia").is_real is False


# ── conflicts ────────────────────────────────────────────────────────────────────────────────────
@st.composite
def plans(draw):
    """(dates, Choice): two random people, and a rule around a day on which clocks may change."""
    zone = draw(zones())
    around, minutes = draw(days(zone)), draw(st.sampled_from([15, 45, 60]))
    start = datetime.combine(around, datetime.min.time(), ZoneInfo(zone)) + timedelta(minutes=15 * draw(st.integers(0, 95)))
    first, rule = start.astimezone(UTC), Rule(draw(rhythms), draw(st.integers(2, 5)))
    rules = BookingRules(step=draw(st.sampled_from([None, None, 15, 20])), from_midnight=draw(st.booleans()))
    mentor, learner = (Known(draw(people(z, around, m)), rules) for z, m in ((zone, True), (draw(zones()), False)))
    since, until = first + draw(st.integers(-1, 10)) * timedelta(days=1), first + timedelta(days=draw(st.integers(10, 200)))
    return dates_of(rule, first, zone), Choice(mentor, learner, minutes, since, until), AROUND[rule.rhythm]


def possible(choice, start, *, empty=False):
    free = choice.unclaimed() if empty else choice
    mentor, learner = free.mentor.person, free.learner.person
    grid = Grid(choice.mentor.rules.step or 15, choice.mentor.rules.from_midnight)
    return choice.since <= start < choice.until and oracle.common_starts(
        mentor, learner, minutes=choice.minutes, grid=grid, since=start, until=start + MINUTE) == [start]


@settings(max_examples=80, deadline=None)
@given(plans())
def test_conflicts_and_repairs_agree_with_the_minute_oracle(plan):
    dates, choice, around = plan
    found, left = planned(dict(enumerate(dates)), choice, around), choice
    assert [each.starts_at for each in found] == [each.at for each in dates]
    for each, date_ in zip(found, dates, strict=True):
        if not each.conflict:
            assert possible(left, each.starts_at)
            left = left.also(each.starts_at)
        else:
            assert not (date_.is_real and possible(left, each.starts_at))
            if each.conflict == recurrence.BUSY:
                assert possible(left, each.starts_at, empty=True)
    for each in found:
        assert len(set(each.nearest)) == len(each.nearest) <= 3
        assert all(possible(left, start) and abs(start - each.starts_at) <= around for start in each.nearest)
        left = left.also(each.nearest[0]) if each.nearest else left


@settings(max_examples=80, deadline=None)
@given(plans())
def test_the_best_proposals_of_all_can_be_taken_together(plan):
    dates, choice, around = plan
    found = planned(dict(enumerate(dates)), choice, around)
    chosen = {each.position: each.nearest[0] if each.nearest else None for each in found if each.conflict}
    starts, unsettled = settled(found, chosen, choice)
    assert unsettled == set()
    assert starts == {e.position: s for e in found if (s := chosen.get(e.position, e.starts_at)) is not None}
    nobody, waiting = settled(found, {}, choice)
    assert waiting == {each.position for each in found if each.conflict}
    assert set(nobody) == {each.position for each in found} - waiting
