"""Is a run what it says? Computed again from its record, and its optimum checked by the certificate."""
from dataclasses import dataclass

from ..models import MatchRun
from ..records import cohort_of, opened
from .comparisons import record_of


@dataclass(frozen=True)
class Check:
    """`same_input`: the record is the one the run was made from. `same_pairs`: computing it again gives the same pairs."""

    same_input: bool
    same_pairs: bool
    covered: int
    total: int


def check_run(run: MatchRun) -> Check | None:
    """None for runs older than records."""
    record = record_of(run)
    if record is None:
        return None
    cohort, outcome = cohort_of(record.inputs), opened(record.outcome)
    solved = cohort.solve()
    return Check(cohort.fingerprint() == run.inputs_hash, sorted(map(list, solved.pairs.items())) == outcome["pairs"],
                 solved.covered, solved.total)


def record_json(run: MatchRun) -> dict | None:
    """IN and OUT as anybody can compute with them; ids only, no names."""
    record = record_of(run)
    return None if record is None else {
        "run": str(run.pk), "made_at": record.made_at.isoformat(), "inputs_sha256": run.inputs_hash, "libraries": record.libraries,
        "in": opened(record.inputs), "out": opened(record.outcome)}
