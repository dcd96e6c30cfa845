"""A series at another wall-clock time: from one session on, or all that is to come."""
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused

from .. import times
from ..models import Session, SessionClaim, SessionSeries
from ..recurrence import AROUND, Rule, dated, dates_of, local, planned
from . import claims, outbox
from .booking import close_counter_proposals, current, may_change_alone, refuse_unplanned
from .series import FOLLOWING, Plan, refuse_alone, settle, to_come


@dataclass(frozen=True)
class Move(Plan):
    """`sessions`: {position: the session that moves}; `first`: the position from which on the rule is a new one."""

    sessions: Mapping[int, Session]
    first: int


def plan_move(*, actor: Membership, session: Session, starts_at: datetime, scope: str) -> Move:
    """What moving this and the following, or all that are to come, would give; writes nothing.

    A session that was moved by itself keeps its time, and so does one that is too near to be moved alone.
    Refused: "not_yours", "not_active", "not_in_series".
    """
    claims.refuse_strangers(actor, session.mentorship)
    claims.refuse_inactive(session.mentorship)
    refuse_alone(session)
    old, zone = Rule.read(session.series.rule), session.series.time_zone
    moving = _moving(session, session.position if scope == FOLLOWING else 0)
    first = min([session.position, *moving])
    rule = Rule(old.rhythm, old.count - first).at(local(starts_at, zone))
    if first < session.position:
        begin = rule.before(local(starts_at, zone), session.position - first)
        starts_at = dated(begin, zone).at
    dates = {n + first: date for n, date in enumerate(dates_of(rule, starts_at, zone)) if n + first in moving}
    free = times.series_choice(session.mentorship, minutes=session.minutes, actor=actor, moving=list(moving.values()))
    return Move(rule, starts_at, zone, planned(dates, free, AROUND[rule.rhythm]), free, moving, first)


def _moving(session, first):
    """{position: session} of those at the rule's own time, and the one that was asked for in any case."""
    dates = dates_of(Rule.read(session.series.rule), session.series.starts_at, session.series.time_zone)
    return {each.position: each for each in to_come(session.series, first) if each.status == Session.Status.CONFIRMED and (
        each.pk == session.pk or each.starts_at == dates[each.position].at and may_change_alone(each))}


@transaction.atomic
def move_series(*, actor: Membership, session: Session, starts_at: datetime, scope: str, chosen: Mapping[int, datetime | None],
                sequence: int) -> list[Session]:
    """The sessions that moved, soonest first. `chosen`: for each conflict another start, or None to keep its old one.

    `sequence` is the one that the actor saw. Refused: as move_session and plan_move; "conflicts" and "nothing" as book_series.
    """
    claims.refuse_strangers(actor, session.mentorship)
    claims.lock(session.mentorship)
    session = current(session)
    if session.sequence == sequence + 1 and session.starts_at == chosen.get(session.position, starts_at):
        return [session]
    refuse_unplanned(session, sequence, Session.Status.CONFIRMED)
    if not may_change_alone(session):
        raise Refused(_("It is too late to move this session alone. Propose other times to the other person."), "too_late")
    plan = plan_move(actor=actor, session=session, starts_at=starts_at, scope=scope)
    moved = _moved(actor, plan, settle(plan, chosen, _beside_kept(plan, chosen)))
    _split(actor, plan, session.series)
    outbox.tell_of_series("sessions_app.series_moved", moved, at_once=False)
    record("sessions_app.series.moved", actor=actor, target=session, sessions=len(moved))
    return moved


def _beside_kept(plan, chosen) -> times.Choice:
    free = plan.times
    for position, start in chosen.items():
        if start is None and position in plan.sessions:
            free = free.also(plan.sessions[position].starts_at)
    return free


def _moved(actor, plan, starts):
    sessions = [plan.sessions[position] for position in starts]
    for session, start in zip(sessions, starts.values(), strict=True):
        session.ends_at += start - session.starts_at
        session.moved_from, session.moved_at, session.moved_by = session.starts_at, clock.now(), actor
        session.starts_at, session.move_reason = start, ""
        session.sequence += 1
    _write(claims.Wish(actor, sessions[0].mentorship, sessions[0].starts_at, plan.times.minutes, known=plan.times), sessions)
    for session in sessions:
        close_counter_proposals(session)
        outbox.call_off(session)
        outbox.owe_reminders(session)
    return sessions


def _write(wish, sessions):
    """All claims are let go first: one session may take the time that another leaves."""
    claims.release(wish.actor, wish.mentorship)
    owned = SessionClaim.objects.filter(session__in=sessions)
    rows = {(claim.session_id, claim.membership_id): claim for claim in owned}
    for session in sessions:
        for new in wish.at(session.starts_at).claims():
            rows[session.pk, new.membership_id].busy = new.busy
    try:
        with transaction.atomic():
            Session.objects.bulk_update(sessions, [
                "starts_at", "ends_at", "sequence", "moved_from", "moved_at", "moved_by", "move_reason"])
            owned.update(is_active=False)
            SessionClaim.objects.bulk_update(rows.values(), ["busy", "is_active"])
    except IntegrityError:
        raise claims.taken(wish)


def _split(actor, plan, series):
    """From `plan.first` on the rule is a new one: of the same series, or of one that goes on where the old one ends."""
    if plan.first == 0:
        SessionSeries.objects.filter(pk=series.pk).update(rule=plan.text, starts_at=plan.starts_at)
        return
    following = SessionSeries.objects.create(
        mentorship_id=series.mentorship_id, rule=plan.text, starts_at=plan.starts_at, minutes=series.minutes, time_zone=series.time_zone,
        booked_by=actor, created_at=clock.now())
    ended = Rule.read(series.rule)._replace(count=plan.first).text(local(series.starts_at, series.time_zone))
    SessionSeries.objects.filter(pk=series.pk).update(rule=ended)
    Session.objects.filter(series=series, position__gte=plan.first).update(series=following, position=F("position") - plan.first)
    for session in plan.sessions.values():
        session.series_id = following.pk
