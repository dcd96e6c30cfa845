"""The optimal matching of a cohort, proved on all its pairs though solved on few of them.

Each learner's best pairs are solved exactly; the prices of that optimum then judge every other pair, and those that would beat them
join in, until none does. What comes out is an optimum over all pairs, and its prices are the proof (docs/topics/matching.md).
"""
from dataclasses import dataclass

import numpy as np

from . import flow, speed
from .market import Market
from .objectives import NeedsFirst, Worth, bonus_for
from .pairs import NONE, Pairs
from .ties import first_of_equals

SOLVED = 24  # of each learner's best pairs, that many are solved at first
LISTED = 64  # and that many are kept at hand
SMALL = 3_000  # edges; up to here plain Python is faster than loading OR-Tools
LOWEST_SCORE = -(2**31)


@dataclass(frozen=True)
class Solution:
    """`match`: the mentor of each learner, -1 for none. `price`: of a seat with each mentor, in worth; `bonus`: see bonus_for.

    Without a price (None), nothing was priced. `total`, `lowest` and `highest` (None without pairs) are of the scores themselves.
    `rounds`: how often pairs were added and solved again.
    """

    match: np.ndarray
    price: np.ndarray | None
    bonus: int
    covered: int
    total: int
    lowest: int | None
    highest: int | None
    rounds: int


def solve(pairs: Pairs, seats, objective: NeedsFirst | None = None) -> Solution:
    """As many learners as can be, and of those ways the greatest total (of worth, with an objective). Each learner has one mentor.

    Of several optima the same one every time: the first learner has the lowest-numbered mentor of all they have in any, then the next.
    The prices are the lowest that prove it, so that v[j] is what one seat more with mentor j would bring.
    """
    judged = Worth(pairs, objective) if objective else pairs
    seats = np.minimum(np.asarray(seats, np.int64), pairs.learners)
    near = _Near(judged, seats, objective)
    solver = _solver(pairs.learners, seats, near)
    rounds, limit = 0, 16
    while True:
        rounds += 1
        match, utility, price = solver.settle()
        found = near.beating(utility, price, limit)
        if not len(found[0]):
            break
        solver = solver.with_more(*found)
        limit *= 2
    tight = near.beating(utility - 1, price, pairs.mentors)
    match = first_of_equals(match, utility, price, seats, tight[0], tight[1])
    return solution_of(pairs, match, price, near.bonus, rounds)


def solution_of(pairs: Pairs, match, price=None, bonus: int = 0, rounds: int = 1) -> Solution:
    covered = np.flatnonzero(match >= 0)
    scores = pairs.score(covered, match[covered])[0].tolist()
    return Solution(match, price, bonus, len(covered), sum(scores), min(scores, default=None), max(scores, default=None), rounds)


class _Near:
    """Each learner's best pairs, and of all the others the greatest worth."""

    def __init__(self, pairs, seats, objective):
        self.pairs = pairs
        self.mentor, self.score, self.bound = pairs.top(min(LISTED, pairs.mentors))
        worth = objective.worth if objective else lambda s: s
        high = int(self.score[:, 0].max(initial=LOWEST_SCORE, where=self.mentor[:, 0] >= 0)) if pairs.mentors else 0
        low = int(worth(np.array(getattr(pairs, "low", LOWEST_SCORE))))
        self.bonus = bonus_for(min(pairs.learners, int(seats.sum())), min(low, high), high)

    def solved(self):
        i, n = np.nonzero(self.mentor[:, :SOLVED] >= 0)
        return i, self.mentor[i, n].astype(np.int64), self.score[i, n] + self.bonus

    def beating(self, utility, price, limit):
        """The pairs worth more than utility + price; of those not listed, up to `limit` a learner."""
        i, n = np.nonzero((self.score + self.bonus - price[self.mentor] > utility[:, None]) & (self.mentor >= 0))
        listed = i, self.mentor[i, n].astype(np.int64), self.score[i, n]
        lowest = int(price.min()) if len(price) else 0
        rows = np.flatnonzero((self.bound != NONE) & (self.bound > utility - self.bonus + lowest))
        if len(rows):
            more = self.pairs.beating(utility, price, self.bonus, rows, limit)
            listed = _both(listed, more)
        i, j, s = listed
        _, once = np.unique(i * np.int64(self.pairs.mentors) + j, return_index=True)
        return i[once].astype(np.int64), j[once].astype(np.int64), s[once] + self.bonus


def _solver(learners, seats, near):
    paths = speed.compiled() or np.count_nonzero(near.mentor >= 0) <= SMALL
    return (_Paths if paths else _Flow)(learners, seats, near.solved())


class _Paths:
    """By shortest paths, which work a few new edges into the market quickly; a great many are the flow's business."""

    def __init__(self, learners, seats, edges):
        self.edges, self.market = edges, Market(learners, seats)
        self.market.add(*edges)
        self.market.insert_all(np.arange(learners))

    def with_more(self, *edges):
        learners, seats = len(self.market.match), np.asarray(self.market.net.seats)
        if len(edges[0]) > max(learners, SMALL):
            return _Flow(learners, seats, self.edges).with_more(*edges)
        self.edges = _both(self.edges, edges)
        self.market.improve(*edges)
        return self

    def settle(self):
        self.market.lower_prices()
        return self.market.match, self.market.utility, self.market.price


class _Flow:
    def __init__(self, learners, seats, edges):
        self.learners, self.seats, self.edges = learners, seats, edges

    def with_more(self, *edges):
        self.edges = _both(self.edges, edges)
        return self

    def settle(self):
        match = flow.best_match(self.learners, self.seats, *self.edges)
        price = flow.lowest_prices(match, len(self.seats), *self.edges)
        return match, flow.utilities(self.learners, price, *self.edges), price


def _both(edges, more):
    return tuple(np.concatenate([one, other]) for one, other in zip(edges, more, strict=True))
