"""Wake-ups: beat asks, for every organization, what is due. Nothing here is a fact; missing one only delays."""
from celery import shared_task

from tenancy.rounds import bound_in_each

from . import services


@shared_task(name="kpis.take_snapshots", platform=True)
def take_snapshots():
    bound_in_each(services.take_snapshots)


@shared_task(name="kpis.ask", platform=True)
def ask():
    bound_in_each(services.ask_feedback, services.ask_pulses)
