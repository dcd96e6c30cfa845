"""All the pairs of a cohort, scored when asked and never all at once: what the solver works on."""
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import numpy as np

from . import blocks, fused
from .blocks import ABSENT, mentor_in, score_in, steps
from .criteria import Criteria
from .encode import Learners, LearnerSide, Mentors, MentorSide, some_learners, some_mentors, terms_of
from .pairs import NONE
from .people import Cohort
from .speed import compiled

ROWS, COLUMNS = 128, 1_024  # of a fused tile
PAIRS = 65_536  # scored one by one at a time


class ScoredPairs:
    """Pairs (see pairs.py) of a cohort under criteria. `side` are mentors already read, for one learner after the other.

    `fast`: the fused way rather than numpy's; None takes it when it is compiled. `threads` of them work on learners; more than one
    needs threadpoolctl, so that each multiplies on a single thread. All ways give the same integers.
    """

    def __init__(self, cohort: Cohort, criteria: Criteria, *, side: MentorSide | None = None, fast: bool | None = None, threads: int = 1):
        self.cohort, self.criteria = cohort, criteria
        self.learners, self.mentors = cohort.learners.count, cohort.mentors.count
        self.mentor_side = side or MentorSide(cohort.mentors, criteria)
        self.learner_side = LearnerSide(cohort, criteria, self.mentor_side)
        self.terms = terms_of(criteria, self.mentor_side)
        self.threads = threads
        self._way = _Fused(self.terms) if (compiled() if fast is None else fast) else _Blocks(self.terms)

    def top(self, k: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        learners, mentors = self.learner_side.arrays, self.mentor_side.arrays
        count = min(k, self.mentors) + 1
        mentor, score = np.full((self.learners, k), -1, np.int32), np.zeros((self.learners, k), np.int64)
        bound = np.full(self.learners, NONE)

        def do(rows):
            keys = self._way.best(learners, mentors, rows, count)
            there = keys[:, :-1] != ABSENT
            mentor[rows, :count - 1] = np.where(there, mentor_in(keys[:, :-1]), -1)
            score[rows, :count - 1] = np.where(there, score_in(keys[:, :-1]), 0)
            bound[rows] = np.where(keys[:, -1] == ABSENT, NONE, score_in(keys[:, -1]))

        self._each(do, self.learners)
        return mentor, score, bound

    def beating(self, utility: np.ndarray, price: np.ndarray, bonus: int, rows: np.ndarray, limit: int,
                cols: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        rows = np.asarray(rows, np.int64)
        learners, mentors, number = self._some(rows, cols)
        utility, gain = np.ascontiguousarray(utility[rows], np.int64), bonus - np.asarray(price, np.int64)[number]
        margin, mentor = np.zeros((len(rows), limit), np.int64), np.full((len(rows), limit), -1, np.int32)

        def do(part):
            margin[part], mentor[part] = self._way.beating(learners, mentors, part, utility, gain, limit)

        self._each(do, len(rows))
        row, place = np.nonzero(mentor >= 0)
        j = mentor[row, place]
        return rows[row], number[j], margin[row, place] + utility[row] - gain[j]

    def score(self, i: np.ndarray, j: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        i, j = np.asarray(i, np.int64), np.asarray(j, np.int64)
        score, possible = np.zeros(len(i), np.int64), np.zeros(len(i), bool)
        for part in steps(len(i), PAIRS):
            points, allowed = one_by_one(self.learner_side.arrays, self.mentor_side.arrays, self.terms, i[part], j[part])
            score[part], possible[part] = np.where(allowed, points, 0), allowed
        return score, possible

    def _some(self, rows, cols) -> tuple[Learners, Mentors, np.ndarray]:
        """The arrays of these learners and mentors, and the number of each mentor."""
        learners, mentors = self.learner_side.arrays, self.mentor_side.arrays
        if len(rows) < self.learners or (rows != np.arange(self.learners)).any():
            learners = some_learners(learners, rows)
        if cols is None:
            return learners, mentors, np.arange(self.mentors)
        cols = np.unique(np.asarray(cols, np.int64))
        return *some_mentors(learners, mentors, cols), cols

    def _each(self, do: Callable[[slice], None], count: int) -> None:
        parts = steps(count, self._way.rows)
        if self.threads < 2 or len(parts) < 2:
            for part in parts:
                do(part)
            return
        with _single_multiplications(), ThreadPoolExecutor(self.threads) as pool:
            for _ in pool.map(do, parts):
                pass


@contextmanager
def _single_multiplications() -> Iterator[None]:
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1, user_api="blas"):
        yield


class _Blocks:
    rows = blocks.ROWS

    def __init__(self, terms):
        self.terms = terms

    def best(self, learners, mentors, rows, count):
        return blocks.best(learners, mentors, self.terms, rows, count)

    def beating(self, learners, mentors, rows, utility, gain, limit):
        return blocks.beating(learners, mentors, self.terms, rows, utility, gain, limit)


class _Fused:
    rows = ROWS

    def __init__(self, terms):
        self.terms = terms

    def best(self, learners, mentors, rows, count):
        keys = np.empty((rows.stop - rows.start, count + 256), np.int64)
        held, floor = np.zeros(len(keys), np.int64), np.full(len(keys), fused.REFUSED, np.int32)
        for first, product, near, score, possible in self._tiles(learners, mentors, rows):
            fused.best_of_tile(learners, mentors, self.terms, rows.start, first, product, near, keys, held, floor, count, score, possible)
        fused.leave_best(keys, held, count)
        return np.sort(keys[:, :count], axis=1)[:, ::-1]

    def beating(self, learners, mentors, rows, utility, gain, limit):
        margin, mentor = np.zeros((rows.stop - rows.start, limit), np.int64), np.full((rows.stop - rows.start, limit), -1, np.int32)
        for first, product, near, score, possible in self._tiles(learners, mentors, rows):
            fused.beating_of_tile(learners, mentors, self.terms, rows.start, first, product, near, utility, gain, margin, mentor, score,
                                  possible)
        return margin, mentor

    def _tiles(self, learners, mentors, rows):
        """(first mentor, products, products of affinity, and room for one learner's scores) of each tile."""
        dense, affinity = learners.dense[rows], learners.affinity[rows]
        for cols in steps(len(mentors.dense), COLUMNS):
            width = cols.stop - cols.start
            near = affinity @ mentors.affinity[cols].T if affinity.shape[1] else np.zeros((0, width), np.float32)
            yield cols.start, dense @ mentors.dense[cols].T, near, np.empty(width, np.int32), np.empty(width, np.int32)


def one_by_one(learners: Learners, mentors: Mentors, terms, i: np.ndarray, j: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(score, possible) of the pairs (i[n], j[n])."""
    fewer = some_learners(learners, i)
    used = np.arange(len(i))
    score = np.einsum("nd,nd->n", fewer.dense, mentors.dense[j]).astype(np.int64)
    skills = np.repeat(used, np.diff(fewer.skill_start))
    points = np.bincount(skills, fewer.skill_points * mentors.skills[fewer.skill_row, j[skills]].astype(np.int64), len(i)).astype(np.int64)
    possible = (fewer.team != mentors.team[j]) & (points >= fewer.least_skills)
    score += points
    for row, code in zip(fewer.table_row, mentors.codes, strict=True):
        score += learners.tables[row, code[j]]
    if fewer.affinity.shape[1]:
        score += blocks.affinity(np.einsum("nd,nd->n", fewer.affinity, mentors.affinity[j]), terms)
    possible &= ~(fewer.refuse & mentors.kinds[:, j]).any(axis=0)
    possible &= blocks.meet_each(score, fewer.need, mentors.have[:, j], terms)
    if len(mentors.week):
        common = np.bitwise_count(fewer.week & mentors.week[:, j]).sum(axis=0, dtype=np.int64)
        possible &= common >= terms.least_starts
        score += np.minimum(common, terms.enough_starts) * terms.start_points
    facts = np.repeat(used, np.diff(fewer.fact_start))
    np.add.at(score, facts, np.where(fewer.fact == j[facts], fewer.fact_points, 0))
    refused = np.repeat(used, np.diff(fewer.refused_start))
    possible[refused[fewer.refused == j[refused]]] = False
    return score, possible
