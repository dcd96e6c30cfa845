"""From the tables to slots: what two people's hours, rules and sessions leave to choose from."""
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from functools import partial
from uuid import UUID

from accounts.models import Membership
from common import clock
from common.time_zones import zone
from matching.models import Mentorship
from tenancy.prepared import array, prepared

from . import policy, slots
from .known import (
    BESIDE,
    NOBODY,
    ROUND,
    Known,
    is_limited,
    known_with_pair,
    people_known,
    taken_and_standing,
    taken_with_starts_and_standing,
)
from .lengths import choosable
from .models import BookingRules, SchedulingPolicy, Session
from .people_rows import Rows, Taken
from .standing import Standing, standing_in, standing_row

AROUND = timedelta(days=14)  # as far from a time as is read to book it: where days are full, three other times are further off
CLOSE, NEAR = timedelta(days=1), timedelta(days=4)  # as far as those are looked for first: most people have three there


def policy_of(mentorship: Mentorship) -> SchedulingPolicy:
    """The program's own, or the defaults."""
    return _policy.first(mentorship.program_id) or SchedulingPolicy(program=mentorship.program)


@prepared
def _policy(program):
    return SchedulingPolicy.objects.filter(program=program)


def lengths_of(mentorship: Mentorship, mentor: BookingRules, others: Collection[int] | None = None) -> list[int]:
    """The minutes that a session of the pair may last by what its mentor said, what is meant without a choice first.

    `others`: what the program has beside its usual length, where that was read.
    """
    return choosable(mentorship.program.session_minutes, policy_of(mentorship).lengths if others is None else others, mentor.lengths)


def usual_length(mentorship: Mentorship, mentor: BookingRules, others: Collection[int] | None = None) -> int:
    """The first of lengths_of(), for most without a query."""
    usual = mentorship.program.session_minutes
    return usual if not mentor.lengths or usual in mentor.lengths else lengths_of(mentorship, mentor, others)[0]


@dataclass(frozen=True)
class Choice:
    """What the time of two people leaves to choose from for a session of `minutes`, since <= start < until.

    `wider` reads the rest, where only what lies around a time was read. `end` is that of the program's last day, where the mentor lives.
    """

    mentor: Known
    learner: Known
    minutes: int
    since: datetime
    until: datetime
    wider: "Callable[[], Choice] | None" = field(default=None, compare=False)
    end: datetime | None = None

    @property
    def is_limited(self) -> bool:
        """Whether one of the two takes a limited number of sessions."""
        return is_limited(self.mentor.rules) or is_limited(self.learner.rules)

    @property
    def is_over(self) -> bool:
        """Whether holds take the time of the two that no longer should."""
        return bool(self.mentor.over or self.learner.over)

    def starts(self, since: datetime, until: datetime, step: int | None = None) -> list[datetime]:
        """On the mentor's grid; where they chose none by `step`, without it by half hours, or if that gives none by quarters."""
        grid, finer = _grids(self.mentor.rules, step)
        return slots.common_starts(self.mentor.person, self.learner.person, minutes=self.minutes, grid=grid, finer=finer,
                                   since=max(since, self.since), until=min(until, self.until))

    def has(self, start: datetime) -> bool:
        return start in self.starts(start, start + timedelta(minutes=1), policy.FINE_STEP)

    def is_full(self, start: datetime) -> bool:
        """Whether one of the two takes no other session on that day, or in that week."""
        return self.is_limited and any(slots.is_full(known.person, start) for known in (self.mentor, self.learner))

    @property
    def mentor_is_free(self) -> bool:
        """Whether the mentor has any start, whatever the learner's time."""
        return bool(replace(self, learner=self.mentor).starts(self.since, self.until))

    def lasting(self, minutes: int) -> "Choice":
        """For a session of another length; what was read of the two holds for any."""
        return replace(self, minutes=minutes)

    def also(self, start: datetime) -> "Choice":
        """As if the two met at `start` too."""
        return replace(self, mentor=self.mentor.meeting(start, self.minutes), learner=self.learner.meeting(start, self.minutes))

    def unclaimed(self) -> "Choice":
        """As if the two had nothing else to do."""
        return replace(self, mentor=self.mentor.taken_by(Taken()), learner=self.learner.taken_by(Taken()))

    def nearest(self, wanted: datetime, count: int = 3) -> list[datetime]:
        """The nearest other starts, in the order of time: looked for close by, then around, then ever further where the rest is read."""
        for around in (CLOSE, NEAR, AROUND):
            found = self._nearest(wanted, around, count)
            if len(found) == count:
                return found
        rest = self.wider().lasting(self.minutes) if self.wider else self
        return rest._nearest(wanted, policy.HORIZON, count)

    def _nearest(self, wanted, around, count):
        others = [start for start in self.starts(wanted - around, wanted + around) if start != wanted]
        return slots.nearest(others, wanted, count)


