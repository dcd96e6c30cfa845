"""The proof that a matching is an optimum: a price for each mentor's seat, and the bonus that puts coverage first. In integers."""
from dataclasses import dataclass

import numpy as np

from .engine.objectives import NeedsFirst, Worth
from .engine.pairs import NONE, Pairs
from .engine.people import Cohort
from .engine.solve import Solution


@dataclass(frozen=True)
class Certificate:
    """`prices`: mentor id -> price, those of 0 left out.

    It holds when, with u[i] = max(0, greatest worth[i, j] + bonus - price[j]) over the possible mentors of learner i, the sum of all u
    and of seats[j] * price[j] is the sum of worth + bonus over the pairs made: no other pairs can then add up to more.
    """

    bonus: int
    prices: dict[str, int]

    @classmethod
    def of(cls, found: Solution, cohort: Cohort) -> "Certificate":
        prices = zip(cohort.mentor_ids, found.price.tolist(), strict=True)
        return cls(found.bonus, {mentor: price for mentor, price in prices if price})

    def holds(self, pairs: Pairs, cohort: Cohort, match: np.ndarray, objective: NeedsFirst | None) -> bool:
        """On every pair, with nothing taken from the solver but its prices."""
        judged = Worth(pairs, objective) if objective else pairs
        price = np.array([self.prices.get(mentor, 0) for mentor in cohort.mentor_ids], np.int64)
        covered = np.flatnonzero(match >= 0)
        worth, possible = judged.score(covered, match[covered])
        seats = np.minimum(cohort.seats, cohort.learners.count)
        if not possible.all() or (price < 0).any() or (np.bincount(match[covered], minlength=len(price)) > seats).any():
            return False
        made = sum((worth + self.bonus).tolist())
        return made == sum(self._best(judged, price).tolist()) + sum((seats * price).tolist())

    def _best(self, judged: Pairs, price: np.ndarray) -> np.ndarray:
        """The u of every learner: the best of the pairs listed, and of the others where those could beat it."""
        if not len(price):
            return np.zeros(judged.learners, np.int64)
        mentor, worth, bound = judged.top(min(len(price), 64))
        net = np.where(mentor >= 0, worth + self.bonus - price[mentor], 0)
        best = np.maximum(net.max(axis=1, initial=0), 0)
        rows = np.flatnonzero((bound != NONE) & (bound + self.bonus - int(price.min()) > best))
        if len(rows):
            i, j, more = judged.beating(best, price, self.bonus, rows, 1)
            best[i] = np.maximum(best[i], more + self.bonus - price[j])
        return best
