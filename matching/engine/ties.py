"""Which of several optimal matchings: the first learner has the lowest-numbered mentor they can, then the second, and so on.

All optimal matchings live on the tight pairs, those with score + bonus = u[i] + v[j], whatever prices prove one of them. From one to
another there is a cycle of moves: a learner goes from x to y, another from y to z, … and back to x. NOWHERE is where learners without
a mentor are, SPARE where the free seats are. Like `paths`, plain Python that numba can compile.
"""
import numpy as np

from . import speed


def first_of_equals(match, u, v, seats, i, j) -> np.ndarray:
    """The matching to keep, from any optimal one, its prices, and all tight pairs (i[n], j[n])."""
    learners, mentors = len(match), len(seats)
    order = np.lexsort((j, i))
    i, j = i[order], j[order]
    nowhere, spare = mentors, mentors + 1
    at = np.where(match >= 0, match, nowhere)
    taken = np.bincount(at, minlength=mentors + 1)[:mentors]
    free, full = np.flatnonzero((v == 0) & (taken < seats)), np.flatnonzero((v == 0) & (taken > 0))
    dropped = at[(u == 0) & (match >= 0)]
    source = np.concatenate([at[i], dropped, free, np.full(len(full), spare)])
    target = np.concatenate([j, np.full(len(dropped), nowhere), np.full(len(free), spare), full])
    component = _components(source, target, mentors + 2)
    useful = component[at[i]] == component[j]
    wanted = useful & (j < at[i])
    if not wanted.any():
        return match
    i, j = i[useful], j[useful]
    start = np.searchsorted(i, np.arange(learners + 1))
    zero = np.flatnonzero(v == 0)
    arrays = [at, start, j, (u == 0).astype(np.int64), (v == 0).astype(np.int64), zero, seats - taken]
    if not speed.compiled():
        arrays = [a.tolist() for a in arrays]
    found = np.array(speed.kernel(settle)(*arrays, mentors))
    return np.where(found == nowhere, -1, found)


def _components(source, target, nodes):
    """The strongly connected component of each node."""
    order = np.argsort(source, kind="stable")
    start, target = np.searchsorted(source[order], np.arange(nodes + 1)), target[order]
    component = np.full(nodes, -1)
    arrays = [start, target, component]
    if not speed.compiled():
        arrays = [a.tolist() for a in arrays]
    speed.kernel(strong_components)(*arrays)
    return np.array(arrays[2])


def strong_components(start, target, component):
    """Tarjan's algorithm without recursion."""
    nodes = len(component)
    index, low, following = [-1] * nodes, [0] * nodes, [0] * nodes
    stack, path, count, number = [0], [0], 0, 0
    stack.pop()
    path.pop()
    for root in range(nodes):
        if index[root] >= 0:
            continue
        path.append(root)
        while len(path) > 0:
            x = path[-1]
            if index[x] < 0:
                index[x] = low[x] = count
                count += 1
                following[x] = start[x]
                stack.append(x)
            deeper = False
            while following[x] < start[x + 1]:
                y = target[following[x]]
                if index[y] < 0:
                    path.append(y)
                    deeper = True
                    break
                if component[y] < 0:
                    low[x] = min(low[x], low[y])
                following[x] += 1
            if deeper:
                continue
            if low[x] == index[x]:
                while True:
                    y = stack.pop()
                    component[y] = number
                    if y == x:
                        break
                number += 1
            path.pop()


def settle(at, start, tight, idle, cheap, zero, room, nowhere):
    """Learner after learner, takes the lowest mentor from which a chain of moves leads back to the place left.

    at[i]: the mentor, or `nowhere`. start, tight: the tight mentors of each learner. idle[i]: may go without. cheap[j]: price 0; `zero`
    lists these. room[j]: free seats.
    """
    learners, spare = len(at), nowhere + 1
    first, after, before = [-1] * (nowhere + 1), [-1] * learners, [-1] * learners
    for i in range(learners):
        after[i] = first[at[i]]
        if after[i] >= 0:
            before[after[i]] = i
        first[at[i]] = i
    seen, came_from, by = [-1] * (nowhere + 2), [-1] * (nowhere + 2), [-1] * (nowhere + 2)
    todo = [0]
    for i in range(learners):
        goal = at[i]
        one, other = before[i], after[i]  # out of the list: a learner whose turn has come moves no more
        if one >= 0:
            after[one] = other
        else:
            first[goal] = other
        if other >= 0:
            before[other] = one
        for t in range(start[i], start[i + 1]):
            begin = tight[t]
            if begin >= goal:
                break
            if seen[begin] == i:
                continue  # a search from a lower mentor came by, in vain
            todo.clear()
            todo.append(begin)
            seen[begin], came_from[begin] = i, -1
            found = False
            while len(todo) > 0 and not found:
                x = todo.pop()
                if x == spare:
                    for y in zero:
                        if seen[y] != i:
                            seen[y], came_from[y], by[y] = i, x, -1
                            todo.append(y)
                            found = found or y == goal
                    continue
                if x < nowhere and cheap[x] == 1 and room[x] > 0 and seen[spare] != i:
                    seen[spare], came_from[spare], by[spare] = i, x, -1
                    todo.append(spare)
                k = first[x]
                while k >= 0 and not found:
                    if idle[k] == 1 and x != nowhere and seen[nowhere] != i:
                        seen[nowhere], came_from[nowhere], by[nowhere] = i, x, k
                        todo.append(nowhere)
                        found = goal == nowhere
                    for n in range(start[k], start[k + 1]):
                        y = tight[n]
                        if seen[y] != i:
                            seen[y], came_from[y], by[y] = i, x, k
                            todo.append(y)
                            if y == goal:
                                found = True
                                break
                    k = after[k]
            if found:
                y = goal
                if goal < nowhere:
                    room[goal] += 1
                while y != begin:
                    x, k = came_from[y], by[y]
                    if k >= 0:
                        one, other = before[k], after[k]
                        if one >= 0:
                            after[one] = other
                        else:
                            first[x] = other
                        if other >= 0:
                            before[other] = one
                        before[k], after[k] = -1, first[y]
                        if first[y] >= 0:
                            before[first[y]] = k
                        first[y], at[k] = k, y
                        if x < nowhere:
                            room[x] += 1
                        if y < nowhere:
                            room[y] -= 1
                    y = x
                at[i] = begin
                room[begin] -= 1
                break
    return at
