"""The outbox's writers. A message is owed in the transaction of the fact it tells; the relay hands it over later."""
import logging
from datetime import datetime
from uuid import UUID

from celery import current_app
from django.db import transaction

from accounts.models import Membership
from common import clock
from tenancy.context import working_for

from .models import Delivery

log = logging.getLogger("tandem.outbox")


def owe(kind: str, recipient: Membership, *, key: str, payload: dict | None = None, topic: UUID | None = None,
        due_at: datetime | None = None) -> None:
    """Owes `recipient` one email of `kind` (see texts.register). The same key is owed once, however often it is asked.

    `payload` holds ids and facts as JSON; `topic` is what supersede() later calls it off by.
    """
    Delivery.objects.bulk_create([Delivery(
        kind=kind, recipient=recipient, key=f"{kind}:{key}:{recipient.pk}", payload=payload or {}, topic=topic,
        due_at=due_at or clock.now(), created_at=clock.now())], ignore_conflicts=True)
    if due_at is None:
        _wake_once_committed()


def owe_address(kind: str, address: str, language: str, *, key: str, payload: dict | None = None) -> None:
    """The same for somebody who is no member yet."""
    Delivery.objects.bulk_create([Delivery(
        kind=kind, address=address, language=language, key=f"{kind}:{key}:{address}", payload=payload or {},
        due_at=clock.now(), created_at=clock.now())], ignore_conflicts=True)
    _wake_once_committed()


def supersede(topic: UUID, *kinds: str) -> None:
    """Calls off what is still due about a topic (of the given kinds, or of any)."""
    due = Delivery.objects.filter(topic=topic, state=Delivery.State.DUE)
    if kinds:
        due = due.filter(kind__in=kinds)
    due.update(state=Delivery.State.SUPERSEDED)


def _wake_once_committed() -> None:
    waiting = transaction.get_connection().run_on_commit
    if not any(callback is wake_relay for _, callback, *_ in waiting):
        transaction.on_commit(wake_relay)


def wake_relay() -> None:
    """Saves the few seconds until beat would wake the relay; without a broker nothing is lost but those."""
    try:
        with working_for(None):
            current_app.send_task("notifications.deliver_outbox", retry=False, expires=60)
    except Exception as error:  # noqa: BLE001  the fact is committed: its request must not fail now
        log.warning("the relay was not woken: %s", error)
