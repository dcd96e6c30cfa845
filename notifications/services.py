"""The outbox's writers. A message is owed in the transaction of the fact it tells; the relay hands it over later."""
from datetime import datetime
from uuid import UUID

from accounts.models import Membership
from common import clock

from .models import Delivery


def owe(kind: str, recipient: Membership, *, key: str, payload: dict | None = None, topic: UUID | None = None,
        due_at: datetime | None = None) -> None:
    """Owes `recipient` one e-mail of `kind` (see texts.register). The same key is owed once, however often it is asked.

    `payload` holds ids and facts as JSON; `topic` is what supersede() later calls it off by.
    """
    Delivery.objects.bulk_create([Delivery(
        kind=kind, recipient=recipient, key=f"{kind}:{key}:{recipient.pk}", payload=payload or {}, topic=topic,
        due_at=due_at or clock.now(), created_at=clock.now())], ignore_conflicts=True)


def owe_address(kind: str, address: str, language: str, *, key: str, payload: dict | None = None) -> None:
    """The same for somebody who is no member yet."""
    Delivery.objects.bulk_create([Delivery(
        kind=kind, address=address, language=language, key=f"{kind}:{key}:{address}", payload=payload or {},
        due_at=clock.now(), created_at=clock.now())], ignore_conflicts=True)


def supersede(topic: UUID, *kinds: str) -> None:
    """Calls off what is still due about a topic (of the given kinds, or of any)."""
    due = Delivery.objects.filter(topic=topic, state=Delivery.State.DUE)
    if kinds:
        due = due.filter(kind__in=kinds)
    due.update(state=Delivery.State.SUPERSEDED)
