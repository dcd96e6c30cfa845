"""From the tables to slots: what two people's hours, rules and sessions leave to choose from."""
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from accounts.models import Membership
from common import clock
from common.time_zones import zone
from matching.models import Mentorship

from . import policy, public_holidays, slots
from .models import AvailabilityRule, BookingRules, DateHours, SchedulingPolicy, Session, SessionClaim, TimeOff
from .offsets import minute_of

ROUND = timedelta(days=8)  # a week that the horizon only touches counts whole


@dataclass(frozen=True)
class Known:
    """A person's time and what they ask of whoever books it."""

    person: slots.Person
    rules: BookingRules


def people_known(memberships: Iterable[Membership], since: datetime, until: datetime,
                 but: Session | None = None) -> dict[UUID, Known]:
    """Everybody's, in five queries. Claims outside [since, until) are left out, and those of the session `but`."""
    memberships = list(memberships)
    ids = [m.pk for m in memberships]
    first, last = since.date() - timedelta(days=1), until.date() + timedelta(days=1)
    hours = _grouped(AvailabilityRule.objects.filter(membership__in=ids).values_list(
        "membership_id", "weekday", "start_minute", "end_minute", "time_zone"), slots.Hours)
    dates = _grouped(DateHours.objects.filter(membership__in=ids, day__range=(first, last)).values_list(
        "membership_id", "day", "start_minute", "end_minute", "time_zone", "is_instead"), slots.DateHours)
    off = _grouped(TimeOff.objects.filter(membership__in=ids, last_day__gte=first).values_list(
        "membership_id", "first_day", "last_day"), slots.DaysOff)
    rules = {r.membership_id: r for r in BookingRules.objects.filter(membership__in=ids)}
    claims = _claims(ids, since - ROUND, until + ROUND, but)
    return {m.pk: assembled(m, hours[m.pk], dates[m.pk], off[m.pk], rules.get(m.pk) or BookingRules(membership=m), claims[m.pk],
                            (first, last)) for m in memberships}


def _grouped(rows, kind):
    found = defaultdict(list)
    for key, *values in rows:
        found[key].append(kind(*values))
    return found


def _claims(ids, since, until, but):
    """{membership id: [(busy, start of the session)]}"""
    rows = SessionClaim.objects.filter(membership__in=ids, is_active=True, busy__overlap=(since, until))
    found = defaultdict(list)
    for key, busy, starts_at in (rows.exclude(session=but) if but else rows).values_list(
            "membership_id", "busy", "session__starts_at"):
        found[key].append(((minute_of(busy.lower), minute_of(busy.upper)), minute_of(starts_at)))
    return found


def assembled(membership: Membership, hours, dates, off, rules: BookingRules, claims, days: tuple[date, date]) -> Known:
    """`days`: the first and the last whose holidays matter; `claims`: [(busy, start of the session)]."""
    if rules.is_paused:
        off = [*off, slots.DaysOff(date.min, rules.paused_until or date.max)]
    holidays = public_holidays.between(rules.holiday_country, rules.holiday_region, *days) if rules.holiday_country else frozenset()
    limits = slots.Limits(rules.buffer_before, rules.buffer_after, rules.per_day, rules.per_week)
    return Known(slots.Person(membership.user.time_zone, tuple(hours), tuple(off), tuple(dates), holidays,
                              tuple(busy for busy, _start in claims), tuple(start for _busy, start in claims), limits), rules)


def lengths_of(mentorship: Mentorship) -> list[int]:
    """The minutes that a session of the pair may last, the usual length first."""
    usual = mentorship.program.session_minutes
    found = SchedulingPolicy.objects.filter(program=mentorship.program_id).values_list("lengths", flat=True).first() or []
    return [usual, *sorted(set(found) - {usual})]


def free_starts(mentorship: Mentorship, *, moving: Session | None = None, step: int | None = None, minutes: int | None = None,
                actor: Membership | None = None) -> list[datetime]:
    """When the pair can meet, over the whole bookable time.

    On the mentor's grid; where they chose none by `step`, without it by half hours, or if that gives none by quarters. The actor is
    free to give short notice of their own time, not of the other's.
    """
    minutes = minutes or (moving.minutes if moving else mentorship.program.session_minutes)
    both = mentorship.mentor.membership, mentorship.learner.membership
    now = clock.now()
    known = people_known(both, now, now + policy.HORIZON, moving)
    mentor, learner = (known[m.pk] for m in both)
    since = now + max(timedelta(hours=known[m.pk].rules.notice_hours) for m in both if actor is None or m.pk != actor.pk)
    until = min(_last_instant(mentorship), *(now + timedelta(days=k.rules.window_days) for k in (mentor, learner)))
    for grid in _grids(mentor.rules, step):
        found = slots.common_starts(mentor.person, learner.person, minutes=minutes, grid=grid, since=since, until=until)
        if found:
            return found
    return []


def _last_instant(mentorship):
    """The end of the program's last day where the mentor lives."""
    return datetime.combine(mentorship.program.ends_on + timedelta(days=1), time(), zone(mentorship.mentor.membership.user.time_zone))


def _grids(rules, step):
    steps = (rules.step,) if rules.step else (step,) if step else (policy.STEP, policy.FINE_STEP)
    return [slots.Grid(each, rules.from_midnight) for each in steps]


def busy_around(mentorship: Mentorship, starts_at: datetime, ends_at: datetime) -> dict[UUID, tuple[datetime, datetime]]:
    """{membership id: the session with what that person keeps free around it}"""
    both = [mentorship.mentor.membership_id, mentorship.learner.membership_id]
    kept = {key: (timedelta(minutes=before), timedelta(minutes=after)) for key, before, after in BookingRules.objects.filter(
        membership__in=both).values_list("membership_id", "buffer_before", "buffer_after")}
    none = timedelta(), timedelta()
    return {key: (starts_at - kept.get(key, none)[0], ends_at + kept.get(key, none)[1]) for key in both}
