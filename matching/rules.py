"""What each rule takes away, counted on all pairs with the engine's own arrays."""
from dataclasses import dataclass

import numpy as np

from .engine.criteria import Criteria
from .engine.people import Cohort
from .engine.profiles import NOTHING_KNOWN
from .engine.scored import ScoredPairs

AT_ONCE = 1 << 20  # pairs looked at together
EXCLUDED = "excluded"


@dataclass(frozen=True)
class Effect:
    """What one rule takes away by itself: `pairs` that only it forbids, `learners` who have a possible mentor only without it."""

    rule: str
    pairs: int
    learners: int


@dataclass(frozen=True)
class Effects:
    """`possible` of all `pairs`; `alone` learners without any possible mentor; the rules in force with what each takes away."""

    pairs: int
    possible: int
    learners: int
    alone: int
    rules: list[Effect]


def effects_of(learners, mentors, criteria: Criteria, facts) -> Effects:
    """Of profiles; mentors without a free place count for nothing."""
    mentors = [m for m in mentors if m.seats > 0]
    whole, bare = Cohort.of(learners, mentors, facts), Cohort.of(learners, mentors, NOTHING_KNOWN)
    free = _possible(ScoredPairs(whole, criteria))
    alone = ~free.any(axis=1)
    ways = {rule: (whole, criteria.without(rule)) for rule in criteria.rules} | {EXCLUDED: (bare, criteria)}
    rules = []
    for rule, way in ways.items():
        more = _possible(ScoredPairs(*way)) & ~free
        if rule != EXCLUDED or more.any():
            rules.append(Effect(rule, int(more.sum()), int((more.any(axis=1) & alone).sum())))
    return Effects(free.size, int(free.sum()), len(learners), int(alone.sum()), rules)


def _possible(pairs: ScoredPairs) -> np.ndarray:
    """bool[learners, mentors]"""
    return scores_and_possible(pairs)[1]


def scores_and_possible(pairs: ScoredPairs) -> tuple[np.ndarray, np.ndarray]:
    """(int64[learners, mentors], bool of the same) of all pairs, some rows at a time."""
    score, possible = np.zeros((pairs.learners, pairs.mentors), np.int64), np.zeros((pairs.learners, pairs.mentors), bool)
    rows = max(1, AT_ONCE // max(1, pairs.mentors))
    for start in range(0, pairs.learners, rows):
        part = np.arange(start, min(start + rows, pairs.learners))
        i, j = np.repeat(part, pairs.mentors), np.tile(np.arange(pairs.mentors), len(part))
        points, allowed = pairs.score(i, j)
        score[part], possible[part] = points.reshape(len(part), -1), allowed.reshape(len(part), -1)
    return score, possible
