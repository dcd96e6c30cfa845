"""Whom to look at for one learner among all mentors of a program, without reading them all for every question.

A program's mentors are kept as the engine reads them (matching/kept.py). Each question reads what was packed since and sees it in place
of what is kept; other criteria, another number of mentors or another week make it read all of them anew. Who may be shown is not
decided here.
"""
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

import numpy as np
from django.db.models import Count, Max, QuerySet

from assessments.models import SkillClaim
from common import clock
from programs.models import Enrolment, Program
from tenancy.context import current
from tenancy.prepared import prepared

from ..engine.criteria import Criteria
from ..engine.mentor_side import MentorSide
from ..engine.people import Cohort
from ..engine.profiles import PairFacts, Profile
from ..engine.records import VERSION, pack, people_of, unpack
from ..engine.records import profiles_of as profiles_in
from ..engine.scored import ScoredPairs
from ..kept import SHELF, KeptMentors
from ..models import MatchProfile
from .profiles import facts_of, fresh_records, minutes_east, monday

LATE = timedelta(minutes=10)  # a record is seen only when its transaction ends; none takes so long, and clocks differ by less
MANY = 400  # records packed since that are read for each question; with more all are read anew
OLDEST = timedelta(hours=1)  # a time zone can change without a new record
NONE = 0, None  # mentors, and when the last of them was approved
LOOKS = (64, 1_024)  # the best looked at first, and then; all of them at last


@dataclass(frozen=True)
class Mentors:
    """A program's mentors now: those kept, and those packed since in their place."""

    kept: KeptMentors
    since: list[Profile]

    @property
    def criteria(self) -> Criteria:
        return self.kept.criteria

    @property
    def skills(self) -> set[UUID]:
        """Those offered. What somebody offers no more may stay for a while, as may a language."""
        return {*self.kept.skills, *(UUID(skill) for p in self.since for skill in p.skills)}

    @property
    def languages(self) -> set[str]:
        return {*self.kept.languages, *(code for p in self.since for code in p.languages)}

    def looks(self, learner: Profile, facts: PairFacts) -> Iterator[list[UUID]]:
        """Those possible for the learner, the best first, a growing part of them at a time: three parts at most.

        `facts` are those of this learner alone.
        """
        sides, seen = [self._kept_ones(learner, facts), *([self._new_ones(learner, facts)] if self.since else [])], 0
        for most in (*LOOKS, len(self.kept.ids) + len(self.since)):
            ranked = sorted(pair for pairs, ids in sides for pair in _best(pairs, ids, most))[:most]
            yield [UUID(mentor) for _, mentor in ranked[seen:]]
            seen = most
            if len(ranked) < most:
                return

    def _kept_ones(self, learner, facts):
        """Whoever was packed since is refused here."""
        gone = [p.id for p in self.since]
        links = {name: self.kept.numbers(mentors) for name, mentors in (
            ("refused", [*(mentor for _, mentor in facts.refused), *gone]), ("past", [mentor for _, mentor in facts.past]),
            ("again", [mentor for _, mentor in facts.again]))}
        known = {name: (np.zeros_like(number), number) for name, number in links.items()}
        known["refused"] = (*known["refused"], np.zeros_like(links["refused"]))
        side = self.kept.side
        alone = Cohort(people_of([learner]), side.people, [learner.id], self.kept.ids, np.zeros(side.count, np.int64), **known)
        return ScoredPairs(alone, self.kept.criteria, side=side, fast=False), self.kept.ids

    def _new_ones(self, learner, facts):
        few = Cohort.of([learner], self.since, facts)
        return ScoredPairs(few, self.kept.criteria, fast=False), few.mentor_ids


def _best(pairs: ScoredPairs, ids, most: int) -> list[tuple[int, str]]:
    """(-score, id) of the best possible ones."""
    mentor, score, _ = pairs.top(most)
    there = mentor[0] >= 0
    return [(-points, _text(ids[n])) for n, points in zip(mentor[0][there].tolist(), score[0][there].tolist(), strict=True)]


def _text(id) -> str:
    return id.decode() if isinstance(id, bytes) else id


