"""One cohort scored and solved in a process of its own, without Django: prints one JSON line. Started by benchmarks.matching.

python -m benchmarks.solving SIZE numpy|numba THREADS [check] [live] · python -m benchmarks.solving SIZE matrix FILE writes all scores.
"""
import json
import resource
import sys
import time
from contextlib import contextmanager

import numpy as np

from benchmarks.mentorbench import CRITERIA_OF_BENCH, cohort
from matching.engine import speed
from matching.engine.live import Live
from matching.engine.scored import ScoredPairs
from matching.engine.solve import solve

JOINS = 300


@contextmanager
def timed(row: dict, name: str):
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    row[name], row[f"{name}_cpu"] = time.perf_counter() - wall, time.process_time() - cpu


def main() -> None:
    size, way, *options = sys.argv[1:]
    if way == "matrix":
        write_matrix(size, options[0])
    else:
        print(json.dumps(measure(size, way, options)))


def measure(size, way, options) -> dict:
    row, threads = {"size": size, "solver": f"tandem, {way}"}, int(options[0])
    if way == "numba":
        warm(row, threads)
    people = cohort(size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with timed(row, "seconds"):
        pairs = ScoredPairs(people, CRITERIA_OF_BENCH, threads=threads)
        found = solve(pairs, people.seats)
    row |= {"covered": found.covered, "total": found.total, "rounds": found.rounds, "mib": peak(), "mib_before": before // 1024}
    if "check" in options:
        with timed(row, "check"):
            row |= faults(pairs, people.seats, found)
        with timed(row, "floor"):
            pairs.top(1)
    if "live" in options:
        row |= live(pairs, people.seats)
    return row


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def warm(row, threads) -> None:
    """Compiles, or reads what was compiled before: a worker does so once, when it starts."""
    speed.use_numba()
    small = cohort("S", seed=1)
    with timed(row, "warm"):
        pairs = ScoredPairs(small, CRITERIA_OF_BENCH, threads=threads)
        solve(pairs, small.seats)
        pairs.beating(np.zeros(pairs.learners, np.int64), np.zeros(pairs.mentors, np.int64), 0, np.arange(9), 9, np.arange(9))


def faults(pairs, seats, found) -> dict:
    """The gap between the prices' bound, taken over every pair, and what was reached: 0 is a proof. And what must never be."""
    i = np.flatnonzero(found.match >= 0)
    score, possible = pairs.score(i, found.match[i])
    utility = np.zeros(pairs.learners, np.int64)
    utility[i] = score + found.bonus - found.price[found.match[i]]
    better = pairs.beating(utility, found.price, found.bonus, np.arange(pairs.learners), 1)
    bound = sum(utility.tolist()) + sum((np.minimum(seats, pairs.learners) * found.price.astype(object)).tolist())
    reached = sum((score + found.bonus).tolist())
    load = np.bincount(found.match[i], minlength=pairs.mentors)
    return {"gap": bound - reached, "better_pairs": len(better[0]), "violations": int((~possible).sum()), "over": int((load > seats).sum())}


def live(pairs, seats) -> dict:
    """Joins and leaves, exact, the newcomers' scores included."""
    last = np.arange(pairs.learners - JOINS, pairs.learners)
    state = Live(pairs, seats, np.arange(pairs.learners - JOINS))
    for learner in last[:20]:
        state.join(int(learner))
        state.leave(int(learner))
    return {"join_p95_ms": p95(state.join, last), "leave_p95_ms": p95(state.leave, last)}


def p95(event, learners) -> float:
    times = []
    for learner in learners:
        began = time.perf_counter()
        event(int(learner))
        times.append(time.perf_counter() - began)
    return 1000 * float(np.quantile(times, 0.95))


def write_matrix(size, path) -> None:
    speed.use_numba()
    people = cohort(size)
    pairs = ScoredPairs(people, CRITERIA_OF_BENCH)
    mentor, score, _ = pairs.top(pairs.mentors)
    scores = np.full(mentor.shape, -1, np.int32)
    i, place = np.nonzero(mentor >= 0)
    scores[i, mentor[i, place]] = np.maximum(score[i, place], 0)
    np.savez(path, scores=scores, seats=people.seats)


if __name__ == "__main__":
    main()
