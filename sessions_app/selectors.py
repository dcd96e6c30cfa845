from collections.abc import Collection
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Case, CharField, F, Max, Q, QuerySet, UUIDField, Value, When

from accounts.models import Membership, Role
from assessments.models import Goal
from assessments.selectors import open_goals
from common import clock
from matching.facts import CalendarAnswer
from matching.models import Mentorship, TrialMeeting
from programs.models import Enrolment, Program
from programs.selectors import active_enrolments_of
from tenancy.prepared import prepared

from . import slots, times
from .kinds import Kinds, kinds_in
from .models import (
    AgendaItem,
    Arrival,
    Attendance,
    AvailabilityRule,
    BookingRules,
    CalendarFeed,
    CalendarReply,
    CounterProposal,
    DateHours,
    ExternalBusy,
    HoursSet,
    PreparationItem,
    SchedulingPolicy,
    Session,
    SessionKind,
    SessionSeries,
    SubscribedCalendar,
    TimeOff,
)
from .models.kinds import COLUMNS
from .spans import union
from .times import common_starts as common_starts
from .times import first_starts as first_starts
from .times import free_starts as free_starts

AS_MENTOR = (Goal.Audience.PAIR.value, Goal.Audience.STAFF.value)
PEOPLE = ("series", "mentorship__program", "mentorship__learner__membership__user", "mentorship__mentor__membership__user")


def sessions() -> QuerySet[Session]:
    return Session.objects.select_related(*PEOPLE)


def sessions_of(membership: Membership) -> QuerySet[Session]:
    """Those that the person is part of, as mentor or as learner."""
    mentorships = Mentorship.objects.filter(Q(learner__membership=membership) | Q(mentor__membership=membership))
    return sessions().filter(mentorship__in=mentorships.order_by().values("pk"))


def by_series(some: Collection[Session]) -> list[tuple[SessionSeries, list[Session]]]:
    """The series that any of these are of, each with all of its sessions. One query, or none."""
    keys = {session.series_id for session in some if session.series_id}
    found: dict[SessionSeries, list[Session]] = {}
    for session in sessions().filter(series__in=keys).order_by("series__starts_at", "series", "position") if keys else ():
        found.setdefault(session.series, []).append(session)
    return list(found.items())


def sessions_in(series: SessionSeries) -> QuerySet[Session]:
    return sessions().filter(series=series).order_by("starts_at")


def next_session_of_pair(mentorship: Mentorship) -> Session | None:
    return mentorship.sessions.filter(status=Session.Status.CONFIRMED, ends_at__gt=clock.now()).order_by("starts_at").first()


def planned_of_pair(mentorship: Mentorship) -> QuerySet[Session]:
    """What both agreed to and has not started, soonest first."""
    return sessions().filter(mentorship=mentorship, status=Session.Status.CONFIRMED, starts_at__gt=clock.now()).order_by("starts_at")


def planned_in(program: Program) -> QuerySet[Session]:
    """What active pairs of the program have still to come, proposed or planned."""
    return Session.objects.filter(mentorship__program=program, mentorship__status=Mentorship.Status.ACTIVE,
                                  status__in=Session.TO_COME, starts_at__gt=clock.now())


@prepared
def to_come_of_pair(mentorship: Mentorship, now: datetime) -> QuerySet[Session]:
    """Planned or proposed, soonest first."""
    return Session.objects.filter(mentorship=mentorship, status__in=Session.TO_COME, starts_at__gt=now).order_by("starts_at")[:1]


def taking_time_of(session: Session) -> Session | None:
    """The pair's own session that takes some of the same time."""
    others = Session.objects.filter(mentorship=session.mentorship_id, claims__busy__overlap=(session.starts_at, session.ends_at))
    return others.filter(claims__is_active=True).order_by("starts_at").first()


def last_meetings(mentorship_ids: Collection[UUID]) -> dict[UUID, datetime]:
    """Of each pair with a session: the end of its last one, or when that was called off (see matching.facts). One query."""
    end = Case(When(status=Session.Status.CANCELLED, then=F("cancelled_at")), default=F("ends_at"))
    return dict(Session.objects.filter(mentorship__in=mentorship_ids).order_by().values_list("mentorship").annotate(at=Max(end)))


