"""The slot picker's pages: one local week each."""
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone


@dataclass(frozen=True)
class Week:
    """`days`: [(local date, its starts)], days without any left out. `before` and `after`: Mondays of weeks that have some."""

    monday: date
    days: list[tuple[date, list[datetime]]]
    before: date | None
    after: date | None

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    def has(self, start: datetime) -> bool:
        return any(start in starts for _day, starts in self.days)


def week_of(starts: Iterable[datetime], wanted: date | None) -> Week | None:
    """The week of `wanted`, or of the first start; None when there is no start at all."""
    by_day: dict[date, list[datetime]] = {}
    for start in starts:
        by_day.setdefault(timezone.localtime(start).date(), []).append(start)
    if not by_day:
        return None
    mondays = sorted({_monday(day) for day in by_day})
    monday = _monday(wanted or min(by_day))
    days = [(day, by_day[day]) for n in range(7) if (day := monday + timedelta(days=n)) in by_day]
    before, after = [m for m in mondays if m < monday], [m for m in mondays if m > monday]
    return Week(monday, days, before[-1] if before else None, after[0] if after else None)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
