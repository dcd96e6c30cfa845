from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused

from .. import selectors
from ..models import Session
from . import bookable, claims, outbox
from .cancelling import cancel_together
from .clashes import tell_again
from .counter_proposals import close_counter_proposals
from .locks import hold_people
from .planned import current, refuse_unplanned
from .sequences import RISEN, rise


def accept_session(*, actor: Membership, session: Session, sequence: int) -> Session:
    """The other's yes to a proposed session. Refused: "own" (one's own proposal), "not_planned", "changed", "not_active", "on_hold"."""
    with transaction.atomic():
        claims.refuse_strangers(actor, session.mentorship)
        claims.lock(session.mentorship)
        session = current(session)
        if session.status == Session.Status.CONFIRMED and session.sequence == sequence + 1:
            return session
        if session.booked_by_id == actor.pk:
            raise Refused(_("The other person answers what you proposed."), "own")
        refuse_unplanned(session, sequence, Session.Status.PROPOSED)
        bookable.refuse_inactive(session.mentorship)
        session.status, session.answer_by = Session.Status.CONFIRMED, None
        rise(session)
        session.save(update_fields=["status", "answer_by", *RISEN])
        close_counter_proposals(session, changed_at=clock.now())
        outbox.call_off(session)
        outbox.announce(session)
        tell_again([session])
        record("sessions_app.session.accepted", actor=actor, target=session)
    return session


@transaction.atomic
def lapse_proposals() -> int:
    """Gives back the time of proposals that nobody answered; how many."""
    late = selectors.sessions().filter(status=Session.Status.PROPOSED, answer_by__lte=clock.now())
    hold_people(*claims.keys(session.mentorship for session in late))
    still = list(late.all())
    cancel_together(still, None, "")
    return len(still)
