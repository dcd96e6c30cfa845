"""Scores of pairs in milli-points, 0 to 100,000. Integers throughout: the parts add up to the score, on any machine."""
from collections.abc import Callable, Mapping

from .parts import Part
from .profiles import Profile
from .week import common_half_hours

WHOLE = 100_000
FULL = 1_000  # a criterion wholly met
DEFAULT_WEIGHTS = {"skills": 3, "availability": 2, "industry": 2, "experience": 1, "hours": 1}
CRITERIA = tuple(DEFAULT_WEIGHTS)
HEAVIEST = 3


def checked_weights(weights: Mapping[str, int]) -> dict[str, int]:
    """Every criterion with its weight, absent ones 0. ValueError on an unknown criterion, a weight not 0..3, or all of them 0."""
    if set(weights) - set(CRITERIA):
        raise ValueError(f"unknown criteria: {sorted(set(weights) - set(CRITERIA))}")
    found = {c: weights.get(c, 0) for c in CRITERIA}
    if any(type(w) is not int or not 0 <= w <= HEAVIEST for w in found.values()) or not any(found.values()):
        raise ValueError("weights go from 0 to 3, and one of them at least is not 0")
    return found


def why_not(learner: Profile, mentor: Profile, excluded: frozenset[tuple[str, str]] = frozenset()) -> str | None:
    """What forbids the pair: 'self', 'excluded' (a pair of ids), 'language'; or None."""
    if learner.person == mentor.person:
        return "self"
    if (learner.id, mentor.id) in excluded:
        return "excluded"
    return None if learner.languages & mentor.languages else "language"


def parts_of(learner: Profile, mentor: Profile, weights: Mapping[str, int]) -> list[Part]:
    """The score of a pair by criterion, after what makes it possible at all: a language in common (0 points of 0)."""
    heaviness = sum(weights.values())
    parts = [Part("languages", 0, 0, {"common": sorted(learner.languages & mentor.languages)})]
    for criterion, weight in weights.items():
        if weight:
            share, facts = _MEASURES[criterion](learner, mentor)
            parts.append(Part(criterion, share * weight * WHOLE // (FULL * heaviness), weight * WHOLE // heaviness, facts))
    return parts


def score_of(learner: Profile, mentor: Profile, weights: Mapping[str, int]) -> int:
    return sum(part.points for part in parts_of(learner, mentor, weights))


_ONE_LEVEL_SHORT = 500


def _skills(learner, mentor):
    met, near, missing = [], [], []
    for skill in sorted(learner.skills):
        short = learner.skills[skill] - mentor.skills.get(skill, -9)
        (met if short <= 0 else near if short == 1 else missing).append(skill)
    wanted = len(learner.skills)
    share = (FULL * len(met) + _ONE_LEVEL_SHORT * len(near)) // wanted if wanted else 0
    return share, {"met": met, "near": near, "missing": missing}


_ENOUGH_HALF_HOURS = 8


def _availability(learner, mentor):
    common = common_half_hours(learner.week, mentor.week)
    known = bool(learner.week and mentor.week)
    return FULL * min(common, _ENOUGH_HALF_HOURS) // _ENOUGH_HALF_HOURS, {"half_hours": common, "known": known}


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in text.replace(",", " ").replace("/", " ").split() if len(word) > 3)


def _industry(learner, mentor):
    one, other = learner.industry.casefold().strip(), mentor.industry.casefold().strip()
    facts = {"learner": learner.industry.strip(), "mentor": mentor.industry.strip()}
    if not one or not other:
        return 0, facts | {"kind": "unknown"}
    if one == other:
        return FULL, facts | {"kind": "same"}
    return (500, facts | {"kind": "near"}) if _words(one) & _words(other) else (0, facts | {"kind": "other"})


# Years that the mentor is ahead by, at least -> share. Far ahead helps a little less than a few years.
_AHEAD = ((16, 700), (3, FULL), (1, 500))


def _experience(learner, mentor):
    if learner.experience_years is None or mentor.experience_years is None:
        return 0, {"ahead": None}
    ahead = mentor.experience_years - learner.experience_years
    return next((share for least, share in _AHEAD if ahead >= least), 0), {"ahead": ahead}


def _hours(learner, mentor):
    wished, given = learner.hours_per_month, mentor.hours_per_month
    if not wished or not given:
        return 0, {"wished": wished, "given": given}
    return FULL * min(wished, given) // wished, {"wished": wished, "given": given}


_MEASURES: dict[str, Callable[[Profile, Profile], tuple[int, dict]]] = {
    "skills": _skills, "availability": _availability, "industry": _industry, "experience": _experience, "hours": _hours,
}
