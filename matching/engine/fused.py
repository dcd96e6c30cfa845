"""Scores of a learner's pairs in one pass, best ones kept on the way: written for numba, right without it.

speed.use_numba() compiles these functions; the same integers as blocks.py and reference.py come out, only sooner.
"""
import numpy as np

from .encode import MUST
from .measures import AFFINITY_MOST

REFUSED = -(1 << 31)
LOW = 0xFFFF_FFFF
ABSENT = -(1 << 63)


def count_bits(word):
    return int(word).bit_count()


def add_skills(learners, mentors, i, first, score, possible):
    width = len(score)
    for n in range(width):
        score[n] = 0
        possible[n] = 1
    for at in range(learners.skill_start[i], learners.skill_start[i + 1]):
        points = learners.skill_points[at]
        offered = mentors.skills[learners.skill_row[at], first:first + width]
        for n in range(width):
            score[n] += points * offered[n]
    least = learners.least_skills[i]
    if least > 0:
        for n in range(width):
            possible[n] = 1 if score[n] >= least else 0


def add_affinity(near, factor, score):
    for n in range(len(score)):
        product = min(max(np.int32(near[n]), np.int32(0)), np.int32(AFFINITY_MOST))
        score[n] += ((product >> 6) * factor) >> 8


def add_starts(learners, mentors, terms, i, first, score, possible):
    width = len(score)
    w0, w1, w2, w3, w4, w5 = (learners.week[0, i], learners.week[1, i], learners.week[2, i], learners.week[3, i], learners.week[4, i],
                              learners.week[5, i])
    m0, m1, m2 = mentors.week[0, first:first + width], mentors.week[1, first:first + width], mentors.week[2, first:first + width]
    m3, m4, m5 = mentors.week[3, first:first + width], mentors.week[4, first:first + width], mentors.week[5, first:first + width]
    least, enough, points = np.int32(terms.least_starts), np.int32(terms.enough_starts), np.int32(terms.start_points)
    for n in range(width):
        common = np.int32(count_bits(w0 & m0[n]) + count_bits(w1 & m1[n]) + count_bits(w2 & m2[n])
                          + count_bits(w3 & m3[n]) + count_bits(w4 & m4[n]) + count_bits(w5 & m5[n]))
        score[n] += min(common, enough) * points
        possible[n] = possible[n] if common >= least else 0


def keep_meeting(learners, mentors, terms, i, first, score, possible):
    width, word = len(score), 0
    for group in range(len(terms.group_end)):
        asked = False
        for w in range(word, terms.group_end[group]):
            asked = asked or learners.need[w, i] != 0
        if asked:
            meet(learners.need[word:terms.group_end[group], i], mentors.have[word:terms.group_end[group], first:first + width],
                 terms.group_points[group], score, possible)
        word = terms.group_end[group]


def meet(need, have, points, score, possible):
    for n in range(len(score)):
        met = 0
        for w in range(len(need)):
            met = 1 if need[w] & have[w, n] != 0 else met
        if points == MUST:
            possible[n] &= met
        else:
            score[n] += met * points


def keep_allowed(learners, mentors, i, first, possible):
    width = len(possible)
    team = learners.team[i]
    teams = mentors.team[first:first + width]
    for n in range(width):
        possible[n] = possible[n] if teams[n] != team else 0
    for w in range(len(mentors.kinds)):
        refuse = learners.refuse[w, i]
        if refuse != 0:
            kinds = mentors.kinds[w, first:first + width]
            for n in range(width):
                possible[n] = possible[n] if refuse & kinds[n] == 0 else 0


def add_named(learners, i, first, score, possible):
    last = first + len(score)
    start, end = learners.fact_start[i], learners.fact_start[i + 1]
    for at in range(start + np.searchsorted(learners.fact[start:end], first), end):
        if learners.fact[at] >= last:
            break
        score[learners.fact[at] - first] += learners.fact_points[at]
    start, end = learners.refused_start[i], learners.refused_start[i + 1]
    for at in range(start + np.searchsorted(learners.refused[start:end], first), end):
        if learners.refused[at] >= last:
            break
        possible[learners.refused[at] - first] = 0


def score_row(learners, mentors, terms, i, first, product, near, score, possible):
    """Scores of learner i with the mentors from `first` on; REFUSED where the pair is not possible."""
    width = len(score)
    add_skills(learners, mentors, i, first, score, possible)
    for n in range(width):
        score[n] += np.int32(product[n])
    for t in range(len(mentors.codes)):
        points = learners.tables[learners.table_row[t, i]]
        codes = mentors.codes[t, first:first + width]
        for n in range(width):
            score[n] += points[codes[n]]
    if len(near) > 0:
        add_affinity(near, np.int32(terms.affinity_factor), score)
    if len(mentors.week) > 0:
        add_starts(learners, mentors, terms, i, first, score, possible)
    keep_meeting(learners, mentors, terms, i, first, score, possible)
    keep_allowed(learners, mentors, i, first, possible)
    add_named(learners, i, first, score, possible)
    for n in range(width):
        score[n] = score[n] if possible[n] != 0 else REFUSED


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


def keep_best(score, first, keys, count, floor, most):
    """Adds the pairs above `floor` to keys; (how many there are, floor) after. Whenever keys is full only the best `most` stay."""
    width, step = len(score), 16
    for start in range(0, width, step):
        end = min(start + step, width)
        top = np.int32(REFUSED)
        for n in range(start, end):
            top = max(top, score[n])
        if top <= floor:
            continue
        for n in range(start, end):
            if score[n] > floor:
                keys[count] = (np.int64(score[n]) << 32) | (LOW - (first + n))
                count += 1
                if count == len(keys):
                    floor = np.int32(put_greatest_first(keys, count, most) >> 32)
                    count = most
    return count, floor


def best_of_tile(learners, mentors, terms, rows, first, product, near, keys, count, floor, most, score, possible):
    """One tile of learners and mentors: rows of `keys` gain their best."""
    for r in range(len(product)):
        beside = near[r] if len(near) > 0 else product[r, :0]
        score_row(learners, mentors, terms, rows + r, first, product[r], beside, score, possible)
        count[r], floor[r] = keep_best(score, first, keys[r], count[r], floor[r], most)


def leave_best(keys, count, most):
    """The best `most` of each row in front, in any order, ABSENT where there are fewer."""
    for r in range(len(keys)):
        if count[r] > most:
            put_greatest_first(keys[r], count[r], most)
        for n in range(count[r], most):
            keys[r, n] = ABSENT


def beating_of_tile(learners, mentors, terms, rows, first, product, near, utility, gain, margin, mentor, score, possible):
    """One tile: rows of `margin` and `mentor` keep those that beat `utility` most, most first."""
    limit = margin.shape[1]
    for r in range(len(product)):
        beside = near[r] if len(near) > 0 else product[r, :0]
        score_row(learners, mentors, terms, rows + r, first, product[r], beside, score, possible)
        for n in range(len(score)):
            ahead = np.int64(score[n]) + gain[first + n] - utility[rows + r]
            if score[n] != REFUSED and ahead > margin[r, limit - 1]:
                at = limit - 1
                while at > 0 and margin[r, at - 1] < ahead:
                    margin[r, at] = margin[r, at - 1]
                    mentor[r, at] = mentor[r, at - 1]
                    at -= 1
                margin[r, at] = ahead
                mentor[r, at] = first + n
