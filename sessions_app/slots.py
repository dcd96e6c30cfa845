"""When two people can meet. Pure: weekly hours and busy instants in, start instants out.

The horizon is cut where a zone changes its offset. Inside a piece local time = UTC + offset is a bijection, so no conversion is
ever ambiguous: a repeated hour offers its minutes twice, a skipped hour never.
"""
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

Span = tuple[datetime, datetime]  # aware, in UTC, on whole minutes, end excluded
DAY = 1440
MINUTE = timedelta(minutes=1)
STRIDE = timedelta(hours=12)


class Hours(NamedTuple):
    """Minutes after local midnight of a weekday (Monday is 0), end excluded."""

    weekday: int
    start: int
    end: int
    zone: str


class DaysOff(NamedTuple):
    """Local dates, both included."""

    first: date
    last: date


@dataclass(frozen=True)
class Person:
    """What is known of somebody's time. `zone` is where their days off are lived when they gave no hours."""

    zone: str
    hours: tuple[Hours, ...] = ()
    days_off: tuple[DaysOff, ...] = ()
    busy: tuple[Span, ...] = ()

    @property
    def week(self) -> tuple[Hours, ...]:
        return self.hours or tuple(Hours(day, 0, DAY, self.zone) for day in range(7))


def common_starts(mentor: Person, learner: Person, *, minutes: int, step: int, since: datetime,
                  until: datetime) -> list[datetime]:
    """Sorted instants s, since <= s < until, such that both are free from s for `minutes`.

    The mentor is open only in the hours they gave; the learner always, unless they gave some. The grid starts with each of the
    mentor's ranges and goes on every `step` minutes of their wall clock, whatever is taken in between.
    """
    since, until = whole_minute(since), whole_minute(until)
    if until <= since:
        return []
    length = timedelta(minutes=minutes)
    pieces = list(open_pieces(mentor.hours, mentor.days_off, since, until + length))
    free = intersection(
        difference(union((start, end) for start, end, _ in pieces), mentor.busy),
        difference(open_spans(learner.week, learner.days_off, since, until + length), learner.busy))
    return fitting(sorted({s for piece in pieces for s in _grid(*piece, timedelta(minutes=step)) if s < until}), free, length)


def fitting(starts: Iterable[datetime], free: list[Span], length: timedelta) -> list[datetime]:
    """Those of `starts` whose whole length lies inside one of the sorted, disjoint `free` spans."""
    edges = [start for start, _ in free]
    kept = []
    for start in starts:
        at = bisect_right(edges, start) - 1
        if at >= 0 and start + length <= free[at][1]:
            kept.append(start)
    return kept


def open_spans(hours: Iterable[Hours], days_off: Iterable[DaysOff], since: datetime, until: datetime) -> list[Span]:
    return union((start, end) for start, end, _ in open_pieces(hours, days_off, since, until))


def open_pieces(hours: Iterable[Hours], days_off: Iterable[DaysOff], since: datetime,
                until: datetime) -> Iterator[tuple[datetime, datetime, datetime]]:
    """(start, end, anchor): parts of ranges inside the horizon, and the instant that the range's grid counts from."""
    days_off = tuple(days_off)
    by_zone = defaultdict(lambda: defaultdict(list))
    for rule in hours:
        by_zone[rule.zone][rule.weekday].append(rule)
    for zone, week in by_zone.items():
        for start, end, offset in offset_segments(zone, since, until):
            yield from _segment_pieces(week, days_off, start, end, offset)


def _segment_pieces(week, days_off, start, end, offset):
    day, last = (start + offset).date(), (end + offset).date()
    while day <= last:
        if not any(off.first <= day <= off.last for off in days_off):
            midnight = datetime.combine(day, time(), UTC) - offset
            for rule in week.get(day.weekday(), ()):
                anchor = midnight + rule.start * MINUTE
                begins, ends = max(anchor, start), min(midnight + rule.end * MINUTE, end)
                if begins < ends:
                    yield begins, ends, anchor
        day += timedelta(days=1)


def _grid(start, end, anchor, step):
    late = (start - anchor) % step
    at = start if not late else start + step - late
    while at < end:
        yield at
        at += step


def offset_segments(zone: str, since: datetime, until: datetime) -> Iterator[tuple[datetime, datetime, timedelta]]:
    """(start, end, offset) pieces that cover the horizon, each with one UTC offset."""
    place = ZoneInfo(zone)
    edge = probe = since
    offset = _offset(place, since)
    while probe < until:
        following = min(probe + STRIDE, until)
        if _offset(place, following) == offset:
            probe = following
            continue
        probe = _transition(place, probe, following, offset)
        yield edge, probe, offset
        edge, offset = probe, _offset(place, probe)
    if edge < until:
        yield edge, until, offset


def _offset(place, instant):
    return instant.astimezone(place).utcoffset()


def _transition(place, before, after, offset):
    """The first whole minute in (before, after] with another offset than `offset`, which `before` has."""
    while after - before > MINUTE:
        middle = before + (after - before) // 2 // MINUTE * MINUTE
        before, after = (middle, after) if _offset(place, middle) == offset else (before, middle)
    return after


def whole_minute(instant: datetime) -> datetime:
    """The instant in UTC, rounded up to a whole minute."""
    instant = instant.astimezone(UTC)
    down = instant.replace(second=0, microsecond=0)
    return down if down == instant else down + MINUTE


def union(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def intersection(some: list[Span], others: list[Span]) -> list[Span]:
    """Both sorted and disjoint, and so is the result."""
    found, i, j = [], 0, 0
    while i < len(some) and j < len(others):
        start, end = max(some[i][0], others[j][0]), min(some[i][1], others[j][1])
        if start < end:
            found.append((start, end))
        if some[i][1] <= others[j][1]:
            i += 1
        else:
            j += 1
    return found


def difference(spans: list[Span], taken: Iterable[Span]) -> list[Span]:
    """The sorted, disjoint spans without what is taken (in any order, overlapping or not)."""
    taken, left = union(taken), []
    for start, end in spans:
        for busy_start, busy_end in taken:
            if busy_end <= start or busy_start >= end:
                continue
            if start < busy_start:
                left.append((start, busy_start))
            start = busy_end
        if start < end:
            left.append((start, end))
    return left


def nearest(starts: Iterable[datetime], wanted: datetime, count: int = 3) -> list[datetime]:
    """The `count` starts nearest to `wanted`, in the order of time."""
    return sorted(sorted(starts, key=lambda start: (abs(start - wanted), start))[:count])
