"""What is counted, and the rows behind each count. A figure is always the number of its own rows.

Each measure takes a Scope and answers a queryset; `MEASURES` names them. Windows are the last WINDOW days.
"""
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.models import Goal
from chat.models import Conversation
from common import clock
from matching.models import Mentorship
from matching.selectors.mentorships import going_on
from programs.models import Program
from sessions_app.models import Session

from .models import SessionFeedback

WINDOW = timedelta(days=30)
QUIET_AFTER = timedelta(days=21)


@dataclass(frozen=True)
class Scope:
    """Which program (None: all) and until when."""

    program: Program | None
    now: datetime

    @classmethod
    def of(cls, program: Program | None = None) -> "Scope":
        return cls(program, clock.now())

    @property
    def since(self) -> datetime:
        return self.now - WINDOW

    def narrowed(self, rows: QuerySet, path: str) -> QuerySet:
        return rows.filter(**{path: self.program.pk}) if self.program else rows


def active_pairs(scope: Scope) -> QuerySet:
    return scope.narrowed(Mentorship.objects.filter(status=Mentorship.Status.ACTIVE), "program")


def _sessions(scope: Scope, status: str) -> QuerySet:
    rows = Session.objects.filter(status=status, starts_at__gte=scope.since, starts_at__lt=scope.now)
    return scope.narrowed(rows, "mentorship__program")


def sessions_held(scope: Scope) -> QuerySet:
    return _sessions(scope, Session.Status.HELD)


def sessions_missed(scope: Scope) -> QuerySet:
    return _sessions(scope, Session.Status.MISSED).filter(is_disputed=False)


def feedback_given(scope: Scope) -> QuerySet:
    rows = SessionFeedback.objects.filter(session__starts_at__gte=scope.since, session__starts_at__lt=scope.now,
                                          session__status=Session.Status.HELD)
    return scope.narrowed(rows, "session__mentorship__program")


def goals_reached(scope: Scope) -> QuerySet:
    """Goals reached in the window. Private ones count; their text is shown to nobody else."""
    rows = Goal.objects.filter(status=Goal.Status.REACHED, closed_at__gte=scope.since, closed_at__lt=scope.now)
    return scope.narrowed(rows, "enrolment__program")


def quiet_pairs(scope: Scope) -> QuerySet:
    """Pairs that take sessions, neither met nor wrote for QUIET_AFTER and have nothing planned: who cannot meet is not asked why."""
    limit = scope.now - QUIET_AFTER
    met = Session.objects.filter(mentorship=OuterRef("pk")).filter(
        Q(status=Session.Status.HELD, starts_at__gte=limit) | Q(status=Session.Status.CONFIRMED, starts_at__gte=scope.now))
    wrote = Conversation.objects.filter(mentorship=OuterRef("pk"), last_at__gte=limit)
    return scope.narrowed(going_on(), "program").filter(started_at__lt=limit).filter(~Exists(met), ~Exists(wrote))


def pairs_waiting(scope: Scope) -> QuerySet:
    return scope.narrowed(Mentorship.objects.filter(status=Mentorship.Status.PROPOSED), "program")


@dataclass(frozen=True)
class Measure:
    """`rows` counts; `hint` says in words what is counted; `tone` is how a page marks a figure above zero."""

    slug: str
    label: str | Promise
    hint: str | Promise
    rows: Callable[[Scope], QuerySet]
    order: tuple = ("-pk",)
    tone: str = "neutral"


MEASURES = {m.slug: m for m in (
    Measure("active-pairs", _("Active pairs"), _("Pairs that both people accepted and that have not ended."),
            active_pairs, ("-started_at", "pk")),
    Measure("sessions-held", _("Sessions held"), _("In the last 30 days."), sessions_held, ("-starts_at", "pk")),
    Measure("sessions-missed", _("Sessions missed"),
            _("In the last 30 days. Technical failures and what the two tell differently do not count."),
            sessions_missed, ("-starts_at", "pk"), "warn"),
    Measure("satisfaction", _("Satisfaction"), _("Mean rating of the sessions held in the last 30 days, from 1 to 5."),
            feedback_given, ("-given_at", "pk")),
    Measure("goals-reached", _("Goals reached"), _("In the last 30 days."), goals_reached, ("-closed_at", "pk"), "ok"),
    Measure("quiet-pairs", _("Pairs gone quiet"), _("Neither a session nor a message for 21 days, and nothing planned."),
            quiet_pairs, (F("started_at").asc(), "pk"), "warn"),
)}
