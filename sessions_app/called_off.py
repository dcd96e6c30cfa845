"""Who called a session off, or what did."""
from uuid import UUID

from django.db import models

from .models import Session


class Cause(models.TextChoices):
    """Seen by one person: `PERSON` is somebody else of the pair, `STAFF` somebody of the coordination."""

    SELF = "self"
    PERSON = "person"
    STAFF = "staff"
    SILENCE = "silence"
    PAIR_ENDED = "pair_ended"
    UNKNOWN = "unknown"


def cause_of(session: Session, reader: UUID) -> Cause:
    """Of a cancelled session. `reader`: the key of a membership."""
    by, pair = session.cancelled_by_id, session.mentorship
    if by is not None:
        return Cause.SELF if by == reader else Cause.PERSON if by in _both(pair) else Cause.STAFF
    if session.answer_by and session.cancelled_at >= session.answer_by:
        return Cause.SILENCE
    return Cause.PAIR_ENDED if pair.ended_at and session.cancelled_at >= pair.ended_at else Cause.UNKNOWN


def _both(pair):
    return pair.mentor.membership_id, pair.learner.membership_id
