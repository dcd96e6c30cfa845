"""Programs, and each person's part in them. A learner's `state` in the people's list says how far their journey went."""
from datetime import timedelta

from programs.models import Enrolment, Program

from .world import World, texts_of

ENROLMENT = {"applied": "applied", "declined": "declined", "withdrawn": "withdrawn", "ended": "withdrawn", "done": "completed"}
LATE = {"fresh": 2, "applied": 3, "unmatched": 12, "new": 20, "proposed": 18, "refused": 24}


def make_programs(world: World) -> None:
    """Those with a history."""
    values = texts_of("organizations")[world.organization.slug]["programs"]
    world.programs = {key: make_program(world, each) for key, each in values.items()}


def make_offers(world: World) -> None:
    """What is open to applications and has nobody yet. Made last, so that another offer changes nobody's history."""
    for values in texts_of("organizations")[world.organization.slug]["offers"].values():
        make_program(world, values)


def make_program(world: World, values: dict) -> Program:
    values = dict(values)
    starts, ends = values.pop("started_days_ago"), values.pop("ends_in_days")
    created = world.ago(max(starts, 0) + 20, 9)
    return world.make(
        Program, created, language=world.language, created_at=created,
        starts_on=world.today - timedelta(days=starts), ends_on=world.today + timedelta(days=ends), **values)


def make_enrolments(world: World) -> None:
    for row in world.people:
        roles, programs = row["roles"].split(), row["programs"].split()
        if roles == ["mentor", "learner"] and len(programs) == 2:
            parts = list(zip(roles, programs, strict=True))
        else:
            parts = [(role, program) for program in programs for role in roles[:1]]
        for role, program in parts:
            _enrol(world, row, role, program)


def _enrol(world: World, row, role: str, key: str) -> None:
    chance, program = world.chance, world.programs[key]
    status = ENROLMENT.get(row["state"], "approved") if role == "learner" else "approved"
    days = LATE.get(row["state"], chance.between(171, 178)) if role == "learner" else chance.between(172, 180)
    applied = world.ago(days, 18)
    answered = min(applied + timedelta(hours=chance.between(14, 40)), world.now - timedelta(hours=1))
    decided = None if status == "applied" else answered
    world.enrolments[row["name"], key, role] = world.make(
        Enrolment, applied, program=program, membership=world.members[row["name"]], role=role, status=status,
        capacity=_places(row) if role == "mentor" else 1, motivation=chance.pick(world.texts["motivations"][role]),
        applied_at=applied, decided_at=decided, decided_by=world.coordinator if decided else None,
        decision_note=world.texts["declined_note"] if status == "declined" else "")


def _places(row) -> int:
    return -(-int(row["places"]) // len(row["programs"].split()))
