from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from matching.access import part_in
from matching.models import Mentorship
from tenancy.inserts import together

from .. import selectors, times
from ..models import CounterProposal, Session
from ..standing import Standing, standing_of
from . import claims, outbox
from .locks import hold_people
from .making import make_sessions
from .reliability import tell_if_often


def book_session(*, actor: Membership, mentorship: Mentorship, starts_at: datetime, booking_key: UUID,
                 minutes: int | None = None) -> Session:
    """A session claimed for both: confirmed, or proposed to the other where the program asks for that.

    The same `booking_key` gives the same session, however often it is asked. `minutes`: one of the lengths that the program offers;
    without it, the usual one. What the actor held for the pair is given back.
    Refused: "not_active" (the pair), "length", "taken" (extra["alternatives"]: the three nearest free instants, or fewer).
    """
    claims.refuse_strangers(actor, mentorship)
    wish = claims.Wish(actor, mentorship, starts_at, minutes or mentorship.program.session_minutes)
    try:
        if minutes is not None:
            claims.length(mentorship, minutes, times.policy_of(mentorship))
        claims.refuse_taken(wish)  # before any lock: most who come too late wait for nobody
    except Refused:
        earlier = _earlier(standing_of(mentorship, booking_key))
        if earlier is None:
            raise
        return earlier
    wish, standing = wish.once_held(booking_key)
    return _earlier(standing) or _book(wish, standing, booking_key)


def _earlier(standing: Standing) -> Session | None:
    """What the key gave already. Refused: "not_active"."""
    if standing.earlier is None and not standing.is_active:
        raise claims.inactive()
    return standing.earlier and Session.objects.get(pk=standing.earlier)


def _book(wish, standing, booking_key):
    claims.refuse_taken(wish)
    claims.give_back(wish)
    with claims.refused_when_taken(wish), together():
        session, = make_sessions(wish, [wish.starts_at], standing.asks_first, booking_key=booking_key)
        outbox.announce(session)
        record("sessions_app.session.booked", actor=wish.actor, target=session, mentorship=str(wish.mentorship.pk), status=session.status)
    return session


def move_session(*, actor: Membership, session: Session, starts_at: datetime, sequence: int, reason: str = "") -> Session:
    """The session at another time, its claims moved with it in one transaction, so that neither time is ever free for others.

    Those who manage give a reason, which both read, and are bound neither by the program's notice nor by that of the two.
    `sequence` is the one that the actor saw.
    Refused: "not_planned", "changed", "too_late" (past the program's notice: see propose_times), "reason", "taken" (as for book_session).
    """
    with transaction.atomic():
        claims.refuse_outsiders(actor, session.mentorship)
        claims.lock(session.mentorship)
        session = current(session)
        if session.sequence == sequence + 1 and session.starts_at == starts_at and session.status == Session.Status.CONFIRMED:
            return session
        refuse_unplanned(session, sequence, Session.Status.CONFIRMED)
        _refuse_move(actor, session, reason)
        put_at(session, starts_at, actor, reason.strip())
        outbox.call_off(session)
        outbox.tell_unless_undone("sessions_app.moved", session, before=session.moved_from.isoformat())
        outbox.owe_reminders(session)
    return session


def _refuse_move(actor, session, reason):
    if part_in(actor, session.mentorship) is None:
        if not reason.strip():
            raise Refused(_("Give a reason: both of them read it."), "reason")
    elif not may_change_alone(session):
        raise Refused(_("It is too late to move this session alone. Propose other times to the other person."), "too_late")


def may_change_alone(session: Session) -> bool:
    """Whether the program's notice limit is still ahead."""
    return clock.now() < session.starts_at - timedelta(hours=times.policy_of(session.mentorship).change_notice_hours)


def put_at(session: Session, starts_at: datetime, actor: Membership, reason: str = "") -> None:
    """Moves the session and its claims. Runs under the lock. Refused: "not_active", "taken"."""
    claims.refuse_inactive(session.mentorship)
    wish = claims.Wish(actor, session.mentorship, starts_at, session.minutes, session, times_to_move_to(actor, session))
    claims.refuse_taken(wish)
    claims.release(actor, session.mentorship)
    session.moved_from, session.moved_at, session.moved_by = session.starts_at, clock.now(), actor
    session.starts_at, session.ends_at, session.move_reason = wish.starts_at, wish.ends_at, reason
    session.sequence += 1
    write_move(session, wish)
    close_counter_proposals(session)
    record("sessions_app.session.moved", actor=actor, target=session, before=session.moved_from.isoformat(),
           after=starts_at.isoformat(), **({"reason": reason} if reason else {}))


