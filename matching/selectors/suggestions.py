"""Mentors for one learner, ranked: what a learner browses and searches, and what a coordinator chooses from.

The few that are suggested are chosen by what a process keeps of mentors (shortlists.py), and then read and scored like any others.
"""
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from uuid import UUID

import numpy as np
from django.utils import timezone

from common.sorting import folded
from programs.models import Enrolment, Program
from tenancy.prepared import prepared

from ..cohorts import Cohort
from ..engine import people as engine_people
from ..engine.criteria import Criteria
from ..engine.profiles import PairFacts, Profile
from ..engine.scored import ScoredPairs
from ..engine.week import SLOTS, week_of
from ..facts import common_starts, first_starts
from ..models import Feature
from .criteria import criteria_of, saved_criteria
from .pair_facts import facts_with, pair_facts, set_apart
from .people import free_mentors
from .profiles import profiles_of
from .requests import answer_times, asked_now, room_of
from .shortlists import Mentors, mentors_of

SHORTLIST = 12  # how many of the best are asked for their calendars before the few are shown
FEW = 5
SOME = 3  # common times beside one mentor
SLOW = timedelta(days=7)
PARTS_OF_DAY = {"morning": (6 * 60, 12 * 60), "noon": (12 * 60, 14 * 60), "afternoon": (14 * 60, 18 * 60), "evening": (18 * 60, 23 * 60)}


@dataclass(frozen=True)
class Pair:
    """A learner and a mentor under a program's criteria. What is costly to say is said when somebody looks."""

    ruled: Cohort
    learner: Profile
    mentor: Profile

    @cached_property
    def parts(self) -> list[dict]:
        return [part.as_json() for part in self.ruled.parts(self.learner, self.mentor)]

    @cached_property
    def refusal(self) -> str | None:
        """The first rule that forbids the pair."""
        return next(iter(self.ruled.broken(self.learner, self.mentor)), None)


@dataclass(frozen=True)
class Suggestion:
    """A mentor as a learner's possible one; `score` means nothing where a rule forbids the pair. `room`: free places that no other open
    request waits for. `starts`: when both can meet next, in a list of mentors the first alone; `answers_in`: the median time to an
    answer, None while nobody knows."""

    mentor: Enrolment
    pair: Pair
    score: int
    is_possible: bool
    room: int
    is_featured: bool = False
    starts: tuple[datetime, ...] = ()
    answers_in: timedelta | None = None

    @property
    def profile(self) -> Profile:
        return self.pair.mentor

    @property
    def parts(self) -> list[dict]:
        return self.pair.parts

    @property
    def refusal(self) -> str | None:
        return None if self.is_possible else self.pair.refusal

    @property
    def is_full(self) -> bool:
        return self.mentor.free <= 0

    @property
    def next_start(self) -> datetime | None:
        return self.starts[0] if self.starts else None


@dataclass(frozen=True)
class Search:
    """What somebody looks for in a mentor; each empty value asks for nothing. `when`: (weekdays, part of day) in the reader's zone."""

    skill: str = ""
    days: str = ""
    part_of_day: str = ""
    language: str = ""
    industry: str = ""
    name: str = ""

    def __bool__(self):
        return any((self.skill, self.days, self.part_of_day, self.language, self.industry, self.name))


def mentors_now(program: Program) -> Mentors:
    return mentors_of(program, _criteria(program))


def suggestions_for(learner: Enrolment, few: int = FEW, mentors: Mentors | None = None) -> list[Suggestion]:
    """The few to look at first of the program's mentors: really available ones, the one featured for this learner at the top.

    Full and paused mentors, and those who cannot be, are left out. The number of queries does not depend on that of mentors.
    """
    mentors, most = mentors or mentors_now(learner.program), max(SHORTLIST, few)
    featured = _featured.first(learner)
    asking = _asking(learner, mentors.criteria)
    room = _shortlist(asking, mentors, featured, most)
    able = [replace(s, is_featured=s.mentor.pk == featured, room=room[s.mentor.pk])
            for s in _scored(asking, _chosen(learner.program, room)) if s.is_possible and not s.is_full]
    able.sort(key=lambda s: (not s.is_featured, s.room <= 0, -s.score, s.mentor.pk))
    return sorted(in_detail(learner, able[:most]), key=_availability)[:few]


