"""How well one thing about a learner fits the same thing about a mentor: a share of FULL, of small values only.

The specification and the fast ways both call these functions: the fast ways once for each two distinct values, kept as a table.
Unknown values are as in records: -1, NO_ZONE, or code 0.
"""
from dataclasses import dataclass

from .criteria import FULL, Criteria
from .records import NO_ZONE, UNKNOWN, code_of

# Years that the mentor is ahead by, at least -> share. Far ahead helps a little less than a few years.
_YEARS_AHEAD = ((16, 700), (3, FULL), (1, 500))
# Steps of seniority that the mentor is above by, at least -> share.
_STEPS_ABOVE = ((5, 500), (4, 700), (3, 900), (2, FULL), (1, 800))
LEAST_SENIORITY_LEAD = 1
# How two ways of communicating go together, in the order of STYLES: direct, expressive, supportive, analytical.
_STYLES = ((800, 600, 500, 900), (600, 900, FULL, 400), (500, FULL, 900, 700), (900, 400, 700, 800))
_NEAR = 500


@dataclass(frozen=True)
class Industry:
    """An industry's code and those of its words."""

    code: int
    words: frozenset[int]


def industry_share(criteria: Criteria, learner: Industry, mentor: Industry) -> int:
    if not learner.code or not mentor.code:
        return 0
    if learner.code == mentor.code:
        return FULL
    near = any(learner.code != mentor.code and {code_of(name) for name in pair} == {learner.code, mentor.code}
               for pair in criteria.near_industries)
    return _NEAR if near or learner.words & mentor.words else 0


def experience_share(criteria: Criteria, learner: int, mentor: int) -> int:
    return _by_lead(_YEARS_AHEAD, learner, mentor)


def seniority_share(criteria: Criteria, learner: int, mentor: int) -> int:
    return _by_lead(_STEPS_ABOVE, learner, mentor)


def _by_lead(steps, learner, mentor) -> int:
    if UNKNOWN in (learner, mentor):
        return 0
    return next((share for least, share in steps if mentor - learner >= least), 0)


def hours_share(criteria: Criteria, wished: int, given: int) -> int:
    return FULL * min(wished, given) // wished if wished > 0 and given > 0 else 0


def style_share(criteria: Criteria, learner: int, mentor: int) -> int:
    return 0 if UNKNOWN in (learner, mentor) else _STYLES[learner][mentor]


def is_too_far(criteria: Criteria, learner: int, mentor: int) -> bool:
    """Whether the zones are further apart than allowed. The day is a ring: +13 and -11 keep the same hours."""
    return criteria.zone_gap_hours is not None and minutes_apart(learner, mentor) > 60 * criteria.zone_gap_hours


def minutes_apart(learner: int, mentor: int) -> int:
    if NO_ZONE in (learner, mentor):
        return 0
    apart = abs(int(learner) - int(mentor)) % 1440
    return min(apart, 1440 - apart)


def asks_nothing(criterion: str, learner) -> bool:
    """A mandatory criterion passes over a learner of whom the thing is not known."""
    if criterion == "industry":
        return not learner.code
    return learner <= 0 if criterion == "hours" else learner == UNKNOWN


# Criteria that look at one small value of each side.
SHARES = {"industry": industry_share, "experience": experience_share, "seniority": seniority_share, "hours": hours_share,
          "style": style_share}


def points_of_share(criteria: Criteria, criterion: str, share: int) -> int:
    return criteria.of(criterion) * share // FULL


def misses(criteria: Criteria, criterion: str, learner, mentor) -> bool:
    """Whether a mandatory criterion of SHARES refuses these two values."""
    return (not asks_nothing(criterion, learner)
            and SHARES[criterion](criteria, learner, mentor) * 100 < criteria.least_of(criterion) * FULL)


# Points of the criteria that look at more than one small value. Each is linear, or a table, so that sums stay exact integers.

def skill_points(criteria: Criteria, importance: int, all_importance: int) -> int:
    """What each of the two steps of one wanted skill is worth: one level short is one step, the level aimed at is two."""
    return criteria.of("skills") * importance // (2 * all_importance)


def least_skill_points(criteria: Criteria, learner_has_some: bool) -> int:
    """What mandatory skills ask for; at least one step of one skill."""
    return max(1, criteria.of("skills") * criteria.least_of("skills") // 100) if learner_has_some else 0


def goal_points(criteria: Criteria, importance: int, all_importance: int) -> int:
    return criteria.of("goals") * importance // all_importance


def start_points(criteria: Criteria) -> int:
    """What each common start is worth, up to `enough_starts`."""
    return criteria.of("availability") // criteria.enough_starts


FARTHEST = 5 * 8 * 8  # five traits, each at the other end of 0..8


def trait_points(criteria: Criteria) -> int:
    """What each point by which the squared distance stays below FARTHEST is worth."""
    return criteria.of("personality") // FARTHEST


AFFINITY_MOST = 127 * 127 - 1  # the product of two equal unit vectors, less one: 252 steps of 64
AFFINITY_STEPS = AFFINITY_MOST >> 6


def affinity_points(criteria: Criteria, product):
    """Of the product of two vectors, one number or an array: nothing below 0, nothing more above AFFINITY_MOST."""
    steps = (product > 0) * product
    steps = (steps - (steps > AFFINITY_MOST) * (steps - AFFINITY_MOST)) >> 6
    return steps * affinity_factor(criteria) >> 8


def affinity_factor(criteria: Criteria) -> int:
    return (criteria.of("affinity") << 8) // AFFINITY_STEPS


def choice_points(criteria: Criteria, rank: int) -> int:
    """Of the mentor at this place, from 0, of a learner's list."""
    return criteria.learner_choice * max(1, 5 - rank) // 5
