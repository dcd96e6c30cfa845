"""A task works for the organization that asked for it: through the broker's own headers, never for another, never for none."""
import pytest
from celery import Celery
from django.db import DatabaseError, connection, transaction

from programs.models import Program
from tenancy import context
from tenancy.context import NoOrganization, bound_to
from tenancy.tasks import TenantTask

app = Celery("walls", set_as_current=False, task_cls=TenantTask, broker="memory://", backend="cache+memory://")


@app.task(name="walls.names")
def names():
    with transaction.atomic():
        return sorted(Program.objects.values_list("slug", flat=True))


@app.task(name="walls.take")
def take(program_id):
    with transaction.atomic():
        return Program.objects.filter(pk=program_id).update(name="Taken")


@app.task(name="walls.raw")
def raw(organization_id):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM programs_program WHERE organization_id = %s", [organization_id])
        return cursor.fetchone()[0]


@app.task(name="walls.elsewhere")
def elsewhere(organization_id):
    with transaction.atomic(), bound_to(organization_id):
        return Program.objects.count()


@app.task(name="walls.platform", platform=True)
def platform():
    with transaction.atomic():
        return Program.objects.count()


def sent(task, *arguments, house=None):
    """The task as a worker runs it, with the headers that it was published with."""
    published = {}

    def keep(body, headers=None, **kwargs):
        published.update(headers or {})

    with app.producer_or_acquire() as producer:
        producer.publish = keep
        with context.working_for(house and house.organization.id):
            task.apply_async(arguments, producer=producer)
    organization = published.get("organization")
    return task.apply(arguments, headers={"organization": organization} if organization else {}, throw=True).get()


def test_a_task_sees_its_own_organization(committed_cast):
    assert sent(names, house=committed_cast.verger) == ["premier-emploi"]
    assert context.current() is None


def test_a_task_cannot_touch_anothers_rows(committed_cast):
    with committed_cast.harbour.bound():
        program = Program.objects.get()
    assert sent(take, program.pk, house=committed_cast.verger) == 0
    assert sent(raw, committed_cast.harbour.organization.id, house=committed_cast.verger) == 0
    with committed_cast.harbour.bound():
        assert Program.objects.get().name == "Premier emploi"


def test_a_task_cannot_enter_another_organization_in_one_transaction(committed_cast):
    with pytest.raises(NoOrganization, match="another organization"):
        sent(elsewhere, committed_cast.harbour.organization.id, house=committed_cast.verger)


@pytest.mark.parametrize("task", [names, take, raw])
def test_a_task_for_no_organization_does_not_start(committed_cast, task):
    with pytest.raises(NoOrganization, match="called for no organization"):
        sent(task, *([committed_cast.verger.program.pk] if task is not names else []))


def test_a_platform_task_sees_no_organizations_rows(committed_cast):
    with pytest.raises((NoOrganization, DatabaseError)):
        sent(platform)
