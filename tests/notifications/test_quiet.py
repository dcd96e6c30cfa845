"""Quiet hours in every zone, over midnight and over changes of the clocks."""
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.time_zones import names
from notifications.quiet import NEARLY, QuietHours

NIGHT = QuietHours(21 * 60, 8 * 60, "Europe/Paris")


def paris(*at):
    return datetime(*at, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.mark.parametrize(("at", "due"), [
    (paris(2027, 1, 5, 12), paris(2027, 1, 5, 12)), (paris(2027, 1, 5, 20, 59), paris(2027, 1, 5, 20, 59)),
    (paris(2027, 1, 5, 21), paris(2027, 1, 6, 8)), (paris(2027, 1, 5, 23, 30), paris(2027, 1, 6, 8)),
    (paris(2027, 1, 6, 2), paris(2027, 1, 6, 8)), (paris(2027, 1, 6, 8), paris(2027, 1, 6, 8)),
    (paris(2027, 3, 28, 1, 30), paris(2027, 3, 28, 8))])
def test_what_falls_into_the_night_waits_for_its_end(at, due):
    assert NIGHT.shifted(at) == due


def test_what_would_come_too_late_leaves_before_the_night():
    assert NIGHT.shifted(paris(2027, 1, 6, 7), before=paris(2027, 1, 6, 8)) == paris(2027, 1, 5, 21) - NEARLY
    assert NIGHT.shifted(paris(2027, 1, 6, 7), before=paris(2027, 1, 6, 8, 1)) == paris(2027, 1, 6, 8)


def test_hours_that_start_when_they_end_are_none():
    assert QuietHours(480, 480, "Europe/Paris").shifted(paris(2027, 1, 6, 8)) == paris(2027, 1, 6, 8)


@given(start=st.integers(0, 1439), end=st.integers(0, 1439), zone=st.sampled_from(names()),
       at=st.datetimes(datetime(2026, 1, 1), datetime(2029, 1, 1), timezones=st.just(UTC)), ahead=st.integers(1, 3000))
def test_nothing_leaves_in_quiet_hours_or_too_late(start, end, zone, at, ahead):
    hours, before = QuietHours(start, end, zone), at + timedelta(minutes=ahead)
    due = hours.shifted(at, before)
    assert due < before
    assert due == at or hours.around(at) is not None
    if due > at:
        assert hours.around(due) is None
    elif due < at:
        assert hours.around(at)[1] >= before
