"""What else happens when a mentorship becomes active, or stops being so. Rooms above register hooks in their AppConfig.ready.

A hook takes the Mentorship, runs inside the transaction of the change, and must be idempotent.
"""
from collections.abc import Callable

from .models import Mentorship

Hook = Callable[[Mentorship], object]

_on_start: list[Hook] = []
_on_end: list[Hook] = []


def register(hook: Hook) -> None:
    """`hook(mentorship)` is called once it is active: to make the plan, the conversation …"""
    _on_start.append(hook)


def register_end(hook: Hook) -> None:
    """`hook(mentorship)` is called once it has ended: to cancel what was planned …"""
    _on_end.append(hook)


def started(mentorship: Mentorship) -> None:
    for hook in _on_start:
        hook(mentorship)


def ended(mentorship: Mentorship) -> None:
    for hook in _on_end:
        hook(mentorship)
