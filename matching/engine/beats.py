"""What a step put in doubt, and the listed pairs that beat the prices since. Like `paths`, plain Python that numba can compile.

Listed pairs are rows of `mentor` and `score`, best first, -1 where there are fewer; a pair's place is row * columns + column. What is
found is written into `found` as far as there is room; the answer is how many there are.
"""
from .chains import ABSENT, MOVED, NOBODY, TOUCHED, edge_between


def add(listed, count, noted, one):
    if noted[one]:
        return count
    noted[one] = 1
    listed[count] = one
    return count + 1


def note_learners(net, listed, count, noted):
    """Who moved in the last step, and who is with a mentor whose price it moved, join those listed[:count]."""
    for n in range(net.counts[MOVED]):
        count = add(listed, count, noted, net.moved_who[n])
    for n in range(net.counts[TOUCHED]):
        k = net.first[net.touched[n]]
        while k >= 0:
            count = add(listed, count, noted, k)
            k = net.after[k]
    return count


def note_mentors(net, listed, count, noted):
    """The mentors whose price the last step moved join those listed[:count]."""
    for n in range(net.counts[TOUCHED]):
        count = add(listed, count, noted, net.touched[n])
    return count


def cheaper(net, rest, mentors, count, found):
    """Those of the mentors whose price is below what it was at rest."""
    many = 0
    for n in range(count):
        if net.v[mentors[n]] < rest[mentors[n]]:
            if many < len(found):
                found[many] = mentors[n]
            many += 1
    return many


def lowest_of(net, mentors, count):
    lowest = net.v[mentors[0]]
    for n in range(count):
        lowest = min(lowest, net.v[mentors[n]])
    return lowest


def of_learners(net, mentor, score, first, bonus, lowest, learners, count, found):
    """Places of the pairs of these learners, from column `first` on, that beat what they have; no price is below `lowest`."""
    many, width = 0, mentor.shape[1]
    for n in range(count):
        i = learners[n]
        if i >= len(mentor) or net.match[i] == ABSENT:
            continue
        least = net.u[i] - bonus
        for place in range(first, width):
            if mentor[i, place] < 0 or score[i, place] - lowest <= least:
                break
            if score[i, place] - net.v[mentor[i, place]] > least:
                if many < len(found):
                    found[many] = i * width + place
                many += 1
    return many


def of_mentors(net, bonus, start, learner, score, mentors, count, found):
    """Those of the entries start[j]..start[j + 1] of mentors j, a learner and a score, that beat what the learner has."""
    many = 0
    for n in range(count):
        j = mentors[n]
        gain = bonus - net.v[j]
        for at in range(start[j], start[j + 1]):
            i = learner[at]
            if score[at] + gain > net.u[i] and net.match[i] != ABSENT:
                if many < len(found):
                    found[many] = at
                many += 1
    return many


def in_doubt(net, reach, learners, count, found):
    """The learners for whom a pair of no list could beat what they have."""
    many = 0
    for n in range(count):
        i = learners[n]
        if net.match[i] != ABSENT and reach[i] > net.u[i]:
            if many < len(found):
                found[many] = i
            many += 1
    return many


def in_doubt_with(net, reach, most, learners, mentors, found):
    """Places, row * columns + column, of the pairs of these learners and mentors that could beat, a learner's worth `most` at most."""
    many, width = 0, len(mentors)
    for n in range(len(learners)):
        i = learners[n]
        if net.match[i] != ABSENT and reach[i] > net.u[i]:
            for m in range(width):
                if most[i] - net.v[mentors[m]] > net.u[i]:
                    if many < len(found):
                        found[many] = n * width + m
                    many += 1
    return many


def out_of_reach(net, reach, most, floor, mentors, found):
    """Places of the pairs of all learners and these mentors that could be worth more than the reach, now that these floors fell."""
    many, width = 0, len(mentors)
    for i in range(len(net.match)):
        if net.match[i] != ABSENT:
            for m in range(width):
                if most[i] - floor[mentors[m]] > reach[i]:
                    if many < len(found):
                        found[many] = i * width + m
                    many += 1
    return many


def unknown(net, i, j, found):
    """Which of the pairs (i[n], j[n]) the market does not know."""
    many = 0
    for n in range(len(i)):
        if edge_between(net, i[n], j[n]) < 0:
            if many < len(found):
                found[many] = n
            many += 1
    return many


def hold(net, held, penalty, learners):
    """The penalty goes over to the mentors whom these learners have now."""
    for i in learners:
        j = net.match[i]
        if held[i] >= 0 and (j < 0 or net.mentor[held[i]] != j):
            net.w[held[i]] -= penalty
            held[i] = NOBODY
        if j >= 0 and held[i] < 0:
            e = net.edges_of[i]
            while net.mentor[e] != j:
                e = net.next_of[e]
            net.w[e] += penalty
            net.u[i] += penalty
            held[i] = e
