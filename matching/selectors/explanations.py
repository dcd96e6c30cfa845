"""Why this mentor, why not that one, and what would have to change: all from the run's own record."""
from dataclasses import dataclass, field, replace

import numpy as np

from programs.models import Enrolment

from ..cohorts import Cohort, Market, Solved
from ..engine.explain import Change, Outbid, changes, explain, outbid
from ..engine.objectives import NeedsFirst, Worth
from ..engine.profiles import Profile
from ..models import Proposal
from ..objectives import NEEDS_FIRST
from ..records import cohort_of, opened, solved_of
from .choices import solved_with
from .comparisons import Difference, differences, differing, record_of

FORBIDDEN, WORSE, COSTLY, EQUAL = "forbidden", "worse", "costly", "equal"


@dataclass(frozen=True)
class Line:
    """One criterion of two scores side by side, in milli-points."""

    criterion: str
    here: int
    there: int
    of: int

    @property
    def gap(self) -> int:
        return self.there - self.here


@dataclass(frozen=True)
class Holder:
    """Who has a place with the mentor, and what they would lose without it; None when they would be left without a mentor."""

    learner: Enrolment
    loss: int | None


@dataclass(frozen=True)
class WhyNot:
    """What keeps a learner from a mentor.

    `binding`: 'forbidden' by `rules`; 'worse': the pair scores less, nobody else is in the way; 'costly': the places go where they add
    more: `cost` milli-points of the total (`at_least` so many, where trying it takes too long) and `uncovered` learners to force it,
    moving `moves`; 'equal': just as good a way to pair everybody. `holders` have the places.
    `freed`: what one more place with this mentor would add to the total, and whether the learner would then be there.
    `changes`: what would make the pair possible, one for each rule; of a possible one, what would make it worth more, the most first.
    """

    binding: str
    score: int
    lines: list[Line]
    rules: list[str] = field(default_factory=list)
    cost: int = 0
    at_least: bool = False
    uncovered: int = 0
    moves: list[Difference] = field(default_factory=list)
    moved: int = 0
    freed: int = 0
    would_be: bool = False
    holders: list[Holder] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


NAMED = 10
TOLD = 3  # changes of a possible pair


def why_not(place: Proposal, mentor_id: str) -> WhyNot | None:
    """None when the run has no record of the learner or of this mentor."""
    record = record_of(place.run)
    cohort = cohort_of(record.inputs) if record else None
    learner = cohort and _of(cohort.learners, str(place.learner_id))
    mentor = cohort and _of(cohort.mentors, mentor_id)
    if learner is None or mentor is None:
        return None
    found = explain(learner, mentor, cohort.criteria, cohort.facts)
    lines = side_by_side(place.parts, [part.as_json() for part in found.parts])
    would_help = changes(learner, mentor, cohort.criteria, cohort.facts)
    if found.refusals:
        return WhyNot(FORBIDDEN, found.score, lines, [refusal.rule for refusal in found.refusals], changes=would_help)
    base, market = solved_of(opened(record.outcome)), cohort.market()
    why = _outbid(cohort, market, base, learner, mentor)
    told = WhyNot(WORSE, found.score, lines, holders=_holders(market, why), changes=would_help[:TOLD])
    if cohort.can_be_tried:
        return _tried(place, cohort, base, learner, mentor, told)
    return _priced(place, told, why, base)


def _outbid(cohort: Cohort, market: Market, base: Solved, learner: Profile, mentor: Profile) -> Outbid | None:
    """By the run's own prices; None without any, and of people who are kept together by hand."""
    learners, mentors = list(market.free.learner_ids), list(market.free.mentor_ids)
    if base.certificate is None or learner.id not in learners or mentor.id not in mentors:
        return None
    number = {one: j for j, one in enumerate(mentors)}
    match = np.array([number.get(base.pairs.get(one), -1) for one in learners], np.int64)
    price = np.array([base.certificate.prices.get(one, 0) for one in mentors], np.int64)
    pairs = Worth(market.pairs, NeedsFirst()) if cohort.objective == NEEDS_FIRST else market.pairs
    return outbid(pairs, match, price, base.certificate.bonus, learners.index(learner.id), number[mentor.id])


def _holders(market: Market, why: Outbid | None) -> list[Holder]:
    if why is None:
        return []
    lost = {market.free.learner_ids[h.learner]: h.loss for h in why.holders[:NAMED]}
    people = Enrolment.objects.filter(pk__in=lost).select_related("membership__user").order_by("membership__user__sort_name", "pk")
    return [Holder(person, lost[str(person.pk)]) for person in people]


def _priced(place: Proposal, told: WhyNot, why: Outbid | None, base: Solved) -> WhyNot:
    """Of a cohort too large to try it: the least that forcing the pair costs."""
    if why is None:
        return told if told.score <= place.score else replace(told, binding=COSTLY, at_least=True)
    if why.least_cost is None or why.least_cost > base.certificate.bonus // 2:
        return replace(told, binding=COSTLY, uncovered=1, at_least=True)
    return told if not why.price and told.score <= place.score else replace(told, binding=COSTLY, cost=why.least_cost, at_least=True)


def _tried(place, cohort, base, learner, mentor, told) -> WhyNot:
    forced = solved_with(cohort, learner.id, mentor.id)
    moved = [x for x in differing(base.pairs, forced.pairs) if x != learner.id]
    cost, uncovered = base.total - forced.total, base.covered - forced.covered
    roomier = replace(cohort, mentors=[replace(m, seats=m.seats + 1) if m.id == mentor.id else m for m in cohort.mentors]).solve()
    binding = EQUAL if not cost and not uncovered else WORSE if told.score <= place.score and not moved else COSTLY
    return replace(told, binding=binding, cost=cost, uncovered=uncovered, moves=differences(moved[:NAMED], base.pairs, forced.pairs),
                   moved=len(moved), freed=roomier.total - base.total, would_be=roomier.pairs.get(learner.id) == mentor.id)


def side_by_side(here: list[dict], there: list[dict]) -> list[Line]:
    """Every criterion of either score; those that count for nothing in both are left out."""
    one, other = ({p["criterion"]: p for p in parts} for parts in (here, there))
    lines = [Line(c, one.get(c, {}).get("points", 0), other.get(c, {}).get("points", 0), (other.get(c) or one[c])["of"])
             for c in dict.fromkeys([*one, *other])]
    return [line for line in lines if line.of or line.here or line.there]


def _of(people: list[Profile], wanted: str) -> Profile | None:
    return next((person for person in people if person.id == wanted), None)
