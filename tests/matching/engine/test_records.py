"""A packed person reads back as what was packed; bytes of another kind are refused."""
import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.engine.profiles import STYLES, Profile
from matching.engine.records import (
    HEADER,
    NO_ZONE,
    NotARecord,
    code_of,
    industry_code,
    industry_words,
    known,
    pack,
    people_of,
    profiles_of,
    unpack,
)

from .crowds import crowd


def codes(names) -> list[int]:
    return sorted(code_of(name) for name in names)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_what_is_packed_is_read_back(seed):
    profiles = [*crowd(seed)[0], *crowd(seed)[1], Profile("bare", "bare")]
    people = people_of(profiles)
    for n, p in enumerate(profiles):
        assert people.person[n] == code_of(p.person)
        assert people.industry[n] == industry_code(p.industry)
        assert people.team[n] == code_of(p.team)
        assert (people.experience[n], people.hours[n]) == (known(p.experience_years), known(p.hours_per_month))
        assert people.seniority[n] == known(p.seniority)
        assert people.zone[n] == (NO_ZONE if p.zone is None else p.zone)
        assert people.style[n] == (STYLES.index(p.style) if p.style else -1)
        assert tuple(people.personality[n]) == (p.personality or (-1,) * 5)
        assert int.from_bytes(people.week[n].tobytes(), "little") == p.week
        assert people.affinity[n].tobytes() == (p.affinity or bytes(64))
        for name in ("languages", "managers", "conflicts"):
            assert getattr(people, name).of(n).tolist() == codes(getattr(p, name))
        assert people.industry_words.of(n).tolist() == sorted(industry_words(p.industry))
        skills = zip(*(getattr(people, name).of(n).tolist() for name in ("skills", "skill_levels", "skill_importance")), strict=True)
        assert list(skills) == sorted((code_of(s), level, p.importance.get(s, 1)) for s, level in p.skills.items())
        goals = zip(people.goals.of(n).tolist(), people.goal_importance.of(n).tolist(), strict=True)
        assert list(goals) == sorted((code_of(g), weight) for g, weight in p.goals.items())


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_whole_profiles_are_read_back_with_their_names(seed):
    profiles = [replace(p, seats=0, prefers=(), importance={s: w for s, w in p.importance.items() if w > 1})
                for p in (*crowd(seed)[0], *crowd(seed)[1], Profile("bare", "bare"))]
    assert profiles_of([pack(p) for p in profiles], [p.id for p in profiles]) == profiles
    assert [Profile.from_json(json.loads(json.dumps(p.as_json()))) for p in profiles] == profiles


def test_a_name_has_the_same_code_on_any_machine():
    assert code_of("fr") == 13678684573495730570  # printf fr | b2sum -l 64, least byte first
    assert code_of("") == 0


def test_nobody_reads_back_as_nobody():
    assert unpack([]).count == 0


@pytest.mark.parametrize("spoil", [lambda r: r[:10], lambda r: r[:-1], lambda r: r + b"x", lambda r: b"\x01" + r[1:], lambda r: b""])
def test_bytes_of_another_kind_are_refused(spoil):
    record = pack(Profile("a", "a", languages=frozenset({"fr"}), skills={"x": 3}))
    for records in ([spoil(record)], [record, spoil(record)], [spoil(record), record]):
        with pytest.raises(NotARecord):
            unpack(records)


@pytest.mark.parametrize(("name", "value"), [
    ("skills", {"x": 6}), ("skills", {"x": 0}), ("importance", {"x": 4}), ("goals", {"x": 0}), ("seniority", 9), ("experience_years", 90),
    ("hours_per_month", 1000), ("zone", 900), ("style", "loud"), ("personality", (1, 2)), ("personality", (1, 2, 3, 4, 9)),
    ("affinity", b"ab"), ("week", 1 << 336), ("person", ""), ("languages", frozenset(map(str, range(256))))])
def test_a_value_out_of_range_is_named(name, value):
    with pytest.raises(ValueError, match=name):
        pack(Profile(**{"id": "a", "person": "a", name: value}))


def test_a_name_that_would_end_another_is_refused():
    with pytest.raises(ValueError, match="names"):
        pack(Profile("a", "a", industry="one\0two"))


def test_a_bare_person_takes_few_bytes():
    assert len(pack(Profile("a", "a"))) == HEADER.itemsize + len("a\0\0") < 110


def test_records_are_independent_of_the_order_in_which_a_profile_was_filled():
    one = Profile("a", "a", skills={"x": 1, "y": 2}, goals={"c": 1, "d": 2})
    other = Profile("a", "a", skills={"y": 2, "x": 1}, goals={"d": 2, "c": 1})
    assert pack(one) == pack(other)
    assert np.array_equal(people_of([one]).skills.values, people_of([other]).skills.values)
