"""What closing a program touches in the rooms above, and how they end it. They register in their AppConfig.ready."""
from collections.abc import Callable
from dataclasses import dataclass

from accounts.models import Membership

from .models import Program


@dataclass(frozen=True)
class Touched:
    """`text`: a sentence with the number `n`, in the active language."""

    what: str
    n: int
    text: str


_counts: list[Callable[[Program], Touched]] = []
_ends: list[Callable[[Program, Membership], object]] = []


def register_count(count: Callable[[Program], Touched]) -> None:
    """`count(program)` says how much of one kind is going on in it, for whoever is about to close it."""
    _counts.append(count)


def register_end(end: Callable[[Program, Membership], object]) -> None:
    """`end(program, actor)` ends what is going on in a program that `actor` has closed, in the transaction of the closing."""
    _ends.append(end)


def touched(program: Program) -> list[Touched]:
    """What there is any of."""
    return [found for count in _counts if (found := count(program)).n]


def end(program: Program, actor: Membership) -> None:
    for each in _ends:
        each(program, actor)
