"""A whole cohort at once: locked pairs kept, all others solved around them."""
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .criteria import Criteria
from .pairs import Found, Pairs
from .people import Cohort
from .scored import ScoredPairs


@dataclass(frozen=True)
class Placed:
    """`match`: the mentor of each learner, -1 for none. `locked`: those kept. `dropped`: learners whose lock was not possible, or whose
    mentor had no seat left, and who were placed with the others. `solution`: of the learners not locked, in the order of `free`."""

    pairs: ScoredPairs
    match: np.ndarray
    locked: np.ndarray
    dropped: np.ndarray
    free: np.ndarray
    seats: np.ndarray
    solution: object

    @property
    def covered(self) -> int:
        return int((self.match >= 0).sum())

    @property
    def total(self) -> int:
        i = np.flatnonzero(self.match >= 0)
        return int(self.pairs.score(i, self.match[i])[0].sum())


def place(cohort: Cohort, criteria: Criteria, solve: Callable, **how) -> Placed:
    """`solve(pairs, seats)` is solve.solve, or another that answers alike; `how` goes to ScoredPairs."""
    pairs = ScoredPairs(cohort, criteria, **how)
    match, seats = np.full(pairs.learners, -1, np.int64), cohort.seats.copy()
    dropped = []
    allowed = pairs.score(*cohort.locked)[1]
    for i, j, possible in zip(*cohort.locked, allowed, strict=True):
        if possible and seats[j] > 0:
            match[i], seats[j] = j, seats[j] - 1
        else:
            dropped.append(int(i))
    locked, free = np.flatnonzero(match >= 0), np.flatnonzero(match < 0)
    solution = solve(_Among(pairs, free), seats)
    match[free] = solution.match
    return Placed(pairs, match, locked, np.array(dropped, np.int64), free, seats, solution)


class _Among:
    """The pairs of some learners, numbered anew."""

    def __init__(self, pairs: Pairs, rows: np.ndarray):
        self.pairs, self.rows, self.learners, self.mentors, self.low = pairs, rows, len(rows), pairs.mentors, pairs.low

    def top(self, k: int) -> Found:
        return tuple(column[self.rows] for column in self.pairs.top(k))

    def beating(self, utility, price, bonus, rows, limit, cols=None) -> Found:
        every = np.zeros(self.pairs.learners, np.int64)
        every[self.rows] = utility
        i, j, s = self.pairs.beating(every, price, bonus, self.rows[rows], limit, cols)
        return np.searchsorted(self.rows, i), j, s

    def score(self, i, j) -> tuple[np.ndarray, np.ndarray]:
        return self.pairs.score(self.rows[i], j)
