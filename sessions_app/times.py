"""From the tables to slots: what two people's hours, rules and sessions leave to choose from."""
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.contrib.postgres.fields import DateTimeRangeField
from django.db.models import BigIntegerField, F, Func, Q, TextField, Value
from django.db.models.functions import Cast

from accounts.models import Membership
from common import clock
from common.time_zones import zone
from matching.models import Mentorship, TrialMeeting
from tenancy.prepared import array, prepared

from . import policy, public_holidays, slots
from .models import AvailabilityRule, BookingRules, DateHours, ExternalBusy, SchedulingPolicy, Session, SessionClaim
from .offsets import minute_of
from .seasons import KEY, days_of

NEAR = timedelta(days=14)
NOBODY = UUID(int=0)  # a key that no row has: with NULL nothing would be left
NOTHING = (), NOBODY, NOBODY
ROUND = timedelta(days=8)  # a week that the horizon only touches counts whole


@dataclass(frozen=True)
class Known:
    """A person's time and what they ask of whoever books it."""

    person: slots.Person
    rules: BookingRules

    def meeting(self, start: datetime, minutes: int) -> "Known":
        """As if they met then too."""
        begin, limits = minute_of(start), self.person.limits
        busy = begin - limits.before, begin + minutes + limits.after
        return replace(self, person=replace(self.person, busy=(*self.person.busy, busy), sessions=(*self.person.sessions, begin)))

    def unclaimed(self) -> "Known":
        return replace(self, person=replace(self.person, busy=(), sessions=()))

    @property
    def window(self) -> timedelta:
        """Of a series: without end where they never said one."""
        return policy.HORIZON if self.rules._state.adding else timedelta(days=self.rules.window_days)


def people_known(memberships: Iterable[Membership], since: datetime, until: datetime, but: tuple = NOTHING,
                 program: UUID | None = None) -> dict[UUID, Known]:
    """Everybody's as it counts in the program, in six queries and one more where somebody has sets of hours; trial meetings and
    calendars elsewhere are among what takes their time.

    Claims outside [since, until) are left out, those that are `but`, and holds that are over.
    """
    people = {str(m.pk): m for m in memberships}
    first, last = since.date() - timedelta(days=1), until.date() + timedelta(days=1)
    ids = array([m.pk for m in people.values()])
    hours = _grouped(_hours(ids), slots.Hours)
    dates = _grouped(_dates(ids, first, last), slots.DateHours)
    off, seasons = days_of(ids, first, program)
    rules = {str(r.membership_id): r for r in _rules(ids)}
    claims = _claims(ids, since - ROUND, until + ROUND, but)
    return {m.pk: assembled(m, hours[key], dates[key], off[key], rules.get(key) or BookingRules(membership=m), claims[key], (first, last),
                            seasons.get(key, ())) for key, m in people.items()}


@prepared
def _hours(people):
    return AvailabilityRule.objects.filter(membership__among=people).values_list(KEY, "weekday", "start_minute", "end_minute", "time_zone")


@prepared
def _dates(people, first, last):
    return DateHours.objects.filter(membership__among=people, day__gte=first, day__lte=last).values_list(
        KEY, "day", "start_minute", "end_minute", "time_zone", "is_instead")


@prepared
def _rules(people):
    return BookingRules.objects.filter(membership__among=people)


def _grouped(rows, kind):
    found = defaultdict(list)
    for key, *values in rows:
        found[key].append(kind(*values))
    return found


def _minute(of, column: str) -> Func:
    """An instant, or the bound `of` a range, as a whole minute. The driver reads numbers faster than either."""
    return Func(F(column), template=f"ceil(extract(epoch from {of}(%(expressions)s)) / 60)::bigint", output_field=BigIntegerField())


BUSY = _minute("lower", "busy"), _minute("upper", "busy")


def _span(since, until) -> Func:
    return Func(since, until, function="tstzrange", output_field=DateTimeRangeField())


def _claims(people, since, until, but):
    """{membership id: [(busy, start of the session, or None of a hold or a calendar elsewhere)]}"""
    found = defaultdict(list)
    for key, start, end, begins in _taken(people, since, until, *but, clock.now()):
        found[key].append(((start, end), begins))
    for start, end, *both in _trials(people, since, until):
        for key in both:
            found[key].append(((start, end), start))
    return found


