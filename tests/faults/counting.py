"""What letters that were handed over amount to: the counts of a fault run."""
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Counts:
    """`again`: under the Message-ID that a letter had, which readers and servers of mail drop. `double`: under another, for the same
    matter. `unknown`: letters of no matter known.
    """

    letters: int
    again: int
    double: int
    unknown: int


def counted(handed: Iterable[str], matters: Mapping[str, Hashable]) -> Counts:
    """`handed` are the rows of the outbox whose letters left, one for each time; `matters` says what each row is about, and for whom."""
    times = Counter(handed)
    told = Counter(matters[row] for row in times if row in matters)
    return Counts(len(times), times.total() - len(times), told.total() - len(told), len(times) - told.total())


def lost(wanted: Iterable[Hashable], there: Collection[str], matters: Mapping[str, Hashable]) -> int:
    """Of what should have been told, what no letter that is there tells."""
    told = {matters[row] for row in there if row in matters}
    return len(set(wanted) - told)
