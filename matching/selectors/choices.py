"""What a change by hand would do to a draft, said before it is done."""
from dataclasses import dataclass, field

from ..cohorts import Cohort, Solved
from ..models import Proposal
from ..records import cohort_of
from .comparisons import Difference, differences, differing, pairs_of, record_of
from .runs import Candidate


@dataclass(frozen=True)
class Choice:
    """`covered` and `total`: what the draft gains (or loses, below 0) by the change alone. `around`: by computing the rest anew around it.

    `moves` of other people then, `moved` of them named; None when there is no record to compute from.
    """

    covered: int
    total: int
    around_covered: int | None = None
    around_total: int | None = None
    moves: int = 0
    moved: list[Difference] = field(default_factory=list)


NAMED = 10


def effect_of_choosing(place: Proposal, candidate: Candidate, swap: Proposal | None, given_back: Candidate | None) -> Choice:
    """Of giving the learner this mentor; `swap` is the place that gives the seat, and gets `given_back` or nobody."""
    after = candidate.score + (given_back.score if given_back else 0)
    before = place.score + (swap.score if swap else 0)
    covered = (place.mentor_id is None) - (swap is not None and given_back is None)
    return _around(place, {str(place.learner_id): str(candidate.mentor.pk)}, covered, after - before)


def effect_of_leaving_out(place: Proposal) -> Choice:
    return _around(place, {str(place.learner_id): None}, -(place.mentor_id is not None), -place.score)


def _around(place: Proposal, chosen: dict, covered: int, total: int) -> Choice:
    record = record_of(place.run)
    if record is None:
        return Choice(covered, total)
    cohort = _with(cohort_of(record.inputs), place, chosen)
    if not cohort.can_be_tried:
        return Choice(covered, total)
    here, solved = pairs_of(place.run), cohort.solve()
    others = [learner for learner in differing(here, solved.pairs) if learner not in chosen]
    return Choice(covered, total, solved.covered - place.run.covered, solved.total - place.run.total, len(others),
                  differences(others[:NAMED], here, solved.pairs))


def _with(cohort: Cohort, place: Proposal, chosen: dict) -> Cohort:
    """The recorded input with what is kept now, and with the choice."""
    kept = {str(a): b and str(b) for a, b in place.run.proposals.filter(is_locked=True).values_list("learner", "mentor")} | chosen
    out = [learner for learner, mentor in kept.items() if mentor is None]
    return cohort.without_learners(out).kept({a: b for a, b in kept.items() if b is not None})


def solved_with(cohort: Cohort, learner: str, mentor: str) -> Solved:
    """The optimum in which these two are together."""
    return cohort.kept({learner: mentor}).solve()
