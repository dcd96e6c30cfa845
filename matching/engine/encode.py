"""Criteria and people as arrays in which a score is sums, table rows and bits: what blocks.py and fused.py read.

The mentors' side knows nothing of learners, so that it can stay in memory and meet one learner at a time.
"""
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from . import measures
from .criteria import FULL, Criteria
from .measures import FARTHEST, SHARES, Industry
from .people import Cohort, Links
from .profiles import DIMENSIONS, LEVELS
from .records import People, Ragged, industry_code

JOINT_MOST = 512  # columns of one table; small values of a mentor are looked up together while their combinations are no more
EXACT = 1 << 24  # float32 holds every whole number below it
NO_TEAM_LEARNER, NO_TEAM_MENTOR = -1, -2
NOBODY = np.uint64(1) << np.uint64(63)  # a need that no mentor meets


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


MUST = -1


def spread(ragged: Ragged, vocabulary: np.ndarray):
    """(owner, place in the sorted vocabulary, where among the values) of the values that are in it."""
    place, found = places(vocabulary, ragged.values)
    return ragged.owner[found], place[found], found


def places(vocabulary: np.ndarray, values: np.ndarray):
    place = np.searchsorted(vocabulary, values)
    found = place < len(vocabulary)
    found[found] = vocabulary[place[found]] == values[found]
    return place, found


