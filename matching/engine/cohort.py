"""A whole program at once: profiles in, places and their reasons out."""
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from .assign import assign
from .profiles import Profile
from .score import Part, parts_of, score_of, why_not


@dataclass(frozen=True)
class Place:
    """A learner's result: with a mentor, the score and its parts; or without one and why.

    `reason`: 'no_mentor' nobody has a free place; 'language' nobody who has shares a language; 'excluded' those who do were together
    with or declined by the learner before; 'full' others needed the places more.
    """

    learner: str
    mentor: str | None = None
    score: int = 0
    parts: tuple[Part, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Outcome:
    places: list[Place]
    covered: int
    total: int


def match(learners: Iterable[Profile], mentors: Iterable[Profile], weights: Mapping[str, int], *,
          excluded: frozenset[tuple[str, str]] = frozenset(), locked: Mapping[str, str] | None = None,
          progress: Callable[[int, int], None] = lambda done, of: None) -> Outcome:
    """Places for all `learners`, by id. `locked` (learner id -> mentor id) is kept where it is possible, else dropped.

    `progress(done, of)` is told after each learner's scores.
    """
    learners = sorted(learners, key=lambda p: p.id)
    mentors = {m.id: m for m in sorted(mentors, key=lambda p: p.id) if m.seats > 0}
    scores, reasons = {}, {}
    for done, learner in enumerate(learners, 1):
        possible, reasons[learner.id] = _scores(learner, mentors.values(), weights, excluded)
        scores |= possible
        progress(done, len(learners))
    kept = _possible_locks(locked or {}, scores, mentors)
    found = assign(scores, {m.id: m.seats for m in mentors.values()}, kept)
    places = [_place(learner, mentors.get(found.pairs.get(learner.id)), weights, reasons[learner.id]) for learner in learners]
    return Outcome(places, found.covered, found.total)


def _scores(learner, mentors, weights, excluded):
    refusals, scores = set(), {}
    for mentor in mentors:
        refusal = why_not(learner, mentor, excluded)
        if refusal:
            refusals.add(refusal)
        else:
            scores[learner.id, mentor.id] = score_of(learner, mentor, weights)
    if scores:
        return scores, "full"
    return scores, "excluded" if "excluded" in refusals else "language" if "language" in refusals else "no_mentor"


def _possible_locks(locked, scores, mentors):
    kept, used = {}, {}
    for learner, mentor in sorted(locked.items()):
        if (learner, mentor) in scores and used.get(mentor, 0) < mentors[mentor].seats:
            kept[learner] = mentor
            used[mentor] = used.get(mentor, 0) + 1
    return kept


def _place(learner, mentor, weights, reason):
    if mentor is None:
        return Place(learner.id, reason=reason)
    parts = tuple(parts_of(learner, mentor, weights))
    return Place(learner.id, mentor.id, sum(part.points for part in parts), parts)
