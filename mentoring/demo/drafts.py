"""One draft a program that waits for the coordinator, computed by the engine itself."""
from uuid import UUID

from matching.engine.cohort import match
from matching.engine.score import DEFAULT_WEIGHTS
from matching.models import MatchRun, Proposal
from matching.services.runs import gather

from .world import World


def make_drafts(world: World) -> None:
    for program in world.programs.values():
        made = world.ago(1, 16)
        run = world.make(MatchRun, made, program=program, status="draft", weights=DEFAULT_WEIGHTS, created_by=world.coordinator,
                         created_at=made)
        inputs = gather(run)
        outcome = match(inputs.learners, inputs.mentors, inputs.weights, excluded=inputs.excluded)
        run.learners, run.mentors, run.inputs_hash = len(outcome.places), len(inputs.mentors), inputs.fingerprint()
        run.covered, run.total = outcome.covered, outcome.total
        for place in outcome.places:
            world.make(Proposal, made, run=run, learner_id=UUID(place.learner), mentor_id=place.mentor and UUID(place.mentor),
                       score=place.score, parts=[part.as_json() for part in place.parts], reason=place.reason)