def sessions_between(membership: Membership, since: datetime, until: datetime) -> QuerySet[Session]:
    """The person's planned and past sessions that touch [since, until), cancelled ones left out."""
    return (sessions_of(membership).filter(starts_at__lt=until, ends_at__gt=since)
            .exclude(status=Session.Status.CANCELLED).order_by("starts_at"))


def trials() -> QuerySet[TrialMeeting]:
    return TrialMeeting.objects.select_related("program", "learner__membership__user", "mentor__membership__user")


def trials_of(membership: Membership) -> QuerySet[TrialMeeting]:
    """Trial meetings that stand, as learner or as mentor."""
    return trials_with(membership).filter(is_cancelled=False)


def trials_with(membership: Membership) -> QuerySet[TrialMeeting]:
    """The same with those that are called off."""
    return TrialMeeting.objects.filter(Q(learner__membership=membership) | Q(mentor__membership=membership))


def met_between(membership: Membership, since: datetime, until: datetime) -> QuerySet:
    """(start, end) of the person's sessions and trial meetings that touch [since, until), in no order."""
    trials = trials_of(membership).filter(time__overlap=(since, until)).values_list("time__startswith", "time__endswith")
    return sessions_between(membership, since, until).order_by().values_list("starts_at", "ends_at").union(trials, all=True)


