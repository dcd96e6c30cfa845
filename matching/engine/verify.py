"""Checks a result against its problem in one pass over the pairs, without the solver. docs/topics/matching.md says why it is a proof.

A problem has learners, mentors, capacity (one a mentor), objective, minimize and the possible pairs as arrays i, j, s; a result has
pairs, covered, total, minimum and a certificate, as the command line writes them.
"""
import numpy as np

LARGEST = 2**61


def fault_of(problem: dict, result: dict) -> str | None:
    """What does not hold, or None: the pairs are a matching of this problem, and there is no better one."""
    i, j, s, capacity = (np.asarray(problem[name], np.int64) for name in ("i", "j", "s", "capacity"))
    mentor, load = np.full(problem["learners"], -1), np.zeros(problem["mentors"], np.int64)
    for learner, other in result["pairs"]:
        if not (0 <= learner < len(mentor) and 0 <= other < len(load)):
            return f"learner {learner} and mentor {other} are not both of this cohort"
        if mentor[learner] >= 0:
            return f"learner {learner} has more than one mentor"
        mentor[learner], load[other] = other, load[other] + 1
    paired = mentor[i] == j
    if paired.sum() < len(result["pairs"]):
        wrong = np.setdiff1d(np.flatnonzero(mentor >= 0), i[paired])[0]
        return f"learner {wrong} and mentor {mentor[wrong]} are no possible pair"
    if (load > capacity).any():
        return f"mentor {np.argmax(load > capacity)} has more learners than seats"
    scores = s[paired].tolist()
    for name, value in (("covered", len(scores)), ("total", sum(scores)), ("minimum", min(scores, default=None))):
        if result[name] != value:
            return f"{name} is {value}, not {result[name]}"
    judge = _unstable if problem["objective"] == "stable" else _unproved
    return judge(problem, result["certificate"], mentor, load, paired, i, j, s, capacity)


def _unproved(problem, certificate, mentor, load, paired, i, j, s, capacity):
    """u[i] = max(0, max of worth + bonus - price); then sum of u + sum of capacity * price must be the sum of worth + bonus."""
    prices, bonus = certificate["prices"], certificate["bonus"]
    if len(prices) != len(capacity) or any(not 0 <= number < LARGEST for number in (*prices, bonus)):
        return "the certificate needs a bonus and one price a mentor, from 0 to 2^61"
    sign = -1 if problem["minimize"] else 1
    worth = sign * s
    if problem["objective"] == "needs_first":
        worth = worth - certificate["steepness"] * np.maximum(0, sign * certificate["threshold"] - worth)
    low, high = (int(worth.min()), int(worth.max())) if len(worth) else (0, 0)
    if bonus <= min(len(mentor), sum(capacity.tolist())) * (high - low) - min(low, 0):
        return "the bonus is too small to put the number of learners first"
    price = np.array(prices, np.int64)
    if ((price > 0) & (load < capacity)).any():
        return f"mentor {np.argmax((price > 0) & (load < capacity))} has a price and a free seat"
    utility = np.zeros(len(mentor), np.int64)
    np.maximum.at(utility, i, worth + bonus - price[j])
    asked = np.zeros(len(price), bool)
    asked[j[~paired & (worth + bonus - price[j] == utility[i])]] = True
    if ((price > 0) & ~asked).any():
        return f"the price of mentor {np.argmax((price > 0) & ~asked)} is not the lowest: nobody else would as soon have a seat there"
    reached = sum((worth[paired] + bonus).tolist())
    limit = sum(utility.tolist()) + sum(c * p for c, p in zip(capacity.tolist(), prices, strict=True))
    return None if reached == limit else f"the pairs are worth {reached}, and the prices allow up to {limit}"


def _unstable(problem, certificate, mentor, load, paired, i, j, s, capacity):
    """No learner and mentor would both rather have each other; of equal scores each side prefers the lower number."""
    s = -s if problem["minimize"] else s
    own, worst, last = np.zeros(len(mentor), np.int64), np.zeros(len(load), np.int64), np.full(len(load), -1)
    order = np.lexsort((-i[paired], s[paired]))[::-1]  # best first, so that a mentor's least welcome learner is written last
    own[i[paired]] = s[paired]
    worst[j[paired][order]], last[j[paired][order]] = s[paired][order], i[paired][order]
    wanting = (mentor[i] < 0) | (s > own[i]) | ((s == own[i]) & (j < mentor[i]))
    welcome = (load[j] < capacity[j]) | (load[j] > 0) & ((s > worst[j]) | ((s == worst[j]) & (i < last[j])))
    blocking = np.flatnonzero(wanting & welcome & ~paired)
    return f"learner {i[blocking[0]]} and mentor {j[blocking[0]]} would both rather have each other" if len(blocking) else None
