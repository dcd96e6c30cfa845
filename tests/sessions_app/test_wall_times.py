"""Every instant is read off the clocks, and every reading is an instant; what clocks skip is read by nobody."""
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions_app.slots import DateHours
from sessions_app.wall_times import readings, shown_twice, skipped

from .strategies import TRICKY

MINUTES = st.integers(0, 366 * 1440)


@given(st.sampled_from(TRICKY), MINUTES)
def test_an_instant_is_among_the_readings_of_what_clocks_show_then(zone, minute):
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    wall = at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    found = readings(wall, zone)
    assert at in found
    assert all(each.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall for each in found)


@pytest.mark.parametrize(("zone", "day", "shown", "count"), [
    ("Europe/Paris", date(2026, 3, 29), time(2, 30), 0), ("Europe/Paris", date(2026, 10, 25), time(2, 30), 2),
    ("Europe/Paris", date(2026, 10, 25), time(3), 1), ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), 0),
    ("Australia/Lord_Howe", date(2026, 4, 5), time(1, 45), 2), ("America/Havana", date(2026, 3, 8), time(0, 30), 0)])
def test_around_a_change(zone, day, shown, count):
    assert len(readings(datetime.combine(day, shown), zone)) == count


def test_midnight_is_the_end_of_its_day_even_where_clocks_skip_it():
    assert skipped(DateHours(date(2026, 3, 7), 1200, 1440, "America/Havana")) == []
    assert skipped(DateHours(date(2026, 3, 8), 0, 600, "America/Havana")) == ["start"]
    assert shown_twice([DateHours(date(2026, 10, 31), 1200, 1440, "America/Havana")]) == []
