"""Cohorts small enough for brute force, as hypothesis strategies, and larger ones by seed."""
import itertools
from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from matching.engine.pairs import EdgePairs


@dataclass(frozen=True)
class Cohort:
    learners: int
    mentors: int
    seats: tuple[int, ...]
    scores: dict[tuple[int, int], int]

    def pairs(self, order=None) -> EdgePairs:
        edges = [*self.scores] if order is None else [list(self.scores)[n] for n in order]
        return EdgePairs(self.learners, self.mentors, [i for i, _ in edges], [j for _, j in edges], [self.scores[e] for e in edges])

    def problem(self, objective="coverage", minimize=False) -> dict:
        i, j = [i for i, _ in self.scores], [j for _, j in self.scores]
        return {"learners": self.learners, "mentors": self.mentors, "capacity": np.array(self.seats, np.int64), "i": np.array(i, np.int64),
                "j": np.array(j, np.int64), "s": np.array([*self.scores.values()], np.int64), "objective": objective, "minimize": minimize}

    def matchings(self):
        """Every matching, as a tuple of mentors with -1 for none."""
        for match in itertools.product(*([-1, *(j for j in range(self.mentors) if (i, j) in self.scores)] for i in range(self.learners))):
            if all(match.count(j) <= self.seats[j] for j in range(self.mentors)):
                yield match


@st.composite
def cohorts(draw, most_learners=5, most_mentors=4):
    """Narrow ranges make ties; some pairs cannot be; some mentors have no seat; a side may be empty."""
    learners, mentors = draw(st.integers(0, most_learners)), draw(st.integers(0, most_mentors))
    reach = draw(st.sampled_from([0, 1, 3, 1_000]))
    score = st.none() | st.integers(-reach, reach)
    cells = {(i, j): draw(score) for i in range(learners) for j in range(mentors)}
    seats = tuple(draw(st.integers(0, 3)) for _ in range(mentors))
    return Cohort(learners, mentors, seats, {pair: s for pair, s in cells.items() if s is not None})


def cohort_of(kind: str, regime: str, learners=300, mentors=90, seed=1) -> Cohort:
    """kind: plain, superstar, clones or tied; regime: scarce (0.6 seats a learner), balanced or plenty (1.5)."""
    random = np.random.default_rng(seed)
    wishes, gifts = random.normal(size=(learners, 8)), random.normal(size=(mentors, 8))
    if kind == "clones":
        wishes = np.repeat(wishes[:-(-learners // 10)], 10, axis=0)[:learners]
    score = wishes @ gifts.T * 3_000 + 20_000 + random.normal(size=mentors) * (20_000 if kind == "superstar" else 1_000)
    score = score.astype(np.int64) // (20_000 if kind == "tied" else 1)
    possible = np.repeat(random.random((-(-learners // 10), mentors)) < 0.5, 10, axis=0)[:learners]
    seats = random.integers(1, 6, mentors) * learners * {"scarce": 0.6, "balanced": 1.05, "plenty": 1.5}[regime]
    seats = np.maximum(0, np.rint(seats / (3 * mentors))).astype(int)
    i, j = np.nonzero(possible)
    scores = dict(zip(zip(i.tolist(), j.tolist(), strict=True), score[i, j].tolist(), strict=True))
    return Cohort(learners, mentors, tuple(seats.tolist()), scores)
