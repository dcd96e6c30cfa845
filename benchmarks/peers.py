"""One peer on a ready matrix of scores, in the peers' own environment: prints one JSON line. Started by benchmarks.matching.

Their scoring is not timed, that of mentor-match excepted, whose rules look each score up. A pair that is not possible has -1.
"""
import json
import resource
import sys
import time

import numpy as np

BONUS = 10**9  # for coverage first; float64 holds 10,000 of them exactly


def scipy(scores, seats):
    from scipy.optimize import linear_sum_assignment

    column = np.repeat(np.arange(len(seats)), seats)
    worth = np.where(scores < 0, 0, scores + BONUS)[:, column].astype(np.float64)
    began = time.perf_counter(), time.process_time()
    i, place = linear_sum_assignment(worth, maximize=True)
    return began, i, column[place]


def ortools(scores, seats):
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    learners, mentors = scores.shape
    began = time.perf_counter(), time.process_time()
    flow, sink = SimpleMinCostFlow(), learners + mentors + 1
    i, j = np.nonzero(scores >= 0)
    arcs = flow.add_arcs_with_capacity_and_unit_cost(i, learners + j, np.ones(len(i), np.int64), -scores[i, j].astype(np.int64))
    flow.add_arcs_with_capacity_and_unit_cost(np.full(learners, sink - 1), np.arange(learners), np.ones(learners, np.int64),
                                              np.zeros(learners, np.int64))
    flow.add_arcs_with_capacity_and_unit_cost(learners + np.arange(mentors), np.full(mentors, sink), seats, np.zeros(mentors, np.int64))
    flow.set_node_supply(sink - 1, learners)
    flow.set_node_supply(sink, -learners)
    flow.solve_max_flow_with_min_cost()
    used = np.flatnonzero(flow.flows(arcs))
    return began, i[used], j[used]


def mentor_match(scores, seats):
    """A mentor once for each seat: it has no capacities. Costs near 2^63 leave it no coverage first, only the greatest total."""
    from matching.mentee import Mentee
    from matching.mentor import Mentor
    from matching.process import process_data

    def person(kind, number, seat=0):
        found = kind(grade=1, email=f"{number} {seat}")
        found.number = number
        return found

    class Lookup:
        def apply(self, match):
            score = int(scores[match.mentee.number, match.mentor.number])
            match.disallowed = score < 0
            return max(score, 0)

        def evaluate(self, match):
            return True

    mentees = [person(Mentee, n) for n in range(len(scores))]
    mentors = [person(Mentor, n, seat) for n, many in enumerate(seats) for seat in range(many)]
    began = time.perf_counter(), time.process_time()
    process_data(mentors, mentees, [[Lookup()]])
    pairs = [(mentee.number, mentee.mentors[0].number) for mentee in mentees if mentee.mentors]
    return began, *(np.array(side, np.int64) for side in zip(*pairs, strict=True))


if __name__ == "__main__":
    name, path = sys.argv[1:]
    given = np.load(path)
    scores, seats = given["scores"], given["seats"].astype(np.int64)
    (wall, cpu), i, j = globals()[name](scores, seats)
    took = time.perf_counter() - wall, time.process_time() - cpu
    got = scores[i, j]
    print(json.dumps({"solver": name, "seconds": took[0], "seconds_cpu": took[1], "covered": int((got >= 0).sum()),
                      "total": int(got[got >= 0].sum()), "violations": int((got < 0).sum() if name == "mentor_match" else 0),
                      "over": int((np.bincount(j[got >= 0], minlength=len(seats)) > seats).sum()),
                      "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))
