from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from matching.access import part_in
from matching.models import Mentorship
from tenancy.inserts import collected, together, undo

from .. import policy, selectors, times
from ..kinds import Kind
from ..models import Session
from ..standing import Standing
from . import bookable, claims, outbox
from .clashes import tell_again
from .counter_proposals import close_counter_proposals
from .locks import hold_people
from .making import make_sessions
from .reliability import tell_if_often
from .sequences import RISEN, rise

MOVED = ("moved_from", "moved_at", "moved_by", "move_reason")  # what a session keeps of its last move


def book_session(*, actor: Membership, mentorship: Mentorship, starts_at: datetime, booking_key: UUID,
                 minutes: int | None = None, kind: str = "") -> Session:
    """A session claimed for both: confirmed, or proposed to the other where the program asks for that.

    The same `booking_key` gives the same session, however often it is asked. `minutes`: one of the program's lengths that the mentor
    offers; without it, the usual one or the nearest to it; `kind`: the code of one that the program has; without it, what the
    pair's first or any other session is. What the actor held for the pair is given back.
    Refused: as bookable.unbookable(); "length" (extra["lengths"]: what can be), "kind", "taken" (extra["alternatives"]: the three nearest
    free instants, or fewer).
    """
    claims.refuse_strangers(actor, mentorship)
    wish, standing = claims.Wish(actor, mentorship, starts_at, minutes or mentorship.program.session_minutes).looked_at(booking_key)
    earlier = _earlier(mentorship, standing)
    if earlier is not None:
        return earlier
    wish = _as_long(wish, standing, minutes)
    claims.refuse_taken(wish)  # before any lock: most who come too late wait for nobody
    return _booked_at_once(wish, standing, booking_key, kind) or _booked_once_held(wish, booking_key, kind, minutes)


def _as_long(wish, standing, minutes):
    """For as long as was asked, or is meant without asking, by what the look read. Refused: "length"."""
    return wish.lasting(claims.length(wish.mentorship, minutes, wish.choice.mentor.rules, standing.lengths))


def _earlier(mentorship: Mentorship, standing: Standing) -> Session | None:
    """What the key gave already. Refused: as bookable.unbookable()."""
    if standing.earlier is None and not standing.is_bookable:
        raise bookable.unbookable(mentorship) or bookable.inactive()
    return standing.earlier and Session.objects.get(pk=standing.earlier)


def _booked_at_once(wish, standing, booking_key, kind) -> Session | None:
    """Writes before it looks, in one round trip under the locks: that the time is still free the database says itself.

    None, and nothing written, if it is not, or if how the pair stands has changed. Nor does it count sessions of somebody who takes a
    limited number, or give back what is held.
    """
    if standing.holds or wish.choice.is_over or wish.choice.is_limited:
        return None
    with collected() as rows:
        session = _made(wish, standing, booking_key, kind)
    try:
        now = wish.once_written(rows, booking_key)
    except IntegrityError as error:
        if not claims.is_faster(error):
            raise
        return None
    if now == replace(standing, earlier=session.pk):
        return session
    undo(rows)
    return None


def _booked_once_held(wish, booking_key, kind, minutes):
    wish, standing = wish.once_held(booking_key)
    earlier = _earlier(wish.mentorship, standing)
    if earlier is not None:
        return earlier
    wish = _as_long(wish, standing, minutes)
    claims.refuse_taken(wish)
    claims.give_back(wish, standing)
    with claims.refused_when_taken(wish), together():
        return _made(wish, standing, booking_key, kind)


def _made(wish, standing, booking_key, code):
    session, = make_sessions(wish, [wish.starts_at], standing.asks_first, kinds=[known_kind(standing, code)], booking_key=booking_key)
    outbox.announce(session)
    record("sessions_app.session.booked", actor=wish.actor, target=session, mentorship=str(wish.mentorship.pk), status=session.status)
    return session


def known_kind(standing: Standing, code: str) -> Kind:
    """The one of that code, or what is meant without any. Refused: "kind"."""
    kind = standing.kinds.get(code) if code else standing.usual_kind
    if kind is None:
        raise Refused(_("This program has no such kind of session. Choose one of the others."), "kind")
    return kind


def move_session(*, actor: Membership, session: Session, starts_at: datetime, sequence: int, reason: str = "") -> Session:
    """The session at another time, its claims moved with it in one transaction, so that neither time is ever free for others.

    Those who manage give a reason, which both read, and are bound neither by the program's notice nor by that of the two.
    `sequence` is the one that the actor saw; `reason` is told to the other person.
    Refused: "not_accepted" (only proposed yet), "not_planned", "changed", "too_late" (past the program's notice: see propose_times),
    "reason", "on_hold", "taken" (as for book_session).
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


def refuse_move(actor: Membership, session: Session, reason: str) -> None:
    """Refused: "reason" (none of those who manage), "too_late" (one of the pair)."""
    if part_in(actor, session.mentorship) is None:
        if not reason.strip():
            raise Refused(_("Give a reason: both of them read it."), "reason")
    elif not may_change_alone(session):
        raise Refused(_("It is too late to move this session alone. Propose other times to the other person."), "too_late")


def may_change_alone(session: Session) -> bool:
    """Whether the program's notice limit is still ahead."""
    return clock.now() < session.starts_at - timedelta(hours=times.policy_of(session.mentorship).change_notice_hours)


def put_at(session: Session, starts_at: datetime, actor: Membership, reason: str, *, is_agreed: bool = False) -> None:
    """Moves the session and its claims. Runs under the lock. `is_agreed`: see times_to_move_to().

    Refused: "not_active", "on_hold", "taken".
    """
    bookable.refuse_inactive(session.mentorship)
    free = times_to_move_to(actor, session, is_agreed=is_agreed)
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


def times_to_move_to(actor: Membership, session: Session, *, is_agreed: bool = False) -> times.Choice:
    """What the two leave to choose from; for those who manage, and for what the two agreed on, without the notice that either asks for."""
    found = times.choice(session.mentorship, moving=session, actor=actor)
    is_bound = part_in(actor, session.mentorship) is not None and not is_agreed
    return found if is_bound else replace(found, since=clock.now())


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
        session.save(update_fields=["starts_at", "ends_at", *RISEN, *MOVED])
        for claim in wish.claims():
            session.claims.filter(membership=claim.membership_id).update(busy=claim.busy)
