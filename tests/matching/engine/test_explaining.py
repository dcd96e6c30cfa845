"""Explanations hold: what is said to change a pair does, and what is said to be lost is lost."""
from dataclasses import replace

import numpy as np
import pytest

from matching.engine.audit import blocking, by_group, price_of_rules
from matching.engine.criteria import CRITERIA, LEAST, Criteria, Level
from matching.engine.explain import Change, Outbid, changes, explain, may_suffice, outbid
from matching.engine.pairs import EdgePairs, every
from matching.engine.people import Cohort
from matching.engine.profiles import PairFacts, Profile
from matching.engine.reference import refusals_of, score_of
from matching.engine.rules import effect_of
from matching.engine.scored import ScoredPairs
from matching.engine.solve import solve
from matching.engine.stable import stable

from .crowds import crowd

STRICT = Criteria(levels={c: Level.MANDATORY for c in ("languages", "seniority", "availability", "skills", "goals")}
                  | {"industry": Level.LOW, "hours": Level.MANDATORY, "affinity": Level.LOW}, least={"skills": 10}, zone_gap_hours=6,
                  session_minutes=30)
LOOSE = Criteria(levels={c: Level.LOW for c in CRITERIA}, session_minutes=30)
NOTHING_COMMON = Profile("m", "m", languages=frozenset({"en"}), skills={"sql": 2}, seniority=1, zone=0, hours_per_month=1,
                         week=0b0011, goals={"network": 1})
LEARNER = Profile("l", "l", languages=frozenset({"fr"}), skills={"sql": 4}, seniority=2, zone=600, hours_per_month=2, week=0b0110,
                  goals={"career": 1})


@pytest.mark.parametrize("criteria", [STRICT, LOOSE])
@pytest.mark.parametrize("seed", range(6))
def test_the_effect_of_each_rule_is_what_pair_by_pair_counting_gives(seed, criteria):
    learners, mentors, facts = crowd(seed)
    broken = {(i, j): {r.rule for r in refusals_of(a, b, criteria, facts)} for i, a in enumerate(learners) for j, b in enumerate(mentors)}
    found = effect_of(Cohort.of(learners, mentors, facts), criteria)
    assert found.possible == sum(not rules for rules in broken.values())
    assert found.without == tuple(i for i in range(len(learners)) if all(broken[i, j] for j in range(len(mentors))))
    assert {rule for rules in broken.values() for rule in rules} <= {effect.rule for effect in found.rules}
    for effect in found.rules:
        rule, every = effect.rule, range(len(mentors))
        assert effect.removed == sum(rule in rules for rules in broken.values())
        assert effect.only == sum(rules == {rule} for rules in broken.values())
        assert effect.alone == sum(all(rule in broken[i, j] for j in every) for i in range(len(learners)))
        assert effect.freed == sum(any(broken[i, j] == {rule} for j in every) for i in found.without)


def test_every_rule_in_force_has_its_effect_listed():
    criteria = Criteria(levels={c: Level.MANDATORY for c in LEAST}, zone_gap_hours=1)
    learners, mentors, facts = crowd(2)
    listed = {effect.rule for effect in effect_of(Cohort.of(learners, mentors, facts), criteria).rules}
    assert listed == {"self", "excluded", "blocked", "never_again", "conflict", "reporting_line", "other_team", "zone_gap", *LEAST}


def test_a_refused_pair_is_told_what_would_have_to_change_for_each_rule():
    found = {change.kind: change.facts for change in changes(LEARNER, NOTHING_COMMON, STRICT.changed(least={"availability": 3}))}
    assert found == {"language": {"one_of": ["en"]}, "zone_gap": {"from": 6, "to": 10}, "rule": {"rule": "goals"},
                     "starts": {"from": 1, "to": 3, "minutes": 30}, "seniority": {"from": -1, "to": 1}, "hours": {"from": 1, "to": 2}}
    assert {r.rule for r in explain(LEARNER, NOTHING_COMMON, STRICT).refusals} >= {"languages", "zone_gap", "goals", "seniority", "hours"}


def test_what_people_have_asked_for_is_not_offered_as_a_change():
    facts = PairFacts(refused={("l", "m"): "blocked"})
    assert changes(LEARNER, NOTHING_COMMON, STRICT, facts) == []


@pytest.mark.parametrize("seed", range(8))
def test_a_change_brings_exactly_the_gain_that_is_said(seed):
    learners, mentors, facts = crowd(seed)
    told = 0
    for learner in learners:
        for mentor in mentors:
            if refusals_of(learner, mentor, LOOSE, facts):
                continue
            for change in changes(learner, mentor, LOOSE, facts):
                if change.kind == "skill":
                    better = replace(mentor, skills={**mentor.skills, change.facts["skill"]: change.facts["to"]})
                    assert score_of(learner, better, LOOSE, facts) - score_of(learner, mentor, LOOSE, facts) == change.gain > 0
                    told += 1
    assert told


def solved(seed, criteria=LOOSE):
    learners, mentors, facts = crowd(seed, learners=9, mentors=5)
    pairs = ScoredPairs(Cohort.of(learners, mentors, facts), criteria, fast=False)
    return learners, mentors, facts, pairs, solve(pairs, pairs.cohort.seats)


