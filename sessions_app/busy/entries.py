"""What the entries of a calendar elsewhere take: an event, what repeats, and what was changed of it."""
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from icalendar.prop import vDDDLists

from .port import Span
from .rules import walls

DAY = timedelta(days=1)
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


def of_series(events, zone, since, until) -> Iterator[Span]:
    """An event, its repetitions, and those of them that were changed one by one."""
    changed = {at for event in events for at in _readable(_changed_by, event, zone)}
    for event in events:
        for start, end in _readable(_of_event, event, zone, since, until):
            if "RECURRENCE-ID" in event or start not in changed:
                yield start, end


def _readable(part, event, *arguments) -> list:
    try:
        return list(part(event, *arguments))
    except UNREADABLE:
        return []


def _changed_by(event, zone) -> list[datetime]:
    return [instant(event["RECURRENCE-ID"].dt, zone)] if "RECURRENCE-ID" in event else []


def _of_event(event, zone, since, until) -> Iterator[Span]:
    _changed_by(event, zone)  # raises where it is not clear which date this replaces
    length = _length(event, zone)
    if _takes_time(event) and length.most > timedelta(0):
        for start in _starts(event, zone, since - length.most, until):
            yield instant(start, zone), length.end_of(start, zone)


def _takes_time(event) -> bool:
    return (str(event.get("STATUS", "")).upper() != "CANCELLED" and str(event.get("TRANSP", "")).upper() != "TRANSPARENT"
            and str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper() != "FREE")


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
        lasts = event["DURATION"].dt
        return Length(lasts.days, lasts - lasts.days * DAY)
    return Length() if isinstance(start, datetime) else Length(1)


def _starts(event, zone, since, until) -> Iterator[date | datetime]:
    """Without those that it leaves out, each by its time or by its day."""
    first = event["DTSTART"].dt
    place = first.tzinfo or zone if isinstance(first, datetime) else zone
    without = _times(event, "EXDATE")
    instants, days = {instant(each, place) for each in without}, {each for each in without if not isinstance(each, datetime)}
    for start in _given(event, first, place, since, until):
        day = start.date() if isinstance(start, datetime) else start
        if day not in days and instant(start, place) not in instants:
            yield start


def _given(event, first, place, since, until) -> Iterator[date | datetime]:
    """Repeated at wall time: half past nine stays half past nine when the clocks change."""
    rules = _several(event.get("RRULE"))
    if not rules or "RECURRENCE-ID" in event:
        yield first
    wall = first.replace(tzinfo=None) if isinstance(first, datetime) else datetime.combine(first, time())
    around = [(bound.astimezone(place)).replace(tzinfo=None) + way * DAY for bound, way in ((since, -1), (until, 1))]
    for rule in rules:
        for at in walls(rule, wall, place, *around):
            yield at.replace(tzinfo=first.tzinfo) if isinstance(first, datetime) else at.date()
    yield from _times(event, "RDATE")


def _times(event, name) -> list[date | datetime]:
    """Those of EXDATE or RDATE. A list that cannot be read, such as an empty one, takes nothing from what can."""
    lists = [value for value in _several(event.get(name)) if isinstance(value, vDDDLists)]
    return [each.dt for value in lists for each in value.dts if isinstance(each.dt, date)]


def _several(value) -> list:
    return [] if value is None else value if isinstance(value, list) else [value]
