"""From iCalendar to busy spans. What tells of titles, places and people is cut off before anything is parsed."""
import re
from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import chain
from zoneinfo import ZoneInfo

from icalendar.parser import Contentline
from icalendar.prop import vPeriod

from ..calendar_files import NotACalendar, calendars_in
from ..spans import union
from ..zone_names import zone_named
from .entries import UNREADABLE, instant, of_series
from .port import Span, Trouble
from .rules import EARLIEST, LATEST, Work

KEPT = frozenset(b"BEGIN END VERSION UID DTSTART DTEND DURATION RRULE RDATE EXDATE RECURRENCE-ID STATUS TRANSP TZID TZOFFSETFROM "
                 b"TZOFFSETTO X-WR-TIMEZONE X-MICROSOFT-CDO-BUSYSTATUS".split())
FOLD = re.compile(rb"\r?\n[ \t]")
BARE_ZONE = re.compile(rb';TZID=([^";]{1,200})(?=:\d{8})', re.IGNORECASE)  # it should stand in quotes, as Outlook's tzone://Microsoft/Utc
ZONE_OF_ALL = re.compile(rb"^X-WR-TIMEZONE(?:;[^:\r\n]{0,100})?:([^\r\n]{1,100})", re.IGNORECASE | re.MULTILINE)
MOST = 5_000  # spans


def busy_spans(content: bytes, since: datetime, until: datetime, zone: ZoneInfo, own: Collection[str],
               work: Work | None = None) -> list[Span]:
    """Sorted and disjoint, those that touch [since, until), in whole minutes of sensible years. Entries with the UIDs `own` are sessions
    that are known already. Where rules cost more than `work` allows, some of their dates are missing and it is not whole any more.

    Some calendars give an entry a UID of their own: that of a session then lies here with exactly its time, so what comes right before
    or after it stays a span of its own (see clashes).
    Raises Trouble: not_calendar, too_many.
    """
    content = content.removeprefix(BOM_UTF8)
    work = work or Work()
    spans: list[tuple[int, int]] = []
    series = [of_series(events, zone, since, until, work) for events in _by_uid(content, since, until, zone, own, work).values()]
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


def _by_uid(content, since, until, zone, own, work):
    if b"BEGIN:VCALENDAR" not in content[:4096].upper():
        raise Trouble("not_calendar")
    lines = stripped(content)
    try:
        calendars = calendars_in(lines, _zone_of_all(lines) or zone, since, until, work)
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


def _zone_of_all(lines) -> tzinfo | None:
    """What the file calls its own zone."""
    named = ZONE_OF_ALL.search(lines)
    return zone_named(named[1].decode(errors="replace")) if named else None


def _of_free_busy(content, zone) -> Iterator[Span]:
    """Periods of VFREEBUSY. They are read one by one: icalendar gives up the whole file for a wrong one."""
    is_inside = False
    for line in FOLD.sub(b"", content).splitlines():
        name, _colon, value = line[:20].upper().partition(b":")
        if value == b"VFREEBUSY":
            is_inside = name == b"BEGIN"
        elif is_inside and re.match(rb"FREEBUSY[;:]", line, re.IGNORECASE):
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
            start = instant(start, zone)
            end = start + end if isinstance(end, timedelta) else instant(end, zone)
        except UNREADABLE:
            continue
        if end > start:
            yield start, end
