"""From the tables to slots: what two people's hours, rules and sessions leave to choose from."""
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID

from accounts.models import Membership
from common import clock
from common.time_zones import zone
from matching.models import Mentorship
from tenancy.prepared import array, prepared

from . import policy, public_holidays, slots
from .models import BookingRules, SchedulingPolicy, Session
from .offsets import minute_of
from .people_rows import NO_RULES, Rows, Taken
from .said import said_rows
from .standing import Standing, standing_in, standing_row
from .taken import taken_rows, taken_rows_with_starts

NEAR = timedelta(days=14)
AROUND = timedelta(days=4)  # as far from a time as is read to book it, and as other times are looked for first
BESIDE = timedelta(days=1)  # longer than a session and what is kept free around it
ROUND = timedelta(days=8)  # a week that the horizon only touches counts whole
NOBODY = UUID(int=0)  # a key that no row has: with NULL nothing would be left
NOTHING = (), NOBODY, NOBODY


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
        return replace(self, person=self.person.taken_by((*self.person.busy, busy), (*self.person.sessions, begin)))

    def taken_by(self, what: Taken) -> "Known":
        """The same person as if this, and nothing else, took their time."""
        return replace(self, person=self.person.taken_by(what.busy, what.starts), over=tuple(what.over))

    @property
    def window(self) -> timedelta:
        """Of a series: without end where they never said one."""
        return policy.HORIZON if self.rules._state.adding else timedelta(days=self.rules.window_days)


def people_known(memberships: Iterable[Membership], since: datetime, until: datetime, but: tuple = NOTHING,
                 program: UUID | None = None) -> dict[UUID, Known]:
    """Everybody's as it counts in the program, in one query, one more where somebody has sets of hours, and one where somebody takes a
    limited number of sessions.

    What takes their time outside [since, until) is left out, and what is `but`: sessions that move, and what one holds for a pair.
    """
    return _people_known(memberships, since, until, but, program)[0]


def _people_known(memberships, since, until, but, program, *pair) -> tuple[dict[UUID, Known], tuple | None]:
    """And the row of a pair, if one is asked for: (mentorship, member, booking key)."""
    people = {str(m.pk): m for m in memberships}
    days = since.date() - timedelta(days=1), until.date() + timedelta(days=1)
    ids, asked = array([m.pk for m in people.values()]), (*but, clock.now())
    rows = Rows((_all_and_standing if pair else _all)(ids, *days, program, since - BESIDE, until + BESIDE, *asked, *pair))
    takes = rows.takes
    if any(map(_is_limited, rows.rules.values())):
        takes = Rows(_taken_with_starts(ids, since - ROUND, until + ROUND, *asked)).takes
    return {m.pk: assembled(m, rows.hours[key], rows.dates[key], rows.off[key], rows.rules.get(key, NO_RULES), days,
                            rows.seasons.get(key, ()), takes[key]) for key, m in people.items()}, rows.pair


def _is_limited(rules):
    return rules.per_day is not None or rules.per_week is not None


@prepared
def _all(people, first, last, program, since, until, moving, mentorship, membership, now):
    return _union(said_rows(people, first, last, program), taken_rows(people, since, until, moving, mentorship, membership, now))


@prepared
def _all_and_standing(people, first, last, program, since, until, moving, mentorship, membership, now, pair, member, booking_key):
    return _union(said_rows(people, first, last, program), taken_rows(people, since, until, moving, mentorship, membership, now),
                  [standing_row(pair, member, booking_key)])


@prepared
def _taken_with_starts(people, since, until, moving, mentorship, membership, now):
    return _union(taken_rows_with_starts(people, since, until, moving, mentorship, membership, now))


@prepared
def _taken_and_standing(people, since, until, moving, mentorship, membership, now, pair, member, booking_key):
    return _union(taken_rows(people, since, until, moving, mentorship, membership, now), [standing_row(pair, member, booking_key)])


@prepared
def _taken_with_starts_and_standing(people, since, until, moving, mentorship, membership, now, pair, member, booking_key):
    return _union(taken_rows_with_starts(people, since, until, moving, mentorship, membership, now),
                  [standing_row(pair, member, booking_key)])


