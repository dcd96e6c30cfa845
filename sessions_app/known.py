"""What is known of people's time: what they said of it and what takes it, from one query."""
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from accounts.models import Membership
from common import clock
from tenancy.prepared import array, prepared

from . import policy, public_holidays, slots
from .models import BookingRules
from .offsets import minute_of
from .people_rows import NO_RULES, Rows, Taken
from .said import said_rows
from .standing import standing_row
from .taken import taken_rows, taken_rows_with_starts

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
    return known_with_pair(memberships, since, until, but, program)[0]


def known_with_pair(memberships, since, until, but, program, *pair) -> tuple[dict[UUID, Known], tuple | None]:
    """And the row of a pair, if one is asked for: (mentorship, member, booking key)."""
    people = {str(m.pk): m for m in memberships}
    days = since.date() - timedelta(days=1), until.date() + timedelta(days=1)
    ids, asked = array([m.pk for m in people.values()]), (*but, clock.now())
    rows = Rows((_all_and_standing if pair else _all)(ids, *days, program, since - BESIDE, until + BESIDE, *asked, *pair))
    takes = rows.takes
    if any(map(is_limited, rows.rules.values())):
        takes = Rows(_taken_with_starts(ids, since - ROUND, until + ROUND, *asked)).takes
    return {m.pk: assembled(m, rows.hours[key], rows.dates[key], rows.off[key], rows.rules.get(key, NO_RULES), days,
                            rows.seasons.get(key, ()), takes[key]) for key, m in people.items()}, rows.pair


def is_limited(rules):
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
def taken_and_standing(people, since, until, moving, mentorship, membership, now, pair, member, booking_key):
    return _union(taken_rows(people, since, until, moving, mentorship, membership, now), [standing_row(pair, member, booking_key)])


@prepared
def taken_with_starts_and_standing(people, since, until, moving, mentorship, membership, now, pair, member, booking_key):
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