@prepared
def _taken(people, since, until, moving, mentorship, membership, now):
    rows = SessionClaim.objects.filter(membership__among=people, is_active=True, busy__overlap=_span(since, until))
    rows = rows.filter(Q(hold__isnull=True) | Q(hold__expires_at__gt=now))
    own = Q(session__among=moving) | Q(hold__mentorship=mentorship, hold__membership=membership)
    elsewhere = ExternalBusy.objects.filter(calendar__membership__among=people, busy__overlap=_span(since, until)).values_list(
        Cast("calendar__membership", TextField()), *BUSY, Value(None, BigIntegerField()))
    return rows.exclude(own).values_list(KEY, *BUSY, _minute("", "session__starts_at")).union(elsewhere, all=True)


@prepared
def _trials(people, since, until):
    rows = TrialMeeting.objects.filter(Q(learner__membership__among=people) | Q(mentor__membership__among=people), is_cancelled=False,
                                       time__overlap=_span(since, until))
    both = (Cast(f"{part}__membership", TextField()) for part in ("learner", "mentor"))
    return rows.values_list(_minute("lower", "time"), _minute("upper", "time"), *both)


def assembled(membership: Membership, hours, dates, off, rules: BookingRules, claims, days: tuple[date, date],
              seasons: Iterable[slots.Season] = ()) -> Known:
    """`days`: the first and the last whose holidays matter; `claims`: [(busy, start of the session)]."""
    if rules.is_paused:
        off = [*off, slots.DaysOff(date.min, rules.paused_until or date.max)]
    holidays = public_holidays.between(rules.holiday_country, rules.holiday_region, *days) if rules.holiday_country else frozenset()
    limits = slots.Limits(rules.buffer_before, rules.buffer_after, rules.per_day, rules.per_week)
    busy, starts = tuple(busy for busy, _start in claims), tuple(start for _busy, start in claims if start is not None)
    return Known(slots.Person(membership.user.time_zone, tuple(hours), tuple(off), tuple(dates), holidays, busy, starts, limits,
                              tuple(seasons)), rules)


def policy_of(mentorship: Mentorship) -> SchedulingPolicy:
    """The program's own, or the defaults."""
    return _policy.first(mentorship.program_id) or SchedulingPolicy(program=mentorship.program)


@prepared
def _policy(program):
    return SchedulingPolicy.objects.filter(program=program)


def lengths_of(mentorship: Mentorship, rules: SchedulingPolicy | None = None) -> list[int]:
    """The minutes that a session of the pair may last, the usual length first."""
    usual = mentorship.program.session_minutes
    return [usual, *sorted(set((rules or policy_of(mentorship)).lengths) - {usual})]


@dataclass(frozen=True)
class Choice:
    """What the time of two people leaves to choose from for a session of `minutes`, since <= start < until."""

    mentor: Known
    learner: Known
    minutes: int
    since: datetime
    until: datetime

    def starts(self, since: datetime, until: datetime, step: int | None = None) -> list[datetime]:
        """On the mentor's grid; where they chose none by `step`, without it by half hours, or if that gives none by quarters."""
        for grid in _grids(self.mentor.rules, step):
            found = slots.common_starts(self.mentor.person, self.learner.person, minutes=self.minutes, grid=grid,
                                        since=max(since, self.since), until=min(until, self.until))
            if found:
                return found
        return []

    def has(self, start: datetime) -> bool:
        return start in self.starts(start, start + timedelta(minutes=1), policy.FINE_STEP)

    def also(self, start: datetime) -> "Choice":
        """As if the two met at `start` too."""
        return replace(self, mentor=self.mentor.meeting(start, self.minutes), learner=self.learner.meeting(start, self.minutes))

    def unclaimed(self) -> "Choice":
        """As if the two had nothing else to do."""
        return replace(self, mentor=self.mentor.unclaimed(), learner=self.learner.unclaimed())

    def nearest(self, wanted: datetime, count: int = 3) -> list[datetime]:
        """The nearest other starts, in the order of time: looked for around, then everywhere."""
        for around in (timedelta(days=4), policy.HORIZON):
            others = [start for start in self.starts(wanted - around, wanted + around) if start != wanted]
            found = slots.nearest(others, wanted, count)
            if len(found) == count:
                break
        return found