def mentors_of(program: Program, criteria: Criteria) -> Mentors:
    """In three queries at most while what is kept holds."""
    count, key = _number.first(program) or NONE, (current(), program.pk)

    def holds(kept: KeptMentors) -> bool:
        return (kept.criteria == criteria and kept.week == monday() and kept.enrolled == count
                and abs(clock.now() - kept.read_at) < OLDEST)

    def read() -> KeptMentors:
        return _read(program, criteria, count)

    kept = SHELF.get(key, holds, read)
    changed = _changed(program, kept)
    if len(changed) > MANY:
        too_old = kept
        kept = SHELF.get(key, lambda other: other is not too_old and holds(other), read)
        changed = _changed(program, kept)
    return Mentors(kept, _profiles(changed))


def _taking_part(program: Program) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(program=program, role=Enrolment.Role.MENTOR, status=Enrolment.Status.APPROVED).order_by()


@prepared
def _number(program):
    return _taking_part(program).values("program").annotate(n=Count("*"), last=Max("decided_at")).values_list("n", "last")


def _changed(program: Program, kept: KeptMentors) -> list[UUID]:
    """Mentors whose record is another than the one that was read."""
    rows = _packed_after(program, VERSION, monday(), kept.read_at - LATE)
    return [mentor for mentor, at in rows if kept.young.get(mentor) != at]


@prepared
def _packed_after(program, version, week, instant):
    return MatchProfile.objects.filter(
        version=version, week=week, packed_at__gt=instant, enrolment__program=program, enrolment__role=Enrolment.Role.MENTOR,
        enrolment__status=Enrolment.Status.APPROVED).values_list("enrolment", "packed_at")


def _profiles(mentors: list[UUID]) -> list[Profile]:
    if not mentors:
        return []
    rows = fresh_records(mentors).values_list("enrolment", "packed", "enrolment__membership__user__time_zone")
    found = profiles_in([bytes(packed) for _, packed, _ in rows], [str(mentor) for mentor, _, _ in rows])
    return [replace(profile, zone=minutes_east(zone)) for profile, (_, _, zone) in zip(found, rows, strict=True)]


def _read(program: Program, criteria: Criteria, count: tuple[int, datetime | None]) -> KeptMentors:
    now, found = clock.now(), _records(program)
    ids = sorted(found)
    east = {zone: minutes_east(zone) for zone in {zone for _, zone, _ in found.values()}}
    people = replace(unpack([found[mentor][0] for mentor in ids]),
                     zone=np.array([east[found[mentor][1]] for mentor in ids], np.int16))
    side = MentorSide(people, criteria)
    side.prepare()
    young = {mentor: at for mentor, (_, _, at) in found.items() if at is not None and at > now - LATE}
    offered = SkillClaim.objects.filter(enrolment__in=_taking_part(program), kind=SkillClaim.Kind.OFFERED)
    spoken = _taking_part(program).values_list("membership__languages", flat=True).distinct()
    return KeptMentors(np.array(list(map(str, ids)), "S36"), side, criteria, monday(), now, count, young,
                       frozenset(offered.values_list("skill", flat=True).distinct()), frozenset().union(*spoken))


def _records(program: Program) -> dict[UUID, tuple[bytes, str, datetime | None]]:
    """{mentor: (record, time zone, when it was packed)}; of those without a fresh record it is made from the facts, in a fixed number of
    queries more."""
    rows = _taking_part(program).values_list("pk", "membership__user__time_zone", "match_profile__packed_at", "match_profile__packed",
                                             "match_profile__version", "match_profile__week")
    week, found, zones = monday(), {}, {}
    for mentor, zone, at, packed, *made_for in rows.iterator(10_000):
        zones[mentor] = zone
        if made_for == [VERSION, week]:
            found[mentor] = packed, zone, at
    stale = zones.keys() - found.keys()
    made = facts_of(list(_taking_part(program).filter(pk__among=stale).select_related("membership__user"))) if stale else {}
    return found | {mentor: (pack(profile), zones[mentor], None) for mentor, profile in made.items()}
