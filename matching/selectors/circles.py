"""Reads of circles: of a draft with its people, of a program, and the one that a mentorship belongs to."""
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from accounts.models import Membership
from programs.models import Enrolment, Program

from ..models import Circle, MatchRun, Mentorship, Proposal
from ..models.circles import SMALLEST
from .people import OPEN, free_mentors
from .runs import Candidate


@dataclass(frozen=True)
class Draft:
    """A circle of a run with the places that are in it, the best scores first."""

    circle: Circle
    places: list[Proposal] = field(default_factory=list)

    @property
    def size(self) -> int:
        return len(self.places)

    @property
    def total(self) -> int:
        return sum(place.score for place in self.places)

    @property
    def is_small(self) -> bool:
        return 0 < self.size < self.circle.least


def circles_of(run: MatchRun) -> QuerySet[Circle]:
    """With who leads them, by name."""
    return run.circles.select_related("mentor__membership__user").order_by("name", "id")


def drafts_of(circles: Iterable[Circle], run: MatchRun) -> list[Draft]:
    """These circles of the run with their people, in one query."""
    found = {circle.mentor_id: Draft(circle) for circle in circles}
    places = run.proposals.filter(mentor__in=list(found)).select_related("learner__membership__user", "mentor__membership__user")
    for place in places.order_by("-score", "learner__membership__user__sort_name", "id"):
        found[place.mentor_id].places.append(place)
    return list(found.values())


def small_circles(run: MatchRun) -> list[Draft]:
    """Those with some people, but fewer than their least."""
    return [draft for draft in drafts_of(circles_of(run), run) if draft.is_small]


def sizes_of(run: MatchRun) -> dict[str, tuple[int, int]]:
    """{mentor enrolment id: (fewest, most) people}, as the engine reads ids."""
    return {str(mentor): (least, most) for mentor, least, most in run.circles.values_list("mentor", "least", "most")}


def open_circles(program: Program) -> QuerySet[Circle]:
    """Published ones that still have people, with `people` counted, by name."""
    return with_people(Circle.objects.filter(program=program, opened_at__isnull=False)).filter(people__gt=0).order_by("name", "id")


def circles_with(person: Membership) -> QuerySet[Circle]:
    """Those that take place and that the person leads or is in."""
    own = Q(mentor__membership=person) | Q(learner__membership=person)
    mine = Mentorship.objects.filter(own, circle=OuterRef("pk"), status__in=OPEN)
    return with_people(Circle.objects.filter(Exists(mine), opened_at__isnull=False))


def with_people(circles: QuerySet[Circle]) -> QuerySet[Circle]:
    """With who leads them, and `people`: of the draft until they open, then those in open mentorships."""
    places = Proposal.objects.filter(run=OuterRef("run"), mentor=OuterRef("mentor"))
    pairs = Mentorship.objects.filter(circle=OuterRef("pk"), status__in=OPEN)
    people = Case(When(opened_at=None, then=_number(places, "mentor")), default=_number(pairs, "circle"))
    return circles.select_related("mentor__membership__user").annotate(people=Coalesce(people, 0))


def _number(rows, each: str) -> Subquery:
    return Subquery(rows.order_by().values(each).annotate(n=Count("pk")).values("n"))


def learners_in(circle: Circle) -> list[Enrolment]:
    """Its people by name: of the draft until it opens, then those in open mentorships."""
    people = Mentorship.objects.filter(circle=circle, status__in=OPEN) if circle.opened_at else Proposal.objects.filter(
        run=circle.run_id, mentor=circle.mentor_id)
    found = Enrolment.objects.filter(pk__in=people.order_by().values("learner"))
    return list(found.select_related("membership__user").order_by("membership__user__sort_name", "id"))


def possible_leaders(program: Program) -> QuerySet[Enrolment]:
    """Mentors with enough free places for the smallest circle."""
    return free_mentors(program).filter(free__gte=SMALLEST)


def members_of(circle: Circle) -> list[Mentorship]:
    """The open mentorships of a circle, by the learner's name."""
    return list(Mentorship.objects.filter(circle=circle, status__in=OPEN).select_related("learner__membership__user")
                .order_by("learner__membership__user__sort_name", "id"))


@dataclass(frozen=True)
class Members:
    """A circle as its people see it: who leads it and who is in it."""

    circle: Circle
    mentorships: list[Mentorship]


def circle_of(mentorship: Mentorship) -> Members | None:
    """The circle of an open mentorship; None of any other. No query for those who are in none."""
    if mentorship.circle_id is None or not mentorship.is_open:
        return None
    circle = Circle.objects.select_related("mentor__membership__user").get(pk=mentorship.circle_id)
    return Members(circle, members_of(circle))


def load_circle(circle_id: UUID | str) -> Members | None:
    """For texts; None when nobody is in it (any more)."""
    circle = Circle.objects.select_related("program", "mentor__membership__user").filter(pk=circle_id).first()
    members = members_of(circle) if circle else []
    return Members(circle, members) if members else None


@dataclass(frozen=True)
class Change:
    """How many people a circle has before and after a move by hand."""

    circle: Circle
    before: int
    after: int

    @property
    def is_small(self) -> bool:
        return 0 < self.after < self.circle.least


def size_changes(place: Proposal, candidate: Candidate | None, swap: Proposal | None) -> list[Change]:
    """Of the circles that the move takes somebody from, or brings somebody to; none when it changes places within their sizes."""
    moved: dict[UUID, int] = {}
    for mentor, by in ((place.mentor_id, -1), (candidate and candidate.mentor.pk, 1), (swap and swap.mentor_id, -1),
                       (swap and place.mentor_id, 1)):
        if mentor:
            moved[mentor] = moved.get(mentor, 0) + by
    changed = {mentor: by for mentor, by in moved.items() if by}
    drafts = drafts_of(place.run.circles.filter(mentor__in=changed), place.run)
    return [Change(draft.circle, draft.size, draft.size + changed[draft.circle.mentor_id]) for draft in drafts]
