"""Hot reads whose SQL is written once: building a query of three tables takes Django longer than running it takes PostgreSQL.

    @prepared
    def open_goals(enrolment):
        return Goal.objects.filter(enrolment=enrolment, status="open")[:3]

    open_goals(enrolment.pk)  # a list, always of the organization at work

The function runs once, with a stand-in for each argument, which may only be compared with: anything that depends on who asks or
when has to be an argument. A value of time or a key among its constants is refused, since every later caller would get it too.
"""
from collections.abc import Callable, Collection, Mapping
from copy import copy
from dataclasses import dataclass
from functools import update_wrapper
from hashlib import sha256
from inspect import signature
from types import SimpleNamespace
from typing import Any

from django.db import connections
from django.db.models import Expression, Field, ForeignKey, Lookup, Model, QuerySet
from django.db.models.query import ModelIterable, ValuesListIterable

from .backend.base import numbered
from .context import bound_value, stand_in

CONSTANTS = (str, int, bool, type(None))


class Slot(Expression):
    """Where a prepared query waits for an argument."""

    def __init__(self, name: str):
        super().__init__()
        self.name = name

    def __repr__(self):
        return f"<{self.name}>"

    def as_sql(self, compiler, connection):
        return "%s", [self]


ORGANIZATION = Slot("organization")


@Field.register_lookup
@ForeignKey.register_lookup
class Among(Lookup):
    """`= ANY(array)`: unlike `IN`, the same SQL for every number of keys or texts."""

    lookup_name = "among"

    def get_prep_lookup(self):
        return self.rhs if hasattr(self.rhs, "resolve_expression") else array(self.rhs)

    def get_db_prep_lookup(self, value, connection):
        return "%s", [value]

    def as_sql(self, compiler, connection):
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        cast = "::uuid[]" if self.lhs.field.db_type(connection) == "uuid" else ""
        return f"{left} = ANY({right}{cast})", (*left_params, *right_params)


@dataclass(frozen=True)
class Sent:
    """A statement as it is sent where the server keeps no plan."""

    sql: str
    params: tuple

    def filled(self, values: Mapping) -> tuple[str, tuple]:
        return self.sql, tuple(values[p.name] if isinstance(p, Slot) else p for p in self.params)


class Kept:
    """The same where it does: constants are part of it, and each argument is given once however often it occurs."""

    def __init__(self, sent: Sent):
        self.name, self.sql = name_of(f"{sent.sql} {sent.params}"), sent.sql
        self.slots = list(dict.fromkeys(p.name for p in sent.params if isinstance(p, Slot)))
        self.params = [numbered(self.slots.index(p.name) + 1) if isinstance(p, Slot) else p for p in sent.params]

    def call(self, connection, values: Mapping) -> tuple[str, tuple] | None:
        sql = connection.kept_call(self.name, self.sql, self.params, len(self.slots))
        return sql and (sql, tuple(values[name] for name in self.slots))


class Prepared:
    """A function of arguments to a list of what its queryset yields."""

    def __init__(self, build: Callable[..., QuerySet]):
        update_wrapper(self, build)
        self.build, self.names, self.ready, self.read = build, tuple(signature(build).parameters), None, None

    def __call__(self, *arguments) -> list:
        return self._ask(arguments, "", ())

    def after(self, sql: str, params: Collection, *arguments) -> list:
        """What it answers once this statement has run, which is sent along: for locks. What that answers is not read."""
        return self._ask(arguments, f"{sql}; ", params)

    def _ask(self, arguments, before, params_before) -> list:
        values = dict(zip(self.names, map(_value, arguments), strict=True))
        queryset, compiler, kept, sent = self.ready or self._prepare()
        connection = connections[queryset.db]
        values[ORGANIZATION.name] = bound_value(connection)
        sql, filled = kept.call(connection, values) or sent.filled(values)
        statement = before + sql, (*params_before, *filled)
        if self.read is not None:
            with connection.cursor() as cursor:
                cursor.execute(*statement)
                return self.read(cursor.fetchall())
        return list(queryset._iterable_class(_bound(queryset, compiler, connection, statement)))

    def first(self, *arguments) -> Any:
        return next(iter(self(*arguments)), None)

    def _prepare(self):
        with stand_in(ORGANIZATION):
            queryset = self.build(*map(Slot, self.names))
            compiler = queryset.query.get_compiler(queryset.db)
            sql, params = compiler.as_sql()
        converters = compiler.get_converters([column[0] for column in compiler.select])  # of columns, the same on every connection
        compiler.get_converters = lambda columns: converters
        self.read = None if converters else _reader(queryset, compiler)
        self._check(queryset, params)
        sent = Sent(sql, tuple(params))
        self.ready = queryset, compiler, Kept(sent), sent
        return self.ready

    @property
    def name(self) -> str:
        """By which the server of a connection keeps it, once it was asked."""
        return self.ready[2].name

    def _check(self, queryset, params):
        wrong = [p for p in params if not isinstance(p, (Slot, *CONSTANTS))]
        if wrong or queryset._prefetch_related_lookups:
            raise TypeError(f"{self.__qualname__} cannot be prepared: {wrong or 'it prefetches'}")


prepared = Prepared


def _reader(queryset, compiler) -> Callable[[list[tuple]], list] | None:
    """What its iterable makes of the driver's rows, where that is the rows themselves or one instance each."""
    if queryset._iterable_class is ValuesListIterable:
        return list
    klass = compiler.klass_info
    if queryset._iterable_class is not ModelIterable or klass.get("related_klass_infos") or compiler.annotation_col_map:
        return None
    names = [compiler.select[n][0].target.attname for n in klass["select_fields"]]
    return lambda rows: [queryset.model.from_db(queryset.db, names, row) for row in rows]


def name_of(sql: str) -> str:
    """By which a connection's server keeps it."""
    return f"kept_{sha256(sql.encode()).hexdigest()[:32]}"


def _bound(queryset, compiler, connection, statement):
    """What the queryset's iterable reads of it, with a compiler that knows its SQL."""
    compiler, query = copy(compiler), copy(queryset.query)
    compiler.connection, compiler.as_sql = connection, lambda: statement
    query.get_compiler = lambda using: compiler
    return SimpleNamespace(db=queryset.db, query=query, model=queryset.model, _known_related_objects={}, _fields=queryset._fields)


def _value(value):
    return array(value) if isinstance(value, Collection) and not isinstance(value, (str, bytes)) else _key(value)


def array(values: Collection) -> str:
    """An argument to compare `among`, of texts, keys or rows: one literal, which the driver would quote a thousand one by one."""
    return f"{{{','.join(_element(_key(each)) for each in values)}}}"


def _element(value):
    return '"{}"'.format(value.replace("\\", "\\\\").replace('"', '\\"')) if isinstance(value, str) else str(value)


def _key(value):
    return value.pk if isinstance(value, Model) else value
