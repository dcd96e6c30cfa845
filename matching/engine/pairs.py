"""All the pairs a cohort could have: what the solver asks of them, and a plain list of scored pairs that answers."""
from typing import Protocol

import numpy as np

ROOM = 2**62  # for three numbers in one
NONE = np.iinfo(np.int64).min  # the bound of a learner whose possible pairs are all listed

Found = tuple[np.ndarray, np.ndarray, np.ndarray]


class Pairs(Protocol):
    """All possible pairs of a cohort, without materialising them. Scores are exact int32/int64 integers; negative allowed.

    An object that knows that no score is below `low` may say so in an attribute of that name; the solver's numbers are smaller then.
    Learners and mentors are numbered from 0 in the order of their stable ids, so that ties go the same way every time.
    """

    learners: int
    mentors: int

    def top(self, k: int) -> Found:
        """(mentor int32[L,k] with -1 where there are fewer, score int64[L,k], bound int64[L]).

        Best first, ties by lower mentor; `bound` is the greatest score not listed, or NONE when all are.
        """

    def beating(self, utility: np.ndarray, price: np.ndarray, bonus: int, rows: np.ndarray, limit: int,
                cols: np.ndarray | None = None) -> Found:
        """(learner, mentor, score) of the pairs with score + bonus - price[mentor] > utility[learner], up to `limit` a learner.

        Only learners `rows`, and only mentors `cols` if given. The most violating first, ties by lower mentor; rows in their order.
        `utility` and `price` are int64 of all learners and all mentors.
        """

    def score(self, i: np.ndarray, j: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(score int64, possible bool) of the pairs (i[n], j[n])."""


def every(pairs: Pairs) -> Found:
    """All possible pairs: each learner's, best first."""
    mentor, score, _ = pairs.top(pairs.mentors)
    i, place = np.nonzero(mentor >= 0)
    return i, mentor[i, place].astype(np.int64), score[i, place]


class EdgePairs:
    """Pairs from a list: learner i[n] may have mentor j[n] with score s[n]. Any order; each pair at most once."""

    def __init__(self, learners: int, mentors: int, i, j, s):
        self.learners, self.mentors = learners, mentors
        self.i, self.j, self.s = _best_first(*(np.asarray(a, np.int64) for a in (i, j, s)), mentors)
        self.start = np.searchsorted(self.i, np.arange(learners + 1))
        self.low = int(self.s.min(initial=0)) if not len(s) else int(self.s.min())
        self._by_pair: tuple[np.ndarray, np.ndarray] | None = None

    def top(self, k: int) -> Found:
        place = self.start[:-1, None] + np.arange(k)
        listed = place < self.start[1:, None]
        place = np.where(listed, place, 0)
        mentor = np.where(listed, self._at(self.j, place), -1).astype(np.int32)
        score = np.where(listed, self._at(self.s, place), 0)
        after = self.start[:-1] + k
        more = after < self.start[1:]
        return mentor, score, np.where(more, self._at(self.s, np.where(more, after, 0)), NONE)

    def beating(self, utility, price, bonus, rows, limit, cols=None) -> Found:
        place, row = self._edges_of(np.asarray(rows, np.int64))
        margin = self.s[place] + bonus - price[self.j[place]] - utility[self.i[place]]
        keep = margin > 0
        if cols is not None:
            asked = np.zeros(self.mentors, bool)
            asked[cols] = True
            keep &= asked[self.j[place]]
        place, row, margin = place[keep], row[keep], margin[keep]
        order = np.lexsort((self.j[place], -margin, row))
        place, row = place[order], row[order]
        first = np.arange(len(row)) - np.searchsorted(row, row) < limit
        place = place[first]
        return self.i[place], self.j[place], self.s[place]

    def score(self, i, j) -> tuple[np.ndarray, np.ndarray]:
        if self._by_pair is None:
            key = self.i * self.mentors + self.j
            order = np.argsort(key)
            self._by_pair = key[order], self.s[order]
        keys, scores = self._by_pair
        asked = np.asarray(i, np.int64) * self.mentors + np.asarray(j, np.int64)
        place = np.minimum(np.searchsorted(keys, asked), max(len(keys) - 1, 0))
        possible = self._at(keys, place) == asked if len(keys) else np.zeros(asked.shape, bool)
        return np.where(possible, self._at(scores, place), 0), possible

    def _edges_of(self, rows):
        """Places of the rows' edges, and beside each the number of its row in `rows`."""
        length = self.start[rows + 1] - self.start[rows]
        row = np.repeat(np.arange(len(rows)), length)
        within = np.arange(len(row)) - np.repeat(np.cumsum(length) - length, length)
        return self.start[rows][row] + within, row

    @staticmethod
    def _at(values, place):
        return values[place] if len(values) else np.zeros(place.shape, values.dtype)


def _best_first(i, j, s, mentors: int) -> Found:
    """By learner, then the best first, then by mentor: sorted as one number where all three fit into it, in a tenth of the time."""
    if not len(s):
        return i, j, s
    high, wide = int(s.max()), int(s.max()) - int(s.min()) + 1
    if (int(i.max()) + 1) * wide * mentors >= ROOM:
        order = np.lexsort((j, -s, i))
        return i[order], j[order], s[order]
    key = np.sort((i * wide + (high - s)) * mentors + j)
    rest, j = np.divmod(key, mentors)
    i, below = np.divmod(rest, wide)
    return i, j, high - below
