"""A cohort solved as circles: groups between two sizes, each with its mentor, around the people who are kept."""
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from .engine.circles import Circles, solve_circles
from .engine.pairs import EdgePairs

if TYPE_CHECKING:
    from .cohorts import Market

EFFORT = 10.0  # CP-SAT's deterministic time: the same circles on any machine, and some seconds at most
TRIED = 2_000  # pairs; up to here circles are solved anew while somebody waits


def solved(market: "Market", sizes: Mapping[str, tuple[int, int]]) -> Circles:
    """`sizes`: mentor id -> (least, most). A circle with kept people takes place; below its least when it cannot be filled up to it."""
    ids, kept = list(market.free.mentor_ids), Counter(market.kept.values())
    pairs = EdgePairs(len(market.free.learner_ids), len(ids), *market.edges())
    least, most = [max(0, sizes[one][0] - kept[one]) for one in ids], market.free.seats.tolist()
    must = [j for j, one in enumerate(ids) if kept[one]]
    try:
        return solve_circles(pairs, least, most, must_open=must, effort=EFFORT)
    except ValueError:
        return solve_circles(pairs, [0 if kept[one] else n for one, n in zip(ids, least, strict=True)], most, effort=EFFORT)


def fault_in(sizes: Mapping[str, tuple[int, int]], kept: Mapping[str, str], pairs: Mapping[str, str]) -> str | None:
    """What is wrong with the sizes of these circles (learner -> mentor), in English for whoever mends it; None when nothing is."""
    held = set(kept.values())
    for mentor, n in sorted(Counter(pairs.values()).items()):
        least, most = sizes.get(mentor, (0, 0))
        if n > most or (n < least and mentor not in held):
            return f"the circle of {mentor} has {n} people, not {least} to {most}"
    return None
