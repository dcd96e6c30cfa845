from collections.abc import Collection

from django.db import transaction
from django.db.models import F

from accounts.models import Membership
from audit.services import record, recorded_together
from common import clock
from matching.access import part_in
from matching.models import Mentorship
from notifications.services import owed_together

from .. import selectors
from ..models import Session, SessionClaim
from . import claims, outbox
from .counter_proposals import close_counter_proposals
from .moving import may_change_alone
from .planned import current, refuse_unplanned
from .reliability import tell_if_often
from .sequences import rise

CANCELLATION = ("status", "cancel_reason", "cancelled_at", "cancelled_by", "is_late_cancel", "series_sequence", "changed_at")


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
        was_proposed = session.status == Session.Status.PROPOSED
        known = _write([session], actor, reason.strip())
        _tell(session, known[session.pk], was_proposed=was_proposed)
        _tell_if_late([session])
    return session


def cancel_planned(*mentorships: Mentorship) -> None:
    """Cancels what pairs that have ended had planned, and tells both of each."""
    with transaction.atomic():
        claims.hold_time(*claims.keys(mentorships))
        planned = selectors.sessions().filter(mentorship__in=mentorships, status__in=Session.TO_COME, starts_at__gt=clock.now())
        cancel_together(list(planned), None, "")


def cancel_together(sessions: Collection[Session], actor: Membership | None, reason: str, *, is_told: bool = True) -> None:
    """Several at once, in few statements: those of one series are told in one message, and put back by one press. Runs under the lock."""
    groups, proposed = outbox.by_series(sessions), {session.pk for session in sessions if session.status == Session.Status.PROPOSED}
    known = _write(sessions, actor, reason)
    with owed_together():
        for some in groups if is_told else ():
            first, was_proposed = some[0], some[0].pk in proposed
            if first.series_id is None:
                _tell(first, known[first.pk], was_proposed=was_proposed)
            else:
                outbox.tell_of_series(outbox.SERIES_CANCELLED, some, at_once=was_proposed, known={s.pk: known[s.pk] for s in some})
    _tell_if_late(sessions)


def _write(sessions, actor, reason) -> outbox.Known:
    """What outbox.call_off_all() answers."""
    now, alike = clock.now(), {}
    rise(*sessions)
    for session in sessions:
        session.is_late_cancel = _is_late(actor, session)
        session.status, session.cancel_reason = Session.Status.CANCELLED, reason
        session.cancelled_at, session.cancelled_by = now, actor
        alike.setdefault((session.series_sequence, session.is_late_cancel), []).append(session)
    for some in alike.values():  # bulk_update() takes long to write hundreds
        values = {name: getattr(some[0], name) for name in CANCELLATION}
        Session.objects.filter(pk__in=[session.pk for session in some]).update(**values, sequence=F("sequence") + 1)
    SessionClaim.objects.filter(session__in=sessions).update(is_active=False)
    close_counter_proposals(*sessions, changed_at=now)
    with recorded_together():
        for session in sessions:
            record("sessions_app.session.cancelled", actor=actor, target=session)
    return outbox.call_off_all(sessions)


def _is_late(actor, session) -> bool:
    """As it stands before it is cancelled."""
    if actor is None or part_in(actor, session.mentorship) is None:
        return False
    return session.status != Session.Status.PROPOSED and not session.is_on_hold and not may_change_alone(session)


def _tell(session, known, *, was_proposed):
    if was_proposed:
        outbox.tell("sessions_app.not_agreed", session)
    else:
        outbox.tell_unless_undone(outbox.CANCELLED, session, known=known)


def _tell_if_late(sessions):
    for session in sessions:
        if session.is_late_cancel:
            tell_if_often(session)
