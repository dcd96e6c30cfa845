"""A market of the assignment problem as arrays, and the ways in and out of its chains. Plain Python that numba can compile as it
stands: see `speed`.

A `Net` is a market at rest when, w being score + bonus: u[i] + v[j] >= w on every edge of a learner who takes part, with equality on
the pairs; u[i] = 0 for a learner without a mentor; v[j] = 0 for a mentor with a free seat. Such a state is an optimum (linear
programming duality). Each step in `paths` and `bids` takes a state at rest to another one.

`match[i]` is the mentor, NOBODY, or ABSENT for a learner who takes no part. A learner's edges are a chain (`edges_of`, then `next_of`),
a mentor's too (`edges_to`, `next_to`), but for the first that came in: to_edges[to_start[j]:to_start[j + 1]], which can be read
without waiting for one to learn where the next one is. The learners with a mentor are a chain (`first`, `after`, `before`).
"""
from collections import namedtuple

import numpy as np

NOBODY = -1
ABSENT = -2
FAR = np.iinfo(np.int64).max

Net = namedtuple("Net", (
    "learner mentor w next_of next_to to_edges "  # of an edge
    "u match edges_of after before "  # of a learner
    "v seats taken first edges_to to_start dist via heap place touched "  # of a mentor
    "moved_who moved_from counts"))
# In counts: how many entries of `touched` (mentors whose price the last step moved) and of `moved_*` count; how many edges came in first,
# best first for each learner; and how much more than that one of a learner's edges may be worth since.
TOUCHED, MOVED, FIRST, PENALTY = 0, 1, 2, 3


def link(net, start, stop):
    """Brings the edges start..stop, written in `learner`, `mentor` and `w`, into the chains."""
    for e in range(start, stop):
        i, j = net.learner[e], net.mentor[e]
        net.next_of[e] = net.edges_of[i]
        net.edges_of[i] = e
        net.next_to[e] = net.edges_to[j]
        net.edges_to[j] = e


def link_first(net, stop):
    """The same of the edges 0..stop, when there are none yet: grouped by learner, best first."""
    net.counts[FIRST] = stop
    for n in range(stop):
        e = stop - 1 - n
        net.next_of[e] = net.edges_of[net.learner[e]]
        net.edges_of[net.learner[e]] = e
        net.to_start[net.mentor[e] + 1] += 1
    for j in range(len(net.v)):
        net.to_start[j + 1] += net.to_start[j]
    for n in range(stop):  # from the last on, so that each start ends up where its edges begin
        e = stop - 1 - n
        net.to_start[net.mentor[e] + 1] -= 1
        net.to_edges[net.to_start[net.mentor[e] + 1]] = e
    for j in range(len(net.v)):
        net.to_start[j] = net.to_start[j + 1]
    net.to_start[len(net.v)] = stop


def unlink(net, start, stop):
    """Takes the edges start..stop, the last that came in, out of the chains again."""
    for n in range(stop - start):
        e = stop - 1 - n
        net.edges_of[net.learner[e]] = net.next_of[e]
        net.edges_to[net.mentor[e]] = net.next_to[e]


def edge_between(net, i, j):
    """The edge of learner i and mentor j, or -1."""
    e = net.edges_of[i]
    while e >= 0 and net.mentor[e] != j:
        e = net.next_of[e]
    return e


def seat(net, i, j):
    follower = net.first[j]
    net.before[i], net.after[i] = NOBODY, follower
    if follower >= 0:
        net.before[follower] = i
    net.first[j] = i
    net.match[i] = j
    net.taken[j] += 1


def unseat(net, i, state):
    """Takes learner i from their mentor; `state` is NOBODY or ABSENT. Prices are as they were."""
    j, one, other = net.match[i], net.before[i], net.after[i]
    if one >= 0:
        net.after[one] = other
    else:
        net.first[j] = other
    if other >= 0:
        net.before[other] = one
    net.match[i] = state
    net.taken[j] -= 1


def move(net, i, j):
    """Learner i to mentor j (or NOBODY), from wherever they are; remembered as a move."""
    n = net.counts[MOVED]
    net.moved_who[n], net.moved_from[n] = i, net.match[i]
    net.counts[MOVED] = n + 1
    if net.match[i] >= 0:
        unseat(net, i, NOBODY)
    net.match[i] = NOBODY
    if j >= 0:
        seat(net, i, j)


def shift(u, v, first, after, j, amount):
    """Mentor j's price up by `amount`, their learners' utility down by as much."""
    v[j] += amount
    k = first[j]
    while k >= 0:
        u[k] -= amount
        k = after[k]


def rise(heap, place, dist, n, j):
    """Mentor j, at or to be put at place n of a heap by (dist, mentor), goes up to where it belongs."""
    d = dist[j]
    while n > 0:
        above = (n - 1) >> 1
        other = heap[above]
        if dist[other] < d or (dist[other] == d and other < j):
            break
        heap[n] = other
        place[other] = n
        n = above
    heap[n] = j
    place[j] = n


def take_first(heap, place, dist, size):
    """The nearest mentor of a heap of `size`, which is one smaller afterwards."""
    first, j = heap[0], heap[size - 1]
    size -= 1
    n, d = 0, dist[j]
    while True:
        below = 2 * n + 1
        if below >= size:
            break
        other = heap[below]
        if below + 1 < size:
            right = heap[below + 1]
            if dist[right] < dist[other] or (dist[right] == dist[other] and right < other):
                below, other = below + 1, right
        if d < dist[other] or (d == dist[other] and j < other):
            break
        heap[n] = other
        place[other] = n
        n = below
    if size > 0:
        heap[n] = j
        place[j] = n
    return first
