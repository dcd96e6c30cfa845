"""What a session owes its two people by email."""
from datetime import datetime

from accounts.models import Membership
from common import clock
from matching.access import partner_of
from matching.models import Mentorship
from notifications.services import owe, supersede

from .. import policy
from ..models import CounterProposal, Session
from .reminders import owe_reminders as owe_reminders


def people(mentorship: Mentorship):
    return mentorship.mentor.membership, mentorship.learner.membership


def tell(kind: str, session: Session, *, due_at: datetime | None = None, **facts) -> None:
    for person in people(session.mentorship):
        owe(kind, person, key=_key(session), payload=_payload(session) | facts, topic=session.pk, due_at=due_at)


def tell_unless_undone(kind: str, session: Session, **facts) -> None:
    """Once the change can no longer be taken back."""
    tell(kind, session, due_at=clock.now() + policy.TELL_AFTER, **facts)


def ask(kind: str, person: Membership, proposal: CounterProposal) -> None:
    owe(kind, person, key=str(proposal.pk), payload={"proposal": str(proposal.pk)}, topic=proposal.session_id)


def announce(session: Session) -> None:
    """Tells both that it is booked, with what reminds of it; or asks the one who must accept it first."""
    if session.status == Session.Status.PROPOSED:
        other = partner_of(session.booked_by, session.mentorship)
        owe("sessions_app.proposed", other, key=_key(session), payload=_payload(session), topic=session.pk)
        return
    tell("sessions_app.booked", session)
    owe_reminders(session)


def call_off(session: Session) -> None:
    """Whatever is still due about the session told of a time that is no longer true."""
    supersede(session.pk)


def _key(session):
    return f"{session.pk}:{session.sequence}"


def _payload(session):
    return {"session": str(session.pk), "sequence": session.sequence}
