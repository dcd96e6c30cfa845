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
_closes: list[Callable[[Program, Membership, bool], object]] = []


def register_count(count: Callable[[Program], Touched]) -> None:
    """`count(program)` says how much of one kind is going on in it, for whoever is about to close it."""
    _counts.append(count)


def register_close(close: Callable[[Program, Membership, bool], object]) -> None:
    """`close(program, actor, ends_pairs)` ends what no program has that is closed, with `ends_pairs` all that goes on in it, and tells of
    it. `actor` has closed the program in the same transaction.
    """
    _closes.append(close)


def touched(program: Program) -> list[Touched]:
    """What there is any of."""
    return [found for count in _counts if (found := count(program)).n]


def close(program: Program, actor: Membership, ends_pairs: bool) -> None:
    for each in _closes:
        each(program, actor, ends_pairs)
