"""From iCalendar to busy spans. What tells of titles, places and people is cut off before anything is parsed."""
import re
from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from typing import NamedTuple
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar.parser import Contentline
from icalendar.prop import vDDDLists, vPeriod

from common.days import FIRST, LAST

from ..calendar_files import NotACalendar, calendars_in
from ..spans import union
from .port import Span, Trouble

KEPT = frozenset(b"BEGIN END VERSION UID DTSTART DTEND DURATION RRULE RDATE EXDATE RECURRENCE-ID STATUS TRANSP TZID TZOFFSETFROM "
                 b"TZOFFSETTO X-MICROSOFT-CDO-BUSYSTATUS".split())
FOLD = re.compile(rb"\r?\n[ \t]")
BARE_ZONE = re.compile(rb';TZID=([^";]*[:,][^";]*)(?=:\d{8})', re.IGNORECASE)  # what should stand in quotes, as Outlook's tzone://Microsoft/Utc
FREE_BUSY = re.compile(rb"^BEGIN:VFREEBUSY\r?\n(.*?)^END:VFREEBUSY", re.IGNORECASE | re.MULTILINE | re.DOTALL)
RARELY = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY")  # what comes back more often is no appointment
MOST = 5_000  # spans
EARLIEST, LATEST = (datetime.combine(day, time(), UTC) for day in (FIRST, LAST))  # far beyond, some zones have no local time
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
        return _instant(start + self.days * DAY, zone) + self.exact