def busy_elsewhere(membership: Membership, since: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
    """When the person's calendars elsewhere say busy in [since, until): sorted, and apart from each other."""
    return union(busy_as_read(membership, since, until))


def busy_as_read(membership: Membership, since: datetime, until: datetime) -> QuerySet:
    """The same as (start, end) of each span that one of the calendars has, in no order."""
    spans = ExternalBusy.objects.filter(calendar__membership=membership, busy__overlap=(since, until))
    return spans.order_by().values_list("busy__startswith", "busy__endswith")


def taken_beside(membership: Membership, since: datetime, until: datetime) -> QuerySet:
    """What else takes the person's time in [since, until): (start, end, trial meeting, the other's name and zone), those three None for
    what calendars elsewhere say. In one query.
    """
    def other(column):
        theirs = {part: f"{part}__membership__user__{column}" for part in ("learner", "mentor")}
        return Case(When(learner__membership=membership, then=theirs["mentor"]), default=theirs["learner"])

    nothing = [Value(None, kind()) for kind in (UUIDField, CharField, CharField)]
    spans = ExternalBusy.objects.filter(calendar__membership=membership, busy__overlap=(since, until))
    trials = trials_of(membership).filter(time__overlap=(since, until))
    return spans.order_by().values_list("busy__startswith", "busy__endswith", *nothing).union(
        trials.values_list("time__startswith", "time__endswith", "pk", other("name"), other("time_zone")), all=True)


def trials_in_feed(membership: Membership) -> QuerySet[TrialMeeting]:
    """As in_feed, for trial meetings."""
    return (trials_with(membership).filter(time__endswith__gt=clock.now() - timedelta(days=30)).order_by("time", "pk")
            .select_related("learner__membership__user", "mentor__membership__user"))


def feed_of(membership: Membership) -> CalendarFeed | None:
    return CalendarFeed.objects.filter(membership=membership).first()


def calendars_of(membership: Membership) -> QuerySet[SubscribedCalendar]:
    """The calendars elsewhere that the person added."""
    return SubscribedCalendar.objects.filter(membership=membership)


def in_feed(membership: Membership) -> QuerySet[Session]:
    """A month back, cancelled ones too, and all that is to come."""
    return sessions_of(membership).filter(ends_at__gt=clock.now() - timedelta(days=30)).order_by("starts_at", "pk")


def open_counter_proposal(session: Session) -> CounterProposal | None:
    """The other times that wait for an answer."""
    return _open_counter_proposal.first(session, clock.now())


@prepared
def _open_counter_proposal(session, now):
    return (CounterProposal.objects.filter(session=session, status=CounterProposal.Status.OPEN, answer_by__gt=now)
            .select_related("proposed_by__user").order_by("-created_at")[:1])


@prepared
def words_on(session: Session) -> QuerySet[Attendance]:
    """What was said of who came, in the order in which it was said."""
    return Attendance.objects.filter(session=session).select_related("membership__user", "recorded_by__user").order_by("recorded_at")


def arrivals_in(session: Session) -> dict[UUID, datetime]:
    """When each of those who followed the meeting link around the hour did so first."""
    return dict(_arrivals(session))


@prepared
def _arrivals(session):
    return Arrival.objects.filter(session=session).order_by("at").values_list("membership", "at")


@prepared
def agenda_of(session: Session) -> QuerySet[AgendaItem]:
    return AgendaItem.objects.filter(session=session).order_by("rank", "position")


@prepared
def questions_of(session: Session) -> QuerySet[PreparationItem]:
    return PreparationItem.objects.filter(session=session).order_by("position")


def is_prepared(session: Session) -> bool:
    """Somebody has written something before it."""
    return bool(session.preparation.strip()) or session.questions.exclude(text="").exists()


def kinds_of(program: Program) -> Kinds:
    return kinds_in(SessionKind.objects.filter(program=program).order_by("name_en").values(*COLUMNS))


def goals_before(actor: Membership, session: Session) -> list[Goal]:
    """The learner's open goals as one of the pair may read them: the mentor those that are shared, while the pair is active."""
    learner = session.mentorship.learner
    if learner.membership_id == actor.pk:
        return open_goals(learner, Goal.Audience.values)
    return open_goals(learner, AS_MENTOR) if session.mentorship.status == Mentorship.Status.ACTIVE else []


@prepared
def calendar_replies_to(session: Session, sequence: int) -> QuerySet[CalendarReply]:
    """Answers from calendars to the session as it stands."""
    return CalendarReply.objects.filter(session=session, sequence=sequence).select_related("membership__user")


def calendar_answer_to_trial(trial: TrialMeeting, person: Membership) -> CalendarAnswer | None:
    """For matching.facts: the latest; the invitation to a trial meeting that stands is never another one."""
    found = CalendarReply.objects.filter(trial=trial, membership=person).first()
    return found and CalendarAnswer(found.get_answer_display(), found.comment)


def hours_of(membership: Membership) -> tuple[slots.Hours, ...]:
    return tuple(_hours(rule) for rule in AvailabilityRule.objects.filter(membership=membership))


def days_off_of(membership: Membership, since: date | None = None) -> tuple[slots.DaysOff, ...]:
    """Those that last until `since`, or that are not over."""
    rows = TimeOff.objects.filter(membership=membership, last_day__gte=since or _yesterday())
    return tuple(slots.DaysOff(row.first_day, row.last_day) for row in rows)


def dates_of(membership: Membership) -> tuple[slots.DateHours, ...]:
    """Those that are not over."""
    return tuple(_dated(row) for row in DateHours.objects.filter(membership=membership, day__gte=_yesterday()))


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
    return BookingRules.objects.filter(membership=membership).first() or BookingRules(membership=membership)


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


def _yesterday():
    """It may still be yesterday where a person lives."""
    return clock.now().date() - timedelta(days=1)


def _hours(rule):
    return slots.Hours(rule.weekday, rule.start_minute, rule.end_minute, rule.time_zone)


def _dated(row):
    return slots.DateHours(row.day, row.start_minute, row.end_minute, row.time_zone, row.is_instead)


def has_hours(membership: Membership, but: HoursSet | None = None) -> bool:
    sets = HoursSet.objects.filter(membership=membership).exclude(pk=but and but.pk)
    return (AvailabilityRule.objects.filter(membership=membership).exists() or sets.exists()
            or DateHours.objects.filter(membership=membership, day__gte=_yesterday()).exists())


def bookable_pairs(membership: Membership) -> QuerySet[Mentorship]:
    """The person's active pairs."""
    return (Mentorship.objects.filter(status=Mentorship.Status.ACTIVE)
            .filter(Q(learner__membership=membership) | Q(mentor__membership=membership))
            .select_related("program", "learner__membership__user", "mentor__membership__user"))
