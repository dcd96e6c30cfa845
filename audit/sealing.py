"""Numbers and seals what the services recorded, and checks what was sealed: as the operator's role, across organizations."""
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import connections, transaction

from tenancy.context import working_for

from .chain import FIRST, Fact, seal_of

BATCH = 1000
LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('audit.seal:' || %s, 0))"
WAITING = "SELECT DISTINCT organization_id FROM audit_entry WHERE number IS NULL"
LAST = "SELECT number, seal FROM audit_entry WHERE organization_id = %s AND number IS NOT NULL ORDER BY number DESC LIMIT 1"
FACT = """id::text, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor_id::text, actor_name, verb,
    target_type, target_id::text, target_label, detail::text"""
UNSEALED = f"""SELECT {FACT} FROM audit_entry
    WHERE organization_id = %s AND number IS NULL ORDER BY id LIMIT {BATCH}"""  # noqa: S608  made of constants
SEALED = f"""SELECT number, seal, {FACT} FROM audit_entry
    WHERE organization_id = %s AND number > %s ORDER BY number LIMIT {BATCH}"""  # noqa: S608  made of constants
WRITE = "UPDATE audit_entry SET number = %s, seal = %s WHERE organization_id = %s AND id = %s AND number IS NULL"


@dataclass(frozen=True)
class Head:
    """The last link of an organization's chain. Noted elsewhere, it proves later that nothing before it was rewritten."""

    organization_id: UUID
    number: int
    seal: str


class Broken(Exception):
    """The chain does not hold at this number."""

    def __init__(self, organization_id: UUID, number: int, reason: str):
        super().__init__(f"{organization_id}: entry {number} {reason}")
        self.organization_id, self.number, self.reason = organization_id, number, reason


def seal_waiting() -> int:
    """Seals every entry recorded so far; how many."""
    with working_for(None):
        return sum(_seal_all(organization_id) for (organization_id,) in _rows(WAITING))


def _seal_all(organization_id: UUID) -> int:
    total = 0
    while sealed := _seal_batch(organization_id):
        total += sealed
    return total


def _seal_batch(organization_id: UUID) -> int:
    with transaction.atomic("ops"), connections["ops"].cursor() as cursor:
        cursor.execute(LOCK, [str(organization_id)])  # two chains side by side would fork
        cursor.execute(LAST, [organization_id])
        number, seal = cursor.fetchone() or (0, FIRST)
        cursor.execute(UNSEALED, [organization_id])
        waiting = cursor.fetchall()
        for number, row in enumerate(waiting, start=number + 1):  # noqa: B020  goes on from the last number
            seal = seal_of(Fact(str(organization_id), number, *row), seal)
            cursor.execute(WRITE, [number, seal, organization_id, row[0]])
    return len(waiting)


def verify(organization_id: UUID, noted: dict[int, str] | None = None) -> Head:
    """Walks the whole chain and answers its head; raises Broken. `noted`: {number: seal} written down before."""
    noted, before, number = dict(noted or {}), FIRST, 0
    for expected, (number, seal, *row) in enumerate(_links(organization_id), start=1):
        if number != expected:
            raise Broken(organization_id, expected, "is missing")
        if seal != seal_of(Fact(str(organization_id), number, *row), before):
            raise Broken(organization_id, number, "was changed")
        if noted.pop(number, seal) != seal:
            raise Broken(organization_id, number, "is not the one that was noted")
        before = seal
    if noted:
        raise Broken(organization_id, min(noted), "is missing")
    return Head(organization_id, number, before)


def _links(organization_id: UUID) -> Iterator[tuple]:
    last = 0
    while batch := _rows(SEALED, organization_id, last):
        yield from batch
        last = batch[-1][0]


def _rows(sql: str, *parameters) -> list[tuple]:
    with connections["ops"].cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()
