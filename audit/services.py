"""The audit trail's only writer: called by services, inside the transaction of the fact."""
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import models

from common import clock
from tenancy.inserts import collected, insert, new

from .models import Entry


def record(verb: str, *, actor=None, target: models.Model | None = None, **detail) -> Entry:
    """`verb` is dotted and past tense, as in "matching.request.accepted"; `actor` is a Membership or None for the system.

    Rows are numbered and sealed into the organization's hash chain afterwards, by audit.seal, so that writers never wait
    for each other.
    """
    entry = new(
        Entry, at=clock.now(), verb=verb, detail=detail,
        actor_id=getattr(actor, "pk", None), actor_name=getattr(actor, "name", "") or "",
        target_type=target._meta.label if target is not None else "", target_id=getattr(target, "pk", None),
        target_label=str(target)[:200] if target is not None else "")
    insert(entry)
    return entry


@contextmanager
def recorded_together() -> Iterator[None]:
    """What is recorded inside, where nothing else is inserted, is written at its end, in few statements however much it is."""
    with collected() as rows:
        yield
    Entry.objects.bulk_create(rows, batch_size=500)
