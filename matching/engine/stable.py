"""Stable matching: no learner and mentor would both rather have each other. Deferred acceptance with learners asking (Gale and Shapley).

Of all the stable matchings it is the best one for every learner at once, and no learner gains by a list that is not the true one.
"""
from heapq import heappush, heappushpop

import numpy as np

from .pairs import NONE, Pairs
from .solve import LISTED, Solution, solution_of

_LOWEST = np.iinfo(np.int64).min // 2


def stable(pairs: Pairs, seats, mentors_view: Pairs | None = None) -> Solution:
    """Learners prefer the higher score; mentors too, or the higher score in `mentors_view`. Of equal scores, the lower number.

    A pair that is possible in one view only cannot be.
    """
    seats = np.minimum(np.asarray(seats, np.int64), pairs.learners).tolist()
    wishes = _Wishes(pairs, mentors_view or pairs)
    held: list[list[tuple[int, int]]] = [[] for _ in seats]  # (regard, -learner): the least welcome is the first
    asking = list(range(pairs.learners))
    while asking:
        learner = asking.pop()
        wish = wishes.next(learner)
        if wish is None:
            continue
        mentor, regard = wish
        if len(held[mentor]) < seats[mentor]:
            heappush(held[mentor], (regard, -learner))
        else:
            asking.append(-heappushpop(held[mentor], (regard, -learner))[1] if seats[mentor] else learner)
    match = np.full(pairs.learners, -1)
    for mentor, learners in enumerate(held):
        match[[-learner for _, learner in learners]] = mentor
    return solution_of(pairs, match)


class _Wishes:
    """Each learner's mentors from the most wanted on, with the mentor's regard; beyond the best, read when they are needed."""

    def __init__(self, pairs, view):
        self.pairs, self.view = pairs, view
        mentor, score, bound = pairs.top(min(LISTED, pairs.mentors))
        i, n = np.nonzero(mentor >= 0)
        lists = np.split(np.stack(self._regarded(i, mentor[i, n])), np.searchsorted(i, np.arange(1, len(mentor))), axis=1)
        self.lists = [iter(list(zip(*part.tolist(), strict=True))) for part in lists[:len(mentor)]]
        self.listed = np.count_nonzero(mentor >= 0, axis=1).tolist()
        self.more = (bound != NONE).tolist()

    def next(self, learner):
        while True:
            for mentor, regard, possible in self.lists[learner]:
                if possible:
                    return mentor, regard
            if not self.more[learner]:
                return None
            self._read_all(learner)

    def _read_all(self, learner):
        lowest, free = np.full(self.pairs.learners, _LOWEST), np.zeros(self.pairs.mentors, np.int64)
        i, mentor, _ = self.pairs.beating(lowest, free, 0, np.array([learner]), self.pairs.mentors)
        rest = np.stack(self._regarded(i, mentor))[:, self.listed[learner]:]
        self.lists[learner], self.more[learner] = iter(list(zip(*rest.tolist(), strict=True))), False

    def _regarded(self, i, mentor):
        regard, possible = self.view.score(i, mentor)
        return mentor.astype(np.int64), regard, possible.astype(np.int64)
