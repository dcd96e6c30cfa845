"""A draft made to fit those who came and went since, with as few people as can be who get somebody else."""
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from .engine.live import Live
from .engine.objectives import NeedsFirst, Worth
from .objectives import NEEDS_FIRST

if TYPE_CHECKING:
    from .cohorts import Market

PENALTY = 5_000  # thousandths of a point: so much does the draft have to gain for one more learner to have somebody else


def fitted(market: "Market", held: Mapping[str, str], objective: str) -> dict[str, str]:
    """Learner -> mentor: as many learners as can be, then the greatest total less PENALTY for each who leaves the mentor they `held`."""
    pairs = Worth(market.pairs, NeedsFirst()) if objective == NEEDS_FIRST else market.pairs
    state = Live(pairs, market.free.seats, np.arange(pairs.learners), _standing(market, held), penalty=PENALTY)
    return {market.free.learner_ids[i]: market.free.mentor_ids[j] for i, j in enumerate(state.match.tolist()) if j >= 0}


def _standing(market, held) -> np.ndarray:
    """The mentors that can still be had as before; the best pairs first where a mentor has fewer seats now."""
    mentors = {one: j for j, one in enumerate(market.free.mentor_ids)}
    there = np.array([(i, mentors[held[one]]) for i, one in enumerate(market.free.learner_ids) if held.get(one) in mentors], np.int64)
    i, j = there.reshape(-1, 2).T
    score, possible = market.pairs.score(i, j)
    match, taken = np.full(market.pairs.learners, -1), Counter()
    for n in np.lexsort((i, -score)).tolist():
        if possible[n] and taken[j[n]] < market.free.seats[j[n]]:
            match[i[n]] = j[n]
            taken[j[n]] += 1
    return match
