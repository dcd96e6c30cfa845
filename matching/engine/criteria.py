"""What a program pairs people by, as data: a level for each criterion, and the rules that no pair may break."""
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

WHOLE = 100_000  # a pair that meets every criterion wholly, before preferences and the past
FULL = 1_000  # a criterion wholly met
VERSION = 1


class Level(StrEnum):
    """How much a criterion counts. Mandatory removes the pairs that do not reach `least`, and counts as much as high."""

    MANDATORY = "mandatory"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    OFF = "off"

    @property
    def weight(self) -> int:
        return {"mandatory": 3, "high": 3, "medium": 2, "low": 1, "off": 0}[self]


# Criteria that can be mandatory -> what a pair must reach then, in percent of the criterion; for availability in starts a week.
LEAST = MappingProxyType({"languages": 100, "skills": 1, "goals": 1, "industry": 50, "experience": 1, "seniority": 1, "hours": 100,
                          "availability": 1})
CRITERIA = (*LEAST, "style", "personality", "affinity")
DEFAULT_LEVELS = MappingProxyType({
    "languages": Level.MANDATORY, "skills": Level.HIGH, "goals": Level.MEDIUM, "industry": Level.MEDIUM, "experience": Level.LOW,
    "seniority": Level.OFF, "hours": Level.LOW, "availability": Level.MEDIUM, "style": Level.OFF, "personality": Level.OFF,
    "affinity": Level.OFF})


class Unfit(ValueError):
    """A value that criteria cannot have. `field` is its path, such as 'levels.skills' or 'zone_gap_hours'; `code` says why."""

    def __init__(self, field: str, code: str, message: str):
        super().__init__(f"{field}: {message}")
        self.field, self.code = field, code


