"""A run's whole input, and what can be computed from it. The same input gives the same pairs, whatever the order of its rows."""
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from . import circled, fitting
from .certificates import Certificate
from .engine import people
from .engine.circles import Circles
from .engine.criteria import VERSION, Criteria
from .engine.objectives import NeedsFirst
from .engine.pairs import Found, every
from .engine.parts import Part
from .engine.profiles import PairFacts, Profile
from .engine.reference import parts_of, refusals_of
from .engine.rules import Effects, effect_of
from .engine.scored import ScoredPairs
from .engine.solve import Solution, solve
from .engine.stable import stable
from .objectives import COVERAGE, NEEDS_FIRST, OBJECTIVES, STABLE

Progress = Callable[[int, int], None]
NO_ROOM, FULL, EXCLUDED, LANGUAGE, RULES, NO_CIRCLE = "no_mentor", "full", "excluded", "language", "rules", "no_circle"
STAGES = 12  # of a run's progress: each look at all pairs is one, and more than these are not counted


def silent(done: int, of: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True)
class Solved:
    """`pairs` learner -> mentor with `scores` of their own; `reasons` of those without: 'full' when others needed the places more.

    `certificate` proves that no other way does better; a stable one has none, its pairs show it. Of circles `gap` says by how much
    another way could be worth more at most: 0 for a proved optimum.
    """

    pairs: dict[str, str]
    scores: dict[str, int]
    reasons: dict[str, str]
    certificate: Certificate | None = None
    gap: int = 0

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
    """Learners without a mentor, mentors with their free seats, the criteria, what is known of pairs, and those kept (learner -> mentor).

    With `circles` (mentor -> fewest and most people) these mentors lead circles, and no others take part.
    """

    learners: list[Profile]
    mentors: list[Profile]
    criteria: Criteria
    facts: PairFacts = field(default_factory=PairFacts)
    objective: str = COVERAGE
    locked: Mapping[str, str] = field(default_factory=dict)
    circles: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    TRIED: ClassVar[int] = 60_000  # pairs; up to here another way is computed while somebody waits

    @property
    def size(self) -> int:
        return len(self.learners) * len(self.mentors)

    @property
    def can_be_tried(self) -> bool:
        return self.size <= (circled.TRIED if self.circles else self.TRIED)

    def solve(self, progress: Progress = silent) -> Solved:
        """By this cohort's objective. Kept pairs that cannot be any more are let go."""
        return self._solved(self.objective, self.market(progress))

    def solve_each(self, progress: Progress = silent) -> dict[str, Solved]:
        """By every objective, on the same people; circles have one."""
        market = self.market(progress)
        return {name: self._solved(name, market) for name in ([self.objective] if self.circles else OBJECTIVES)}

    def fitted(self, held: Mapping[str, str], progress: Progress = silent) -> Solved:
        """As `held` (learner -> mentor) as far as it is worth it, for the people there are now: see fitting.py. Without a certificate."""
        market = self.market(progress)
        pairs = dict(sorted((fitting.fitted(market, held, self.objective) | market.kept).items()))
        return Solved(pairs, self._scores(pairs), self._reasons(pairs))

    def in_circles(self, sizes: Mapping[str, tuple[int, int]]) -> "Cohort":
        """The same people with these mentors as leaders of circles."""
        leaders = [replace(m, seats=min(m.seats, sizes[m.id][1])) for m in self.mentors if m.id in sizes]
        return replace(self, mentors=leaders, circles=dict(sizes))

    def market(self, progress: Progress = silent) -> "Market":
        """The people who are not kept together, and the seats that kept pairs leave."""
        kept = self._possible_locks()
        used = Counter(kept.values())
        mentors = [replace(m, seats=m.seats - used[m.id]) for m in self.mentors if m.seats > used[m.id]]
        free = people.Cohort.of([p for p in self.learners if p.id not in kept], mentors, self.facts)
        return Market(free, Watched(ScoredPairs(free, self.criteria), progress), kept)

    def whole(self) -> people.Cohort:
        """Everybody as the engine reads them, kept ones too; mentors without a free place count for nothing."""
        return people.Cohort.of(self.learners, [m for m in self.mentors if m.seats > 0], self.facts)

    def parts(self, learner: Profile, mentor: Profile) -> list[Part]:
        return parts_of(learner, mentor, self.criteria, self.facts)

    def broken(self, learner: Profile, mentor: Profile) -> list[str]:
        """The rules that forbid the pair; [] when it is possible."""
        return [refusal.rule for refusal in refusals_of(learner, mentor, self.criteria, self.facts)]

    def effects(self) -> Effects:
        return effect_of(self.whole(), self.criteria)

    def _solved(self, objective: str, market: "Market") -> Solved:
        found = self._found(objective, market)
        pairs = dict(sorted((market.named(found) | market.kept).items()))
        if self.circles:
            return Solved(pairs, self._scores(pairs), self._reasons(pairs), gap=found.gap)
        return Solved(pairs, self._scores(pairs), self._reasons(pairs), Certificate.of(found, market.free))

    def _scores(self, pairs: dict[str, str]) -> dict[str, int]:
        known = {p.id: p for p in (*self.learners, *self.mentors)}
        return {a: sum(part.points for part in self.parts(known[a], known[b])) for a, b in pairs.items()}

    def _found(self, objective: str, market: "Market") -> Solution | Circles:
        if self.circles:
            return circled.solved(market, self.circles)
        if objective == STABLE:
            return stable(market.pairs, market.free.seats)
        return solve(market.pairs, market.free.seats, NeedsFirst() if objective == NEEDS_FIRST else None)

    def _reasons(self, pairs: dict[str, str]) -> dict[str, str]:
        mentors = [m for m in self.mentors if m.seats > 0]
        found = {p.id: _reason([self.broken(p, mentor) for mentor in mentors]) for p in self.learners if p.id not in pairs}
        return {one: NO_CIRCLE if self.circles and why == FULL else why for one, why in found.items()}

    def _possible_locks(self) -> dict[str, str]:
        learners, mentors = ({p.id: p for p in side} for side in (self.learners, self.mentors))
        kept, used = {}, Counter()
        for learner, mentor in sorted(self.locked.items()):
            if (learner in learners and mentor in mentors and used[mentor] < mentors[mentor].seats
                    and not self.broken(learners[learner], mentors[mentor])):
                kept[learner] = mentor
                used[mentor] += 1
        return kept

    def kept(self, locked: dict[str, str]) -> "Cohort":
        """The same with these pairs kept as well."""
        return replace(self, locked={**self.locked, **locked})

    def without_learners(self, ids: Iterable[str]) -> "Cohort":
        ids = set(ids)
        locked = {a: b for a, b in self.locked.items() if a not in ids}
        return replace(self, learners=[p for p in self.learners if p.id not in ids], locked=locked)

    def as_json(self) -> dict:
        return {
            "engine": VERSION, "objective": self.objective, "criteria": self.criteria.as_json(),
            "learners": [p.as_json() for p in sorted(self.learners, key=lambda p: p.id)],
            "mentors": [p.as_json() for p in sorted(self.mentors, key=lambda p: p.id)],
            "refused": sorted([*pair, why] for pair, why in self.facts.refused.items()),
            "past": sorted(map(list, self.facts.past)), "again": sorted(map(list, self.facts.again)),
            "reluctant": sorted(map(list, self.facts.reluctant)), "locked": sorted(map(list, self.locked.items())),
            "circles": {mentor: list(sizes) for mentor, sizes in sorted(self.circles.items())}}

    @classmethod
    def from_json(cls, data: dict) -> "Cohort":
        facts = PairFacts({(a, b): why for a, b, why in data["refused"]}, frozenset(map(tuple, data["past"])),
                          frozenset(map(tuple, data["again"])), frozenset(map(tuple, data.get("reluctant", ()))))
        return cls([Profile.from_json(p) for p in data["learners"]], [Profile.from_json(p) for p in data["mentors"]],
                   Criteria.from_json(data["criteria"]), facts, data["objective"], dict(data["locked"]),
                   {mentor: tuple(sizes) for mentor, sizes in data.get("circles", {}).items()})

    def fingerprint(self) -> str:
        return fingerprint_of(self.as_json())


