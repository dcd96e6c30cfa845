"""What a score is made of, and why a pair cannot be: codes and facts, whose words are made elsewhere."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """What one criterion adds: `points` of at most `of`, and the facts behind them (JSON values)."""

    criterion: str
    points: int
    of: int
    facts: dict

    def as_json(self) -> dict:
        return {"criterion": self.criterion, "points": self.points, "of": self.of, "facts": self.facts}


@dataclass(frozen=True)
class Refusal:
    """A rule that the pair breaks, and the facts of it (JSON values)."""

    rule: str
    facts: dict

    def as_json(self) -> dict:
        return {"rule": self.rule, "facts": self.facts}
