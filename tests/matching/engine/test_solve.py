"""The optimum against brute force, scipy and the checker, whatever the way, the regime and the order of the input."""
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from matching.engine.objectives import NeedsFirst, Worth, bonus_for
from matching.engine.results import claim_fault, result_of
from matching.engine.solve import solve
from matching.engine.verify import fault_of

from .cohorts import cohort_of, cohorts

TRIED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
REGIMES = [(kind, regime) for kind in ("plain", "superstar", "clones", "tied") for regime in ("scarce", "balanced", "plenty")]


def best_of(cohort, worth):
    """By coverage, then worth, then the first learner's mentor, and so on: a learner without one comes last."""
    def rank(match):
        held = [worth(cohort.scores[i, j]) for i, j in enumerate(match) if j >= 0]
        return len(held), sum(held), [-j if j >= 0 else -cohort.mentors for j in match]

    return max(cohort.matchings(), key=rank)


def holds(cohort, solution, **problem):
    problem = cohort.problem() | problem
    result = result_of(problem, solution) | {"optimal": True}
    return claim_fault(problem, result) or fault_of(problem, result)


@TRIED
@given(cohort=cohorts())
def test_the_optimum_of_brute_force_to_the_last_tie(way, cohort):
    solution = solve(cohort.pairs(), cohort.seats)
    assert tuple(solution.match.tolist()) == best_of(cohort, int)
    assert holds(cohort, solution) is None


@TRIED
@given(cohort=cohorts(), threshold=st.integers(-3, 3), steepness=st.integers(0, 3))
def test_needs_first_by_brute_force(way, few_listed, cohort, threshold, steepness):
    objective = NeedsFirst(threshold, steepness)
    solution = solve(cohort.pairs(), cohort.seats, objective)
    assert tuple(solution.match.tolist()) == best_of(cohort, lambda s: int(objective.worth(np.array(s))))
    assert holds(cohort, solution, objective="needs_first", threshold=threshold, steepness=steepness) is None


@TRIED
@given(cohort=cohorts(8, 6), data=st.data())
def test_the_same_whatever_the_order_and_however_few_pairs_are_listed(way, few_listed, cohort, data):
    order = data.draw(st.permutations(range(len(cohort.scores))))
    one, other = solve(cohort.pairs(), cohort.seats), solve(cohort.pairs(order), cohort.seats)
    assert (one.match == other.match).all()
    assert (one.price == other.price).all()
    assert holds(cohort, one) is None


@TRIED
@given(cohort=cohorts(4, 3), data=st.data())
def test_a_price_is_what_one_seat_more_would_bring(way, cohort, data):
    if not cohort.mentors:
        return
    mentor = data.draw(st.integers(0, cohort.mentors - 1))
    solution = solve(cohort.pairs(), cohort.seats)
    more = solve(cohort.pairs(), [seats + (j == mentor) for j, seats in enumerate(cohort.seats)])
    gain = more.total - solution.total + solution.bonus * (more.covered - solution.covered)
    assert solution.price[mentor] == gain


@pytest.mark.parametrize(("kind", "regime"), REGIMES)
def test_every_regime_is_proved_and_every_way_finds_the_same(way, few_listed, kind, regime):
    cohort = cohort_of(kind, regime)
    solution = solve(cohort.pairs(), cohort.seats)
    assert holds(cohort, solution) is None
    assert (solution.covered, solution.total) == by_scipy(cohort)


def by_scipy(cohort):
    column = np.repeat(np.arange(cohort.mentors), cohort.seats)
    worth = np.zeros((cohort.learners, len(column)))
    scores = np.full((cohort.learners, cohort.mentors), np.nan)
    for (i, j), s in cohort.scores.items():
        scores[i, j] = s
    worth = np.where(np.isnan(scores[:, column]), 0, scores[:, column] + 1e9)
    rows, seats = linear_sum_assignment(worth, maximize=True)
    held = [int(scores[i, column[n]]) for i, n in zip(rows, seats, strict=True) if worth[i, n] > 0]
    return len(held), sum(held)


def test_the_ways_agree_to_the_last_pair_and_price(monkeypatch, request):
    cohort = cohort_of("tied", "scarce")
    found = []
    for small in (10**9, -1):
        monkeypatch.setattr("matching.engine.solve.SMALL", small)
        solution = solve(cohort.pairs(), cohort.seats)
        found.append((solution.match.tolist(), solution.price.tolist()))
    assert found[0] == found[1]


@TRIED
@given(cohort=cohorts(), data=st.data(), limit=st.integers(1, 4))
def test_worth_finds_the_pairs_that_beat_the_prices(cohort, data, limit):
    objective = NeedsFirst(data.draw(st.integers(-3, 3)), data.draw(st.integers(0, 3)))
    number = st.integers(-8, 8)
    utility = np.array([data.draw(number) for _ in range(cohort.learners)], np.int64)
    price = np.array([data.draw(number) for _ in range(cohort.mentors)], np.int64)
    bonus, rows = data.draw(number), np.arange(cohort.learners)
    found = Worth(cohort.pairs(), objective).beating(utility, price, bonus, rows, limit)
    expected = []
    for i in range(cohort.learners):
        worths = [(int(objective.worth(np.array(s))), j) for (k, j), s in cohort.scores.items() if k == i]
        margins = sorted((-(worth + bonus - price[j] - utility[i]), j, worth) for worth, j in worths)
        expected += [(i, j, worth) for margin, j, worth in margins if margin < 0][:limit]
    assert list(zip(*(part.tolist() for part in found), strict=True)) == expected


def test_a_bonus_that_does_not_fit_is_refused():
    assert bonus_for(3, -2, 5) == 24
    with pytest.raises(OverflowError):
        bonus_for(2**31, 0, 2**31)


def test_edges_are_in_the_same_order_whether_or_not_they_fit_into_one_number(monkeypatch):
    cohort = cohort_of("tied", "balanced")
    one = cohort.pairs()
    monkeypatch.setattr("matching.engine.pairs.ROOM", 0)
    other = cohort.pairs()
    for mine, theirs in ((one.i, other.i), (one.j, other.j), (one.s, other.s)):
        assert mine.tolist() == theirs.tolist()
