"""Learners as criteria and the mentors' arrays need them."""
from functools import cached_property

import numpy as np

from . import measures
from .arrays import NO_TEAM_LEARNER, NOBODY, Learners, assert_exact
from .criteria import FULL, Criteria
from .measures import FARTHEST
from .mentor_side import MentorSide, affinity_of, words_of
from .people import Cohort, Links
from .profiles import LEVELS
from .values import Values, bits_of, joined, places, rows_of, shares, spread, starts_among


class LearnerSide:
    """Learners as these mentors' arrays need them."""

    def __init__(self, cohort: Cohort, criteria: Criteria, side: MentorSide):
        self.cohort, self.people, self.criteria, self.side = cohort, cohort.learners, criteria, side
        self.count = cohort.learners.count
        self.values = {c: Values.of(c, self.people) for c in side.values}
        self.shares = {c: shares(c, criteria, self.values[c].distinct, side.values[c].distinct) for c in side.values}

    @cached_property
    def arrays(self) -> Learners:
        tables, table_row = self._tables()
        refused = rows_of(self.refused_links(), self.count)
        facts = self._facts()
        found = Learners(
            traits=self._traits(), affinity=affinity_of(self.people, self.criteria), **self._skills(), **self._goals(),
            most_affinity=int(measures.affinity_points(self.criteria, measures.AFFINITY_MOST)),
            table_row=table_row, tables=tables, need=self._need(), refuse=self._refuse(), team=self._team(),
            week=starts_among(self.people.week, self.side.slots, self.criteria), refused_start=refused[0], refused=refused[1],
            fact_start=facts[0], fact=facts[1], fact_points=facts[2])
        assert_exact(found, self.side.greatest)
        return found

    def _points(self, criterion) -> np.ndarray:
        return measures.points_of_share(self.criteria, criterion, self.shares[criterion])

    def _goals(self) -> dict:
        owner, place, where = spread(self.people.goals, self.side.goals)
        importance = self.people.goal_importance.values.astype(np.int64)
        whole = np.bincount(self.people.goals.owner, importance, self.count).astype(np.int64)
        return {"goal_start": np.searchsorted(owner, np.arange(self.count + 1)).astype(np.int64),
                "goal_row": (self.side.first_goal + place).astype(np.int32),
                "goal_points": measures.goal_points(self.criteria, importance[where], whole[owner]).astype(np.int32)}

    def _traits(self):
        own, unit = self.people.personality.astype(np.int32), measures.trait_points(self.criteria)
        if not self.criteria.of("personality"):
            return own[:, :0]
        rest = np.hstack([FARTHEST - (own ** 2).sum(1, keepdims=True), np.ones_like(own[:, :1]), 2 * own])
        return np.where(own[:, :1] >= 0, rest * unit, 0).astype(np.int32)

    def _skills(self) -> dict:
        owner, place, where = spread(self.people.skills, self.side.skill_names)
        importance = self.people.skill_importance.values.astype(np.int64)
        whole = np.bincount(self.people.skills.owner, importance, self.count).astype(np.int64)
        has_some = np.diff(self.people.skills.start) > 0
        least = np.zeros(self.count, np.int32)
        if "skills" in self.criteria.mandatory:
            least[has_some] = measures.least_skill_points(self.criteria, True)
        return {"skill_start": np.searchsorted(owner, np.arange(self.count + 1)).astype(np.int64),
                "skill_row": (place * LEVELS[1] + self.people.skill_levels.values[where] - 1).astype(np.int32),
                "skill_points": measures.skill_points(self.criteria, importance[where], whole[owner]).astype(np.int32),
                "least_skills": least}

    def _tables(self):
        """Rows of points, one for each combination of values that learners have, and which of them each learner reads."""
        found = [self._table(group) for group in self.side.groups]
        width = max((table.shape[1] for table, _ in found), default=0)
        rows, first = np.zeros((len(found), self.count), np.int32), 0
        for n, (table, row) in enumerate(found):
            rows[n] = row + first
            first += len(table)
        return np.vstack([np.zeros((0, width), np.int32), *(np.pad(t, ((0, 0), (0, width - t.shape[1]))) for t, _ in found)]), rows

    def _table(self, group):
        distinct, row = np.unique(np.stack([self.values[c].code for c in group]), axis=1, return_inverse=True)
        table = np.zeros((distinct.shape[1], 1), np.int32)
        for c, code in zip(group, distinct, strict=True):
            points = self._points(c).astype(np.int32)[code]
            table = (table[:, :, None] + points[:, None, :]).reshape(len(table), table.shape[1] * points.shape[1])
        return table, row.reshape(-1)

    def _need(self):
        found = []
        for name, names in self.side.needs:
            lists, words = getattr(self.people, name), words_of(names)
            own = bits_of(*spread(lists, names)[:2], words, self.count)
            silent = np.diff(lists.start) == 0
            if name == "goals":
                own[:, silent] = 0  # asks nothing: meets() lets a need of no bits pass
                own[words - 1, ~silent] |= NOBODY
            else:
                own[words - 1] |= NOBODY
            found.append(own)
        return np.vstack([np.zeros((0, self.count), np.uint64), *found])

    def _refuse(self):
        found = np.zeros((self.side.kind_words, self.count), np.uint64)
        for rule in self.side.kinds:
            found |= self.refused_kinds(rule)
        return found

    def refused_kinds(self, rule: str) -> np.ndarray:
        """uint64[words, L]: what this rule alone adds to `refuse`."""
        first, _ = self.side.kinds[rule]
        words = self.side.kind_words
        if rule == "conflict":
            owner, place, _ = spread(self.people.conflicts, self.side.conflicts)
            return bits_of(owner, place + first, words, self.count)
        code, table = self._refused_values(rule)
        value, place = np.nonzero(table)
        return np.ascontiguousarray(bits_of(value, place + first, words, len(table))[:, code])

    def _refused_values(self, rule):
        if rule == "zone_gap":
            own = Values.of("zone", self.people)
            return own.code, np.array([[measures.is_too_far(self.criteria, a, b) for b in self.side.zones.distinct] for a in own.distinct],
                                      bool).reshape(len(own.distinct), -1)
        own = self.values[rule]
        silent = np.array([measures.asks_nothing(rule, value) for value in own.distinct], bool)
        return own.code, ~silent[:, None] & (self.shares[rule] * 100 < self.criteria.least_of(rule) * FULL)

    def _team(self):
        if not self.criteria.other_team:
            return np.full(self.count, NO_TEAM_LEARNER, np.int32)
        place, found = places(self.side.teams, self.people.team)
        return np.where(found & (self.people.team != 0), place, NO_TEAM_LEARNER).astype(np.int32)

    def refused_by(self) -> dict[str, Links]:
        """Rule -> the pairs, few, that it refuses by name."""
        mine, learners = self.people, np.arange(self.count)
        found = {"self": joined(learners, mine.person, self.side.by_person)}
        for number, rule in enumerate(("excluded", "blocked", "never_again")):
            ours = self.cohort.refused[2] == number
            found[rule] = self.cohort.refused[0][ours], self.cohort.refused[1][ours]
        if self.criteria.reporting_line:
            down = joined(mine.managers.owner, mine.managers.values, self.side.by_person)
            up = joined(learners, mine.person, self.side.by_manager)
            found["reporting_line"] = tuple(np.concatenate(both) for both in zip(down, up, strict=True))
        return found

    def refused_links(self) -> Links:
        every = [links for links in self.refused_by().values()]
        return tuple(np.concatenate(column) for column in zip(*every, strict=True))

    def _facts(self):
        """Wishes and the past, in milli-points a pair."""
        criteria, cohort = self.criteria, self.cohort
        past = _apart(cohort.past, cohort.again, self.side.count)
        weighed = [(cohort.chosen, np.array([measures.choice_points(criteria, int(rank)) for rank in cohort.chosen[2]], np.int64)),
                   *((links, np.full(len(links[0]), points, np.int64)) for links, points in (
                       (cohort.choosing, criteria.mentor_choice), (past, criteria.past_pair), (cohort.again, criteria.again),
                       (cohort.reluctant, criteria.reluctance)))]
        pairs = [np.concatenate([links[side] for links, _ in weighed]) for side in (0, 1)]
        return rows_of(pairs, self.count, np.concatenate([points for _, points in weighed]).astype(np.int32))


def _apart(links: Links, others: Links, mentors: int) -> Links:
    """Those of `links` that are not in `others`."""
    left = ~np.isin(links[0] * mentors + links[1], others[0] * mentors + others[1])
    return links[0][left], links[1][left]
