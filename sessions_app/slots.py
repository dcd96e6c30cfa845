"""When two people can meet. Pure: what each said of their time in, start instants out."""
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from itertools import count
from typing import NamedTuple

from .offsets import DAY, day_number, instant_of, instants_of, local_days, minute_of, segments, weekday
from .spans import Span, difference, union

WEEK = 7 * DAY


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
        for each in person.dates:
            self.dates[each.zone][day_number(each.day)].append((each.start, each.end))
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
    for each in hours:
        week[each.zone][each.weekday].append((each.start, each.end))
    return week


def _days_of(week, zone, first, last) -> list[Ranges]:
    if zone not in week:
        return [[]] * (last - first + 1)
    monday = weekday(first)
    return (week[zone] * ((last - first + monday) // 7 + 1))[monday:monday + last - first + 1]


def common_starts(mentor: Person, learner: Person, *, minutes: int, grid: Grid, since: datetime,
                  until: datetime) -> list[datetime]:
    """Sorted instants s, since <= s < until, at which both can begin a session of `minutes`.

    The mentor is open only in the hours they gave; the learner always, unless they gave some. The grid is the mentor's, whatever
    is taken in between. Each one's buffers lie around the session and may reach outside their hours, but not into busy time.
    """
    return instants_of(_common(mentor, learner, minutes, grid, minute_of(since), minute_of(until)))


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


def _common(mentor, learner, minutes, grid, since, until) -> list[int]:
    """Open, less what is taken, is free; a session's start lies in a free span less its length, and on no full day."""
    if until <= since:
        return []
    end = until + minutes - 1
    pieces = sorted(_pieces(mentor, since, end))
    taken = [*_taken(mentor), *_taken(learner), *_shut(learner, since, end)]
    free = difference(union(piece[:2] for piece in pieces), taken)
    within = [(start, end - minutes + 1) for start, end in free if end - start >= minutes]
    return _starts(pieces, difference(within, [*_full(mentor, since, until), *_full(learner, since, until)]), grid)


def _open(person, since, until):
    return union(piece[:2] for piece in _pieces(person, since, until)) if until > since else []


def _shut(person, since, until):
    """When the person's hours say that they cannot meet; who gave no weekly hours can all week."""
    if not person.hours:
        if not (person.dates or person.days_off or person.holidays or person.seasons):
            return []
        person = replace(person, hours=tuple(Hours(day, 0, DAY, person.zone) for day in range(7)))
    return difference([(since, until)], (piece[:2] for piece in _pieces(person, since, until)))


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
                        yield max(first, start), min(last, end), midnight, begins


def _starts(pieces, within, grid) -> list[int]:
    """Sorted, each once. Pieces that do not overlap, as most people's, need no sorting."""
    found, in_order, at = [], True, 0
    for start, end, midnight, begins in pieces:
        counted_from = midnight if grid.from_midnight else midnight + begins
        while at < len(within) and within[at][1] <= start:
            at += 1
        for n in range(at, len(within)):
            first, last = within[n]
            if first >= end:
                break
            first = max(first, start)
            some = range(first + (counted_from - first) % grid.step, min(last, end), grid.step)
            if some:
                in_order = in_order and (not found or found[-1] < some[0])
                found += some
    return found if in_order else sorted(set(found))


def _taken(person):
    """Busy time as a new session must keep clear of it: what is kept free around that session counts too."""
    before, after = person.limits.before, person.limits.after
    return [(start - after, end + before) for start, end in person.busy]


def _full(person, since, until) -> Iterator[Span]:
    """Days and weeks that already have as many sessions as the person takes."""
    per_day, per_week = person.limits.per_day, person.limits.per_week
    if not person.sessions or per_day is None and per_week is None:
        return
    full = _full_days(person)
    for start, end, offset in segments(person.home, since, until):
        for day in full:
            begins, ends = max(day * DAY - offset, start), min((day + 1) * DAY - offset, end)
            if begins < ends:
                yield begins, ends


def _full_days(person) -> set[int]:
    per_day, per_week = person.limits.per_day, person.limits.per_week
    days, weeks = Counter(local_days(person.home, person.sessions)), defaultdict(int)
    full = {day for day, held in days.items() if held >= per_day} if per_day is not None else set()
    if per_week is not None:
        for day, held in days.items():
            weeks[day - weekday(day)] += held
        full.update(monday + n for monday, held in weeks.items() if held >= per_week for n in range(7))
    return full
