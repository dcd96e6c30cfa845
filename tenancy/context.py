"""Which organization this piece of work is for. One transaction, one organization, and none by default."""
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.db import connections, transaction
from django.db.models import Expression, UUIDField

_organization: ContextVar[UUID | None] = ContextVar("organization", default=None)
_stand_in: ContextVar[Any] = ContextVar("stand_in", default=None)


class NoOrganization(Exception):
    """Tenant data was asked for where no organization is at work, or where another one is."""


def current() -> UUID | None:
    return _organization.get()


@contextmanager
def working_for(organization_id: UUID | None):
    """Says whose work this is. Touches no connection: each transaction opened inside binds itself."""
    token = _organization.set(organization_id)
    try:
        yield
    finally:
        _organization.reset(token)


@contextmanager
def bound_to(organization_id: UUID, using: str = "default"):
    """A transaction for one organization; inside another organization's transaction it raises NoOrganization."""
    with working_for(organization_id), transaction.atomic(using), connections[using].organization_bound(organization_id):
        yield


class CurrentOrganization(Expression):
    """The organization as a query parameter, read when the SQL is made: querysets built at import time stay lazy."""

    output_field = UUIDField()

    def as_sql(self, compiler, connection):
        return "%s", [_stand_in.get() or bound_value(connection)]


def bound_value(connection) -> UUID:
    """The organization at work as this connection's queries name it; raises NoOrganization where none is, or no transaction."""
    if current() is None:
        raise NoOrganization("tenant data queried with no organization at work")
    if not connection.in_atomic_block:
        raise NoOrganization("tenant data queried outside a transaction")
    return CurrentOrganization.output_field.get_db_prep_value(current(), connection)


@contextmanager
def stand_in(value):
    """Queries compiled inside name `value` instead of an organization; whoever runs them fills it in."""
    token = _stand_in.set(value)
    try:
        yield
    finally:
        _stand_in.reset(token)
