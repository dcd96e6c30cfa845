"""Meetings that took place without being booked: one of the two writes them down afterwards, and the other can disagree."""
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from common.time_zones import zone
from matching.access import partner_of
from matching.models import Mentorship
from notifications.services import owe
from tenancy.inserts import insert, together

from .. import selectors, times
from ..access import oversees
from ..models import Session, SessionClaim
from . import claims, outbox
from .attendance import no_word_any_more, record_attendance
from .planned import current


def may_log(mentorship: Mentorship) -> bool:
    """While the pair is active, and after its end as long as one may contradict what the other says of a session."""
    if mentorship.status != Mentorship.Status.ENDED or mentorship.started_at is None:
        return mentorship.status == Mentorship.Status.ACTIVE
    return clock.now() <= mentorship.ended_at + timedelta(days=times.policy_of(mentorship).appeal_days)


@transaction.atomic
def log_meeting(*, actor: Membership, mentorship: Mentorship, booking_key: UUID, starts_at: datetime, minutes: int, place: str,
                recap: str = "", mine: str, theirs: str) -> Session:
    """A held session, with the actor's word on both (present or late), of which the other is told; nobody is invited or reminded.

    The same `booking_key` gives the same session, however often it is asked. Refused: "not_active", "future", "too_early" (before the
    mentorship started), "too_late" (after it ended), "taken" (extra["session"]: the pair's own at that time, if it is theirs).
    """
    claims.refuse_strangers(actor, mentorship)
    claims.lock(mentorship)
    earlier = Session.objects.filter(mentorship=mentorship, booking_key=booking_key).first()
    if earlier is not None:
        return earlier
    mentorship.refresh_from_db(fields=["status", "started_at", "ended_at"])
    session = _meeting(actor, mentorship, starts_at, minutes, booking_key=booking_key, place=place, recap=recap.strip())
    _refuse_unlikely(actor, session)
    _write(session)
    record("sessions_app.session.logged", actor=actor, target=session, mentorship=str(mentorship.pk), place=place)
    _tell("sessions_app.logged", session, partner_of(actor, mentorship))
    return record_attendance(actor=actor, session=session, mine=mine, theirs=theirs)


def _meeting(actor, mentorship, starts_at, minutes, **more):
    return Session(mentorship=mentorship, starts_at=starts_at, ends_at=starts_at + timedelta(minutes=minutes), status=Session.Status.HELD,
                   time_zone=actor.user.time_zone, booked_by=actor, created_at=clock.now(), recap_version=int(bool(more["recap"])), **more)


def _refuse_unlikely(actor, session):
    """People know the day on which their mentorship started, not the minute."""
    pair, place = session.mentorship, zone(actor.user.time_zone)
    if not may_log(pair):
        raise Refused(_("This pair is not active any more, so no meeting can be added to it."), "not_active")
    if session.ends_at > clock.now():
        raise Refused(_("This meeting is not over yet. Book what is still to come."), "future")
    if session.starts_at.astimezone(place).date() < pair.started_at.astimezone(place).date():
        raise Refused(_("This was before your mentorship started."), "too_early")
    if pair.ended_at and session.starts_at > pair.ended_at:
        raise Refused(_("This was after your mentorship ended."), "too_late")


def _write(session):
    """With the time that it took of both: what they keep free around sessions is for those to come, and past ones let it go."""
    for claim in _kept_around(session):
        claim.busy = claim.session.starts_at, claim.session.ends_at
        claim.save(update_fields=["busy"])
    with _refused_when_taken(session), together():
        insert(session)
        insert(*(SessionClaim(session=session, membership_id=person, busy=(session.starts_at, session.ends_at))
                 for person in claims.keys([session.mentorship])))


def _kept_around(session):
    """The claims of past sessions that overlap it by no more than what was kept free around them."""
    over = SessionClaim.objects.filter(
        membership__in=claims.keys([session.mentorship]), is_active=True, busy__overlap=(session.starts_at, session.ends_at),
        session__ends_at__lte=clock.now())
    return over.exclude(session__starts_at__lt=session.ends_at, session__ends_at__gt=session.starts_at).select_related("session")


@contextmanager
def _refused_when_taken(session) -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        if not claims.is_faster(error):
            raise
        own = selectors.taking_time_of(session)
        if own is not None:
            raise Refused(_("There is a session of yours at that time already: say on its page how it went."), "taken", session=own.pk)
        raise Refused(_("At that time one of you had something else in Tandem. Check the day and the hour."), "taken", session=None)


@transaction.atomic
def strike_meeting(*, actor: Membership, session: Session) -> Session:
    """Takes back a meeting that was logged and did not take place, as if it had never been; its time is free again.

    By whoever logged it, as long as words on it may be given, or by the coordination. Refused: "not_logged" and, to the pair,
    "not_yours", "settled", "appeal_over".
    """
    claims.lock(session.mentorship)
    session = current(session)
    if not session.place:
        raise Refused(_("Only a meeting that was added afterwards can be taken back."), "not_logged")
    if session.status == Session.Status.CANCELLED:
        return session
    _refuse_striking(actor, session)
    session.status, session.cancelled_at, session.cancelled_by = Session.Status.CANCELLED, clock.now(), actor
    session.missed_by, session.is_disputed = "", False
    session.sequence += 1
    session.save(update_fields=["status", "cancelled_at", "cancelled_by", "missed_by", "is_disputed", "sequence"])
    session.claims.update(is_active=False)
    outbox.call_off(session)
    for person in outbox.people(session.mentorship):
        if person.pk != actor.pk:
            _tell("sessions_app.struck", session, person)
    record("sessions_app.session.struck", actor=actor, target=session)
    return session


def _tell(kind, session, person):
    owe(kind, person, key=str(session.pk), payload={"session": str(session.pk)}, topic=session.pk)


def may_strike(actor: Membership, session: Session) -> bool:
    return bool(session.place) and session.booked_by_id == actor.pk and no_word_any_more(session) is None


def _refuse_striking(actor, session):
    if oversees(actor, session):
        return
    if session.booked_by_id != actor.pk:
        raise Refused(_("Only the person who added this meeting can take it back."), "not_yours")
    refusal = no_word_any_more(session)
    if refusal is not None:
        raise refusal
