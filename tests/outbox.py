"""What the relay does with the outbox, inside a test's own transaction, which the relay's connection does not see."""
from notifications.fanning_out import fanned_out
from notifications.models import Delivery


def fan_out() -> None:
    """Turns facts that are due into the messages that they mean; one that somebody is about to change stays due."""
    for row in Delivery.objects.filter(channel="fan_out", state="due"):
        state = fanned_out(row)
        if state == Delivery.State.SENT:
            Delivery.objects.filter(pk=row.pk).update(state=state)
