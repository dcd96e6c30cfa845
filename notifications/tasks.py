from celery import shared_task

from .relay import deliver_due


@shared_task(name="notifications.deliver_outbox", platform=True)
def deliver_outbox() -> int:
    """Woken by beat and by owe(); being woken twice or too late changes nothing."""
    return deliver_due()
