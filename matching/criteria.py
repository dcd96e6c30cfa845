"""The criteria of a program as saved, and the ready-made ones to begin with."""
from collections.abc import Mapping

from .engine.criteria import CRITERIA, DEFAULT_LEVELS, LEAST, Criteria, Level

HIGH, MEDIUM, LOW, OFF, MUST = Level.HIGH, Level.MEDIUM, Level.LOW, Level.OFF, Level.MANDATORY
BALANCED = "balanced"
PRESETS: dict[str, dict[str, Level]] = {
    BALANCED: dict(DEFAULT_LEVELS),
    "skills": dict(DEFAULT_LEVELS) | {"skills": HIGH, "goals": MEDIUM, "industry": LOW, "availability": LOW, "hours": OFF},
    "availability": dict(DEFAULT_LEVELS) | {"availability": MUST, "hours": HIGH, "skills": MEDIUM, "industry": LOW},
    "closeness": dict(DEFAULT_LEVELS) | {"skills": LOW, "goals": HIGH, "style": HIGH, "personality": MEDIUM, "industry": MEDIUM,
                                         "availability": MEDIUM},
    "seniors": dict(DEFAULT_LEVELS) | {"experience": HIGH, "seniority": HIGH, "industry": HIGH, "skills": MEDIUM},
}


def preset(name: str) -> Criteria:
    return Criteria(levels=PRESETS.get(name, PRESETS[BALANCED]))


def read(rules: Mapping) -> Criteria:
    """Of a saved version. A criterion that is known no more is left out: what was saved long ago can still be read."""
    levels = {c: level for c, level in rules.get("levels", {}).items() if c in CRITERIA}
    least = {c: value for c, value in rules.get("least", {}).items() if c in LEAST}
    known = {f: v for f, v in rules.items() if f in Criteria.__dataclass_fields__}
    return Criteria(**known | {"levels": levels or DEFAULT_LEVELS, "least": least})
