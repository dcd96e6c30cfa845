"""Several mentors for a learner, and mentors who should have some learners at least: exact by one min-cost flow, for cohorts of hundreds.

First as many learners as can be with one mentor or more; then as few learners short of the mentors' least loads as can be; then as many
pairs as can be; then the greatest total. The prices prove it in one pass, as elsewhere: see `limit`.
"""
from dataclasses import dataclass

import numpy as np

from .objectives import bonus_for
from .pairs import EdgePairs


@dataclass(frozen=True)
class Bonuses:
    """What counts beside the score: a learner's `first` mentor, a learner of those a mentor should `least` have, each `pair`."""

    first: int
    least: int
    pair: int


@dataclass(frozen=True)
class Several:
    """`learner`, `mentor` and `score` of the pairs. `short`: how many learners the least loads lack. Worth = limit: an optimum."""

    learner: np.ndarray
    mentor: np.ndarray
    score: np.ndarray
    covered: int
    short: int
    total: int
    price: np.ndarray
    bonuses: Bonuses
    worth: int
    limit: int


def solve_several(pairs: EdgePairs, seats, wanted, least=None) -> Several:
    """`seats` and `least` of each mentor, `wanted` mentors of each learner. ValueError when a least load exceeds the seats."""
    seats, wanted = np.asarray(seats, np.int64), np.asarray(wanted, np.int64)
    least = np.zeros(len(seats), np.int64) if least is None else np.asarray(least, np.int64)
    if (least > seats).any():
        raise ValueError(f"mentor {np.argmax(least > seats)} should have more learners than seats")
    bonuses = bonuses_for(pairs, wanted)
    arcs = _arcs(pairs, seats, wanted, least, bonuses)
    flow = _flow(pairs, wanted, arcs)
    used = flow[:len(pairs.s)] > 0
    price = _prices(len(wanted), len(seats), arcs, flow)
    i, j, s = pairs.i[used], pairs.j[used], pairs.s[used]
    load = np.bincount(j, minlength=len(seats))
    covered, short = len(np.unique(i)), int(np.maximum(0, least - load).sum())
    worth = sum((s + bonuses.pair).tolist()) + bonuses.first * covered + bonuses.least * (int(least.sum()) - short)
    return Several(i, j, s, covered, short, sum(s.tolist()), price, bonuses, worth, limit(pairs, seats, wanted, least, bonuses, price))


def bonuses_for(pairs: EdgePairs, wanted) -> Bonuses:
    """Each so large that no gain in what comes after it outweighs it."""
    low, high = (int(pairs.s.min()), int(pairs.s.max())) if len(pairs.s) else (0, 0)
    most = min(sum(np.asarray(wanted).tolist()), len(pairs.s))
    pair = bonus_for(most, low, high)
    least = bonus_for(most, min(0, low), high + pair)
    return Bonuses(bonus_for(most, min(0, low), high + pair + least), least, pair)


def limit(pairs: EdgePairs, seats, wanted, least, bonuses: Bonuses, price) -> int:
    """No choice of pairs is worth more, whatever the prices (weak duality): each side takes what is best for itself at these prices.

    A learner takes the `wanted` best of score + pair - price, and `first` once; a mentor is paid the price for each learner, and
    `least` for each up to the least load.
    """
    gain = pairs.s + bonuses.pair - price[pairs.j]
    order = np.lexsort((-gain, pairs.i))
    row = pairs.i[order]
    rank = np.arange(len(row)) - np.searchsorted(row, row)
    best = np.where(rank == 0, np.maximum(0, gain[order] + bonuses.first), np.maximum(0, gain[order]))
    learners = sum(best[rank < wanted[row]].tolist())
    return learners + sum(max(0, p + bonuses.least) * m + max(0, p) * (c - m)
                          for p, m, c in zip(price.tolist(), least.tolist(), seats.tolist(), strict=True))


def _arcs(pairs, seats, wanted, least, bonuses):
    """(tail, head, capacity, gain) of the circulation: the hub to learners, to mentors, and back to the hub."""
    learners, mentors = np.arange(len(wanted)), len(wanted) + np.arange(len(seats))
    hub = len(wanted) + len(seats)
    first = np.minimum(wanted, 1)
    parts = ((pairs.i, mentors[pairs.j] if len(seats) else pairs.j, np.ones_like(pairs.s), pairs.s + bonuses.pair),
             (np.full_like(learners, hub), learners, first, np.full_like(wanted, bonuses.first)),
             (np.full_like(learners, hub), learners, wanted - first, np.zeros_like(wanted)),
             (mentors, np.full_like(mentors, hub), least, np.full_like(seats, bonuses.least)),
             (mentors, np.full_like(mentors, hub), seats - least, np.zeros_like(seats)))
    return tuple(np.concatenate(columns).astype(np.int64) for columns in zip(*parts, strict=True))


def _flow(pairs, wanted, arcs):
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    tail, head, capacity, gain = arcs
    hub = int(max(tail.max(initial=0), head.max(initial=0)))
    graph, back = SimpleMinCostFlow(), head == hub
    graph.add_arcs_with_capacity_and_unit_cost(tail.astype(np.int32), np.where(back, hub + 1, head).astype(np.int32), capacity, -gain)
    supply = min(int(wanted.sum()), len(pairs.s))
    graph.set_node_supply(hub, supply)
    graph.set_node_supply(hub + 1, -supply)
    if graph.solve_max_flow_with_min_cost() != graph.OPTIMAL:
        raise ArithmeticError("the flow could not be solved")
    return graph.flows(np.arange(len(tail), dtype=np.int32))


def _prices(learners, mentors, arcs, flow):
    """By Bellman-Ford over what the flow leaves free: what it costs to come from a mentor back to the hub."""
    tail, head, capacity, gain = arcs
    ahead, behind = flow < capacity, flow > 0
    source = np.concatenate([tail[ahead], head[behind]])
    target = np.concatenate([head[ahead], tail[behind]])
    cost = np.concatenate([-gain[ahead], gain[behind]])
    distance = np.zeros(learners + mentors + 1, np.int64)
    for _ in range(len(distance) + 1):
        nearer = distance.copy()
        np.minimum.at(nearer, target, distance[source] + cost)
        if (nearer == distance).all():
            return distance[-1] - distance[learners:-1]
        distance = nearer
    raise ArithmeticError("no prices prove these pairs: they are not an optimum")
