"""Shortest-path steps of the assignment problem, on arrays. Plain Python that numba can compile as it stands: see `speed`.

A `Net` is a market at rest when, w being score + bonus: u[i] + v[j] >= w on every edge of a learner who takes part, with equality on
the pairs; u[i] = 0 for a learner without a mentor; v[j] = 0 for a mentor with a free seat. Such a state is an optimum (linear
programming duality). Each step below takes a state at rest to another one.

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


def insert(net, i):
    """Learner i, who has no mentor, takes part: one shortest augmenting path to a free seat, or to whoever gives theirs up."""
    mentor, w, edges_of, next_of, u, v = net.mentor, net.w, net.edges_of, net.next_of, net.u, net.v
    dist, via, first, after, touched = net.dist, net.via, net.first, net.after, net.touched
    taken, seats, sorted_edges, penalty = net.taken, net.seats, net.counts[FIRST], net.counts[PENALTY]
    net.counts[TOUCHED] = net.counts[MOVED] = 0
    best, best_edge = 0, -1
    e = net.edges_of[i]
    while e >= 0:
        if w[e] - v[mentor[e]] > best:
            best, best_edge = w[e] - v[mentor[e]], e
        e = next_of[e]
    u[i] = best
    net.match[i] = NOBODY
    if best_edge < 0:
        return
    if net.taken[mentor[best_edge]] < net.seats[mentor[best_edge]]:
        move(net, i, mentor[best_edge])
        return
    heap, place = net.heap, net.place
    end, end_mentor, end_learner, done, size = best, -1, i, 0, 0
    k, d, j = i, 0, -1
    while True:
        while k >= 0:  # k is at the mentor j just settled at distance d, or is i itself
            if j >= 0 and d + u[k] < end:
                end, end_mentor, end_learner = d + u[k], j, k
            e = edges_of[k]
            base = d + u[k]
            while e >= 0:
                to = mentor[e]
                far = base + v[to] - w[e]
                if far < dist[to] and far < end:
                    via[to] = e
                    if taken[to] < seats[to]:
                        end, end_mentor, end_learner = far, to, -1
                    else:
                        if dist[to] == FAR:
                            place[to] = size
                            size += 1
                        dist[to] = far
                        rise(heap, place, dist, place[to], to)
                elif e < sorted_edges and base - w[e] >= end + penalty:
                    break  # prices are 0 at least, and what follows is worth no more
                e = next_of[e]
            k = after[k] if j >= 0 else -1
        if size == 0 or dist[heap[0]] >= end:
            break
        j = take_first(heap, place, dist, size)
        size -= 1
        d = dist[j]
        touched[done] = j
        done += 1
        k = first[j]
    net.counts[TOUCHED] = done
    u[i] -= end
    for n in range(done):
        shift(u, v, first, after, touched[n], end - dist[touched[n]])
    if end_learner != i:
        if end_learner >= 0:
            move(net, end_learner, NOBODY)
        to = end_mentor
        while True:
            k = net.learner[via[to]]
            old = net.match[k]
            move(net, k, to)
            if k == i:
                break
            to = old
    for n in range(size):
        dist[heap[n]] = FAR
    for n in range(done):
        dist[touched[n]] = FAR


def refill(net, j):
    """Mentor j has a free seat: someone takes it if that is worth more than nobody, by one shortest reverse path."""
    learner, w, edges_to, next_to, u, v = net.learner, net.w, net.edges_to, net.next_to, net.u, net.v
    match, dist, via, to_edges = net.match, net.dist, net.via, net.to_edges
    net.counts[TOUCHED] = net.counts[MOVED] = 0
    if v[j] == 0 or net.taken[j] >= net.seats[j]:
        return
    heap, place, first, after, touched = net.heap, net.place, net.first, net.after, net.touched
    end, end_mentor, end_edge, done, size = FAR, j, -1, 0, 1
    dist[j] = 0
    rise(heap, place, dist, 0, j)
    while size > 0 and dist[heap[0]] < end:
        x = take_first(heap, place, dist, size)
        size -= 1
        touched[done] = x
        done += 1
        if dist[x] + v[x] < end:
            end, end_mentor, end_edge = dist[x] + v[x], x, -1
        later, at_edge, last = edges_to[x], net.to_start[x], net.to_start[x + 1]
        base = dist[x] + v[x]
        while at_edge < last or later >= 0:
            if at_edge < last:
                e = to_edges[at_edge]
                at_edge += 1
            else:
                e = later
                later = next_to[e]
            k = learner[e]
            far = base + u[k] - w[e]
            at = match[k]
            if far < end and at != x and at != ABSENT:
                if at == NOBODY:
                    end, end_mentor, end_edge = far, x, e
                elif far < dist[at]:
                    if dist[at] == FAR:
                        place[at] = size
                        size += 1
                    dist[at], via[at] = far, e
                    rise(heap, place, dist, place[at], at)
                    if far + v[at] < end:
                        end, end_mentor, end_edge = far + v[at], at, -1
    net.counts[TOUCHED] = done
    for n in range(done):
        shift(u, v, first, after, touched[n], dist[touched[n]] - end)
    x = end_mentor
    while x != j:
        e = via[x]
        to = net.mentor[e]
        move(net, learner[e], to)
        x = to
    if end_edge >= 0:
        move(net, learner[end_edge], end_mentor)
    for n in range(size):
        dist[heap[n]] = FAR
    for n in range(done):
        dist[touched[n]] = FAR


def bid(net, i, patience):
    """Learner i, who takes no part, enters by raising one price at a time, without looking ahead; cheap where insert() is dear.

    A full mentor's price rises until the first of those who want a seat would as soon be elsewhere, who then enters in turn. Answers
    the learner who is left to be inserted when `patience` (in edges looked at) is used up, or -1.
    """
    mentor, w, next_of, u, v, sorted_edges, penalty = net.mentor, net.w, net.next_of, net.u, net.v, net.counts[FIRST], net.counts[PENALTY]
    while patience > 0:
        best, best_edge, second = 0, -1, 0
        e = net.edges_of[i]
        while e >= 0:
            worth = w[e] - v[mentor[e]]
            if worth > best:
                best, best_edge, second = worth, e, best
            elif worth > second:
                second = worth
            patience -= 1
            if e < sorted_edges and w[e] + penalty <= second:
                break
            e = next_of[e]
        u[i] = best
        if best_edge < 0:
            net.match[i] = NOBODY
            return -1
        j = mentor[best_edge]
        if net.taken[j] < net.seats[j]:
            seat(net, i, j)
            return -1
        leaves, dearer = i, best - second
        k = net.first[j]
        while k >= 0:
            other = 0
            e = net.edges_of[k]
            while e >= 0:
                if mentor[e] != j and w[e] - v[mentor[e]] > other:
                    other = w[e] - v[mentor[e]]
                patience -= 1
                if e < sorted_edges and w[e] + penalty <= other:
                    break
                e = next_of[e]
            if u[k] - other < dearer:
                leaves, dearer = k, u[k] - other
            k = net.after[k]
        shift(u, v, net.first, net.after, j, dearer)
        if leaves != i:
            unseat(net, leaves, ABSENT)
            u[i] = best - dearer
            seat(net, i, j)
            i = leaves
    return i


def insert_all(net, learners, patience):
    """First those whose best seat is free, then the others: by bids, and where those take long along paths."""
    late = [0]
    late.pop()
    for i in learners:
        best, best_edge = 0, -1
        e = net.edges_of[i]
        while e >= 0:
            worth = net.w[e] - net.v[net.mentor[e]]
            if worth > best:
                best, best_edge = worth, e
            if e < net.counts[FIRST] and net.w[e] + net.counts[PENALTY] <= best:
                break
            e = net.next_of[e]
        if best_edge < 0 or net.taken[net.mentor[best_edge]] < net.seats[net.mentor[best_edge]]:
            net.u[i] = best
            net.match[i] = NOBODY
            if best_edge >= 0:
                seat(net, i, net.mentor[best_edge])
        else:
            late.append(i)
    for i in late:
        left = bid(net, i, patience)
        if left >= 0:
            insert(net, left)


def withdraw(net, i):
    """Learner i takes part no more, and their seat is refilled."""
    j = net.match[i]
    net.counts[TOUCHED] = net.counts[MOVED] = 0
    if j >= 0:
        unseat(net, i, ABSENT)
        refill(net, j)
    net.match[i] = ABSENT
    net.u[i] = 0


def improve(net, i, start, stop):
    """Learner i, who takes part, gets the edges start..stop, which may be worth more to them than what they have.

    Their seat stays free for whoever the path leads to, which bounds the search by what the edges gain; then it is refilled.
    """
    link(net, start, stop)
    j = net.match[i]
    if j >= 0:
        unseat(net, i, ABSENT)
    insert(net, i)
    if j >= 0:
        refill(net, j)


def improve_all(net, start, stop):
    """The edges start..stop, grouped by learner, come in for learners who take part."""
    while start < stop:
        i, end = net.learner[start], start + 1
        while end < stop and net.learner[end] == i:
            end += 1
        improve(net, i, start, end)
        start = end


def lower_prices(net, fall):
    """The lowest prices that hold with the same pairs, which are the same for every optimum. `fall` is scratch, one a mentor.

    How far each can fall is a shortest path over what edges have to spare: to the price itself, or to a learner without a mentor.
    """
    mentor, w, edges_of, next_of, u, v, match = net.mentor, net.w, net.edges_of, net.next_of, net.u, net.v, net.match
    first, after = net.first, net.after
    heap, place = net.heap, net.place
    for j in range(len(v)):
        fall[j] = v[j]
    for i in range(len(match)):
        if match[i] == NOBODY:
            e = edges_of[i]
            while e >= 0:
                spare = u[i] + v[mentor[e]] - w[e]
                if spare < fall[mentor[e]]:
                    fall[mentor[e]] = spare
                e = next_of[e]
    for j in range(len(v)):
        rise(heap, place, fall, j, j)
    size = len(v)
    while size > 0:
        j = take_first(heap, place, fall, size)
        size -= 1
        k = first[j]
        while k >= 0:
            e = edges_of[k]
            base = fall[j] + u[k]
            while e >= 0:
                to = mentor[e]
                far = base + v[to] - w[e]
                if far < fall[to]:
                    fall[to] = far
                    rise(heap, place, fall, place[to], to)
                e = next_of[e]
            k = after[k]
    for j in range(len(v)):
        if fall[j] > 0:
            shift(u, v, first, after, j, -fall[j])
