"""Cohorts for measuring the matching: made up from a seed, the same on every machine. No Django here."""
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from matching.engine.criteria import CRITERIA, Criteria, Level
from matching.engine.people import Cohort
from matching.engine.profiles import DIMENSIONS
from matching.engine.records import COUNTS, HEADER, LISTS, NAMED, NO_ZONE, VERSION, People, Ragged, code_of

SIZES = {"XS": (200, 60), "S": (2_000, 600), "M": (10_000, 3_000), "L": (50_000, 15_000), "XL": (200_000, 60_000)}

# Everything that can count does, so that no part of the score is left unmeasured.
CRITERIA_OF_BENCH = Criteria(
    levels={**{c: Level.MEDIUM for c in CRITERIA}, "skills": Level.HIGH, "languages": Level.MANDATORY, "availability": Level.MANDATORY,
            "seniority": Level.MANDATORY, "style": Level.LOW, "personality": Level.LOW},
    least={"availability": 4}, session_minutes=30, enough_starts=10, zone_gap_hours=8)

_SKILLS, _THEMES, _INDUSTRIES, _TRADES = 400, 24, 20, 20
_NAME = b"x" * 36
_LANGUAGES = ("fr", "en", "de", "es", "it", "nl", "pt", "ar")


@dataclass
class _Maker:
    dice: np.random.Generator
    count: int

    def ragged(self, low: int, high: int):
        length = self.dice.integers(low, high + 1, self.count)
        return np.concatenate([[0], np.cumsum(length)])

    def distinct(self, start, pick):
        """Values drawn by pick(n), without repeats in a person, each person's in ascending order."""
        owner = np.repeat(np.arange(self.count), np.diff(start))
        drawn = np.unique(np.stack([owner, pick(owner)]), axis=1) if len(owner) else np.zeros((2, 0), np.int64)
        return np.searchsorted(drawn[0], np.arange(self.count + 1)), drawn[1]


def cohort(size: str, seed: int = 7) -> Cohort:
    """Of SIZES. Seats for about 7 % more than the learners."""
    return cohort_of(*SIZES[size], seed)


def cohort_of(learners: int, mentors: int, seed: int = 7) -> Cohort:
    dice = np.random.default_rng(seed)
    ours, theirs = _people(dice, learners, 0), _people(dice, mentors, learners)
    ours.managers.values[:] = theirs.person[dice.integers(0, mentors, len(ours.managers.values))]
    seats = dice.choice([1, 2, 3, 4, 5], mentors, p=[0.05, 0.15, 0.25, 0.3, 0.25])
    return Cohort(ours, theirs, range(learners), range(mentors), seats.astype(np.int64), **_links(dice, learners, mentors))


