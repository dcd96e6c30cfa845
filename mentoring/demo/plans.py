"""Charters, plan templates and each pair's actions."""
from datetime import timedelta

from action_plans.models import Action, Agreement, PlanTemplate, TemplateAction
from kpis.models import Pulse
from kpis.services import FIRST_PULSE, NEXT_PULSES

from .pairs import Pair
from .world import World


def make_templates(world: World) -> None:
    for key, program in world.programs.items():
        texts = world.texts["plans"][key]
        template = world.make(PlanTemplate, program.created_at, program=program, name=texts["name"])
        for position, (milestone, title, owner, days) in enumerate(texts["actions"], 1):
            world.make(TemplateAction, program.created_at, template=template, position=position, milestone=milestone, title=title,
                       owner=owner, due_after_days=days)


def make_plans(world: World) -> None:
    keys = {id(program): key for key, program in world.programs.items()}
    for pair in world.pairs:
        if pair.started:
            _agree(world, pair)
            _plan(world, pair, world.texts["plans"][keys[id(pair.program)]]["actions"])
            _pulses(world, pair)


def _agree(world: World, pair: Pair) -> None:
    chance, drafted = world.chance, pair.started + timedelta(hours=3)
    signed = [drafted + timedelta(hours=chance.between(1, 70)) for _ in range(2)]
    if pair.state == "new":
        signed = [None, drafted + timedelta(hours=1)] if chance.maybe(0.7) else [None, None]
    texts = world.texts["charter"]
    world.make(
        Agreement, drafted, mentorship=pair.mentorship, focus=pair.track["focus"], rhythm=chance.pick(texts["rhythms"]),
        channel=chance.pick(texts["channels"]), confidentiality=chance.pick(texts["confidentiality"]),
        ends_on=pair.program.ends_on, drafted_by=pair.mentor, created_at=drafted,
        learner_signed_at=signed[0], mentor_signed_at=signed[1])


def _plan(world: World, pair: Pair, template: list) -> None:
    start, own = pair.started, world.chance.some(pair.track["actions"], 2)
    steps = [(*step, "template") for step in template]
    steps += [("", title, "learner", 30 + 45 * n + world.chance.between(0, 9), "pair") for n, title in enumerate(own)]
    for position, (milestone, title, owner, days, source) in enumerate(steps, 1):
        due = (start + timedelta(days=days)).date()
        status, progress, done = _progress(world, pair, due)
        made = start + timedelta(hours=1) if source == "template" else min(start + timedelta(days=days // 2), world.now)
        world.make(
            Action, made, mentorship=pair.mentorship, milestone=milestone, title=title, owner=owner, due_on=due, status=status,
            progress=progress, source=source, position=position, created_at=made, done_at=done,
            created_by=pair.learner if source == "pair" else None)


def _progress(world: World, pair: Pair, due) -> tuple:
    """Status, progress and the instant it was done; those past due are mostly done."""
    chance, late = world.chance, (world.today - due).days
    if pair.state == "done" or late > 45 or (late > 0 and chance.maybe(0.85)):
        done = max(world.ago(max(late, 0) + chance.between(-2, 6), 18), pair.started + timedelta(hours=2))
        return "done", 100, min(done, pair.mentorship.ended_at or world.now)
    if pair.state == "ended":
        return "dropped", chance.pick([0, 25]), None
    if late > 0:
        return chance.pick([("doing", 60, None), ("todo", 0, None), *([] if pair.row["mentor"] else [("dropped", 0, None)])])
    return ("doing", chance.pick([25, 40, 50]), None) if late > -14 else ("todo", 0, None)


def _pulses(world: World, pair: Pair) -> None:
    chance, until = world.chance, (pair.mentorship.ended_at or world.now).date()
    asked = pair.started.date() + FIRST_PULSE
    while asked <= until:
        for person, part in ((pair.learner, "learner"), (pair.mentor, "mentor")):
            answered = world.now - timedelta(days=(world.today - asked).days, hours=-chance.between(1, 30))
            recent = (world.today - asked).days < 40
            silent = answered > world.now or (chance.maybe(0.3) and not (pair.row["mentor"] and not recent)) or (
                pair.state == "quiet" and recent and part == "learner")
            score = None if silent else chance.weighed({5: 45, 4: 36, 3: 14, 2: 4, 1: 1})
            comment = "" if silent or chance.maybe(0.55) else chance.pick(
                world.texts["pulse_comments"][part]["good" if score > 3 else "weak"])
            world.make(Pulse, None, mentorship=pair.mentorship, membership=person, asked_on=asked, score=score, comment=comment,
                       answered_at=None if silent else answered)
        asked += NEXT_PULSES
