"""Scores of many pairs at once with numpy alone: the same integers as reference.py, a block of learners and mentors at a time."""
from itertools import pairwise

import numpy as np

from .arrays import MUST, Learners, Mentors, Terms
from .measures import AFFINITY_MOST

ROWS, COLUMNS = 64, 4_096  # of a block; a few MB in all
ABSENT = np.iinfo(np.int64).min
_LOW = np.int64(0xFFFF_FFFF)


def key_of(score: np.ndarray, mentor: np.ndarray) -> np.ndarray:
    """One number that orders pairs by score, and among equal scores the lower mentor first."""
    return (score.astype(np.int64) << 32) | (_LOW - mentor)


def score_in(key: np.ndarray) -> np.ndarray:
    return key >> 32


def mentor_in(key: np.ndarray) -> np.ndarray:
    return _LOW - (key & _LOW)


def best(learners: Learners, mentors: Mentors, terms: Terms, rows: slice, count: int) -> np.ndarray:
    """int64[rows, count]: keys of the best possible pairs of each learner, best first, ABSENT where there are fewer."""
    found = np.full((rows.stop - rows.start, count), ABSENT)
    for cols in panels(rows, len(mentors.team)):
        if rows.stop - rows.start == 1:
            keys = _keys_of_one(learners, mentors, terms, rows, cols, count)
        else:
            score, possible = block(learners, mentors, terms, rows, cols)
            keys = np.where(possible, key_of(score, np.arange(cols.start, cols.stop)), ABSENT)
        found = _greatest(np.hstack([found, _greatest(keys, count)]), count)
    return np.sort(found, axis=1)[:, ::-1]


def _keys_of_one(learners, mentors, terms, rows, cols, count) -> np.ndarray:
    """Of the pairs that can be among a learner's best. Affinity, which reads most of all, is looked at only where it could lift a pair."""
    score, possible = block(learners, mentors, terms, rows, cols, with_affinity=False)
    place = np.flatnonzero(possible[0])
    score = score[0, place]
    if len(place) > count:
        floor = np.partition(score, len(score) - count)[len(score) - count]
        near = score >= floor - learners.most_affinity
        place, score = place[near], score[near]
    if mentors.affinity.shape[1]:
        score = score + affinity(mentors.affinity[place + cols.start] @ learners.affinity[rows.start], terms)
    return key_of(score, place + cols.start)[None]


def _greatest(keys, count):
    return keys if keys.shape[1] <= count else np.partition(keys, keys.shape[1] - count, axis=1)[:, keys.shape[1] - count:]


def beating(learners: Learners, mentors: Mentors, terms: Terms, rows: slice, utility: np.ndarray, gain: np.ndarray, limit: int):
    """(margin int64[rows, limit], mentor int32[rows, limit]), most first: score + gain[mentor] - utility[learner] where above 0."""
    parts = []
    for cols in panels(rows, len(mentors.team)):
        score, possible = block(learners, mentors, terms, rows, cols)
        margin = score + gain[cols] - utility[rows, None]
        row, place = np.nonzero(possible & (margin > 0))
        parts.append((row, place + cols.start, margin[row, place]))
    row, mentor, margin = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((mentor, -margin, row))
    row, mentor, margin = row[order], mentor[order], margin[order]
    rank = np.arange(len(row)) - np.searchsorted(row, row)
    kept = rank < limit
    found = np.zeros((rows.stop - rows.start, limit), np.int64), np.full((rows.stop - rows.start, limit), -1, np.int32)
    for into, values in zip(found, (margin, mentor), strict=True):
        into[row[kept], rank[kept]] = values[kept]
    return found


