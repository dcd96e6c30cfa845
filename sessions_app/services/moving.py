from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from matching.access import part_in

from .. import policy, times
from ..models import SchedulingPolicy, Session
from . import bookable, claims, outbox
from .counter_proposals import close_counter_proposals
from .planned import current, refuse_unaccepted, refuse_unplanned
from .sequences import RISEN, rise

MOVED = ("moved_from", "moved_at", "moved_by", "move_reason")  # what a session keeps of its last move


def move_session(*, actor: Membership, session: Session, starts_at: datetime, sequence: int, reason: str = "") -> Session:
    """The session at another time, its claims moved with it in one transaction, so that neither time is ever free for others.

    Those who manage give a reason, which both read, and are bound neither by the program's notice nor by that of the two.
    `sequence` is the one that the actor saw; `reason` is told to the other person.
    Refused: "not_accepted" (only proposed yet), "not_planned", "changed", "too_late" (past the program's notice: see propose_times),
    "reason", "on_hold", "taken", "too_far" (as for book_session).
    """
    with transaction.atomic():
        claims.refuse_outsiders(actor, session.mentorship)
        claims.lock(session.mentorship)
        session = current(session)
        if session.sequence == sequence + 1 and session.starts_at == starts_at and session.status == Session.Status.CONFIRMED:
            return session
        refuse_unaccepted(actor, session)
        refuse_unplanned(session, sequence, Session.Status.CONFIRMED)
        refuse_move(actor, session, reason)
        put_at(session, starts_at, actor, reason.strip())
        outbox.tell_move(session, outbox.call_off(session), clock.now() + policy.TELL_AFTER)
        outbox.owe_reminders(session)
    return session


def refuse_move(actor: Membership, session: Session, reason: str) -> None:
    """Refused: "reason" (none of those who manage), "too_late" (one of the pair)."""
    if part_in(actor, session.mentorship) is None:
        if not reason.strip():
            raise Refused(_("Give a reason: both of them read it."), "reason")
    elif not may_change_alone(session):
        raise Refused(_("It is too late to move this session alone. Propose other times to the other person."), "too_late")


def may_change_alone(session: Session) -> bool:
    """Whether the program's notice limit is still ahead."""
    return clock.now() < session.starts_at - timedelta(hours=_notice_hours(session))


def _notice_hours(session):
    """As it was read with the session (see access.session_for), else as it is."""
    if "own_notice_hours" not in session.__dict__:
        return times.policy_of(session.mentorship).change_notice_hours
    return SchedulingPolicy().change_notice_hours if session.own_notice_hours is None else session.own_notice_hours


def put_at(session: Session, starts_at: datetime, actor: Membership, reason: str, *, is_agreed: bool = False) -> None:
    """Moves the session and its claims. Runs under the lock. `is_agreed`: see times_to_move_to().

    Refused: "not_active", "on_hold", "taken", "too_far".
    """
    bookable.refuse_inactive(session.mentorship)
    free = times_to_move_to(actor, session, agreed=starts_at if is_agreed else None)
    wish = claims.Wish(actor, session.mentorship, starts_at, session.minutes, session, free)
    claims.refuse_taken(wish)
    claims.release(actor, session.mentorship)
    session.moved_from, session.moved_at, session.moved_by = session.starts_at, clock.now(), actor
    session.starts_at, session.ends_at, session.move_reason = wish.starts_at, wish.ends_at, reason
    rise(session)
    write_move(session, wish)
    close_counter_proposals(session, changed_at=session.moved_at)
    record("sessions_app.session.moved", actor=actor, target=session, before=session.moved_from.isoformat(),
           after=starts_at.isoformat(), **({"reason": reason} if reason else {}))


def times_to_move_to(actor: Membership, session: Session, *, agreed: datetime | None = None) -> times.Choice:
    """What the two leave to choose from; for those who manage, and for a start that the two agreed on, without the notice that either
    asks for.
    """
    found = times.choice(session.mentorship, moving=session, actor=actor, agreed=agreed)
    is_bound = part_in(actor, session.mentorship) is not None and agreed is None
    return found if is_bound else replace(found, since=clock.now())


def write_move(session, wish):
    with claims.refused_when_taken(wish), transaction.atomic():
        session.save(update_fields=["starts_at", "ends_at", *RISEN, *MOVED])
        for claim in wish.claims():
            session.claims.filter(membership=claim.membership_id).update(busy=claim.busy)
