"""The specification: one pair at a time, in plain Python. The fast ways give the same integers, bit for bit."""
from collections.abc import Iterator

from .criteria import Criteria
from .measures import (
    FARTHEST,
    SHARES,
    Industry,
    affinity_points,
    choice_points,
    goal_points,
    is_too_far,
    least_skill_points,
    minutes_apart,
    misses,
    points_of_share,
    skill_points,
    start_points,
    trait_points,
)
from .parts import Part, Refusal
from .profiles import DIMENSIONS, NOTHING_KNOWN, STYLES, TRAITS, PairFacts, Profile
from .records import NO_ZONE, UNKNOWN, industry_code, industry_words, known
from .week import starts

ALWAYS = ("self", "excluded", "blocked", "never_again", "conflict")  # rules that no criteria can set aside


def score_of(learner: Profile, mentor: Profile, criteria: Criteria, facts: PairFacts = NOTHING_KNOWN) -> int:
    return sum(part.points for part in parts_of(learner, mentor, criteria, facts))


def parts_of(learner: Profile, mentor: Profile, criteria: Criteria, facts: PairFacts = NOTHING_KNOWN) -> list[Part]:
    """What adds up to the score of the pair, whether or not it is refused: each criterion that counts, then choices and the past."""
    return [*_criteria_parts(learner, mentor, criteria), *_choices(learner, mentor, criteria), *_known(learner, mentor, criteria, facts)]


def refusals_of(learner: Profile, mentor: Profile, criteria: Criteria, facts: PairFacts = NOTHING_KNOWN) -> list[Refusal]:
    """Every rule that the pair breaks; none when it is possible."""
    return [*_refused_always(learner, mentor, facts), *_refused_by_rules(learner, mentor, criteria),
            *_refused_by_mandatory(learner, mentor, criteria)]


def _refused_always(learner, mentor, facts) -> Iterator[Refusal]:
    if learner.person == mentor.person:
        yield Refusal("self", {})
    if (learner.id, mentor.id) in facts.refused:
        yield Refusal(facts.refused[learner.id, mentor.id], {})
    if learner.conflicts & mentor.conflicts:
        yield Refusal("conflict", {"common": sorted(learner.conflicts & mentor.conflicts)})


def _refused_by_rules(learner, mentor, criteria) -> Iterator[Refusal]:
    if criteria.other_team and learner.team and learner.team == mentor.team:
        yield Refusal("other_team", {"team": mentor.team})
    if criteria.reporting_line and (mentor.person in learner.managers or learner.person in mentor.managers):
        yield Refusal("reporting_line", {"manager": "mentor" if mentor.person in learner.managers else "learner"})
    zones = _zone(learner), _zone(mentor)
    if is_too_far(criteria, *zones):
        yield Refusal("zone_gap", {"minutes": minutes_apart(*zones), "most": 60 * criteria.zone_gap_hours})


def _refused_by_mandatory(learner, mentor, criteria) -> Iterator[Refusal]:
    for criterion in criteria.mandatory:
        missed, facts = _missed(criterion, learner, mentor, criteria)
        if missed:
            yield Refusal(criterion, facts)


def _missed(criterion, learner, mentor, criteria) -> tuple[bool, dict]:
    points, facts = _MEASURES[criterion](learner, mentor, criteria)
    if criterion == "languages":
        return not facts["common"], {"learner": sorted(learner.languages), "mentor": sorted(mentor.languages)}
    if criterion == "availability":
        return facts["starts"] < criteria.least_of(criterion), facts | {"least": criteria.least_of(criterion)}
    if criterion == "skills":
        least = least_skill_points(criteria, bool(learner.skills))
        return points < least, facts | {"least": criteria.least_of(criterion)}
    if criterion == "goals":
        return bool(learner.goals) and not facts["common"], facts
    return misses(criteria, criterion, _value(criterion, learner), _value(criterion, mentor)), facts


def _criteria_parts(learner, mentor, criteria) -> Iterator[Part]:
    for criterion, level in criteria.levels.items():
        if level.weight:
            points, facts = _MEASURES[criterion](learner, mentor, criteria)
            yield Part(criterion, points, criteria.of(criterion), facts)


def _choices(learner, mentor, criteria) -> Iterator[Part]:
    if mentor.id in learner.prefers:
        rank = learner.prefers.index(mentor.id)
        yield Part("learner_choice", choice_points(criteria, rank), criteria.learner_choice, {"rank": rank + 1})
    if learner.id in mentor.prefers:
        yield Part("mentor_choice", criteria.mentor_choice, criteria.mentor_choice, {})


