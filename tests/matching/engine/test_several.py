import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.engine.circles import solve_circles
from matching.engine.several import limit, solve_several

from .cohorts import Cohort, cohort_of, cohorts

TRIED = settings(max_examples=80, deadline=None)


def choices(cohort, wanted):
    """Every set of pairs within seats and wishes."""
    edges = list(cohort.scores)
    for chosen in itertools.product([False, True], repeat=len(edges)):
        pairs = [edge for edge, taken in zip(edges, chosen, strict=True) if taken]
        if all(sum(i == n for i, _ in pairs) <= wanted[n] for n in range(cohort.learners)) and \
                all(sum(j == n for _, j in pairs) <= cohort.seats[n] for n in range(cohort.mentors)):
            yield pairs


def rank(cohort, least, pairs):
    load = [sum(j == n for _, j in pairs) for n in range(cohort.mentors)]
    short = sum(max(0, m - has) for m, has in zip(least, load, strict=True))
    return len({i for i, _ in pairs}), -short, len(pairs), sum(cohort.scores[pair] for pair in pairs)


@TRIED
@given(cohort=cohorts(3, 3), data=st.data())
def test_several_mentors_and_least_loads_by_brute_force(cohort, data):
    wanted = [data.draw(st.integers(0, 3)) for _ in range(cohort.learners)]
    least = [data.draw(st.integers(0, seats)) for seats in cohort.seats]
    found = solve_several(cohort.pairs(), cohort.seats, wanted, least)
    pairs = list(zip(found.learner.tolist(), found.mentor.tolist(), strict=True))
    assert set(pairs) <= set(cohort.scores)
    best = max(rank(cohort, least, other) for other in choices(cohort, wanted))
    assert rank(cohort, least, pairs) == best == (found.covered, -found.short, len(pairs), found.total)
    assert found.worth == found.limit


def test_several_at_medium_size_is_proved_and_other_prices_prove_nothing():
    cohort = cohort_of("plain", "plenty", 100, 30)
    wanted, least = np.array([1, 2] * 50), np.minimum(cohort.seats, 2)
    found = solve_several(cohort.pairs(), cohort.seats, wanted, least)
    assert found.worth == found.limit
    assert (np.bincount(found.learner) <= wanted).all()
    assert limit(cohort.pairs(), np.array(cohort.seats), wanted, least, found.bonuses, found.price + 1) > found.worth


def test_a_least_load_above_the_seats_is_refused():
    with pytest.raises(ValueError, match="mentor 0"):
        solve_several(Cohort(1, 1, (1,), {(0, 0): 1}).pairs(), [1], [1], [2])


@settings(max_examples=25, deadline=None)
@given(cohort=cohorts(4, 3), data=st.data())
def test_circles_by_brute_force(cohort, data):
    least = [data.draw(st.integers(0, 3)) for _ in range(cohort.mentors)]
    found = solve_circles(cohort.pairs(), least, cohort.seats)
    sizes = [(len([j for j in match if j >= 0]), sum(cohort.scores[i, j] for i, j in enumerate(match) if j >= 0))
             for match in cohort.matchings() if all(match.count(n) in (0, *range(least[n], 9)) for n in range(cohort.mentors))]
    assert (found.covered, found.total) == max(sizes)
    assert found.gap == 0
    match = found.match.tolist()
    assert all(match.count(n) in (0, *range(least[n], cohort.seats[n] + 1)) for n in range(cohort.mentors))


def test_a_circle_that_must_take_place_does_or_is_refused():
    cohort = Cohort(2, 2, (2, 2), {(0, 0): 9, (1, 0): 9, (0, 1): 1, (1, 1): 1})
    assert solve_circles(cohort.pairs(), [2, 2], cohort.seats).match.tolist() == [0, 0]
    assert solve_circles(cohort.pairs(), [2, 2], cohort.seats, must_open=[1]).match.tolist() == [1, 1]
    with pytest.raises(ValueError):
        solve_circles(cohort.pairs(), [2, 2], cohort.seats, must_open=[0, 1])
