"""What requests owe people by email, and the wake-up that saves the minute until beat would look."""
import logging
from datetime import datetime

from celery import current_app
from django.db import transaction

from accounts.models import Membership
from notifications.services import owe
from tenancy.context import working_for

from ..models import MentoringRequest

log = logging.getLogger("tandem.matching")


def owe_about(request: MentoringRequest, kind: str, recipient: Membership, *, key: str = "", due_at: datetime | None = None) -> None:
    """One message about a request; `key` tells apart what may be told more than once."""
    owe(kind, recipient, key=f"{request.pk}:{key}" if key else str(request.pk), payload={"request": str(request.pk)},
        topic=request.pk, due_at=due_at)


def wake() -> None:
    """Once this is committed a worker sends next choices. Without a broker beat's own round does."""
    waiting = transaction.get_connection().run_on_commit
    if not any(callback is _send for _, callback, *_ in waiting):
        transaction.on_commit(_send)


def _send() -> None:
    try:
        with working_for(None):
            current_app.send_task("matching.tend_requests", retry=False, expires=60)
    except Exception as error:  # noqa: BLE001  the fact is committed: its request must not fail now
        log.warning("the requests' round was not woken: %s", error)
