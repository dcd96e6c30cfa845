"""What the rooms above want to know of a person on every page, answered by the query that loads their membership.

Rooms register in their AppConfig.ready, before anybody asks; the answer is an attribute of `request.membership`.
"""
from collections.abc import Callable
from typing import Any

from django.db.models import Expression

_counts: dict[str, Callable[[Any], Expression]] = {}


def register(name: str, expression: Callable[[Any], Expression]) -> None:
    """`expression(path)` is an annotation of Membership: cheap, by an index, for every request pays for it.

    `path` is that of the page asked for, below the organization's own, as an argument of a prepared query (see tenancy.prepared).
    """
    if name in _counts:
        raise ValueError(f"{name} is registered twice")
    _counts[name] = expression


def counts(path: Any) -> dict[str, Expression]:
    return {name: expression(path) for name, expression in _counts.items()}
