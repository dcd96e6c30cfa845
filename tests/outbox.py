"""What the relay does with the outbox, inside a test's own transaction, which the relay's connection does not see."""
from notifications.fanning_out import fanned_out
from notifications.models import Delivery


def fan_out() -> None:
    """Turns facts that are due into the messages that they mean."""
    for row in Delivery.objects.filter(channel="fan_out", state="due"):
        Delivery.objects.filter(pk=row.pk).update(state=fanned_out(row))
