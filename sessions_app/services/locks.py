"""One writer at a time for a person's time. Exclusion constraints alone deadlock when two rows are claimed at once."""
from collections.abc import Iterable
from uuid import UUID

from django.db import connection


def hold_people(*memberships: UUID) -> None:
    """Until the transaction ends, nobody else books for these people. Always taken in one order."""
    keys = _ordered(memberships)
    if not keys:
        return
    with connection.cursor() as cursor:
        cursor.execute("; ".join(["SELECT pg_advisory_xact_lock(hashtextextended(%s, 7))"] * len(keys)), keys)


def _ordered(memberships: Iterable[UUID]) -> list[str]:
    return sorted(f"person-time:{membership}" for membership in set(memberships))
