import logging
from uuid import UUID

from celery import shared_task
from celery.exceptions import SoftTimeLimitExceeded

from notifications.waking import Waker, wake_worker
from tenancy.context import bound_to, working_for
from tenancy.rounds import bound_in_each, in_each

from . import services
from .services import lapse_proposals, let_pass, nudge_idle_pairs, sweep_holds

log = logging.getLogger("tandem.calendars")


@shared_task(name="sessions_app.plan_reminders", platform=True)
def plan_reminders():
    """Wakes what no booking could owe in advance: a word to pairs who let their rhythm pass."""
    bound_in_each(nudge_idle_pairs)


@shared_task(name="sessions_app.give_back_time", platform=True)
def give_back_time():
    """Wakes what ends by itself: proposals that nobody answered, holds, and sessions that start on hold.

    Each in a transaction of its own: people are locked in one order only among those of one transaction.
    """
    bound_in_each(lapse_proposals, sweep_holds, let_pass)


@shared_task(name="sessions_app.read_calendars", platform=True)
def read_calendars():
    """Wakes the reading of each calendar elsewhere that is due; one that is not read is due again half an hour later."""
    in_each(_read_those_of)


def _read_those_of(organization):
    with bound_to(organization):
        due = services.take_due_calendars()
    with working_for(organization):
        for calendar in due:
            read_calendar.apply_async([str(calendar)], expires=1500)


@shared_task(name="sessions_app.read_calendar", soft_time_limit=60)
def read_calendar(calendar_id):
    try:
        services.read_calendar(UUID(calendar_id))
    except SoftTimeLimitExceeded:
        services.could_not_read(UUID(calendar_id), "slow")
    except Exception:  # noqa: BLE001  whatever it holds, its owner is told
        log.exception("a calendar could not be read")
        services.could_not_read(UUID(calendar_id), "not_calendar")


def _wake_for_calendars() -> None:
    """Saves the minutes until beat would; without a broker nothing is lost but those."""
    wake_worker(read_calendars.name, expires=300)


calendars_waker = Waker(_wake_for_calendars)
