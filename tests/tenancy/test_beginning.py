"""A transaction begins, and is bound, by its first statement; whatever that is."""
import io

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction
from psycopg2 import sql
from psycopg2.extensions import TRANSACTION_STATUS_IDLE, TRANSACTION_STATUS_INTRANS

from accounts.models import Membership
from tenancy.context import bound_to

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "ops"])
BOUND = "SELECT current_setting('app.organization_id', true)"


@pytest.fixture
def house(committed_cast):
    return committed_cast.verger


def state() -> int:
    return connection.connection.info.transaction_status


def bound() -> str:
    with connection.cursor() as cursor:
        cursor.execute(BOUND)
        return cursor.fetchone()[0]


def test_the_first_statement_is_inside_and_bound_and_nothing_stays(house):
    connection.ensure_connection()
    with bound_to(house.organization.id):
        assert state() == TRANSACTION_STATUS_IDLE
        assert bound() == str(house.organization.id)
        assert state() == TRANSACTION_STATUS_INTRANS
    assert state() == TRANSACTION_STATUS_IDLE
    assert not bound()


def test_a_transaction_without_statements_leaves_none(house):
    with bound_to(house.organization.id):
        pass
    with pytest.raises(RuntimeError), bound_to(house.organization.id):
        raise RuntimeError
    assert state() == TRANSACTION_STATUS_IDLE
    assert not bound()


def by_execute_without_parameters(cursor):
    cursor.execute("SELECT '100 %'")
    assert cursor.fetchone() == ("100 %",)


def by_execute(cursor):
    cursor.execute("SELECT %s, '%%'", ["a"])
    assert cursor.fetchone() == ("a", "%")


def by_many(cursor):
    cursor.executemany("SELECT %s", [["a"], ["b"]])


def by_a_composed_statement(cursor):
    cursor.execute(sql.SQL("SELECT {}").format(sql.Literal("it's")))
    assert cursor.fetchone() == ("it's",)


def by_a_procedure(cursor):
    cursor.callproc("upper", ["a"])
    assert cursor.fetchone() == ("A",)


def by_copying(cursor):
    cursor.copy_expert("COPY (SELECT 1) TO STDOUT", io.StringIO())


@pytest.mark.parametrize("way", [by_execute_without_parameters, by_execute, by_many, by_a_composed_statement, by_a_procedure, by_copying])
@pytest.mark.parametrize("debug", [False, True])
def test_every_kind_of_statement_can_be_the_first(house, way, debug):
    connection.force_debug_cursor = debug
    try:
        with bound_to(house.organization.id), connection.cursor() as cursor:
            way(cursor)
            assert state() == TRANSACTION_STATUS_INTRANS
            assert bound() == str(house.organization.id)
    finally:
        connection.force_debug_cursor = False


def test_rows_read_by_a_cursor_of_the_server(house):
    with bound_to(house.organization.id):
        assert len(list(Membership.objects.iterator(chunk_size=1))) > 3
        assert state() == TRANSACTION_STATUS_INTRANS


@pytest.mark.parametrize("wrong", ["SELECT 1/0", "SELEKT 1"])
def test_a_first_statement_that_fails_leaves_a_connection_to_go_on_with(house, wrong):
    with pytest.raises(DatabaseError), bound_to(house.organization.id), connection.cursor() as cursor:
        cursor.execute(wrong)
    assert state() == TRANSACTION_STATUS_IDLE
    with bound_to(house.organization.id):
        assert Membership.objects.exists()


@pytest.mark.parametrize(("wrong", "given"), [("SELECT %s", "\0"), ("SELECT %s", "\ud800"), ("SELECT %s", object()), ("SELEKT 1", None)])
def test_a_first_statement_that_was_never_run_and_is_caught_leaves_the_transaction_to_begin(house, wrong, given):
    with bound_to(house.organization.id):
        with pytest.raises((ValueError, DatabaseError)), connection.cursor() as cursor:
            cursor.execute(wrong, None if given is None else [given])
        assert bound() == str(house.organization.id)
        assert state() == TRANSACTION_STATUS_INTRANS


def test_no_binding_is_forgotten_by_a_call_that_is_refused(house):
    with bound_to(house.organization.id):
        with pytest.raises(transaction.TransactionManagementError):
            transaction.set_autocommit(True)
        assert bound() == str(house.organization.id)
        assert connection.bound == house.organization.id


def test_what_is_undone_is_undone(house):
    with bound_to(house.organization.id):
        Membership.objects.update(languages=[])
        transaction.set_rollback(True)
    with bound_to(house.organization.id):
        assert not Membership.objects.filter(languages=[]).exists()
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT nothing_like_it")
        assert Membership.objects.exists()


def test_without_an_organization_a_transaction_is_bound_to_none(house):
    with transaction.atomic():
        assert not bound()
        assert state() == TRANSACTION_STATUS_INTRANS
