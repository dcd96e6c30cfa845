"""One writer at a time for a person's time. Exclusion constraints alone deadlock when two rows are claimed at once."""
from collections.abc import Iterable
from uuid import UUID

from django.db import connection


def hold_people(*memberships: UUID) -> None:
    """Until the transaction ends, nobody else books for these people. Always taken in one order."""
    with connection.cursor() as cursor:
        for key in _ordered(memberships):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 7))", [key])


def _ordered(memberships: Iterable[UUID]) -> list[str]:
    return sorted(f"person-time:{membership}" for membership in set(memberships))
