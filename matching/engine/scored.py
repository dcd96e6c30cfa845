"""All the pairs of a cohort, scored when asked and never all at once: what the solver works on."""
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from operator import attrgetter
from typing import Any

import numpy as np
from threadpoolctl import ThreadpoolController

from . import blocks, fused
from .arrays import Learners, Mentors, some_learners, some_mentors
from .blocks import ABSENT, mentor_in, score_in, steps
from .criteria import Criteria
from .learner_side import LearnerSide
from .mentor_side import MentorSide, terms_of
from .pairs import NONE
from .people import Cohort
from .speed import compiled

ROWS, COLUMNS = 128, 1_024  # of what the fused pass works on at once
TILE = ROWS * COLUMNS  # products of affinities made ahead of it
PAIRS = 65_536  # scored one by one at a time
HELD = 128  # pairs of a learner that beat something; only who has more is given more room
_NO_PAIRS = (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64))


class ScoredPairs:
    """Pairs (see pairs.py) of a cohort under criteria. `side` are mentors already read, for one learner after the other.

    `fast`: the fused way rather than numpy's; None takes it when it is compiled. `threads` of them work on learners. All ways
    give the same integers.
    """

    def __init__(self, cohort: Cohort, criteria: Criteria, *, side: MentorSide | None = None, fast: bool | None = None, threads: int = 1):
        self.cohort, self.criteria = cohort, criteria
        self.learners, self.mentors = cohort.learners.count, cohort.mentors.count
        self.mentor_side = side or MentorSide(cohort.mentors, criteria)
        self.learner_side = LearnerSide(cohort, criteria, self.mentor_side)
        self.terms = terms_of(criteria, self.mentor_side)
        self.threads = threads
        self.low = criteria.past_pair + criteria.reluctance  # no score is below it
        self._way = _Fused if (compiled() if fast is None else fast) else _Blocks
        self._last: tuple[Learners, Mentors, np.ndarray] | None = None

    def top(self, k: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        count = min(k, self.mentors) + 1
        way = self._way(self.learner_side.arrays, self._way.mentors(self.mentor_side), self.terms)
        mentor, score = np.full((self.learners, k), -1, np.int32), np.zeros((self.learners, k), np.int64)
        bound = np.full(self.learners, NONE)

        def do(rows):
            keys = way.best(rows, count)
            there = keys[:, :-1] != ABSENT
            mentor[rows, :count - 1] = np.where(there, mentor_in(keys[:, :-1]), -1)
            score[rows, :count - 1] = np.where(there, score_in(keys[:, :-1]), 0)
            bound[rows] = np.where(keys[:, -1] == ABSENT, NONE, score_in(keys[:, -1]))

        self._each(do, self.learners, self.mentors)
        return mentor, score, bound

    def beating(self, utility: np.ndarray, price: np.ndarray, bonus: int, rows: np.ndarray, limit: int,
                cols: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        rows = np.asarray(rows, np.int64)
        learners, mentors, number = self._some(rows, cols)
        way, limit = self._way(learners, mentors, self.terms), min(limit, len(number))
        utility, gain = np.ascontiguousarray(utility[rows], np.int64), bonus - np.asarray(price, np.int64)[number]

        def do(part):
            margin, mentor = way.beating(part, utility, gain, limit)
            row, place = np.nonzero(mentor >= 0)
            i, j = row + part.start, mentor[row, place]
            return rows[i], number[j], margin[row, place] + utility[i] - gain[j]

        found = self._each(do, len(rows), len(number)) if limit else []
        return tuple(np.concatenate(column) for column in zip(_NO_PAIRS, *found, strict=True))

    def score(self, i: np.ndarray, j: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        i, j = np.asarray(i, np.int64), np.asarray(j, np.int64)
        score, possible = np.zeros(len(i), np.int64), np.zeros(len(i), bool)
        for part in steps(len(i), PAIRS):
            points, allowed = one_by_one(self.learner_side.arrays, self.mentor_side.arrays, self.terms, i[part], j[part])
            score[part], possible[part] = np.where(allowed, points, 0), allowed
        return score, possible

    def _some(self, rows, cols) -> tuple[Learners, Mentors, np.ndarray]:
        """The arrays of these learners and mentors, and the number of each mentor."""
        learners, mentors, number = self._with(cols)
        if len(rows) < self.learners or (rows != np.arange(self.learners)).any():
            learners = some_learners(learners, rows)
        return learners, mentors, number

    def _with(self, cols) -> tuple[Learners, Mentors, np.ndarray]:
        """All learners and these mentors, kept for the next time: newcomers are asked about the same ones again and again."""
        if cols is None:
            return self.learner_side.arrays, self._way.mentors(self.mentor_side), np.arange(self.mentors)
        if self._last is None or not np.array_equal(self._last[2], cols):
            number = np.unique(np.asarray(cols, np.int64))
            self._last = *some_mentors(self.learner_side.arrays, self._way.mentors(self.mentor_side), number), number
        return self._last

    def _each(self, do: Callable[[slice], Any], count: int, width: int) -> list:
        parts = steps(count, self._way.rows_at_once(width))
        with self._way.alone():
            if self.threads < 2 or len(parts) < 2:
                return [do(part) for part in parts]
            with ThreadPoolExecutor(self.threads) as pool:
                return list(pool.map(do, parts))


class _Blocks:
    """By numpy. Whole numbers as float32, because only those are multiplied fast; arrays.assert_exact() has seen that they fit."""

    rows, mentors = blocks.ROWS, attrgetter("floats")

    @classmethod
    def rows_at_once(cls, width: int) -> int:
        return cls.rows

    @staticmethod
    def alone():
        """Small products on several threads wait for each other far longer than they take."""
        return _libraries().limit(limits=1, user_api="blas")

    def __init__(self, learners: Learners, mentors: Mentors, terms):
        self.theirs, self.terms = mentors, terms
        self.learners = learners._replace(traits=learners.traits.astype(np.float32), affinity=learners.affinity.astype(np.float32))

    def best(self, rows, count):
        return blocks.best(self.learners, self.theirs, self.terms, rows, count)

    def beating(self, rows, utility, gain, limit):
        return blocks.beating(self.learners, self.theirs, self.terms, rows, utility, gain, limit)


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()


class _Fused:
    """By the fused pass, a tile at a time."""

    rows, mentors = ROWS, attrgetter("with_float_affinity")

    @classmethod
    def rows_at_once(cls, width: int) -> int:
        """More learners with few mentors: each part costs a little by itself."""
        return max(cls.rows, TILE // max(1, width))

    @staticmethod
    def alone():
        return _libraries().limit(limits=1, user_api="blas")

    def __init__(self, learners: Learners, mentors: Mentors, terms):
        self.learners, self.theirs, self.terms = _in_order(learners), _in_order(mentors), terms
        self.count = len(mentors.team)

    def best(self, rows, count):
        keys = np.empty((rows.stop - rows.start, count + 256), np.int64)
        held, floor, room = np.zeros(len(keys), np.int64), np.full(len(keys), fused.REFUSED, np.int64), _room()
        for first, last, product in self._tiles(rows):
            fused.best_of_tile(self.learners, self.theirs, self.terms, rows.start, first, last, product, keys, held, floor, count, room)
        fused.leave_best(keys, held, count)
        return np.sort(keys[:, :count], axis=1)[:, ::-1]

    def beating(self, rows, utility, gain, limit):
        held = min(limit, HELD)
        while True:
            margin, mentor = self._held(rows, utility, gain, held)
            if held == limit or not (mentor[:, -1] >= 0).any():
                return margin, mentor
            held = min(limit, held * 8)

    def _held(self, rows, utility, gain, held):
        margin, mentor = np.zeros((rows.stop - rows.start, held), np.int64), np.full((rows.stop - rows.start, held), -1, np.int32)
        room = _room()
        for first, last, product in self._tiles(rows):
            fused.beating_of_tile(self.learners, self.theirs, self.terms, rows.start, first, last, product, utility, gain, margin, mentor,
                                  room)
        return margin, mentor

    def _tiles(self, rows) -> Iterator[tuple[int, int, np.ndarray]]:
        """(first, last, product of affinities): mentors in the order in which they stand, so many that the product stays near."""
        near = self.learners.affinity[rows].astype(np.float32)
        columns = max(COLUMNS, TILE // len(near))
        for first in range(0, self.count, columns):
            last = min(first + columns, self.count)
            yield first, last, near @ self.theirs.affinity[first:last].T if near.shape[1] else np.zeros((len(near), 0), np.float32)


def _in_order(side):
    """Every array in C order, so that the kernels are compiled once."""
    return type(side)(*(np.ascontiguousarray(part) if isinstance(part, np.ndarray) else part for part in side))


def _room() -> np.ndarray:
    return np.empty((3, COLUMNS), np.int32)


def one_by_one(learners: Learners, mentors: Mentors, terms, i: np.ndarray, j: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(score, possible) of the pairs (i[n], j[n])."""
    fewer = some_learners(learners, i)
    used = np.arange(len(i))
    score = np.einsum("nd,dn->n", fewer.traits, mentors.traits[:, j], dtype=np.int64)
    points = _stepped(fewer.skill_start, fewer.skill_row, fewer.skill_points, mentors, j)
    score += _stepped(fewer.goal_start, fewer.goal_row, fewer.goal_points, mentors, j)
    possible = (fewer.team != mentors.team[j]) & (points >= fewer.least_skills)
    score += points
    for row, code in zip(fewer.table_row, mentors.codes, strict=True):
        score += learners.tables[row, code[j]]
    if fewer.affinity.shape[1]:
        score += blocks.affinity(np.einsum("nd,nd->n", fewer.affinity, mentors.affinity[j], dtype=np.int64), terms)
    possible &= ~(fewer.refuse & mentors.kinds[:, j]).any(axis=0)
    possible &= blocks.meet_each(score, fewer.need, mentors.have[:, j], terms)
    if terms.counts_starts:
        common = np.bitwise_count(fewer.week & mentors.week[:, j]).sum(axis=0, dtype=np.int64)
        possible &= common >= terms.least_starts
        score += np.minimum(common, terms.enough_starts) * terms.start_points
    facts = np.repeat(used, np.diff(fewer.fact_start))
    np.add.at(score, facts, np.where(fewer.fact == j[facts], fewer.fact_points, 0))
    refused = np.repeat(used, np.diff(fewer.refused_start))
    possible[refused[fewer.refused == j[refused]]] = False
    return score, possible


def _stepped(start, row, points, mentors, j) -> np.ndarray:
    owner = np.repeat(np.arange(len(j)), np.diff(start))
    return np.bincount(owner, points * mentors.steps[row, j[owner]].astype(np.int64), len(j)).astype(np.int64)
