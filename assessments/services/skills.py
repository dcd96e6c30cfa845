"""The organization's own list of skills."""
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from accounts.models import Membership
from audit.services import record
from tenancy.context import bound_to
from tenancy.models import Organization

from ..models import Skill, SkillFamily
from ..skill_rows import Row, decoded, parsed

SHIPPED = Path(__file__).resolve().parent.parent / "data" / "skills.csv"


@dataclass(frozen=True)
class Imported:
    added: int
    changed: int
    unchanged: int


def shipped_rows() -> list[Row]:
    return parsed(decoded(SHIPPED.read_bytes())).rows


def install_skills(organization: Organization, *_others) -> int:
    """Copies the shipped list to an organization; answers how many skills are new. Again, it adds only what is missing.

    Names that the organization changed and skills it no longer offers stay as they are.
    """
    with bound_to(organization.id):
        before = Skill.objects.count()
        _write(shipped_rows())
        return Skill.objects.count() - before


def import_skills(*, actor: Membership, rows: Sequence[Row]) -> Imported:
    """Adds and renames by code; nothing is removed or switched off."""
    known = {skill.code: skill for skill in Skill.objects.select_related("family")}
    new = [row for row in rows if row.code not in known]
    changed = [row for row in rows if row.code in known and differs(row, known[row.code])]
    families = _write(new, needed=changed)
    for row in changed:
        skill = known[row.code]
        skill.name_fr, skill.name_en, skill.family = row.name_fr, row.name_en, families[row.family_code]
    Skill.objects.bulk_update([known[row.code] for row in changed], ["name_fr", "name_en", "family"], batch_size=500)
    record("assessments.skills.imported", actor=actor, added=len(new), changed=len(changed))
    return Imported(len(new), len(changed), len(rows) - len(new) - len(changed))


def differs(row: Row, skill: Skill) -> bool:
    return (row.name_fr, row.name_en, row.family_code) != (skill.name_fr, skill.name_en, skill.family.code)


def offer_skill(*, actor: Membership, skill: Skill, offered: bool) -> Skill:
    """Whether the skill can be chosen from now on. People who have it keep it."""
    skill.is_active = offered
    skill.save(update_fields=["is_active"])
    record("assessments.skill.offered" if offered else "assessments.skill.set_aside", actor=actor, target=skill)
    return skill


def _write(rows, *, needed=()) -> dict[str, SkillFamily]:
    wanted = {row.family_code: row for row in reversed([*rows, *needed])}
    SkillFamily.objects.bulk_create(
        [SkillFamily(code=code, name_fr=row.family_fr, name_en=row.family_en) for code, row in wanted.items()], ignore_conflicts=True)
    by_code = {family.code: family for family in SkillFamily.objects.all()}
    Skill.objects.bulk_create(
        [Skill(code=row.code, name_fr=row.name_fr, name_en=row.name_en, family=by_code[row.family_code]) for row in rows],
        ignore_conflicts=True, batch_size=500)
    return by_code