def _union(*lots):
    first, *others = [rows for lot in lots for rows in lot]
    return first.union(*others, all=True)


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
    """What the time of two people leaves to choose from for a session of `minutes`, since <= start < until.

    `wider` reads the rest, where only what lies around a time was read.
    """

    mentor: Known
    learner: Known
    minutes: int
    since: datetime
    until: datetime
    wider: "Callable[[], Choice] | None" = field(default=None, compare=False)

    @property
    def is_limited(self) -> bool:
        """Whether one of the two takes a limited number of sessions."""
        return _is_limited(self.mentor.rules) or _is_limited(self.learner.rules)

    @property
    def is_over(self) -> bool:
        """Whether holds take the time of the two that no longer should."""
        return bool(self.mentor.over or self.learner.over)

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
        found = self._nearest(wanted, AROUND, count)
        if len(found) < count:
            found = (self.wider() if self.wider else self)._nearest(wanted, policy.HORIZON, count)
        return found

    def _nearest(self, wanted, around, count):
        others = [start for start in self.starts(wanted - around, wanted + around) if start != wanted]
        return slots.nearest(others, wanted, count)


def choice(mentorship: Mentorship, *, moving: Session | None = None, minutes: int | None = None,
           actor: Membership | None = None) -> Choice:
    """The whole bookable time of a pair. The actor is free to give short notice of their own time, not of the other's."""
    return _within_windows(_choice(mentorship, _minutes(mentorship, moving, minutes), actor, [moving] if moving else [])[0])


def choice_around(mentorship: Mentorship, start: datetime, *, minutes: int, moving: Session | None = None,
                  actor: Membership | None = None, booking_key: UUID | None = None) -> tuple[Choice, Standing | None]:
    """The same around a time, and how the pair stands if a booking's key is given, in one query for most."""
    known, row = _choice(mentorship, minutes, actor, [moving] if moving else [], start, booking_key)
    wider = partial(choice, mentorship, moving=moving, minutes=minutes, actor=actor)
    return replace(_within_windows(known), wider=wider), row and standing_in(row)


def choice_once_held(known: Choice, mentorship: Mentorship, start: datetime, actor: Membership, booking_key: UUID,
                     ask: Callable) -> tuple[Choice, Standing]:
    """What choice_around() answered with what takes the time of the two at this moment; what they say of it stays as it was read.

    `ask(query, *arguments)` locks and asks.
    """
    query, around = (_taken_with_starts_and_standing, AROUND + ROUND) if known.is_limited else (_taken_and_standing, AROUND + BESIDE)
    both = mentorship.mentor.membership_id, mentorship.learner.membership_id
    rows = Rows(ask(query, array(both), start - around, start + around, *_own(mentorship, actor, ()), clock.now(),
                    mentorship, actor, booking_key))
    mentor, learner = (each.taken_by(rows.takes[str(key)]) for each, key in zip((known.mentor, known.learner), both, strict=True))
    return replace(known, mentor=mentor, learner=learner), standing_in(rows.pair)


@prepared
def standing(pair, member, booking_key):
    """The row of how a pair stands, alone."""
    return standing_row(pair, member, booking_key)


def standing_of(mentorship: Mentorship, actor: Membership, booking_key: UUID) -> Standing:
    row, = standing(mentorship, actor, booking_key)
    return standing_in(row)


def series_choice(mentorship: Mentorship, *, minutes: int, actor: Membership, moving: Collection[Session] = ()) -> Choice:
    """The same for a series: how far ahead one may book is bounded by what the other said, neither by oneself nor by a default."""
    found, _row = _choice(mentorship, minutes, actor, moving)
    other = found.learner if actor.pk == mentorship.mentor.membership_id else found.mentor
    return replace(found, until=min(found.until, clock.now() + other.window))


def _choice(mentorship, minutes, actor, moving, around=None, booking_key=None) -> tuple[Choice, tuple | None]:
    both = mentorship.mentor.membership, mentorship.learner.membership
    now = clock.now()
    since, until = (max(now, around - AROUND), min(now + policy.HORIZON, around + AROUND)) if around else (now, now + policy.HORIZON)
    pair = (mentorship, actor, booking_key) if booking_key else ()
    known, row = _people_known(both, since, max(since, until), _own(mentorship, actor, moving), mentorship.program_id, *pair)
    mentor, learner = (known[m.pk] for m in both)
    notice = max(known[m.pk].rules.notice_hours for m in both if actor is None or m.pk != actor.pk)
    return Choice(mentor, learner, minutes, max(since, now + timedelta(hours=notice)), min(_last_instant(mentorship), until)), row


def _within_windows(found: Choice) -> Choice:
    now = clock.now()
    return replace(found, until=min(found.until, *(now + timedelta(days=k.rules.window_days) for k in (found.mentor, found.learner))))


def _minutes(mentorship, moving, minutes):
    return minutes or (moving.minutes if moving else mentorship.program.session_minutes)


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
