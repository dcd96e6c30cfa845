from collections.abc import Collection, Iterable
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.models import Membership
from common import clock
from common.time_zones import zone
from matching.models import Mentorship, TrialMeeting

from . import policy, slots
from .models import AvailabilityRule, Session, SessionClaim, TimeOff

PEOPLE = ("mentorship__program", "mentorship__learner__membership__user", "mentorship__mentor__membership__user")


def sessions() -> QuerySet[Session]:
    return Session.objects.select_related(*PEOPLE)


def sessions_of(membership: Membership) -> QuerySet[Session]:
    """Those that the person is part of, as mentor or as learner."""
    mentorships = Mentorship.objects.filter(Q(learner__membership=membership) | Q(mentor__membership=membership))
    return sessions().filter(mentorship__in=mentorships.order_by().values("pk"))


def next_session(membership: Membership) -> Session | None:
    """The one to come, or the one going on."""
    return sessions_of(membership).filter(status=Session.Status.CONFIRMED, ends_at__gt=clock.now()).order_by("starts_at").first()


def next_session_of_pair(mentorship: Mentorship) -> Session | None:
    return mentorship.sessions.filter(status=Session.Status.CONFIRMED, ends_at__gt=clock.now()).order_by("starts_at").first()


def last_held(mentorship: Mentorship) -> Session | None:
    return mentorship.sessions.filter(status=Session.Status.HELD).order_by("-starts_at").first()


def sessions_between(membership: Membership, since: datetime, until: datetime) -> QuerySet[Session]:
    """The person's planned and past sessions that touch [since, until), cancelled ones left out."""
    return (sessions_of(membership).filter(starts_at__lt=until, ends_at__gt=since)
            .exclude(status=Session.Status.CANCELLED).order_by("starts_at"))


def awaiting_words(membership: Membership) -> QuerySet[Session]:
    """Sessions that are over and of which the person has not yet said how it went."""
    return (sessions_of(membership).filter(ends_at__lte=clock.now())
            .exclude(status=Session.Status.CANCELLED).exclude(settled_by__isnull=False)
            .exclude(attendances__recorded_by=membership).order_by("-starts_at"))


def hours_of(membership: Membership) -> tuple[slots.Hours, ...]:
    return tuple(_hours(rule) for rule in AvailabilityRule.objects.filter(membership=membership))


def days_off_of(membership: Membership) -> tuple[slots.DaysOff, ...]:
    """Those that are not over."""
    rows = TimeOff.objects.filter(membership=membership, last_day__gte=clock.now().date() - timedelta(days=1))
    return tuple(slots.DaysOff(row.first_day, row.last_day) for row in rows)


def weekly_hours(memberships: Iterable[Membership | UUID]) -> dict[UUID, tuple[slots.Hours, ...]]:
    """{membership id: (Hours, …)} of those who gave some."""
    found: dict = {}
    for rule in AvailabilityRule.objects.filter(membership__in=memberships):
        found.setdefault(rule.membership_id, []).append(_hours(rule))
    return {key: tuple(hours) for key, hours in found.items()}


def free_time_of_week(membership_ids: Collection[UUID]) -> dict[UUID, list[tuple[int, int]]]:
    """For matching.facts: each person's hours in minutes since Monday 00:00 UTC of the present week."""
    today = clock.now().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    monday = today - timedelta(days=today.weekday())

    def minutes(instant):
        return int((instant - monday).total_seconds() // 60)

    return {person: [(minutes(start), minutes(end))
                     for start, end in slots.open_spans(hours, (), monday, monday + timedelta(days=7))]
            for person, hours in weekly_hours(membership_ids).items()}


def _hours(rule):
    return slots.Hours(rule.weekday, rule.start_minute, rule.end_minute, rule.time_zone)


def has_hours(membership: Membership) -> bool:
    return AvailabilityRule.objects.filter(membership=membership).exists()


def people_of(mentorship: Mentorship, since: datetime, until: datetime, moving: Session | None = None):
    """(mentor, learner) as slots.Person, with what takes their time between the instants; `moving` takes none."""
    both = [mentorship.mentor.membership, mentorship.learner.membership]
    known = calendars_of(both, since, until, moving)
    return tuple(known[m.pk] for m in both)


def calendars_of(members: Collection[Membership], since: datetime, until: datetime, moving: Session | None = None) -> dict:
    """{membership id: slots.Person} with the sessions and trial meetings that take their time; in four queries for any number."""
    hours = weekly_hours(members)
    off: dict = {}
    for row in TimeOff.objects.filter(membership__in=members, last_day__gte=since.date() - timedelta(days=1)):
        off.setdefault(row.membership_id, []).append(slots.DaysOff(row.first_day, row.last_day))
    busy = _busy(members, since, until, moving)
    return {m.pk: slots.Person(m.user.time_zone, hours.get(m.pk, ()), tuple(off.get(m.pk, ())), tuple(busy.get(m.pk, ())))
            for m in members}


def _busy(members, since, until, moving) -> dict:
    busy: dict = {}
    claims = SessionClaim.objects.filter(membership__in=members, is_active=True, busy__overlap=(since, until))
    for claim in claims.exclude(session=moving) if moving else claims:
        busy.setdefault(claim.membership_id, []).append((claim.busy.lower, claim.busy.upper))
    with_them = Q(learner__membership__in=members) | Q(mentor__membership__in=members)
    trials = TrialMeeting.objects.filter(with_them, is_cancelled=False, time__overlap=(since, until))
    for span, *both in trials.values_list("time", "learner__membership", "mentor__membership"):
        for person in both:
            busy.setdefault(person, []).append((span.lower, span.upper))
    return busy


def common_starts(learner: Membership, mentors: Collection[Membership], minutes: int) -> dict[UUID, list[datetime]]:
    """For matching.facts: when people who are no pair yet could meet within the next weeks."""
    since, until = clock.now() + policy.NOTICE, clock.now() + policy.LOOK_AHEAD
    known = calendars_of([learner, *mentors], since, until + timedelta(minutes=minutes))
    return {mentor.pk: slots.common_starts(known[mentor.pk], known[learner.pk], minutes=minutes, step=policy.STEP, since=since, until=until)
            for mentor in mentors}


def bookable(mentorship: Mentorship) -> tuple[datetime, datetime]:
    """The first and the last instant (excluded) at which a session of the pair may start."""
    now = clock.now()
    ends = datetime.combine(mentorship.program.ends_on + timedelta(days=1), time(),
                            zone(mentorship.mentor.membership.user.time_zone))
    return now + policy.NOTICE, min(now + policy.HORIZON, ends)


def free_starts(mentorship: Mentorship, *, moving: Session | None = None, step: int | None = None) -> list[datetime]:
    """When the pair can meet, over the whole bookable time. Without `step`: by half hours, or if that gives none by quarters."""
    since, until = bookable(mentorship)
    minutes = moving.minutes if moving else mentorship.program.session_minutes
    mentor, learner = people_of(mentorship, since, until + timedelta(minutes=minutes), moving)
    for each in (step,) if step else (policy.STEP, policy.FINE_STEP):
        found = slots.common_starts(mentor, learner, minutes=minutes, step=each, since=since, until=until)
        if found:
            return found
    return []


def bookable_pairs(membership: Membership) -> QuerySet[Mentorship]:
    """The person's active pairs."""
    return (Mentorship.objects.filter(status=Mentorship.Status.ACTIVE)
            .filter(Q(learner__membership=membership) | Q(mentor__membership=membership))
            .select_related("program", "learner__membership__user", "mentor__membership__user"))
