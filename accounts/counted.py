"""What the rooms above want to know of a person on every page, answered by the query that loads their membership.

Rooms register in their AppConfig.ready, before anybody asks; the answer is an attribute of `request.membership`.
"""
from django.db.models import Expression

_counts: dict[str, Expression] = {}


def register(name: str, expression: Expression) -> None:
    """`expression` is an annotation of Membership: cheap, by an index, for every request pays for it. It depends on nothing else."""
    if name in _counts:
        raise ValueError(f"{name} is registered twice")
    _counts[name] = expression


def counts() -> dict[str, Expression]:
    return dict(_counts)
