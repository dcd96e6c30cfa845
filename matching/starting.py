"""What else happens when a mentorship becomes active, or stops being so. Rooms above register hooks in their AppConfig.ready.

A hook takes the Mentorship, or several that end together, runs inside the transaction of the change, and must be idempotent.
"""
from collections.abc import Callable

from .models import Mentorship

Hook = Callable[[Mentorship], object]
EndHook = Callable[..., object]

_on_start: list[Hook] = []
_on_end: list[EndHook] = []


def register(hook: Hook) -> None:
    """`hook(mentorship)` is called once it is active: to make the plan, the conversation …"""
    _on_start.append(hook)


def register_end(hook: EndHook) -> None:
    """`hook(*mentorships)` is called once they have ended: to cancel what was planned …, in few statements however many they are."""
    _on_end.append(hook)


def started(mentorship: Mentorship) -> None:
    for hook in _on_start:
        hook(mentorship)


def ended(*mentorships: Mentorship) -> None:
    for hook in _on_end:
        hook(*mentorships)
