"""What criteria forbid: the rules that a pair breaks, and what each rule takes away."""
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .engine.criteria import FULL, Criteria
from .engine.profiles import PairFacts, Profile
from .engine.score import _MEASURES
from .engine.week import SLOTS

ALWAYS = ("self", "conflict", "blocked", "never_again", "excluded")


def broken(learner: Profile, mentor: Profile, criteria: Criteria, facts: PairFacts) -> list[str]:
    """The rules that forbid the pair, those that cannot be set aside first; [] when it is possible."""
    found = [] if learner.person != mentor.person else ["self"]
    if learner.conflicts & mentor.conflicts:
        found.append("conflict")
    if (learner.id, mentor.id) in facts.refused:
        found.append(facts.refused[learner.id, mentor.id])
    if criteria.other_team and learner.team and learner.team == mentor.team:
        found.append("other_team")
    if criteria.reporting_line and (learner.person in mentor.managers or mentor.person in learner.managers):
        found.append("reporting_line")
    if criteria.zone_gap_hours is not None and None not in (learner.zone, mentor.zone):
        if abs(learner.zone - mentor.zone) > 60 * criteria.zone_gap_hours:
            found.append("zone_gap")
    return found + [c for c in criteria.mandatory if not _reached(c, learner, mentor, criteria)]


def _reached(criterion, learner, mentor, criteria) -> bool:
    if criterion == "languages":
        return bool(learner.languages & mentor.languages)
    if criterion == "availability":
        return _starts(learner.week & mentor.week, criteria.session_slots) >= criteria.least_of(criterion)
    if criterion == "goals":
        return bool(set(learner.goals) & set(mentor.goals))
    if criterion == "seniority":
        return None not in (learner.seniority, mentor.seniority) and mentor.seniority > learner.seniority
    share, _facts = _MEASURES[criterion](learner, mentor)
    return share * 100 >= criteria.least_of(criterion) * FULL


def _starts(common: int, slots: int) -> int:
    """Half-hours of the week at which `slots` free ones follow each other."""
    found = common
    for n in range(1, slots):
        found &= (common >> n) | (common << SLOTS - n)
    return (found & ((1 << SLOTS) - 1)).bit_count()


@dataclass(frozen=True)
class Effect:
    """What one rule takes away by itself: `pairs` that only it forbids, `learners` who have a possible mentor only without it."""

    rule: str
    pairs: int
    learners: int


@dataclass(frozen=True)
class Effects:
    """`possible` of all `pairs`; `alone` learners without any possible mentor; the rules in force with what each takes away."""

    pairs: int
    possible: int
    learners: int
    alone: int
    rules: list[Effect]


def effects_of(learners: Iterable[Profile], mentors: Iterable[Profile], criteria: Criteria, facts: PairFacts) -> Effects:
    learners, mentors = list(learners), [m for m in mentors if m.seats > 0]
    pairs, stranded, possible, alone = Counter(), Counter(), 0, 0
    for learner in learners:
        alone_with = [broken(learner, mentor, criteria, facts) for mentor in mentors]
        free = sum(not rules for rules in alone_with)
        single = Counter(rules[0] for rules in alone_with if len(rules) == 1)
        pairs += single
        possible += free
        if not free:
            alone += 1
            stranded.update(single.keys())
    rules = [Effect(rule, pairs[rule], stranded[rule]) for rule in (*criteria.rules, *ALWAYS) if rule in criteria.rules or pairs[rule]]
    return Effects(len(learners) * len(mentors), possible, len(learners), alone, rules)
