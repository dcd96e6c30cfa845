"""What the specification says of one pair: the facts behind each part, and each rule that forbids it."""
import pytest

from matching.engine.criteria import WHOLE, Criteria
from matching.engine.profiles import PairFacts, Profile
from matching.engine.reference import parts_of, refusals_of
from matching.engine.week import starts, week_of

MENTOR = Profile("m", "pm", frozenset({"fr"}), {"excel": 4, "sql": 2}, "Finance", 12, 4, week_of([(600, 720)]), 1)
LEARNER = Profile("l", "pl", frozenset({"fr", "en"}), {"excel": 4, "sql": 3, "python": 2}, "finance", 2, 2, week_of([(630, 900)]))
LEVELS = {"languages": "mandatory", "skills": "high", "availability": "medium", "industry": "medium", "experience": "low", "hours": "low"}


def test_each_criterion_says_its_facts():
    parts = {p.criterion: p for p in parts_of(LEARNER, MENTOR, Criteria(levels=LEVELS, session_minutes=30))}
    assert set(parts) == set(LEVELS)
    assert parts["languages"].facts == {"common": ["fr"]}
    assert (parts["languages"].points, parts["languages"].of) == (0, 0)
    assert {kind: parts["skills"].facts[kind] for kind in ("met", "near", "missing")} == {
        "met": ["excel"], "near": ["sql"], "missing": ["python"]}
    assert parts["skills"].points == 3 * (WHOLE * 3 // 9 // (2 * 3))  # two steps of one skill and one of another, of two times three
    assert parts["availability"].facts["starts"] == 3
    assert parts["industry"].facts["kind"] == "same"
    assert parts["experience"].facts["ahead"] == 10
    assert (parts["hours"].facts["wished"], parts["hours"].facts["given"]) == (2, 4)
    assert sum(part.of for part in parts.values()) <= WHOLE


@pytest.mark.parametrize(("mentor", "facts", "rules"), [
    (MENTOR, PairFacts(), []),
    (Profile("m", "pl", frozenset({"fr"})), PairFacts(), ["self"]),
    (Profile("m", "pm", frozenset({"de"})), PairFacts(), ["languages"]),
    (Profile("m", "pm", frozenset()), PairFacts(), ["languages"]),
    (MENTOR, PairFacts(refused={("l", "m"): "excluded"}), ["excluded"]),
])
def test_what_forbids_a_pair(mentor, facts, rules):
    assert [refusal.rule for refusal in refusals_of(LEARNER, mentor, Criteria(levels=LEVELS), facts)] == rules


@pytest.mark.parametrize(("one", "other", "common"), [
    ([(0, 60)], [(0, 60)], 2), ([(0, 60)], [(30, 90)], 1), ([(10, 60)], [(0, 60)], 1), ([], [(0, 60)], 0),
    ([(10_050, 10_140)], [(0, 60)], 2), ([(-60, 30)], [(10_020, 10_080), (0, 30)], 3),
])
def test_weeks_in_common(one, other, common):
    assert (starts(week_of(one), 1) & starts(week_of(other), 1)).bit_count() == common


def test_a_session_needs_its_whole_length_in_one_run():
    week = week_of([(0, 60), (90, 150)])
    assert [starts(week, slots).bit_count() for slots in (1, 2, 3)] == [4, 2, 0]