def choice(mentorship: Mentorship, *, moving: Session | None = None, minutes: int | None = None,
           actor: Membership | None = None, agreed: datetime | None = None) -> Choice:
    """The whole bookable time of a pair, without `minutes` for the length that is meant then. The actor is free to give short notice of
    their own time, not of the other's. What moves may go as far as the week that it has, or that the two `agreed` on.
    """
    asked = minutes or (moving and moving.minutes)
    found, _row = _choice(mentorship, asked or mentorship.program.session_minutes, actor, [moving] if moving else [])
    found = _bounded(found, mentorship, actor, moving, agreed)
    return found if asked else found.lasting(usual_length(mentorship, found.mentor.rules))


def choice_around(mentorship: Mentorship, start: datetime, *, minutes: int, moving: Session | None = None,
                  actor: Membership | None = None, booking_key: UUID | None = None,
                  around: timedelta = AROUND) -> tuple[Choice, Standing | None]:
    """The same `around` a time, and how the pair stands if a booking's key is given, in one query for most."""
    known, row = _choice(mentorship, minutes, actor, [moving] if moving else [], (start - around, start + around), booking_key)
    wider = partial(choice, mentorship, moving=moving, minutes=minutes, actor=actor)
    return replace(_bounded(known, mentorship, actor, moving), wider=wider), row and standing_in(row)


def choice_once_held(known: Choice, mentorship: Mentorship, start: datetime, actor: Membership, booking_key: UUID,
                     ask: Callable) -> tuple[Choice, Standing]:
    """What choice_around() answered with what takes the time of the two at this moment; what they say of it stays as it was read.

    `ask(query, *arguments)` locks and asks.
    """
    query, around = (taken_with_starts_and_standing, AROUND + ROUND) if known.is_limited else (taken_and_standing, AROUND + BESIDE)
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
    """The same for a series: how far ahead one may book is bounded by what the other said, neither by oneself nor by a default; whoever
    is neither of the two, by what both said.
    """
    found, _row = _choice(mentorship, minutes, actor, moving)
    return _until(found, _end_of_series(found, mentorship, actor))


def _choice(mentorship, minutes, actor, moving, within=None, booking_key=None) -> tuple[Choice, tuple | None]:
    both = mentorship.mentor.membership, mentorship.learner.membership
    now = clock.now()
    first, last = within or (now, now + policy.HORIZON)
    since, until = max(now, first), min(now + policy.HORIZON, last)
    pair = (mentorship, actor, booking_key) if booking_key else ()
    known, row = known_with_pair(both, since, max(since, until), _own(mentorship, actor, moving), mentorship.program_id, *pair)
    mentor, learner = (known[m.pk] for m in both)
    notice = max(known[m.pk].rules.notice_hours for m in both if actor is None or m.pk != actor.pk)
    end = _last_instant(mentorship)
    return Choice(mentor, learner, minutes, max(since, now + timedelta(hours=notice)), min(end, until), end=end), row


