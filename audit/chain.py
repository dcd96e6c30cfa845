"""The seal of an audit entry: SHA-256 over the seal before it and everything the entry says. No database here."""
import hashlib
import json
from dataclasses import astuple, dataclass

FIRST = "0" * 64


@dataclass(frozen=True)
class Fact:
    """What is sealed, as PostgreSQL prints it: uuids, the instant in UTC and the detail's jsonb as text."""

    organization_id: str
    number: int
    id: str
    at: str
    actor_id: str | None
    actor_name: str
    verb: str
    target_type: str
    target_id: str | None
    target_label: str
    detail: str


def seal_of(fact: Fact, before: str) -> str:
    said = json.dumps([before, *astuple(fact)], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()
