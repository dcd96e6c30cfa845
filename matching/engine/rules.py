"""What each rule removes, counted before anybody is paired: for the page on which criteria are set."""
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from . import blocks
from .arrays import MUST
from .criteria import Criteria
from .learner_side import LearnerSide
from .mentor_side import MentorSide, terms_of
from .people import Cohort


@dataclass(frozen=True)
class Effect:
    """`removed`: pairs that the rule refuses; `only`: those that no other rule refuses too. `alone`: learners whom it would leave without
    any possible mentor if it were the only rule; `freed`: learners without any now who would have one if it were set aside."""

    rule: str
    removed: int
    only: int
    alone: int
    freed: int


@dataclass(frozen=True)
class Effects:
    """`possible` of `pairs` pairs; `without`: the learners (numbers) who have no possible mentor. `rules` are all those in force."""

    pairs: int
    possible: int
    without: tuple[int, ...]
    rules: tuple[Effect, ...]


def effect_of(cohort: Cohort, criteria: Criteria) -> Effects:
    asked = _Refusals(cohort, criteria)
    count = {rule: _Count(cohort.learners.count) for rule in asked.rules}
    possible = np.zeros(cohort.learners.count, np.int64)
    for rows in blocks.steps(cohort.learners.count, blocks.ROWS):
        for cols in blocks.steps(cohort.mentors.count, blocks.COLUMNS):
            masks = dict(asked.of(rows, cols))
            times = sum(mask.astype(np.uint8) for mask in masks.values())
            possible[rows] += (times == 0).sum(axis=1)
            for rule, mask in masks.items():
                count[rule].add(rows, mask, mask & (times == 1))
    return Effects(cohort.learners.count * cohort.mentors.count, int(possible.sum()), tuple(np.flatnonzero(possible == 0).tolist()),
                   tuple(count[rule].effect(rule, possible, cohort.mentors.count) for rule in asked.rules))


class _Count:
    def __init__(self, learners):
        self.removed, self.only = np.zeros(learners, np.int64), np.zeros(learners, np.int64)

    def add(self, rows, mask, only):
        self.removed[rows] += mask.sum(axis=1)
        self.only[rows] += only.sum(axis=1)

    def effect(self, rule, possible, mentors) -> Effect:
        return Effect(rule, int(self.removed.sum()), int(self.only.sum()), int((self.removed == mentors).sum()),
                      int(((possible == 0) & (self.only > 0)).sum()))


class _Refusals:
    """Every rule in force as a mask over a block of pairs."""

    def __init__(self, cohort, criteria):
        self.criteria, self.side = criteria, MentorSide(cohort.mentors, criteria)
        self.learner_side = LearnerSide(cohort, criteria, self.side)
        self.learners, self.mentors, self.terms = self.learner_side.arrays, self.side.arrays, terms_of(criteria, self.side)
        self.named = self.learner_side.refused_by()
        self.kinds = {rule: self.learner_side.refused_kinds(rule) for rule in self.side.kinds}
        self.rules = (*self.named, *(rule for rule in ("conflict", *criteria.rules) if rule not in self.named))

    def of(self, rows: slice, cols: slice) -> Iterator[tuple[str, np.ndarray]]:
        shape = rows.stop - rows.start, cols.stop - cols.start
        for rule, (i, j) in self.named.items():
            mask = np.zeros(shape, bool)
            here = (i >= rows.start) & (i < rows.stop) & (j >= cols.start) & (j < cols.stop)
            mask[i[here] - rows.start, j[here] - cols.start] = True
            yield rule, mask
        for rule, mine in self.kinds.items():
            yield rule, _any(mine[:, rows], self.mentors.kinds[:, cols], shape)
        if self.criteria.other_team:
            yield "other_team", self.learners.team[rows, None] == self.mentors.team[cols]
        yield from self._needs(rows, cols, shape)
        if "skills" in self.criteria.mandatory:
            yield "skills", blocks.short_of_skills(self.learners, self.mentors, rows, cols)
        if "availability" in self.criteria.mandatory:
            yield "availability", blocks.common_starts(self.learners, self.mentors, rows, cols) < self.terms.least_starts

    def _needs(self, rows, cols, shape):
        first = 0
        for (name, _), end, points in zip(self.side.needs, self.terms.group_end, self.terms.group_points, strict=True):
            need = self.learners.need[first:end, rows]
            if points == MUST:
                yield name, need.any(axis=0)[:, None] & ~_any(need, self.mentors.have[first:end, cols], shape)
            first = end


def _any(mine, theirs, shape):
    found = np.zeros(shape, bool)
    for one, other in zip(mine, theirs, strict=True):
        found |= (one[:, None] & other) != 0
    return found