def _known(learner, mentor, criteria, facts) -> Iterator[Part]:
    pair = learner.id, mentor.id
    if pair in facts.again:
        yield Part("again", criteria.again, criteria.again, {})
    elif pair in facts.past:
        yield Part("past_pair", criteria.past_pair, 0, {})
    if pair in facts.reluctant:
        yield Part("reluctance", criteria.reluctance, 0, {})


def _languages(learner, mentor, criteria):
    common = sorted(learner.languages & mentor.languages)
    return criteria.of("languages") if common else 0, {"common": common}


def _skills(learner, mentor, criteria):
    all_importance = sum(learner.importance.get(skill, 1) for skill in learner.skills)
    points, found = 0, {"met": [], "near": [], "missing": []}
    for skill, level in sorted(learner.skills.items()):
        offered = mentor.skills.get(skill, 0)
        steps = 0 if not offered else 2 if offered >= level else 1 if offered == level - 1 else 0
        points += steps * skill_points(criteria, learner.importance.get(skill, 1), all_importance)
        found[("missing", "near", "met")[steps]].append(skill)
    return points, found


def _goals(learner, mentor, criteria):
    all_importance = sum(learner.goals.values())
    common = sorted(set(learner.goals) & set(mentor.goals))
    points = sum(goal_points(criteria, learner.goals[goal], all_importance) for goal in common)
    return points, {"common": common, "missing": sorted(set(learner.goals) - set(mentor.goals))}


def _industry(learner, mentor, criteria):
    share, points = _share("industry", learner, mentor, criteria)
    kind = "unknown" if not (learner.industry.strip() and mentor.industry.strip()) else {1000: "same", 500: "near", 0: "other"}[share]
    return points, {"learner": learner.industry.strip(), "mentor": mentor.industry.strip(), "kind": kind}


def _experience(learner, mentor, criteria):
    _, points = _share("experience", learner, mentor, criteria)
    return points, {"ahead": _lead(learner.experience_years, mentor.experience_years)}


def _seniority(learner, mentor, criteria):
    _, points = _share("seniority", learner, mentor, criteria)
    return points, {"above": _lead(learner.seniority, mentor.seniority)}


def _lead(learner, mentor) -> int | None:
    return None if learner is None or mentor is None else mentor - learner


def _hours(learner, mentor, criteria):
    _, points = _share("hours", learner, mentor, criteria)
    return points, {"wished": learner.hours_per_month, "given": mentor.hours_per_month}


def _availability(learner, mentor, criteria):
    slots = criteria.session_slots
    common = (starts(learner.week, slots) & starts(mentor.week, slots)).bit_count()
    points = min(common, criteria.enough_starts) * start_points(criteria)
    return points, {"starts": common, "minutes": criteria.session_minutes, "known": bool(learner.week and mentor.week)}


def _style(learner, mentor, criteria):
    _, points = _share("style", learner, mentor, criteria)
    return points, {"learner": learner.style, "mentor": mentor.style}


def _personality(learner, mentor, criteria):
    if learner.personality is None or mentor.personality is None:
        return 0, {"known": False}
    apart = [abs(a - b) for a, b in zip(learner.personality, mentor.personality, strict=True)]
    points = (FARTHEST - sum(d * d for d in apart)) * trait_points(criteria)
    return points, {"known": True, "apart": dict(zip(TRAITS, apart, strict=True))}


def _affinity(learner, mentor, criteria):
    if not learner.affinity or not mentor.affinity:
        return 0, {"known": False}
    product = sum(_signed(learner.affinity[d]) * _signed(mentor.affinity[d]) for d in range(DIMENSIONS))
    return affinity_points(criteria, product), {"known": True, "product": product}


def _signed(byte: int) -> int:
    return byte - 256 if byte > 127 else byte


_MEASURES = {"languages": _languages, "skills": _skills, "goals": _goals, "industry": _industry, "experience": _experience,
             "seniority": _seniority, "hours": _hours, "availability": _availability, "style": _style, "personality": _personality,
             "affinity": _affinity}


def _share(criterion, learner, mentor, criteria) -> tuple[int, int]:
    share = SHARES[criterion](criteria, _value(criterion, learner), _value(criterion, mentor))
    return share, points_of_share(criteria, criterion, share)


def _value(criterion, profile: Profile):
    """The small value of SHARES, as the arrays hold it."""
    return _VALUES[criterion](profile)


def _zone(profile) -> int:
    return NO_ZONE if profile.zone is None else profile.zone


_VALUES = {
    "industry": lambda p: Industry(industry_code(p.industry), frozenset(industry_words(p.industry))),
    "experience": lambda p: known(p.experience_years),
    "seniority": lambda p: known(p.seniority),
    "hours": lambda p: known(p.hours_per_month),
    "style": lambda p: STYLES.index(p.style) if p.style else UNKNOWN,
}
