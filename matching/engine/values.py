"""Lists, weeks and small values as places in a vocabulary, bits and tables."""
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .criteria import Criteria
from .measures import SHARES, Industry
from .people import Links
from .records import People, Ragged, industry_code

JOINT_MOST = 512  # columns of one table; small values of a mentor are looked up together while their combinations are no more


def spread(ragged: Ragged, vocabulary: np.ndarray):
    """(owner, place in the sorted vocabulary, where among the values) of the values that are in it."""
    place, found = places(vocabulary, ragged.values)
    return ragged.owner[found], place[found], found


def places(vocabulary: np.ndarray, values: np.ndarray):
    place = np.searchsorted(vocabulary, values)
    found = place < len(vocabulary)
    found[found] = vocabulary[place[found]] == values[found]
    return place, found


def bits_of(owner, place, words: int, count: int) -> np.ndarray:
    """uint64[words, count]: bit `place` of each `owner`."""
    found = np.zeros((words, count), np.uint64)
    np.bitwise_or.at(found, (place // 64, owner), np.uint64(1) << (place % 64).astype(np.uint64))
    return found


def rows_of(links: Links, count: int, extra: np.ndarray | None = None):
    """(start[count + 1], mentors ascending in each row, extra beside them) of links."""
    order = np.lexsort((links[1], links[0]))
    start = np.searchsorted(links[0][order], np.arange(count + 1))
    return start.astype(np.int64), links[1][order].astype(np.int32), None if extra is None else extra[order]


def usable_starts(week: np.ndarray, slots: int) -> np.ndarray:
    """uint8[n, 336] of uint8[n, 42]: the half-hours at which a session of so many can start."""
    free = np.unpackbits(week, axis=1, bitorder="little")
    able = free.copy()
    for later in range(1, slots):
        able &= np.roll(free, -later, axis=1)
    return able


def starts_among(week: np.ndarray, slots: np.ndarray | None, criteria: Criteria) -> np.ndarray:
    """uint64[words, n]: the possible starts that are among `slots`; no words when availability is off."""
    if slots is None:
        return np.zeros((0, len(week)), np.uint64)
    words = -(-len(slots) // 64)
    found = np.zeros((len(week), words * 8), np.uint8)
    for first in range(0, len(week), 16_384):
        part = slice(first, first + 16_384)
        able = usable_starts(week[part], criteria.session_slots)[:, slots]
        found[part, :-(-len(slots) // 8)] = np.packbits(able, axis=1, bitorder="little")
    return np.ascontiguousarray(found.view("<u8").T)


def by_key(owner, keys) -> tuple[np.ndarray, np.ndarray]:
    """(owner, keys) by ascending keys, for joined()."""
    order = np.argsort(keys, kind="stable")
    return owner[order], keys[order]


def joined(learner_owner, learner_keys, mentors: tuple[np.ndarray, np.ndarray]) -> Links:
    """All (learner, mentor) whose keys are equal."""
    owner, keys = mentors
    first, last = np.searchsorted(keys, learner_keys, "left"), np.searchsorted(keys, learner_keys, "right")
    length = last - first
    within = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
    return np.repeat(learner_owner, length), owner[np.repeat(first, length) + within]


@dataclass(frozen=True)
class Values:
    """The distinct values of one thing, and which of them each person has."""

    distinct: list
    code: np.ndarray

    @classmethod
    def of(cls, criterion: str, people: People) -> "Values":
        found, first, code = np.unique(getattr(people, criterion), return_index=True, return_inverse=True)
        if criterion == "industry":
            return cls([Industry(int(c), frozenset(people.industry_words.of(n).tolist())) for c, n in zip(found, first, strict=True)], code)
        return cls(found.tolist(), code)


def together(sizes: dict[str, int]) -> list[list[str]]:
    """Criteria in groups whose combinations of values are at most JOINT_MOST; one alone may have more."""
    groups: list[list[str]] = []
    for name in sorted(sizes, key=sizes.get, reverse=True):
        room = next((g for g in groups if sizes[name] * np.prod([sizes[n] for n in g]) <= JOINT_MOST), None)
        if room is None:
            groups.append([name])
        else:
            room.append(name)
    return groups


def shares(criterion: str, criteria: Criteria, learners: list, mentors: list) -> np.ndarray:
    """int64[learner values, mentor values] of SHARES."""
    found = np.zeros((len(learners), len(mentors)), np.int64)
    candidates = _industries_to_look_at(criteria, mentors) if criterion == "industry" else lambda value: range(len(mentors))
    for a, learner in enumerate(learners):
        for b in candidates(learner):
            found[a, b] = SHARES[criterion](criteria, learner, mentors[b])
    return found


def _industries_to_look_at(criteria, mentors) -> Callable:
    """Those alone that can be the same or near: there may be thousands, written freely."""
    by_key: dict[int, list[int]] = {}
    for b, mentor in enumerate(mentors):
        for key in {mentor.code, *mentor.words}:
            by_key.setdefault(key, []).append(b)
    near: dict[int, set[int]] = {}
    for one, other in (map(industry_code, pair) for pair in criteria.near_industries):
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    return lambda learner: {b for key in {learner.code, *learner.words, *near.get(learner.code, ())} for b in by_key.get(key, ())}
