from celery import shared_task

from tenancy.context import bound_to
from tenancy.models import Organization

from .services import lapse_proposals, nudge_idle_pairs, sweep_holds


@shared_task(name="sessions_app.plan_reminders", platform=True)
def plan_reminders():
    """Wakes what no booking could owe in advance: a word to pairs who let their rhythm pass."""
    for organization in Organization.objects.filter(is_active=True).values_list("pk", flat=True):
        with bound_to(organization):
            nudge_idle_pairs()


@shared_task(name="sessions_app.give_back_time", platform=True)
def give_back_time():
    """Wakes what ends by itself: proposals that nobody answered, and holds."""
    for organization in Organization.objects.filter(is_active=True).values_list("pk", flat=True):
        with bound_to(organization):
            lapse_proposals()
            sweep_holds()
