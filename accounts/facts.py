"""Something that others derive from a person's facts has to be made anew. Rooms above register hooks in their AppConfig.ready.

Services of any room say `changed(membership_id)` after they wrote a fact that a hook may know: languages, needs, skills, goals, hours.
"""
from collections.abc import Callable
from uuid import UUID

_hooks: list[Callable[[UUID], object]] = []


def register(hook: Callable[[UUID], object]) -> None:
    """`hook(membership_id)` runs inside the transaction of the change, and must be idempotent."""
    _hooks.append(hook)


def changed(membership_id: UUID) -> None:
    for hook in _hooks:
        hook(membership_id)
