"""Who hears of a word on a session: whoever it calls absent or whose added meeting it denies, the coordination once two words differ, and
both once it has settled it.
"""
from accounts.models import Membership
from accounts.selectors import coordination
from common import clock
from matching.access import partner_of
from notifications.models import Delivery
from notifications.services import Plan, plan, supersede

from ..models import Session
from .outbox import people

CALLED_ABSENT, WITHDRAWN, SETTLED = "sessions_app.called_absent", "sessions_app.withdrawn", "sessions_app.settled"


def tell_absent(actor: Membership, session: Session) -> None:
    """The other, whom the actor calls absent or whose added meeting the actor denies: once until it is withdrawn, if still true then."""
    partner = partner_of(actor, session.mentorship)
    withdrawn = _sent(WITHDRAWN, partner, session)
    plan([_told(CALLED_ABSENT, partner, session, f"{session.pk}:{withdrawn}" if withdrawn else str(session.pk))])


def tell_withdrawn(actor: Membership, session: Session) -> None:
    """The other, who has read what tell_absent() told, that the actor says so no more."""
    partner = partner_of(actor, session.mentorship)
    told = _sent(CALLED_ABSENT, partner, session)
    if told > _sent(WITHDRAWN, partner, session):
        plan([_told(WITHDRAWN, partner, session, f"{session.pk}:{told}")])


def _sent(kind, recipient, session):
    return Delivery.objects.filter(kind=kind, recipient=recipient, topic=session.pk, state=Delivery.State.SENT).count()


def is_denied(session: Session, author: Membership) -> bool:
    """Whether it is a meeting that this person added and of which the other says something else."""
    return bool(session.place) and session.booked_by_id == author.pk and session.is_disputed


def tell_dispute(session: Session) -> None:
    """Each coordinator who is not one of the two, of this dispute: one that comes up again later is another."""
    involved = {person.pk for person in people(session.mentorship)}
    plan([_told("sessions_app.words_differ", staff, session, f"{session.pk}:{clock.now().isoformat()}")
          for staff in coordination() if staff.pk not in involved])


def tell_settled(actor: Membership, session: Session) -> None:
    """Both how it was settled, but for whoever settled it; what was to be told of an earlier word of the coordination is of no use."""
    supersede(session.pk, SETTLED)
    plan([_told(SETTLED, person, session, f"{session.pk}:{clock.now().isoformat()}")
          for person in people(session.mentorship) if person.pk != actor.pk])


def _told(kind, recipient, session, key):
    return Plan(kind, recipient, key=key, at=clock.now(), topic=session.pk, payload={"session": str(session.pk)})
