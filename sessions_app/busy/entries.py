"""What the entries of a calendar elsewhere take: an event, what repeats, and what was changed of it."""
from bisect import bisect
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from icalendar.prop import vDDDLists

from .port import Span
from .rules import walls

DAY = timedelta(days=1)
FAR = 3660 * DAY  # nobody moves a series further
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, OverflowError)  # what values raise that no calendar would show either


class Length(NamedTuple):
    """Days as calendars have them, 23 or 25 hours long when the clocks change, and exact time after them (RFC 5545, 3.3.6)."""

    days: int = 0
    exact: timedelta = timedelta(0)

    @property
    def most(self) -> timedelta:
        return self.days * DAY + self.exact

    def end_of(self, start: date | datetime, zone) -> datetime:
        return instant(start + self.days * DAY, zone) + self.exact


class Turn(NamedTuple):
    """From which date of a series on all of it lies and lasts otherwise (RANGE=THISANDFUTURE, RFC 5545, 3.2.13)."""

    since: datetime
    first: date | datetime
    place: tzinfo
    by: timedelta  # at the wall time of `place`
    length: Length
    takes_time: bool

    def start(self, was: datetime) -> date | datetime:
        wall = _wall(was, self.place) + self.by
        return wall.replace(tzinfo=self.place) if isinstance(self.first, datetime) else wall.date()


class Turns:
    """Those of a series. `early` and `late`: how long before and after a time a date may have been that lies in it by now."""

    def __init__(self, found: Iterable[Turn]):
        self.found = sorted(found, key=attrgetter("since"))
        self.early = max((turn.length.most + turn.by for turn in self.found), default=timedelta(0))
        self.late = max((-turn.by for turn in self.found if turn.by < timedelta(0)), default=timedelta(0))

    def at(self, was: datetime) -> Turn | None:
        before = bisect(self.found, was, key=attrgetter("since"))
        return self.found[before - 1] if before else None


def of_series(events, zone, since, until, work) -> Iterator[Span]:
    """An event, its repetitions, and those of them that were changed, one by one or with all later ones."""
    changed = {at for event in events for at in _readable(_changed_by, event, zone)}
    first = next((at for event in events for at in _readable(_begins, event)), None)
    turns = Turns(turn for event in events for turn in _readable(_turned_by, event, first, zone))
    for event in events:
        is_changed = "RECURRENCE-ID" in event
        for was, span in _readable(_of_event, event, zone, since, until, Turns([]) if is_changed else turns, work):
            if is_changed or changed.isdisjoint(was):
                yield span


def _readable(part, event, *arguments) -> list:
    try:
        return list(part(event, *arguments))
    except UNREADABLE:
        return []


def _changed_by(event, zone) -> list[date | datetime]:
    """A time, or a day: whatever of the series was to begin on it, for some calendars name no times (RFC 5545, 3.8.4.4, wants them)."""
    return [_time_or_day(event["RECURRENCE-ID"].dt, zone)] if "RECURRENCE-ID" in event else []


def _time_or_day(at, zone) -> date | datetime:
    return instant(at, zone) if isinstance(at, datetime) else at


def _begins(event) -> list[date | datetime]:
    return [] if "RECURRENCE-ID" in event else [event["DTSTART"].dt]


def _turned_by(event, series, zone) -> Iterator[Turn]:
    """`series`: its first date. An entry that calls off a date and all later ones need not say when it would have been."""
    named = event.get("RECURRENCE-ID")
    if named is not None and str(named.params.get("RANGE", "")).upper() == "THISANDFUTURE":
        was = _at_time_of(series, named.dt)
        first, takes_time = event["DTSTART"].dt if "DTSTART" in event else was, _takes_time(event)
        place = _place(first, zone)
        by = _wall(instant(first, zone), place) - _wall(instant(was, zone), place)
        length = _length(event, zone) if takes_time else Length()
        if max(abs(by), length.most) <= FAR:
            yield Turn(instant(was, zone), first, place, by, length, takes_time)


def _at_time_of(series, at) -> date | datetime:
    return at if isinstance(at, datetime) or not isinstance(series, datetime) else datetime.combine(at, series.timetz())


