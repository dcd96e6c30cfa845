from collections.abc import Collection

from django.db import transaction

from accounts.models import Membership
from audit.services import record
from common import clock
from matching.access import part_in
from matching.models import Mentorship

from .. import selectors
from ..models import Session
from . import claims, outbox
from .counter_proposals import close_counter_proposals
from .moving import may_change_alone
from .planned import current, refuse_unplanned
from .reliability import tell_if_often
from .sequences import RISEN, rise


def cancel_session(*, actor: Membership, session: Session, reason: str, sequence: int) -> Session:
    """Frees both people's time; of a session only proposed it is the refusal, or the withdrawal. Those who manage may do it too.

    `sequence` is the one that the actor saw. Refused: "not_planned", "changed".
    """
    with transaction.atomic():
        claims.refuse_outsiders(actor, session.mentorship)
        claims.lock(session.mentorship)
        session = current(session)
        if session.status == Session.Status.CANCELLED:
            return session
        refuse_unplanned(session, sequence, *Session.TO_COME)
        rise(session)
        _write_cancellation(session, actor, reason.strip(), clock.now())
    return session


def cancel_planned(mentorship: Mentorship) -> None:
    """Cancels what a pair that has ended had planned, and tells both."""
    with transaction.atomic():
        claims.lock(mentorship)
        planned = selectors.sessions().filter(mentorship=mentorship, status__in=Session.TO_COME, starts_at__gt=clock.now())
        cancel_together(list(planned), None, "")


def cancel_together(sessions: Collection[Session], actor: Membership | None, reason: str, *, is_told: bool = True) -> None:
    """Several at once: those of one series are told in one message, and put back by one press. Runs under the lock."""
    now = clock.now()
    rise(*sessions)
    for some in outbox.by_series(sessions):
        proposed = all(session.status == Session.Status.PROPOSED for session in some)
        known = {s.pk: _write_cancellation(s, actor, reason, now, is_told=is_told and some[0].series_id is None) for s in some}
        if is_told and some[0].series_id is not None:
            outbox.tell_of_series(outbox.SERIES_CANCELLED, some, at_once=proposed, known=known)


def _write_cancellation(session, actor, reason, now, is_told=True) -> str | None:
    """What outbox.call_off() answers."""
    was_proposed, was_on_hold = session.status == Session.Status.PROPOSED, session.is_on_hold
    session.status, session.cancel_reason = Session.Status.CANCELLED, reason
    session.cancelled_at, session.cancelled_by = now, actor
    is_of_pair = actor is not None and part_in(actor, session.mentorship) is not None
    session.is_late_cancel = is_of_pair and not (was_proposed or was_on_hold or may_change_alone(session))
    session.save(update_fields=["status", "cancel_reason", "cancelled_at", "cancelled_by", "is_late_cancel", *RISEN])
    session.claims.update(is_active=False)
    close_counter_proposals(session, changed_at=now)
    known = outbox.call_off(session)
    if is_told and was_proposed:
        outbox.tell("sessions_app.not_agreed", session)
    elif is_told:
        outbox.tell_unless_undone(outbox.CANCELLED, session, known=known)
    if session.is_late_cancel:
        tell_if_often(session)
    record("sessions_app.session.cancelled", actor=actor, target=session)
    return known
