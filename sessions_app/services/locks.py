"""One writer at a time for a person's time. Exclusion constraints alone deadlock when two rows are claimed at once."""
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import connection
from django.db.models import Model

from tenancy.inserts import write_and_ask
from tenancy.prepared import Prepared


def hold_people(*memberships: UUID) -> None:
    """Until the transaction ends, nobody else books for these people. Always taken in one order."""
    sql, keys = _locking(memberships)
    if keys:
        with connection.cursor() as cursor:
            cursor.execute(sql, keys)


def once_held(people: Iterable[UUID], read: Prepared, *arguments) -> list:
    """What `read` answers when nobody else books for these people any more, in one round trip with hold_people()."""
    return read.after(*_locking(people), *arguments)


def once_written(people: Iterable[UUID], rows: Sequence[Model], read: Prepared, *arguments) -> list:
    """The same once these rows are written too: see tenancy.inserts.write_and_ask()."""
    return write_and_ask(rows, *_locking(people), read, *arguments)


def _locking(memberships: Iterable[UUID]) -> tuple[str, list[str]]:
    keys = sorted(f"person-time:{membership}" for membership in set(memberships))
    return "; ".join(["SELECT pg_advisory_xact_lock(hashtextextended(%s, 7))"] * len(keys)), keys
