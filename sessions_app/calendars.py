"""iCalendar (RFC 5545, RFC 5546, RFC 7986) of sessions. Times are UTC: single events need no VTIMEZONE."""
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, vCalAddress, vText


@dataclass(frozen=True)
class Entry:
    """`uid` stays for life, `sequence` grows with each change; `organizer` and `attendee` are (name, address), and the attendee is asked
    for an answer, or has given it by booking.
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


def calendar(entry: Entry, method: str) -> bytes:
    """A VCALENDAR with one VEVENT. `method`: REQUEST and CANCEL to invite by mail, PUBLISH for a file to download."""
    return calendars([entry], method)


def calendars(entries: Iterable[Entry], method: str) -> bytes:
    """The same with several. An invitation has only one (RFC 5546, 3.2): several are published."""
    whole = _empty(method)
    for entry in entries:
        whole.add_component(_event(entry))
    return whole.to_ical()


def feed(entries: Iterable[Entry], name: str) -> bytes:
    """What calendars subscribe to; the same entries give the same bytes."""
    whole = _empty("PUBLISH")
    whole.add("name", name)
    whole.add("x-wr-calname", name)
    whole.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    whole.add("x-published-ttl", "PT1H")
    for entry in entries:
        whole.add_component(_event(entry))
    return whole.to_ical()


def _empty(method):
    whole = Calendar()
    whole.add("prodid", "-//Tandem//Mentoring sessions//EN")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", method)
    return whole


def mime(method: str) -> str:
    """The method stands in the MIME header too: without it a mail client shows an attachment, not an invitation."""
    return f"text/calendar; method={method}; charset=utf-8"


def _event(entry):
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.stamp.astimezone(UTC))
    event.add("dtstart", entry.starts_at.astimezone(UTC))
    event.add("dtend", entry.ends_at.astimezone(UTC))
    event.add("summary", entry.summary)
    if entry.url:
        event.add("description", entry.description)
        event.add("location", entry.url)
        event.add("url", entry.url)
    event.add("status", entry.status)
    event.add("class", "PRIVATE")
    event["organizer"] = _address(*entry.organizer)
    if entry.attendee:
        state = {"PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"} if entry.asks else {"PARTSTAT": "ACCEPTED", "RSVP": "FALSE"}
        event.add("attendee", _address(*entry.attendee, {"ROLE": "REQ-PARTICIPANT", **state}), encode=0)
    return event


def _address(name: str, address: str, parameters: Mapping[str, str] | None = None):
    found = vCalAddress(f"mailto:{address}")
    found.params["CN"] = vText(name)
    for key, value in (parameters or {}).items():
        found.params[key] = vText(value)
    return found
