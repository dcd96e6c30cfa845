"""The skills list, what each person brings and looks for, and the goals they set."""
from datetime import timedelta

from assessments import traits
from assessments.models import Goal, NeedsAssessment, Skill, SkillClaim, SkillFamily, WorkingStyle
from assessments.services.skills import shipped_rows

from .chance import Chance
from .world import World


def make_skills(world: World) -> None:
    """The shipped list, as an organization gets it on its first day."""
    families = {}
    for row in shipped_rows():
        if row.family_code not in families:
            families[row.family_code] = world.make(
                SkillFamily, world.ago(190), code=row.family_code, name_fr=row.family_fr, name_en=row.family_en)
        world.skills[row.code] = world.make(
            Skill, world.ago(190), family=families[row.family_code], code=row.code, name_fr=row.name_fr, name_en=row.name_en)


def make_needs(world: World) -> None:
    for row in world.people:
        for (name, _program, role), enrolment in list(world.enrolments.items()):
            if name == row["name"] and row["state"] not in ("applied", "declined"):
                assess(world, row, role, enrolment)


def assess(world: World, row, role: str, enrolment) -> None:
    chance, track = world.chance, world.track(row, role)
    partial = row["state"] == "fresh" or (row["state"] == "withdrawn")
    steps = NeedsAssessment.STEPS if role == "learner" else NeedsAssessment.MENTOR_STEPS
    done = min(enrolment.decided_at + timedelta(hours=chance.between(4, 60)), world.now - timedelta(minutes=30))
    values = {} if partial else {
        "aspirations": chance.pick(track["aspirations"] if role == "learner" else world.texts["mentor_aspirations"]),
        "expectations": chance.pick(world.texts["expectations"][role]), "completed_at": done}
    if role == "learner" and not partial:
        values["weaknesses"] = chance.pick(track["weaknesses"])
    years = (7, 24) if role == "mentor" else (0, 1) if "emploi" in row["programs"] else (0, 14)
    world.make(
        NeedsAssessment, enrolment.decided_at, enrolment=enrolment, industry=track["industry"], updated_at=done,
        strengths=chance.pick(track[f"{role}_strengths"]), experience_years=chance.between(*years),
        hours_per_month=chance.pick([3, 4, 4, 6]), step=1 if partial else len(steps), **values)
    if partial:
        return
    for code in chance.some(track["skills"], chance.between(3, 5)):
        world.make(SkillClaim, done, enrolment=enrolment, skill=world.skills[code],
                   kind="wanted" if role == "learner" else "offered",
                   level=chance.pick([2, 3, 3, 4]) if role == "learner" else chance.pick([4, 4, 5]))
    if role == "learner":
        _aim(world, row, track, enrolment, done)


def _aim(world: World, row, track: dict, enrolment, at) -> None:
    """One to three goals; those of a finished journey are reached, those of an ended one mostly set aside."""
    chance, state = world.chance, row["state"]
    span = (world.now - at).days / 200
    rich = row["mentor"] and state == "active"
    for number, goal in enumerate(chance.some(track["goals"], 3 if rich else chance.between(1, 2))):
        status, progress = "open", min(90, int(span * chance.between(30, 110)) // 5 * 5)
        if state == "done" or (state == "active" and number and chance.maybe(0.6)):
            status, progress = "reached", 100
        elif state in ("ended", "withdrawn") and chance.maybe(0.7):
            status = "dropped"
        closed = None if status == "open" else world.ago(chance.between(3, 30 if state == "done" else 140), 19)
        closed = max(closed, at + timedelta(days=1)) if closed else None
        due = closed.date() + timedelta(days=chance.between(0, 15)) if closed else \
             world.today + timedelta(days=chance.between(12, 80))
        world.make(
            Goal, at, enrolment=enrolment, due_on=due, progress=progress, status=status, closed_at=closed,
            created_at=at + timedelta(days=chance.between(0, 1)),
            audience=chance.weighed({"pair": 6, "staff": 3, "private": 1}) if number else "pair",
            **dict(zip(("specific", "measurable", "achievable", "relevant"), goal, strict=True)))


def make_styles(world: World) -> None:
    """Two in three of those who told their needs added something for a better match; half of these answered the ten statements."""
    chance = Chance(f"{world.organization.slug} styles")
    for needs in [needs for needs in world.rows.of(NeedsAssessment) if needs.completed_at and chance.maybe(0.67)]:
        mentor = needs.enrolment.role == "mentor"
        stands = WorkingStyle.Seniority.values[2:] if mentor else WorkingStyle.Seniority.values[:3]
        world.rows.add(WorkingStyle(
            organization_id=world.organization.id, id=chance.uuid(needs.completed_at), enrolment=needs.enrolment,
            updated_at=needs.completed_at,
            seniority=chance.pick(stands),
            themes=chance.some(WorkingStyle.Theme.values, 4 if mentor else 2), style=chance.pick(WorkingStyle.Style.values),
            answers=[chance.between(1, 5) for _ in traits.ITEMS] if chance.maybe(0.5) else []))