def busy_spans(content: bytes, since: datetime, until: datetime, zone: ZoneInfo, own: Collection[str]) -> list[Span]:
    """Sorted and disjoint, those that touch [since, until), in whole minutes of sensible years. Entries with the UIDs `own` are sessions
    that are known already.

    Some calendars give an entry a UID of their own: that of a session then lies here with exactly its time, so what comes right before
    or after it stays a span of its own (see clashes).
    Raises Trouble: not_calendar, too_many.
    """
    content = content.removeprefix(BOM_UTF8)
    spans: list[tuple[int, int]] = []
    series = [_of_series(events, zone, since, until) for events in _by_uid(content, own).values()]
    for start, end in chain(*series, _of_free_busy(content, zone)):
        if start < until and end > since:
            begin, over = max(start, EARLIEST), min(end, LATEST)
            spans.append((int(begin.timestamp()) // 60 * 60, -(-int(over.timestamp()) // 60) * 60))
            if len(spans) > 4 * MOST:
                raise Trouble("too_many")
    found = union(spans, keeps_edges=True)
    if len(found) > MOST:
        raise Trouble("too_many")
    return [(datetime.fromtimestamp(start, UTC), datetime.fromtimestamp(end, UTC)) for start, end in found]


def stripped(content: bytes) -> bytes:
    """Only the lines that say when."""
    lines = FOLD.sub(b"", content).splitlines()
    kept = [line for line in lines if re.split(rb"[;:]", line, maxsplit=1)[0].strip().upper() in KEPT]
    return b"\r\n".join(BARE_ZONE.sub(rb';TZID="\1"', line) for line in kept) + b"\r\n"


def _by_uid(content, own):
    if b"BEGIN:VCALENDAR" not in content[:4096].upper():
        raise Trouble("not_calendar")
    try:
        calendars = calendars_in(stripped(content))
    except NotACalendar:
        raise Trouble("not_calendar")
    if not calendars:
        raise Trouble("not_calendar")
    found = defaultdict(list)
    for n, event in enumerate(event for calendar in calendars for event in calendar.walk("VEVENT")):
        uid = str(event.get("UID", n))
        if uid not in own:
            found[uid].append(event)
    return found


def _of_series(events, zone, since, until) -> Iterator[Span]:
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
    return [_instant(event["RECURRENCE-ID"].dt, zone)] if "RECURRENCE-ID" in event else []


def _of_event(event, zone, since, until) -> Iterator[Span]:
    _changed_by(event, zone)  # raises where it is not clear which date this replaces
    length = _length(event, zone)
    if _takes_time(event) and length.most > timedelta(0):
        for start in _starts(event, zone, since - length.most, until):
            yield _instant(start, zone), length.end_of(start, zone)


def _of_free_busy(content, zone) -> Iterator[Span]:
    """Periods of VFREEBUSY. They are read one by one: icalendar gives up the whole file for a wrong one."""
    for component in FREE_BUSY.findall(FOLD.sub(b"", content)):
        for line in component.splitlines():
            if re.match(rb"FREEBUSY[;:]", line, re.IGNORECASE):
                yield from _periods(line.decode(errors="replace"), zone)


def _periods(line, zone) -> Iterator[Span]:
    """What is not free takes time, tentative as an event would, and so do kinds of its own making (RFC 5545, 3.2.9)."""
    try:
        _name, parameters, value = Contentline(line).parts()
    except ValueError:
        return
    if str(parameters.get("FBTYPE", "")).upper() == "FREE":
        return
    for text in value.split(","):
        try:
            start, end = vPeriod.from_ical(text.strip())
            start = _instant(start, zone)
            end = start + end if isinstance(end, timedelta) else _instant(end, zone)
        except UNREADABLE:
            continue
        if end > start:
            yield start, end


def _takes_time(event) -> bool:
    return (str(event.get("STATUS", "")).upper() != "CANCELLED" and str(event.get("TRANSP", "")).upper() != "TRANSPARENT"
            and str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper() != "FREE")


def _instant(at: date | datetime, zone) -> datetime:
    if not isinstance(at, datetime):
        at = datetime.combine(at, time())
    return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)


def _length(event, zone) -> Length:
    start = event["DTSTART"].dt
    if "DTEND" in event:
        end = event["DTEND"].dt
        if isinstance(start, datetime) or isinstance(end, datetime):
            return Length(exact=_instant(end, zone) - _instant(start, zone))
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
    instants, days = {_instant(each, place) for each in without}, {each for each in without if not isinstance(each, datetime)}
    for start in _given(event, first, place, since, until):
        day = start.date() if isinstance(start, datetime) else start
        if day not in days and _instant(start, place) not in instants:
            yield start


def _given(event, first, place, since, until) -> Iterator[date | datetime]:
    """Repeated at wall time: half past nine stays half past nine when the clocks change."""
    rules = _several(event.get("RRULE"))
    if not rules or "RECURRENCE-ID" in event:
        yield first
    wall = first.replace(tzinfo=None) if isinstance(first, datetime) else datetime.combine(first, time())
    around = [(bound.astimezone(place)).replace(tzinfo=None) + way * DAY for bound, way in ((since, -1), (until, 1))]
    for rule in rules:
        for at in _walls(rule, wall, place, *around):
            yield at.replace(tzinfo=first.tzinfo) if isinstance(first, datetime) else at.date()
    yield from _times(event, "RDATE")


def _times(event, name) -> list[date | datetime]:
    """Those of EXDATE or RDATE. A list that cannot be read, such as an empty one, takes nothing from what can."""
    lists = [value for value in _several(event.get(name)) if isinstance(value, vDDDLists)]
    return [each.dt for value in lists for each in value.dts if isinstance(each.dt, date)]


def _several(value) -> list:
    return [] if value is None else value if isinstance(value, list) else [value]


def _walls(rule, wall, place, since, until) -> list[datetime]:
    if not _comes_back(rule):
        return [wall]
    plain = type(rule)({key: value for key, value in rule.items() if key.upper() != "UNTIL" and not key.upper().startswith("X-")})
    repeated = rrulestr(plain.to_ical().decode(), dtstart=wall)
    if "COUNT" not in rule:
        repeated = repeated.replace(until=min(_last(rule, place) or until, until))
    return repeated.between(since, until, inc=True)


def _comes_back(rule) -> bool:
    """As appointments do: and ever later, for which a search that goes on by steps of nothing would wait for ever."""
    is_rare = [str(each).upper() for each in rule.get("FREQ", [])][:1] in [[name] for name in RARELY]
    return is_rare and all(step > 0 for step in rule.get("INTERVAL", []))


def _last(rule, place) -> datetime | None:
    """Until when, at wall time."""
    last = next(iter(rule.get("UNTIL", [])), None)
    if isinstance(last, datetime):
        return min(max(last, EARLIEST), LATEST).astimezone(place).replace(tzinfo=None) if last.tzinfo else last
    return last and datetime.combine(last, time.max)
