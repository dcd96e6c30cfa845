"""Steps of a market (`chains.Net`) along shortest paths: a learner enters, a seat is filled again, pairs come in. Plain Python that
numba can compile."""
from .chains import ABSENT, FAR, FIRST, MOVED, NOBODY, PENALTY, TOUCHED, link, move, rise, shift, take_first, unseat


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
    u[i] -= end
    for n in range(done):  # the nearest first, so that those whose price stays come last
        if dist[touched[n]] < end:
            shift(u, v, first, after, touched[n], end - dist[touched[n]])
            net.counts[TOUCHED] = n + 1
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
    for n in range(done):  # the nearest first, so that those whose price stays come last
        if dist[touched[n]] < end:
            shift(u, v, first, after, touched[n], dist[touched[n]] - end)
            net.counts[TOUCHED] = n + 1
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
