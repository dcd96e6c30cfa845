"""Hot writes keep their SQL, and those of one act go together: what bulk_create() does, in one round trip for rows of several models.

    with together():
        insert(session, *claims)
        insert(entry)
    # both statements have run, in this order
"""
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import datetime
from enum import Enum
from functools import cache
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connections, router
from django.db.models import Field, ForeignKey, Model
from django.db.models.base import ModelState
from django.db.models.sql import InsertQuery

from .backend.base import numbered
from .prepared import Prepared, name_of

SAVE, KEEP = "SAVEPOINT inserts", "RELEASE SAVEPOINT inserts"
UNDO = f"ROLLBACK TO SAVEPOINT inserts; {KEEP}"

AS_IS = frozenset({str, int, bool, datetime, UUID, type(None)})
CONSTANTS = frozenset({str, int, bool, type(None)})
NEVER = object()
SHAPES = 8  # of a statement, each of which a connection keeps
ROWS = 8  # of a statement at most: a connection keeps one for each number of them

_waiting: ContextVar[list[Model] | None] = ContextVar("waiting", default=None)


def new(model: type[Model], **values) -> Any:
    """As `model(**values)`, which asks every field and every attribute, and so takes a quarter of a hot write. No signals."""
    columns, relations, makers = _blank(model)
    row = model.__new__(model)
    row._state = ModelState()
    row.__dict__ |= columns
    for name, make in makers:
        if name not in values:
            row.__dict__[name] = make()
    for name, value in values.items():
        if name not in columns:
            relations[name].set_cached_value(row, value)
            name, value = relations[name].attname, value and value.pk
        row.__dict__[name] = value
    return row


@cache
def _blank(model: type[Model]) -> tuple[dict[str, Any], dict[str, ForeignKey], list[tuple[str, Callable]]]:
    """({attribute of a column: its default}, relations by name, [(attribute, what makes its default)])"""
    fields = model._meta.concrete_fields
    makers = [(field.attname, field.get_default) for field in fields if _makes_default(field)]
    columns = {field.attname: None if _makes_default(field) else _default(field) for field in fields}
    return columns, {field.name: field for field in fields if isinstance(field, ForeignKey)}, makers


def _makes_default(field):
    return field.has_default() and callable(field.default)


def _default(field):
    default = field.get_default()
    return default.value if isinstance(default, Enum) else default


def insert(*rows: Model) -> None:
    """New rows, keys and all: what they refer to comes before them. No signals, no expressions among their values."""
    waiting = _waiting.get()
    if waiting is None:
        _write(rows)
    else:
        waiting += rows


@contextmanager
def collected() -> Iterator[list[Model]]:
    """What is inserted inside, in its order; it is not written."""
    rows: list[Model] = []
    token = _waiting.set(rows)
    try:
        yield rows
    finally:
        _waiting.reset(token)


@contextmanager
def together() -> Iterator[None]:
    """What is inserted inside is written at its end, all of it or nothing, so nothing inside may read it.

    After an error of the database the transaction goes on, as after that of an atomic block.
    """
    with collected() as rows:
        yield
    with undone_if_refused(rows):
        _write(rows, SAVE, KEEP)


def write_and_ask(rows: Sequence[Model], before: str, params: Sequence, read: Prepared, *arguments) -> list:
    """What `read` answers once the statement `before` has run and the rows are written, in one round trip.

    As with together(), an error leaves nothing of the rows. Without one they can be taken back until the next inserts: see undo().
    """
    sql, values = _statements(rows)
    with undone_if_refused(rows):
        answer = read.after(f"{before}; {SAVE}; {sql}", [*params, *values], *arguments)
    _are_written(rows)
    return answer


@contextmanager
def undone_if_refused(rows: Sequence[Model]) -> Iterator[None]:
    try:
        yield
    except DatabaseError:
        with suppress(DatabaseError):  # there is nothing to undo if it was never sent
            undo(rows)
        raise


def undo(rows: Sequence[Model]) -> None:
    """Takes back what write_and_ask() wrote."""
    if rows:
        with _connection_of(rows).cursor() as cursor:
            cursor.execute(UNDO)


def _write(rows, *around):
    if rows:
        sql, values = _statements(rows)
        with _connection_of(rows).cursor() as cursor:
            cursor.execute("; ".join([*around[:1], sql, *around[1:]]), values)
        _are_written(rows)


def _statements(rows) -> tuple[str, list]:
    connection, statements, params = _connection_of(rows), [], []
    for model, some in groupby(rows, type):
        for few in _batched(list(some)):
            sql, values = _filled(model, few, connection)
            statements.append(sql)
            params += values
    return "; ".join(statements), params


def _batched(rows):
    return (rows[start:start + ROWS] for start in range(0, len(rows), ROWS))


def _are_written(rows):
    for row in rows:
        row._state.adding, row._state.db = False, router.db_for_write(type(row))


def _connection_of(rows):
    return connections[router.db_for_write(type(rows[0]))]


def _filled(model, rows, connection):
    values = [value if is_plain and type(value := row.__dict__[name]) in AS_IS else
              field.get_db_prep_save(field.pre_save(row, add=True), connection)
              for row in rows for field, name, is_plain in _fields(model)]
    shape = _shape(model, len(rows), values)
    name, sql, places = _statement(model, len(rows), connection.alias, shape)
    given = [str(value) if type(value) is UUID else value for value, is_usual in zip(values, shape, strict=True) if not is_usual]
    call = connection.kept_call(name, sql, places, len(given))
    return (call, given) if call else (sql, values)


@cache
def _fields(model: type[Model]) -> list[tuple[Field, str, bool]]:
    """(a field, its attribute, whether the driver takes values of common types as they stand)"""
    return [(field, field.attname, _is_plain(field)) for field in model._meta.concrete_fields]


def _is_plain(field):
    is_made = getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    return not is_made and (isinstance(field, ForeignKey) or type(field).__module__ == Field.__module__)


def _shape(model: type[Model], count: int, values: list) -> tuple[bool, ...]:
    """Which values are part of the statement, as its columns' defaults: the server reads, types and converts all that it is given.

    Of a statement a few shapes are kept; in any other all values are given.
    """
    usual, shapes = _usual(model, count)
    shape = tuple([value is default for value, default in zip(values, usual, strict=True)])
    if shape not in shapes:
        if len(shapes) >= SHAPES:  # threads may have added some at once
            return (False,) * len(values)
        shapes.add(shape)
    return shape


@cache
def _usual(model: type[Model], count: int) -> tuple[list, set[tuple[bool, ...]]]:
    """(for each value what it is by default, where that can be part of a statement; shapes that were met)"""
    defaults = [None if _makes_default(field) else _default(field) for field in model._meta.concrete_fields]
    return [default if type(default) in CONSTANTS else NEVER for default in defaults] * count, set()


@cache
def _statement(model: type[Model], count: int, alias: str, shape: tuple[bool, ...]) -> tuple[str, str, list]:
    """(the name of this shape of it, its SQL, for each place a constant or its number)"""
    query = InsertQuery(model)
    query.insert_values(list(model._meta.concrete_fields), [model() for _ in range(count)])
    (sql, _params), = query.get_compiler(alias).as_sql()
    number = iter(range(1, len(shape) + 1))
    places = [default if is_usual else numbered(next(number)) for default, is_usual in zip(_usual(model, count)[0], shape, strict=True)]
    return name_of(f"{sql} {shape}"), sql, places
