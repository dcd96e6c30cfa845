"""Sessions by a rule: planned with all conflicts in sight, then booked, moved or cancelled in one transaction."""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from matching.models import Mentorship
from tenancy.inserts import together

from .. import selectors, times
from ..models import Session, SessionSeries
from ..recurrence import AROUND, FEWEST, MOST, Planned, Rule, dates_of, local, planned, settled
from . import bookable, claims, outbox
from .cancelling import cancel_together
from .clashes import tell_again
from .counter_proposals import close_counter_proposals
from .making import make_sessions
from .planned import current, refuse_unplanned
from .sequences import RISEN, rise

THIS, FOLLOWING, ALL = "this", "following", "all"  # what a change of one session is about


@dataclass(frozen=True)
class Plan:
    """A series as it would be. `dates` are all that it asks for; `times` is what the two people's time leaves."""

    rule: Rule
    starts_at: datetime
    zone: str
    dates: Sequence[Planned]
    times: times.Choice

    @property
    def conflicts(self) -> list[Planned]:
        return [each for each in self.dates if each.conflict]

    @property
    def text(self) -> str:
        return self.rule.text(local(self.starts_at, self.zone))


# ── book ─────────────────────────────────────────────────────────────────────────────────────────
def plan_series(*, actor: Membership, mentorship: Mentorship, starts_at: datetime, rhythm: str, count: int,
                minutes: int | None = None) -> Plan:
    """What booking it would give, every conflict with its repairs; writes nothing. The wall clock is that of the mentor's hours.

    Refused: "not_yours", as bookable.unbookable(), "how_many", "length" (extra["lengths"]).
    """
    claims.refuse_strangers(actor, mentorship)
    bookable.refuse_unbookable(mentorship)
    if not FEWEST <= count <= MOST:
        raise Refused(_("A series has %(fewest)s to %(most)s sessions.") % {"fewest": FEWEST, "most": MOST}, "how_many")
    free = times.series_choice(mentorship, actor=actor, minutes=minutes or mentorship.program.session_minutes)
    free = free.lasting(claims.length(mentorship, minutes, free.mentor.rules))
    zone, rule = free.mentor.person.home, Rule(rhythm, count)
    dates = dict(enumerate(dates_of(rule, starts_at, zone)))
    return Plan(rule, starts_at, zone, planned(dates, free, AROUND[rhythm]), free)


@transaction.atomic
def book_series(*, actor: Membership, mentorship: Mentorship, starts_at: datetime, rhythm: str, count: int, booking_key: UUID,
                chosen: Mapping[int, datetime | None], minutes: int | None = None) -> SessionSeries:
    """All of its sessions, claimed for both; told in one message. `chosen`: for each conflict another start, or None to leave it out.

    The same `booking_key` gives the same series, however often it is asked.
    Refused: as plan_series; "conflicts" (extra["conflicts"]: those that nobody chose for, or whose choice is gone); "nothing".
    """
    claims.refuse_strangers(actor, mentorship)
    claims.lock(mentorship)
    earlier = SessionSeries.objects.filter(booking_key=booking_key, mentorship=mentorship).first()
    if earlier is not None:
        return earlier
    plan = plan_series(actor=actor, mentorship=mentorship, starts_at=starts_at, rhythm=rhythm, count=count, minutes=minutes)
    starts = settle(plan, chosen, plan.times)
    claims.release(actor, mentorship)
    series = SessionSeries.objects.create(
        mentorship=mentorship, rule=plan.text, starts_at=starts_at, minutes=plan.times.minutes, time_zone=plan.zone, booked_by=actor,
        booking_key=booking_key, created_at=clock.now())
    wish = claims.Wish(actor, mentorship, starts_at, plan.times.minutes, known=plan.times)
    standing = times.standing_of(mentorship, actor, booking_key)
    usual = standing.kinds.by_position(is_first=False)
    with claims.refused_when_taken(wish), together():
        made = make_sessions(wish, list(starts.values()), standing.asks_first, list(starts), series=series, time_zone=plan.zone,
                             kinds=[standing.usual_kind, *[usual] * (len(starts) - 1)])
    outbox.announce_series(made)
    record("sessions_app.series.booked", actor=actor, target=series, mentorship=str(mentorship.pk), rule=series.rule, sessions=len(made))
    return series


