"""A series by an RFC 5545 rule, at one wall-clock time of a zone. Pure: a rule and a first start in; dates, conflicts, repairs out."""
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, Protocol, Self
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta, weekday
from dateutil.rrule import rrulestr

WEEKLY, FORTNIGHTLY, MONTHLY = "weekly", "fortnightly", "monthly"
FEWEST, MOST = 2, 52
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST = -1
# How far from its date a repair may lie: always nearer to it than to the next one.
AROUND = {WEEKLY: timedelta(days=3, hours=12), FORTNIGHTLY: timedelta(days=6, hours=12), MONTHLY: timedelta(days=10)}
OFFERED = 3


class Rule(NamedTuple):
    """Every month means the same weekday of the month: `which` is 1 to 4, or LAST; 0 is that of the first date."""

    rhythm: str
    count: int
    which: int = 0

    def at(self, first: datetime) -> Self:
        """The rule as it is for dates around `first`, in local time. Earlier ones may read another way: a fourth may be a last."""
        return self._replace(which=self.which or nth(first)) if self.rhythm == MONTHLY else self

    def text(self, first: datetime) -> str:
        """As RFC 5545 writes it; `first` is its DTSTART, in local time."""
        part = {WEEKLY: "FREQ=WEEKLY", FORTNIGHTLY: "FREQ=WEEKLY;INTERVAL=2",
                MONTHLY: f"FREQ=MONTHLY;BYDAY={self.at(first).which}{DAYS[first.weekday()]}"}[self.rhythm]
        return f"{part};COUNT={self.count}"

    @classmethod
    def read(cls, text: str) -> Self:
        """Of a text() only."""
        parts = dict(part.split("=") for part in text.split(";"))
        rhythm = MONTHLY if parts["FREQ"] == "MONTHLY" else FORTNIGHTLY if "INTERVAL" in parts else WEEKLY
        return cls(rhythm, int(parts["COUNT"]), int(parts["BYDAY"][:-2]) if rhythm == MONTHLY else 0)

    def before(self, first: datetime, steps: int) -> datetime:
        """The local time that lies `steps` dates before `first`."""
        if self.rhythm != MONTHLY or steps == 0:
            return first - timedelta(weeks=steps * (2 if self.rhythm == FORTNIGHTLY else 1))
        which = self.at(first).which
        return first + relativedelta(months=-steps, day=31 if which == LAST else 1, weekday=weekday(first.weekday())(which))


class Date(NamedTuple):
    """`is_real`: whether that local time exists on that day; if not, `at` lies as much later as the clocks jump (RFC 5545, 3.3.5)."""

    at: datetime
    is_real: bool = True


def nth(day: datetime) -> int:
    """Which of its weekdays in the month: 1 to 4, or LAST."""
    which = (day.day - 1) // 7 + 1
    return which if which <= 4 else LAST


def local(instant: datetime, zone: str) -> datetime:
    """The wall-clock time, without a zone."""
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def dated(wall: datetime, zone: str) -> Date:
    """The instant of a wall-clock time; the first one where clocks show it twice."""
    at = wall.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)
    return Date(at, local(at, zone) == wall)


def walls_of(rule: Rule, first: datetime, zone: str) -> list[datetime]:
    """The wall-clock times that the rule names, in order: how calendars call its dates (RECURRENCE-ID, EXDATE)."""
    begin = local(first, zone)
    return list(rrulestr(rule.text(begin), dtstart=begin))


def dates_of(rule: Rule, first: datetime, zone: str) -> list[Date]:
    """All of the rule's dates, in order. The first is the instant `first` itself, even in an hour that clocks show twice."""
    return [Date(first), *(dated(wall, zone) for wall in walls_of(rule, first, zone)[1:])]


# ── conflicts ────────────────────────────────────────────────────────────────────────────────────
NO_SUCH_TIME, TOO_SOON, TOO_FAR, CLOSED, BUSY = "no_such_time", "too_soon", "too_far", "closed", "busy"


class Times(Protocol):
    """What two people's time leaves (see times.Choice)."""

    since: datetime
    until: datetime

    def has(self, start: datetime) -> bool: ...
    def starts(self, since: datetime, until: datetime) -> list[datetime]: ...
    def also(self, start: datetime) -> Self: ...
    def unclaimed(self) -> Self: ...


@dataclass(frozen=True)
class Planned:
    """A date of the series. `conflict` says why nobody can meet then, and `nearest` when they could instead, best first."""

    position: int
    starts_at: datetime
    conflict: str = ""
    nearest: tuple[datetime, ...] = ()


def planned(dates: Mapping[int, Date], times: Times, around: timedelta) -> list[Planned]:
    """Each date with its conflict, if any. First come those that fit; what is proposed for the others fits beside all of them and
    beside the best proposals of the earlier ones.
    """
    found, times = _fitting(dates, times)
    for n, each in enumerate(found):
        if each.conflict:
            nearest = _nearest(times, each.starts_at, around)
            found[n] = replace(each, nearest=nearest)
            times = times.also(nearest[0]) if nearest else times
    return found


def _fitting(dates, times):
    found = []
    for position, date in sorted(dates.items()):
        conflict = _conflict(date, times)
        found.append(Planned(position, date.at, conflict))
        times = times if conflict else times.also(date.at)
    return found, times


def _conflict(date, times) -> str:
    if not date.is_real:
        return NO_SUCH_TIME
    if date.at < times.since:
        return TOO_SOON
    if date.at >= times.until:
        return TOO_FAR
    if times.has(date.at):
        return ""
    return BUSY if times.unclaimed().has(date.at) else CLOSED


def _nearest(times, wanted, around):
    others = (start for start in times.starts(wanted - around, wanted + around) if start != wanted)
    return tuple(sorted(others, key=lambda start: (abs(start - wanted), start))[:OFFERED])


def settled(dates: Iterable[Planned], chosen: Mapping[int, datetime | None], times: Times) -> tuple[dict[int, datetime], set[int]]:
    """{position: start} with what somebody chose in place of some dates (None leaves one out), and the positions that do not fit."""
    wanted = {each.position: chosen.get(each.position, each.starts_at) for each in dates}
    unsettled = {each.position for each in dates if each.conflict and each.position not in chosen}
    found = {}
    for position, start in sorted((p, s) for p, s in wanted.items() if s is not None and p not in unsettled):
        if times.has(start):
            found[position], times = start, times.also(start)
        else:
            unsettled.add(position)
    return found, unsettled
