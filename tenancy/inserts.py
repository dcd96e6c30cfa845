"""Hot writes keep their SQL, and those of one act go together: what bulk_create() does, in one round trip for rows of several models.

    with together():
        insert(session, *claims)
        insert(entry)
    # both statements have run, in this order
"""
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from itertools import groupby

from django.db import DatabaseError, connections, router
from django.db.models import Field, Model
from django.db.models.sql import InsertQuery

from .prepared import name_of

SAVED = "SAVEPOINT inserts; {}; RELEASE SAVEPOINT inserts"
UNDO = "ROLLBACK TO SAVEPOINT inserts; RELEASE SAVEPOINT inserts"

_waiting: ContextVar[list[Model] | None] = ContextVar("waiting", default=None)


def insert(*rows: Model) -> None:
    """New rows, keys and all: what they refer to comes before them. No signals, no expressions among their values."""
    waiting = _waiting.get()
    if waiting is None:
        _write(rows, "{}")
    else:
        waiting += rows


@contextmanager
def together() -> Iterator[None]:
    """What is inserted inside is written at its end, all of it or nothing, so nothing inside may read it.

    After an error of the database the transaction goes on, as after that of an atomic block.
    """
    rows: list[Model] = []
    token = _waiting.set(rows)
    try:
        yield
    finally:
        _waiting.reset(token)
    try:
        _write(rows, SAVED)
    except DatabaseError:
        with suppress(DatabaseError), _connection_of(rows).cursor() as cursor:  # there is nothing to undo if it was never sent
            cursor.execute(UNDO)
        raise


def _write(rows: Sequence[Model], how: str) -> None:
    if not rows:
        return
    connection, statements, params = _connection_of(rows), [], []
    for model, some in groupby(rows, type):
        sql, values = _filled(model, list(some), connection)
        statements.append(sql)
        params += values
    with connection.cursor() as cursor:
        cursor.execute(how.format("; ".join(statements)), params)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def _connection_of(rows):
    return connections[router.db_for_write(type(rows[0]))]


def _filled(model, rows, connection):
    values = [field.get_db_prep_save(field.pre_save(row, add=True), connection) for row in rows for field in _fields(model)]
    return connection.kept_statement(*_statement(model, len(rows), connection.alias), values)


@cache
def _fields(model: type[Model]) -> list[Field]:
    return list(model._meta.concrete_fields)


@cache
def _statement(model: type[Model], count: int, alias: str) -> tuple[str, str]:
    """(its name, its SQL)"""
    query = InsertQuery(model)
    query.insert_values(_fields(model), [model() for _ in range(count)])
    (sql, _params), = query.get_compiler(alias).as_sql()
    return name_of(sql), sql
