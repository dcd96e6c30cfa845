"""What scoring reads of a person, and of two people who know each other."""
from collections.abc import Mapping
from dataclasses import dataclass, field

STYLES = ("direct", "expressive", "supportive", "analytical")
TRAITS = ("openness", "conscientiousness", "extraversion", "agreeableness", "stability")
TRAIT_MOST = 8  # two items of five answers a trait: 0 to 8
LEVELS = (1, 5)  # of skills
SENIORITY_MOST = 8
DIMENSIONS = 64  # of an affinity vector


@dataclass(frozen=True)
class Profile:
    """A learner, whose `skills` are those wanted with the level aimed at (1 to 5), or a mentor, whose `skills` are those offered.

    `id` is the place in the program and `person` the human being; `week` comes from week_of(); `seats` are a mentor's free places.
    What is not known is left out, and adds nothing to a score.
    `importance`: a learner's wanted skill -> 1 to 3, 1 when left out. `goals`: a learner's goal theme -> importance 1 to 3, or the themes
    that a mentor helps with (any number). `seniority` 0 to 8; `zone` minutes east of UTC, now. `style` one of STYLES.
    `personality`: five numbers 0 to 8 in the order of TRAITS. `affinity`: a unit vector of 64 dimensions times 127, as signed bytes,
    of the texts of goals (learner) or of what is offered (mentor). `managers`: the people above, up the line. Two people who share one of
    `conflicts` are never paired. `prefers`: ids of the other side, best first. Groups that an audit compares are not here:
    scores must not know them.
    """

    id: str
    person: str
    languages: frozenset[str] = frozenset()
    skills: Mapping[str, int] = field(default_factory=dict)
    industry: str = ""
    experience_years: int | None = None
    hours_per_month: int | None = None
    week: int = 0
    seats: int = 0
    importance: Mapping[str, int] = field(default_factory=dict)
    goals: Mapping[str, int] = field(default_factory=dict)
    seniority: int | None = None
    style: str = ""
    personality: tuple[int, ...] | None = None
    zone: int | None = None
    affinity: bytes = b""
    team: str = ""
    managers: frozenset[str] = frozenset()
    conflicts: frozenset[str] = frozenset()
    prefers: tuple[str, ...] = ()


@dataclass(frozen=True)
class PairFacts:
    """What is known of a learner and a mentor together, by (learner id, mentor id).

    `refused` -> why: 'excluded' (declined, or set apart by a coordinator), 'blocked' (safeguarding), 'never_again'.
    `past` were a pair before; `again`, of those, both asked to go on. `locked`: learner id -> mentor id, kept as they are.
    """

    refused: Mapping[tuple[str, str], str] = field(default_factory=dict)
    past: frozenset[tuple[str, str]] = frozenset()
    again: frozenset[tuple[str, str]] = frozenset()
    locked: Mapping[str, str] = field(default_factory=dict)


NOTHING_KNOWN = PairFacts()
