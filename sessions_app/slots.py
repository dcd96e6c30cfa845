"""When two people can meet. Pure: what each said of their time in, start instants out."""
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from itertools import count, islice
from typing import NamedTuple

from .offsets import DAY, day_number, instant_of, instants_of, local_days, minute_of, segments, weekday
from .spans import Span, union

WEEK = 7 * DAY
NEVER = sys.maxsize, sys.maxsize


class Hours(NamedTuple):
    """Minutes after local midnight of a weekday (Monday is 0), end excluded."""

    weekday: int
    start: int
    end: int
    zone: str


class DateHours(NamedTuple):
    """Hours of one local date: beside those of its weekday, or instead of them."""

    day: date
    start: int
    end: int
    zone: str
    instead: bool = False


class DaysOff(NamedTuple):
    """Local dates, both included."""

    first: date
    last: date


class Season(NamedTuple):
    """Hours that count instead of the weekly ones on local dates, first and last included."""

    first: date
    last: date
    hours: tuple[Hours, ...]


class Limits(NamedTuple):
    """Minutes that somebody keeps free around each session, and how many they take; None is without end."""

    before: int = 0
    after: int = 0
    per_day: int | None = None
    per_week: int | None = None


class Grid(NamedTuple):
    """Starts lie `step` minutes apart, counted on the wall clock from the start of a range, or from midnight."""

    step: int
    from_midnight: bool = False


@dataclass(frozen=True)
class Person:
    """What is known of somebody's time. `busy` spans and the starts of their `sessions` are minutes since 1970 in UTC.

    Days off win over the hours of a date, those over holidays, those over the hours of a season, those over weekly hours. Of several
    seasons on one day the first counts. `zone` is where they live their days when they gave no weekly hours.
    """

    zone: str
    hours: tuple[Hours, ...] = ()
    days_off: tuple[DaysOff, ...] = ()
    dates: tuple[DateHours, ...] = ()
    holidays: frozenset[date] = frozenset()
    busy: tuple[Span, ...] = ()
    sessions: tuple[int, ...] = ()
    limits: Limits = Limits()
    seasons: tuple[Season, ...] = ()

    @property
    def home(self) -> str:
        return self.hours[0].zone if self.hours else self.zone

    @cached_property
    def plan(self) -> "Plan":
        return Plan(self)

    def taken_by(self, busy: Iterable[Span], sessions: Iterable[int]) -> "Person":
        """The same person as if this, and nothing else, took their time."""
        other = replace(self, busy=tuple(busy), sessions=tuple(sessions))
        other.__dict__["plan"] = self.plan  # what they said is the same
        return other


Ranges = list[tuple[int, int]]
Week = dict[str, list[Ranges]]


class Plan:
    """A person's hours by zone and day number."""

    def __init__(self, person: Person):
        self.usual = _week(person.hours)
        self.seasons = [(day_number(each.first), day_number(each.last), _week(each.hours)) for each in reversed(person.seasons)]
        self.dates = defaultdict(lambda: defaultdict(list))
        for day, start, end, zone, _instead in person.dates:
            self.dates[zone][day_number(day)].append((start, end))
        self.zones = list(dict.fromkeys([*self.usual, *(zone for *_days, week in self.seasons for zone in week), *self.dates]))
        self.own = {day_number(day) for day in person.holidays} | {day_number(d.day) for d in person.dates if d.instead}
        self.off = [(day_number(off.first), day_number(off.last)) for off in person.days_off]

    def ranges(self, zone: str, first: int, last: int) -> list[Ranges]:
        """Those of each day from first to last, both included: the weekly ones, and over them what was said of single days."""
        found = _days_of(self.usual, zone, first, last)
        for begins, ends, week in self.seasons:
            begins, ends = max(begins, first), min(ends, last)
            if begins <= ends:
                found[begins - first:ends - first + 1] = _days_of(week, zone, begins, ends)
        for day in self.own:
            if first <= day <= last:
                found[day - first] = []
        for day, ranges in self.dates[zone].items() if zone in self.dates else ():
            if first <= day <= last:
                found[day - first] = found[day - first] + ranges
        for begins, ends in self.off:
            for day in range(max(begins, first), min(ends, last) + 1):
                found[day - first] = []
        return found


def _week(hours: Iterable[Hours]) -> Week:
    week = defaultdict(lambda: [[] for _day in range(7)])
    for day, start, end, zone in hours:
        week[zone][day].append((start, end))
    return week