@prepared
def _featured(learner):
    return Feature.objects.filter(learner=learner).values_list("mentor", flat=True)


@prepared
def _chosen(program, mentors):
    return free_mentors(program).filter(pk__among=mentors)


def _shortlist(asking: "Asking", mentors: Mentors, featured: UUID | None, most: int) -> dict[UUID, int]:
    """{mentor: room} of the best mentors with room, then the best with a free place that others have asked for; and of the featured one."""
    found: dict[UUID, int] = {}
    for look in mentors.looks(asking.own, asking.ruled.facts):
        room = room_of(asking.learner.program, [*look, *([featured] if featured else [])])
        found |= {mentor: room[mentor] for mentor in [*look, featured] if mentor in room}
        if sum(left > 0 for left in found.values()) > most:
            break
    best = sorted(found, key=lambda mentor: (mentor != featured, found[mentor] <= 0))[:most + 1]
    return {mentor: found[mentor] for mentor in best}


def search_mentors(learner: Enrolment, search: Search) -> list[Suggestion]:
    """All mentors of the program who could be and fit the search: those with room first, then by score."""
    found = [s for s in candidates_of(learner) if s.is_possible and _fits(s, search)]
    return sorted(found, key=lambda s: (s.is_full, s.room <= 0, -s.score, folded(s.mentor.membership.name), s.mentor.pk))


def candidates_of(learner: Enrolment) -> list[Suggestion]:
    """Every mentor of the program who has not paused, for this learner: the possible ones with a free place first, by score."""
    found = _candidates(learner, free_mentors(learner.program))
    return sorted(found, key=lambda s: (not s.is_possible, s.is_full, -s.score, folded(s.mentor.membership.name), s.mentor.pk))


def suggestion_of(learner: Enrolment, mentor: Enrolment) -> Suggestion | None:
    """One mentor of the program in every detail, with several times; None when they take no part in it, or have paused."""
    shown = _candidates(learner, free_mentors(learner.program).filter(pk=mentor.pk))
    return _detailed(shown, common_starts(*_meeting(learner, shown)))[0] if shown else None


def _candidates(learner: Enrolment, mentors: Iterable[Enrolment]) -> list[Suggestion]:
    mentors = list(mentors)
    asked = asked_now([m.pk for m in mentors])
    found = _scored(_asking(learner, _criteria(learner.program)), mentors)
    return [replace(s, room=s.mentor.free - asked.get(s.mentor.pk, 0)) for s in found]


def in_detail(learner: Enrolment, shown: Iterable[Suggestion]) -> list[Suggestion]:
    """The same with the first common time and answer times, in a fixed number of queries."""
    shown = list(shown)
    return _detailed(shown, {mentor: [start] for mentor, start in first_starts(*_meeting(learner, shown)).items()})


def _meeting(learner, shown) -> tuple:
    return learner.membership, [s.mentor.membership for s in shown], learner.program.session_minutes, learner.program_id


def _detailed(shown, starts):
    times = answer_times([s.mentor.pk for s in shown])
    return [replace(s, starts=tuple(starts.get(s.mentor.membership_id, ())[:SOME]), answers_in=times.get(s.mentor.pk)) for s in shown]


@dataclass(frozen=True)
class Scored:
    """A pair's score, its parts, and the first rule that forbids it, or None. Earlier refusals are not looked at."""

    score: int
    parts: list[dict]
    refusal: str | None


def score_between(learner: Enrolment, mentor: Enrolment) -> Scored:
    ruled = _ruled(_criteria(learner.program), set_apart(learner.program, learner))
    return _scored_alone(Pair(ruled, *profiles_of([learner, mentor])))


