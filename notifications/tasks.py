from celery import shared_task

from .relay import deliver_due
from .services import relay_starts


@shared_task(name="notifications.deliver_outbox", platform=True)
def deliver_outbox() -> int:
    """Woken by beat and by owe(); being woken twice or too late changes nothing."""
    relay_starts()
    return deliver_due()
