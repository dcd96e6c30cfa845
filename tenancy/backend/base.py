"""PostgreSQL with each transaction bound to the organization at work.

The binding is transaction-local (SET LOCAL), so a transaction pooler such as PgBouncer is safe. A transaction begins, and is bound, by
its first statement.
"""
from contextlib import contextmanager
from uuid import UUID

from django.db.backends.postgresql import base
from django.db.backends.utils import debug_transaction
from psycopg2.extensions import TRANSACTION_STATUS_IDLE, AsIs

from tenancy import context

from .cursors import Cursor, DebugCursor

# Statements, not set_config(): a distributed database carries them to its workers. Composite keys put every joined table's
# organization into one class of equal columns, and over eight tables the planner then takes 100 ms to find what it finds in 2 ms
# when it reorders no more than four at a time. docs/decisions/ has the figures.
SET = "SET LOCAL app.organization_id TO %s; SET LOCAL join_collapse_limit TO 4"

OWN_NUMBER = "SELECT pg_backend_pid()"


def numbered(number: int) -> AsIs:
    """A value of a kept statement, from 1."""
    return AsIs(f"${number}")


def has_tenant(model):
    return any(getattr(field, "is_tenant", False) for field in model._meta.local_fields)


class Features(base.DatabaseWrapper.features_class):
    def allows_group_by_selected_pks_on_model(self, model):
        """`id` alone is no key of a tenant table, so GROUP BY has to name every column."""
        return not has_tenant(model) and super().allows_group_by_selected_pks_on_model(model)


class SchemaEditor(base.DatabaseWrapper.SchemaEditorClass):
    """Gives each tenant table the key (organization_id, id); for Django the primary key stays `id`."""

    def create_model(self, model):
        super().create_model(model)
        if has_tenant(model):
            self.widen_key(model)

    def add_field(self, model, field):
        super().add_field(model, field)
        if getattr(field, "is_tenant", False):  # the autodetector may add the organization after the model
            self.widen_key(model)

    def widen_key(self, model):
        table, key = (self.quote_name(model._meta.db_table + end) for end in ("", "_pkey"))
        self.execute(f"ALTER TABLE {table} DROP CONSTRAINT {key}")
        self.execute(f"ALTER TABLE {table} ADD CONSTRAINT {key} PRIMARY KEY (organization_id, id)")


class DatabaseWrapper(base.DatabaseWrapper):
    features_class, SchemaEditorClass = Features, SchemaEditor
    bound, beginning = None, ""
    kept = None  # names of the statements whose plans this connection's server keeps; None where it may be another server each time

    def init_connection_state(self):
        super().init_connection_state()
        self.beginning = ""
        with self.connection.cursor() as cursor:
            cursor.execute(OWN_NUMBER)
            is_direct = cursor.fetchone()[0] == self.connection.info.backend_pid  # a transaction pooler gives a number of its own
        self.kept = set() if is_direct else None

    def kept_call(self, name, sql, params, count) -> str | None:
        """What runs a statement by its `name`, which stands for it alone, with so many values; None where no plan can be kept.

        It is planned at the first call on a connection. `params`: of the `sql`, each a constant or as numbered().
        """
        if self.kept is None:
            return None
        if name not in self.kept:
            with self.wrap_database_errors, self.connection.cursor() as cursor:  # beside the statements that are logged and counted
                cursor.execute(f"PREPARE {name} AS {sql}", params)
            self.kept.add(name)
        return f"EXECUTE {name}" + (f" ({', '.join(['%s'] * count)})" if count else "")

    def set_autocommit(self, autocommit, *args, **kwargs):
        self.validate_no_atomic_block()
        self.bound = None
        super().set_autocommit(autocommit, *args, **kwargs)
        if not autocommit and self.bound is None and context.current() is not None:
            self._bind(context.current())

    def _start_transaction_under_autocommit(self):
        """Begins and binds with the first statement, in one round trip (see cursors); the driver, which would begin in one of its own,
        is not told."""
        organization_id = context.current()
        self.beginning = "BEGIN; "
        if organization_id is not None:
            self.beginning += SET.replace("%s", f"'{UUID(str(organization_id))}'") + "; "
            self.bound = organization_id

    def take_beginning(self) -> str:
        """What the next statement has to start with."""
        taken, self.beginning = self.beginning, ""
        return taken

    def put_back(self, beginning: str):
        """After a first statement that failed: one that the driver or the parser refused has not begun anything."""
        if beginning and self.connection is not None and self.connection.info.transaction_status == TRANSACTION_STATUS_IDLE:
            self.beginning = beginning

    def begin_now(self):
        if self.beginning:
            with self.wrap_database_errors, self.connection.cursor() as cursor:
                cursor.execute(self.take_beginning())

    def create_cursor(self, name=None):
        if name is not None:  # its statement is made part of another one
            self.begin_now()
        return super().create_cursor(name)

    def make_cursor(self, cursor):
        return Cursor(cursor, self)

    def make_debug_cursor(self, cursor):
        return DebugCursor(cursor, self)

    def _commit(self):
        self._end("COMMIT", super()._commit)

    def _rollback(self):
        self._end("ROLLBACK", super()._rollback)

    def _end(self, sql, by_driver):
        if self.connection is None or not self.connection.autocommit:
            by_driver()
        elif not self.take_beginning():
            with debug_transaction(self, sql), self.wrap_database_errors, self.connection.cursor() as cursor:
                cursor.execute(sql)

    def _bind(self, organization_id):
        with self.cursor() as cursor:
            cursor.execute(SET, [str(organization_id or "")])
        self.bound = organization_id

    @contextmanager
    def organization_bound(self, organization_id):
        if self.bound == organization_id:
            yield
        elif self.bound is not None:
            raise context.NoOrganization("this transaction already belongs to another organization")
        else:  # late binding: an unbound transaction (a test case's) lends itself
            self._bind(organization_id)
            try:
                yield
            except BaseException:
                self.bound = None  # the savepoint's rollback takes the setting back
                raise
            if not self.needs_rollback:
                self._bind(None)
            self.bound = None