def test_a_pair_not_chosen_is_short_of_what_the_result_gives():
    assert sum(pairs_explained(seed) for seed in range(6)) > 40


def pairs_explained(seed) -> int:
    learners, mentors, facts, pairs, found = solved(seed)
    explained = 0
    for i, learner in enumerate(learners):
        for j, mentor in enumerate(mentors):
            why = outbid(pairs, found.match, found.price, found.bonus, i, j)
            if refusals_of(learner, mentor, LOOSE, facts) or found.match[i] == j:
                assert why is None
                continue
            explained += 1
            assert why.short >= 0
            assert why.score == score_of(learner, mentor, LOOSE, facts)
            assert [h.learner for h in why.holders] == np.flatnonzero(found.match == j).tolist()
            assert all(h.loss is None or h.loss >= 0 for h in why.holders)
            assert why.price == 0 or len(why.holders) == mentor.seats
    return explained


@pytest.mark.parametrize("seed", range(3))
def test_points_up_to_what_a_pair_is_short_of_change_nothing(seed):
    _, _, _, pairs, found = solved(seed)
    every = np.indices((pairs.learners, pairs.mentors)).reshape(2, -1)
    score, possible = pairs.score(*every)
    for at in np.flatnonzero(possible)[::7]:
        why = outbid(pairs, found.match, found.price, found.bonus, *(int(side[at]) for side in every))
        if why and why.short < found.bonus // 2:
            raised = score + (np.arange(len(score)) == at) * why.short
            again = solve(EdgePairs(pairs.learners, pairs.mentors, *every[:, possible], raised[possible]), pairs.cohort.seats)
            assert (again.covered, again.total) == (found.covered, found.total)


@pytest.mark.parametrize("seed", range(6))
def test_making_a_pair_all_the_same_costs_at_least_what_is_said(seed):
    _, _, _, pairs, found = solved(seed)
    i, j, s = every(pairs)
    for a, b in zip(i[::5], j[::5], strict=True):
        why = outbid(pairs, found.match, found.price, found.bonus, int(a), int(b))
        if why is None or not pairs.cohort.seats[b]:
            continue
        others, seats = i != a, pairs.cohort.seats - (np.arange(pairs.mentors) == b)
        rest = solve(EdgePairs(pairs.learners, pairs.mentors, i[others], j[others], s[others]), seats)
        lost = (found.covered - rest.covered - 1) * found.bonus + found.total - rest.total - why.score
        assert lost >= (why.least_cost or 0)


def test_a_change_may_suffice_only_beyond_what_the_pair_is_short_of():
    why = Outbid(score=1, own=None, price=0, short=500, holders=())
    assert [may_suffice(Change("skill", {}, gain), why) for gain in (499, 500, 501)] == [False, False, True]


def test_a_seat_more_adds_what_its_price_says_at_most():
    for seed in range(6):
        _, _, _, pairs, found = solved(seed)
        for j in np.flatnonzero(found.price > 0):
            seats = pairs.cohort.seats.copy()
            seats[j] += 1
            more = solve(pairs, seats)
            worth = (more.covered - found.covered) * found.bonus + more.total - found.total
            assert worth == found.price[j]


def test_groups_are_told_apart_without_the_score_knowing_them():
    _, _, _, pairs, found = solved(3)
    (everybody,), figures = by_group(pairs, found.match, [""] * 9, ["b", "a", "a"] * 3)
    assert (everybody.n, everybody.covered, everybody.worst) == (9, found.covered, found.lowest)
    assert [f.group for f in figures] == ["a", "b"]
    assert [f.n for f in figures] == [6, 3]
    assert sum(f.covered for f in figures) == found.covered
    assert min(f.worst for f in figures if f.worst is not None) == found.lowest


@pytest.mark.parametrize("seed", range(6))
def test_pairs_that_would_both_rather_are_counted_as_looking_at_each_one_does(seed):
    _, mentors, _, pairs, found = solved(seed)
    edges, seats = every(pairs), pairs.cohort.seats
    scores = {(i, j): s for i, j, s in zip(*(side.tolist() for side in edges), strict=True)}
    held = [[scores[i, j] for i in np.flatnonzero(found.match == j).tolist()] for j in range(len(mentors))]
    wanted = [(i, j) for (i, j), s in scores.items() if s > scores.get((i, int(found.match[i])), -10**9)
              and (len(held[j]) < seats[j] or s > min(held[j], default=10**9))]
    assert blocking(edges, found.match, seats) == len(wanted)
    assert blocking(edges, stable(pairs, seats).match, seats) == 0


def test_a_rule_set_aside_never_covers_fewer():
    learners, mentors, facts = crowd(4, learners=10, mentors=6)
    prices = price_of_rules(Cohort.of(learners, mentors, facts), STRICT, solve, fast=False)
    assert {p.rule for p in prices} == set(STRICT.rules)
    assert all(p.covered > 0 or (p.covered == 0 and p.total >= 0) for p in prices)
