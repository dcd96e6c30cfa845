"""For a minute what somebody moved or cancelled can be put back as it was; nobody has been told yet."""
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused

from .. import policy
from ..models import Session
from . import claims, outbox
from .booking import current, write_move


def undoable(actor: Membership, session: Session) -> datetime | None:
    """Until when the actor can take their last change back; None when they cannot."""
    by, at = _last_change(session)
    until = at and at + policy.UNDO
    return until if until and by == actor.pk and clock.now() < until and clock.now() < _start_before(session) else None


@transaction.atomic
def undo_change(*, actor: Membership, session: Session) -> Session:
    """Refused: "too_late", "taken" (somebody took the time meanwhile)."""
    claims.refuse_outsiders(actor, session.mentorship)
    claims.lock(session.mentorship)
    session = current(session)
    if undoable(actor, session) is None:
        raise Refused(_("This can no longer be undone."), "too_late")
    claims.refuse_inactive(session.mentorship)
    outbox.call_off(session)
    session.sequence += 1
    if session.status == Session.Status.CANCELLED:
        _revive(session, actor)
    else:
        _put_back(session, actor)
    outbox.owe_reminders(session)
    record("sessions_app.session.undone", actor=actor, target=session)
    return session


def _last_change(session):
    if session.status == Session.Status.CANCELLED:
        return (session.cancelled_by_id, session.cancelled_at) if session.answer_by is None else (None, None)
    return (session.moved_by_id, session.moved_at) if session.status == Session.Status.CONFIRMED else (None, None)


def _start_before(session):
    return session.starts_at if session.status == Session.Status.CANCELLED else session.moved_from


def _revive(session, actor):
    session.status, session.cancelled_at, session.cancelled_by = Session.Status.CONFIRMED, None, None
    session.cancel_reason, session.is_late_cancel = "", False
    try:
        with transaction.atomic():
            session.save(update_fields=["status", "cancelled_at", "cancelled_by", "cancel_reason", "is_late_cancel", "sequence"])
            session.claims.update(is_active=True)
    except IntegrityError:
        raise claims.taken(claims.Wish(actor, session.mentorship, session.starts_at, session.minutes))


def _put_back(session, actor):
    wish = claims.Wish(actor, session.mentorship, session.moved_from, session.minutes, session)
    session.starts_at, session.ends_at = wish.starts_at, wish.ends_at
    session.moved_from = session.moved_at = session.moved_by = None
    session.move_reason = ""
    write_move(session, wish)
