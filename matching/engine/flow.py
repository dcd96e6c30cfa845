"""The optimum on a list of edges by OR-Tools' min-cost flow, and its prices by Bellman-Ford sweeps over whole arrays."""
import numpy as np


def best_match(learners: int, seats: np.ndarray, i: np.ndarray, j: np.ndarray, w: np.ndarray) -> np.ndarray:
    """The mentor of each learner (-1: none) in a matching of as many learners as can be, with the greatest sum of w."""
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    match = np.full(learners, -1)
    if not len(i):
        return match
    flow, source = SimpleMinCostFlow(), learners + len(seats)
    asking, asked = np.unique(i), np.unique(j)
    for tail, head, capacity, cost in (
        (i, learners + j, np.ones(len(i)), w.max() - w),
        (np.full(len(asking), source), asking, np.ones(len(asking)), np.zeros(len(asking))),
        (learners + asked, np.full(len(asked), source + 1), np.minimum(seats[asked], learners), np.zeros(len(asked))),
    ):
        tail, head = tail.astype(np.int32), head.astype(np.int32)
        flow.add_arcs_with_capacity_and_unit_cost(tail, head, capacity.astype(np.int64), cost.astype(np.int64))
    flow.set_node_supply(source, len(asking))
    flow.set_node_supply(source + 1, -len(asking))
    status = flow.solve_max_flow_with_min_cost()
    if status != flow.OPTIMAL:
        raise ArithmeticError(f"the flow could not be solved: {status}")
    used = flow.flows(np.arange(len(i), dtype=np.int32)) > 0
    match[i[used]] = j[used]
    return match


def lowest_prices(match: np.ndarray, mentors: int, i: np.ndarray, j: np.ndarray, w: np.ndarray) -> np.ndarray:
    """The lowest prices that prove `match` optimal for w. ArithmeticError when none do.

    A learner at j who would rather have j' makes j' cost at least v[j] + w[i, j'] - w[i, j]; one without a mentor, at least w[i, j'].
    """
    order = np.lexsort((i, j))
    i, j, w = i[order], j[order], w[order]
    own = np.zeros(len(match), np.int64)
    mine = match[i] == j
    own[i[mine]] = w[mine]
    gain, at = w - own[i], np.where(match[i] >= 0, match[i], mentors)
    asked, first = np.unique(j, return_index=True)
    price = np.zeros(mentors + 1, np.int64)  # the last: of being nowhere
    for _ in range(mentors + 2):
        if not len(asked):
            break
        raised = np.maximum(price[asked], np.maximum.reduceat(price[at] + gain, first))
        if (raised == price[asked]).all():
            break
        price[asked] = raised
    else:
        raise ArithmeticError("no prices prove this matching: it is not an optimum")
    return price[:mentors]


def utilities(learners: int, price: np.ndarray, i: np.ndarray, j: np.ndarray, w: np.ndarray) -> np.ndarray:
    """max(0, the best w - price) of each learner."""
    utility = np.zeros(learners, np.int64)
    np.maximum.at(utility, i, w - price[j])
    return utility
