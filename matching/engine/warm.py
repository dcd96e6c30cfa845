"""Compiles all that a worker will need, once at its start: seconds the first time, moments once the code is kept on disk."""
import numpy as np

from . import speed
from .live import Live
from .pairs import EdgePairs
from .solve import solve


def warm_up() -> bool:
    """False when numba is not installed; the plain ways serve then."""
    if not speed.use_numba():
        return False
    learners, mentors = 12, 4
    i, j = np.divmod(np.arange(learners * mentors), mentors)
    pairs = EdgePairs(learners, mentors, i, j, i * j % 3)
    solve(pairs, [2] * mentors)
    live = Live(pairs, [2] * mentors, range(learners - 1))
    live.would_join(learners - 1)
    live.join(learners - 1)
    live.leave(0)
    return True
