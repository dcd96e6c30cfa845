"""A run is computed in the request when it is small, in a worker otherwise, and is a draft then."""
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from programs.models import Program

from ..cohorts import Cohort, Solved
from ..engine import speed
from ..models import CriteriaVersion, MatchRun, Proposal, RunRecord, Way
from ..records import libraries, opened, outcome_json, squeezed
from ..selectors.comparisons import pairs_of
from ..selectors.criteria import saved_criteria
from ..selectors.fitting import can_fit, changes_since, gathered
from ..selectors.people import free_mentors, unmatched_learners
from ..selectors.settings import allows
from .profiles import pack_missing
from .waking import compute_soon

IN_REQUEST = 2_000  # pairs; more would keep the person waiting for more than a blink
LARGE = 1_000_000  # pairs; below, compiling would take longer than it saves
SILENT_FOR = timedelta(minutes=2)  # without a sign of life the worker is taken for dead
Progress = Callable[[int, int], None]
Status = MatchRun.Status
OPEN = (Status.COMPUTING, Status.DRAFT)


class Stopped(Exception):
    """Raised by a progress callback: nobody wants the result any more."""


def start_run(*, actor: Membership, program: Program, criteria: CriteriaVersion | None = None,
              objective: str = MatchRun.Objective.COVERAGE) -> MatchRun:
    """A draft for the program's learners without a mentor, by its present criteria if none are given.

    Refused while another draft is open, or when nobody waits.
    """
    run = begin_run(actor=actor, program=program, way=Way.RUN, criteria=criteria, objective=_known(objective))
    return compute_now_or_later(run)


def begin_run(*, actor: Membership, program: Program, way: str, criteria: CriteriaVersion | None = None,
              objective: str = MatchRun.Objective.COVERAGE, **facts) -> MatchRun:
    """A run that waits to be computed; the program is held until the transaction ends. `facts`: further fields of the run."""
    program = Program.objects.select_for_update().get(pk=program.pk)
    if program.status == Program.Status.CLOSED:
        raise Refused(_("This program is closed. Reopen it to pair people."), "closed")
    if not allows(program, way):
        raise Refused(_("In this program people are not matched this way."), "way")
    if program.match_runs.filter(status__in=OPEN).exists():
        raise Refused(_("A draft is already open for this program. Publish it or discard it first."), "draft_open")
    if not unmatched_learners(program).exists():
        raise Refused(_("Every learner of this program has a mentor or a proposal."), "nobody_waits")
    run = MatchRun.objects.create(program=program, status=Status.COMPUTING, progress=0, criteria=criteria or saved_criteria(program),
                                  objective=objective, created_by=actor, created_at=clock.now(), heard_at=clock.now(), **facts)
    record("matching.run.started", actor=actor, target=run, criteria=_number(run), objective=objective)
    return run


def rerun(*, actor: Membership, run: MatchRun, objective: str = "") -> MatchRun:
    """Computes an open draft anew around its kept places, by the present criteria, with another objective if given."""
    run = locked_run(run.pk)
    run.objective = _known(objective or run.objective)
    run.criteria, run.is_fitting = saved_criteria(run.program), False
    _wait(run)
    record("matching.run.rerun", actor=actor, target=run, criteria=_number(run), objective=run.objective)
    return compute_now_or_later(run)


def fit_in(*, actor: Membership, run: MatchRun) -> MatchRun:
    """Makes an open draft fit those who came and went since, by its own criteria; hardly anybody else gets another mentor.

    The record stays that of the last computing: this is a change by hand. Refused: "fitting" (circles, stable pairs), "nobody".
    """
    run = locked_run(run.pk)
    if not can_fit(run):
        raise Refused(_("This draft can only be computed again."), "fitting")
    changes = changes_since(run)
    if not changes:
        raise Refused(_("Nobody came or went since this draft was made."), "nobody")
    run.is_fitting = True
    _wait(run)
    record("matching.run.fitted", actor=actor, target=run, came=changes.came, left=changes.left, lost=changes.lost)
    return compute_now_or_later(run)


def cancel_run(*, actor: Membership, run: MatchRun) -> MatchRun:
    """Stops a run that is being computed, whether its worker still lives or not. What was a draft before is that draft again."""
    run = MatchRun.objects.select_for_update().get(pk=run.pk)
    if run.status != Status.COMPUTING:
        raise Refused(_("This run is not being computed any more, so there was nothing to stop."), "not_computing")
    before = RunRecord.objects.filter(run=run).first()
    run.status = Status.CANCELLED if before is None else Status.DRAFT
    if before is not None:
        run.criteria_id, run.objective, run.progress = before.criteria_id, opened(before.inputs)["objective"], 100
    run.is_fitting = False
    run.save(update_fields=["status", "criteria", "objective", "progress", "is_fitting"])
    record("matching.run.cancelled", actor=actor, target=run, progress=run.progress)
    return run


