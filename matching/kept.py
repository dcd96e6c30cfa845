"""What a process keeps between requests of programs' mentors, as the engine reads them: bounded, and apart by organization.

Nothing here is an answer: it says whom to look at first, and who is shown is read from the database each time.
"""
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from uuid import UUID

import numpy as np

from .engine.criteria import Criteria
from .engine.mentor_side import MentorSide

MOST = 256 << 20  # bytes of all that a process keeps
PERSON = 340  # bytes of a mentor beside the arrays that are multiplied and counted
Key = tuple[UUID, UUID]  # organization, program


@dataclass(frozen=True, eq=False)
class KeptMentors:
    """Mentors of one program in the order of their ids. `enrolled`: how many there were, and when the last of them was approved;
    `young`: id -> instant of the records that were packed shortly before `read_at`; `skills`, `languages`: what they offer and speak."""

    ids: np.ndarray  # bytes[36], ascending
    side: MentorSide
    criteria: Criteria
    week: date
    read_at: datetime
    enrolled: tuple[int, datetime | None]
    young: dict[UUID, datetime]
    skills: frozenset[UUID]
    languages: frozenset[str]

    @property
    def size(self) -> int:
        """Bytes, most of them 5 for each mentor and each skill that somebody offers."""
        return PERSON * self.side.count + sum(part.nbytes for part in (*self.side.arrays, *self.side.floats[:2]))

    def numbers(self, ids: Iterable[str]) -> np.ndarray:
        """Of those who are here, in order and each once."""
        asked = np.array(list(ids), "S36")
        place = np.searchsorted(self.ids, asked)
        inside = place < len(self.ids)
        return np.unique(place[inside][self.ids[place[inside]] == asked[inside]]).astype(np.int64)


class Shelf:
    """At most `most` bytes, but always one program: those asked about last. Safe among threads; of several who miss one, one reads."""

    def __init__(self, most: int = MOST):
        self._most, self._lock = most, Lock()
        self._kept: OrderedDict[Key, KeptMentors] = OrderedDict()
        self._reading: dict[Key, Lock] = {}

    def get(self, key: Key, is_good: Callable[[KeptMentors], bool], read: Callable[[], KeptMentors]) -> KeptMentors:
        """What is kept under the key when it is good, else what `read` brings, kept from now on."""
        found = self._found(key)
        if found is not None and is_good(found):
            return found
        with self._reader(key):
            now = self._found(key)
            if now is not None and now is not found and is_good(now):
                return now
            return self._keep(key, read())

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()
            self._reading.clear()

    def _found(self, key):
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _reader(self, key) -> Lock:
        with self._lock:
            return self._reading.setdefault(key, Lock())

    def _keep(self, key, found):
        with self._lock:
            self._kept[key] = found
            self._kept.move_to_end(key)
            while len(self._kept) > 1 and sum(each.size for each in self._kept.values()) > self._most:
                gone, _ = self._kept.popitem(last=False)
                self._reading.pop(gone, None)
        return found


SHELF = Shelf()
