"""A published matching that stays an optimum while people come and go, and says who would move.

After each event the matching is the best of all for: coverage, then the total, less `penalty` for each learner who leaves the mentor
held just before the event. Learners can be locked to their mentor: they never move. Exact for all pairs: prices judge those that the
market does not know, and the ones that would beat them come in.
"""
from dataclasses import dataclass

import numpy as np

from . import beats, chains, paths
from .chains import ABSENT, MOVED, NOBODY, PENALTY, TOUCHED
from .doubts import Doubts
from .market import Market
from .objectives import bonus_for
from .pairs import NONE, Pairs
from .reach import LOWEST
from .solve import LISTED, LOWEST_SCORE, SOLVED


@dataclass(frozen=True)
class Move:
    """`before` and `after` are mentors; None is without one."""

    learner: int
    before: int | None
    after: int | None


def _mentor(number) -> int | None:
    return int(number) if number >= 0 else None


class Live:
    """`pairs` may know learners who have not joined. `match` (mentor or -1) of those who take part, in `learners`; others join later.

    A match that is no optimum is first turned into one, around `locked` learners and with the penalty for those who move: see `opened`.
    """

    def __init__(self, pairs: Pairs, seats, learners, match=None, *, locked=(), penalty: int = 0):
        self.pairs, self.penalty = pairs, penalty
        self._seats = np.asarray(seats, np.int64)
        near = pairs.top(min(LISTED, pairs.mentors))
        self._most, self._low = 2 * pairs.learners + 1_000, min(LOWEST_SCORE, int(getattr(pairs, "low", 0)))
        self._high = max(-LOWEST_SCORE, int(near[1].max(initial=0)))
        self.bonus = bonus_for(min(self._most, sum(self._seats.tolist())), self._low, self._high + penalty)
        self._locked: dict[int, int] = {}
        self._doubts = Doubts(pairs, near, self.bonus, SOLVED)
        self._start(near, np.asarray(learners, np.int64), match, list(locked))

    @property
    def match(self) -> np.ndarray:
        match = np.maximum(self._market.match, NOBODY)
        for learner, mentor in self._locked.items():
            match[learner] = mentor
        return match

    def join(self, learner: int) -> list[Move]:
        """Learner `learner`, who takes no part, does from now on. The moves include theirs."""
        self._must_be(learner, joined=False)
        self._before[learner] = NOBODY
        self._insert(learner)
        return self._at_rest()

    def grow(self, pairs: Pairs) -> None:
        """The same cohort with more learners at the end, who may join now. ValueError past twice the first size: build a new state."""
        if pairs.learners > self._most:
            raise ValueError("too many learners came since this state was built")
        new = np.arange(self.pairs.learners, pairs.learners)
        self.pairs = pairs
        self._market.grow(pairs.learners)
        self._held = np.concatenate([self._held, np.full(len(new), -1)])
        lowest, free = np.full(pairs.learners, LOWEST), np.zeros(pairs.mentors, np.int64)
        i, j, s = pairs.beating(lowest, free, 0, new, LISTED)  # the best of each
        if len(s) and not self._low <= s.min() <= s.max() <= self._high:
            raise ValueError("scores outside of what this state was built for")
        self._market.add(i, j, s + self.bonus)
        last = np.searchsorted(i, new, "right") - 1
        full = last - np.searchsorted(i, new) + 1 == LISTED
        self._doubts.grow(pairs, np.where(full, s[last] if len(s) else 0, NONE))

    def leave(self, learner: int) -> list[Move]:
        """Learner `learner` takes part no more; who takes the seat, and the seats that become free by that."""
        self._must_be(learner, joined=True)
        if learner in self._locked:
            mentor = self._locked.pop(learner)
            self._net.seats[mentor] += 1
        else:
            mentor = int(self._net.match[learner])
            self._let_go(learner)
            if mentor >= 0:
                chains.unseat(self._net, learner, ABSENT)
            self._net.match[learner] = ABSENT
            self._net.u[learner] = 0
            self._doubts.reach.forget(learner)
        if mentor >= 0:
            self._refill(mentor)
        return self._at_rest()

    def would_join(self, learner: int) -> list[Move]:
        """What join() would answer; nothing changes."""
        return self._tried(self.join, learner)

    def would_leave(self, learner: int) -> list[Move]:
        return self._tried(self.leave, learner)

    def lock(self, learner: int) -> None:
        """The learner keeps the mentor whatever happens. ValueError without a mentor."""
        mentor = int(self._net.match[learner])
        if mentor < 0:
            raise ValueError(f"learner {learner} has no mentor to be locked to")
        self._let_go(learner)
        chains.unseat(self._net, learner, ABSENT)
        self._net.u[learner] = 0
        self._doubts.reach.forget(learner)
        self._net.seats[mentor] -= 1
        self._locked[learner] = mentor

    def unlock(self, learner: int) -> list[Move]:
        """The learner may move again, and does if that is best."""
        mentor = self._locked.pop(learner)
        self._net.seats[mentor] += 1
        self._before[learner] = mentor
        self._hold(learner, mentor)
        self._insert(learner)
        self._refill(mentor)
        return self._at_rest()

    # How it works: `_held[i]` is the edge of learner i's mentor (-1: none), worth `penalty` more. A step's moves and prices are noted,
    # edges that beat the prices brought in until none does, and then the penalty goes over to the new mentors.

    def _start(self, near, learners, match, locked):
        mentor, score, _ = near
        self._market = Market(self.pairs.learners, np.minimum(self._seats, self._most))
        i, n = np.nonzero(mentor[:, :SOLVED] >= 0)
        self._market.add(i, mentor[i, n].astype(np.int64), score[i, n] + self.bonus)
        self._net.counts[PENALTY] = self.penalty
        self._held = np.full(self.pairs.learners, -1)
        self.opened: list[Move] = []
        if match is None:
            match = np.full(self.pairs.learners, -1)
        self._open(learners, np.asarray(match, np.int64), locked)

    def _open(self, learners, match, locked):
        for learner in locked:
            mentor = int(match[learner])
            if mentor < 0 or self._net.seats[mentor] < 1:
                raise ValueError(f"learner {learner} has no seat to be locked to")
            self._net.seats[mentor] -= 1
            self._locked[learner] = mentor
        free = [int(learner) for learner in learners if int(learner) not in self._locked]
        held = [learner for learner in free if match[learner] >= 0]
        for learner in held:
            self._hold(learner, int(match[learner]))
        self._before = {learner: int(match[learner]) for learner in free}
        self._market.insert_all(np.array(free, np.int64))
        self._net.counts[MOVED] = self._net.counts[TOUCHED] = 0
        self._doubts.begin(self._market, np.array(free, np.int64))
        self.opened = self._at_rest()

    @property
    def _net(self):
        return self._market.net

    def _must_be(self, learner, *, joined):
        if bool(learner in self._locked or self._net.match[learner] != ABSENT) != joined:
            raise ValueError(f"learner {learner} {'takes no part' if joined else 'takes part already'}")

    def _note(self, *, falling=False):
        """Who moved in the last step, and what it put in doubt: an insertion the learners it made poorer, a refill its lower prices."""
        net = self._net
        for n in range(net.counts[MOVED]):
            self._before.setdefault(int(net.moved_who[n]), int(net.moved_from[n]))
        if falling:
            self._doubts.note_prices(net)
        else:
            self._doubts.note_poorer(net)
        net.counts[MOVED] = net.counts[TOUCHED] = 0

    def _at_rest(self) -> list[Move]:
        while True:
            found = self._doubts.settled(self._market)
            if not len(found[0]):
                return self._settled()
            self._bring_in(*found)

    def _bring_in(self, i, j, s):
        """Each learner takes the better pairs into account, one after the other."""
        _, once = np.unique(i * np.int64(self.pairs.mentors) + j, return_index=True)
        i, j, w = i[once].astype(np.int64), j[once].astype(np.int64), s[once] + self.bonus
        start, _ = self._market.written(i, j, w)
        cuts = [0, *(np.flatnonzero(np.diff(i)) + 1).tolist(), len(i)]
        for begin, end in zip(cuts, cuts[1:], strict=False):
            learner = int(i[begin])
            left = int(self._net.match[learner])
            self._before.setdefault(learner, left)
            chains.link(self._net, start + begin, start + end)
            if left >= 0:
                chains.unseat(self._net, learner, ABSENT)
            self._insert(learner)
            if left >= 0:
                self._refill(left)

    def _insert(self, learner):
        paths.insert(self._net, learner)
        self._doubts.of(np.array([learner]))
        self._note()

    def _refill(self, mentor):
        paths.refill(self._net, mentor)
        self._note(falling=True)

    def _hold(self, learner, mentor):
        edge = self._edge(learner, mentor)
        self._net.w[edge] += self.penalty
        self._held[learner] = edge

    def _let_go(self, learner):
        if self._held[learner] >= 0:
            self._net.w[self._held[learner]] -= self.penalty
            self._held[learner] = -1

    def _edge(self, learner, mentor):
        edge = chains.edge_between(self._net, learner, mentor)
        if edge >= 0:
            return edge
        score, possible = self.pairs.score(np.array([learner]), np.array([mentor]))
        if not possible[0]:
            raise ValueError(f"learner {learner} and mentor {mentor} are no possible pair")
        start, stop = self._market.written(np.array([learner]), np.array([mentor]), score + self.bonus)
        chains.link(self._net, start, stop)
        return start

    def _settled(self) -> list[Move]:
        match, moved = self._net.match, sorted(self._before)
        here = [learner for learner in moved if match[learner] != ABSENT]
        if self.penalty:
            beats.hold(self._net, self._held, self.penalty, np.array(here, np.int64))
        moves = [Move(learner, _mentor(self._before[learner]), _mentor(match[learner])) for learner in here
                 if match[learner] != self._before[learner]]
        self._before = {}
        return moves

    def _tried(self, event, learner) -> list[Move]:
        net, held, locked, edges, doubts = self._net, self._held.copy(), dict(self._locked), self._market.edges, self._doubts.state()
        kept = {name: list(values) if isinstance(values, list) else values.copy()
                for name in ("u", "v", "match", "seats", "taken", "first", "after", "before") for values in [getattr(net, name)]}
        try:
            return event(learner)
        finally:
            self._back(kept, held, locked)
            self._doubts.back(doubts)
            self._market.forget(edges)

    def _back(self, kept, held, locked):
        for learner in np.flatnonzero(self._held != held):
            for edge, by in ((self._held[learner], -self.penalty), (held[learner], self.penalty)):
                if edge >= 0:
                    self._net.w[edge] += by
        for name, values in kept.items():
            getattr(self._net, name)[:] = values
        self._held, self._locked = held, locked
