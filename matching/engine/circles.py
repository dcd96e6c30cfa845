"""Circles: groups of learners with a least and a greatest size each, or none at all. Exact by CP-SAT, or with the bound it proved."""
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from .objectives import bonus_for
from .pairs import EdgePairs


@dataclass(frozen=True)
class Circles:
    """`match`: the circle of each learner, -1 for none. No way is worth more than `limit`; `gap` = limit - worth, 0 for a proved optimum.

    Worth is the total plus `bonus` for each learner, as elsewhere.
    """

    match: np.ndarray
    covered: int
    total: int
    bonus: int
    worth: int
    limit: int

    @property
    def gap(self) -> int:
        return self.limit - self.worth


def solve_circles(pairs: EdgePairs, least, most, *, must_open=(), effort: float = 60.0) -> Circles:
    """As many learners as can be, then the greatest total; a circle has from `least` to `most` learners or does not take place.

    `must_open` circles take place: ValueError when they cannot. `effort` is CP-SAT's deterministic time, so that the same input ends
    with the same circles on any machine; when it does not suffice for a proof, `gap` is above 0.
    """
    from ortools.sat.python import cp_model

    low, high = (int(pairs.s.min()), int(pairs.s.max())) if len(pairs.s) else (0, 0)
    bonus = bonus_for(pairs.learners, low, high)
    model = cp_model.CpModel()
    order = np.lexsort((pairs.j, pairs.i)).tolist()
    chosen = {(int(pairs.i[n]), int(pairs.j[n])): model.new_bool_var("") for n in order}
    score = {(int(pairs.i[n]), int(pairs.j[n])): int(pairs.s[n]) for n in order}
    opens = [model.new_bool_var("") for _ in range(pairs.mentors)]
    of_learner, of_circle = defaultdict(list), defaultdict(list)
    for (i, j), variable in chosen.items():
        of_learner[i].append(variable)
        of_circle[j].append(variable)
    for variables in of_learner.values():
        model.add_at_most_one(variables)
    for circle, is_open in enumerate(opens):
        size = sum(of_circle[circle])
        model.add(size >= int(least[circle]) * is_open)
        model.add(size <= int(most[circle]) * is_open)
    for circle in must_open:
        model.add(opens[circle] == 1)
    model.maximize(sum((score[pair] + bonus) * variable for pair, variable in chosen.items()))
    return _solved(cp_model, model, chosen, score, pairs.learners, bonus, effort)


def _solved(cp_model, model, chosen, score, learners, bonus, effort) -> Circles:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers, solver.parameters.random_seed = 1, 0
    solver.parameters.max_deterministic_time = effort
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        raise ValueError("the circles that must take place cannot all do so")
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raise ArithmeticError("no circles were found with this effort")
    pairs = [pair for pair, variable in chosen.items() if solver.boolean_value(variable)]
    match = np.full(learners, -1)
    for learner, circle in pairs:
        match[learner] = circle
    total = sum(score[pair] for pair in pairs)
    worth = total + bonus * len(pairs)
    limit = worth if status == cp_model.OPTIMAL else int(np.ceil(solver.best_objective_bound))
    return Circles(match, len(pairs), total, bonus, worth, limit)
