"""A learner's pairs in one pass that keeps the best on the way: written for numba, right without it.

speed.use_numba() compiles these functions; the same integers as blocks.py and reference.py come out, only sooner. A row is scored whole,
without a branch for a pair; then CHUNK pairs are passed over together where none of them is good enough. The products of affinities
come ready made, since a library for matrices makes them ten times faster than a loop.
"""
import numpy as np

from .arrays import MUST
from .measures import AFFINITY_MOST

REFUSED = -(1 << 31)
LOW = 0xFFFF_FFFF
ABSENT = -(1 << 63)
CHUNK = 16


def count_bits(word):
    return int(word).bit_count()


def add_steps(start, end, rows, points, steps, first, score):
    width = len(score)
    for at in range(start, end):
        worth = points[at]
        made = steps[rows[at], first:first + width]
        for n in range(width):
            score[n] += worth * made[n]


def begin(learners, mentors, i, first, score, possible):
    """Skills, and what goes by them and by the team."""
    width = len(score)
    team, teams = learners.team[i], mentors.team[first:first + width]
    for n in range(width):
        score[n] = 0
        possible[n] = 1 if teams[n] != team else 0
    add_steps(learners.skill_start[i], learners.skill_start[i + 1], learners.skill_row, learners.skill_points, mentors.steps, first, score)
    least = learners.least_skills[i]
    if least > 0:
        for n in range(width):
            possible[n] = possible[n] if score[n] >= least else 0


def keep_meeting(learners, mentors, terms, i, first, score, possible, met):
    width, word = len(score), 0
    for group in range(len(terms.group_end)):
        end, points, asked = terms.group_end[group], terms.group_points[group], False
        for n in range(width):
            met[n] = 0
        for w in range(word, end):
            need, have = learners.need[w, i], mentors.have[w, first:first + width]
            if need != 0:
                asked = True
                for n in range(width):
                    met[n] = met[n] if need & have[n] == 0 else 1
        if asked and points == MUST:
            for n in range(width):
                possible[n] &= met[n]
        elif asked:
            for n in range(width):
                score[n] += met[n] * points
        word = end


def keep_allowed(learners, mentors, i, first, possible):
    width = len(possible)
    for w in range(len(mentors.kinds)):
        refuse = learners.refuse[w, i]
        if refuse != 0:
            kinds = mentors.kinds[w, first:first + width]
            for n in range(width):
                possible[n] = possible[n] if refuse & kinds[n] == 0 else 0


def place_of(values, start, end, first):
    """Where the ascending values[start:end] reach `first`."""
    while start < end:
        middle = (start + end) // 2
        if values[middle] < first:
            start = middle + 1
        else:
            end = middle
    return start


def add_named(learners, i, first, score, possible):
    last = first + len(score)
    start, end = learners.fact_start[i], learners.fact_start[i + 1]
    for at in range(place_of(learners.fact, start, end, first), end):
        if learners.fact[at] >= last:
            break
        score[learners.fact[at] - first] += learners.fact_points[at]
    start, end = learners.refused_start[i], learners.refused_start[i + 1]
    for at in range(place_of(learners.refused, start, end, first), end):
        if learners.refused[at] >= last:
            break
        possible[learners.refused[at] - first] = 0


def score_row(learners, mentors, terms, i, first, product, score, possible, common):
    """Of learner i with the mentors from `first` on, REFUSED where the pair is not possible; `product` is empty without affinity."""
    width = len(score)
    begin(learners, mentors, i, first, score, possible)
    add_steps(learners.goal_start[i], learners.goal_start[i + 1], learners.goal_row, learners.goal_points, mentors.steps, first, score)
    for t in range(len(mentors.codes)):
        points = learners.tables[learners.table_row[t, i]]
        codes = mentors.codes[t, first:first + width]
        for n in range(width):
            score[n] += points[codes[n]]
    add_traits(learners, mentors, i, first, score)
    add_affinity(product, np.int32(terms.affinity_factor), score)
    if terms.counts_starts:
        add_starts(learners, mentors, terms, i, first, score, possible, common)
    keep_meeting(learners, mentors, terms, i, first, score, possible, common)
    keep_allowed(learners, mentors, i, first, possible)
    add_named(learners, i, first, score, possible)
    for n in range(width):
        score[n] = score[n] if possible[n] != 0 else REFUSED


def add_affinity(product, factor, score):
    for n in range(len(product)):
        score[n] += ((min(max(np.int32(product[n]), np.int32(0)), np.int32(AFFINITY_MOST)) >> np.int32(6)) * factor) >> np.int32(8)


def add_traits(learners, mentors, i, first, score):
    width = len(score)
    for d in range(len(mentors.traits)):
        worth, traits = learners.traits[i, d], mentors.traits[d, first:first + width]
        for n in range(width):
            score[n] += worth * traits[n]


