"""Who fares how: by group, which the score never knows, and what each rule costs."""
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from .criteria import Criteria
from .people import Cohort
from .scored import ScoredPairs


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


def by_group(pairs: ScoredPairs, match: np.ndarray, groups: Sequence[str]) -> list[GroupFigures]:
    """`groups`: of each learner in the order of the cohort. In alphabetical order."""
    covered = np.flatnonzero(match >= 0)
    score = np.zeros(pairs.learners, np.int64)
    score[covered] = pairs.score(covered, match[covered])[0]
    able = pairs.top(1)[0][:, 0] >= 0
    names = np.asarray(groups, object)
    return [_figures(group, names == group, able, match >= 0, score) for group in sorted(set(groups))]


def _figures(group, ours, able, covered, score) -> GroupFigures:
    got = score[ours & covered]
    return GroupFigures(group, int(ours.sum()), int((ours & able).sum()), len(got), int(got.sum()) // len(got) if len(got) else None,
                        int(got.min()) if len(got) else None)


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
