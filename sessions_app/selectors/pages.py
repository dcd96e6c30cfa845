"""What the page of a session shows."""
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import Membership
from assessments.models import Goal
from assessments.selectors import open_goals
from common import clock
from matching.models import Mentorship
from programs.models import Program
from tenancy.prepared import prepared

from ..kinds import Kinds, kinds_in
from ..models import AgendaItem, Arrival, Attendance, CalendarReply, CounterProposal, PreparationItem, Session, SessionKind
from ..models.kinds import COLUMNS

AS_MENTOR = (Goal.Audience.PAIR.value, Goal.Audience.STAFF.value)


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