@dataclass(frozen=True)
class Criteria:
    """Immutable; the same criteria on the same people give the same scores on any machine. Raises Unfit when a value cannot be.

    `levels`: criterion (CRITERIA) -> Level; those left out are off. `least`: what a mandatory criterion asks for, LEAST when left out.
    A pair is refused when it misses a mandatory criterion or breaks a rule:
    `other_team` not the same team; `reporting_line` the mentor is not among the learner's managers, nor the reverse;
    `zone_gap_hours` the zones are at most so many hours apart (None: no limit). Oneself, exclusions, blocks, "never again" and
    conflicts of interest always refuse, and cannot be set aside.
    `session_minutes`: common time counts only in runs long enough for one session; more than `enough_starts` starts a week add nothing.
    `near_industries`: pairs that are worth half of the same one.
    In milli-points, beside the 100,000 of the criteria: `learner_choice` for the first of a learner's list, a fifth less for each next
    one down to a fifth; `mentor_choice` for anyone on a mentor's list; `past_pair` for people who were a pair, unless both asked to go
    on ("again, please"): `again`; `reluctance` once for a pair of whom one, or both, would rather not.
    """

    levels: Mapping[str, Level] = field(default_factory=lambda: DEFAULT_LEVELS)
    least: Mapping[str, int] = field(default_factory=dict)
    other_team: bool = True
    reporting_line: bool = True
    zone_gap_hours: int | None = None
    session_minutes: int = 60
    enough_starts: int = 8
    near_industries: frozenset[frozenset[str]] = frozenset()
    learner_choice: int = 10_000
    mentor_choice: int = 5_000
    past_pair: int = -20_000
    again: int = 10_000
    reluctance: int = -15_000

    def __post_init__(self):
        object.__setattr__(self, "levels", MappingProxyType(_levels(self.levels)))
        object.__setattr__(self, "least", MappingProxyType(_least(self.least)))
        for name in ("other_team", "reporting_line"):
            if type(getattr(self, name)) is not bool:
                raise Unfit(name, "not_a_choice", "is true or false")
        if self.zone_gap_hours is not None:
            _whole("zone_gap_hours", self.zone_gap_hours, 0, 12)
        _whole("session_minutes", self.session_minutes, 15, 480)
        _whole("enough_starts", self.enough_starts, 1, 336)
        for name, low, high in (("learner_choice", 0, 50_000), ("mentor_choice", 0, 50_000), ("past_pair", -50_000, 0),
                                ("again", 0, 50_000), ("reluctance", -50_000, 0)):
            _whole(name, getattr(self, name), low, high)
        object.__setattr__(self, "near_industries", _near(self.near_industries))

    @cached_property
    def weights(self) -> dict[str, int]:
        """Criterion -> weight, of those that give points. Languages give none when they are mandatory: every pair would have them."""
        return {c: level.weight for c, level in self.levels.items()
                if level.weight and not (c == "languages" and level is Level.MANDATORY)}

    @property
    def mandatory(self) -> tuple[str, ...]:
        return tuple(c for c, level in self.levels.items() if level is Level.MANDATORY)

    def of(self, criterion: str) -> int:
        """The milli-points of a criterion wholly met; 0 when it is off. All of them together are at most WHOLE."""
        weights = self.weights
        return weights.get(criterion, 0) * WHOLE // (sum(weights.values()) or 1)

    def least_of(self, criterion: str) -> int:
        return self.least.get(criterion, LEAST[criterion])

    @property
    def session_slots(self) -> int:
        """Half-hours that one session takes."""
        return -(-self.session_minutes // 30)

    def without(self, rule: str) -> "Criteria":
        """The same points with one rule set aside (`rules`): a mandatory criterion becomes high, or off where it gave none."""
        if rule in self.mandatory:
            return self.changed(levels={**self.levels, rule: Level.HIGH if self.of(rule) else Level.OFF})
        if rule in ("other_team", "reporting_line"):
            return self.changed(**{rule: False})
        if rule == "zone_gap":
            return self.changed(zone_gap_hours=None)
        raise Unfit("rule", "unknown", f"{rule} cannot be set aside")

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules in force that can be set aside."""
        others = {"other_team": self.other_team, "reporting_line": self.reporting_line, "zone_gap": self.zone_gap_hours is not None}
        return (*self.mandatory, *(rule for rule, on in others.items() if on))

    def changed(self, **values) -> "Criteria":
        return Criteria(**{f.name: getattr(self, f.name) for f in fields(self)} | values)

    def as_json(self) -> dict:
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        return values | {"version": VERSION, "levels": {c: str(level) for c, level in self.levels.items()}, "least": dict(self.least),
                         "near_industries": sorted(sorted(pair) for pair in self.near_industries)}

    @classmethod
    def from_json(cls, data: Mapping) -> "Criteria":
        """Of as_json(); values left out are the defaults. Raises Unfit with the field named."""
        if not isinstance(data, Mapping):
            raise Unfit("", "not_an_object", "criteria are an object")
        values = dict(data)
        if values.pop("version", VERSION) != VERSION:
            raise Unfit("version", "unknown", f"only version {VERSION} is known")
        unknown = sorted(set(values) - {f.name for f in fields(cls)})
        if unknown:
            raise Unfit(unknown[0], "unknown", "is not a field of criteria")
        return cls(**values)


def _levels(levels) -> dict[str, Level]:
    if not isinstance(levels, Mapping):
        raise Unfit("levels", "not_an_object", "is an object of criterion and level")
    for criterion, level in levels.items():
        if criterion not in CRITERIA:
            raise Unfit(f"levels.{criterion}", "unknown", "is not a criterion")
        if level not in tuple(Level):
            raise Unfit(f"levels.{criterion}", "not_a_level", "is mandatory, high, medium, low or off")
        if level == Level.MANDATORY and criterion not in LEAST:
            raise Unfit(f"levels.{criterion}", "never_mandatory", "can add to a score but not decide alone")
    found = {c: Level(levels.get(c, Level.OFF)) for c in CRITERIA}
    if not any(level.weight for c, level in found.items() if c != "languages"):
        raise Unfit("levels", "all_off", "one criterion at least counts")
    return found


def _least(least) -> dict[str, int]:
    if not isinstance(least, Mapping):
        raise Unfit("least", "not_an_object", "is an object of criterion and number")
    for criterion, value in least.items():
        if criterion not in LEAST:
            raise Unfit(f"least.{criterion}", "unknown", "is not a criterion that can be mandatory")
        _whole(f"least.{criterion}", value, 1, 336 if criterion == "availability" else 100)
    return {c: least[c] for c in LEAST if c in least}


def _near(pairs) -> frozenset[frozenset[str]]:
    try:
        found = frozenset(frozenset(name.casefold().strip() for name in pair) for pair in pairs)
    except (TypeError, AttributeError):
        raise Unfit("near_industries", "not_pairs", "is a list of pairs of industries")
    if any(len(pair) != 2 or "" in pair for pair in found):
        raise Unfit("near_industries", "not_pairs", "is a list of pairs of two different industries")
    return found


def _whole(name, value, low, high) -> None:
    if type(value) is not int or not low <= value <= high:
        raise Unfit(name, "out_of_range", f"is a whole number from {low} to {high}")
