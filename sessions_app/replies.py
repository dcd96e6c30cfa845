"""What a calendar answers to an invitation (RFC 5546: REPLY, COUNTER), read strictly: what is not clear is not guessed."""
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from common.days import is_sensible

from .calendar_files import NotACalendar, calendars_in
from .recurrence import MOST

LIMIT = 256 * 1024  # bytes; an answer to one invitation has two or three thousand
ANSWERS = {"ACCEPTED": "accepted", "DECLINED": "declined", "TENTATIVE": "tentative"}


class Unreadable(Exception):
    """Nothing that this is an answer to can be found in it; str() says why."""


class Unclear(Unreadable):
    """An answer to the invitation `key` at `host`, of which it is not clear what it says; `attendee` is "" where that is not either."""

    def __init__(self, why, key: UUID, host: str, attendee: str):
        super().__init__(why)
        self.key, self.host, self.attendee = key, host, attendee

    @property
    def said(self) -> str:
        """What tells it from other answers, in whatever language it is told."""
        with translation.override("en"):
            return str(self)


@dataclass(frozen=True)
class Reply:
    """`answer` is accepted, declined, tentative or counter; the last with the start that is asked for instead.

    `key` is that of a session, or of a series: then `instead_of` is the date of it that is meant, or None for all.
    """

    key: UUID
    host: str
    attendee: str
    answer: str
    sequence: int
    stamp: datetime
    comment: str = ""
    starts_at: datetime | None = None
    instead_of: datetime | None = None

    @property
    def said(self) -> str:
        """What tells it from other answers to the same invitation."""
        return f"{self.answer} {self.starts_at} {self.instead_of}"


def parsed(content: bytes) -> list[Reply]:
    """One, or several to one invitation: some calendars answer for a series and once more for each exception.

    Raises Unreadable; Unclear where the invitation is known all the same.
    """
    if len(content) > LIMIT:
        raise Unreadable(_("The calendar part is larger than 256 KB."))
    method, events = _events(content)
    key, host = _invitation(events)
    try:
        return _without_echoes(_replies(method, events))
    except Unreadable as trouble:
        raise Unclear(trouble.args[0], key, host, _named(events)) from trouble


def _invitation(events):
    found = {_identity(event) for event in events}
    if len(found) != 1:
        raise Unreadable(_("The calendar part is not an answer to one invitation."))
    return found.pop()


def _replies(method, events):
    replies = [_reply(method, event) for event in events if not event.errors]
    if not len({reply.instead_of for reply in replies}) == len(replies) == len(events) or len({reply.attendee for reply in replies}) != 1:
        raise Unreadable(_("The calendar part is not an answer to one invitation."))
    return replies


def _named(events):
    """The one person that all of it is from; "" where it names none, or several."""
    found = {_attendee(event) for event in events}
    return found.pop() if len(found) == 1 else ""


def _without_echoes(replies):
    """What differs from the answer to the whole first: once that is followed, its exceptions would be answers to an older invitation."""
    whole = [reply for reply in replies if reply.instead_of is None]
    return [reply for reply in replies if reply.instead_of and reply.answer not in {each.answer for each in whole}] + whole


def _reply(method, event):
    key, host = _identity(event)
    attendee, answer = _answer(method, event)
    return Reply(key, host, attendee, answer, _number(event), _instant(event, "DTSTAMP"), str(event.get("COMMENT", ""))[:300].strip(),
                 _instant(event, "DTSTART") if answer == "counter" else None,
                 _instant(event, "RECURRENCE-ID") if "RECURRENCE-ID" in event else None)


def _events(content):
    try:
        calendars = calendars_in(content)
    except NotACalendar as error:
        raise Unreadable(_("The calendar part is not iCalendar.")) from error
    events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    if len(calendars) != 1 or not 1 <= len(events) <= MOST + 1:
        raise Unreadable(_("The calendar part is not an answer to one invitation."))
    method = str(calendars[0].get("METHOD", "")).upper()
    if method not in ("REPLY", "COUNTER"):
        raise Unreadable(_("The calendar part is not an answer: its method is neither REPLY nor COUNTER."))
    return method, events


def _identity(event):
    key, _at, host = str(event.get("UID", "")).partition("@")
    try:
        return UUID(key), host.lower()
    except ValueError as error:
        raise Unreadable(_("The answer is to an invitation that is none of ours.")) from error


def _answer(method, event):
    """(who, what)"""
    attendee = _attendee(event)
    if not attendee:
        raise Unreadable(_("The answer does not name the one person that it is from."))
    if method == "COUNTER":
        return attendee, "counter"
    said = str(event["ATTENDEE"].params.get("PARTSTAT", "")).upper()
    if said not in ANSWERS:
        raise Unreadable(_("The answer is neither yes, no nor perhaps."))
    return attendee, ANSWERS[said]


def _attendee(event):
    named = str(event.get("ATTENDEE", ""))
    is_one = not isinstance(event.get("ATTENDEE"), list) and named.lower().startswith("mailto:")
    return address(named[7:]) if is_one else ""


def address(text: str) -> str:
    """As addresses are compared."""
    return text.strip().lower()


def _number(event):
    try:
        found = int(event.get("SEQUENCE", 0))
    except (TypeError, ValueError) as error:
        raise Unreadable(_("The answer does not say to which invitation it is.")) from error
    return found


def _instant(event, name):
    found = getattr(event.get(name), "dt", None)
    if not isinstance(found, datetime) or found.tzinfo is None or not is_sensible(found):
        raise Unreadable(_("The answer has no clear time."))
    return found.astimezone(UTC)
