"""Every table and every foreign key, as PostgreSQL itself sees them; then attacks as the application role."""
import re

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from accounts.models import Membership
from common.ids import uuid7
from programs.models import Program
from tenancy.context import NoOrganization, bound_to, working_for
from tenancy.orm import TenantModel

TENANT = [m for m in apps.get_models() if issubclass(m, TenantModel)]
ids = [m._meta.label for m in TENANT]


def rows(sql, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def test_the_application_role_is_bound_by_row_level_security(db):
    assert rows("SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user") == [("tandem_app", False, False)]
    assert rows("SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = current_user") == [(0,)]


@pytest.mark.parametrize("model", TENANT, ids=ids)
def test_every_tenant_table_forces_its_policy_and_leads_with_the_organization(db, model):
    table = model._meta.db_table
    assert rows("SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = %s", table) == [(True, True)]
    (policy,) = rows("SELECT qual, cmd, permissive FROM pg_policies WHERE tablename = %s", table)
    assert policy == ("(organization_id = (current_setting('app.organization_id'::text))::uuid)", "ALL", "PERMISSIVE")
    (key,) = rows("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'p'", table)
    assert key == ("PRIMARY KEY (organization_id, id)",)


def test_every_table_with_an_organization_is_a_tenant_table(db):
    found = {t for (t,) in rows("SELECT table_name FROM information_schema.columns WHERE column_name = 'organization_id' "
                                "AND table_schema = 'public'")}
    assert found == {m._meta.db_table for m in TENANT}


def test_every_foreign_key_between_tenant_tables_carries_the_organization(db):
    tables = {m._meta.db_table for m in TENANT}
    keys = rows("SELECT conrelid::regclass::text, confrelid::regclass::text, pg_get_constraintdef(oid) "
                "FROM pg_constraint WHERE contype = 'f'")
    inside = [(a, b, text) for a, b, text in keys if b in tables]
    assert inside
    for source, target, text in inside:
        assert source in tables
        assert re.search(rf"REFERENCES {target}\(organization_id, id(, \w+)*\)", text), (source, text)
    plain = [text for _, _, text in inside if "(organization_id, id)" in text]  # others hold a further column to the same row's
    relations = [f for m in TENANT for f in m._meta.local_fields if f.remote_field and f.related_model in TENANT]
    assert len(plain) == len(relations)


def test_every_unique_index_of_a_tenant_table_includes_the_organization(db):
    for model in TENANT:
        unique = "SELECT indexdef FROM pg_indexes WHERE tablename = %s AND indexdef LIKE 'CREATE UNIQUE%%'"
        for (text,) in rows(unique, model._meta.db_table):
            assert "(organization_id" in text, text


@pytest.mark.parametrize("model", TENANT, ids=ids)
def test_raw_sql_reads_and_writes_nothing_without_or_across_organizations(cast, model):
    table = connection.ops.quote_name(model._meta.db_table)
    for sql in (f"SELECT * FROM {table}", f"DELETE FROM {table}", f"UPDATE {table} SET organization_id = organization_id"):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows(sql)
    with cast.harbour.bound():
        assert rows(f"SELECT count(*) FROM {table} WHERE organization_id = %s", cast.verger.organization.id) == [(0,)]


def test_a_row_cannot_be_written_into_or_moved_to_another_organization(cast):
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic(), cast.harbour.bound():
        Program.objects.create(organization=cast.verger.organization, name="x", slug="x", starts_on="2026-01-01",
                               ends_on="2026-02-01", created_at="2026-01-01T00:00Z")
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic(), cast.harbour.bound():
        rows("UPDATE programs_program SET organization_id = %s RETURNING 1", cast.verger.organization.id)


def test_the_database_refuses_a_reference_across_organizations(cast):
    with pytest.raises(DatabaseError, match="foreign key"), transaction.atomic(), cast.harbour.bound():
        rows("UPDATE programs_enrolment SET membership_id = %s WHERE id = %s RETURNING 1",
             cast.verger.mentor.id, cast.harbour.enrolments["mentor"].id)


ENTRY_POINTS = {
    "get": lambda q: q.get(pk=uuid7()), "filter": lambda q: list(q.filter(pk=uuid7())), "all": lambda q: list(q.all()),
    "exists": lambda q: q.exists(), "count": lambda q: q.count(), "first": lambda q: q.first(), "in_bulk": lambda q: q.in_bulk(),
    "aggregate": lambda q: q.aggregate(n=models.Count("pk")), "values": lambda q: list(q.values("pk")),
    "iterator": lambda q: list(q.iterator()), "explain": lambda q: q.all().explain(), "update": lambda q: q.update(name="x"),
    "delete": lambda q: q.all().delete(), "create": lambda q: q.create(name="x"),
    "bulk_create": lambda q: q.bulk_create([Program(name="x")]),
    "raw": lambda q: list(q.raw("SELECT * FROM programs_program")), "contains": lambda q: q.contains(Program(pk=uuid7())),
    "earliest": lambda q: q.earliest("pk"), "dates": lambda q: list(q.dates("starts_on", "year")),
    "select_for_update": lambda q: list(q.select_for_update()), "union": lambda q: list(q.all().union(q.all())),
    "get_or_create": lambda q: q.get_or_create(slug="x"), "update_or_create": lambda q: q.update_or_create(slug="x"),
}


@pytest.mark.parametrize("name", ENTRY_POINTS)
def test_every_orm_entry_point_fails_closed_with_no_organization(cast, name):
    with pytest.raises((NoOrganization, DatabaseError)), transaction.atomic():
        ENTRY_POINTS[name](Program.objects)
    with cast.verger.bound():
        assert Program.objects.filter(name="Premier emploi").count() == 1


ASYNC = {
    "aget": lambda q: q.aget(pk=uuid7()), "acount": lambda q: q.acount(), "aexists": lambda q: q.aexists(),
    "afirst": lambda q: q.afirst(), "acreate": lambda q: q.acreate(name="x"), "aupdate": lambda q: q.aupdate(name="x"),
    "adelete": lambda q: q.all().adelete(), "aaggregate": lambda q: q.aaggregate(n=models.Count("pk")),
}


@pytest.mark.parametrize("name", ASYNC)
async def test_every_async_entry_point_fails_closed_with_no_organization(transactional_db, name):
    with pytest.raises((NoOrganization, DatabaseError)):
        await ASYNC[name](Program.objects)


async def test_async_iteration_fails_closed_with_no_organization(transactional_db):
    with pytest.raises((NoOrganization, DatabaseError)):
        async for _ in Program.objects.all():
            pass


def test_outside_a_transaction_there_is_no_tenant_data(transactional_db):
    with working_for(uuid7()), pytest.raises(NoOrganization, match="outside a transaction"):
        Membership.objects.count()


def test_one_transaction_serves_one_organization(cast):
    with cast.verger.bound(), pytest.raises(NoOrganization, match="another organization"), cast.harbour.bound():
        pass


def test_the_binding_ends_with_the_transaction(committed_cast):
    with bound_to(committed_cast.verger.organization.id):
        assert Program.objects.count() == 1
    with pytest.raises(DatabaseError):
        rows("SELECT * FROM programs_program")


def test_the_audit_trail_cannot_be_changed_by_the_application(cast):
    for sql in ("UPDATE audit_entry SET verb = 'x'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), cast.verger.bound():
            rows(sql)
