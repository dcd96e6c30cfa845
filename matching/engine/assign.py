"""Who is paired with whom: as many learners as can be, and among those ways the one with the greatest total score."""
from collections.abc import Mapping
from dataclasses import dataclass

from ortools.graph.python.min_cost_flow import SimpleMinCostFlow


@dataclass(frozen=True)
class Assignment:
    """`pairs` learner id -> mentor id. `covered` counts them, `total` adds up their scores."""

    pairs: dict[str, str]
    covered: int
    total: int


def assign(scores: Mapping[tuple[str, str], int], seats: Mapping[str, int], locked: Mapping[str, str] | None = None) -> Assignment:
    """An optimum over the pairs in `scores` (learner id, mentor id); a pair that is not there cannot be.

    `locked` pairs stay as they are and use their mentor's seats. The same input gives the same pairs whatever its order: arcs are
    laid by id. ValueError when the locked pairs alone exceed a mentor's seats or are not in `scores`.
    """
    locked = dict(locked or {})
    free = dict(seats)
    for learner, mentor in locked.items():
        if (learner, mentor) not in scores or free.get(mentor, 0) < 1:
            raise ValueError(f"the pair kept for {learner} is not possible")
        free[mentor] -= 1
    arcs = sorted((learner, mentor) for learner, mentor in scores if learner not in locked and free.get(mentor, 0) > 0)
    pairs = locked | _flow(arcs, scores, free)
    pairs = {learner: pairs[learner] for learner in sorted(pairs)}
    return Assignment(pairs, len(pairs), sum(scores[pair] for pair in pairs.items()))


def _flow(arcs, scores, free) -> dict[str, str]:
    if not arcs:
        return {}
    learners = {learner: n for n, learner in enumerate(sorted({learner for learner, _ in arcs}), 2)}
    mentors = {mentor: n for n, mentor in enumerate(sorted({mentor for _, mentor in arcs}), 2 + len(learners))}
    source, sink = 0, 1
    flow = SimpleMinCostFlow()
    for learner, mentor in arcs:
        flow.add_arc_with_capacity_and_unit_cost(learners[learner], mentors[mentor], 1, -scores[learner, mentor])
    for node in learners.values():
        flow.add_arc_with_capacity_and_unit_cost(source, node, 1, 0)
    for mentor, node in mentors.items():
        flow.add_arc_with_capacity_and_unit_cost(node, sink, free[mentor], 0)
    flow.set_node_supply(source, len(learners))
    flow.set_node_supply(sink, -len(learners))
    if flow.solve_max_flow_with_min_cost() != flow.OPTIMAL:
        raise ArithmeticError("the assignment could not be solved")
    return {learner: mentor for n, (learner, mentor) in enumerate(arcs) if flow.flow(n)}
