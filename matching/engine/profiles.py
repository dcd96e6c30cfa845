"""What scoring reads of a person, and of two people who know each other."""
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

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

    def as_json(self) -> dict:
        return {f.name: _AS_JSON.get(f.name, lambda value: value)(getattr(self, f.name)) for f in fields(self)}

    @classmethod
    def from_json(cls, data: Mapping) -> "Profile":
        """Of as_json()."""
        return cls(**{name: _FROM_JSON.get(name, lambda value: value)(value) for name, value in data.items()})


_SETS = ("languages", "managers", "conflicts")
_AS_JSON = dict.fromkeys(_SETS, sorted) | {
    "skills": dict, "importance": dict, "goals": dict, "week": "{:x}".format, "affinity": bytes.hex, "prefers": list,
    "personality": lambda traits: None if traits is None else list(traits)}
_FROM_JSON = dict.fromkeys(_SETS, frozenset) | {
    "week": lambda text: int(text, 16), "affinity": bytes.fromhex, "prefers": tuple,
    "personality": lambda traits: None if traits is None else tuple(traits)}


@dataclass(frozen=True)
class PairFacts:
    """What is known of a learner and a mentor together, by (learner id, mentor id).

    `refused` -> why: 'excluded' (declined, or set apart by a coordinator), 'blocked' (safeguarding), 'never_again'.
    `past` were a pair before; `again`, of those, both asked to go on. Of `reluctant` at least one would rather not: never who of the two.
    """

    refused: Mapping[tuple[str, str], str] = field(default_factory=dict)
    past: frozenset[tuple[str, str]] = frozenset()
    again: frozenset[tuple[str, str]] = frozenset()
    reluctant: frozenset[tuple[str, str]] = frozenset()


NOTHING_KNOWN = PairFacts()
