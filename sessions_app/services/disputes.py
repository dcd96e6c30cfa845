"""Who hears of a word on a session: whoever it calls absent, and the coordination once two words differ."""
from accounts.models import Membership
from accounts.selectors import coordination
from common import clock
from matching.access import partner_of
from notifications.services import Plan, plan

from ..models import Session
from .outbox import people

CALLED_ABSENT = "sessions_app.called_absent"


def tell_absent(actor: Membership, session: Session) -> None:
    """The other, whom the actor calls absent: once, and only if it is still true then."""
    plan([_told(CALLED_ABSENT, partner_of(actor, session.mentorship), session, str(session.pk))])


def tell_dispute(session: Session) -> None:
    """Each coordinator who is not one of the two, of this dispute: one that comes up again later is another."""
    involved = {person.pk for person in people(session.mentorship)}
    plan([_told("sessions_app.words_differ", staff, session, f"{session.pk}:{clock.now().isoformat()}")
          for staff in coordination() if staff.pk not in involved])


def _told(kind, recipient, session, key):
    return Plan(kind, recipient, key=key, at=clock.now(), topic=session.pk, payload={"session": str(session.pk)})
