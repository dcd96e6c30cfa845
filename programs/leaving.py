"""What may stand in the way of leaving a program. Rooms above register a rule in their AppConfig.ready."""
from collections.abc import Callable

from .models import Enrolment

_rules: list[Callable[[Enrolment], str | None]] = []


def register(rule: Callable[[Enrolment], str | None]) -> None:
    """`rule(enrolment)` answers None, or the sentence that tells the person what to do first."""
    _rules.append(rule)


def obstacle(enrolment: Enrolment) -> str | None:
    return next((said for rule in _rules if (said := rule(enrolment))), None)
