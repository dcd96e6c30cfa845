import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from matching.access import part_in
from matching.models import Mentorship

from .. import policy, selectors, slots, times
from ..models import AgendaItem, Session, SessionClaim
from . import outbox
from .locks import hold_people


@dataclass(frozen=True)
class Wish:
    """A time that the actor wants for a session of the pair; `moving` is the one that it replaces."""

    actor: Membership
    mentorship: Mentorship
    starts_at: datetime
    minutes: int
    moving: Session | None = None

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    def free(self, step: int | None = None) -> list[datetime]:
        return times.free_starts(self.mentorship, moving=self.moving, minutes=self.minutes, actor=self.actor, step=step)

    def busy(self) -> dict[UUID, tuple[datetime, datetime]]:
        """{membership id: the time that the session takes of that person, with what they keep free around it}"""
        return times.busy_around(self.mentorship, self.starts_at, self.ends_at)


def book_session(*, actor: Membership, mentorship: Mentorship, starts_at: datetime, booking_key: UUID,
                 minutes: int | None = None) -> Session:
    """A confirmed session, claimed for both. The same `booking_key` gives the same session, however often it is asked.

    `minutes`: one of the lengths that the program offers; without it, the usual one.
    Refused: "not_active" (the pair), "length", "taken" (extra["alternatives"]: the three nearest free instants, or fewer).
    """
    with transaction.atomic():
        _refuse_strangers(actor, mentorship)
        _hold(mentorship)
        earlier = Session.objects.filter(booking_key=booking_key, mentorship=mentorship).first()
        if earlier is not None:
            return earlier
        _refuse_inactive(mentorship)
        wish = Wish(actor, mentorship, starts_at, _length(mentorship, minutes))
        _refuse_taken(wish)
        session = _claimed(wish, booking_key)
        _open_agenda(session)
        outbox.tell("sessions_app.booked", session)
        outbox.owe_reminders(session)
        record("sessions_app.session.booked", actor=actor, target=session, mentorship=str(mentorship.pk))
    return session


def move_session(*, actor: Membership, session: Session, starts_at: datetime, sequence: int) -> Session:
    """The session at another time, its claims moved with it in one transaction, so that neither time is ever free for others.

    `sequence` is the one that the actor saw. Refused: "not_planned", "changed", "taken" (as for book_session).
    """
    with transaction.atomic():
        _refuse_strangers(actor, session.mentorship)
        _hold(session.mentorship)
        session = _current(session)
        if session.sequence == sequence + 1 and session.starts_at == starts_at and session.status == Session.Status.CONFIRMED:
            return session
        _refuse_unplanned(session, sequence)
        _refuse_inactive(session.mentorship)
        wish = Wish(actor, session.mentorship, starts_at, session.minutes, session)
        _refuse_taken(wish)
        before, length = session.starts_at, session.ends_at - session.starts_at
        session.starts_at, session.ends_at = starts_at, starts_at + length
        session.sequence += 1
        _write_move(session, wish)
        outbox.call_off(session)
        outbox.tell("sessions_app.moved", session, before=before.isoformat())
        outbox.owe_reminders(session)
        record("sessions_app.session.moved", actor=actor, target=session, before=before.isoformat(), after=starts_at.isoformat())
    return session


def cancel_session(*, actor: Membership, session: Session, reason: str, sequence: int) -> Session:
    """Frees both people's time. `sequence` is the one that the actor saw. Refused: "not_planned", "changed"."""
    with transaction.atomic():
        if not actor.manages:
            _refuse_strangers(actor, session.mentorship)
        _hold(session.mentorship)
        session = _current(session)
        if session.status == Session.Status.CANCELLED:
            return session
        _refuse_unplanned(session, sequence)
        _write_cancellation(session, actor, reason.strip())
    return session


def cancel_planned(mentorship: Mentorship) -> None:
    """Cancels what a pair that has ended had planned, and tells both."""
    with transaction.atomic():
        _hold(mentorship)
        planned = selectors.sessions().filter(mentorship=mentorship, status=Session.Status.CONFIRMED, starts_at__gt=clock.now())
        for session in planned:
            _write_cancellation(session, None, "")


