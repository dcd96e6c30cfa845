"""Reads of surveys and snapshots."""
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import Membership
from matching.models import Mentorship
from programs.models import Program
from sessions_app.models import Session

from .models import Pulse, SessionFeedback, Snapshot


def history(program: Program | None = None, days: int = 30) -> list[Snapshot]:
    """The last daily snapshots, oldest first."""
    return list(Snapshot.objects.filter(program=program).order_by("-taken_on")[:days])[::-1]


def pulses_of(membership: Membership) -> QuerySet[Pulse]:
    """What the person was ever asked."""
    return Pulse.objects.filter(membership=membership)


def feedback_of(membership: Membership, session: Session) -> SessionFeedback | None:
    return SessionFeedback.objects.filter(session=session, membership=membership).first()


def has_given_feedback(membership: Membership, session: Session) -> bool:
    return SessionFeedback.objects.filter(session=session, membership=membership).exists()


def open_pulses(membership: Membership, mentorships: Iterable[Mentorship]) -> QuerySet[Pulse]:
    """What the person has been asked last of each of these pairs and has not answered, newest first."""
    later = Pulse.objects.filter(membership=membership, mentorship=OuterRef("mentorship"), asked_on__gt=OuterRef("asked_on"))
    found = Pulse.objects.filter(~Exists(later), membership=membership, mentorship__among=mentorships, answered_at=None)
    return found.order_by("-asked_on")
