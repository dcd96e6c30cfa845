from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from accounts.models import Membership
from programs.models import Enrolment, Program

from ..models import Mentorship

OPEN = (Mentorship.Status.PROPOSED, Mentorship.Status.ACTIVE)


def enrolled(program: Program, role: str) -> QuerySet[Enrolment]:
    """Those who take part now: approved, and still members."""
    return Enrolment.objects.filter(program=program, role=role, status=Enrolment.Status.APPROVED,
                                    membership__status=Membership.Status.ACTIVE).select_related("membership__user")


def everybody(program: Program, role: str) -> QuerySet[Enrolment]:
    """Those who take part now, by name."""
    return enrolled(program, role).order_by("membership__user__sort_name", "id")


def unmatched_learners(program: Program) -> QuerySet[Enrolment]:
    """Learners with neither a mentor nor a proposal, longest waiting first."""
    taken = Mentorship.objects.filter(learner=OuterRef("pk"), status__in=OPEN)
    return enrolled(program, Enrolment.Role.LEARNER).filter(~Exists(taken)).order_by("decided_at", "id")


def seats_taken(program: Program) -> dict:
    """{mentor enrolment id: open mentorships}."""
    rows = Mentorship.objects.filter(program=program, status__in=OPEN).order_by().values("mentor").annotate(n=Count("pk"))
    return {row["mentor"]: row["n"] for row in rows}


def free_mentors(program: Program) -> QuerySet[Enrolment]:
    """Mentors who have not paused, annotated with `taken` and `free` places, most free places first; full ones come last."""
    return enrolled(program, Enrolment.Role.MENTOR).filter(openness__paused_since=None).annotate(
        taken=Count("mentorships_as_mentor", filter=Q(mentorships_as_mentor__status__in=OPEN)),
    ).annotate(free=F("capacity") - F("taken")).order_by("-free", "membership__user__sort_name", "id")


def seen_learners(program: Program) -> QuerySet[Enrolment]:
    """Learners without a mentor who agreed to be seen by the program's mentors, longest waiting first."""
    return unmatched_learners(program).filter(openness__seen_since__isnull=False)
