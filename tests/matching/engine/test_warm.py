"""A worker that has warmed up finds the same, and nothing is left to compile when its first run comes."""
import numpy as np
import pytest

from matching.engine import beats, bids, fused, paths, speed
from matching.engine.criteria import Criteria
from matching.engine.live import Live
from matching.engine.market import Market
from matching.engine.people import Cohort
from matching.engine.scored import ScoredPairs
from matching.engine.solve import solve
from matching.engine.warm import warm_up

from .cohorts import cohort_of
from .crowds import crowd

ENTRIES = (fused, "best_of_tile"), (fused, "beating_of_tile"), (bids, "insert_all"), (bids, "lower_prices"), (paths, "improve_all")
INNER = ("add", "edge_between")  # of beats; compiled within the others


@pytest.fixture
def warm():
    plain = speed.compiled()
    if not warm_up():
        pytest.skip("numba is not installed")
    assert not plain
    yield
    speed.use_plain()


def compiled_for() -> list[int]:
    """For how many types each entry was compiled."""
    doubting = [(beats, name) for name, thing in sorted(vars(beats).items()) if hasattr(thing, "signatures") and name not in INNER]
    return [len(getattr(module, name).signatures) for module, name in (*ENTRIES, *doubting)]


def test_it_finds_the_same():
    cohort = cohort_of("tied", "balanced", 60, 18)
    plain = solve(cohort.pairs(), cohort.seats)
    try:
        assert warm_up() is speed.compiled()
        assert solve(cohort.pairs(), cohort.seats).match.tolist() == plain.match.tolist()
    finally:
        speed.use_plain()


def test_nothing_is_left_to_compile(warm):
    before = compiled_for()
    assert all(before)
    for seed, criteria in ((1, Criteria()), (2, Criteria(levels={"languages": "mandatory", "skills": "high"}, zone_gap_hours=3))):
        learners, mentors, facts = crowd(seed, learners=30, mentors=12)
        pairs = ScoredPairs(Cohort.of(learners, mentors, facts), criteria)
        found = solve(pairs, pairs.cohort.seats)
        pairs.beating(np.zeros(30, np.int64), np.zeros(12, np.int64), 0, np.arange(30), 5)
        assert found.covered
    market = Market(2, np.array([1, 1]))
    market.add(*(np.array(x) for x in ([0, 1], [0, 0], [5, 4])))
    market.insert_all(np.arange(2))
    market.improve(*(np.array(x) for x in ([1], [1], [3])))
    assert market.net.match.tolist() == [0, 1]
    state = Live(pairs, pairs.cohort.seats, range(29), penalty=5)
    state.would_join(29)
    state.join(29)
    for learner in range(3):
        state.leave(learner)
    assert compiled_for() == before
