"""A program of circles: one that meets, put together by the product itself, and a mentor with room for another, for whom some wait."""
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from matching.models import Circle, MatchingSettings, MatchRun, Mentorship, Proposal, RunRecord, Way
from matching.records import libraries, outcome_json, squeezed
from matching.selectors.fitting import gathered
from programs.models import Enrolment, Program

from .chance import Chance
from .journeys import make_program
from .needs import assess
from .world import World, texts_of

PLACES = 6


def make_circles(world: World) -> None:
    """With dice of its own, so that it changes nobody else's history."""
    world = replace(world, chance=Chance(f"{world.organization.slug} circles"))
    for values in texts_of("organizations")[world.organization.slug]["circles"].values():
        cast = dict(values)
        people = {part: cast.pop(part) for part in ("leads", "members", "could_lead", "waits", "circle")}
        program = make_program(world, cast)
        world.make(MatchingSettings, program=program, ways=[Way.CIRCLE])
        leader, *members = _enrolled(world, program, [people["leads"]], people["members"], days=21)
        run = _run(world, program, leader, people["circle"], len(members))
        _publish(world, run, leader)
        _enrolled(world, program, [people["could_lead"]], people["waits"], days=5)


def _enrolled(world: World, program: Program, mentors: list[str], learners: list[str], *, days: int) -> list[Enrolment]:
    return [_enrol(world, program, name, "mentor", days) for name in mentors] + [
        _enrol(world, program, name, "learner", days) for name in learners]


def _enrol(world: World, program: Program, name: str, role: str, days: int) -> Enrolment:
    applied = world.ago(days, 18)
    decided = applied + timedelta(hours=20)
    enrolment = world.make(
        Enrolment, applied, program=program, membership=world.members[name], role=role, status="approved",
        capacity=PLACES if role == "mentor" else 1, motivation=world.chance.pick(world.texts["motivations"][role]), applied_at=applied,
        decided_at=decided, decided_by=world.coordinator)
    row = next(row for row in world.people if row["name"] == name)
    assess(world, row | {"state": "active"}, role, enrolment)
    return enrolment


def _run(world: World, program: Program, leader: Enrolment, name: str, most: int) -> MatchRun:
    made = world.ago(13, 11)
    run = world.make(MatchRun, made, program=program, status="published", in_circles=True, created_by=world.coordinator, created_at=made,
                     published_at=made + timedelta(hours=3))
    world.make(Circle, made, program=program, run=run, mentor=leader, name=name, least=3, most=most, opened_at=run.published_at)
    world.rows.save()
    return run


def _publish(world: World, run: MatchRun, leader: Enrolment) -> None:
    """What the run found, and what its learners answered: all but the last have said yes."""
    cohort = gathered(run)
    each, circle = cohort.solve_each(), run.circles.get()
    solved, leads = each[cohort.objective], next(m for m in cohort.mentors if m.id == str(leader.pk))
    run.learners, run.mentors, run.inputs_hash = len(cohort.learners), len(cohort.mentors), cohort.fingerprint()
    run.covered, run.total = solved.covered, solved.total
    run.save()
    world.make(RunRecord, run.created_at, run=run, criteria=None, inputs=squeezed(cohort.as_json()),
               outcome=squeezed(outcome_json(each, cohort.objective)), libraries=libraries(), made_at=run.created_at)
    for seat, learner in enumerate(cohort.learners, 1):
        told = {"score": solved.scores[learner.id], "parts": [part.as_json() for part in cohort.parts(learner, leads)]}
        world.make(Proposal, run.created_at, run=run, learner_id=UUID(learner.id), mentor=leader, **told)
        at = run.published_at
        yes = at + timedelta(hours=world.chance.between(2, 40)) if seat < len(cohort.learners) else None
        answers = {"proposed_at": at, "mentor_accepted_at": at, "learner_accepted_at": yes, "started_at": yes}
        world.make(Mentorship, at, program=run.program, learner_id=UUID(learner.id), mentor=leader, mentor_seat=seat, run=run,
                   circle=circle, status="active" if yes else "proposed", **answers, **told)
