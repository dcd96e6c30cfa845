"""A run as the engine's own files, IN and OUT (docs/topics/matching_records.md): numbers for people, so that anybody can check them."""
import numpy as np

from . import circled
from .cohorts import Cohort, Solved
from .engine.objectives import NeedsFirst
from .engine.verify import fault_of
from .objectives import NEEDS_FIRST, STABLE


def problem_of(cohort: Cohort) -> dict:
    """IN: what is left to solve once kept pairs are set aside. `learner_ids`, `mentor_ids` say who the numbers are."""
    market = cohort.market()
    i, j, s = market.edges()
    needs = NeedsFirst()
    known = {"threshold": needs.threshold, "steepness": needs.steepness} if cohort.objective == NEEDS_FIRST else {}
    return {"learners": market.free.learners.count, "mentors": market.free.mentors.count, "capacity": market.free.seats.tolist(),
            "edges": {"learner": i.tolist(), "mentor": j.tolist(), "score": s.tolist()}, "objective": cohort.objective,
            "minimize": False, "learner_ids": list(market.free.learner_ids), "mentor_ids": list(market.free.mentor_ids)} | known


def result_of(problem: dict, solved: Solved) -> dict:
    """OUT, for the same people in the same order."""
    number = {mentor: j for j, mentor in enumerate(problem["mentor_ids"])}
    pairs = [[i, number[solved.pairs[a]]] for i, a in enumerate(problem["learner_ids"]) if a in solved.pairs]
    scores = [solved.scores[problem["learner_ids"][i]] for i, _j in pairs]
    return {"objective": problem["objective"], "minimize": False, "pairs": pairs, "covered": len(pairs), "total": sum(scores),
            "minimum": min(scores, default=None), "optimal": True, "certificate": _certificate(problem, solved)}


def _certificate(problem: dict, solved: Solved) -> dict:
    if solved.certificate is None:
        return {"kind": "stability", "ties": "the lower number is preferred"}
    needs = {name: problem[name] for name in ("threshold", "steepness") if name in problem}
    prices = [solved.certificate.prices.get(mentor, 0) for mentor in problem["mentor_ids"]]
    return {"kind": "prices", "bonus": solved.certificate.bonus, "prices": prices} | needs


def fault_in(cohort: Cohort, solved: Solved) -> str | None:
    """What does not hold of a result, by the stand-alone check on every pair; None when it is proved. Circles: by their sizes."""
    if cohort.circles:
        return circled.fault_in(cohort.circles, cohort.locked, solved.pairs)
    if cohort.objective != STABLE and solved.certificate is None:
        return "there is no certificate"
    problem = problem_of(cohort)
    if any(mentor not in problem["mentor_ids"] for learner, mentor in solved.pairs.items() if learner in problem["learner_ids"]):
        return "a mentor is not of this cohort"
    edges = {short: np.array(problem["edges"][name], np.int64) for short, name in (("i", "learner"), ("j", "mentor"), ("s", "score"))}
    return fault_of(problem | edges, result_of(problem, solved))
