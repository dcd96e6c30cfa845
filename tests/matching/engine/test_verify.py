"""The checker passes what the solver makes and nothing that was tampered with."""
import copy
import re
from pathlib import Path

import numpy as np
import pytest

from matching.engine.objectives import NeedsFirst
from matching.engine.results import claim_fault, result_of
from matching.engine.solve import solve
from matching.engine.stable import stable
from matching.engine.verify import fault_of

from .cohorts import cohort_of

NEEDS = {"threshold": 20_000, "steepness": 2}


def solved(objective):
    cohort = cohort_of("plain", "balanced", 30, 10)
    problem = cohort.problem(objective) | (NEEDS if objective == "needs_first" else {})
    solution = stable(cohort.pairs(), cohort.seats) if objective == "stable" else solve(
        cohort.pairs(), cohort.seats, NeedsFirst(**NEEDS) if objective == "needs_first" else None)
    return problem, result_of(problem, solution) | {"optimal": True, "seconds": 0}


def fault(problem, result):
    return claim_fault(problem, result) or fault_of(problem, result)


def score_in(problem):
    return dict(zip(zip(problem["i"].tolist(), problem["j"].tolist(), strict=True), problem["s"].tolist(), strict=True))


def counted_again(problem, result):
    """A forger who keeps the sums right."""
    scores = [score_in(problem)[tuple(pair)] for pair in result["pairs"]]
    result |= {"covered": len(scores), "total": sum(scores), "minimum": min(scores)}


def swap(problem, result):
    """Two learners change mentors, both new pairs possible and their scores other."""
    scores, pairs = score_in(problem), result["pairs"]
    for one in pairs:
        for other in pairs:
            old, new = ((one[0], one[1]), (other[0], other[1])), ((one[0], other[1]), (other[0], one[1]))
            if all(pair in scores for pair in new) and sum(scores[p] for p in new) != sum(scores[p] for p in old):
                one[1], other[1] = other[1], one[1]
                return counted_again(problem, result)
    raise AssertionError("nothing to swap")


def drop(problem, result):
    result["pairs"].pop()
    counted_again(problem, result)


def set_in(name, value):
    def change(problem, result):
        result[name] = value(result[name])
    return change


def change_price(by, where=max):
    def change(problem, result):
        prices = result["certificate"]["prices"]
        prices[prices.index(where(prices))] += by
    return change


def fewer_seats(problem, result):
    problem["capacity"][result["pairs"][0][1]] = 0


def more_seats(problem, result):
    problem["capacity"] += 5


def set_certificate(name, value):
    def change(problem, result):
        result["certificate"][name] = value
    return change


@pytest.mark.parametrize("objective", ["coverage", "needs_first", "stable"])
def test_what_the_solver_makes_holds(objective):
    assert fault(*solved(objective)) is None


BOTH = [swap, drop, fewer_seats, more_seats, set_in("total", lambda t: t + 1), set_in("covered", lambda c: c - 1),
        set_in("minimum", lambda m: m - 1), set_in("pairs", lambda p: [*p, p[0]]), set_in("pairs", lambda p: [[*p[0][:1], 99], *p[1:]]),
        set_in("pairs", lambda p: [[-1, p[0][1]], *p[1:]]), set_in("pairs", lambda p: [[True, p[0][1]], *p[1:]]),
        set_in("pairs", lambda p: "none"), set_in("optimal", lambda o: False), set_in("total", float),
        set_in("certificate", lambda c: None)]
PRICED = [change_price(1), change_price(-1), change_price(1, min), change_price(2**70), change_price(0.5), set_certificate("prices", [1]),
          set_certificate("bonus", 0), set_certificate("bonus", 2**62), set_certificate("bonus", True), set_certificate("bonus", None)]


@pytest.mark.parametrize("objective", ["coverage", "needs_first", "stable"])
@pytest.mark.parametrize("change", BOTH)
def test_a_changed_result_does_not_hold(objective, change):
    problem, result = copy.deepcopy(solved(objective))
    change(problem, result)
    assert fault(problem, result)


@pytest.mark.parametrize("objective", ["coverage", "needs_first"])
@pytest.mark.parametrize("change", PRICED)
def test_a_changed_certificate_does_not_hold(objective, change):
    problem, result = copy.deepcopy(solved(objective))
    change(problem, result)
    assert fault(problem, result)


def test_other_parameters_do_not_hold():
    problem, result = copy.deepcopy(solved("needs_first"))
    result["certificate"]["steepness"] = 3
    assert fault(problem, result)


def test_a_result_does_not_hold_for_another_objective():
    _, result = solved("stable")
    problem, _ = solved("coverage")
    assert fault(problem, result)


DOCUMENTED = Path(__file__).parents[3] / "docs" / "topics" / "matching.md"


@pytest.mark.parametrize("change", [None, swap, drop, change_price(-1), fewer_seats, set_certificate("bonus", 0)])
def test_the_lines_in_the_documentation_are_enough(change):
    names = {"np": np}
    exec(re.search(r"```python\n(.*?)```", DOCUMENTED.read_text(encoding="utf-8"), re.DOTALL).group(1), names)
    problem, result = copy.deepcopy(solved("coverage"))
    if change:
        change(problem, result)
    given = [problem[name] for name in ("learners", "mentors", "capacity", "i", "j", "s")]
    assert names["holds"](*given, result["pairs"], result["certificate"]["bonus"], result["certificate"]["prices"]) is (change is None)
