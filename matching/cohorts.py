"""A run's whole input, and what can be computed from it. The same input gives the same pairs, whatever the order of its rows."""
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import ClassVar

from . import packing
from .engine.assign import assign
from .engine.criteria import VERSION, Criteria
from .engine.profiles import PairFacts, Profile
from .engine.score import CRITERIA as SCORED
from .engine.score import Part, parts_of
from .objectives import COVERAGE, OBJECTIVES, STABLE, stable, utilities
from .rules import Effects, broken, effects_of

Pair = tuple[str, str]
Progress = Callable[[int, int], None]
NO_ROOM, FULL, EXCLUDED, LANGUAGE, RULES = "no_mentor", "full", "excluded", "language", "rules"


def silent(done: int, of: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True)
class Solved:
    """`pairs` learner -> mentor with `scores` of their own; `reasons` of those without: 'full' when others needed the places more."""

    pairs: dict[str, str]
    scores: dict[str, int]
    reasons: dict[str, str]

    @property
    def covered(self) -> int:
        return len(self.pairs)

    @property
    def total(self) -> int:
        return sum(self.scores.values())

    @property
    def lowest(self) -> int:
        return min(self.scores.values(), default=0)


@dataclass(frozen=True)
class Cohort:
    """Learners without a mentor, mentors with their free seats, the criteria, and what is known of pairs (kept ones too)."""

    learners: list[Profile]
    mentors: list[Profile]
    criteria: Criteria
    facts: PairFacts = field(default_factory=PairFacts)
    objective: str = COVERAGE

    TRIED: ClassVar[int] = 60_000  # pairs; up to here another way is computed while somebody waits

    @property
    def size(self) -> int:
        return len(self.learners) * len(self.mentors)

    def solve(self, progress: Progress = silent) -> Solved:
        """By this cohort's objective. Kept pairs that cannot be any more are let go."""
        return self._solved(self.objective, *self.scores(progress))

    def solve_each(self, progress: Progress = silent) -> dict[str, Solved]:
        """By every objective, from the same scores."""
        scored = self.scores(progress)
        return {name: self._solved(name, *scored) for name in OBJECTIVES}

    def _solved(self, objective: str, scores: dict[Pair, int], reasons: dict[str, str]) -> Solved:
        seats = {m.id: m.seats for m in self.mentors if m.seats > 0}
        locked = _possible(self.facts.locked, scores, seats)
        if objective == STABLE:
            pairs = stable(scores, seats, locked)
        else:
            pairs = assign(utilities(scores, objective), seats, locked).pairs
        return Solved(pairs, {a: scores[a, b] for a, b in pairs.items()},
                      {p.id: reasons[p.id] for p in self.learners if p.id not in pairs})

    def scores(self, progress: Progress = silent) -> tuple[dict[Pair, int], dict[str, str]]:
        """The score of every possible pair, and for each learner why there is none if they get nobody."""
        learners, mentors = _by_id(self.learners), [m for m in _by_id(self.mentors) if m.seats > 0]
        scores, reasons = {}, {}
        for done, learner in enumerate(learners, 1):
            rules = {mentor.id: self.broken(learner, mentor) for mentor in mentors}
            free = [mentor for mentor in mentors if not rules[mentor.id]]
            scores |= {(learner.id, mentor.id): sum(p.points for p in self.parts(learner, mentor)) for mentor in free}
            reasons[learner.id] = FULL if free else _reason(rules.values())
            progress(done, len(learners))
        return scores, reasons

    def parts(self, learner: Profile, mentor: Profile) -> list[Part]:
        return parts_of(learner, mentor, self._weights())

    def broken(self, learner: Profile, mentor: Profile) -> list[str]:
        return broken(learner, mentor, self.criteria, self.facts)

    def effects(self) -> Effects:
        return effects_of(self.learners, self.mentors, self.criteria, self.facts)

    def kept(self, locked: dict[str, str]) -> "Cohort":
        """The same with these pairs kept as well."""
        return replace(self, facts=replace(self.facts, locked={**self.facts.locked, **locked}))

    def without_learners(self, ids: Iterable[str]) -> "Cohort":
        ids = set(ids)
        locked = {a: b for a, b in self.facts.locked.items() if a not in ids}
        return replace(self, learners=[p for p in self.learners if p.id not in ids], facts=replace(self.facts, locked=locked))

    def as_json(self) -> dict:
        return {
            "engine": VERSION, "objective": self.objective, "criteria": self.criteria.as_json(),
            "learners": [packing.as_json(p) for p in sorted(self.learners, key=lambda p: p.id)],
            "mentors": [packing.as_json(p) for p in sorted(self.mentors, key=lambda p: p.id)],
            "refused": sorted([*pair, why] for pair, why in self.facts.refused.items()),
            "past": sorted(map(list, self.facts.past)), "again": sorted(map(list, self.facts.again)),
            "locked": sorted(map(list, self.facts.locked.items()))}

    @classmethod
    def from_json(cls, data: dict) -> "Cohort":
        facts = PairFacts({(a, b): why for a, b, why in data["refused"]}, frozenset(map(tuple, data["past"])),
                          frozenset(map(tuple, data["again"])), dict(data["locked"]))
        return cls([packing.from_json(p) for p in data["learners"]], [packing.from_json(p) for p in data["mentors"]],
                   Criteria.from_json(data["criteria"]), facts, data["objective"])

    def fingerprint(self) -> str:
        return hashlib.sha256(json.dumps(self.as_json(), sort_keys=True).encode()).hexdigest()

    def _weights(self) -> dict[str, int]:
        return {c: self.criteria.weights.get(c, 0) for c in SCORED}


def _by_id(people: Iterable[Profile]) -> list[Profile]:
    return sorted(people, key=lambda person: person.id)


def _possible(locked, scores, seats) -> dict[str, str]:
    kept, used = {}, Counter()
    for learner, mentor in sorted(locked.items()):
        if (learner, mentor) in scores and used[mentor] < seats[mentor]:
            kept[learner] = mentor
            used[mentor] += 1
    return kept


def _reason(rules: Iterable[list[str]]) -> str:
    """Of a learner whom every mentor's rules refuse: what most narrowly did."""
    seen = {rule for several in rules for rule in several}
    if not seen:
        return NO_ROOM
    if seen - {"languages", "excluded", "never_again", "self"}:
        return RULES
    return EXCLUDED if seen & {"excluded", "never_again"} else LANGUAGE
