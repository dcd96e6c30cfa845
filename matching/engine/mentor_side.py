"""Mentors as criteria see them. They know nothing of learners, so that they can stay in memory and meet one learner at a time."""
from functools import cached_property

import numpy as np

from . import measures
from .arrays import MUST, NO_TEAM_MENTOR, Mentors, Terms
from .criteria import Criteria
from .measures import SHARES
from .profiles import DIMENSIONS, LEVELS
from .records import People, Ragged
from .values import Values, bits_of, by_key, spread, starts_among, together, usable_starts


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
    def with_float_affinity(self) -> Mentors:
        """For the fused pass, which leaves only the products of affinities to a library."""
        return self.arrays._replace(affinity=self.floats.affinity)

    @cached_property
    def greatest(self) -> tuple[np.ndarray, np.ndarray]:
        """The greatest of each column of what is multiplied."""
        return tuple(np.abs(part.astype(np.int32)).max(axis=0, initial=0).astype(np.float64)
                     for part in (self.arrays.traits.T, self.arrays.affinity))

    def prepare(self) -> None:
        """Reads at once all that numpy's way will ask for, so that threads only look."""
        for part in (self.arrays, self.floats, self.greatest, self.by_person, self.by_manager):
            del part

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
        found = [bits_of(*spread(getattr(self.people, name), names)[:2], words_of(names), self.count) for name, names in self.needs]
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


def words_of(names) -> int:
    """Words for a need's bits, and one bit more, that nobody has."""
    return len(names) // 64 + 1


def affinity_of(people: People, criteria: Criteria) -> np.ndarray:
    if not criteria.of("affinity") or people.affinity is None:
        return np.zeros((people.count, DIMENSIONS if criteria.of("affinity") else 0), np.int8)
    return people.affinity


def terms_of(criteria: Criteria, side: MentorSide) -> Terms:
    ends = np.cumsum([words_of(names) for _, names in side.needs], dtype=np.int64).reshape(len(side.needs))
    points = [MUST if name in criteria.mandatory else criteria.of(name) for name, _ in side.needs]
    return Terms(ends, np.array(points, np.int32),
                 least_starts=criteria.least_of("availability") if "availability" in criteria.mandatory else 0,
                 enough_starts=criteria.enough_starts, start_points=measures.start_points(criteria),
                 affinity_factor=measures.affinity_factor(criteria), counts_starts=side.slots is not None)
