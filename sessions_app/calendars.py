"""iCalendar (RFC 5545, RFC 5546, RFC 7986) of sessions. A single session's times are UTC and need no VTIMEZONE; a series is one entry
that recurs on the clock of its zone.
"""
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vRecur, vText

from .recurrence import Rule, dated, local, walls_of
from .vtimezones import with_zones

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # with one of them no line is valid (RFC 5545, 3.1): readers drop it, or the file


@dataclass(frozen=True)
class Entry:
    """`uid` stays for life, `sequence` grows with each change; `organizer` and `attendee` are (name, address), and the attendee is asked
    for an answer, or has given it by booking.

    With a `zone` it belongs to a series: `rule` and `excluded` make it recur, `instead_of` says in place of which date it stands. Both are
    wall-clock times of the zone.
    """

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    stamp: datetime
    summary: str
    description: str
    url: str
    organizer: tuple[str, str]
    attendee: tuple[str, str] | None = None
    status: str = "CONFIRMED"
    asks: bool = False
    zone: str = ""
    rule: str = ""
    excluded: tuple[datetime, ...] = ()
    instead_of: datetime | None = None


def calendar(entry: Entry, method: str) -> bytes:
    """A VCALENDAR with one VEVENT. `method`: REQUEST and CANCEL to invite by mail, PUBLISH for a file to download."""
    return calendars([entry], method)


def calendars(entries: Iterable[Entry], method: str) -> bytes:
    """The same with several. Those of an invitation have one UID (RFC 5546, 3.2): a series and its exceptions."""
    return _filled(_empty(method), list(entries))


def feed(entries: Iterable[Entry], name: str) -> bytes:
    """What calendars subscribe to; the same entries give the same bytes."""
    whole = _empty("PUBLISH")
    whole.add("name", _text(name))
    whole.add("x-wr-calname", _text(name))
    whole.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    whole.add("x-published-ttl", "PT1H")
    return _filled(whole, list(entries))


def _empty(method):
    whole = Calendar()
    whole.add("prodid", "-//Tandem//Mentoring sessions//EN")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", method)
    return whole


def _filled(whole, entries) -> bytes:
    for zone in with_zones(span for entry in entries for span in _spans(entry)):
        whole.add_component(zone)
    for entry in entries:
        whole.add_component(_event(entry))
    return whole.to_ical()


def _spans(entry):
    """The zone that it names, and for how long."""
    if entry.zone not in ("", "UTC"):
        walls = walls_of(Rule.read(entry.rule), entry.starts_at, entry.zone) if entry.rule else [entry.instead_of]
        named = [entry.starts_at, entry.ends_at, *(dated(wall, entry.zone).at for wall in walls)]
        yield entry.zone, min(named), max(named)


def mime(method: str) -> str:
    """The method stands in the MIME header too: without it a mail client shows an attachment, not an invitation."""
    return f"text/calendar; method={method}; charset=utf-8"


def _event(entry):
    event = Event()
    event.add("uid", entry.uid)
    if entry.instead_of:
        event.add("recurrence-id", _wall(entry.instead_of, entry.zone))
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.stamp.astimezone(UTC))
    event.add("dtstart", _at(entry.starts_at, entry.zone))
    event.add("dtend", _at(entry.ends_at, entry.zone))
    if entry.rule:
        event.add("rrule", vRecur.from_ical(entry.rule))
    if entry.excluded:
        event.add("exdate", [_wall(wall, entry.zone) for wall in entry.excluded])
    event.add("summary", _text(entry.summary))
    if entry.url:
        event.add("description", _text(entry.description))
        event.add("location", entry.url)
        event.add("url", entry.url)
    event.add("status", entry.status)
    event.add("class", "PRIVATE")
    event["organizer"] = _address(*entry.organizer)
    if entry.attendee:
        state = {"PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"} if entry.asks else {"PARTSTAT": "ACCEPTED", "RSVP": "FALSE"}
        event.add("attendee", _address(*entry.attendee, {"ROLE": "REQ-PARTICIPANT", **state}), encode=0)
    return event


def _text(text: str) -> str:
    return CONTROL.sub("", text)


def _at(instant, zone):
    """On the clock of the zone; in UTC where there is none, or where that clock shows the time twice and means the other."""
    if not zone or dated(local(instant, zone), zone).at != instant:
        return instant.astimezone(UTC)
    return _wall(local(instant, zone), zone)


def _wall(wall, zone):
    return wall.replace(tzinfo=UTC if zone == "UTC" else ZoneInfo(zone))


def _address(name: str, address: str, parameters: Mapping[str, str] | None = None):
    found = vCalAddress(f"mailto:{address}")
    found.params["CN"] = vText(_text(name))
    for key, value in (parameters or {}).items():
        found.params[key] = vText(value)
    return found