def add_starts(learners, mentors, terms, i, first, score, possible, common):
    width = len(score)
    for n in range(width):
        common[n] = 0
    for w in range(len(mentors.week)):
        mine, week = learners.week[w, i], mentors.week[w, first:first + width]
        if mine != 0:
            for n in range(width):
                common[n] += np.int32(count_bits(mine & week[n]))
    least, enough, worth = np.int32(terms.least_starts), np.int32(terms.enough_starts), np.int32(terms.start_points)
    for n in range(width):
        possible[n] = possible[n] if common[n] >= least else 0
        score[n] += min(common[n], enough) * worth


def put_greatest_first(keys, count, most):
    """Moves the `most` greatest of keys[:count] to the front and gives the least of them."""
    low, high = 0, count - 1
    while low < high:
        pivot = keys[(low + high) // 2]
        a, b = low, high
        while a <= b:
            while keys[a] > pivot:
                a += 1
            while keys[b] < pivot:
                b -= 1
            if a <= b:
                keys[a], keys[b] = keys[b], keys[a]
                a += 1
                b -= 1
        if most - 1 <= b:
            high = b
        elif most - 1 >= a:
            low = a
        else:
            break
    return keys[most - 1]


def greatest(score, start, end):
    top = score[start]
    for n in range(start, end):
        top = max(top, score[n])
    return top


def keep_best(first, score, keys, count, floor, most):
    """Adds the pairs above `floor` to keys; (how many there are, floor) after. Whenever keys is full only the best `most` stay."""
    for start in range(0, len(score), CHUNK):
        end = min(start + CHUNK, len(score))
        if greatest(score, start, end) <= floor:
            continue
        if count + CHUNK > len(keys):
            floor = put_greatest_first(keys, count, most) >> 32
            count = most
        for n in range(start, end):  # written always and counted where it is above, so that nothing has to be guessed
            keys[count] = (np.int64(score[n]) << 32) | (LOW - (first + n))
            count += 1 if score[n] > floor else 0
    return count, floor


def best_of_tile(learners, mentors, terms, first_row, first, last, product, keys, held, floor, most, room):
    """Adds the mentors from `first` to `last` to the rows of `keys`, `held` of each, for the learners from first_row on.

    `product`: of their affinities, or no columns. `room` is for a few mentors.
    """
    for start in range(first, last, room.shape[1]):
        width = min(room.shape[1], last - start)
        score, possible, common = room[0, :width], room[1, :width], room[2, :width]
        for r in range(len(keys)):
            near = product[r, start - first:start - first + width]
            score_row(learners, mentors, terms, first_row + r, start, near, score, possible, common)
            held[r], floor[r] = keep_best(start, score, keys[r], held[r], floor[r], most)


def leave_best(keys, count, most):
    """The best `most` of each row in front, in any order, ABSENT where there are fewer."""
    for r in range(len(keys)):
        if count[r] > most:
            put_greatest_first(keys[r], count[r], most)
        for n in range(count[r], most):
            keys[r, n] = ABSENT


def beating_of_tile(learners, mentors, terms, first_row, first, last, product, utility, gain, margin, mentor, room):
    """Rows of `margin` and `mentor` keep the pairs that beat `utility` most, most first. Otherwise as best_of_tile."""
    for start in range(first, last, room.shape[1]):
        width = min(room.shape[1], last - start)
        score, possible, common = room[0, :width], room[1, :width], room[2, :width]
        for r in range(len(margin)):
            near = product[r, start - first:start - first + width]
            score_row(learners, mentors, terms, first_row + r, start, near, score, possible, common)
            keep_beating(start, score, utility[first_row + r], gain[start:start + width], margin[r], mentor[r])


def furthest(score, gain, start, end):
    top = np.int64(ABSENT)
    for n in range(start, end):
        top = max(top, np.int64(score[n]) + gain[n] if score[n] != REFUSED else np.int64(ABSENT))
    return top


def keep_beating(first, score, utility, gain, margin, mentor):
    last = len(margin) - 1
    for start in range(0, len(score), CHUNK):
        end = min(start + CHUNK, len(score))
        if furthest(score, gain, start, end) <= utility + margin[last]:
            continue
        for n in range(start, end):
            if score[n] != REFUSED:
                insert(np.int64(score[n]) + gain[n] - utility, first + n, margin, mentor)


def insert(ahead, j, margin, mentor):
    at = len(margin) - 1
    if ahead <= margin[at]:
        return
    while at > 0 and margin[at - 1] < ahead:
        margin[at] = margin[at - 1]
        mentor[at] = mentor[at - 1]
        at -= 1
    margin[at] = ahead
    mentor[at] = j
