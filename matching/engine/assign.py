"""Who is paired with whom, by ids: as many learners as can be, and among those ways the one with the greatest total score."""
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .pairs import EdgePairs
from .solve import solve


@dataclass(frozen=True)
class Assignment:
    """`pairs` learner id -> mentor id. `covered` counts them, `total` adds up their scores."""

    pairs: dict[str, str]
    covered: int
    total: int


def assign(scores: Mapping[tuple[str, str], int], seats: Mapping[str, int], locked: Mapping[str, str] | None = None) -> Assignment:
    """An optimum over the pairs in `scores` (learner id, mentor id); a pair that is not there cannot be.

    `locked` pairs stay as they are and use their mentor's seats. The same input gives the same pairs whatever its order: of several
    optima, the one where the first learner by id has the first mentor by id they can have, then the next. ValueError when the locked
    pairs alone exceed a mentor's seats or are not in `scores`.
    """
    locked = dict(locked or {})
    free = dict(seats)
    for learner, mentor in locked.items():
        if (learner, mentor) not in scores or free.get(mentor, 0) < 1:
            raise ValueError(f"the pair kept for {learner} is not possible")
        free[mentor] -= 1
    possible = [(learner, mentor) for learner, mentor in scores if learner not in locked and free.get(mentor, 0) > 0]
    pairs = locked | _optimum(possible, scores, free)
    pairs = {learner: pairs[learner] for learner in sorted(pairs)}
    return Assignment(pairs, len(pairs), sum(scores[pair] for pair in pairs.items()))


def _optimum(possible, scores, free) -> dict[str, str]:
    learners, mentors = (sorted(set(ids)) for ids in zip(*possible, strict=True)) if possible else ([], [])
    row, column = ({one: n for n, one in enumerate(ids)} for ids in (learners, mentors))
    i, j = [row[learner] for learner, _ in possible], [column[mentor] for _, mentor in possible]
    pairs = EdgePairs(len(learners), len(mentors), i, j, [scores[pair] for pair in possible])
    match = solve(pairs, np.array([free[mentor] for mentor in mentors], np.int64)).match.tolist()
    return {learners[n]: mentors[mentor] for n, mentor in enumerate(match) if mentor >= 0}
