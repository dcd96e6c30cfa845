"""Which pairs, of all a cohort could have, beat the prices after a step: only those of learners who became poorer, or of mentors who
became cheaper, can; and of these only what their lists, or their reach beyond them, do not rule out."""
import numpy as np

from . import beats
from .pairs import NONE, Found, Pairs
from .reach import Reach, joined

SPREADS = 8  # of a list, from its best score to the greatest beyond it: a slack is one of so many parts
_NOTHING = (np.zeros(0, np.int64),) * 3


class Doubts:
    """`near`: Pairs.top() of the learners known at first. The first `solved` of each list are in the market from the start."""

    def __init__(self, pairs: Pairs, near: Found, bonus: int, solved: int):
        self.pairs, self.bonus, self.solved = pairs, bonus, solved
        self.mentor, self.score, bound = (np.ascontiguousarray(part) for part in near)
        flat = self.mentor.ravel()
        cold = np.flatnonzero(flat >= 0)
        cold = cold[cold % max(1, self.mentor.shape[1]) >= solved]
        cold = cold[np.argsort(flat[cold], kind="stable")]
        learner, score = cold // max(1, self.mentor.shape[1]), self.score.ravel()[cold]
        self._cold = np.searchsorted(flat[cold], np.arange(pairs.mentors + 1)), learner, score
        self._learners, self._mentors = _Noted(pairs.learners), _Noted(pairs.mentors)
        self._rest = np.zeros(pairs.mentors, np.int64)
        self.reach = Reach(pairs, bound, bonus, _slack(self.score, bound))

    def begin(self, market, learners: np.ndarray) -> None:
        """All of these learners are in doubt, at the prices there are now."""
        self._rest[:] = market.price
        self.reach.begin(market.price)
        self.of(learners)

    def grow(self, pairs: Pairs, bound: np.ndarray) -> None:
        """More learners at the end, all of whose pairs but those up to `bound` are in the market."""
        self.pairs = pairs
        self.reach.grow(pairs, bound)
        self._learners = _Noted(pairs.learners)

    def of(self, learners: np.ndarray) -> None:
        self._learners.put(learners)

    def note_poorer(self, net) -> None:
        """After an insertion."""
        self._learners.count = beats.note_learners(net, self._learners.listed, self._learners.count, self._learners.noted)
        self.note_prices(net)

    def note_prices(self, net) -> None:
        """After a refill."""
        self._mentors.count = beats.note_mentors(net, self._mentors.listed, self._mentors.count, self._mentors.noted)

    def settled(self, market) -> Found:
        """The pairs that beat the prices; what was noted is forgotten."""
        if not self.pairs.mentors:
            return _NOTHING
        learners, moved = self._learners.all(), self._mentors.all()
        cheaper = self.reach.finding(beats.cheaper, market.net, self._rest, moved, len(moved))
        found = joined(self._of_learners(market.net, learners), self._of_mentors(market.net, cheaper))
        found = joined(found, self.reach.beating(market, learners, cheaper))
        self._rest[moved] = market.price[moved]
        self._learners.clear()
        self._mentors.clear()
        return found

    def _of_learners(self, net, learners) -> Found:
        every = np.arange(self.pairs.mentors)
        lowest = beats.lowest_of(net, every, len(every))
        places = self.reach.finding(beats.of_learners, net, self.mentor, self.score, self.solved, self.bonus, lowest, learners,
                                    len(learners))
        return places // self.mentor.shape[1], self.mentor.ravel()[places].astype(np.int64), self.score.ravel()[places]

    def _of_mentors(self, net, cheaper) -> Found:
        start, learner, score = self._cold
        at = self.reach.finding(beats.of_mentors, net, self.bonus, start, learner, score, cheaper, len(cheaper))
        return learner[at], np.searchsorted(start, at, "right") - 1, score[at]

    def state(self) -> tuple:
        return self._rest.copy(), self.reach.state()

    def back(self, state: tuple) -> None:
        self._rest, reach = state
        self.reach.back(reach)


def _slack(score: np.ndarray, bound: np.ndarray) -> int:
    more = bound != NONE
    return max(1, int(np.median(score[more, 0] - bound[more])) // SPREADS) if more.any() else 1


class _Noted:
    """Numbers, each once."""

    def __init__(self, many: int):
        self.listed, self.noted, self.count = np.zeros(many, np.int64), np.zeros(many, np.uint8), 0

    def all(self) -> np.ndarray:
        return self.listed[:self.count].copy()

    def put(self, numbers: np.ndarray) -> None:
        numbers = numbers[self.noted[numbers] == 0]
        self.noted[numbers] = 1
        self.listed[self.count:self.count + len(numbers)] = numbers
        self.count += len(numbers)

    def clear(self) -> None:
        self.noted[self.listed[:self.count]] = 0
        self.count = 0
