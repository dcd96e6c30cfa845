"""What proves that no pair beyond the lists beats the prices, and keeps proving it while prices move a little.

`floor[j]` is at most the price of mentor j. Of the pairs of learner i that neither their list nor the market knows, none is worth more
than reach[i] above the floor, so that none beats what the learner has while that is reach[i] or more. A learner who falls below is
asked about once, with room for `slack`: pairs that near come into the market though they beat nothing yet. Measured on 200,000 learners
with 60,000 mentors, one pair a learner comes in that way, and joins and leaves need hardly a score for weeks.
"""
import numpy as np

from . import beats
from .pairs import NONE, Found, Pairs

AT_ONCE = 128  # pairs asked for of a learner; who has more that are near is asked about at every doubt
FEW = 8_192  # mentors; so many are asked about sooner than chosen from
LOWEST = np.iinfo(np.int64).min // 2  # of who has no pair beyond the list; any price can be taken from it
_NOTHING = (np.zeros(0, np.int64),) * 3


class Reach:
    """`bound`: the greatest score of a learner's pairs that are not listed, NONE where there is none."""

    def __init__(self, pairs: Pairs, bound: np.ndarray, bonus: int, slack: int):
        self.pairs, self.bonus, self.slack = pairs, bonus, slack
        self.most = np.where(bound == NONE, LOWEST, bound + bonus)
        self.reach, self.floor = self.most.copy(), np.zeros(pairs.mentors, np.int64)
        self._chosen, self._below = None, 0
        self._found = np.zeros(1_024, np.int64)

    def begin(self, price: np.ndarray) -> None:
        self.floor = np.maximum(price - self.slack, 0)

    def grow(self, pairs: Pairs, bound: np.ndarray) -> None:
        more = np.where(bound == NONE, LOWEST, bound + self.bonus)
        self.pairs, self.most = pairs, np.concatenate([self.most, more])
        self.reach = np.concatenate([self.reach, more])

    def forget(self, learner: int) -> None:
        """Who takes no part is not kept up to date."""
        self.reach[learner] = self.most[learner]

    def state(self) -> tuple:
        return self.reach.copy(), self.floor.copy()

    def back(self, state: tuple) -> None:
        self.reach, self.floor = state
        self._chosen = None

    def beating(self, market, learners: np.ndarray, cheaper: np.ndarray) -> Found:
        """The pairs beyond the lists that beat the prices, if only these `learners` became poorer and these mentors cheaper.

        Pairs that are near come into the market.
        """
        near = self._lower(market, cheaper[market.price[cheaper] < self.floor[cheaper]])
        doubted = np.sort(self.finding(beats.in_doubt, market.net, self.reach, learners, len(learners)))
        near = joined(near, self._ask(market, doubted))
        return joined(self._brought(market, near), self._open(market, doubted, cheaper))

    def _lower(self, market, mentors) -> Found:
        """These mentors' floors fall; the pairs that are worth more than their learner's reach now."""
        if not len(mentors):
            return _NOTHING
        self.floor[mentors] = np.maximum(market.price[mentors] - self.slack, 0)
        if self._chosen is not None and len(np.setdiff1d(mentors[self.floor[mentors] < self._below], self._chosen)):
            self._chosen = None
        place = self.finding(beats.out_of_reach, market.net, self.reach, self.most, self.floor, mentors)
        i, j, s = self._scored(place // len(mentors), mentors[place % len(mentors)])
        above = s + self.bonus - self.floor[j] > self.reach[i]
        return i[above], j[above], s[above]

    def _ask(self, market, learners) -> Found:
        """The pairs that are near of each of these learners, ascending, unless there are too many."""
        if not len(learners):
            return _NOTHING
        least = market.utility - self.slack
        i, j, s = self._among(learners, least)
        many = np.bincount(np.searchsorted(learners, i), minlength=len(learners))
        known = learners[many < AT_ONCE]
        self.reach[known] = least[known]
        kept = np.isin(i, known)
        return i[kept], j[kept], s[kept]

    def _among(self, learners, least) -> Found:
        """Of 60,000 mentors an eighth is cheap enough for nearly all of these learners; who needs more is asked about all mentors."""
        if self.pairs.mentors <= FEW:
            return self.pairs.beating(least, self.floor, self.bonus, learners, AT_ONCE)
        if self._chosen is None:
            self._choose(learners, least)
        near = self.most[learners] - least[learners] <= self._below
        found = self.pairs.beating(least, self.floor, self.bonus, learners[near], AT_ONCE, self._chosen)
        if near.all():
            return found
        found = joined(found, self.pairs.beating(least, self.floor, self.bonus, learners[~near], AT_ONCE))
        order = np.argsort(found[0], kind="stable")
        return tuple(part[order] for part in found)

    def _choose(self, learners, least):
        """So that these learners are asked about as few pairs as can be."""
        needed = np.sort(self.most[learners] - least[learners])
        within, there = np.searchsorted(np.sort(self.floor), needed), np.arange(len(needed))
        asked = there * within + (len(needed) - there) * self.pairs.mentors
        self._below = int(needed[asked.argmin()])
        self._chosen = np.flatnonzero(self.floor < self._below)

    def _brought(self, market, near) -> Found:
        """Those of the pairs that beat; the others come into the market, where they are new."""
        i, j, s = near
        beat = s + self.bonus - market.price[j] > market.utility[i]
        quiet = np.flatnonzero(~beat)
        quiet = quiet[self.finding(beats.unknown, market.net, i[quiet], j[quiet])]
        market.link(i[quiet], j[quiet], s[quiet] + self.bonus)
        return i[beat], j[beat], s[beat]

    def _open(self, market, learners, cheaper) -> Found:
        """Of learners of whom no reach is known: these with all mentors, and the others with those who became cheaper."""
        found, open_ = _NOTHING, self.finding(beats.in_doubt, market.net, self.reach, learners, len(learners))
        if len(open_):
            found = self.pairs.beating(market.utility, market.price, self.bonus, open_, AT_ONCE)
        if not len(cheaper):
            return found
        place = self.finding(beats.in_doubt_with, market.net, self.reach, self.most, np.arange(self.pairs.learners), cheaper)
        i, j, s = self._scored(place // len(cheaper), cheaper[place % len(cheaper)])
        beat = s + self.bonus - market.price[j] > market.utility[i]
        return joined(found, (i[beat], j[beat], s[beat]))

    def _scored(self, i, j) -> Found:
        """Those of the pairs that are possible."""
        if not len(i):
            return _NOTHING
        score, possible = self.pairs.score(i, j)
        return i[possible], j[possible], score[possible]

    def finding(self, kernel, *asked) -> np.ndarray:
        """What a kernel of `beats` finds."""
        many = kernel(*asked, self._found)
        if many > len(self._found):
            self._found = np.zeros(2 * many, np.int64)
            kernel(*asked, self._found)
        return self._found[:many].copy()


def joined(one: Found, other: Found) -> Found:
    return tuple(np.concatenate(parts) for parts in zip(one, other, strict=True))
