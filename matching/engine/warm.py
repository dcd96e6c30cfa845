"""Compiles all that a worker will need, once at its start: seconds the first time, moments once the code is kept on disk."""
import numpy as np

from . import speed
from .criteria import CRITERIA, Criteria, Level
from .live import Live
from .market import Market
from .pairs import EdgePairs
from .people import Cohort
from .profiles import Profile
from .scored import ScoredPairs
from .solve import solve

LEARNERS, MENTORS, MANY = 12, 4, 100


def warm_up() -> bool:
    """False when numba is not installed; the plain ways serve then."""
    if not speed.use_numba():
        return False
    _score()
    _solve()
    return True


def _score() -> None:
    """The kernels are compiled for types, not for values: whoever these people are, the arrays are of the same types as anybody's."""
    learners, mentors = ([Profile(f"{side}{n}", f"{side}{n}", languages=frozenset({"fr"}), skills={"skill": 1}) for n in range(count)]
                         for side, count in (("l", LEARNERS), ("m", MENTORS)))
    pairs = ScoredPairs(Cohort.of(learners, mentors), Criteria(levels=dict.fromkeys(CRITERIA, Level.LOW)), fast=True)
    pairs.top(MENTORS)
    nothing, rows = np.zeros(LEARNERS, np.int64), np.arange(LEARNERS - 1)
    pairs.beating(nothing, nothing[:MENTORS], 0, rows, MENTORS, np.arange(MENTORS - 1))


def _solve() -> None:
    i, j = np.divmod(np.arange(LEARNERS * MENTORS), MENTORS)
    pairs = EdgePairs(LEARNERS, MENTORS, i, j, i * j % 3)
    solve(pairs, [2] * MENTORS)
    market, half = Market(LEARNERS, np.full(MENTORS, 2)), len(i) // 2
    market.add(pairs.i[:half], pairs.j[:half], pairs.s[:half])
    market.insert_all(np.arange(LEARNERS))
    market.improve(pairs.i[half:], pairs.j[half:], pairs.s[half:])
    _live()


def _live() -> None:
    """More mentors than are listed, prices to be fought for, and a leaving that lets them fall by more than a slack."""
    i, j = np.divmod(np.arange(LEARNERS * MANY), MANY)
    live = Live(EdgePairs(LEARNERS, MANY, i, j, np.where(j == 0, MANY, i * j % 3)), [1] * MANY, range(LEARNERS - 1), penalty=1)
    live.would_join(LEARNERS - 1)
    live.join(LEARNERS - 1)
    for learner in range(LEARNERS):
        live.leave(learner)
