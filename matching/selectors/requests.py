"""Reads of mentoring requests."""
from collections.abc import Collection
from datetime import datetime, timedelta
from statistics import median
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Membership
from common import clock
from programs.models import Enrolment, Program
from programs.selectors import LIVE
from tenancy.prepared import prepared

from ..models import MentoringRequest, Mentorship, TrialMeeting
from .people import OPEN, free_mentors

Status = MentoringRequest.Status
OPEN_REQUESTS = (Status.SENT, Status.QUESTION)
LIVE_REQUESTS = (Status.QUEUED, *OPEN_REQUESTS)
RECENT = timedelta(days=180)
TOLD = 10


def with_people(found: QuerySet[MentoringRequest]) -> QuerySet[MentoringRequest]:
    return found.select_related("program", "learner__membership__user", "mentor__membership__user")


def load_request(request_id: UUID | str) -> MentoringRequest | None:
    """A request with its program and both people, in one query; None if it is gone."""
    return with_people(MentoringRequest.objects.filter(pk=request_id)).first()


def requests_of(membership: Membership) -> QuerySet[MentoringRequest]:
    """All that the person made or received, newest first. A mentor does not see next choices: they were not asked yet."""
    mine = Q(learner__membership=membership) | Q(mentor__membership=membership) & ~Q(status=Status.QUEUED)
    return with_people(MentoringRequest.objects.filter(mine))


def requests_seen_by(membership: Membership) -> QuerySet[MentoringRequest]:
    """Everybody's for those who manage, else the person's own."""
    return with_people(MentoringRequest.objects.all()) if membership.manages else requests_of(membership)


def awaiting(membership: Membership) -> QuerySet[MentoringRequest]:
    """Open ones that wait for this person's own answer, most urgent first."""
    to_answer = (Q(status=Status.SENT, initiator="learner", mentor__membership=membership)
                 | Q(status=Status.SENT, initiator="mentor", learner__membership=membership)
                 | Q(status=Status.QUESTION, initiator="learner", learner__membership=membership)
                 | Q(status=Status.QUESTION, initiator="mentor", mentor__membership=membership))
    return with_people(MentoringRequest.objects.filter(to_answer)).order_by("due_at", "id")


@prepared
def wish_list(learner):
    """The learner's own live requests: those open, then the next choices in their order."""
    return (with_people(MentoringRequest.objects.filter(learner=learner, initiator="learner", status__in=LIVE_REQUESTS))
            .order_by("-status", "rank", "created_at"))


def live_between(learner: Enrolment, mentor: Enrolment) -> MentoringRequest | None:
    """Read while many may wait for the two: without the joins that would take longer to plan than all the rest."""
    return MentoringRequest.objects.filter(learner=learner, mentor=mentor, status__in=LIVE_REQUESTS).first()


def slots_in_use(learner: Enrolment) -> set[int]:
    own = MentoringRequest.objects.filter(learner=learner, initiator="learner", status__in=OPEN_REQUESTS)
    return set(own.values_list("slot", flat=True))


def asked_now(mentors: Collection[UUID]) -> dict[UUID, int]:
    """{mentor enrolment id: requests of learners that wait for them}."""
    return dict(_asked(mentors))


@prepared
def _asked(mentors):
    return (MentoringRequest.objects.filter(mentor__among=mentors, initiator="learner", status__in=OPEN_REQUESTS)
            .order_by().values("mentor").annotate(n=Count("pk")).values_list("mentor", "n"))


def room_of(program: Program, mentors: Collection[UUID]) -> dict[UUID, int]:
    """{mentor enrolment id: free places that no open request waits for} of those who take part, have not paused and are not full."""
    asked = asked_now(mentors)
    return {mentor: places - asked.get(mentor, 0) for mentor, places in _with_a_place(program, mentors)}


@prepared
def _with_a_place(program, mentors):
    return free_mentors(program).filter(pk__among=mentors, free__gt=0).order_by().values_list("pk", "free")


def answer_times(mentors: Collection[UUID]) -> dict[UUID, timedelta]:
    """{mentor enrolment id: the median time to a first answer in the last half year, an unanswered request counting as its whole time}."""
    since, taken = clock.now() - RECENT, {}
    for mentor, sent, answered, closed, status in _asked_since(mentors, since):
        end = answered or (closed if status == Status.EXPIRED else None)
        if end:
            taken.setdefault(mentor, []).append(end - sent)
    for mentor, asked_at, answered in _proposed_since(mentors, since):
        taken.setdefault(mentor, []).append(answered - asked_at)
    return {mentor: median(times) for mentor, times in taken.items()}


