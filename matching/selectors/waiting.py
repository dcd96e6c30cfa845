"""Who waits for a mentor and how unlucky they were; whom a coordinator should help."""
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from accounts.models import Membership
from common import clock
from common.sorting import SortKey
from programs.models import Enrolment, Program
from programs.selectors import LIVE

from ..models import FitCheck, MentoringRequest, Mentorship, Openness
from .people import OPEN, unmatched_learners
from .requests import OPEN_REQUESTS

Cause = Mentorship.Cause


@dataclass(frozen=True)
class Waiting:
    """A learner without a mentor. `bad_luck` counts what went wrong without their doing; `asked` their open requests."""

    learner: Enrolment
    since: datetime
    bad_luck: int
    asked: int

    @property
    def days(self) -> int:
        return (clock.now() - self.since).days


def waiting_list(program: Program) -> list[Waiting]:
    """Earlier bad luck first, then the longest wait. Four queries."""
    learners = list(unmatched_learners(program))
    unlucky, back = _bad_luck(program), _came_back(program)
    asked = Counter(MentoringRequest.objects.filter(program=program, initiator="learner", status__in=OPEN_REQUESTS)
                    .values_list("learner", flat=True))
    found = [Waiting(e, max(filter(None, (e.decided_at or e.applied_at, back.get(e.pk)))), unlucky[e.pk], asked[e.pk]) for e in learners]
    return sorted(found, key=lambda w: (-w.bad_luck, w.since, w.learner.pk))


def _bad_luck(program: Program) -> Counter:
    """Requests declined or left without an answer; proposals that the other declined; mentorships that the other ended, or no fit."""
    found = Counter(MentoringRequest.objects.filter(
        program=program, initiator="learner", status__in=[MentoringRequest.Status.DECLINED, MentoringRequest.Status.EXPIRED])
        .values_list("learner", flat=True))
    over = Mentorship.objects.filter(program=program, status__in=[Mentorship.Status.DECLINED, Mentorship.Status.ENDED])
    for learner, person, ended_by, cause in over.values_list("learner", "learner__membership", "ended_by", "end_cause"):
        if cause not in (Cause.GOAL, Cause.DONE) and (ended_by != person or cause in (Cause.FIT, Cause.CONTACT)):
            found[learner] += 1
    return found


def _came_back(program: Program) -> dict:
    ended = Mentorship.objects.filter(program=program, status=Mentorship.Status.ENDED).order_by("ended_at")
    return dict(ended.values_list("learner", "ended_at"))


def silent_mentors(program: Program | None = None) -> QuerySet[Openness]:
    """Mentors who were warned, or paused, because requests to them ran out, and can be spoken to; longest first."""
    found = Openness.objects.filter(Q(pause=Openness.Pause.SILENT) | Q(warned_at__isnull=False)).filter(
        enrolment__role=Enrolment.Role.MENTOR, enrolment__status=Enrolment.Status.APPROVED,
        enrolment__membership__status=Membership.Status.ACTIVE)
    found = found.filter(enrolment__program=program) if program else found
    return found.select_related("enrolment__membership__user", "enrolment__program").order_by("warned_at", "pk")


def misfits(program: Program | None = None) -> QuerySet[FitCheck]:
    """"Not a fit", said of an active pair and not yet handled; oldest first."""
    found = FitCheck.objects.filter(answer=FitCheck.Answer.NOT_FIT, handled_by=None, mentorship__status=Mentorship.Status.ACTIVE)
    found = found.filter(mentorship__program=program) if program else found
    return found.select_related("membership__user", "mentorship__program", "mentorship__learner__membership__user",
                                "mentorship__mentor__membership__user").order_by("answered_at", "pk")


def open_fit_checks(membership: Membership, mentorships: Iterable[Mentorship]) -> QuerySet[FitCheck]:
    """Those of these pairs that wait for this person's word."""
    return FitCheck.objects.filter(membership=membership, mentorship__among=mentorships, answer="").order_by("asked_at")


def waiting_counts() -> list[tuple[Program, int]]:
    """(running or open program, learners without a mentor or a proposal) where somebody waits, in one query."""
    open_pair = Mentorship.objects.filter(learner=OuterRef("pk"), status__in=OPEN)
    idle = Enrolment.objects.filter(program=OuterRef("pk"), role=Enrolment.Role.LEARNER, status=Enrolment.Status.APPROVED,
                                    membership__status="active").filter(~Exists(open_pair))
    counted = idle.order_by().values("program").annotate(n=Count("pk")).values("n")
    found = Program.objects.filter(status__in=LIVE).annotate(waiting=Subquery(counted)).filter(waiting__gt=0).order_by(SortKey("name"))
    return [(program, program.waiting) for program in found]
