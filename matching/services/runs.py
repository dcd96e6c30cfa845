"""A run is computed in the request when it is small, in a worker otherwise, and is a draft then."""
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from uuid import UUID

from celery import current_app
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from programs.models import Program

from ..engine.cohort import Outcome, match
from ..engine.profiles import Profile
from ..engine.score import checked_weights
from ..models import MatchRun, Proposal, Way
from ..selectors.people import excluded_pairs, free_mentors, profiles_of, seats_taken, unmatched_learners
from ..selectors.settings import allows

IN_REQUEST = 2_000  # pairs; more would keep the person waiting for more than a blink
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Inputs:
    """All that a run reads, gathered in one transaction so that the computing needs none."""

    learners: list[Profile]
    mentors: list[Profile]
    weights: dict[str, int]
    excluded: frozenset[tuple[str, str]]
    locked: dict[str, str]

    def fingerprint(self) -> str:
        people = [asdict(p) | {"languages": sorted(p.languages), "skills": dict(sorted(p.skills.items()))}
                  for p in sorted([*self.learners, *self.mentors], key=lambda p: p.id)]
        facts = [people, self.weights, sorted(self.excluded), sorted(self.locked.items())]
        return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def start_run(*, actor: Membership, program: Program, weights: Mapping[str, int]) -> MatchRun:
    """A draft for the program's learners without a mentor. Refused while another draft is open, or when nobody waits."""
    weights = _weights(weights)
    program = Program.objects.select_for_update().get(pk=program.pk)
    if program.status == Program.Status.CLOSED:
        raise Refused(_("This program is closed. Reopen it to pair people."), "closed")
    if not allows(program, Way.RUN):
        raise Refused(_("In this program people are not matched this way."), "way")
    if program.match_runs.filter(status__in=[MatchRun.Status.COMPUTING, MatchRun.Status.DRAFT]).exists():
        raise Refused(_("A draft is already open for this program. Publish it or discard it first."), "draft_open")
    if not unmatched_learners(program).exists():
        raise Refused(_("Every learner of this program has a mentor or a proposal."), "nobody_waits")
    run = MatchRun.objects.create(program=program, status=MatchRun.Status.COMPUTING, progress=0, weights=weights,
                                  created_by=actor, created_at=clock.now())
    record("matching.run.started", actor=actor, target=run, weights=weights)
    return _compute_now_or_later(run)


def rerun(*, actor: Membership, run: MatchRun, weights: Mapping[str, int] | None = None) -> MatchRun:
    """Computes an open draft anew around its kept places, with other weights if given."""
    weights = _weights(weights) if weights is not None else None
    run = locked_run(run.pk)
    run.weights = weights or run.weights
    run.status, run.progress = MatchRun.Status.COMPUTING, 0
    run.save(update_fields=["weights", "status", "progress"])
    record("matching.run.rerun", actor=actor, target=run, weights=run.weights)
    return _compute_now_or_later(run)


def compute_run(*, run_id: UUID, progress: Progress = lambda done, of: None) -> bool:
    """Does the computing of a run that waits for it; False when there is nothing to do (any more). Safe to call twice.

    Opens transactions of its own when there is none, and holds none while it computes.
    """
    with transaction.atomic():
        run = MatchRun.objects.select_related("program").filter(pk=run_id, status=MatchRun.Status.COMPUTING).first()
        if run is None:
            return False
        inputs = gather(run)
    outcome = match(inputs.learners, inputs.mentors, inputs.weights, excluded=inputs.excluded, locked=inputs.locked, progress=progress)
    with transaction.atomic():
        return _keep(run_id, inputs, outcome)


def report_progress(*, run_id: UUID, percent: int) -> None:
    """Shown by the run's page while it waits."""
    with transaction.atomic():
        MatchRun.objects.filter(pk=run_id, status=MatchRun.Status.COMPUTING).update(progress=percent)


def gather(run: MatchRun) -> Inputs:
    """Learners left out by hand take no part; kept pairs do."""
    kept = {place.learner_id: place.mentor_id for place in run.proposals.filter(is_locked=True)}
    learners = [e for e in unmatched_learners(run.program) if kept.get(e.pk, ...) is not None]
    mentors = profiles_of(free_mentors(run.program), seats_taken(run.program))
    locked = {str(learner): str(mentor) for learner, mentor in kept.items() if mentor is not None}
    return Inputs(profiles_of(learners), [m for m in mentors if m.seats], dict(run.weights), excluded_pairs(run.program), locked)


def locked_run(run_id: UUID) -> MatchRun:
    """The draft, held until the transaction ends; Refused when it is not one (any more)."""
    run = MatchRun.objects.select_for_update(of=("self",)).select_related("program").get(pk=run_id)
    if run.status != MatchRun.Status.DRAFT:
        raise Refused(_("This run is no draft any more, so nothing was changed."), "not_draft")
    return run


def refresh_figures(run: MatchRun) -> None:
    scores = list(run.proposals.filter(mentor__isnull=False).values_list("score", flat=True))
    run.covered, run.total = len(scores), sum(scores)
    run.save(update_fields=["covered", "total"])


def _weights(weights: Mapping[str, int]) -> dict[str, int]:
    try:
        return checked_weights(weights)
    except ValueError:
        raise Refused(_("Give some weight to at least one criterion."), "weights")


def _compute_now_or_later(run: MatchRun) -> MatchRun:
    inputs = gather(run)
    if len(inputs.learners) * len(inputs.mentors) <= IN_REQUEST:
        compute_run(run_id=run.pk)
        run.refresh_from_db()
    else:
        transaction.on_commit(lambda: current_app.send_task("matching.compute_run", args=[str(run.pk)]), robust=True)
    return run


def _keep(run_id: UUID, inputs: Inputs, outcome: Outcome) -> bool:
    run = MatchRun.objects.select_for_update().get(pk=run_id)
    if run.status != MatchRun.Status.COMPUTING:
        return False
    left_out = run.proposals.filter(is_locked=True, mentor__isnull=True)
    run.proposals.exclude(pk__in=left_out).delete()
    Proposal.objects.bulk_create([_proposal(run, place, inputs.locked) for place in outcome.places])
    run.status, run.progress, run.inputs_hash = MatchRun.Status.DRAFT, 100, inputs.fingerprint()
    run.learners, run.mentors = len(outcome.places) + left_out.count(), len(inputs.mentors)
    run.covered, run.total = outcome.covered, outcome.total
    run.save()
    return True


def _proposal(run, place, locked) -> Proposal:
    return Proposal(run=run, learner_id=UUID(place.learner), mentor_id=place.mentor and UUID(place.mentor), score=place.score,
                    parts=[part.as_json() for part in place.parts], reason=place.reason,
                    is_locked=place.mentor is not None and locked.get(place.learner) == place.mentor)