def panels(rows: slice, mentors: int) -> list[slice]:
    """Mentors a block at a time; wider ones for few learners, which take as much room."""
    return steps(mentors, max(COLUMNS, ROWS * COLUMNS // max(1, rows.stop - rows.start)))


def steps(count: int, size: int) -> list[slice]:
    return [slice(first, min(first + size, count)) for first in range(0, count, size)]


def block(learners: Learners, mentors: Mentors, terms: Terms, rows: slice, cols: slice, *,
          with_affinity: bool = True) -> tuple[np.ndarray, np.ndarray]:
    """(score int32, possible bool) of these learners and these mentors. Where a pair is not possible its score means nothing."""
    score = (learners.traits[rows] @ mentors.traits[:, cols]).astype(np.int32)
    possible = learners.team[rows, None] != mentors.team[cols]
    _add_steps(score, possible, learners, mentors, rows, cols)
    for row, code in zip(learners.table_row, mentors.codes, strict=True):
        score += learners.tables[row[rows]].take(code[cols], axis=1)
    if with_affinity and mentors.affinity.shape[1]:
        score += affinity(learners.affinity[rows] @ mentors.affinity[cols].T, terms)
    for mine, theirs in zip(learners.refuse, mentors.kinds, strict=True):
        possible &= (mine[rows, None] & theirs[cols]) == 0
    _meet(score, possible, learners, mentors, terms, rows, cols)
    if terms.counts_starts:
        common = common_starts(learners, mentors, rows, cols)
        possible &= common >= terms.least_starts
        score += np.minimum(common, terms.enough_starts).astype(np.int32) * np.int32(terms.start_points)
    _add_named(score, possible, learners, rows, cols)
    return score, possible


def affinity(product, terms):
    steps_of = np.clip(product, 0, AFFINITY_MOST).astype(np.int32) >> 6
    return steps_of * np.int32(terms.affinity_factor) >> 8


def _add_steps(score, possible, learners, mentors, rows, cols):
    skills = pairwise(learners.skill_start[rows.start:rows.stop + 1].tolist())
    goals = pairwise(learners.goal_start[rows.start:rows.stop + 1].tolist())
    for n, (skill, goal) in enumerate(zip(skills, goals, strict=True)):
        least = learners.least_skills[rows.start + n]
        if least:
            points = _step_points(mentors.steps, cols, learners.skill_row, learners.skill_points, skill)
            possible[n] &= points >= least
            score[n] += points + _step_points(mentors.steps, cols, learners.goal_row, learners.goal_points, goal)
        else:
            row = np.concatenate([learners.skill_row[slice(*skill)], learners.goal_row[slice(*goal)]])
            points = np.concatenate([learners.skill_points[slice(*skill)], learners.goal_points[slice(*goal)]])
            score[n] += _step_points(mentors.steps, cols, row, points, (0, None))


def short_of_skills(learners, mentors, rows, cols) -> np.ndarray:
    """Which pairs miss what mandatory skills ask for."""
    found = np.zeros((rows.stop - rows.start, cols.stop - cols.start), bool)
    for n, span in enumerate(pairwise(learners.skill_start[rows.start:rows.stop + 1].tolist())):
        points = _step_points(mentors.steps, cols, learners.skill_row, learners.skill_points, span)
        found[n] = points < learners.least_skills[rows.start + n]
    return found


def _step_points(steps, cols, row, points, span) -> np.ndarray:
    """int32: whole numbers below 2^24, exact in float32."""
    return (points[slice(*span)].astype(np.float32) @ steps[row[slice(*span)], cols].astype(np.float32)).astype(np.int32)


def _meet(score, possible, learners, mentors, terms, rows, cols):
    first = 0
    for end, points in zip(terms.group_end.tolist(), terms.group_points.tolist(), strict=True):
        need = learners.need[first:end, rows]
        met = np.zeros(score.shape, bool)
        for mine, theirs in zip(need, mentors.have[first:end, cols], strict=True):
            met |= (mine[:, None] & theirs) != 0
        possible &= _count_met(score, met, need.any(axis=0)[:, None], points)
        first = end


def meet_each(score, need, have, terms) -> np.ndarray:
    """Which pairs, side by side in `need` and `have`, meet all that they must; adds to score what others are worth."""
    first, possible = 0, np.ones(len(score), bool)
    for end, points in zip(terms.group_end.tolist(), terms.group_points.tolist(), strict=True):
        met = (need[first:end] & have[first:end]).any(axis=0)
        possible &= _count_met(score, met, need[first:end].any(axis=0), points)
        first = end
    return possible


def _count_met(score, met, asked, points):
    if points == MUST:
        return met | ~asked
    score += met * score.dtype.type(points)
    return True


def common_starts(learners, mentors, rows, cols) -> np.ndarray:
    mine, theirs = learners.week[:, rows], mentors.week[:, cols]
    found = np.zeros((mine.shape[1], theirs.shape[1]), np.uint16)
    for a, b in zip(mine, theirs, strict=True):
        found += np.bitwise_count(a[:, None] & b)
    return found


def _add_named(score, possible, learners, rows, cols):
    for start, mentor, points in ((learners.refused_start, learners.refused, None),
                                  (learners.fact_start, learners.fact, learners.fact_points)):
        span = slice(start[rows.start], start[rows.stop])
        row = np.repeat(np.arange(rows.stop - rows.start), np.diff(start[rows.start:rows.stop + 1]))
        here = (mentor[span] >= cols.start) & (mentor[span] < cols.stop)
        where = row[here], mentor[span][here] - cols.start
        if points is None:
            possible[where] = False
        else:
            np.add.at(score, where, points[span][here])
