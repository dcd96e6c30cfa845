"""The criteria of each program, one draft that waits for the coordinator, computed by the product itself, and a publication taken back."""
from uuid import UUID

from matching.criteria import BALANCED, preset
from matching.models import CriteriaVersion, MatchRun, Mentorship, Proposal, RunRecord
from matching.records import libraries, outcome_json, squeezed
from matching.selectors.fitting import gathered

from .chance import Chance
from .pairs import Desk
from .world import World


def make_criteria(world: World) -> None:
    """The first version of each program, saved before its first run."""
    chance = Chance(f"{world.organization.slug} criteria")
    for key, program in world.programs.items():
        made = world.ago(170)
        world.criteria[key] = world.rows.add(CriteriaVersion(
            organization_id=world.organization.id, id=chance.uuid(made), program=program, number=1, rules=preset(BALANCED).as_json(),
            preset=BALANCED, created_by=world.coordinator, created_at=made))


def make_drafts(world: World) -> None:
    for key, program in world.programs.items():
        made = world.ago(1, 16)
        _taken_back(world, key, program)
        run = world.make(MatchRun, made, program=program, status="draft", criteria=world.criteria[key], created_by=world.coordinator,
                         created_at=made)
        cohort = gathered(run)
        each = cohort.solve_each()
        solved, mentors = each[cohort.objective], {m.id: m for m in cohort.mentors}
        run.learners, run.mentors, run.inputs_hash = len(cohort.learners), len(cohort.mentors), cohort.fingerprint()
        run.covered, run.total = solved.covered, solved.total
        for learner in cohort.learners:
            mentor = solved.pairs.get(learner.id)
            world.make(Proposal, made, run=run, learner_id=UUID(learner.id), mentor_id=mentor and UUID(mentor),
                       score=solved.scores.get(learner.id, 0), reason=solved.reasons.get(learner.id, ""),
                       parts=[part.as_json() for part in cohort.parts(learner, mentors[mentor])] if mentor else [])
        world.make(RunRecord, made, run=run, criteria=run.criteria, inputs=squeezed(cohort.as_json()),
                   outcome=squeezed(outcome_json(each, cohort.objective)), libraries=libraries(), made_at=made)


def _taken_back(world: World, key: str, program) -> None:
    """Published too early yesterday, and taken back: one pair of a learner who still waits."""
    waiting = [e for (name, of, role), e in world.enrolments.items() if of == key and role == "learner" and e.status == "approved"
               and not any(p.learner_id == e.pk for p in world.rows.of(Mentorship) if p.status in ("active", "proposed"))]
    mentors = [e for (name, of, role), e in world.enrolments.items() if of == key and role == "mentor"]
    if not waiting or not mentors:
        return
    made, learner, mentor = world.ago(2, 9), waiting[0], mentors[-1]
    run = world.make(MatchRun, made, program=program, status="discarded", criteria=world.criteria[key], created_by=world.coordinator,
                     created_at=made, taken_back_at=world.ago(2, 11), learners=1, covered=1, mentors=len(mentors))
    parts = Desk(world, key).parts(learner, mentor)
    score = run.total = sum(part["points"] for part in parts)
    world.make(Proposal, made, run=run, learner=learner, mentor=mentor, score=score, parts=parts)
    world.make(Mentorship, made, program=program, learner=learner, mentor=mentor, mentor_seat=20, run=run, status="withdrawn",
               score=score, parts=parts, proposed_at=world.ago(2, 10), ended_at=run.taken_back_at, ended_by=world.coordinator)
