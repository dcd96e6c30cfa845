"""A program with more people than the cast has, for matching."""
from accounts.models import Membership, User
from assessments.models import NeedsAssessment, Skill, SkillClaim, SkillFamily
from common import clock
from programs.models import Enrolment


def skill(code, name_fr, name_en):
    family, _ = SkillFamily.objects.get_or_create(code="work", defaults={"name_fr": "Travail", "name_en": "Work"})
    return Skill.objects.get_or_create(code=code, defaults={"family": family, "name_fr": name_fr, "name_en": name_en})[0]


def enrol(house, role, name, *, languages=("fr",), capacity=1, skills=(), **needs):
    """An approved enrolment of a new person. `skills`: (Skill, level) wanted or offered."""
    user = User.objects.create(email=f"{name.lower().replace(' ', '.')}@{house.organization.slug}.example", name=name,
                               language=house.organization.language)
    person = Membership.objects.create(user=user, roles=[role], joined_at=clock.now(), languages=list(languages))
    enrolment = Enrolment.objects.create(program=house.program, membership=person, role=role, status="approved", capacity=capacity,
                                         applied_at=clock.now(), decided_at=clock.now())
    if needs:
        NeedsAssessment.objects.create(enrolment=enrolment, updated_at=clock.now(), **needs)
    SkillClaim.objects.bulk_create([SkillClaim(enrolment=enrolment, skill=s, kind="wanted" if role == "learner" else "offered", level=level)
                                    for s, level in skills])
    return enrolment


LEVELS = {"languages": "mandatory", "skills": "high", "industry": "medium", "experience": "low", "hours": "low"}


def criteria(house, **levels):
    """The program's criteria, saved: LEVELS and these."""
    from matching.engine.criteria import Criteria
    from matching.services import save_criteria

    return save_criteria(actor=house.coordinator, program=house.program, criteria=Criteria(levels=LEVELS | levels))
