"""A person as bytes, to be kept in one column and read back by the hundred thousand.

Version 2, little-endian: HEADER, then the lists that it counts, one after the other (`LISTS`). Names are kept as 64-bit hashes, so that
no list of skills or languages is needed to read them; then come the names themselves, which only profiles_of() reads. Places in the
program and free seats are not in it.
"""
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np

from .profiles import DIMENSIONS, LEVELS, SENIORITY_MOST, STYLES, TRAIT_MOST, TRAITS, Profile
from .week import SLOTS

VERSION = 2  # one more whenever a fact is added or read otherwise
UNKNOWN = -1
NO_ZONE = 32_767

# What follows the header: list -> how many bytes each of its entries takes.
LISTS = {"languages": 8, "skills": 8, "skill_levels": 1, "skill_importance": 1, "goals": 8, "goal_importance": 1, "industry_words": 8,
         "managers": 8, "conflicts": 8, "affinity": 1}
COUNTS = ("languages", "skills", "goals", "industry_words", "managers", "conflicts", "affinity")
COUNTED_BY = {"skill_levels": "skills", "skill_importance": "skills", "goal_importance": "goals"}

HEADER = np.dtype([("version", "u1"), ("style", "i1"), ("seniority", "i1"), ("experience", "<i2"), ("hours", "<i2"), ("zone", "<i2"),
                   ("personality", "i1", 5), ("person", "<u8"), ("industry", "<u8"), ("team", "<u8"), ("week", "u1", 42),
                   *((f"n_{name}", "u1") for name in COUNTS), ("names", "<u4")])  # names: bytes at the end
NAMED = ("languages", "skills", "goals", "managers", "conflicts")  # each in the order of its codes


class NotARecord(ValueError):
    """Bytes that pack() did not make, or of a version that is not known."""


