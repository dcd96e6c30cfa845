"""Facts that mean several messages: owed as one row with the fact, turned into those messages by the relay.

So the person who acts does not wait while rules, preferences and quiet hours are read for everybody whom it concerns. Each room
registers its kinds in AppConfig.ready.
"""
from collections.abc import Callable
from datetime import datetime, timedelta

from common import clock

from .models import Delivery

SOON = timedelta(seconds=1)

_kinds: dict[str, Callable[[dict], bool]] = {}


def register(kind: str, fan_out: Callable[[dict], bool]) -> None:
    """`fan_out(payload)` owes the messages, by what is true now; done again it must owe nothing more. It runs in one transaction.

    It must not wait for whoever changes what it tells of, because they wait for its row: it answers False to be asked again soon.
    """
    if kind in _kinds:
        raise ValueError(f"{kind} is registered twice")
    _kinds[kind] = fan_out


def fanned_out(delivery: Delivery) -> str | datetime:
    """The state that the row is in now, or until when it waits. Runs inside its organization."""
    return Delivery.State.SENT if _kinds[delivery.kind](delivery.payload) else clock.now() + SOON
