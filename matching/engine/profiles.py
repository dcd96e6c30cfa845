"""What scoring reads of a person."""
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Profile:
    """A learner, whose `skills` are those wanted with the level aimed at, or a mentor, whose `skills` are those offered.

    `id` is the place in the program and `person` the human being; `week` comes from week_of(); `seats` are a mentor's free places.
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
