from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from accounts.models import Membership
from assessments.models import NeedsAssessment, Skill, SkillClaim
from programs.models import Enrolment, Program

from ..engine.profiles import Profile
from ..engine.week import week_of
from ..facts import free_time_of
from ..models import Mentorship
from .preferences import exclusions_of

OPEN = (Mentorship.Status.PROPOSED, Mentorship.Status.ACTIVE)


def enrolled(program: Program, role: str) -> QuerySet[Enrolment]:
    """Those who take part now: approved, and still members."""
    return Enrolment.objects.filter(program=program, role=role, status=Enrolment.Status.APPROVED,
                                    membership__status=Membership.Status.ACTIVE).select_related("membership__user")


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
    ).annotate(free=F("capacity") - F("taken")).order_by("-free", "membership__user__name", "id")


def profiles_of(enrolments: Iterable[Enrolment], taken: dict | None = None) -> list[Profile]:
    """What scoring reads of these people, in three queries and those of the free-time providers.

    Who has said no language is taken to speak that of their account. `taken` gives mentors' seats in use by enrolment id.
    """
    enrolments = list(enrolments)
    ids = [e.pk for e in enrolments]
    needs = {n.enrolment_id: n for n in NeedsAssessment.objects.filter(enrolment__in=ids)}
    skills = _skills(ids)
    free = free_time_of({e.membership_id for e in enrolments})
    return [_profile(e, needs.get(e.pk), skills, free, (taken or {}).get(e.pk, 0)) for e in enrolments]


def _skills(ids) -> dict:
    found = defaultdict(dict)
    for enrolment, kind, skill, level in SkillClaim.objects.filter(enrolment__in=ids).values_list("enrolment", "kind", "skill", "level"):
        found[enrolment, kind][str(skill)] = level
    return found


def _profile(enrolment, needs, skills, free, taken) -> Profile:
    is_mentor = enrolment.role == Enrolment.Role.MENTOR
    person = enrolment.membership
    return Profile(
        id=str(enrolment.pk), person=str(person.pk), languages=frozenset(person.languages or [person.user.language]),
        skills=skills.get((enrolment.pk, SkillClaim.Kind.OFFERED if is_mentor else SkillClaim.Kind.WANTED), {}),
        industry=needs.industry if needs else "", experience_years=needs.experience_years if needs else None,
        hours_per_month=needs.hours_per_month if needs else None, week=week_of(free.get(person.pk, ())),
        seats=max(0, enrolment.capacity - taken) if is_mentor else 0)


def skills_offered(program: Program) -> list[tuple[str, str]]:
    """(id, name) of what the program's mentors offer, by name."""
    offered = SkillClaim.objects.filter(enrolment__program=program, enrolment__status=Enrolment.Status.APPROVED,
                                        kind=SkillClaim.Kind.OFFERED).values("skill")
    return sorted(((str(skill.pk), skill.name) for skill in Skill.objects.filter(pk__in=offered)), key=lambda pair: pair[1].casefold())


def languages_spoken(program: Program) -> list[str]:
    """Codes of the languages that the program's mentors speak."""
    said = enrolled(program, Enrolment.Role.MENTOR).values_list("membership__languages", flat=True)
    return sorted({code for languages in said for code in languages})


def seen_learners(program: Program) -> QuerySet[Enrolment]:
    """Learners without a mentor who agreed to be seen by the program's mentors, longest waiting first."""
    return unmatched_learners(program).filter(openness__seen_since__isnull=False)


def excluded_pairs(program: Program) -> frozenset[tuple[str, str]]:
    """exclusions_of() as the engine reads ids."""
    return frozenset((str(learner), str(mentor)) for learner, mentor in exclusions_of(program))
