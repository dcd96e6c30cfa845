import os
import sys
from email import message_from_bytes, policy
from email.utils import getaddresses

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from sessions_app.services import handle_reply

LIMIT = 10 * 2**20
CALENDARS = ("text/calendar", "application/ics")


class Command(BaseCommand):
    help = ("Reads one email from standard input and does what the calendar's answer in it says. Made for a mail server's pipe: "
            "exits 0 when it is dealt with, 65 when it is no answer of a calendar, 75 to be tried again later.")

    def handle(self, **options):
        content = sys.stdin.buffer.read(LIMIT + 1)
        if len(content) > LIMIT:
            self._end(os.EX_DATAERR, "The message is larger than 10 MB.")
        calendar, sender = read(content)
        if calendar is None or sender is None:
            self._end(os.EX_DATAERR, "The message has no calendar part, or is not from one address.")
        try:
            outcome = handle_reply(calendar, sender)
        except DatabaseError as trouble:
            self._end(os.EX_TEMPFAIL, f"The database does not answer: {trouble}")
        self._end(os.EX_DATAERR if outcome.code in ("unreadable", "unknown") else os.EX_OK, f"{outcome.code}: {outcome.text}")

    def _end(self, code, text):
        self.stdout.write(text)
        sys.exit(code)


def read(content: bytes) -> tuple[bytes | None, str | None]:
    """The calendar in a message, and the one address that the message is from."""
    message = message_from_bytes(content, policy=policy.default)
    senders = [address for _name, address in getaddresses([str(value) for value in message.get_all("From", [])])]
    calendars = [part.get_payload(decode=True) for part in message.walk() if part.get_content_type() in CALENDARS]
    return next(filter(None, calendars), None), senders[0] if len(senders) == 1 and senders[0] else None
