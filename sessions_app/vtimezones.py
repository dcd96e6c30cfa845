"""VTIMEZONE components (RFC 5545, 3.6.5) as readers understand them alike. Pure: a zone's name and a span in, a component out.

Two yearly rules where they say all that zoneinfo says for ten years: the only form that Outlook follows, and the one that Google and
Apple write. What icalendar makes by itself are lists of dates, by which ical.js shows every summer date an hour late. Where two rules
do not say it (Cairo, Jerusalem, Ramadan in Morocco), one observance for each change of the span, without any rule.
"""
import calendar
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from .offsets import instant_of, minute_of, segments
from .recurrence import DAYS, LAST

HOLDS_FOR = 10  # years that two yearly rules must be true for
FIRST_YEAR = 1970
KINDS = {True: TimezoneDaylight, False: TimezoneStandard}


class Change(NamedTuple):
    """Clocks go from one offset to another, at `wall` by the old one."""

    wall: datetime
    before: timedelta
    after: timedelta

    @property
    def is_forward(self) -> bool:
        return self.after > self.before


class Yearly(NamedTuple):
    """`which` weekday of the month: 1 to 4, or LAST."""

    month: int
    which: int
    weekday: int
    change: Change

    def first(self) -> datetime:
        days = [day for week in calendar.monthcalendar(FIRST_YEAR, self.month) if (day := week[self.weekday])]
        day = days[LAST] if self.which == LAST else days[self.which - 1]
        return datetime.combine(datetime(FIRST_YEAR, self.month, day), self.change.wall.time())


def vtimezone(zone: str, since: datetime, until: datetime) -> Timezone:
    """True from the year of `since` through the one of `until`, at least."""
    return _vtimezone(zone, since.astimezone(UTC).year, until.astimezone(UTC).year)


@lru_cache(maxsize=256)
def _vtimezone(zone, since, until):
    offset, changes = _changes(zone, since, max(until, since + HOLDS_FOR - 1))
    rules = _yearly(changes)
    found = Timezone()
    found.add("tzid", zone)
    if rules:
        for each in rules:
            found.add_component(_observance(each.change, each.first(), each))
        return found
    offset, changes = _changes(zone, since, until)
    begin = datetime(FIRST_YEAR, 1, 1)
    found.add_component(_observance(Change(begin, offset, offset), begin))
    for change in changes:
        found.add_component(_observance(change, change.wall))
    return found


def _changes(zone, since, until) -> tuple[timedelta, list[Change]]:
    """The offset at the start of the year `since`, and the changes until the end of the year `until`."""
    bounds = (minute_of(datetime(year, 1, 1, tzinfo=UTC)) for year in (since, until + 1))
    pieces = list(segments(zone, *bounds))
    return timedelta(minutes=pieces[0][2]), [_change(*each) for each in pairwise(pieces)]


def _change(old, new):
    before, after = (timedelta(minutes=piece[2]) for piece in (old, new))
    return Change(instant_of(new[0]).replace(tzinfo=None) + before, before, after)


def _yearly(changes: list[Change]) -> list[Yearly]:
    """Two rules that say all of them, or none."""
    years = {change.wall.year for change in changes}
    found = []
    for is_forward in (True, False):
        of_kind = [change for change in changes if change.is_forward is is_forward]
        rule = _rule(of_kind) if len(of_kind) == len({change.wall.year for change in of_kind}) == len(years) >= HOLDS_FOR else None
        found += [rule] if rule else []
    return found if len(found) == 2 else []


def _rule(of_kind: list[Change]) -> Yearly | None:
    walls = [change.wall for change in of_kind]
    common = {(wall.month, wall.weekday(), wall.time(), change.before, change.after) for wall, change in zip(walls, of_kind, strict=True)}
    which = {(wall.day - 1) // 7 + 1 for wall in walls}
    is_last = all(wall.day + 7 > calendar.monthrange(wall.year, wall.month)[1] for wall in walls)
    if len(common) > 1 or not is_last and len(which) > 1:
        return None
    return Yearly(walls[0].month, LAST if is_last else which.pop(), walls[0].weekday(), of_kind[0])


def _observance(change, first, rule: Yearly | None = None):
    found = KINDS[change.is_forward]()
    found.add("dtstart", first)
    found.add("tzoffsetfrom", change.before)
    found.add("tzoffsetto", change.after)
    if rule:
        found.add("rrule", {"FREQ": "YEARLY", "BYMONTH": rule.month, "BYDAY": f"{rule.which}{DAYS[rule.weekday]}"})
    return found


def with_zones(spans: Iterable[tuple[str, datetime, datetime]]) -> list[Timezone]:
    """One component for each zone of the (zone, since, until), true for all that it has."""
    found: dict[str, tuple[datetime, datetime]] = {}
    for zone, since, until in spans:
        known = found.get(zone, (since, until))
        found[zone] = min(known[0], since), max(known[1], until)
    return [vtimezone(zone, *span) for zone, span in sorted(found.items())]
