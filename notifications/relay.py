"""The outbox's reader: hands each message over at least once, always under the same Message-ID.

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

from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import connections, transaction

from common import clock
from tenancy.context import bound_to, working_for

from .fanning_out import fanned_out
from .messages import message_for
from .models import Delivery
from .selectors import preferences_of, waits_until
from .services import wake_relay
from .texts import text_for

log = logging.getLogger("tandem.outbox")
State = Delivery.State
MAX_ATTEMPTS = 12
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(hours=1)
AWAY = (ConnectionError, TimeoutError, socket.gaierror, smtplib.SMTPConnectError, smtplib.SMTPAuthenticationError)
MANY = 25  # messages after which a second relay is asked to help, if there is a worker for it
PATIENCE = 20  # seconds a round may take, so that other tasks get their turn

CLAIM = """SELECT id, organization_id, attempts FROM notifications_delivery
    WHERE state = 'due' AND due_at <= %s ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED"""
MARK = """UPDATE notifications_delivery SET state = %s, sent_at = %s, attempts = %s, last_error = ''
    WHERE organization_id = %s AND id = %s"""
PUT_OFF = """UPDATE notifications_delivery SET state = %s, due_at = %s, attempts = %s, last_error = %s
    WHERE organization_id = %s AND id = %s"""
WAIT = "UPDATE notifications_delivery SET due_at = %s WHERE organization_id = %s AND id = %s"


class Unreachable(Exception):
    """The mail server does not answer: the other messages would fail too."""


@dataclass(frozen=True)
class Claim:
    id: UUID
    organization_id: UUID
    attempts: int


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
    """Hands over, then marks; what went wrong, if anything did."""
    try:
        state = _hand_over(claim, mail_server)
    except Exception as error:  # noqa: BLE001  whatever one text or address does, the next message must leave
        cursor.execute(PUT_OFF, [*_put_off(claim, error), claim.organization_id, claim.id])
        return error
    if isinstance(state, datetime):
        cursor.execute(WAIT, [state, claim.organization_id, claim.id])
        return None
    sent_at = clock.now() if state == State.SENT else None
    cursor.execute(MARK, [state, sent_at, claim.attempts + 1, claim.organization_id, claim.id])
    return None


def _hand_over(claim: Claim, mail_server) -> str | datetime:
    """The state that it is in now, or until when it waits: the person's zone or hours may be others than when it was planned."""
    with bound_to(claim.organization_id):
        delivery = Delivery.objects.select_related("organization", "recipient__user").get(pk=claim.id)
        if delivery.channel == Delivery.Channel.FAN_OUT:
            return fanned_out(delivery)
        message = _wanted_now(delivery)
    if message is None:
        return State.SUPERSEDED
    if isinstance(message, datetime):
        return message
    mail_server.open()  # kept open from one message to the next
    mail_server.send_messages([message])
    return State.SENT


def _wanted_now(delivery: Delivery) -> EmailMultiAlternatives | datetime | None:
    """Its message; until when it waits; or None when it is no longer true or wanted."""
    if delivery.recipient_id is not None:
        chosen = preferences_of(delivery.recipient)
        if text_for(delivery.kind).optional and delivery.kind in chosen.kinds_off:
            return None
        later = waits_until(delivery, chosen)
        if later is not None:
            return later
    return message_for(delivery)


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
