"""What requests owe people by email."""
from datetime import datetime

from accounts.models import Membership
from notifications.services import owe

from ..models import MentoringRequest


def owe_about(request: MentoringRequest, kind: str, recipient: Membership, *, key: str = "", due_at: datetime | None = None) -> None:
    """One message about a request; `key` tells apart what may be told more than once."""
    owe(kind, recipient, key=f"{request.pk}:{key}" if key else str(request.pk), payload={"request": str(request.pk)},
        topic=request.pk, due_at=due_at)