def _of_event(event, zone, since, until, turns, work) -> Iterator[tuple[tuple[datetime, date], Span]]:
    """Each with when and on which day it was to be, where the series is."""
    _changed_by(event, zone)  # raises where it is not clear which date this replaces
    length, takes_time = _length(event, zone), _takes_time(event)
    if not takes_time and not turns.found:
        return
    for start, lasts in _given(event, length, zone, since - max(length.most, turns.early), until + turns.late, work):
        was, day = instant(start, zone), _day(start)
        turn = turns.at(was)
        if turn:
            start, lasts = turn.start(was), turn.length
        if (turn.takes_time if turn else takes_time) and lasts.most > timedelta(0):
            yield (was, day), (instant(start, zone), lasts.end_of(start, zone))


def _takes_time(event) -> bool:
    return (str(event.get("STATUS", "")).upper() != "CANCELLED" and str(event.get("TRANSP", "")).upper() != "TRANSPARENT"
            and str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper() != "FREE")


def _place(at: date | datetime, zone) -> tzinfo:
    """Where its wall time is meant."""
    return at.tzinfo or zone if isinstance(at, datetime) else zone


def _day(at: date | datetime) -> date:
    return at.date() if isinstance(at, datetime) else at


def _wall(at: datetime, place) -> datetime:
    return at.astimezone(place).replace(tzinfo=None)


def instant(at: date | datetime, zone) -> datetime:
    if not isinstance(at, datetime):
        at = datetime.combine(at, time())
    return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)


def _length(event, zone) -> Length:
    start = event["DTSTART"].dt
    if "DTEND" in event:
        end = event["DTEND"].dt
        if isinstance(start, datetime) or isinstance(end, datetime):
            return Length(exact=instant(end, zone) - instant(start, zone))
        return Length((end - start).days or 1)
    if "DURATION" in event:
        return _lasting(event["DURATION"].dt)
    return Length() if isinstance(start, datetime) else Length(1)


def _lasting(duration: timedelta) -> Length:
    return Length(duration.days, duration - duration.days * DAY)


def _given(event, length, zone, since, until, work) -> Iterator[tuple[date | datetime, Length]]:
    """Its starts, each with how long it lasts, without those that it leaves out, by their time or by their day."""
    first = event["DTSTART"].dt
    place = _place(first, zone)
    without = _times(event, "EXDATE")
    instants, days = {instant(each, place) for each in without}, {each for each in without if not isinstance(each, datetime)}
    repeated = ((start, length) for start in _repeated(event, first, place, since, until, work))
    for start, lasts in chain(repeated, _periods(event, place)):
        if _day(start) not in days and instant(start, place) not in instants:
            yield start, lasts


def _repeated(event, first, place, since, until, work) -> Iterator[date | datetime]:
    """At wall time: half past nine stays half past nine when the clocks change."""
    rules = several(event.get("RRULE"))
    if not rules or "RECURRENCE-ID" in event:
        yield first
    wall = first.replace(tzinfo=None) if isinstance(first, datetime) else datetime.combine(first, time())
    around = [(bound.astimezone(place)).replace(tzinfo=None) + way * DAY for bound, way in ((since, -1), (until, 1))]
    for rule in rules:
        for at in walls(rule, wall, place, *around, work):
            yield at.replace(tzinfo=first.tzinfo) if isinstance(first, datetime) else at.date()
    yield from _times(event, "RDATE")


def _periods(event, place) -> Iterator[tuple[datetime, Length]]:
    """Dates of RDATE that say for themselves how long they last (RFC 5545, 3.8.5.2)."""
    for start, end in _values(event, "RDATE", tuple):
        yield start, _lasting(end) if isinstance(end, timedelta) else Length(exact=instant(end, place) - instant(start, place))


def _times(event, name) -> list[date | datetime]:
    return _values(event, name, date)


def _values(event, name, kind) -> list:
    """Those of EXDATE or RDATE. A list that cannot be read, such as an empty one, takes nothing from what can."""
    lists = [value for value in several(event.get(name)) if isinstance(value, vDDDLists)]
    return [each.dt for value in lists for each in value.dts if isinstance(each.dt, kind)]


def several(value) -> list:
    return [] if value is None else value if isinstance(value, list) else [value]
