"""Which pairs, of all a cohort could have, beat the prices after a step: only those of learners who became poorer, or of mentors who
became cheaper, can; and of these only what their lists, or the best score beyond them, do not rule out."""
import numpy as np

from . import beats
from .pairs import NONE, Found, Pairs

LOWEST = np.iinfo(np.int64).min // 2
AT_ONCE = 64  # pairs brought in for a learner at a time
DEEP = 1_000  # pairs listed for a learner whose first list does not rule the others out
DEEP_LISTS = 5_000  # kept of these; 12 kB each
_NOTHING = (np.zeros(0, np.int64),) * 3


class Doubts:
    """`near`: Pairs.top() of the learners known at first. The first `solved` of each list are in the market from the start."""

    def __init__(self, pairs: Pairs, near: Found, bonus: int, solved: int):
        self.pairs, self.bonus, self.solved = pairs, bonus, solved
        self.mentor, self.score, self.bound = (np.ascontiguousarray(part) for part in near)
        flat = self.mentor.ravel()
        cold = np.flatnonzero(flat >= 0)
        cold = cold[cold % max(1, self.mentor.shape[1]) >= solved]
        cold = cold[np.argsort(flat[cold], kind="stable")]
        learner, score = cold // max(1, self.mentor.shape[1]), self.score.ravel()[cold]
        self._cold = np.searchsorted(flat[cold], np.arange(pairs.mentors + 1)), learner, score
        self._deep: dict[int, tuple] = {}
        self._found = np.zeros(1_024, np.int64)
        self._learners, self._mentors = _Noted(pairs.learners), _Noted(pairs.mentors)
        self._nobody_priced = np.zeros(pairs.mentors, np.int64)

    def grow(self, pairs: Pairs, bound: np.ndarray) -> None:
        """More learners at the end, all of whose pairs but those up to `bound` are in the market."""
        self.pairs, self.bound = pairs, np.concatenate([self.bound, bound])
        self._learners = _Noted(pairs.learners)

    def of(self, learners: np.ndarray) -> None:
        self._learners.put(learners)

    def note_poorer(self, net) -> None:
        """After an insertion."""
        self._learners.count = beats.note_learners(net, self._learners.listed, self._learners.count, self._learners.noted)

    def note_cheaper(self, net) -> None:
        """After a refill."""
        self._mentors.count = beats.note_mentors(net, self._mentors.listed, self._mentors.count, self._mentors.noted)

    def settled(self, market) -> Found:
        """The pairs that beat the prices; what was noted is forgotten."""
        found = [self._of_learners(market), self._of_mentors(market)]
        self._learners.clear()
        self._mentors.clear()
        return tuple(np.concatenate(parts) for parts in zip(*found, strict=True))

    def _of_learners(self, market) -> Found:
        asked, net = self._learners, market.net
        if not asked.count or not self.pairs.mentors:
            return _NOTHING
        every = np.arange(self.pairs.mentors)
        lowest = beats.lowest_of(net, every, len(every))
        places = self._finding(beats.of_learners, net, self.mentor, self.score, self.solved, self.bonus, lowest, asked.listed, asked.count)
        listed = places // self.mentor.shape[1], self.mentor.ravel()[places].astype(np.int64), self.score.ravel()[places]
        return self._with_unlisted(market, listed, lowest, asked.listed, asked.count, None)

    def _of_mentors(self, market) -> Found:
        asked, net = self._mentors, market.net
        if not asked.count:
            return _NOTHING
        lowest = beats.lowest_of(net, asked.listed, asked.count)
        start, learner, score = self._cold
        at = self._finding(beats.of_mentors, net, self.bonus, start, learner, score, asked.listed, asked.count)
        listed = learner[at], np.searchsorted(start, at, "right") - 1, score[at]
        everybody = np.arange(self.pairs.learners)
        return self._with_unlisted(market, listed, lowest, everybody, len(everybody), asked.listed[:asked.count])

    def _finding(self, kernel, *asked) -> np.ndarray:
        many = kernel(*asked, self._found)
        if many > len(self._found):
            self._found = np.zeros(2 * many, np.int64)
            kernel(*asked, self._found)
        return self._found[:many].copy()

    def _with_unlisted(self, market, listed, lowest, learners, count, cols) -> Found:
        far = self._finding(beats.unlisted, market.net, self.bound, self.bonus, lowest, learners, count)
        if not len(far):
            return listed
        utility, price, found, beyond = market.utility, market.price, [listed], []
        for learner, (mentor, score, bound) in self._deeper(far):
            better = score + self.bonus - price[mentor] > utility[learner]
            found.append((np.full(better.sum(), learner), mentor[better], score[better]))
            if bound != NONE and bound - lowest > utility[learner] - self.bonus:
                beyond.append(learner)
        if beyond:
            found.append(self.pairs.beating(utility, price, self.bonus, np.array(beyond), AT_ONCE, cols))
        return tuple(np.concatenate(parts) for parts in zip(*found, strict=True))

    def _deeper(self, learners: np.ndarray) -> list[tuple]:
        """[(learner, (mentors, scores, the greatest score not listed))] from lists that reach further."""
        learners = np.sort(learners)  # noted in any order; the counting below needs theirs
        new = np.array([one for one in learners.tolist() if one not in self._deep], np.int64)
        if len(new):
            if len(self._deep) + len(new) > DEEP_LISTS:
                self._deep.clear()
                new = learners
            lowest = np.full(self.pairs.learners, LOWEST)
            i, j, s = self.pairs.beating(lowest, self._nobody_priced, 0, new, DEEP)
            length = np.bincount(np.searchsorted(new, i), minlength=len(new))
            for learner, end, many in zip(new.tolist(), np.cumsum(length).tolist(), length.tolist(), strict=True):
                part = slice(end - many, end)
                self._deep[learner] = j[part], s[part], s[end - 1] if many == DEEP else NONE
        return [(learner, self._deep[learner]) for learner in learners.tolist()]


class _Noted:
    """Numbers, each once."""

    def __init__(self, many: int):
        self.listed, self.noted, self.count = np.zeros(many, np.int64), np.zeros(many, np.uint8), 0

    def put(self, numbers: np.ndarray) -> None:
        numbers = numbers[self.noted[numbers] == 0]
        self.noted[numbers] = 1
        self.listed[self.count:self.count + len(numbers)] = numbers
        self.count += len(numbers)

    def clear(self) -> None:
        self.noted[self.listed[:self.count]] = 0
        self.count = 0
