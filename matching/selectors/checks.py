"""Is a run what it says? Computed again from its record, and its optimum checked by the certificate."""
from dataclasses import dataclass

from ..models import MatchRun
from ..objectives import STABLE, blocking
from ..records import cohort_of, opened, solved_of
from .comparisons import record_of


LISTED = 200_000  # pairs whose scores are written out


@dataclass(frozen=True)
class Check:
    """`same_input`: the record is the one the run was made from. `same_pairs`: computing it again gives the same pairs.

    `proved`: the kept certificate holds on every pair; None for a stable run, which has none and is checked by its `blocking` pairs.
    """

    same_input: bool
    same_pairs: bool
    proved: bool | None
    blocking: int
    covered: int
    total: int


def check_run(run: MatchRun) -> Check | None:
    """None for runs older than records."""
    record = record_of(run)
    if record is None:
        return None
    cohort, outcome = cohort_of(record.inputs), opened(record.outcome)
    kept, solved = solved_of(outcome), cohort.solve()
    proved = None if cohort.objective == STABLE else cohort.proved(kept)
    return Check(cohort.fingerprint() == run.inputs_hash, solved.pairs == kept.pairs, proved, _blocking(cohort, kept), kept.covered,
                 kept.total)


def _blocking(cohort, kept) -> int:
    """Among those who are not kept together by hand."""
    market = cohort.market()
    scores = market.scores()
    return blocking(scores, market.seats, {a: b for a, b in kept.pairs.items() if (a, b) in scores})


def record_json(run: MatchRun) -> dict | None:
    """IN and OUT as anybody can compute with them; ids only, no names. `scores` of all possible pairs while they are not too many."""
    record = record_of(run)
    if record is None:
        return None
    cohort = cohort_of(record.inputs)
    scores = sorted([*pair, score] for pair, score in cohort.all_scores().items()) if cohort.size <= LISTED else None
    return {"run": str(run.pk), "made_at": record.made_at.isoformat(), "inputs_sha256": run.inputs_hash, "libraries": record.libraries,
            "in": opened(record.inputs) | {"scores": scores}, "out": opened(record.outcome)}
