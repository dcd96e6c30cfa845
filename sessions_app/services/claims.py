"""The time that a session takes of its two people: what somebody wants, whether it is free, and the rows that say so."""
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property, partial
from uuid import UUID

from django.db import IntegrityError
from django.db.backends.postgresql.psycopg_any import errors
from django.db.models import Model
from django.utils.translation import gettext as _

from accounts.models import Membership
from common import clock
from common.errors import Refused
from matching.access import part_in
from matching.models import Mentorship
from tenancy.inserts import new
from tenancy.prepared import prepared

from .. import selectors, times, wording
from ..models import BookingRules, Hold, Session, SessionClaim
from ..standing import Standing, standing_in
from . import bookable
from .locks import hold_people, once_held, once_written


@dataclass(frozen=True)
class Wish:
    """A time that the actor wants for a session of the pair; `moving` is the one that it replaces, `known` what was read already."""

    actor: Membership
    mentorship: Mentorship
    starts_at: datetime
    minutes: int
    moving: Session | None = None
    known: times.Choice | None = None

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @cached_property
    def choice(self) -> times.Choice:
        """Read once, under lock()."""
        return self.known or self._around()[0]

    def _around(self, **more):
        return times.choice_around(self.mentorship, self.starts_at, minutes=self.minutes, moving=self.moving, actor=self.actor, **more)

    def at(self, start: datetime) -> "Wish":
        """The same wish at another time, with what was read for it."""
        return replace(self, starts_at=start, known=self.choice)

    def lasting(self, minutes: int) -> "Wish":
        """The same wish for so long, with what was read for it."""
        return self if minutes == self.minutes else replace(self, minutes=minutes, known=self.choice.lasting(minutes))

    def looked_at(self, booking_key: UUID) -> tuple["Wish", Standing]:
        """The same wish with what is known of the two people's time around it, and how they stand; nothing is locked."""
        known, standing = self._around(booking_key=booking_key)
        return replace(self, known=known), standing

    def once_held(self, booking_key: UUID) -> tuple["Wish", Standing]:
        """The same wish with what takes the time of the two when nobody else can add to it any more, and how they stand then."""
        ask = partial(once_held, keys([self.mentorship]))
        known, standing = times.choice_once_held(self.choice, self.mentorship, self.starts_at, self.actor, booking_key, ask)
        return replace(self, known=known), standing

    def once_written(self, rows: Sequence[Model], booking_key: UUID) -> Standing:
        """How the two stand when these rows are written and nobody else can add to what takes their time any more.

        Raises what the database has against the rows.
        """
        row, = once_written(keys([self.mentorship]), rows, times.standing, self.mentorship, self.actor, booking_key)
        return standing_in(row)

    def claims(self, **owner) -> list[SessionClaim]:
        """One for each of the two, with what they keep free around it. `owner`: session or hold."""
        both = (self.mentorship.mentor, self.choice.mentor.rules), (self.mentorship.learner, self.choice.learner.rules)
        return [new(SessionClaim, membership_id=enrolment.membership_id, **owner, busy=(
            self.starts_at - timedelta(minutes=rules.buffer_before), self.ends_at + timedelta(minutes=rules.buffer_after)))
            for enrolment, rules in both]


def lock(mentorship: Mentorship) -> None:
    """One writer at a time for these two; what they hold no longer counts, so it goes."""
    hold_time(mentorship.mentor.membership_id, mentorship.learner.membership_id)


def hold_time(*memberships: UUID) -> None:
    """As hold_people(); what they hold no longer is given back, for the database counts it still."""
    hold_people(*memberships)
    over = _claims_over(memberships, clock.now())
    if over:
        SessionClaim.objects.filter(pk__in=over).delete()


@prepared
def _claims_over(people, now):
    return SessionClaim.objects.filter(membership__among=people, hold__expires_at__lte=now).values_list("pk", flat=True)


