from celery import shared_task

from tenancy.rounds import bound_in_each

from .relay import deliver_due
from .services import forget_notices
from .waking import relay_starts


@shared_task(name="notifications.deliver_outbox", platform=True)
def deliver_outbox() -> int:
    """Woken by beat and by owe(); being woken twice or too late changes nothing."""
    relay_starts()
    return deliver_due()


@shared_task(name="notifications.tend_notices", platform=True)
def tend_notices() -> None:
    """Takes old notices out of the product, each organization's in a transaction of its own."""
    bound_in_each(forget_notices, is_active=False)
