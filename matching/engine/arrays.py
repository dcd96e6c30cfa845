"""People as arrays in which a score is sums, table rows and bits: what blocks.py and fused.py read."""
from typing import NamedTuple

import numpy as np

EXACT = 1 << 24  # float32 holds every whole number below it
NO_TEAM_LEARNER, NO_TEAM_MENTOR = -1, -2
NOBODY = np.uint64(1) << np.uint64(63)  # a need that no mentor meets
MUST = -1


class Mentors(NamedTuple):
    traits: np.ndarray  # int32[7, M], or [0, M]: a product with the learner's is points
    affinity: np.ndarray  # int8[M, 64], or [M, 0]
    steps: np.ndarray  # uint8[rows, M]: 0 to 2 towards a skill at a level, then 0 or 1 of a goal's theme
    codes: np.ndarray  # int32[tables, M]: column of each table
    have: np.ndarray  # uint64[words, M]
    kinds: np.ndarray  # uint64[words, M]: bits of what a learner may refuse
    team: np.ndarray  # int32[M]
    week: np.ndarray  # uint64[words, M], or [0, M]: possible starts, of those that some mentor has


class Learners(NamedTuple):
    traits: np.ndarray  # int32[L, 7]
    affinity: np.ndarray
    skill_start: np.ndarray  # int64[L + 1]
    skill_row: np.ndarray  # int32: a row of Mentors.steps
    skill_points: np.ndarray  # int32: of one step
    goal_start: np.ndarray
    goal_row: np.ndarray
    goal_points: np.ndarray
    most_affinity: int  # points
    least_skills: np.ndarray  # int32[L]: points without which the pair is refused
    table_row: np.ndarray  # int32[tables, L]: a row of `tables`
    tables: np.ndarray  # int32[rows, columns]: points
    need: np.ndarray  # uint64[words, L]: one bit at least of each group is had by a possible mentor
    refuse: np.ndarray  # uint64[words, L]: none of these kinds
    team: np.ndarray
    week: np.ndarray
    refused_start: np.ndarray  # int64[L + 1]
    refused: np.ndarray  # int32: mentors, ascending
    fact_start: np.ndarray
    fact: np.ndarray  # int32: mentors, ascending
    fact_points: np.ndarray  # int32


class Terms(NamedTuple):
    group_end: np.ndarray  # int64[groups]: where each group of needs ends among the words
    group_points: np.ndarray  # int32[groups]: points of a need that is met; negative: refuses when it is not
    least_starts: int
    enough_starts: int
    start_points: int
    affinity_factor: int
    counts_starts: bool


def assert_exact(learners: Learners, greatest: tuple[np.ndarray, np.ndarray]) -> None:
    """Every partial sum of every product, in any order, is a whole number that float32 holds. ArithmeticError otherwise."""
    for one, most in zip((learners.traits, learners.affinity), greatest, strict=True):
        for first in range(0, len(one), 16_384):
            if (np.abs(one[first:first + 16_384].astype(np.float64)) @ most >= EXACT).any():
                raise ArithmeticError("these criteria give sums that are not exact")


def some_learners(learners: Learners, rows: np.ndarray) -> Learners:
    """Those learners alone, in this order."""
    skill_start, skill = _rows_in(learners.skill_start, rows)
    goal_start, goal = _rows_in(learners.goal_start, rows)
    refused_start, refused = _rows_in(learners.refused_start, rows)
    fact_start, fact = _rows_in(learners.fact_start, rows)
    return Learners(
        learners.traits[rows], learners.affinity[rows], skill_start, learners.skill_row[skill], learners.skill_points[skill],
        goal_start, learners.goal_row[goal], learners.goal_points[goal], learners.most_affinity, learners.least_skills[rows],
        learners.table_row[:, rows], learners.tables, learners.need[:, rows], learners.refuse[:, rows],
        learners.team[rows], learners.week[:, rows], refused_start, learners.refused[refused], fact_start, learners.fact[fact],
        learners.fact_points[fact])


def _rows_in(start, rows):
    """(start, places) of the lists of these rows."""
    length = start[rows + 1] - start[rows]
    own = np.concatenate([[0], np.cumsum(length)])
    return own, np.repeat(start[rows] - own[:-1], length) + np.arange(own[-1])


def some_mentors(learners: Learners, mentors: Mentors, cols: np.ndarray) -> tuple[Learners, Mentors]:
    """Those mentors alone, in this order, which is ascending, and the same learners numbering them so."""
    place = np.full(len(mentors.team), -1, np.int32)
    place[cols] = np.arange(len(cols))
    used, skill_row, goal_row = _used(learners, len(mentors.steps))
    refused_start, refused, _ = _placed(learners.refused_start, learners.refused, place)
    fact_start, fact, kept = _placed(learners.fact_start, learners.fact, place)
    fewer = learners._replace(skill_row=skill_row, goal_row=goal_row, refused_start=refused_start, refused=refused, fact_start=fact_start,
                              fact=fact, fact_points=learners.fact_points[kept])
    return fewer, Mentors(np.ascontiguousarray(mentors.traits[:, cols]), mentors.affinity[cols], mentors.steps[np.ix_(used, cols)], *(
        np.ascontiguousarray(part[:, cols]) for part in (mentors.codes, mentors.have, mentors.kinds)), mentors.team[cols],
        np.ascontiguousarray(mentors.week[:, cols]))


def _used(learners, steps) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The rows of Mentors.steps that these learners read, and skill_row and goal_row among them; of many learners simply all."""
    if len(learners.skill_row) + len(learners.goal_row) > steps:
        return np.arange(steps), learners.skill_row, learners.goal_row
    used = np.unique(np.concatenate([learners.skill_row, learners.goal_row]))
    return used, *(np.searchsorted(used, rows).astype(np.int32) for rows in (learners.skill_row, learners.goal_row))


def _placed(start, values, place):
    kept = place[values] >= 0
    return np.concatenate([[0], np.cumsum(kept)])[start], place[values][kept], kept