@prepared
def _asked_since(mentors, since):
    asked = MentoringRequest.objects.filter(mentor__among=mentors, initiator="learner", sent_at__gt=since)
    return asked.values_list("mentor", "sent_at", "first_answer_at", "closed_at", "status")


@prepared
def _proposed_since(mentors, since):
    proposed = Mentorship.objects.filter(mentor__among=mentors, proposed_at__gt=since, mentor_accepted_at__isnull=False, requests=None)
    return proposed.values_list("mentor", "proposed_at", "mentor_accepted_at")


def silences(mentor: Enrolment) -> int:
    """Requests in a row that ran out without a word from the mentor, since the last one they answered."""
    last = (MentoringRequest.objects.filter(mentor=mentor, first_answer_at__isnull=False)
            .order_by("-first_answer_at").values_list("first_answer_at", flat=True).first())
    unsaid = MentoringRequest.objects.filter(mentor=mentor, initiator="learner", status=Status.EXPIRED, first_answer_at=None)
    return (unsaid.filter(closed_at__gt=last) if last else unsaid).count()


def run_out(now: datetime) -> list[UUID]:
    """Open requests past their time, or that can lead nowhere: the program is over, one of the two has left, the mentor is full."""
    taken = (Mentorship.objects.filter(mentor=OuterRef("mentor"), status__in=OPEN).order_by().values("mentor")
             .annotate(n=Count("pk")).values("n"))
    gone = ~Q(learner__status=Enrolment.Status.APPROVED) | ~Q(mentor__status=Enrolment.Status.APPROVED)
    gone |= ~Q(learner__membership__status="active") | ~Q(mentor__membership__status="active")
    return list(MentoringRequest.objects.filter(status__in=OPEN_REQUESTS).alias(taken=Coalesce(Subquery(taken), 0))
                .filter(Q(due_at__lte=now) | ~Q(program__status__in=LIVE) | Q(taken__gte=F("mentor__capacity")) | gone)
                .order_by("due_at").values_list("pk", flat=True))


def with_next_choices() -> list[UUID]:
    """Learner enrolments with next choices and no open mentorship: one of those may be sent."""
    queued = MentoringRequest.objects.filter(learner=OuterRef("pk"), status=Status.QUEUED)
    paired = Mentorship.objects.filter(learner=OuterRef("pk"), status__in=OPEN)
    return list(Enrolment.objects.filter(Exists(queued), ~Exists(paired)).order_by("pk").values_list("pk", flat=True))


def requests_in(program: Program, *, status: str = "") -> QuerySet[MentoringRequest]:
    """For coordinators, newest first; an empty status keeps all."""
    found = with_people(MentoringRequest.objects.filter(program=program))
    return found.filter(status=status) if status else found


def live_in(program: Program) -> QuerySet[MentoringRequest]:
    """Always in one order."""
    return requests_in(program).filter(status__in=LIVE_REQUESTS).order_by("pk")


def trials_to_come(program: Program) -> QuerySet[TrialMeeting]:
    """That stand and have not started, always in one order."""
    return TrialMeeting.objects.filter(program=program, is_cancelled=False, time__startswith__gt=clock.now()).order_by("pk")


def trials_of(membership: Membership) -> QuerySet[TrialMeeting]:
    """The person's trial meetings, latest first, those called off left out."""
    mine = Q(learner__membership=membership) | Q(mentor__membership=membership)
    return (TrialMeeting.objects.filter(mine, is_cancelled=False)
            .select_related("program", "learner__membership__user", "mentor__membership__user").order_by("-time"))


def told_of_trials(actor: Membership, learner: Enrolment) -> list[TrialMeeting]:
    """A learner's latest trial meetings of which somebody said something that the coordination may read, but none of the actor's own."""
    said = ~Q(learner_words="") | ~Q(mentor_words="") | ~Q(cancel_reason="")
    others = TrialMeeting.objects.filter(said, learner=learner).exclude(Q(learner__membership=actor) | Q(mentor__membership=actor))
    return list(others.select_related("mentor__membership__user").order_by("-time")[:TOLD])
