"""What a run aims at, beside the rules: three declared objectives, so that the price of each is known before anything is published."""
from collections.abc import Mapping

Pair = tuple[str, str]
COVERAGE, NEEDS_FIRST, STABLE = "coverage", "needs_first", "stable"
OBJECTIVES = (COVERAGE, NEEDS_FIRST, STABLE)
NEVER = 10**9


def blocking(scores: Mapping[Pair, int], seats: Mapping[str, int], pairs: Mapping[str, str]) -> int:
    """How many pairs would both rather be together: better for the learner, and for the mentor than a free seat or their least pair."""
    held: dict[str, list[int]] = {mentor: [] for mentor in seats}
    for learner, mentor in pairs.items():
        held[mentor].append(scores[learner, mentor])
    floor = {mentor: -NEVER if len(got) < seats[mentor] else min(got, default=NEVER) for mentor, got in held.items()}
    return sum(score > floor[mentor] and score > scores.get((learner, pairs.get(learner, "")), -NEVER)
               for (learner, mentor), score in scores.items())
