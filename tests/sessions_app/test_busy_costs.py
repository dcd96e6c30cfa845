"""Files made to keep their reader busy, or that do so by mistake: the work is bounded, and what can be read counts."""
import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from sessions_app.busy.ics import busy_spans

from .test_busy_files import ONCE, calendar

PARIS = ZoneInfo("Europe/Paris")
SINCE, UNTIL = datetime(2026, 11, 1, tzinfo=UTC), datetime(2027, 4, 1, tzinfo=UTC)
CEILING = 20  # seconds; each of these took minutes and more, and takes a second or two


@pytest.mark.parametrize(("before", "lines"), [
    ("END:VEVENT", ["EXDATE;TZID=" + ":," * 100_000]),
    ("END:VCALENDAR", ["BEGIN:VFREEBUSY"] * 20_000 + ["END:X"] * 20_000)], ids=["names", "free-busy"])
def test_what_is_looked_for_in_a_file_is_found_in_one_go(before, lines):
    begun = time.monotonic()
    content = calendar(ONCE).replace(before.encode(), "\r\n".join([*lines, before]).encode())
    assert len(busy_spans(content, SINCE, UNTIL, PARIS, ())) == 1
    assert time.monotonic() - begun < CEILING
