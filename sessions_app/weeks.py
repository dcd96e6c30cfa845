"""The slot picker's pages: one local week each."""
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from common import clock

IN_SIGHT = 6


@dataclass(frozen=True)
class Week:
    """`days`: [(local date, its starts)], days without any left out. `before` and `after`: Mondays of weeks that have some. `is_late`: it
    has the first of all, and is not the present one.
    """

    monday: date
    days: list[tuple[date, list[datetime]]]
    before: date | None
    after: date | None
    is_late: bool = False

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def starts(self) -> list[datetime]:
        return [start for _day, starts in self.days for start in starts]

    def has(self, start: datetime) -> bool:
        return start in self.starts


def week_of(starts: Iterable[datetime], wanted: date | None) -> Week | None:
    """The week of `wanted`, or of the first start; None when there is no start at all."""
    found = by_day(starts)
    if not found:
        return None
    mondays = sorted({_monday(day) for day in found})
    monday = _monday(wanted or min(found))
    days = [(day, found[day]) for n in range(7) if (day := monday + timedelta(days=n)) in found]
    before, after = [m for m in mondays if m < monday], [m for m in mondays if m > monday]
    is_late = monday == mondays[0] > _monday(timezone.localdate(clock.now()))
    return Week(monday, days, before[-1] if before else None, after[0] if after else None, is_late)


def day_near(starts: Iterable[datetime], at: datetime) -> date | None:
    """The day to open on: in the week of `at`, or in that of the start which is nearest to it where that week has none."""
    found = min(starts, key=lambda start: abs(start - at), default=at)
    own, days = timezone.localtime(at).date(), [timezone.localtime(start).date() for start in starts]
    return own if _monday(own) in map(_monday, days) else timezone.localtime(found).date()


def by_day(starts: Iterable[datetime]) -> dict[date, list[datetime]]:
    """On the reader's calendar, in the order of the starts."""
    found: dict[date, list[datetime]] = {}
    for start in starts:
        found.setdefault(timezone.localtime(start).date(), []).append(start)
    return found


def unfolded(days: Iterable[tuple[int, bool]]) -> list[bool]:
    """Of each day, given how many times it has and whether one is chosen: are they in sight? The first are, until IN_SIGHT times are."""
    seen, found = 0, []
    for count, has_chosen in days:
        found.append(has_chosen or seen < IN_SIGHT)
        seen += count
    return found


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
