"""One score, four ways to it: the specification, numpy in blocks, the fused pass as it is written, and the fused pass compiled."""
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.engine import blocks, speed
from matching.engine import scored as ways
from matching.engine.criteria import Criteria
from matching.engine.mentor_side import MentorSide
from matching.engine.pairs import NONE, EdgePairs
from matching.engine.people import Cohort
from matching.engine.reference import parts_of, refusals_of, score_of
from matching.engine.scored import ScoredPairs

from .crowds import criteria, crowd

MANY = {"max_examples": 30, "deadline": None}
FEW = {"max_examples": 8, "deadline": None}  # the fused pass is slow before it is compiled


@pytest.fixture
def compiled():
    assert speed.use_numba()
    yield
    speed.use_plain()


@pytest.fixture(autouse=True)
def _narrow(monkeypatch):
    """Tiles smaller than the cohorts here, so that edges are met."""
    for module in (ways, blocks):
        monkeypatch.setattr(module, "ROWS", 4)
        monkeypatch.setattr(module, "COLUMNS", 3)
    monkeypatch.setattr(ways, "HELD", 2)
    monkeypatch.setattr(ways, "TILE", 12)
    monkeypatch.setattr(ways._Fused, "rows", 4)
    monkeypatch.setattr(ways._Blocks, "rows", 4)


def specified(learners, mentors, facts, criteria) -> EdgePairs:
    found = [(i, j, score_of(a, b, criteria, facts)) for i, a in enumerate(learners) for j, b in enumerate(mentors)
             if not refusals_of(a, b, criteria, facts)]
    return EdgePairs(len(learners), len(mentors), *(zip(*found, strict=True) if found else ([], [], [])))


def assert_same(pairs: ScoredPairs, wanted: EdgePairs, seed: int) -> None:
    for k in (1, 3, wanted.mentors, wanted.mentors + 2):
        for mine, theirs in zip(pairs.top(k), wanted.top(k), strict=True):
            assert mine.tolist() == theirs.tolist()
    every = np.indices((wanted.learners, wanted.mentors)).reshape(2, -1)
    for mine, theirs in zip(pairs.score(*every), wanted.score(*every), strict=True):
        assert mine.tolist() == theirs.tolist()
    dice = np.random.default_rng(seed)
    utility, price = dice.integers(0, 60_000, wanted.learners), dice.integers(0, 30_000, wanted.mentors)
    for rows in (np.arange(wanted.learners), dice.permutation(wanted.learners)[:wanted.learners // 2 + 1]):
        for cols in (None, np.flatnonzero(dice.random(wanted.mentors) < 0.6)):
            for limit in (1, 4):
                asked = utility, price, int(dice.integers(0, 50_000)), rows, limit, cols
                for mine, theirs in zip(pairs.beating(*asked), wanted.beating(*asked), strict=True):
                    assert mine.tolist() == theirs.tolist()


@settings(**MANY)
@given(st.integers(0, 10**6), criteria())
def test_numpy_gives_what_is_specified(seed, criteria):
    learners, mentors, facts = crowd(seed)
    assert_same(ScoredPairs(Cohort.of(learners, mentors, facts), criteria, fast=False), specified(learners, mentors, facts, criteria), seed)


@settings(**FEW)
@given(st.integers(0, 10**6), criteria())
def test_the_fused_pass_as_written_gives_what_is_specified(seed, criteria):
    learners, mentors, facts = crowd(seed, learners=5, mentors=5)
    assert_same(ScoredPairs(Cohort.of(learners, mentors, facts), criteria, fast=True), specified(learners, mentors, facts, criteria), seed)


def test_the_compiled_pass_gives_what_is_specified(compiled):
    @settings(**MANY)
    @given(st.integers(0, 10**6), criteria(), st.sampled_from([1, 2]))
    def same(seed, criteria, threads):
        learners, mentors, facts = crowd(seed)
        assert_same(ScoredPairs(Cohort.of(learners, mentors, facts), criteria, threads=threads),
                    specified(learners, mentors, facts, criteria), seed)

    same()


@settings(**FEW)
@given(st.integers(0, 10**6), criteria())
def test_values_too_many_for_columns_are_looked_up_to_the_same_end(seed, criteria):
    from matching.engine import values

    learners, mentors, facts = crowd(seed)
    wanted = specified(learners, mentors, facts, criteria)
    before, values.JOINT_MOST = values.JOINT_MOST, 6
    try:
        for fast in (False, True):
            assert_same(ScoredPairs(Cohort.of(learners, mentors, facts), criteria, fast=fast), wanted, seed)
    finally:
        values.JOINT_MOST = before


@settings(**MANY)
@given(st.integers(0, 10**6), criteria())
def test_parts_add_up_to_the_score_and_none_exceeds_what_it_can_give(seed, criteria):
    learners, mentors, facts = crowd(seed, learners=3, mentors=3)
    for learner in learners:
        for mentor in mentors:
            parts = parts_of(learner, mentor, criteria, facts)
            assert sum(part.points for part in parts) == score_of(learner, mentor, criteria, facts)
            assert all(part.points <= part.of for part in parts)
            assert all(part.points >= 0 for part in parts if part.criterion not in ("past_pair", "reluctance"))


def test_one_learner_meets_mentors_read_before():
    learners, mentors, facts = crowd(3)
    every = ScoredPairs(Cohort.of(learners, mentors, facts), Criteria(), fast=False).top(4)
    side = MentorSide(Cohort.of([], mentors).mentors, Criteria())
    for n, learner in enumerate(learners):
        alone = ScoredPairs(Cohort.of([learner], mentors, facts), Criteria(), side=side, fast=False).top(4)
        assert [part[0].tolist() for part in alone] == [part[n].tolist() for part in every]


def test_nobody_gives_nothing():
    learners, mentors, facts = crowd(1)
    for one, other in (([], mentors), (learners, []), ([], [])):
        mentor, score, bound = ScoredPairs(Cohort.of(one, other, facts), Criteria(), fast=False).top(3)
        assert (mentor == -1).all()
        assert not score.any()
        assert (bound == NONE).all()


def test_the_order_in_which_people_come_changes_nothing():
    learners, mentors, facts = crowd(5)
    found = ScoredPairs(Cohort.of(learners, mentors, facts), Criteria(), fast=False).top(5)
    again = ScoredPairs(Cohort.of(learners[::-1], mentors[::-1], facts), Criteria(), fast=False).top(5)
    assert [part.tolist() for part in found] == [part.tolist() for part in again]
