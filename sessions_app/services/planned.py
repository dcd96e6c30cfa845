"""How a session stands now, and what can no longer become of it."""
from django.utils.translation import gettext as _

from accounts.models import Membership
from common import clock
from common.errors import Refused
from matching.access import part_in

from .. import selectors
from ..models import Session


def current(session):
    """Read again under the lock: what the page showed may be old."""
    return selectors.sessions().get(pk=session.pk)


def not_to_come(session: Session, *statuses: str) -> Refused | None:
    """Why what is planned can be changed no more: "not_planned", "started"."""
    if session.status not in statuses:
        return Refused(_("This session is no longer planned."), "not_planned")
    if session.starts_at <= clock.now():
        return Refused(_("This session has already started."), "started")
    return None


def refuse_unplanned(session, sequence, *statuses):
    refusal = not_to_come(session, *statuses)
    if refusal is not None:
        raise refusal
    if session.sequence != sequence:
        raise Refused(_("This session was changed in the meantime. Here is how it stands now."), "changed")


def refuse_unaccepted(actor: Membership, session: Session) -> None:
    """Of a proposed session that is still to come. Refused: "not_accepted"."""
    refusal = unaccepted(actor, session)
    if refusal is not None:
        raise refusal


def unaccepted(actor: Membership, session: Session) -> Refused | None:
    """Why what is only proposed cannot be moved, and what this person can do instead."""
    if session.status != Session.Status.PROPOSED or session.starts_at <= clock.now():
        return None
    if part_in(actor, session.mentorship) is None:
        text = _("This session has not been accepted yet. Until one of the two answers it, it can only be cancelled.")
    elif session.booked_by_id == actor.pk:
        text = _("The other person has not accepted this session yet. Wait for the answer, or withdraw it and book another time.")
    else:
        text = _("You have not accepted this session yet. Accept it, decline it or propose other times instead.")
    return Refused(text, "not_accepted")
