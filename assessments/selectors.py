"""Reads of needs, skills and goals. All run for the organization at work."""
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import F, QuerySet

from accounts.models import Membership
from common.sorting import folded
from programs.models import Enrolment, Program
from tenancy.prepared import prepared

from .audience import is_partner
from .models import Goal, NeedsAssessment, Skill, SkillClaim, SkillFamily, WorkingStyle

OPEN_FIRST = (F("closed_at").desc(nulls_first=True), "due_on", "id")


def needs_of(enrolment: Enrolment) -> NeedsAssessment | None:
    """What the person answered so far; `completed_at` is None until the last step is saved."""
    found = NeedsAssessment.objects.filter(enrolment=enrolment).first()
    if found is not None:
        found.enrolment = enrolment
    return found


def needs_completed(enrolments: Iterable[UUID] | QuerySet) -> set[UUID]:
    """Ids of those enrolments (given as ids or as a queryset) whose needs are complete."""
    return set(NeedsAssessment.objects.filter(enrolment_id__in=_ids(enrolments), completed_at__isnull=False)
               .values_list("enrolment_id", flat=True))


def claims_of(enrolment: Enrolment) -> QuerySet[SkillClaim]:
    """The skills a person wants or offers, with `skill.family` loaded."""
    return enrolment.skill_claims.select_related("skill__family").order_by("skill__code")


def skills_for(enrolments: Iterable[UUID] | QuerySet) -> dict[UUID, list[tuple[UUID, str, int]]]:
    """{enrolment_id: [(skill_id, "wanted" | "offered", level 1-5)]} in one query; enrolments as ids or as a queryset.

    An enrolment without skills answers an empty list (the dict is a defaultdict).
    """
    found: dict[UUID, list[tuple[UUID, str, int]]] = defaultdict(list)
    rows = SkillClaim.objects.filter(enrolment_id__in=_ids(enrolments)).order_by("enrolment_id", "skill_id")
    for enrolment_id, *claim in rows.values_list("enrolment_id", "skill_id", "kind", "level"):
        found[enrolment_id].append(tuple(claim))
    return found


def needs_for(enrolments: Iterable[UUID] | QuerySet) -> dict[UUID, NeedsAssessment]:
    """{enrolment_id: needs} in one query; those without any are left out."""
    return {needs.enrolment_id: needs for needs in NeedsAssessment.objects.filter(enrolment_id__in=_ids(enrolments))}


def styles_for(enrolments: Iterable[UUID] | QuerySet) -> dict[UUID, WorkingStyle]:
    """{enrolment_id: working style} in one query; those without any are left out."""
    return {style.enrolment_id: style for style in WorkingStyle.objects.filter(enrolment_id__in=_ids(enrolments))}


def style_of(enrolment: Enrolment) -> WorkingStyle | None:
    """The person's own answers for this program, else their last ones for another, to begin with."""
    own = WorkingStyle.objects.filter(enrolment__membership=enrolment.membership_id).order_by("-updated_at")
    found = list(own)
    return next((style for style in found if style.enrolment_id == enrolment.pk), found[0] if found else None)


def goals_of(membership: Membership) -> QuerySet[Goal]:
    """A member's own goals in every program, open ones first by date; `enrolment.program` is loaded."""
    return (Goal.objects.filter(enrolment__membership=membership).select_related("enrolment__program")
            .order_by(*OPEN_FIRST))


def goals_visible_to(actor: Membership, enrolment: Enrolment) -> QuerySet[Goal]:
    """Goals of an enrolled person as `actor` may read them.

    The person reads all of them, their partner (see audience.register) those shared with the pair or the staff, owners and
    coordinators those shared with the staff, anybody else none.
    """
    goals = Goal.objects.filter(enrolment=enrolment).order_by(*OPEN_FIRST)
    if enrolment.membership_id == actor.pk:
        return goals
    if is_partner(actor, enrolment):
        return goals.exclude(audience=Goal.Audience.PRIVATE)
    return goals.filter(audience=Goal.Audience.STAFF) if actor.manages else goals.none()


@prepared
def open_goals(enrolment: Enrolment, audiences: Collection[str]) -> QuerySet[Goal]:
    """Those of a person that are open and shared so, soonest first; who asks has to know who reads them."""
    return Goal.objects.filter(enrolment=enrolment, status=Goal.Status.OPEN, audience__among=audiences).order_by("due_on", "id")


def goals_reached(program: Program, since: datetime | None = None) -> QuerySet[Goal]:
    """Goals of a program reached at or after an instant (or ever). For figures: says nothing of who may read their words."""
    found = Goal.objects.filter(enrolment__program=program, status=Goal.Status.REACHED)
    return found.filter(closed_at__gte=since) if since else found


def first_open_goal(enrolment: Enrolment) -> Goal | None:
    return enrolment.goals.filter(status=Goal.Status.OPEN).order_by("created_at", "id").first()


def families() -> list[SkillFamily]:
    """By name in the language in use."""
    return sorted(SkillFamily.objects.all(), key=lambda family: folded(family.name))


def skills_found(*, words: str = "", family: str = "", active: bool | None = None) -> list[Skill]:
    """Skills whose names hold all the words, in either language and whatever the accents; by name, `family` loaded.

    One organization's list is some hundreds of rows, so that the search runs in Python, where accents fold.
    """
    found = Skill.objects.select_related("family")
    if family:
        found = found.filter(family__code=family)
    if active is not None:
        found = found.filter(is_active=active)
    asked = folded(words).split()
    kept = [skill for skill in found if all(w in folded(f"{skill.name_fr} {skill.name_en} {skill.family.name}") for w in asked)]
    return sorted(kept, key=lambda skill: folded(skill.name))


def _ids(enrolments: Iterable[UUID] | QuerySet) -> Iterable[UUID] | QuerySet:
    return enrolments.order_by().values("pk") if isinstance(enrolments, QuerySet) else enrolments