def restart_run(*, actor: Membership, run: MatchRun) -> MatchRun:
    """Gives a run whose worker has gone silent to another one."""
    run = MatchRun.objects.select_for_update(of=("self",)).select_related("program", "criteria").get(pk=run.pk)
    if not is_silent(run):
        raise Refused(_("This run is being computed. Wait a little, or cancel it."), "alive")
    _wait(run)
    record("matching.run.restarted", actor=actor, target=run)
    return compute_now_or_later(run)


def is_silent(run: MatchRun) -> bool:
    return run.status == Status.COMPUTING and (run.heard_at is None or run.heard_at < clock.now() - SILENT_FOR)


def compute_run(*, run_id: UUID, progress: Progress = lambda done, of: None, compiled: bool = False) -> bool:
    """Does the computing of a run that waits for it; False when there is nothing to do (any more). Safe to call twice.

    Opens transactions of its own when there is none, and holds none while it computes. `compiled`: for a large cohort the engine's
    kernels may be compiled, which takes seconds; a worker's process allows that, the web's never.
    """
    with transaction.atomic():
        run = _waiting(run_id)
        if run is None:
            return False
        pack_missing([*unmatched_learners(run.program), *free_mentors(run.program)])
        cohort, held = gathered(run), pairs_of(run) if run.is_fitting else None
    if compiled and cohort.size > LARGE:
        speed.use_numba()
    try:
        each = cohort.solve_each(progress) if held is None else {}
        solved = each[cohort.objective] if held is None else cohort.fitted(held, progress)
    except Stopped:
        return False
    with transaction.atomic():
        return _keep(run_id, cohort, solved, each)


def report_progress(*, run_id: UUID, percent: int) -> bool:
    """Shown by the run's page while it waits. False once nobody waits for the run any more."""
    with transaction.atomic():
        return bool(MatchRun.objects.filter(pk=run_id, status=Status.COMPUTING).update(progress=percent, heard_at=clock.now()))


def locked_run(run_id: UUID) -> MatchRun:
    """The draft, held until the transaction ends; Refused when it is not one (any more)."""
    run = MatchRun.objects.select_for_update(of=("self",)).select_related("program", "criteria").get(pk=run_id)
    if run.status != Status.DRAFT:
        raise Refused(_("This run is no draft any more, so nothing was changed."), "not_draft")
    return run


def refresh_figures(run: MatchRun) -> None:
    scores = list(run.proposals.filter(mentor__isnull=False).values_list("score", flat=True))
    run.covered, run.total = len(scores), sum(scores)
    run.save(update_fields=["covered", "total"])


def _known(objective: str) -> str:
    if objective not in MatchRun.Objective.values:
        raise Refused(_("Choose one of the three objectives."), "objective")
    return objective


def _number(run: MatchRun) -> int | None:
    return run.criteria.number if run.criteria else None


def _wait(run: MatchRun) -> None:
    run.status, run.progress, run.heard_at = Status.COMPUTING, 0, clock.now()
    run.save(update_fields=["status", "progress", "heard_at", "objective", "criteria", "is_fitting"])


def _waiting(run_id: UUID) -> MatchRun | None:
    return MatchRun.objects.select_related("program", "criteria").filter(pk=run_id, status=Status.COMPUTING).first()


def compute_now_or_later(run: MatchRun) -> MatchRun:
    if unmatched_learners(run.program).count() * free_mentors(run.program).filter(free__gt=0).count() <= IN_REQUEST:
        compute_run(run_id=run.pk)
        run.refresh_from_db()
    else:
        compute_soon(run)
    return run


def _keep(run_id: UUID, cohort: Cohort, solved: Solved, each: dict[str, Solved]) -> bool:
    run = MatchRun.objects.select_for_update().get(pk=run_id)
    if run.status != Status.COMPUTING:
        return False
    left_out = run.proposals.filter(is_locked=True, mentor__isnull=True)
    run.proposals.exclude(pk__in=left_out).delete()
    Proposal.objects.bulk_create(_proposals(run, cohort, solved), batch_size=500)
    run.status, run.progress, run.is_fitting = Status.DRAFT, 100, False
    run.learners, run.mentors = len(cohort.learners) + left_out.count(), len(cohort.mentors)
    run.covered, run.total = solved.covered, solved.total
    if each:
        run.inputs_hash = cohort.fingerprint()
        RunRecord.objects.update_or_create(run=run, defaults={
            "criteria_id": run.criteria_id, "inputs": squeezed(cohort.as_json()), "outcome": squeezed(outcome_json(each, cohort.objective)),
            "libraries": libraries(), "made_at": clock.now()})
    run.save()
    return True


def _proposals(run, cohort: Cohort, solved: Solved):
    mentors = {m.id: m for m in cohort.mentors}
    for learner in sorted(cohort.learners, key=lambda person: person.id):
        mentor = solved.pairs.get(learner.id)
        parts = [part.as_json() for part in cohort.parts(learner, mentors[mentor])] if mentor else []
        yield Proposal(run=run, learner_id=UUID(learner.id), mentor_id=mentor and UUID(mentor), score=solved.scores.get(learner.id, 0),
                       parts=parts, reason=solved.reasons.get(learner.id, ""),
                       is_locked=mentor is not None and cohort.locked.get(learner.id) == mentor)
