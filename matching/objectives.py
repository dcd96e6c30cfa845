"""What a run aims at, beside the rules: three declared objectives, so that their price can be shown before anything is published."""
from collections.abc import Mapping

Pair = tuple[str, str]
OBJECTIVES = (COVERAGE, NEEDS_FIRST, STABLE) = ("coverage", "needs_first", "stable")
FAIR = 45_000  # milli-points under which a pair weighs on "needs first"
SLOPE = 3  # a point under FAIR counts this many times more than one above


def utilities(scores: Mapping[Pair, int], objective: str) -> dict[Pair, int]:
    """What the solver adds up: the scores, or under "needs first" a concave utility of them, so that weak pairs are lifted before strong ones."""
    if objective == NEEDS_FIRST:
        return {pair: score - SLOPE * max(0, FAIR - score) for pair, score in scores.items()}
    return dict(scores)


def stable(scores: Mapping[Pair, int], seats: Mapping[str, int], locked: Mapping[str, str]) -> dict[str, str]:
    """Nobody would rather be together than as they are: as both sides rank by one score, the best pair left is made, again and again."""
    free, pairs = dict(seats), dict(locked)
    for mentor in locked.values():
        free[mentor] -= 1
    for _score, learner, mentor in sorted((-score, *pair) for pair, score in scores.items()):
        if learner not in pairs and free.get(mentor, 0) > 0:
            pairs[learner] = mentor
            free[mentor] -= 1
    return {learner: pairs[learner] for learner in sorted(pairs)}


def blocking(scores: Mapping[Pair, int], seats: Mapping[str, int], pairs: Mapping[str, str]) -> int:
    """How many pairs would both rather be together: better for the learner, and for the mentor than a free seat or their least pair."""
    least: dict[str, list[int]] = {mentor: [] for mentor in seats}
    for learner, mentor in pairs.items():
        least[mentor].append(scores[learner, mentor])
    floor = {mentor: -1 if len(held) < seats[mentor] else min(held, default=10**9) for mentor, held in least.items()}
    return sum(score > floor.get(mentor, 10**9) and score > scores.get((learner, pairs.get(learner, "")), -1)
               for (learner, mentor), score in scores.items())
