"""Who fares how: by group, which the score never knows, and what each rule costs."""
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from .criteria import Criteria
from .pairs import Found, Pairs
from .people import Cohort
from .scored import ScoredPairs

NEVER = -(2**62)  # below any score


@dataclass(frozen=True)
class GroupFigures:
    """Of `n` learners, `possible` have a possible mentor at all and `covered` a mentor. `mean` (milli-points, rounded down) and `worst`
    are of those covered; None without any."""

    group: str
    n: int
    possible: int
    covered: int
    mean: int | None
    worst: int | None


def by_group(pairs: Pairs, match: np.ndarray, *asked: Sequence[str]) -> list[list[GroupFigures]]:
    """For each question asked, the figures of its groups in alphabetical order. A question: the group of each learner, in their order."""
    covered = np.flatnonzero(match >= 0)
    score = np.zeros(pairs.learners, np.int64)
    score[covered] = pairs.score(covered, match[covered])[0]
    able = pairs.top(1)[0][:, 0] >= 0
    return [[_figures(group, np.array([one == group for one in groups], bool), able, match >= 0, score) for group in sorted(set(groups))]
            for groups in asked]


def _figures(group, ours, able, covered, score) -> GroupFigures:
    got = score[ours & covered]
    return GroupFigures(group, int(ours.sum()), int((ours & able).sum()), len(got), int(got.sum()) // len(got) if len(got) else None,
                        int(got.min()) if len(got) else None)


def blocking(edges: Found, match: np.ndarray, seats: np.ndarray) -> int:
    """How many of these pairs would both rather be together: worth more to the learner than what they have, and to the mentor than a
    free seat or their least pair."""
    i, j, s = edges
    own, least, load = np.full(len(match), NEVER), np.full(len(seats), -NEVER), np.zeros(len(seats), np.int64)
    held = match[i] == j
    own[i[held]] = s[held]
    np.minimum.at(least, j[held], s[held])
    np.add.at(load, j[held], 1)
    floor = np.where(load < seats, NEVER, least)
    return int(((s > own[i]) & (s > floor[j])).sum())


@dataclass(frozen=True)
class RulePrice:
    """What a rule costs: the optimum without it less the optimum with it. `covered` learners more, and `total` points more or fewer:
    those who are covered only without it may take seats that were worth more to others."""

    rule: str
    covered: int
    total: int


def price_of_rules(cohort: Cohort, criteria: Criteria, solve: Callable, **how) -> list[RulePrice]:
    """One solution more for each rule that can be set aside. `solve(pairs, seats)` is solve.solve; `how` goes to ScoredPairs.

    The criteria keep their points: a mandatory criterion set aside still counts as high.
    """
    found = solve(ScoredPairs(cohort, criteria, **how), cohort.seats)
    prices = []
    for rule in criteria.rules:
        free = solve(ScoredPairs(cohort, criteria.without(rule), **how), cohort.seats)
        prices.append(RulePrice(rule, free.covered - found.covered, free.total - found.total))
    return prices