def _people(dice, count, learners) -> People:
    """Mentors when there are `learners` before them."""
    make, mentor = _Maker(dice, count), learners > 0
    trade, industry = dice.integers(0, _TRADES, count), dice.integers(0, _INDUSTRIES, count)
    skills, offered = make.distinct(make.ragged(*((5, 15) if mentor else (3, 8))), lambda owner: _skill(dice, trade[owner]))
    goals, themes = make.distinct(make.ragged(*((3, 8) if mentor else (1, 4))), lambda owner: dice.integers(0, _THEMES, len(owner)))
    spoken = [0.5, 0.25, 0.05, 0.05, 0.05, 0.04, 0.03, 0.03]
    tongues, languages = make.distinct(make.ragged(1, 3), lambda owner: dice.choice(8, len(owner), p=spoken))
    managers = make.ragged(0, 0 if mentor else 1)
    nobody = Ragged(np.zeros(count + 1, np.int64), np.zeros(0, np.uint64))
    return People(
        count=count, person=_codes("person", np.arange(learners, learners + count)), industry=_codes("industry", industry),
        team=_codes("team", dice.integers(0, max(10, count // 5), count)),
        experience=(dice.integers(0, 12, count) + 8 * mentor).astype(np.int16),
        seniority=(dice.integers(0, 6, count) + 2 * mentor).astype(np.int8), hours=dice.integers(1, 9, count).astype(np.int16),
        zone=dice.choice([0, 60, 60, 60, 120, -300, 345, NO_ZONE], count).astype(np.int16),
        style=dice.integers(0, 4, count).astype(np.int8),
        personality=dice.integers(0, 9, (count, 5)).astype(np.int8), week=_week(dice, count),
        affinity=_affinity(dice, trade),
        languages=Ragged(tongues, np.array([code_of(n) for n in _LANGUAGES], np.uint64)[languages]),
        skills=Ragged(skills, _codes("skill", offered)), skill_levels=Ragged(skills, _levels(dice, offered, mentor)),
        skill_importance=Ragged(skills, dice.integers(1, 4, len(offered)).astype(np.uint8)), goals=Ragged(goals, _codes("theme", themes)),
        goal_importance=Ragged(goals, dice.integers(1, 4, len(themes)).astype(np.uint8)), industry_words=nobody,
        managers=Ragged(managers, np.zeros(managers[-1], np.uint64)), conflicts=nobody)


def _codes(kind: str, numbers: np.ndarray) -> np.ndarray:
    distinct, place = np.unique(numbers, return_inverse=True)
    return np.array([code_of(f"{kind} {n}") for n in distinct], np.uint64)[place]


def _skill(dice, trade):
    """Often one of the trade's own twenty, the first of them far more often than the last."""
    rank = np.minimum(dice.zipf(1.5, len(trade)) - 1, 19)
    return np.where(dice.random(len(trade)) < 0.7, trade * 20 + rank, dice.integers(0, _SKILLS, len(trade)))


def _levels(dice, offered, mentor):
    return dice.integers(2 if mentor else 1, 6 if mentor else 5, len(offered)).astype(np.uint8)


def _week(dice, count):
    """Eight to sixteen runs of one to three hours between eight in the morning and ten at night; three people of ten, a group that no
    score knows, have a quarter fewer. Of all pairs about 38 % are possible then."""
    free, few = np.zeros((count, 336), bool), dice.random(count) < 0.3
    person = np.repeat(np.arange(count), dice.integers(8, 17, count))
    person = person[~few[person] | (dice.random(len(person)) < 0.75)]
    first = dice.integers(0, 7, len(person)) * 48 + dice.integers(16, 40, len(person))
    length = dice.integers(2, 7, len(person))
    for half_hour in range(6):
        at = half_hour < length
        free[person[at], (first[at] + half_hour) % 336] = True
    return np.packbits(free, axis=1, bitorder="little")


def _affinity(dice, trade):
    vectors = dice.normal(size=(_TRADES, DIMENSIONS))[trade] + 1.2 * dice.normal(size=(len(trade), DIMENSIONS))
    return np.rint(127 * vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.int8)


def _links(dice, learners, mentors) -> dict:
    def pairs(count):
        flat = np.unique(dice.integers(0, learners * mentors, count))
        return flat // mentors, flat % mentors

    chosen = pairs(learners)
    past = pairs(learners // 10)
    again = past[0][::5], past[1][::5]
    refused = pairs(learners // 5)
    return {"chosen": (*chosen, dice.integers(0, 5, len(chosen[0]))), "choosing": pairs(mentors), "past": past, "again": again,
            "refused": (*refused, dice.integers(0, 3, len(refused[0])))}


def records_of(people: People) -> Iterator[bytes]:
    """What pack() gives for each of these people, their names as long as ids are."""
    header = np.zeros(people.count, HEADER)
    for name in ("style", "seniority", "experience", "hours", "zone", "personality", "person", "industry", "team", "week"):
        header[name] = getattr(people, name)
    header["version"], header["n_affinity"] = VERSION, DIMENSIONS
    for name in COUNTS[:-1]:
        header[f"n_{name}"] = np.diff(getattr(people, name).start)
    names = [b"\0".join([_NAME] * (3 + sum(int(header[n][f"n_{name}"]) for name in NAMED))) for n in range(people.count)]
    header["names"] = [len(several) for several in names]
    for n in range(people.count):
        lists = (getattr(people, name).of(n).tobytes() for name in LISTS if name != "affinity")
        yield header[n].tobytes() + b"".join(lists) + people.affinity[n].tobytes() + names[n]
