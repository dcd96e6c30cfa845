"""After each event, the optimum from scratch; the moves said are the moves made; locked learners stay."""
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.engine import doubts, reach
from matching.engine import live as module
from matching.engine.live import Live, Move
from matching.engine.pairs import EdgePairs
from matching.engine.solve import solve

from .cohorts import Cohort, cohort_of, cohorts

TRIED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Told:
    """A live state, and beside it who takes part and who is locked."""

    def __init__(self, cohort, joined, penalty, known=None):
        self.cohort, self.joined, self.locked, self.penalty = cohort, set(joined), {}, penalty
        self.live = Live(self.known(cohort.learners if known is None else known), cohort.seats, sorted(joined), penalty=penalty)
        self.check({})

    def known(self, learners):
        scores = {pair: s for pair, s in self.cohort.scores.items() if pair[0] < learners}
        return Cohort(learners, self.cohort.mentors, self.cohort.seats, scores).pairs()

    def match(self):
        return dict(enumerate(self.live.match.tolist()))

    def held(self):
        match = self.match()
        return {i: match[i] for i in self.joined if match[i] >= 0}

    def happens(self, event, learner):
        before, held = self.match(), self.held()
        if event in ("join", "leave"):
            foretold = getattr(self.live, f"would_{event}")(learner)
            assert self.match() == before
        moves = getattr(self.live, event)(learner) or []
        (self.joined.discard if event == "leave" else self.joined.add)(learner)
        if event == "lock":
            self.locked[learner] = before[learner]
        else:
            self.locked.pop(learner, None)
        assert event not in ("join", "leave") or foretold == moves
        assert moves == [Move(i, none(before[i]), none(j)) for i, j in self.match().items() if j != before[i] and i in self.joined]
        self.check(held)

    def check(self, held):
        match, scores = self.match(), self.cohort.scores
        assert all(match[i] == j for i, j in self.locked.items())
        free = [i for i in self.joined if i not in self.locked]
        worth = {(i, j): s + self.penalty * (held.get(i) == j) for (i, j), s in scores.items() if i in free}
        seats = np.array(self.cohort.seats, np.int64) - np.bincount([*self.locked.values()], minlength=self.cohort.mentors)
        best = solve(EdgePairs(self.cohort.learners, self.cohort.mentors, [i for i, _ in worth], [j for _, j in worth], [*worth.values()]),
                     seats)
        mine = [worth[i, match[i]] for i in free if match[i] >= 0]
        assert (len(mine), sum(mine)) == (best.covered, best.total)
        assert all(sum(match[i] == j for i in free) <= seats[j] for j in range(self.cohort.mentors))


def none(mentor):
    return mentor if mentor >= 0 else None


@TRIED
@given(cohort=cohorts(8, 5), data=st.data())
def test_every_event_ends_at_the_optimum_from_scratch(way, cohort, data, monkeypatch):
    few = data.draw(st.booleans())
    monkeypatch.setattr(module, "SOLVED", 1 if few else 24)
    monkeypatch.setattr(module, "LISTED", 2 if few else 64)
    monkeypatch.setattr(reach, "AT_ONCE", data.draw(st.sampled_from([1, 2, 128])))
    monkeypatch.setattr(reach, "FEW", data.draw(st.sampled_from([0, 8_192])))
    monkeypatch.setattr(doubts, "SPREADS", data.draw(st.sampled_from([1, 8, 10**9])))
    known = data.draw(st.integers(0, cohort.learners))
    told = Told(cohort, data.draw(st.sets(st.integers(0, known - 1))) if known else (), data.draw(st.sampled_from([0, 1, 500])), known)
    for learner in data.draw(st.lists(st.integers(0, max(0, cohort.learners - 1)), max_size=8)):
        if learner >= cohort.learners:
            continue
        if learner >= told.live.pairs.learners:
            told.live.grow(told.known(learner + 1))
        choices = ["leave"] if learner in told.joined else ["join"]
        choices += ["unlock"] if learner in told.locked else ["lock"] if learner in told.held() else []
        told.happens(data.draw(st.sampled_from(choices)), learner)


@pytest.mark.parametrize("kind", ["plain", "superstar", "clones", "tied"])
def test_a_cohort_that_grows_and_shrinks(way, kind):
    cohort = cohort_of(kind, "balanced", 60, 18)
    told = Told(cohort, range(40), 300)
    for learner in (*range(40, 50), *range(0, 30, 3)):
        told.happens("join" if learner >= 40 else "leave", learner)


@pytest.mark.parametrize("at_once", [3, 128])
@pytest.mark.parametrize("spreads", [1, 40, 10**9])
@pytest.mark.parametrize("kind", ["plain", "superstar", "clones"])
def test_weeks_of_joins_and_leaves_with_lists_that_name_hardly_anyone(way, kind, spreads, at_once, monkeypatch):
    for where, name, value in ((module, "SOLVED", 1), (module, "LISTED", 2), (doubts, "SPREADS", spreads), (reach, "FEW", 0),
                               (reach, "AT_ONCE", at_once)):
        monkeypatch.setattr(where, name, value)
    cohort, dice = cohort_of(kind, "scarce", 36, 18), np.random.default_rng(spreads % 7)
    told = Told(cohort, range(24), 0)
    for learner in dice.integers(0, cohort.learners, 70).tolist():
        told.happens("leave" if learner in told.joined else "join", learner)


def test_a_penalty_keeps_people_where_they_are(way):
    scores = {(0, 0): 10, (0, 1): 9, (1, 0): 10, (1, 1): 7}
    for penalty, moves in ((0, [Move(0, 0, 1), Move(1, None, 0)]), (3, [Move(1, None, 1)])):
        live = Live(Cohort(2, 2, (1, 1), scores).pairs(), (1, 1), [0], penalty=penalty)
        assert live.join(1) == moves


def test_published_pairs_that_are_no_optimum_are_opened_around_the_locked_ones():
    scores = {(0, 0): 10, (0, 1): 1, (1, 0): 1, (1, 1): 10, (2, 1): 5}
    pairs = Cohort(3, 2, (1, 1), scores).pairs()
    assert Live(pairs, (1, 1), [0, 1], [1, 0, -1]).opened == [Move(0, 1, 0), Move(1, 0, 1)]
    assert Live(pairs, (1, 1), [0, 1], [1, 0, -1], locked=[0, 1]).opened == []
    assert Live(pairs, (1, 1), [0, 1], [1, 0, -1], penalty=50).opened == []


def test_what_cannot_be_is_refused():
    live = Live(Cohort(2, 1, (1,), {(0, 0): 1}).pairs(), (1,), [0])
    for refused in (lambda: live.join(0), lambda: live.leave(1), lambda: live.lock(1)):
        with pytest.raises(ValueError):
            refused()