@lru_cache(200_000)
def code_of(name: str) -> int:
    """A name's 64-bit hash, the same everywhere; 0 for none. Two of a thousand names share one with a chance below 10^-13."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little") if name else 0


def industry_code(name: str) -> int:
    return code_of(name.casefold().strip())


def industry_words(name: str) -> tuple[int, ...]:
    """Codes of the words that make two industries near each other."""
    return tuple(sorted({code_of(w) for w in name.casefold().replace(",", " ").replace("/", " ").split() if len(w) > 3}))


def known(number: int | None) -> int:
    return UNKNOWN if number is None else number


def pack(profile: Profile) -> bytes:
    """ValueError when the profile holds a value out of its range."""
    _check(profile)
    header = np.zeros((), HEADER)
    header["version"], header["person"], header["team"] = VERSION, code_of(profile.person), code_of(profile.team)
    header["style"] = STYLES.index(profile.style) if profile.style else UNKNOWN
    header["seniority"], header["experience"] = known(profile.seniority), known(profile.experience_years)
    header["hours"], header["zone"] = known(profile.hours_per_month), NO_ZONE if profile.zone is None else profile.zone
    header["personality"] = profile.personality or [UNKNOWN] * len(TRAITS)
    header["industry"] = industry_code(profile.industry)
    header["week"] = np.frombuffer(profile.week.to_bytes(42, "little"), np.uint8)
    lists = _lists(profile)
    for name in COUNTS:
        header[f"n_{name}"] = len(lists[name])
    names = _names(profile)
    header["names"] = len(names)
    return header.tobytes() + b"".join(_bytes(name, lists[name]) for name in LISTS) + names


def _names(profile) -> bytes:
    lists = (sorted(getattr(profile, name), key=code_of) for name in NAMED)
    return "\0".join([profile.person, profile.team, profile.industry, *(name for names in lists for name in names)]).encode()


def profiles_of(records: Sequence[bytes], ids: Sequence[str]) -> list[Profile]:
    """The profiles that pack() was given, but for their places in the program: ids, seats and preferences. NotARecord as unpack()."""
    people = unpack(records)
    return [_profile(people, n, record, id) for n, (record, id) in enumerate(zip(records, ids, strict=True))]


def _profile(people, n, record, id) -> Profile:
    header = np.frombuffer(record, HEADER, 1)[0]
    person, team, industry, *rest = record[len(record) - int(header["names"]):].decode().split("\0")
    names = {}
    for name in NAMED:
        names[name], rest = rest[:header[f"n_{name}"]], rest[header[f"n_{name}"]:]
    importance = zip(names["skills"], people.skill_importance.of(n).tolist(), strict=True)
    return Profile(
        id=id, person=person, team=team, industry=industry, week=int.from_bytes(header["week"].tobytes(), "little"),
        languages=frozenset(names["languages"]), managers=frozenset(names["managers"]), conflicts=frozenset(names["conflicts"]),
        skills=dict(zip(names["skills"], people.skill_levels.of(n).tolist(), strict=True)),
        importance={skill: weight for skill, weight in importance if weight > 1},
        goals=dict(zip(names["goals"], people.goal_importance.of(n).tolist(), strict=True)),
        experience_years=_told(header["experience"]), seniority=_told(header["seniority"]), hours_per_month=_told(header["hours"]),
        zone=None if header["zone"] == NO_ZONE else int(header["zone"]), style="" if header["style"] < 0 else STYLES[header["style"]],
        personality=None if header["personality"][0] < 0 else tuple(header["personality"].tolist()),
        affinity=people.affinity[n].tobytes() if header["n_affinity"] else b"")


def _told(number) -> int | None:
    return None if number == UNKNOWN else int(number)


def _lists(profile) -> dict:
    skills, goals = sorted(profile.skills, key=code_of), sorted(profile.goals, key=code_of)
    return {"languages": _codes(profile.languages), "skills": [code_of(s) for s in skills],
            "skill_levels": [profile.skills[s] for s in skills], "skill_importance": [profile.importance.get(s, 1) for s in skills],
            "goals": [code_of(g) for g in goals], "goal_importance": [profile.goals[g] for g in goals],
            "industry_words": industry_words(profile.industry), "managers": _codes(profile.managers),
            "conflicts": _codes(profile.conflicts), "affinity": profile.affinity}


def _codes(names) -> list[int]:
    return sorted(code_of(name) for name in names)


def _bytes(name, values) -> bytes:
    return np.array(values, "<u8").tobytes() if LISTS[name] == 8 else bytes(values)


def _check(profile) -> None:
    low, high = LEVELS
    within = {
        "skills": all(low <= level <= high for level in profile.skills.values()),
        "importance": all(1 <= weight <= 3 for weight in profile.importance.values()),
        "goals": all(1 <= weight <= 3 for weight in profile.goals.values()),
        "seniority": UNKNOWN <= known(profile.seniority) <= SENIORITY_MOST,
        "experience_years": UNKNOWN <= known(profile.experience_years) <= 80,
        "hours_per_month": UNKNOWN <= known(profile.hours_per_month) <= 744,
        "zone": abs(profile.zone or 0) <= 14 * 60,
        "style": profile.style in ("", *STYLES),
        "personality": profile.personality is None or (len(profile.personality) == len(TRAITS)
                                                       and all(0 <= t <= TRAIT_MOST for t in profile.personality)),
        "affinity": len(profile.affinity) in (0, DIMENSIONS),
        "week": 0 <= profile.week < 1 << SLOTS,
        "person": bool(profile.person),
        "names": _names(profile).count(b"\0") == 2 + sum(len(getattr(profile, name)) for name in NAMED),
    }
    bad = [name for name, right in within.items() if not right]
    bad += [name for name in ("languages", "skills", "goals", "managers", "conflicts") if len(getattr(profile, name)) > 255]
    if bad:
        raise ValueError(f"a profile's {bad[0]} is out of range")


@dataclass(frozen=True)
class Ragged:
    """Lists of different lengths end to end: `values[start[n]:start[n + 1]]` is that of person n."""

    start: np.ndarray
    values: np.ndarray

    def of(self, n: int) -> np.ndarray:
        return self.values[self.start[n]:self.start[n + 1]]

    @property
    def owner(self) -> np.ndarray:
        """Beside each value, whose it is."""
        return np.repeat(np.arange(len(self.start) - 1), np.diff(self.start))

    def with_values(self, values) -> "Ragged":
        return Ragged(self.start, values)


@dataclass(frozen=True)
class People:
    """Many people, one array for each thing that is known of them. Unknown numbers are -1, an unknown zone NO_ZONE, no name 0."""

    count: int
    person: np.ndarray
    industry: np.ndarray
    team: np.ndarray
    experience: np.ndarray
    seniority: np.ndarray
    hours: np.ndarray
    zone: np.ndarray
    style: np.ndarray
    personality: np.ndarray  # int8[n, 5]
    week: np.ndarray  # uint8[n, 42]
    affinity: np.ndarray | None  # int8[n, 64], zeros where unknown; None when nobody has one
    languages: Ragged
    skills: Ragged
    skill_levels: Ragged
    skill_importance: Ragged
    goals: Ragged
    goal_importance: Ragged
    industry_words: Ragged
    managers: Ragged
    conflicts: Ragged


def unpack(records: Sequence[bytes]) -> People:
    """NotARecord when one of them is not a whole record of this version."""
    length = np.fromiter(map(len, records), np.int64, len(records))
    raw = np.frombuffer(b"".join(records), np.uint8)
    start = np.cumsum(length) - length
    if len(length) and length.min() < HEADER.itemsize:
        raise NotARecord("shorter than a header")
    header = raw[start[:, None] + np.arange(HEADER.itemsize)].view(HEADER).reshape(len(records))
    if (header["version"] != VERSION).any():
        raise NotARecord(f"only version {VERSION} is known")
    lists, end = _ragged(raw, header, start + HEADER.itemsize)
    if (end + header["names"] != start + length).any():
        raise NotARecord("longer or shorter than it says")
    named = {name: np.ascontiguousarray(header[name]) for name in ("person", "industry", "team", "experience", "seniority", "hours", "zone",
                                                                   "style", "personality", "week")}
    return People(count=len(records), affinity=_affinity(lists.pop("affinity"), header["n_affinity"]), **named, **lists)


def _ragged(raw, header, place):
    """Each list of LISTS by name, and where the records end by what they say of themselves."""
    counts = {name: header[f"n_{COUNTED_BY.get(name, name)}"].astype(np.int64) for name in LISTS}
    end = place + sum(counts[name] * size for name, size in LISTS.items())
    if len(end) and end[-1] > len(raw):
        raise NotARecord("shorter than it says")
    found = {}
    for name, size in LISTS.items():
        found[name] = _list(raw, place, counts[name], size)
        place = place + counts[name] * size
    return found, place


def _list(raw, place, count, size) -> Ragged:
    start = np.concatenate([[0], np.cumsum(count)])
    first = np.repeat(place - start[:-1] * size, count) + np.arange(start[-1]) * size
    first = np.minimum(first, max(len(raw) - size, 0))
    if size == 1:
        return Ragged(start, raw[first])
    return Ragged(start, raw[first[:, None] + np.arange(size)].view("<u8").reshape(len(first)))


def _affinity(vectors, has):
    if not has.any():
        return None
    if not np.isin(has, (0, DIMENSIONS)).all():
        raise NotARecord("an affinity vector has 64 dimensions")
    found = np.zeros((len(has), DIMENSIONS), np.int8)
    found[has > 0] = vectors.values.view(np.int8).reshape(-1, DIMENSIONS)
    return found


def people_of(profiles: Sequence[Profile]) -> People:
    return unpack([pack(profile) for profile in profiles])
