"""What people say of their time, and programs of lengths."""
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet

from accounts.models import Membership, Role
from common import clock
from matching.models import Mentorship
from programs.models import Enrolment, Program
from programs.selectors import active_enrolments_of
from tenancy.prepared import prepared

from .. import slots, times
from ..models import AvailabilityRule, BookingRules, DateHours, HoursSet, SchedulingPolicy, TimeOff


def hours_of(membership: Membership) -> tuple[slots.Hours, ...]:
    return tuple(slots.Hours(*row) for row in _hours(membership))


@prepared
def _hours(membership):
    return AvailabilityRule.objects.filter(membership=membership).values_list("weekday", "start_minute", "end_minute", "time_zone")


def days_off_of(membership: Membership, since: date | None = None) -> tuple[slots.DaysOff, ...]:
    """Those that last until `since`, or that are not over."""
    return tuple(slots.DaysOff(*row) for row in _days_off(membership, since or _yesterday()))


@prepared
def _days_off(membership, since):
    return TimeOff.objects.filter(membership=membership, last_day__gte=since).values_list("first_day", "last_day")


def dates_of(membership: Membership) -> tuple[slots.DateHours, ...]:
    """Those that are not over."""
    return tuple(slots.DateHours(*row) for row in _dates(membership, _yesterday()))


@prepared
def _dates(membership, since):
    rows = DateHours.objects.filter(membership=membership, day__gte=since)
    return rows.values_list("day", "start_minute", "end_minute", "time_zone", "is_instead")


def hours_sets_of(membership: Membership) -> QuerySet[HoursSet]:
    """With program and hours loaded: those of one program first, each group by season."""
    return (HoursSet.objects.filter(membership=membership).select_related("program").prefetch_related("hours")
            .order_by(F("program__name").asc(nulls_last=True), F("first_day").asc(nulls_first=True)))


def programs_for_hours(membership: Membership, chosen: HoursSet | None = None) -> QuerySet[Program]:
    """Those that the person takes part in, and the one that their set is for already."""
    mine = active_enrolments_of(membership).order_by().values("program")
    return Program.objects.filter(Q(pk__in=mine) | Q(pk=chosen and chosen.program_id)).order_by("name")


def rules_of(membership: Membership) -> BookingRules:
    """The person's own, or the defaults."""
    return _rules.first(membership) or BookingRules(membership=membership)


@prepared
def _rules(membership):
    return BookingRules.objects.filter(membership=membership)


def lengths_of(mentorship: Mentorship) -> list[int]:
    """The minutes that a session of the pair may last, what is meant without a choice first."""
    return times.lengths_of(mentorship, rules_of(mentorship.mentor.membership))


def lengths_to_offer(membership: Membership) -> dict[int, set[str]] | None:
    """{minutes: the programs in which a session may last so long} of those in which the person is a mentor; None of who is none."""
    if not membership.has_role(Role.MENTOR):
        return None
    rows = active_enrolments_of(membership).filter(role=Enrolment.Role.MENTOR).order_by()
    found: dict[int, set[str]] = {}
    for name, usual, others in rows.values_list("program__name", "program__session_minutes", "program__scheduling_policy__lengths"):
        for minutes in (usual, *(others or ())):
            found.setdefault(minutes, set()).add(name)
    return found


def policy_in(program: Program) -> SchedulingPolicy:
    """The program's own, or the usual rules."""
    return SchedulingPolicy.objects.filter(program=program).first() or SchedulingPolicy(program=program)


def has_hours(membership: Membership, but: HoursSet | None = None) -> bool:
    sets = HoursSet.objects.filter(membership=membership).exclude(pk=but and but.pk)
    return (AvailabilityRule.objects.filter(membership=membership).exists() or sets.exists()
            or DateHours.objects.filter(membership=membership, day__gte=_yesterday()).exists())


def _yesterday():
    """It may still be yesterday where a person lives."""
    return clock.now().date() - timedelta(days=1)
