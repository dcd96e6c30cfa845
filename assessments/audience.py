"""Who is somebody's partner. Pairs live in a room above, which registers its rule in AppConfig.ready."""
from collections.abc import Callable

from accounts.models import Membership
from programs.models import Enrolment

_rules: list[Callable[[Membership, Enrolment], bool]] = []


def register(rule: Callable[[Membership, Enrolment], bool]) -> None:
    """`rule(actor, enrolment)`: is the actor in an open pair with this enrolled person?"""
    _rules.append(rule)


def is_partner(actor: Membership, enrolment: Enrolment) -> bool:
    return any(rule(actor, enrolment) for rule in _rules)
