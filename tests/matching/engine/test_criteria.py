"""Criteria are data: they survive JSON, and what cannot be is refused with its field named."""
import json

import pytest

from matching.engine.criteria import CRITERIA, LEAST, WHOLE, Criteria, Level, Unfit


def test_criteria_survive_json():
    criteria = Criteria(levels={"skills": "mandatory", "style": "low"}, least={"skills": 40}, zone_gap_hours=3, other_team=False,
                        near_industries=[["Health", "pharma "]], again=0)
    assert Criteria.from_json(json.loads(json.dumps(criteria.as_json()))) == criteria
    assert criteria.near_industries == {frozenset({"health", "pharma"})}
    assert Criteria.from_json({}) == Criteria()


@pytest.mark.parametrize(("values", "field", "code"), [
    ({"levels": {"zodiac": "low"}}, "levels.zodiac", "unknown"),
    ({"levels": {"skills": 3}}, "levels.skills", "not_a_level"),
    ({"levels": {"personality": "mandatory"}}, "levels.personality", "never_mandatory"),
    ({"levels": {"languages": "mandatory"}}, "levels", "all_off"),
    ({"levels": []}, "levels", "not_an_object"),
    ({"least": {"skills": 101}}, "least.skills", "out_of_range"),
    ({"least": {"style": 1}}, "least.style", "unknown"),
    ({"least": 4}, "least", "not_an_object"),
    ({"zone_gap_hours": 13}, "zone_gap_hours", "out_of_range"),
    ({"session_minutes": True}, "session_minutes", "out_of_range"),
    ({"past_pair": 1}, "past_pair", "out_of_range"),
    ({"reluctance": 1}, "reluctance", "out_of_range"),
    ({"other_team": 1}, "other_team", "not_a_choice"),
    ({"near_industries": [["a"]]}, "near_industries", "not_pairs"),
    ({"near_industries": 5}, "near_industries", "not_pairs"),
    ({"colour": 1}, "colour", "unknown"),
    ({"version": 9}, "version", "unknown"),
    ([], "", "not_an_object"),
])
def test_what_cannot_be_is_refused_with_its_field(values, field, code):
    with pytest.raises(Unfit) as refused:
        Criteria.from_json(values)
    assert (refused.value.field, refused.value.code) == (field, code)


def test_points_never_exceed_the_whole_whatever_the_levels():
    for level in (Level.LOW, Level.MEDIUM, Level.HIGH, Level.MANDATORY):
        criteria = Criteria(levels={c: level if c in LEAST else Level.LOW for c in CRITERIA})
        assert WHOLE - len(CRITERIA) <= sum(criteria.of(c) for c in CRITERIA) <= WHOLE


def test_a_mandatory_language_gives_no_points_and_a_desired_one_does():
    assert Criteria().of("languages") == 0
    assert Criteria(levels={"languages": "high", "skills": "high"}).of("languages") == WHOLE // 2


def test_each_rule_in_force_can_be_set_aside_alone():
    criteria = Criteria(levels={"languages": "mandatory", "skills": "mandatory"}, zone_gap_hours=2)
    assert criteria.rules == ("languages", "skills", "other_team", "reporting_line", "zone_gap")
    for rule in criteria.rules:
        assert set(criteria.rules) - set(criteria.without(rule).rules) == {rule}
    with pytest.raises(Unfit):
        criteria.without("blocked")
