"""A run's input: kept pairs stay, the rest is the best around them, and who gets nobody is told why."""
import random
from dataclasses import replace
from itertools import product

import pytest

from matching.cohorts import Cohort
from matching.engine.criteria import CRITERIA, Criteria, Level
from matching.engine.profiles import PairFacts, Profile
from matching.engine.reference import refusals_of, score_of

from .engine.crowds import crowd

LOOSE = Criteria(levels={c: Level.LOW for c in CRITERIA}, session_minutes=30)
USUAL = Criteria(session_minutes=30)
MENTOR = Profile("m", "pm", frozenset({"fr"}), {"excel": 4}, "Finance", 12, 4, seats=1)
LEARNER = Profile("l", "pl", frozenset({"fr", "en"}), {"excel": 4}, "finance", 2, 2)


def of(seed, criteria=LOOSE):
    learners, mentors, facts = crowd(seed, learners=5, mentors=3)
    return Cohort(learners, mentors, criteria, facts)


def possible(cohort) -> dict[tuple[str, str], int]:
    return {(a.id, b.id): score_of(a, b, cohort.criteria, cohort.facts) for a in cohort.learners for b in cohort.mentors
            if b.seats and not refusals_of(a, b, cohort.criteria, cohort.facts)}


def brute(cohort, locked):
    """The best (covered, total) over every way to pair."""
    scores, seats = possible(cohort), {m.id: m.seats for m in cohort.mentors}
    options = [[locked[p.id]] if p.id in locked else [None, *(m for (x, m) in scores if x == p.id)] for p in cohort.learners]
    best = (0, 0)
    for way in product(*options):
        if all(way.count(mentor) <= seats[mentor] for mentor in set(way) - {None}):
            pairs = [(p.id, m) for p, m in zip(cohort.learners, way, strict=True) if m is not None]
            best = max(best, (len(pairs), sum(scores[pair] for pair in pairs)))
    return best


@pytest.mark.parametrize("seed", range(30))
def test_the_result_is_the_optimum(seed):
    cohort = of(seed)
    found = cohort.solve()
    assert (found.covered, found.total) == brute(cohort, {})


@pytest.mark.parametrize("seed", range(30))
def test_kept_pairs_stay_and_the_rest_is_best_around_them(seed):
    cohort = of(seed)
    able = sorted(possible(cohort))
    if not able:
        return
    locked = dict([random.Random(seed).choice(able)])
    found = cohort.kept(locked).solve()
    assert found.pairs | locked == found.pairs
    assert (found.covered, found.total) == brute(cohort, locked)


def test_kept_pairs_that_cannot_be_are_let_go():
    other = Profile("l2", "pl2", frozenset({"fr"}))
    cohort = Cohort([LEARNER, other], [MENTOR], USUAL)
    assert (cohort.solve().pairs, cohort.solve().reasons) == ({"l": "m"}, {"l2": "full"})
    assert cohort.kept({"l2": "m", "l": "gone"}).solve().pairs == {"l2": "m"}
    assert replace(cohort, facts=PairFacts(refused={("l2", "m"): "blocked"})).kept({"l2": "m"}).solve().pairs == {"l": "m"}


@pytest.mark.parametrize("seed", range(10))
def test_the_order_of_rows_changes_nothing_and_every_learner_has_a_mentor_or_a_reason(seed):
    cohort = of(seed, USUAL)
    found = cohort.solve()
    assert replace(cohort, learners=cohort.learners[::-1], mentors=cohort.mentors[::-1]).solve() == found
    assert {*found.pairs} | {*found.reasons} == {p.id for p in cohort.learners}
    assert not {*found.pairs} & {*found.reasons}


@pytest.mark.parametrize(("mentors", "facts", "reason"), [
    ([], PairFacts(), "no_mentor"),
    ([replace(MENTOR, seats=0)], PairFacts(), "no_mentor"),
    ([replace(MENTOR, languages=frozenset({"de"}))], PairFacts(), "language"),
    ([MENTOR], PairFacts(refused={("l", "m"): "excluded"}), "excluded"),
])
def test_a_learner_without_a_mentor_is_told_why(mentors, facts, reason):
    found = Cohort([LEARNER], mentors, USUAL, facts).solve()
    assert (found.covered, found.reasons) == (0, {"l": reason})


def test_nobody_at_all():
    assert Cohort([], [MENTOR], USUAL).solve().pairs == {}
