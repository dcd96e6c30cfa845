"""From the tables to slots: what two people's hours, rules and sessions leave to choose from."""
import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import BooleanField, DateField, SmallIntegerField, TextField
from django.db.models.functions import Cast, JSONObject

from accounts.models import Membership
from common import clock
from common.time_zones import zone
from matching.models import Mentorship
from tenancy.prepared import array, prepared

from . import policy, public_holidays, slots
from .models import AvailabilityRule, BookingRules, DateHours, SchedulingPolicy, Session
from .offsets import minute_of
from .seasons import KEY, OF_NO_SET, days_in, spans_of
from .standing import Standing
from .taken import NOBODY, NOTHING, Taken, taken, taken_once_held

NEAR = timedelta(days=14)
RULES = [f.name for f in BookingRules._meta.concrete_fields if not f.is_relation and not f.primary_key]
NO_RULES = BookingRules()  # of whoever said nothing: made once, for so many defaults take long
NO_DAY, NO_NUMBER, NO_TEXT, NO = (Cast(None, kind()) for kind in (DateField, SmallIntegerField, TextField, BooleanField))
ROUND = timedelta(days=8)  # a week that the horizon only touches counts whole


@dataclass(frozen=True)
class Known:
    """A person's time, what they ask of whoever books it, and holds on it that are over or would be replaced."""

    person: slots.Person
    rules: BookingRules
    over: tuple[UUID, ...] = ()

    def meeting(self, start: datetime, minutes: int) -> "Known":
        """As if they met then too."""
        begin, limits = minute_of(start), self.person.limits
        busy = begin - limits.before, begin + minutes + limits.after
        return replace(self, person=replace(self.person, busy=(*self.person.busy, busy), sessions=(*self.person.sessions, begin)))

    def taken_by(self, what: Taken) -> "Known":
        """The same person as if this, and nothing else, took their time."""
        return replace(self, person=replace(self.person, busy=tuple(what.busy), sessions=tuple(what.starts)), over=tuple(what.over))

    @property
    def window(self) -> timedelta:
        """Of a series: without end where they never said one."""
        return policy.HORIZON if self.rules._state.adding else timedelta(days=self.rules.window_days)


def people_known(memberships: Iterable[Membership], since: datetime, until: datetime, but: tuple = NOTHING,
                 program: UUID | None = None) -> dict[UUID, Known]:
    """Everybody's as it counts in the program, in two queries and one more where somebody has sets of hours.

    What takes their time outside [since, until) is left out, and what is `but`.
    """
    people = {str(m.pk): m for m in memberships}
    first, last = since.date() - timedelta(days=1), until.date() + timedelta(days=1)
    ids = array([m.pk for m in people.values()])
    hours, dates, rules, off, seasons = _read(_said(ids, first, last, program))
    takes = taken(ids, since - ROUND, until + ROUND, but, with_starts=any(map(_is_limited, rules.values())))
    return {m.pk: assembled(m, hours[key], dates[key], off[key], rules.get(key, NO_RULES), (first, last),
                            seasons.get(key, ()), takes[key]) for key, m in people.items()}


def _is_limited(rules):
    return rules.per_day is not None or rules.per_week is not None


@prepared
def _said(people, first, last, program):
    """As spans_of() has them, and after those columns: weekday, from, until, zone, whether instead of the weekday's.

    Booking rules are a row with nothing but a text, in the column of zones.
    """
    hours = AvailabilityRule.objects.filter(membership__among=people)
    dates = DateHours.objects.filter(membership__among=people, day__gte=first, day__lte=last)
    return hours.order_by().values_list(KEY, NO_DAY, NO_DAY, *OF_NO_SET, "weekday", "start_minute", "end_minute", "time_zone", NO).union(
        dates.order_by().values_list(KEY, "day", NO_DAY, *OF_NO_SET, NO_NUMBER, "start_minute", "end_minute", "time_zone", "is_instead"),
        *spans_of(people, first, program, NO_NUMBER, NO_NUMBER, NO_NUMBER, NO_TEXT, NO),
        BookingRules.objects.filter(membership__among=people).order_by().values_list(
            KEY, NO_DAY, NO_DAY, *OF_NO_SET, NO_NUMBER, NO_NUMBER, NO_NUMBER, Cast(JSONObject(**{n: n for n in RULES}), TextField()), NO),
        all=True)


def _read(rows):
    """({key: hours}, {key: hours of dates}, {key: booking rules}, {key: days off}, {key: seasons})"""
    hours, dates, rules, spans = defaultdict(list), defaultdict(list), {}, []
    for key, first, last, of_set, is_for_all, weekday, *span, is_instead in rows:
        if weekday is not None:
            hours[key].append(slots.Hours(weekday, *span))
        elif span[0] is not None:
            dates[key].append(slots.DateHours(first, *span, is_instead))
        elif first is None and of_set is None:
            rules[key] = _rules_in(span[2])
        else:
            spans.append((key, first, last, of_set, is_for_all))
    return hours, dates, rules, *days_in(spans)


def _rules_in(text):
    values = json.loads(text)
    if values["paused_until"] is not None:
        values["paused_until"] = date.fromisoformat(values["paused_until"])
    return BookingRules.from_db(None, RULES, [values[name] for name in RULES])


def assembled(membership: Membership, hours, dates, off, rules: BookingRules, days: tuple[date, date],
              seasons: Iterable[slots.Season] = (), takes: Taken | None = None) -> Known:
    """What they said of their time, and what takes it. `days`: the first and the last whose holidays matter."""
    if rules.is_paused:
        off = [*off, slots.DaysOff(date.min, rules.paused_until or date.max)]
    holidays = public_holidays.between(rules.holiday_country, rules.holiday_region, *days) if rules.holiday_country else frozenset()
    limits = slots.Limits(rules.buffer_before, rules.buffer_after, rules.per_day, rules.per_week)
    takes = takes or Taken()
    return Known(slots.Person(membership.user.time_zone, tuple(hours), tuple(off), tuple(dates), holidays, tuple(takes.busy),
                              tuple(takes.starts), limits, tuple(seasons)), rules, tuple(takes.over))


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
        return replace(self, mentor=self.mentor.taken_by(Taken()), learner=self.learner.taken_by(Taken()))

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


def choice_once_held(known: Choice, mentorship: Mentorship, actor: Membership, booking_key: UUID, ask: Callable) -> tuple[Choice, Standing]:
    """The choice with what takes the time of the two at this moment, and how they stand; what they say of it stays as it was read.

    `ask`: see taken_once_held().
    """
    now, both = clock.now(), (known.mentor, known.learner)
    keys = mentorship.mentor.membership_id, mentorship.learner.membership_id
    takes, standing = taken_once_held(keys, now - ROUND, now + policy.HORIZON + ROUND, _own(mentorship, actor, ()), mentorship, booking_key,
                                      with_starts=any(_is_limited(each.rules) for each in both), ask=ask)
    mentor, learner = (each.taken_by(takes[str(key)]) for each, key in zip(both, keys, strict=True))
    return replace(known, mentor=mentor, learner=learner), standing


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

    Two queries for the next two weeks, and two more where somebody has no time in them.
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
