"""A series at another wall-clock time: from one session on, or all that is to come."""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from accounts.models import Membership
from audit.services import record
from common import clock
from matching.access import part_in

from .. import selectors, times
from ..models import Session, SessionClaim, SessionSeries
from ..recurrence import AROUND, Rule, dated, dates_of, local, planned
from . import bookable, claims, outbox
from .counter_proposals import close_counter_proposals
from .moving import MOVED, may_change_alone, refuse_move
from .planned import current, refuse_unaccepted, refuse_unplanned
from .sequences import RISEN, rise
from .series import FOLLOWING, Plan, refuse_alone, settle, to_come


@dataclass(frozen=True)
class Move(Plan):
    """`sessions`: {position: the session that moves}; `first`: the position from which on the rule is a new one."""

    sessions: Mapping[int, Session]
    first: int


def plan_move(*, actor: Membership, session: Session, starts_at: datetime, scope: str) -> Move:
    """What moving this and the following, or all that are to come, would give; writes nothing.

    A session that was moved by itself keeps its time, and so does one that is too near to be moved alone, unless those who manage ask.
    Refused: "not_yours", "not_active", "on_hold", "not_in_series", "not_accepted" (only proposed yet).
    """
    claims.refuse_outsiders(actor, session.mentorship)
    bookable.refuse_inactive(session.mentorship)
    refuse_alone(session)
    refuse_unaccepted(actor, session)
    old, zone = Rule.read(session.series.rule), session.series.time_zone
    moving = _moving(actor, session, session.position if scope == FOLLOWING else 0)
    first = _first(session, min([session.position, *moving]))
    rule = Rule(old.rhythm, old.count - first).at(local(starts_at, zone))
    if first < session.position:
        begin = rule.before(local(starts_at, zone), session.position - first)
        starts_at = dated(begin, zone).at
    dates = {n + first: date for n, date in enumerate(dates_of(rule, starts_at, zone)) if n + first in moving}
    free = _times(actor, session, list(moving.values()))
    return Move(rule, starts_at, zone, planned(dates, free, AROUND[rule.rhythm]), free, moving, first)


def _first(session, first) -> int:
    """Where nothing took place before, nothing stays behind to end: it is the same series."""
    before = Session.objects.filter(series=session.series, position__lt=first).exclude(status=Session.Status.CANCELLED)
    return first if before.exists() else 0


def _times(actor, session, moving) -> times.Choice:
    """As booking.times_to_move_to, for a series."""
    found = times.series_choice(session.mentorship, minutes=session.minutes, actor=actor, moving=moving)
    return found if part_in(actor, session.mentorship) else replace(found, since=clock.now())


def _moving(actor, session, first):
    """{position: session} of those at the rule's own time, and the one that was asked for in any case."""
    is_bound = part_in(actor, session.mentorship) is not None
    dates = dates_of(Rule.read(session.series.rule), session.series.starts_at, session.series.time_zone)
    return {each.position: each for each in to_come(session.series, first) if each.status == Session.Status.CONFIRMED and (
        each.pk == session.pk or each.starts_at == dates[each.position].at and (not is_bound or may_change_alone(each)))}


@transaction.atomic
def move_series(*, actor: Membership, session: Session, starts_at: datetime, scope: str, chosen: Mapping[int, datetime | None],
                sequence: int, reason: str = "") -> list[Session]:
    """The sessions that moved, soonest first. `chosen`: for each conflict another start, or None to keep its old one.

    `sequence` is the one that the actor saw: the same asked twice is done once. `reason` is told to the other person. Those who manage give
    one, which both read, and are bound by no notice.
    Refused: as move_session and plan_move; "conflicts" and "nothing" as book_series.
    """
    claims.refuse_outsiders(actor, session.mentorship)
    claims.lock(session.mentorship)
    session = current(session)
    if session.sequence == sequence + 1 and session.starts_at in (starts_at, *chosen.values()):
        return list(selectors.sessions_in(session.series).filter(moved_at=session.moved_at))
    refuse_unaccepted(actor, session)
    refuse_unplanned(session, sequence, Session.Status.CONFIRMED)
    refuse_move(actor, session, reason)
    plan = plan_move(actor=actor, session=session, starts_at=starts_at, scope=scope)
    reason = reason.strip()
    moved, known = _moved(actor, plan, settle(plan, chosen, _beside_kept(plan, chosen)), reason)
    _split(plan, session.series)
    outbox.tell_series_moved(moved, known)
    record("sessions_app.series.moved", actor=actor, target=session, sessions=len(moved), **({"reason": reason} if reason else {}))
    return moved


def _beside_kept(plan, chosen) -> times.Choice:
    free = plan.times
    for position, start in chosen.items():
        if start is None and position in plan.sessions:
            free = free.also(plan.sessions[position].starts_at)
    return free


def _moved(actor, plan, starts, reason):
    now, sessions = clock.now(), [plan.sessions[position] for position in starts]
    for session, start in zip(sessions, starts.values(), strict=True):
        session.ends_at += start - session.starts_at
        session.moved_from, session.moved_at, session.moved_by = session.starts_at, now, actor
        session.starts_at, session.move_reason = start, reason
    rise(*sessions)
    write_moves(claims.Wish(actor, sessions[0].mentorship, sessions[0].starts_at, plan.times.minutes, known=plan.times), sessions)
    close_counter_proposals(*sessions, changed_at=now)
    known = outbox.call_off_all(sessions)
    for session in sessions:
        outbox.owe_reminders(session)
    return sessions, known


def write_moves(wish: claims.Wish, sessions: Sequence[Session]) -> None:
    """All claims are let go first: one session may take the time that another leaves. Refused: "taken"."""
    claims.release(wish.actor, wish.mentorship)
    owned = SessionClaim.objects.filter(session__in=sessions)
    rows = {(claim.session_id, claim.membership_id): claim for claim in owned}
    for session in sessions:
        for new in wish.at(session.starts_at).claims():
            rows[session.pk, new.membership_id].busy = new.busy
    try:
        with transaction.atomic():
            Session.objects.bulk_update(sessions, ["starts_at", "ends_at", *RISEN, *MOVED])
            owned.update(is_active=False)
            SessionClaim.objects.bulk_update(rows.values(), ["busy", "is_active"])
    except IntegrityError:
        raise claims.taken(wish)


def _split(plan, series):
    """From `plan.first` on the rule is a new one: of the same series, or of one that goes on where the old one ends."""
    before = {"moved_at": plan.sessions[min(plan.sessions)].moved_at, "rule_before": series.rule, "starts_before": series.starts_at}
    if plan.first == 0:
        SessionSeries.objects.filter(pk=series.pk).update(rule=plan.text, starts_at=plan.starts_at, **before)
        return
    following = SessionSeries.objects.create(
        mentorship_id=series.mentorship_id, rule=plan.text, starts_at=plan.starts_at, minutes=series.minutes, time_zone=series.time_zone,
        booked_by_id=series.booked_by_id, created_at=clock.now(), follows=series)
    ended = Rule.read(series.rule)._replace(count=plan.first).text(local(series.starts_at, series.time_zone))
    SessionSeries.objects.filter(pk=series.pk).update(rule=ended, **before)
    Session.objects.filter(series=series, position__gte=plan.first).update(
        series=following, series_sequence=following.sequence, position=F("position") - plan.first)
    outbox.tell_series_ended(series, plan.sessions[min(plan.sessions)])
    for session in plan.sessions.values():
        session.series_id = following.pk
