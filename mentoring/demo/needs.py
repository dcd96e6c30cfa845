"""The skills list, what each person brings and looks for, and the goals they set."""
from datetime import timedelta

from assessments.models import Goal, NeedsAssessment, Skill, SkillClaim, SkillFamily

from .world import World, texts_of


def make_skills(world: World) -> None:
    for family_code, family in texts_of("skills").items():
        made = world.make(SkillFamily, world.ago(190), code=family_code, name_fr=family["fr"], name_en=family["en"])
        for code, (french, english) in family["skills"].items():
            world.skills[code] = world.make(Skill, world.ago(190), family=made, code=code, name_fr=french, name_en=english)


def make_needs(world: World) -> None:
    for row in world.people:
        for (name, _program, role), enrolment in list(world.enrolments.items()):
            if name == row["name"] and row["state"] not in ("applied", "declined"):
                _assess(world, row, role, enrolment)


def _assess(world: World, row, role: str, enrolment) -> None:
    chance, track = world.chance, world.track(row, role)
    partial = row["state"] == "fresh" or (row["state"] == "withdrawn")
    steps = NeedsAssessment.STEPS if role == "learner" else NeedsAssessment.MENTOR_STEPS
    done = min(enrolment.decided_at + timedelta(hours=chance.between(4, 60)), world.now - timedelta(minutes=30))
    world.make(
        NeedsAssessment, enrolment.decided_at, enrolment=enrolment, industry=track["industry"],
        strengths=chance.pick(track[f"{role}_strengths"]),
        weaknesses=chance.pick(track["weaknesses"]) if role == "learner" and not partial else "",
        aspirations="" if partial else chance.pick(track["aspirations"] if role == "learner" else world.texts["mentor_aspirations"]),
        expectations="" if partial else chance.pick(world.texts["expectations"][role]),
        experience_years=chance.between(7, 24) if role == "mentor" else chance.between(0, 14 if "emploi" not in row["programs"] else 1),
        hours_per_month=chance.pick([3, 4, 4, 6]), step=1 if partial else len(steps), updated_at=done,
        completed_at=None if partial else done)
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
        closed = None if status == "open" else world.ago(chance.between(3, 40), 19)
        closed = max(closed, at + timedelta(days=1)) if closed else None
        due = world.today + timedelta(days=chance.between(12, 80)) if not closed else closed.date() + timedelta(days=chance.between(0, 15))
        world.make(
            Goal, at, enrolment=enrolment, due_on=due, progress=progress, status=status, closed_at=closed,
            created_at=at + timedelta(days=chance.between(0, 1)), audience=chance.weighed({"pair": 6, "staff": 3, "private": 1}),
            **dict(zip(("specific", "measurable", "achievable", "relevant"), goal, strict=True)))