def fingerprint_of(inputs: Mapping) -> str:
    """Of what a run read, as it was written down: fields that came later change nothing of an earlier one."""
    return hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Market:
    """What is left to solve once kept pairs are set aside."""

    free: people.Cohort
    pairs: "Watched"
    kept: dict[str, str]

    def edges(self) -> Found:
        """(learner, mentor, score) of every possible pair, by number."""
        return every(self.pairs)

    def named(self, found: Solution | Circles) -> dict[str, str]:
        return {self.free.learner_ids[i]: self.free.mentor_ids[j] for i, j in enumerate(found.match.tolist()) if j >= 0}


class Watched:
    """Pairs that say how often all of them were looked at: it is what computing takes its time for. Whoever listens may stop it."""

    def __init__(self, pairs: ScoredPairs, progress: Progress):
        self._pairs, self._progress, self._looks = pairs, progress, 0
        self.learners, self.mentors, self.low = pairs.learners, pairs.mentors, pairs.low

    def top(self, k):
        return self._looked(self._pairs.top(k))

    def beating(self, *asked):
        return self._looked(self._pairs.beating(*asked))

    def score(self, i, j):
        return self._pairs.score(i, j)

    def _looked(self, found):
        self._looks += 1
        self._progress(min(self._looks, STAGES), STAGES)
        return found


def _reason(rules: list[list[str]]) -> str:
    """Of a learner who got nobody, from the rules that each mentor with a free place breaks: what most narrowly kept them apart."""
    if not rules:
        return NO_ROOM
    if not all(rules):
        return FULL
    seen = {rule for several in rules for rule in several}
    if seen - {"languages", "excluded", "never_again", "self"}:
        return RULES
    return EXCLUDED if seen & {"excluded", "never_again"} else LANGUAGE