def _bounded(found: Choice, mentorship, actor, moving, agreed=None) -> Choice:
    """As far ahead as what is booked may go, and what moves as what it was booked as."""
    if moving is None:
        return _until(found, _end_of_windows(found))
    end = _end_of_series(found, mentorship, actor) if moving.series_id else _end_of_windows(found)
    reached = max(filter(None, (moving.starts_at, agreed)))
    return _until(found, max(end, _end_of_week(reached, mentorship)))


def _until(found: Choice, end: datetime) -> Choice:
    return replace(found, until=min(found.until, end))


def _end_of_windows(found):
    return clock.now() + timedelta(days=min(found.mentor.rules.window_days, found.learner.rules.window_days))


def _end_of_series(found, mentorship, actor):
    both = (mentorship.mentor.membership_id, found.mentor), (mentorship.learner.membership_id, found.learner)
    return clock.now() + min(known.window for key, known in both if actor is None or key != actor.pk)


def _end_of_week(start, mentorship):
    """Where the mentor lives."""
    here = _zone_of(mentorship)
    day = start.astimezone(here).date()
    return datetime.combine(day + timedelta(days=7 - day.weekday()), time(), here)


def free_starts(mentorship: Mentorship, *, moving: Session | None = None, step: int | None = None, minutes: int | None = None,
                actor: Membership | None = None) -> list[datetime]:
    """When the pair can meet, over the whole bookable time."""
    found = choice(mentorship, moving=moving, minutes=minutes, actor=actor)
    return found.starts(found.since, found.until, step)


def common_starts(learner: Membership, mentors: Collection[Membership], minutes: int, program: UUID) -> dict[UUID, list[datetime]]:
    """For matching.facts: when people who are no pair yet could meet within the next weeks, in the queries of people_known."""
    return {mentor: slots.common_starts(**asked) for mentor, asked in _asked_of(learner, mentors, minutes, program)}


def first_starts(learner: Membership, mentors: Collection[Membership], minutes: int, program: UUID) -> dict[UUID, datetime]:
    """The first of common_starts with each mentor who has any, found without the others."""
    firsts = {mentor: slots.first_start(**asked) for mentor, asked in _asked_of(learner, mentors, minutes, program)}
    return {mentor: start for mentor, start in firsts.items() if start is not None}


def _asked_of(learner, mentors, minutes, program):
    """(key of a mentor, what slots are asked): no sooner and no later than both let themselves be booked."""
    now = clock.now()
    known = people_known([learner, *mentors], now, now + policy.LOOK_AHEAD, program=program)
    asking = known[learner.pk]
    for mentor in mentors:
        each = known[mentor.pk]
        notice = timedelta(hours=max(each.rules.notice_hours, asking.rules.notice_hours))
        window = timedelta(days=min(each.rules.window_days, asking.rules.window_days))
        yield mentor.pk, {
            "mentor": each.person, "learner": asking.person, "minutes": minutes, "grid": _grids(each.rules, policy.STEP)[0],
            "since": now + notice, "until": now + min(policy.LOOK_AHEAD, window)}


def _own(mentorship, actor, moving) -> tuple:
    """Claims that new times of the actor's replace: of the sessions that move, of what they hold for the pair."""
    return moving, mentorship if actor is not None else NOBODY, actor if actor is not None else NOBODY


def _last_instant(mentorship):
    """The end of the program's last day where the mentor lives."""
    return datetime.combine(mentorship.program.ends_on + timedelta(days=1), time(), _zone_of(mentorship))


def _zone_of(mentorship):
    return zone(mentorship.mentor.membership.user.time_zone)


def _grids(rules, step) -> tuple[slots.Grid, slots.Grid | None]:
    """The one to offer, and a finer one for who fits into no time of it."""
    chosen = rules.step or step
    if chosen:
        return slots.Grid(chosen, rules.from_midnight), None
    return slots.Grid(policy.STEP, rules.from_midnight), slots.Grid(policy.FINE_STEP, rules.from_midnight)