def choice(mentorship: Mentorship, *, moving: Session | None = None, minutes: int | None = None,
           actor: Membership | None = None) -> Choice:
    """The whole bookable time of a pair. The actor is free to give short notice of their own time, not of the other's."""
    minutes = minutes or (moving.minutes if moving else mentorship.program.session_minutes)
    found = _choice(mentorship, minutes, actor, [moving] if moving else [])
    now = clock.now()
    return replace(found, until=min(found.until, *(now + timedelta(days=k.rules.window_days) for k in (found.mentor, found.learner))))


def series_choice(mentorship: Mentorship, *, minutes: int, actor: Membership, moving: Collection[Session] = ()) -> Choice:
    """The same for a series: how far ahead one may book is bounded by what the other said, neither by oneself nor by a default."""
    found = _choice(mentorship, minutes, actor, moving)
    other = found.learner if actor.pk == mentorship.mentor.membership_id else found.mentor
    return replace(found, until=min(found.until, clock.now() + other.window))


def _choice(mentorship, minutes, actor, moving) -> Choice:
    both = mentorship.mentor.membership, mentorship.learner.membership
    now = clock.now()
    known = people_known(both, now, now + policy.HORIZON, _own(mentorship, actor, moving), mentorship.program_id)
    mentor, learner = (known[m.pk] for m in both)
    notice = max(known[m.pk].rules.notice_hours for m in both if actor is None or m.pk != actor.pk)
    return Choice(mentor, learner, minutes, now + timedelta(hours=notice), min(_last_instant(mentorship), now + policy.HORIZON))


def free_starts(mentorship: Mentorship, *, moving: Session | None = None, step: int | None = None, minutes: int | None = None,
                actor: Membership | None = None) -> list[datetime]:
    """When the pair can meet, over the whole bookable time."""
    found = choice(mentorship, moving=moving, minutes=minutes, actor=actor)
    return found.starts(found.since, found.until, step)


def common_starts(learner: Membership, mentors: Collection[Membership], minutes: int, program: UUID) -> dict[UUID, list[datetime]]:
    """For matching.facts: when people who are no pair yet could meet within the next weeks, in the queries of people_known."""
    now = clock.now()
    known = people_known([learner, *mentors], now, now + policy.LOOK_AHEAD, program=program)
    asking, found = known[learner.pk], {}
    for mentor in mentors:
        each = known[mentor.pk]
        notice = timedelta(hours=max(each.rules.notice_hours, asking.rules.notice_hours))
        found[mentor.pk] = slots.common_starts(each.person, asking.person, minutes=minutes, grid=_grids(each.rules, policy.STEP)[0],
                                               since=now + notice, until=now + policy.LOOK_AHEAD)
    return found


def first_starts(mentors: Collection[Membership], learner: Membership, *, minutes: int) -> dict[UUID, datetime]:
    """{membership id: the first time that they and the learner can meet} of those mentors who have any.

    Six queries for the next two weeks, and six more where somebody has no time in them.
    """
    found: dict[UUID, datetime] = {}
    for horizon in (NEAR, policy.HORIZON):
        left = [mentor for mentor in mentors if mentor.pk not in found]
        if left:
            found |= _first_starts(left, learner, minutes, horizon)
    return found


def _first_starts(mentors, learner, minutes, horizon):
    now, found = clock.now(), {}
    known = people_known([*mentors, learner], now, now + horizon)
    asking = known[learner.pk]
    for mentor in mentors:
        each = known[mentor.pk]
        start = slots.first_start(
            each.person, asking.person, minutes=minutes, grid=_grids(each.rules, None)[-1],
            since=now + timedelta(hours=max(each.rules.notice_hours, asking.rules.notice_hours)),
            until=now + min(horizon, timedelta(days=min(each.rules.window_days, asking.rules.window_days))))
        if start is not None:
            found[mentor.pk] = start
    return found


def _own(mentorship, actor, moving) -> tuple:
    """Claims that new times of the actor's replace: of the sessions that move, of what they hold for the pair."""
    return moving, mentorship if actor is not None else NOBODY, actor if actor is not None else NOBODY


def _last_instant(mentorship):
    """The end of the program's last day where the mentor lives."""
    return datetime.combine(mentorship.program.ends_on + timedelta(days=1), time(), zone(mentorship.mentor.membership.user.time_zone))


def _grids(rules, step):
    steps = (rules.step,) if rules.step else (step,) if step else (policy.STEP, policy.FINE_STEP)
    return [slots.Grid(each, rules.from_midnight) for each in steps]