def _criteria(program: Program) -> Criteria:
    """The program's present ones, by which runs measure people too."""
    return criteria_of(saved_criteria(program), program)


def _ruled(criteria: Criteria, facts: PairFacts) -> Cohort:
    return Cohort([], [], criteria, facts)


@dataclass(frozen=True)
class Asking:
    """A learner who looks for a mentor, under a program's criteria and with what is known of their own pairs."""

    learner: Enrolment
    own: Profile
    ruled: Cohort


def _asking(learner: Enrolment, criteria: Criteria) -> Asking:
    return Asking(learner, *profiles_of([learner]), _ruled(criteria, facts_with(learner)))


def _scored(asking: Asking, mentors: list[Enrolment]) -> list[Suggestion]:
    profiles = profiles_of(mentors, {m.pk: m.taken for m in mentors})
    scores = _scores(asking.ruled, [asking.own], profiles)
    return [Suggestion(mentor, Pair(asking.ruled, asking.own, profile), *scores[asking.own.id, profile.id], mentor.free)
            for mentor, profile in zip(mentors, profiles, strict=True)]


def _scores(ruled: Cohort, learners: list[Profile], mentors: list[Profile]) -> dict[tuple[str, str], tuple[int, bool]]:
    """{(learner id, mentor id): (score, whether no rule forbids the pair)} of every pair, all at once."""
    people = engine_people.Cohort.of(learners, mentors, ruled.facts)
    i, j = np.divmod(np.arange(len(learners) * len(mentors)), max(1, len(mentors)))
    score, possible = ScoredPairs(people, ruled.criteria, fast=False).score(i, j)
    pairs = ((learner, mentor) for learner in people.learner_ids for mentor in people.mentor_ids)
    return dict(zip(pairs, zip(score.tolist(), possible.tolist(), strict=True), strict=True))


def _scored_alone(pair: Pair) -> Scored:
    return Scored(sum(part["points"] for part in pair.parts), pair.parts, pair.refusal)


def _availability(s: Suggestion):
    slow = s.answers_in is not None and s.answers_in > SLOW
    return not s.is_featured, s.room <= 0, not s.starts, slow, -s.score, s.mentor.pk


def _fits(s: Suggestion, search: Search) -> bool:
    return ((not search.skill or search.skill in s.profile.skills)
            and (not search.language or search.language in s.profile.languages)
            and (not search.industry or search.industry.casefold() in s.profile.industry.casefold())
            and (not search.name or search.name.casefold() in s.mentor.membership.name.casefold())
            and (not (search.days or search.part_of_day) or bool(s.profile.week & wished_week(search))))


def wished_week(search: Search) -> int:
    """The wished days and hours, read in the active zone, as bits of a UTC week (see engine.week)."""
    days = {"week": range(5), "weekend": range(5, 7)}.get(search.days, range(7))
    first, last = PARTS_OF_DAY.get(search.part_of_day, (0, 24 * 60))
    ahead = int(timezone.localtime().utcoffset().total_seconds() // 60)
    whole = SLOTS * 30
    starts = ((day * 1440 + first - ahead) % whole for day in days)
    return week_of((start, start + last - first) for start in starts)


def scores_for_mentor(mentor: Enrolment, learners: list[Enrolment]) -> list[tuple[Enrolment, int, Pair]]:
    """(learner, score, the pair) of those whom this mentor could have, the best first."""
    ruled = _ruled(_criteria(mentor.program), pair_facts(mentor.program))
    own, *profiles = profiles_of([mentor, *learners])
    scores = _scores(ruled, profiles, [own])
    found = [(learner, scores[profile.id, own.id], Pair(ruled, profile, own)) for learner, profile in zip(learners, profiles, strict=True)]
    return sorted(((learner, score, pair) for learner, (score, possible), pair in found if possible), key=lambda row: (-row[1], row[0].pk))
