"""The outbox's reader: hands each message over at least once, always under the same Message-ID, and keeps it as a notice once.

One row, one transaction, over the operator's connection: lock it, hand it over, mark it, commit. Whatever is killed in between,
the lock goes, the row is still due, and the next round hands it over again under the Message-ID that it had.
"""
import logging
import smtplib
import socket
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.core.mail import get_connection
from django.db import connections, transaction

from common import clock
from tenancy.context import bound_to, working_for

from .fanning_out import fanned_out
from .messages import Outgoing, message_for
from .models import Delivery
from .selectors import preferences_of, waits_until
from .texts import text_for
from .waking import wake_relay

log = logging.getLogger("tandem.outbox")
State = Delivery.State
MAX_ATTEMPTS = 12
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(hours=1)
AWAY = (ConnectionError, TimeoutError, socket.gaierror, smtplib.SMTPConnectError, smtplib.SMTPAuthenticationError)
MANY = 25  # messages after which a second relay is asked to help, if there is a worker for it
ASLEEP = timedelta(hours=1)  # until it is asked again whether an organization is open once more
PATIENCE = 20  # seconds a round may take, so that other tasks get their turn

CLAIM = """SELECT id, organization_id, attempts FROM notifications_delivery
    WHERE state = 'due' AND due_at <= %s ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED"""
MARK = """UPDATE notifications_delivery SET state = %s, sent_at = %s, attempts = %s, last_error = '',
    subject = %s, path = %s, told_at = %s, without_email = %s
    WHERE organization_id = %s AND id = %s"""
PUT_OFF = """UPDATE notifications_delivery SET state = %s, due_at = %s, attempts = %s, last_error = %s,
    subject = %s, path = %s, told_at = %s, without_email = %s
    WHERE organization_id = %s AND id = %s"""
NO_NOTICE = "", "", None, False  # subject, path, told_at, without_email
WAIT = "UPDATE notifications_delivery SET due_at = %s WHERE organization_id = %s AND id = %s"


class Unreachable(Exception):
    """The mail server does not answer: the other messages would fail too."""


@dataclass(frozen=True)
class Claim:
    id: UUID
    organization_id: UUID
    attempts: int


@dataclass(frozen=True)
class Wanted:
    """A message to be told now: to a member in the product, and by email unless they do without it."""

    message: Outgoing
    to_member: bool
    by_email: bool

    def notice(self, at: datetime) -> tuple:
        if not (self.to_member and self.message.subject):
            return NO_NOTICE
        return self.message.subject, self.message.path, at, not self.by_email


def deliver_due(*, patience: float = PATIENCE) -> int:
    """Hands over what is due, oldest first; how many rows were settled. Any number of relays may run at once."""
    settled, until, mail_server = 0, time.monotonic() + patience, get_connection()
    try:
        with working_for(None):
            while time.monotonic() < until and deliver_next(mail_server):
                settled += 1
                if settled == MANY:
                    wake_relay()
    except Unreachable as away:
        log.warning("the mail server does not answer: %s", away)
    finally:
        mail_server.close()
    return settled


def deliver_next(mail_server) -> bool:
    """One row; False when none is due. Raises Unreachable, with the row put off."""
    with transaction.atomic("ops"), connections["ops"].cursor() as cursor:
        cursor.execute(CLAIM, [clock.now()])
        row = cursor.fetchone()
        if row is None:
            return False
        claim = Claim(*row)
        trouble = _settle(cursor, claim, mail_server)
    if trouble is not None:
        mail_server.close()
        if _is_away(trouble):
            raise Unreachable(_told(trouble)) from trouble
        log.warning("delivery %s waits: %s", claim.id, _told(trouble))
    return True


def _settle(cursor, claim: Claim, mail_server) -> Exception | None:
    """Hands over, then marks; what went wrong, if anything did. The notice is part of the mark, so it stands once or not yet."""
    found = None
    try:
        found = _found(claim)
        if isinstance(found, Wanted):
            _hand_over(found, mail_server)
    except Exception as error:  # noqa: BLE001  whatever one text or address does, the next message must leave
        _mark_trouble(cursor, claim, found, error)
        return error
    if isinstance(found, datetime):
        cursor.execute(WAIT, [found, claim.organization_id, claim.id])
    else:
        _mark(cursor, claim, found)
    return None


def _mark(cursor, claim: Claim, found: Wanted | str) -> None:
    now = clock.now()
    state, notice = (State.SENT, found.notice(now)) if isinstance(found, Wanted) else (found, NO_NOTICE)
    cursor.execute(MARK, [state, now if state == State.SENT else None, claim.attempts + 1, *notice, claim.organization_id, claim.id])


def _mark_trouble(cursor, claim: Claim, found: Wanted | None, error: Exception) -> None:
    """An address that takes no mail keeps nobody from reading in the product what they were owed."""
    state, *later = _put_off(claim, error)
    notice = found.notice(clock.now()) if found is not None and state == State.FAILED else NO_NOTICE
    cursor.execute(PUT_OFF, [state, *later, *notice, claim.organization_id, claim.id])


def _found(claim: Claim) -> Wanted | str | datetime:
    """What is to be told; or the state that it is in now; or until when it waits."""
    with bound_to(claim.organization_id):
        delivery = Delivery.objects.select_related("organization", "recipient__user").get(pk=claim.id)
        if not delivery.organization.is_active:
            return clock.now() + ASLEEP
        if delivery.channel == Delivery.Channel.FAN_OUT:
            return fanned_out(delivery)
        return _wanted_now(delivery)


def _wanted_now(delivery: Delivery) -> Wanted | str | datetime:
    """The person's zone, hours or choice may be others than when it was planned. Without an email it need not wait for the morning."""
    by_email = True
    if delivery.recipient_id is not None:
        chosen = preferences_of(delivery.recipient)
        by_email = not (text_for(delivery.kind).optional and delivery.kind in chosen.kinds_off)
        later = waits_until(delivery, chosen) if by_email else None
        if later is not None:
            return later
    message = message_for(delivery)
    return State.SUPERSEDED if message is None else Wanted(message, delivery.recipient_id is not None, by_email)


def _hand_over(wanted: Wanted, mail_server) -> None:
    if wanted.by_email:
        mail_server.open()  # kept open from one message to the next
        mail_server.send_messages([wanted.message])


def _put_off(claim: Claim, error: Exception) -> tuple:
    """(state, due_at, attempts, last_error) after a failure. A server that is away costs no attempt."""
    if _is_away(error):
        return State.DUE, clock.now() + FIRST_PAUSE, claim.attempts, _told(error)
    attempts = claim.attempts + 1
    over = attempts >= MAX_ATTEMPTS or _is_final(error)
    pause = min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE)
    return State.FAILED if over else State.DUE, clock.now() + pause, attempts, _told(error)


def _is_away(error: Exception) -> bool:
    return isinstance(error, AWAY)


def _is_final(error: Exception) -> bool:
    """The server knows that this address takes no mail (RFC 5321, 5yz)."""
    return isinstance(error, smtplib.SMTPRecipientsRefused) and all(code >= 500 for code, _ in error.recipients.values())


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]