def times_to_move_to(actor: Membership, session: Session) -> times.Choice:
    """What the two leave to choose from; for those who manage without the notice that either asks for."""
    found = times.choice(session.mentorship, moving=session, actor=actor)
    return found if part_in(actor, session.mentorship) else replace(found, since=clock.now())


def close_counter_proposals(session: Session) -> None:
    """Other times for what has changed are of no use any more."""
    session.counter_proposals.filter(status=CounterProposal.Status.OPEN).update(status=CounterProposal.Status.OVER)


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
        _write_cancellation(session, actor, reason.strip())
    return session


def accept_session(*, actor: Membership, session: Session, sequence: int) -> Session:
    """The other's yes to a proposed session. Refused: "own" (one's own proposal), "not_planned", "changed", "not_active"."""
    with transaction.atomic():
        claims.refuse_strangers(actor, session.mentorship)
        claims.lock(session.mentorship)
        session = current(session)
        if session.status == Session.Status.CONFIRMED and session.sequence == sequence + 1:
            return session
        if session.booked_by_id == actor.pk:
            raise Refused(_("The other person answers what you proposed."), "own")
        refuse_unplanned(session, sequence, Session.Status.PROPOSED)
        claims.refuse_inactive(session.mentorship)
        session.status, session.answer_by = Session.Status.CONFIRMED, None
        session.sequence += 1
        session.save(update_fields=["status", "answer_by", "sequence"])
        outbox.call_off(session)
        outbox.announce(session)
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


def cancel_planned(mentorship: Mentorship) -> None:
    """Cancels what a pair that has ended had planned, and tells both."""
    with transaction.atomic():
        claims.lock(mentorship)
        planned = selectors.sessions().filter(mentorship=mentorship, status__in=Session.TO_COME, starts_at__gt=clock.now())
        cancel_together(list(planned), None, "")


def cancel_together(sessions: Collection[Session], actor: Membership | None, reason: str) -> None:
    """Several at once: those of one series are told in one message. Runs under the lock."""
    for some in outbox.by_series(sessions):
        proposed = all(session.status == Session.Status.PROPOSED for session in some)
        for session in some:
            _write_cancellation(session, actor, reason, is_told=some[0].series_id is None)
        if some[0].series_id is not None:
            outbox.tell_of_series("sessions_app.series_cancelled", some, at_once=proposed)


def _write_cancellation(session, actor, reason, is_told=True):
    was_proposed = session.status == Session.Status.PROPOSED
    session.status, session.cancel_reason = Session.Status.CANCELLED, reason
    session.cancelled_at, session.cancelled_by = clock.now(), actor
    is_of_pair = actor is not None and part_in(actor, session.mentorship) is not None
    session.is_late_cancel = is_of_pair and not was_proposed and not may_change_alone(session)
    session.sequence += 1
    session.save(update_fields=["status", "cancel_reason", "cancelled_at", "cancelled_by", "is_late_cancel", "sequence"])
    session.claims.update(is_active=False)
    close_counter_proposals(session)
    outbox.call_off(session)
    if is_told and was_proposed:
        outbox.tell("sessions_app.not_agreed", session)
    elif is_told:
        outbox.tell_unless_undone("sessions_app.cancelled", session)
    if session.is_late_cancel:
        tell_if_often(session)
    record("sessions_app.session.cancelled", actor=actor, target=session)


def current(session):
    """Read again under the lock: what the page showed may be old."""
    return selectors.sessions().get(pk=session.pk)


def refuse_unplanned(session, sequence, *statuses):
    if session.status not in statuses:
        raise Refused(_("This session is no longer planned."), "not_planned")
    if session.starts_at <= clock.now():
        raise Refused(_("This session has already started."), "started")
    if session.sequence != sequence:
        raise Refused(_("This session was changed in the meantime. Here is how it stands now."), "changed")


def write_move(session, wish):
    with claims.refused_when_taken(wish), transaction.atomic():
        session.save(update_fields=["starts_at", "ends_at", "sequence", "moved_from", "moved_at", "moved_by", "move_reason"])
        for claim in wish.claims():
            session.claims.filter(membership=claim.membership_id).update(busy=claim.busy)
