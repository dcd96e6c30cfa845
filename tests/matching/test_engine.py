"""The engine against brute force, on cohorts small enough to try every way."""
import random
from itertools import product

import pytest

from matching.engine.assign import assign
from matching.engine.cohort import match
from matching.engine.profiles import Profile
from matching.engine.score import DEFAULT_WEIGHTS, WHOLE, checked_weights, parts_of, score_of, why_not
from matching.engine.week import common_half_hours, week_of


def brute(scores, seats, locked):
    """The best (covered, total) over every way to pair."""
    learners = sorted({learner for learner, _ in scores})
    options = [[locked[x]] if x in locked else [None, *(m for (y, m) in scores if y == x)] for x in learners]
    best = (0, 0)
    for way in product(*options):
        if all(way.count(mentor) <= seats.get(mentor, 0) for mentor in set(way) - {None}):
            pairs = [(x, m) for x, m in zip(learners, way, strict=True) if m is not None]
            best = max(best, (len(pairs), sum(scores[p] for p in pairs)))
    return best


def cohort(seed):
    dice = random.Random(seed)
    learners, mentors = [f"l{n}" for n in range(dice.randint(1, 5))], [f"m{n}" for n in range(dice.randint(1, 4))]
    scores = {(x, m): dice.choice([0, 1, 5, 5, 900]) for x in learners for m in mentors if dice.random() < 0.7}
    return scores, {m: dice.randint(0, 3) for m in mentors}


@pytest.mark.parametrize("seed", range(200))
def test_the_assignment_is_the_optimum(seed):
    scores, seats = cohort(seed)
    found = assign(scores, seats)
    assert (found.covered, found.total) == brute(scores, seats, {})
    assert all(list(found.pairs.values()).count(m) <= seats[m] for m in seats)
    assert set(found.pairs.items()) <= set(scores)


@pytest.mark.parametrize("seed", range(60))
def test_locked_pairs_are_kept_and_the_rest_is_best_around_them(seed):
    scores, seats = cohort(seed)
    possible = [p for p in sorted(scores) if seats[p[1]]]
    if not possible:
        return
    locked = dict([random.Random(seed).choice(possible)])
    found = assign(scores, seats, locked)
    assert found.pairs | locked == found.pairs
    assert (found.covered, found.total) == brute(scores, seats, locked)


@pytest.mark.parametrize("seed", range(60))
def test_the_order_of_rows_changes_nothing(seed):
    scores, seats = cohort(seed)
    dice = random.Random(seed)
    mixed, seats_mixed = list(scores.items()), list(seats.items())
    dice.shuffle(mixed)
    dice.shuffle(seats_mixed)
    assert assign(dict(mixed), dict(seats_mixed)) == assign(scores, seats)


def test_coverage_comes_before_the_total():
    scores = {("a", "x"): 1000, ("b", "x"): 990, ("a", "y"): 1}
    assert assign(scores, {"x": 1, "y": 1}).pairs == {"a": "y", "b": "x"}


def test_impossible_locks_are_refused():
    with pytest.raises(ValueError):
        assign({("a", "x"): 1}, {"x": 0}, {"a": "x"})
    with pytest.raises(ValueError):
        assign({}, {"x": 1}, {"a": "x"})


def person(seed, kind):
    dice = random.Random(f"{kind}{seed}")
    return Profile(
        id=f"{kind}{seed}", person=f"p{kind}{seed}", languages=frozenset(dice.sample(["fr", "en", "es"], dice.randint(0, 2))),
        skills={f"s{n}": dice.randint(1, 5) for n in dice.sample(range(8), dice.randint(0, 5))},
        industry=dice.choice(["", "Finance", "finance ", "Corporate finance", "Health"]),
        experience_years=dice.choice([None, 0, 3, 30]), hours_per_month=dice.choice([None, 2, 4]),
        week=week_of([(dice.randrange(0, 10_080), dice.randrange(0, 12_000))]), seats=dice.randint(0, 3))


@pytest.mark.parametrize("seed", range(100))
def test_parts_add_up_to_the_score_and_stay_in_bounds(seed):
    dice = random.Random(seed)
    weights = {c: dice.randint(0, 3) for c in DEFAULT_WEIGHTS} | {"skills": dice.randint(1, 3)}
    learner, mentor = person(seed, "l"), person(seed, "m")
    parts = parts_of(learner, mentor, weights)
    assert sum(p.points for p in parts) == score_of(learner, mentor, weights)
    assert all(0 <= p.points <= p.of for p in parts)
    assert sum(p.of for p in parts) <= WHOLE
    assert {p.criterion for p in parts} == {"languages", *(c for c, w in weights.items() if w)}


