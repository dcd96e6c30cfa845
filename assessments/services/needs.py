"""What a person brings and looks for, saved step by step."""
from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from accounts import facts
from accounts.models import Membership
from common import clock
from common.errors import Refused
from programs.models import Enrolment

from ..models import Level, NeedsAssessment, Skill, SkillClaim

Kind = SkillClaim.Kind
MOST_SKILLS = 12
LIVE = (Enrolment.Status.APPLIED, Enrolment.Status.APPROVED)


def kind_of(enrolment: Enrolment) -> str:
    return Kind.OFFERED if enrolment.role == Enrolment.Role.MENTOR else Kind.WANTED


def save_step(*, actor: Membership, enrolment: Enrolment, step: str, values: dict, finished: bool) -> NeedsAssessment:
    """Keeps a step's answers. `finished` False keeps them as a draft: the step is still the one to resume at.

    The needs are complete once the last step is finished; later changes leave them complete. Refused: "not_writable", and of a
    finished step "order", "no_skill", "no_goal".
    """
    writable(actor, enrolment)
    locked = NeedsAssessment.objects.select_for_update()
    needs, _made = locked.get_or_create(enrolment=enrolment, defaults={"updated_at": clock.now()})
    needs.enrolment = enrolment
    for name, value in values.items():
        setattr(needs, name, value)
    if finished:
        _finishable(needs, step)
        needs.step = max(needs.step, needs.steps.index(step) + 1)
    if needs.step >= len(needs.steps) and needs.completed_at is None:
        needs.completed_at = clock.now()
    needs.updated_at = clock.now()
    needs.save()
    facts.changed(enrolment.membership_id)
    return needs


def add_skills(*, actor: Membership, enrolment: Enrolment, skill_ids: Sequence[UUID]) -> int:
    """Adds skills that the organization offers, at a usual level; answers how many are new."""
    writable(actor, enrolment)
    kind = kind_of(enrolment)
    have = set(SkillClaim.objects.filter(enrolment=enrolment, kind=kind).values_list("skill_id", flat=True))
    new = list(Skill.objects.filter(pk__in=set(skill_ids) - have, is_active=True))
    if len(have) + len(new) > MOST_SKILLS:
        raise Refused(_("Choose 12 skills at most: those that matter most."), "too_many")
    level = Level.HELPING if kind == Kind.OFFERED else Level.HELPED
    SkillClaim.objects.bulk_create([SkillClaim(enrolment=enrolment, skill=skill, kind=kind, level=level) for skill in new],
                                   ignore_conflicts=True)
    facts.changed(enrolment.membership_id)
    return len(new)


def set_skill(*, actor: Membership, enrolment: Enrolment, skill: Skill, level: int) -> SkillClaim:
    """A skill with its level, whether the person has it already or not. Refused "not_offered" for a new one set aside meanwhile."""
    if not add_skills(actor=actor, enrolment=enrolment, skill_ids=[skill.pk]):
        _has(enrolment, skill)
    save_levels(actor=actor, enrolment=enrolment, levels={skill.pk: level})
    return SkillClaim.objects.select_related("skill__family").get(enrolment=enrolment, skill=skill, kind=kind_of(enrolment))


def _has(enrolment: Enrolment, skill: Skill) -> None:
    if not SkillClaim.objects.filter(enrolment=enrolment, skill=skill, kind=kind_of(enrolment)).exists():
        raise Refused(_("This skill is no longer offered."), "not_offered")


def save_levels(*, actor: Membership, enrolment: Enrolment, levels: dict[UUID, int]) -> None:
    """{skill_id: level 1-5} of skills that the person has; others are left out."""
    writable(actor, enrolment)
    changed = []
    for claim in SkillClaim.objects.filter(enrolment=enrolment, kind=kind_of(enrolment), skill_id__in=levels):
        if levels[claim.skill_id] in Level.values and claim.level != levels[claim.skill_id]:
            claim.level = levels[claim.skill_id]
            changed.append(claim)
    SkillClaim.objects.bulk_update(changed, ["level"])
    facts.changed(enrolment.membership_id)


def remove_skill(*, actor: Membership, enrolment: Enrolment, skill_id: UUID) -> None:
    writable(actor, enrolment)
    SkillClaim.objects.filter(enrolment=enrolment, kind=kind_of(enrolment), skill_id=skill_id).delete()
    facts.changed(enrolment.membership_id)


def _finishable(needs: NeedsAssessment, step: str) -> None:
    if needs.steps.index(step) > needs.step:
        raise Refused(_("Finish the steps before this one first."), "order")
    if step == "skills" and not needs.enrolment.skill_claims.exists():
        raise Refused(_("Choose at least one skill."), "no_skill")
    if step == "goal" and not needs.enrolment.goals.exists():
        raise Refused(_("Write a goal first."), "no_goal")


def writable(actor: Membership, enrolment: Enrolment) -> None:
    if enrolment.membership_id != actor.pk or enrolment.status not in LIVE:
        raise Refused(_("These answers can no longer be changed."), "not_writable")