def _write_cancellation(session, actor, reason):
    session.status, session.cancel_reason = Session.Status.CANCELLED, reason
    session.cancelled_at, session.cancelled_by = clock.now(), actor
    session.sequence += 1
    session.save(update_fields=["status", "cancel_reason", "cancelled_at", "cancelled_by", "sequence"])
    session.claims.update(is_active=False)
    outbox.call_off(session)
    outbox.tell("sessions_app.cancelled", session)
    record("sessions_app.session.cancelled", actor=actor, target=session)


def _refuse_strangers(actor, mentorship):
    if part_in(actor, mentorship) is None:
        raise Refused(_("Only the two people of the pair can do this."), "not_yours")


def _hold(mentorship):
    hold_people(mentorship.mentor.membership_id, mentorship.learner.membership_id)


def _current(session):
    """Read again under the lock: what the page showed may be old."""
    return selectors.sessions().get(pk=session.pk)


def _refuse_inactive(mentorship):
    if not Mentorship.objects.filter(pk=mentorship.pk, status=Mentorship.Status.ACTIVE).exists():
        raise Refused(_("This pair is not active, so no session can be booked."), "not_active")


def _refuse_unplanned(session, sequence):
    if session.status != Session.Status.CONFIRMED:
        raise Refused(_("This session is no longer planned."), "not_planned")
    if session.starts_at <= clock.now():
        raise Refused(_("This session has already started."), "started")
    if session.sequence != sequence:
        raise Refused(_("This session was changed in the meantime. Here is how it stands now."), "changed")


def _length(mentorship, minutes):
    if minutes is not None and minutes not in times.lengths_of(mentorship):
        raise Refused(_("Sessions of this program do not last that long. Choose one of the lengths."), "length")
    return minutes or mentorship.program.session_minutes


def _refuse_taken(wish):
    if wish.starts_at not in wish.free(step=policy.FINE_STEP) or (wish.moving and wish.starts_at == wish.moving.starts_at):
        raise _taken(wish)


def _taken(wish):
    alternatives = slots.nearest((s for s in wish.free() if s != wish.starts_at), wish.starts_at)
    if not alternatives:
        return Refused(_("That time is not free, and neither is any other. Write to each other to find one."), "taken",
                       alternatives=[])
    return Refused(_("That time is not free any more. Here are the nearest ones."), "taken", alternatives=alternatives)


def _claimed(wish, booking_key):
    mentorship = wish.mentorship
    try:
        with transaction.atomic():
            session = Session.objects.create(
                mentorship=mentorship, starts_at=wish.starts_at, ends_at=wish.ends_at, time_zone=wish.actor.user.time_zone,
                booked_by=wish.actor, booking_key=booking_key, created_at=clock.now(),
                join_url=_new_room(mentorship.program.meeting_url))
            SessionClaim.objects.bulk_create([
                SessionClaim(session=session, membership_id=person, busy=busy) for person, busy in wish.busy().items()])
    except IntegrityError:
        raise _taken(wish)
    return session


def _write_move(session, wish):
    try:
        with transaction.atomic():
            session.save(update_fields=["starts_at", "ends_at", "sequence"])
            for person, busy in wish.busy().items():
                session.claims.filter(membership=person).update(busy=busy)
    except IntegrityError:
        raise _taken(wish)


def _new_room(address: str) -> str:
    chosen = address if address.startswith(("https://", "http://")) else policy.MEETING_URL
    return chosen.replace("{room}", secrets.token_hex(10))


def _open_agenda(session):
    shares = [0, *accumulate(share for _kind, share in policy.AGENDA)]
    ends = [round(session.minutes * share / shares[-1]) for share in shares]
    AgendaItem.objects.bulk_create([
        AgendaItem(session=session, position=n + 1, kind=kind, minutes=ends[n + 1] - ends[n])
        for n, (kind, _share) in enumerate(policy.AGENDA)])
