"""Steps of a market (`chains.Net`) as a whole: everybody enters by bids, and prices fall as far as they can. Plain Python that numba can
compile."""
from .chains import ABSENT, FIRST, NOBODY, PENALTY, rise, seat, shift, take_first, unseat
from .paths import insert


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
