"""One entry of the organization's own list at a time; see skills.py for the whole of it."""
from accounts.models import Membership
from audit.services import record

from ..models import Skill, SkillFamily


def add_family(*, actor: Membership, **values) -> SkillFamily:
    family = SkillFamily.objects.create(**values)
    record("assessments.family.added", actor=actor, target=family)
    return family


def edit_family(*, actor: Membership, family: SkillFamily, **changes) -> SkillFamily:
    return _changed("assessments.family.edited", actor, family, changes)


def add_skill(*, actor: Membership, **values) -> Skill:
    skill = Skill.objects.create(**values)
    record("assessments.skill.added", actor=actor, target=skill)
    return skill


def edit_skill(*, actor: Membership, skill: Skill, **changes) -> Skill:
    return _changed("assessments.skill.edited", actor, skill, changes)


def _changed(verb, actor, instance, changes):
    for name, value in changes.items():
        setattr(instance, name, value)
    instance.save(update_fields=list(changes))
    record(verb, actor=actor, target=instance, fields=sorted(changes))
    return instance
