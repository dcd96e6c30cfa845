"""Why this mentor, why not that one, and what would have to change: codes and facts, whose words are made elsewhere."""
from dataclasses import dataclass, replace

import numpy as np

from .criteria import Criteria
from .measures import LEAST_SENIORITY_LEAD, start_points
from .parts import Part, Refusal
from .profiles import LEVELS, NOTHING_KNOWN, PairFacts, Profile
from .reference import parts_of, refusals_of, score_of


@dataclass(frozen=True)
class Explanation:
    """The parts add up to `score`. With refusals the pair is not possible, and the score is what it would have been."""

    score: int
    parts: tuple[Part, ...]
    refusals: tuple[Refusal, ...]


def explain(learner: Profile, mentor: Profile, criteria: Criteria, facts: PairFacts = NOTHING_KNOWN) -> Explanation:
    parts = tuple(parts_of(learner, mentor, criteria, facts))
    return Explanation(sum(part.points for part in parts), parts, tuple(refusals_of(learner, mentor, criteria, facts)))


@dataclass(frozen=True)
class Holder:
    """A learner (number) who has a seat with the mentor. `loss`: what they would lose at least if they left it, at the prices of the
    result; None when they would have no mentor at all."""

    learner: int
    score: int
    loss: int | None


@dataclass(frozen=True)
class Outbid:
    """A possible pair that the result does not hold. `short`: so many points more would not make it part of a better result.

    `score` of this pair, `own` of the learner's pair in the result (None without). `price`: what a seat with the mentor is worth to
    others, the most that one seat more would add to the total; 0 when there are seats left. `holders` have the seats.
    """

    score: int
    own: int | None
    price: int
    short: int
    holders: tuple[Holder, ...]

    @property
    def least_cost(self) -> int | None:
        """What the total loses at least when the pair is made all the same; None when somebody would be left without a mentor.

        One of those who have the seats goes elsewhere then, which costs what they would lose, beside what the pair is short of.
        """
        if not self.price:
            return self.short
        losses = [holder.loss for holder in self.holders if holder.loss is not None]
        return self.short + min(losses) if losses else None


def outbid(pairs, match: np.ndarray, price: np.ndarray, bonus: int, i: int, j: int) -> Outbid | None:
    """Of learner i and mentor j, in a result with its prices; None when the pair is not possible or is in the result.

    A coverage bonus is in the prices: where a whole one is between the two sides, points alone will not do, and `short` holds it.
    """
    (score,), (possible,) = pairs.score([i], [j])
    if not possible or match[i] == j:
        return None
    own = None if match[i] < 0 else int(pairs.score([i], [match[i]])[0][0])
    utility = 0 if own is None else own + bonus - int(price[match[i]])
    holders = tuple(_holder(pairs, price, bonus, int(h), j) for h in np.flatnonzero(match == j))
    return Outbid(int(score), own, int(price[j]), utility + int(price[j]) - int(score) - bonus, holders)


def _holder(pairs, price, bonus, learner, j) -> Holder:
    others = np.arange(pairs.mentors)
    score, possible = pairs.score(np.full(pairs.mentors, learner), others)
    worth = score + bonus - price
    rest = worth[possible & (others != j)]
    best = int(rest.max(initial=0))
    return Holder(learner, int(score[j]), int(worth[j]) - best if best > 0 else None)


@dataclass(frozen=True)
class Change:
    """One thing that, different, would make the pair possible (`gain` 0) or worth `gain` points more. `facts` say what, from what to what.

    'skill' the mentor reaching a level · 'starts' more common times for a session · 'language' one of these spoken by the learner ·
    'zone_gap' hours allowed · 'rule' one set aside · 'seniority', 'experience' ahead by so much · 'hours' given a month.
    """

    kind: str
    facts: dict
    gain: int = 0


_OF_PEOPLE = ("excluded", "blocked", "never_again", "conflict", "self")  # not for a program to change


def changes(learner: Profile, mentor: Profile, criteria: Criteria, facts: PairFacts = NOTHING_KNOWN) -> list[Change]:
    """What would make a refused pair possible, one change for each refusal; nothing at all when one is not the program's to change.

    Of a possible pair: what would make it worth more, the greatest gain first.
    """
    refusals = refusals_of(learner, mentor, criteria, facts)
    if any(refusal.rule in _OF_PEOPLE for refusal in refusals):
        return []
    if refusals:
        return [_lifting(refusal, learner, mentor, criteria) for refusal in refusals]
    found = [*_skill_changes(learner, mentor, criteria, facts), *_start_changes(learner, mentor, criteria)]
    return sorted(found, key=lambda change: -change.gain)


def _lifting(refusal, learner, mentor, criteria) -> Change:
    facts = refusal.facts
    if refusal.rule == "languages":
        return Change("language", {"one_of": facts["mentor"]})
    if refusal.rule == "availability":
        return Change("starts", {"from": facts["starts"], "to": facts["least"], "minutes": criteria.session_minutes})
    if refusal.rule == "zone_gap":
        return Change("zone_gap", {"from": criteria.zone_gap_hours, "to": -(-facts["minutes"] // 60)})
    if refusal.rule == "seniority" and mentor.seniority is not None and criteria.least_of("seniority") == LEAST_SENIORITY_LEAD:
        return Change("seniority", {"from": facts["above"], "to": LEAST_SENIORITY_LEAD})
    if refusal.rule == "hours" and criteria.least_of("hours") == 100:
        return Change("hours", {"from": facts["given"], "to": facts["wished"]})
    return Change("rule", {"rule": refusal.rule})


def _skill_changes(learner, mentor, criteria, facts):
    before = score_of(learner, mentor, criteria, facts)
    for skill, level in sorted(learner.skills.items()):
        offered = mentor.skills.get(skill, 0)
        for reached in range(max(level - 1, LEVELS[0]), level + 1):
            if reached > offered:
                better = replace(mentor, skills={**mentor.skills, skill: reached})
                gain = score_of(learner, better, criteria, facts) - before
                if gain:
                    yield Change("skill", {"skill": skill, "from": offered, "to": reached}, gain)


def _start_changes(learner, mentor, criteria):
    part = next((part for part in parts_of(learner, mentor, criteria) if part.criterion == "availability"), None)
    if part and part.facts["starts"] < criteria.enough_starts:
        more = criteria.enough_starts - part.facts["starts"]
        yield Change("starts", {"from": part.facts["starts"], "to": criteria.enough_starts, "minutes": criteria.session_minutes},
                     more * start_points(criteria))


def may_suffice(change: Change, found: Outbid) -> bool:
    """Whether the change lets the pair give more than what it is short of. Up to that the result stays an optimum without the pair."""
    return change.gain > found.short
