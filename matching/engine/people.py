"""The two sides of a program, as arrays, and what is known of them pair by pair."""
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from .profiles import NOTHING_KNOWN, PairFacts, Profile
from .records import People, people_of, unpack

REFUSED = ("excluded", "blocked", "never_again")  # by their number in Cohort.refused

Links = tuple[np.ndarray, ...]  # learner, mentor, and what else is known, side by side


def _no_links(columns: int) -> Links:
    return tuple(np.zeros(0, np.int64) for _ in range(columns))


@dataclass(frozen=True)
class Cohort:
    """Learners and mentors in the order of their ids, so that the order in which rows came changes nothing.

    Links: `refused` (learner, mentor, number in REFUSED) · `chosen` (learner, mentor, rank from 0) · `choosing` (learner, mentor), by
    mentors · `past`, `again`, `reluctant`. Each pair at most once in each.
    """

    learners: People
    mentors: People
    learner_ids: Sequence[str]
    mentor_ids: Sequence[str]
    seats: np.ndarray
    refused: Links = field(default_factory=lambda: _no_links(3))
    chosen: Links = field(default_factory=lambda: _no_links(3))
    choosing: Links = field(default_factory=lambda: _no_links(2))
    past: Links = field(default_factory=lambda: _no_links(2))
    again: Links = field(default_factory=lambda: _no_links(2))
    reluctant: Links = field(default_factory=lambda: _no_links(2))

    @classmethod
    def of(cls, learners: Sequence[Profile], mentors: Sequence[Profile], facts: PairFacts = NOTHING_KNOWN) -> "Cohort":
        """Of whole profiles. Ids that `facts` or lists of preferences name and that are not here are passed over."""
        learners, mentors = sorted(learners, key=lambda p: p.id), sorted(mentors, key=lambda p: p.id)
        return cls(people_of(learners), people_of(mentors), [p.id for p in learners], [p.id for p in mentors],
                   np.array([p.seats for p in mentors], np.int64),
                   **_links([p.id for p in learners], [p.id for p in mentors], {p.id: p.prefers for p in learners},
                            {p.id: p.prefers for p in mentors}, facts))

    @classmethod
    def of_records(cls, learners: dict[str, bytes], mentors: dict[str, bytes], seats: dict[str, int], facts: PairFacts = NOTHING_KNOWN, *,
                   chosen: dict[str, Sequence[str]] | None = None, choosing: dict[str, Sequence[str]] | None = None) -> "Cohort":
        """Of packed records by id. `chosen`, `choosing`: a learner's or a mentor's id -> ids that they prefer, best first."""
        learner_ids, mentor_ids = sorted(learners), sorted(mentors)
        return cls(unpack([learners[n] for n in learner_ids]), unpack([mentors[n] for n in mentor_ids]), learner_ids, mentor_ids,
                   np.array([seats.get(n, 0) for n in mentor_ids], np.int64),
                   **_links(learner_ids, mentor_ids, chosen or {}, choosing or {}, facts))


def _links(learner_ids, mentor_ids, chosen, choosing, facts) -> dict[str, Links]:
    learner, mentor = {n: i for i, n in enumerate(learner_ids)}, {n: j for j, n in enumerate(mentor_ids)}

    def table(rows, columns):
        found = sorted({(learner[row[0]], mentor[row[1]], *row[2:]) for row in rows if row[0] in learner and row[1] in mentor})
        return tuple(np.array(found, np.int64).reshape(len(found), columns).T)

    return {
        "refused": table(((*pair, REFUSED.index(rule)) for pair, rule in facts.refused.items()), 3),
        "chosen": table(((n, m, list(ids).index(m)) for n, ids in chosen.items() for m in ids), 3),
        "choosing": table(((n, m) for m, ids in choosing.items() for n in ids), 2),
        "past": table(facts.past, 2), "again": table(facts.again, 2), "reluctant": table(facts.reluctant, 2),
    }