def settle(plan: Plan, chosen: Mapping[int, datetime | None], free: times.Choice) -> dict[int, datetime]:
    """{position: start}, soonest first. Refused: "conflicts", "nothing"."""
    starts, unsettled = settled(plan.dates, chosen, free)
    if unsettled:
        raise Refused(_("Some dates are not free. Choose another time for each, or leave it out."), "conflicts",
                      conflicts=[_told(each) for each in plan.dates if each.position in unsettled])
    if not starts:
        raise Refused(_("No date is left: keep at least one."), "nothing")
    return dict(sorted(starts.items(), key=lambda each: each[1]))


def _told(each: Planned) -> dict:
    return {"position": each.position, "starts_at": each.starts_at, "conflict": each.conflict, "nearest": list(each.nearest)}


# ── answer ───────────────────────────────────────────────────────────────────────────────────────
@transaction.atomic
def accept_series(*, actor: Membership, series: SessionSeries) -> list[Session]:
    """The other's yes to all sessions of the series that are still proposed. Refused: "own", "not_planned", "not_active", "on_hold"."""
    proposed = _asked(actor, series)
    bookable.refuse_inactive(series.mentorship)
    for session in proposed:
        session.status, session.answer_by = Session.Status.CONFIRMED, None
        outbox.call_off(session)
    rise(*proposed)
    Session.objects.bulk_update(proposed, ["status", "answer_by", *RISEN])
    close_counter_proposals(*proposed, changed_at=clock.now())
    outbox.announce_series(proposed)
    tell_again(proposed)
    record("sessions_app.series.accepted", actor=actor, target=series)
    return proposed


@transaction.atomic
def decline_series(*, actor: Membership, series: SessionSeries, reason: str) -> list[Session]:
    """The other's no to all of them: their times are given back. Refused: "own", "not_planned"."""
    proposed = _asked(actor, series)
    cancel_together(proposed, actor, reason.strip())
    record("sessions_app.series.declined", actor=actor, target=series)
    return proposed


def _asked(actor, series):
    """What of the series waits for the actor's answer. Takes the lock."""
    claims.refuse_strangers(actor, series.mentorship)
    claims.lock(series.mentorship)
    if series.booked_by_id == actor.pk:
        raise Refused(_("The other person answers what you proposed."), "own")
    proposed = [s for s in to_come(series, 0) if s.status == Session.Status.PROPOSED]
    if not proposed:
        raise Refused(_("No session of this series waits for an answer any more."), "not_planned")
    return proposed


def to_come(series: SessionSeries, first: int) -> list[Session]:
    """Its sessions from that position on, as long as they have not started."""
    return list(selectors.sessions().filter(
        series=series, position__gte=first, status__in=Session.TO_COME, starts_at__gt=clock.now()).order_by("position"))


# ── cancel ───────────────────────────────────────────────────────────────────────────────────────
@transaction.atomic
def cancel_series(*, actor: Membership, session: Session, scope: str, reason: str, sequence: int) -> list[Session]:
    """This session and the following ones, or all that are to come; told in one message. Those who manage may do it too.

    Refused: as cancel_session; "not_in_series".
    """
    claims.refuse_outsiders(actor, session.mentorship)
    claims.lock(session.mentorship)
    session = current(session)
    if session.status == Session.Status.CANCELLED:
        return [session]
    refuse_alone(session)
    refuse_unplanned(session, sequence, *Session.TO_COME)
    found = to_come(session.series, session.position if scope == FOLLOWING else 0)
    cancel_together(found, actor, reason.strip())
    return found


def refuse_alone(session: Session) -> None:
    if session.series is None:
        raise Refused(_("This session is not part of a series."), "not_in_series")
