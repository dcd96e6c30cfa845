"""Is a run what it says? Computed again from its record, and its optimum checked by the certificate; or handed out to be checked."""
from dataclasses import dataclass

from ..cohorts import Cohort, fingerprint_of
from ..exchange import fault_in, problem_of, result_of
from ..models import MatchRun
from ..records import cohort_of, opened, solved_of
from .comparisons import record_of

FILES = ("record", "in", "out")


@dataclass(frozen=True)
class Check:
    """`same_input`: the record is the one the run was made from. `same_pairs`: computing it again gives the same pairs.

    `fault`: what the stand-alone check on every pair says against it, in English for whoever mends it; None when it is proved.
    `gap`: of circles, by how much another way could be worth more at most; None of pairs.
    """

    objective: str
    same_input: bool
    same_pairs: bool
    fault: str | None
    covered: int
    total: int
    gap: int | None = None


def check_run(run: MatchRun) -> Check | None:
    """None for runs older than records."""
    record = record_of(run)
    if record is None:
        return None
    cohort, kept = cohort_of(record.inputs), solved_of(opened(record.outcome))
    return Check(cohort.objective, fingerprint_of(opened(record.inputs)) == run.inputs_hash, cohort.solve().pairs == kept.pairs,
                 fault_in(cohort, kept), kept.covered, kept.total, kept.gap if cohort.circles else None)


def file_of(run: MatchRun, which: str) -> dict | None:
    """`record`: all that the run read and found. `in` and `out`: the engine's own files. Ids only, no names.

    None without a record; of circles `in` and `out` are None, for the engine's files know no sizes.
    """
    record = record_of(run)
    if record is None:
        return None
    if which == "record":
        return {"run": str(run.pk), "made_at": record.made_at.isoformat(), "inputs_sha256": run.inputs_hash,
                "libraries": record.libraries, "inputs": opened(record.inputs), "outcome": opened(record.outcome)}
    cohort: Cohort = cohort_of(record.inputs)
    if cohort.circles:
        return None
    problem = problem_of(cohort)
    return problem if which == "in" else result_of(problem, solved_of(opened(record.outcome)))