@pytest.mark.parametrize("seed", range(30))
def test_a_cohort_in_any_order_has_the_same_outcome_and_explains_every_place(seed):
    learners, mentors = [person(f"{seed}.{n}", "l") for n in range(7)], [person(f"{seed}.{n}", "m") for n in range(4)]
    found = match(learners, mentors, DEFAULT_WEIGHTS)
    assert match(reversed(learners), reversed(mentors), DEFAULT_WEIGHTS) == found
    assert [p.learner for p in found.places] == sorted(x.id for x in learners)
    assert found.total == sum(p.score for p in found.places)
    assert found.covered == sum(p.mentor is not None for p in found.places)
    for place in found.places:
        assert bool(place.mentor) != bool(place.reason)
        assert place.score == sum(part.points for part in place.parts)


MENTOR = Profile("m", "pm", frozenset({"fr"}), {"excel": 4, "sql": 2}, "Finance", 12, 4, week_of([(600, 720)]), 1)
LEARNER = Profile("l", "pl", frozenset({"fr", "en"}), {"excel": 4, "sql": 3, "python": 2}, "finance", 2, 2, week_of([(630, 900)]))


def test_each_criterion_says_its_facts():
    facts = {p.criterion: p for p in parts_of(LEARNER, MENTOR, checked_weights(DEFAULT_WEIGHTS))}
    assert facts["languages"].facts == {"common": ["fr"]}
    assert facts["skills"].facts == {"met": ["excel"], "near": ["sql"], "missing": ["python"]}
    assert facts["skills"].points == 500 * 3 * WHOLE // (1000 * 9)
    assert facts["availability"].facts == {"half_hours": 3, "known": True}
    assert facts["industry"].facts["kind"] == "same"
    assert facts["experience"].facts == {"ahead": 10}
    assert facts["hours"].facts == {"wished": 2, "given": 4}


@pytest.mark.parametrize(("mentor", "excluded", "reason"), [
    (MENTOR, frozenset(), None),
    (Profile("m", "pl", frozenset({"fr"})), frozenset(), "self"),
    (Profile("m", "pm", frozenset({"de"})), frozenset(), "language"),
    (Profile("m", "pm", frozenset()), frozenset(), "language"),
    (MENTOR, frozenset({("l", "m")}), "excluded"),
])
def test_what_forbids_a_pair(mentor, excluded, reason):
    assert why_not(LEARNER, mentor, excluded) == reason


@pytest.mark.parametrize(("mentors", "excluded", "reason"), [
    ([], frozenset(), "no_mentor"),
    ([Profile("m", "pm", frozenset({"fr"}), seats=0)], frozenset(), "no_mentor"),
    ([Profile("m", "pm", frozenset({"de"}), seats=1)], frozenset(), "language"),
    ([MENTOR], frozenset({("l", "m")}), "excluded"),
])
def test_a_learner_without_a_mentor_is_told_why(mentors, excluded, reason):
    found = match([LEARNER], mentors, DEFAULT_WEIGHTS, excluded=excluded)
    assert (found.covered, found.places[0].reason) == (0, reason)


def test_two_learners_for_one_place():
    other = Profile("l2", "pl2", frozenset({"fr"}))
    found = match([LEARNER, other], [MENTOR], DEFAULT_WEIGHTS)
    assert [(p.learner, p.mentor, p.reason) for p in found.places] == [("l", "m", ""), ("l2", None, "full")]
    kept = match([LEARNER, other], [MENTOR], DEFAULT_WEIGHTS, locked={"l2": "m", "l": "gone"})
    assert [(p.learner, p.mentor) for p in kept.places] == [("l", None), ("l2", "m")]


def test_nobody_at_all():
    assert match([], [MENTOR], DEFAULT_WEIGHTS).places == []


@pytest.mark.parametrize("weights", [{}, {"skills": 0}, {"skills": 4}, {"skills": -1}, {"skills": True}, {"age": 1}])
def test_wrong_weights(weights):
    with pytest.raises(ValueError):
        checked_weights(weights)


@pytest.mark.parametrize(("one", "other", "common"), [
    ([(0, 60)], [(0, 60)], 2), ([(0, 60)], [(30, 90)], 1), ([(10, 60)], [(0, 60)], 1), ([], [(0, 60)], 0),
    ([(10_050, 10_140)], [(0, 60)], 2), ([(-60, 30)], [(10_020, 10_080), (0, 30)], 3),
])
def test_weeks_in_common(one, other, common):
    assert common_half_hours(week_of(one), week_of(other)) == common
