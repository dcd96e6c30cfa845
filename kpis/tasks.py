"""Wake-ups: beat asks, for every organization, what is due. Nothing here is a fact; missing one only delays."""
from celery import shared_task

from tenancy.context import bound_to
from tenancy.models import Organization

from . import services


def _for_each(work) -> None:
    for organization_id in list(Organization.objects.filter(is_active=True).values_list("id", flat=True)):
        with bound_to(organization_id):
            work()


@shared_task(name="kpis.take_snapshots", platform=True)
def take_snapshots():
    _for_each(services.take_snapshots)


@shared_task(name="kpis.ask", platform=True)
def ask():
    _for_each(services.ask_feedback)
    _for_each(services.ask_pulses)