def bits_of(owner, place, words: int, count: int) -> np.ndarray:
    """uint64[words, count]: bit `place` of each `owner`."""
    found = np.zeros((words, count), np.uint64)
    np.bitwise_or.at(found, (place // 64, owner), np.uint64(1) << (place % 64).astype(np.uint64))
    return found


def rows_of(links: Links, count: int, extra: np.ndarray | None = None):
    """(start[count + 1], mentors ascending in each row, extra beside them) of links."""
    order = np.lexsort((links[1], links[0]))
    start = np.searchsorted(links[0][order], np.arange(count + 1))
    return start.astype(np.int64), links[1][order].astype(np.int32), None if extra is None else extra[order]


def usable_starts(week: np.ndarray, slots: int) -> np.ndarray:
    """uint8[n, 336] of uint8[n, 42]: the half-hours at which a session of so many can start."""
    free = np.unpackbits(week, axis=1, bitorder="little")
    able = free.copy()
    for later in range(1, slots):
        able &= np.roll(free, -later, axis=1)
    return able


def starts_among(week: np.ndarray, slots: np.ndarray | None, criteria: Criteria) -> np.ndarray:
    """uint64[words, n]: the possible starts that are among `slots`; no words when availability is off."""
    if slots is None:
        return np.zeros((0, len(week)), np.uint64)
    words = -(-len(slots) // 64)
    found = np.zeros((len(week), words * 8), np.uint8)
    for first in range(0, len(week), 16_384):
        part = slice(first, first + 16_384)
        able = usable_starts(week[part], criteria.session_slots)[:, slots]
        found[part, :-(-len(slots) // 8)] = np.packbits(able, axis=1, bitorder="little")
    return np.ascontiguousarray(found.view("<u8").T)


def by_key(owner, keys) -> tuple[np.ndarray, np.ndarray]:
    """(owner, keys) by ascending keys, for joined()."""
    order = np.argsort(keys, kind="stable")
    return owner[order], keys[order]


def joined(learner_owner, learner_keys, mentors: tuple[np.ndarray, np.ndarray]) -> Links:
    """All (learner, mentor) whose keys are equal."""
    owner, keys = mentors
    first, last = np.searchsorted(keys, learner_keys, "left"), np.searchsorted(keys, learner_keys, "right")
    length = last - first
    within = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
    return np.repeat(learner_owner, length), owner[np.repeat(first, length) + within]


@dataclass(frozen=True)
class Values:
    """The distinct values of one thing, and which of them each person has."""

    distinct: list
    code: np.ndarray

    @classmethod
    def of(cls, criterion: str, people: People) -> "Values":
        found, first, code = np.unique(getattr(people, criterion), return_index=True, return_inverse=True)
        if criterion == "industry":
            return cls([Industry(int(c), frozenset(people.industry_words.of(n).tolist())) for c, n in zip(found, first, strict=True)], code)
        return cls(found.tolist(), code)


def together(sizes: dict[str, int]) -> list[list[str]]:
    """Criteria in groups whose combinations of values are at most JOINT_MOST; one alone may have more."""
    groups: list[list[str]] = []
    for name in sorted(sizes, key=sizes.get, reverse=True):
        room = next((g for g in groups if sizes[name] * np.prod([sizes[n] for n in g]) <= JOINT_MOST), None)
        if room is None:
            groups.append([name])
        else:
            room.append(name)
    return groups


def shares(criterion: str, criteria: Criteria, learners: list, mentors: list) -> np.ndarray:
    """int64[learner values, mentor values] of SHARES."""
    found = np.zeros((len(learners), len(mentors)), np.int64)
    candidates = _industries_to_look_at(criteria, mentors) if criterion == "industry" else lambda value: range(len(mentors))
    for a, learner in enumerate(learners):
        for b in candidates(learner):
            found[a, b] = SHARES[criterion](criteria, learner, mentors[b])
    return found


def _industries_to_look_at(criteria, mentors) -> Callable:
    """Those alone that can be the same or near: there may be thousands, written freely."""
    by_key: dict[int, list[int]] = {}
    for b, mentor in enumerate(mentors):
        for key in {mentor.code, *mentor.words}:
            by_key.setdefault(key, []).append(b)
    near: dict[int, set[int]] = {}
    for one, other in (map(industry_code, pair) for pair in criteria.near_industries):
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    return lambda learner: {b for key in {learner.code, *learner.words, *near.get(learner.code, ())} for b in by_key.get(key, ())}


class MentorSide:
    """Mentors as criteria see them. Reading it costs no more however many learners meet it."""

    def __init__(self, mentors: People, criteria: Criteria):
        self.people, self.criteria, self.count = mentors, criteria, mentors.count
        self.languages = self._vocabulary(mentors.languages, criteria.levels["languages"].weight)
        self.needs = [("languages", self.languages)] if criteria.levels["languages"].weight else []
        self.goals = self._vocabulary(mentors.goals, criteria.of("goals"))
        if "goals" in criteria.mandatory:
            self.needs.append(("goals", self.goals))
        self.skill_names = self._vocabulary(mentors.skills, criteria.of("skills"))
        self.conflicts = np.unique(mentors.conflicts.values)
        self.values = {c: Values.of(c, mentors) for c in SHARES if criteria.of(c)}
        self.groups = together({c: max(1, len(v.distinct)) for c, v in self.values.items()})
        self.zones = Values.of("zone", mentors) if criteria.zone_gap_hours is not None else Values([], np.zeros(0, np.int64))
        self.teams = np.unique(mentors.team)
        self.slots = _slots_of(mentors.week, criteria) if criteria.of("availability") else None
        self.kinds = self._kinds()

    @staticmethod
    def _vocabulary(lists: Ragged, asked) -> np.ndarray:
        return np.unique(lists.values) if asked else np.zeros(0, np.uint64)

    def _kinds(self) -> dict[str, tuple[int, int]]:
        """Rule -> (first bit, how many) among the kinds that a learner may refuse."""
        sizes = {"conflict": len(self.conflicts), "zone_gap": len(self.zones.distinct)}
        sizes |= {c: len(self.values[c].distinct) for c in self.criteria.mandatory if c in self.values}
        first, found = 0, {}
        for rule, size in sizes.items():
            if size:
                found[rule] = first, size
                first += size
        return found

    @property
    def kind_words(self) -> int:
        return -(-sum(size for _, size in self.kinds.values()) // 64)

    @cached_property
    def arrays(self) -> Mentors:
        people = self.people
        return Mentors(
            traits=self._traits(), affinity=affinity_of(people, self.criteria), steps=self._steps(), codes=self._codes(),
            have=self._have(), kinds=self._kind_bits(),
            team=np.where(people.team == 0, NO_TEAM_MENTOR, np.searchsorted(self.teams, people.team)).astype(np.int32),
            week=starts_among(people.week, self.slots, self.criteria))

    @cached_property
    def floats(self) -> Mentors:
        """The same for numpy, which multiplies only floats fast: whole numbers that they hold exactly."""
        arrays = self.arrays
        return arrays._replace(traits=arrays.traits.astype(np.float32), affinity=arrays.affinity.astype(np.float32))

    @cached_property
    def greatest(self) -> tuple[np.ndarray, np.ndarray]:
        """The greatest of each column of what is multiplied."""
        return tuple(np.abs(part.astype(np.int32)).max(axis=0, initial=0).astype(np.float64)
                     for part in (self.arrays.traits.T, self.arrays.affinity))

    @cached_property
    def by_person(self):
        return by_key(np.arange(self.count), self.people.person)

    @cached_property
    def by_manager(self):
        return by_key(self.people.managers.owner, self.people.managers.values)

    def _codes(self):
        found = np.zeros((len(self.groups), self.count), np.int32)
        for group, code in zip(self.groups, found, strict=True):
            for c in group:
                code *= len(self.values[c].distinct)
                code += self.values[c].code.astype(np.int32)
        return found

    def _traits(self):
        own = self.people.personality.astype(np.int32).T
        if not self.criteria.of("personality"):
            return np.ascontiguousarray(own[:0])
        return np.ascontiguousarray(np.where(own[0] >= 0, np.vstack([np.ones_like(own[0]), -(own ** 2).sum(0), own]), 0).astype(np.int32))

    def _steps(self):
        low, high = LEVELS
        found = np.zeros((len(self.skill_names) * high + len(self.goals), self.count), np.uint8)
        owner, place, where = spread(self.people.skills, self.skill_names)
        offered = self.people.skill_levels.values[where].astype(np.int64)
        for level in range(low, high + 1):
            found[place * high + level - 1, owner] = np.where(offered >= level, 2, np.where(offered == level - 1, 1, 0))
        owner, place, _ = spread(self.people.goals, self.goals)
        found[self.first_goal + place, owner] = 1
        return found

    @property
    def first_goal(self) -> int:
        """The row of `steps` where goals begin."""
        return len(self.skill_names) * LEVELS[1]

    def _have(self):
        found = [bits_of(*spread(getattr(self.people, name), names)[:2], _words(names), self.count) for name, names in self.needs]
        return np.vstack([np.zeros((0, self.count), np.uint64), *found])

    def _kind_bits(self):
        owners, bits = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for rule, (first, _) in self.kinds.items():
            if rule == "conflict":
                owner, place, _ = spread(self.people.conflicts, self.conflicts)
            else:
                owner, place = np.arange(self.count), (self.zones if rule == "zone_gap" else self.values[rule]).code
            owners.append(owner)
            bits.append(place + first)
        return bits_of(np.concatenate(owners), np.concatenate(bits), self.kind_words, self.count)


def _slots_of(week, criteria) -> np.ndarray:
    """The half-hours at which some mentor can start."""
    able = [usable_starts(week[part:part + 16_384], criteria.session_slots).any(axis=0) for part in range(0, len(week), 16_384)]
    return np.flatnonzero(np.any(able, axis=0)) if able else np.zeros(0, np.int64)


def _words(names) -> int:
    """Words for a need's bits, and one bit more, that nobody has."""
    return len(names) // 64 + 1


def affinity_of(people: People, criteria: Criteria) -> np.ndarray:
    if not criteria.of("affinity") or people.affinity is None:
        return np.zeros((people.count, DIMENSIONS if criteria.of("affinity") else 0), np.int8)
    return people.affinity


def terms_of(criteria: Criteria, side: MentorSide) -> Terms:
    ends = np.cumsum([_words(names) for _, names in side.needs], dtype=np.int64).reshape(len(side.needs))
    points = [MUST if name in criteria.mandatory else criteria.of(name) for name, _ in side.needs]
    return Terms(ends, np.array(points, np.int32),
                 least_starts=criteria.least_of("availability") if "availability" in criteria.mandatory else 0,
                 enough_starts=criteria.enough_starts, start_points=measures.start_points(criteria),
                 affinity_factor=measures.affinity_factor(criteria), counts_starts=side.slots is not None)


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
        assert_exact(found, self.side)
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
            lists, words = getattr(self.people, name), _words(names)
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
        """Choices and the past, in milli-points a pair."""
        criteria, cohort = self.criteria, self.cohort
        past = _apart(cohort.past, cohort.again, self.side.count)
        weighed = [(cohort.chosen, np.array([measures.choice_points(criteria, int(rank)) for rank in cohort.chosen[2]], np.int64)),
                   *((links, np.full(len(links[0]), points, np.int64)) for links, points in (
                       (cohort.choosing, criteria.mentor_choice), (past, criteria.past_pair), (cohort.again, criteria.again)))]
        pairs = [np.concatenate([links[side] for links, _ in weighed]) for side in (0, 1)]
        return rows_of(pairs, self.count, np.concatenate([points for _, points in weighed]).astype(np.int32))


def _apart(links: Links, others: Links, mentors: int) -> Links:
    """Those of `links` that are not in `others`."""
    left = ~np.isin(links[0] * mentors + links[1], others[0] * mentors + others[1])
    return links[0][left], links[1][left]


def assert_exact(learners: Learners, side: MentorSide) -> None:
    """Every partial sum of every product, in any order, is a whole number that float32 holds. ArithmeticError otherwise."""
    for one, most in zip((learners.traits, learners.affinity), side.greatest, strict=True):
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
    used = np.unique(np.concatenate([learners.skill_row, learners.goal_row]))
    skill_row, goal_row = (np.searchsorted(used, rows).astype(np.int32) for rows in (learners.skill_row, learners.goal_row))
    refused_start, refused, _ = _placed(learners.refused_start, learners.refused, place)
    fact_start, fact, kept = _placed(learners.fact_start, learners.fact, place)
    fewer = learners._replace(skill_row=skill_row, goal_row=goal_row, refused_start=refused_start, refused=refused, fact_start=fact_start,
                              fact=fact, fact_points=learners.fact_points[kept])
    return fewer, Mentors(np.ascontiguousarray(mentors.traits[:, cols]), mentors.affinity[cols], mentors.steps[np.ix_(used, cols)], *(
        np.ascontiguousarray(part[:, cols]) for part in (mentors.codes, mentors.have, mentors.kinds)), mentors.team[cols],
        np.ascontiguousarray(mentors.week[:, cols]))


def _placed(start, values, place):
    kept = place[values] >= 0
    return np.concatenate([[0], np.cumsum(kept)])[start], place[values][kept], kept
