"""Sessions, and the pairs that book them."""
from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Case, F, Max, Q, QuerySet, When

from accounts.models import Membership
from common import clock
from matching.models import Mentorship
from programs.models import Program
from tenancy.prepared import prepared

from ..models import Session, SessionSeries

PEOPLE = ("series", "mentorship__program", "mentorship__learner__membership__user", "mentorship__mentor__membership__user")


def sessions() -> QuerySet[Session]:
    return Session.objects.select_related(*PEOPLE)


def sessions_of(membership: Membership) -> QuerySet[Session]:
    """Those that the person is part of, as mentor or as learner."""
    mentorships = Mentorship.objects.filter(Q(learner__membership=membership) | Q(mentor__membership=membership))
    return sessions().filter(mentorship__in=mentorships.order_by().values("pk"))


def bookable_pairs(membership: Membership) -> QuerySet[Mentorship]:
    """The person's active pairs."""
    return (Mentorship.objects.filter(status=Mentorship.Status.ACTIVE)
            .filter(Q(learner__membership=membership) | Q(mentor__membership=membership))
            .select_related("program", "learner__membership__user", "mentor__membership__user"))


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


def in_feed(membership: Membership) -> QuerySet[Session]:
    """A month back, cancelled ones too, and all that is to come."""
    return sessions_of(membership).filter(ends_at__gt=clock.now() - timedelta(days=30)).order_by("starts_at", "pk")