def release(actor: Membership, mentorship: Mentorship) -> None:
    """Gives back what the actor held for the pair. Runs under lock()."""
    for hold in _held(mentorship, actor):
        hold.delete()


@prepared
def _held(mentorship, membership):
    return Hold.objects.filter(mentorship=mentorship, membership=membership)


def give_back(wish: Wish, standing: Standing) -> None:
    """What the actor holds for the pair, and the time of the two that was held until a moment that is past. Runs under hold_people()."""
    over = {*wish.choice.mentor.over, *wish.choice.learner.over}
    if over:
        SessionClaim.objects.filter(hold__in=over, membership__in=keys([wish.mentorship])).delete()
    if standing.holds:
        release(wish.actor, wish.mentorship)


def refuse_strangers(actor: Membership, mentorship: Mentorship) -> None:
    if part_in(actor, mentorship) is None:
        raise Refused(_("Only the two people of the pair can do this."), "not_yours")


def refuse_outsiders(actor: Membership, mentorship: Mentorship) -> None:
    """As refuse_strangers, for what those who manage may do too."""
    if part_in(actor, mentorship) is None and not actor.manages:
        raise Refused(_("Only the two people of the pair and the coordination can do this."), "not_yours")


def length(mentorship: Mentorship, minutes: int | None, mentor: BookingRules, others: Collection[int] | None = None) -> int:
    """What is asked for, or what is meant without asking; see times.lengths_of(). Refused: "length" (extra["lengths"]: what can be)."""
    if minutes is None:
        return times.usual_length(mentorship, mentor, others)
    lengths = sorted(times.lengths_of(mentorship, mentor, others))
    if minutes not in lengths:
        raise Refused(_("A session of this pair cannot last %(minutes)s minutes. Possible lengths, in minutes: %(lengths)s.") % {
            "minutes": minutes, "lengths": ", ".join(map(str, lengths))}, "length", lengths=lengths)
    return minutes


def length_of(mentorship: Mentorship, minutes: int | None) -> int:
    """As length(), by what the mentor says now. Refused: "length"."""
    return length(mentorship, minutes, selectors.rules_of(mentorship.mentor.membership))


def refuse_taken(wish: Wish) -> None:
    if not wish.choice.has(wish.starts_at) or (wish.moving and wish.starts_at == wish.moving.starts_at):
        raise taken(wish)


@contextmanager
def refused_when_taken(wish: Wish) -> Iterator[None]:
    """Around an atomic block, or inserts that go together. Refused: "taken", when the database says that somebody was faster."""
    try:
        yield
    except IntegrityError as error:
        if not is_faster(error):
            raise
        raise taken(wish)


def is_faster(error: IntegrityError) -> bool:
    """Whether it says that somebody took the time first, or asked the same twice."""
    return isinstance(error.__cause__, (errors.ExclusionViolation, errors.UniqueViolation))


def taken(wish: Wish) -> Refused:
    """"too_far" where it lies beyond what can be booked, else "taken"; extra["alternatives"]: the three nearest free starts."""
    alternatives = wish.choice.nearest(wish.starts_at)
    if not alternatives and wish.mentorship.program.ends_on < clock.today():
        return Refused(bookable.ended(wish.mentorship.program), "taken", alternatives=[])
    if wish.starts_at >= wish.choice.until:
        return Refused(wording.too_far(wish.choice), "too_far", alternatives=alternatives)
    if not alternatives:
        return Refused(_("That time is not free, and neither is any other. Write to each other to find one."), "taken",
                       alternatives=[])
    return Refused(_why(wish), "taken", alternatives=alternatives)


def _why(wish: Wish) -> str:
    """Whether nothing else of the two takes the time tells what was never free from what no longer is."""
    if wish.choice.unclaimed().has(wish.starts_at):
        return _("That time is not free any more.")
    return _("That time is not among those at which you both can meet.")


def keys(mentorships) -> list[UUID]:
    return [key for each in mentorships for key in (each.mentor.membership_id, each.learner.membership_id)]