def _days_of(week, zone, first, last) -> list[Ranges]:
    if zone not in week:
        return [[]] * (last - first + 1)
    monday = weekday(first)
    return (week[zone] * ((last - first + monday) // 7 + 1))[monday:monday + last - first + 1]


def common_starts(mentor: Person, learner: Person, *, minutes: int, grid: Grid, since: datetime, until: datetime,
                  finer: Grid | None = None) -> list[datetime]:
    """Sorted instants s, since <= s < until, at which both can begin a session of `minutes`; on the `finer` grid where that gives none.

    The mentor is open only in the hours they gave; the learner always, unless they gave some. The grid is the mentor's, whatever
    is taken in between. Each one's buffers lie around the session and may reach outside their hours, but not into busy time.
    """
    return instants_of(_common(mentor, learner, minutes, grid, minute_of(since), minute_of(until), finer))


def first_start(mentor: Person, learner: Person, *, minutes: int, grid: Grid, since: datetime, until: datetime) -> datetime | None:
    """The first of common_starts, found without making the others."""
    since, until = minute_of(since), minute_of(until)
    for begin in range(since, until, WEEK):
        found = _common(mentor, learner, minutes, grid, begin, min(begin + WEEK, until))
        if found:
            return instant_of(found[0])
    return None


def open_spans(person: Person, since: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
    """When the person's hours say that they can meet, taken or not."""
    spans = _open(person, minute_of(since), minute_of(until))
    return [(instant_of(start), instant_of(end)) for start, end in spans]


def is_full(person: Person, start: datetime) -> bool:
    """Whether the day or the week of `start` already has as many sessions as the person takes."""
    day, = local_days(person.home, [minute_of(start)])
    return bool(person.sessions) and day in _full_days(person)


def nearest(starts: Iterable[datetime], wanted: datetime, count: int = 3) -> list[datetime]:
    """The `count` starts nearest to `wanted`, in the order of time."""
    return sorted(sorted(starts, key=lambda start: (abs(start - wanted), start))[:count])


def _common(mentor, learner, minutes, grid, since, until, finer=None) -> list[int]:
    """A session fits into what the mentor has open from some of its starts; of those no start is left that something else bars."""
    if until <= since:
        return []
    end, early = until + minutes - 1, minutes - 1
    pieces = sorted(_pieces(mentor, since, end))
    barred = union([
        *_taken(mentor, early), *_taken(learner, early), *((start - early, end) for start, end in _shut(learner, since, end)),
        *_full(mentor, since, until), *_full(learner, since, until)])
    found = _starts(pieces, barred, minutes, grid)
    return _starts(pieces, barred, minutes, finer) if finer and not found else found


def _open(person, since, until):
    return union([piece[:2] for piece in _pieces(person, since, until)]) if until > since else []


def _shut(person, since, until) -> Iterable[Span]:
    """When the person's hours say that they cannot meet; who gave no weekly hours can all week."""
    if not person.hours:
        if not (person.dates or person.days_off or person.holidays or person.seasons):
            return ()
        person = replace(person, hours=tuple(Hours(day, 0, DAY, person.zone) for day in range(7)))
    starts, ends = list(zip(*_open(person, since, until), strict=True)) or [(), ()]
    return zip([since, *ends], [*starts, until], strict=True)


def _pieces(person, since, until) -> Iterator[tuple[int, int, int, int]]:
    """(start, end, midnight, minute): parts of ranges inside the horizon, and the two that a grid may count from."""
    plan = person.plan
    for zone in plan.zones:
        for start, end, offset in segments(zone, since, until):
            day = (start + offset) // DAY
            for midnight, ranges in zip(count(day * DAY - offset, DAY), plan.ranges(zone, day, (end - 1 + offset) // DAY)):
                for begins, ends in ranges:
                    first, last = midnight + begins, midnight + ends
                    if first < end and last > start:
                        yield first if first > start else start, last if last < end else end, midnight, begins


def _starts(pieces, barred, minutes, grid) -> list[int]:
    """Sorted, each once: on the grid of a piece, `minutes` before what is open ends, and not barred."""
    found, in_order, reached, at, closes = [], True, 0, 0, 0
    opened, bars, step = iter(union([piece[:2] for piece in pieces])), [*barred, NEVER], grid.step
    for start, end, midnight, begins in pieces:
        in_order, reached = in_order and start >= reached, end
        while closes <= start:
            _opens, closes = next(opened)
        last, counted_from = min(end, closes - minutes + 1), midnight if grid.from_midnight else midnight + begins
        while bars[at][1] <= start:
            at += 1
        for bar, over in islice(bars, at, None):
            found += range(start + (counted_from - start) % step, bar if bar < last else last, step)
            if over >= last:
                break
            start = over
    return found if in_order else sorted(set(found))


def _taken(person, early) -> list[Span]:
    """When no session may start that ends `early` minutes later: it keeps clear of busy time, with what is kept free around it."""
    later, earlier = person.limits.before, person.limits.after + early
    return [(start - earlier, end + later) for start, end in person.busy]


def _full(person, since, until) -> Iterator[Span]:
    """Days and weeks that already have as many sessions as the person takes."""
    full = _full_days(person)
    for start, end, offset in segments(person.home, since, until) if full else ():
        for day in full:
            begins, ends = day * DAY - offset, (day + 1) * DAY - offset
            if begins < end and ends > start:
                yield max(begins, start), min(ends, end)


def _full_days(person) -> set[int]:
    per_day, per_week = person.limits.per_day, person.limits.per_week
    if not person.sessions or per_day is None and per_week is None:
        return set()
    days = sorted(local_days(person.home, person.sessions))
    full = _reached(days, per_day) if per_day else set()
    if per_week:
        full.update(7 * week - 3 + n for week in _reached([(day + 3) // 7 for day in days], per_week) for n in range(7))
    return full


def _reached(numbers: list[int], most: int) -> set[int]:
    """Those that occur at least so often among sorted ones."""
    return {number for number, later in zip(numbers, numbers[most - 1:], strict=False) if number == later}
