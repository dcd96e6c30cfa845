"""Who came and went since a draft was made, and what fitting them in would change."""
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Subquery, Sum

from ..cohorts import Cohort, Solved
from ..models import MatchRun
from .circles import sizes_of
from .comparisons import Difference, differences, differing, pairs_of
from .criteria import cohort_of, criteria_of
from .people import free_mentors, unmatched_learners

NAMED = 30


@dataclass(frozen=True)
class Changes:
    """Learners who `came` and have no place in the draft, who `left`, and places `lost` with their mentor or one of the mentor's seats."""

    came: int
    left: int
    lost: int

    def __bool__(self) -> bool:
        return bool(self.came or self.left or self.lost)


@dataclass(frozen=True)
class Fitting:
    """What the draft of those who are still here gains, and whose mentor changes: `moves` in all, the first of them in `moved`."""

    covered: int
    total: int
    moves: int
    moved: list[Difference]


def can_fit(run: MatchRun) -> bool:
    """Stable pairs and circles are made anew as a whole."""
    return run.status == MatchRun.Status.DRAFT and not run.in_circles and run.objective != MatchRun.Objective.STABLE


def changes_since(run: MatchRun) -> Changes:
    """In two queries: newcomers are counted beside the places."""
    waiting = unmatched_learners(run.program).order_by()
    new = waiting.exclude(pk__in=run.proposals.values("learner"))
    rows = list(run.proposals.order_by().values("mentor", "is_locked", waits=Exists(waiting.filter(pk=OuterRef("learner")))).annotate(
        n=Count("pk"), new=Subquery(new.values("program").annotate(n=Count("pk")).values("n"))))
    came = (rows[0]["new"] or 0) if rows else new.count()
    left = sum(row["n"] for row in rows if not row["waits"] and not (row["is_locked"] and row["mentor"] is None))
    held = Counter()
    for row in rows:
        if row["waits"] and row["mentor"] is not None:
            held[row["mentor"]] += row["n"]
    free = dict(free_mentors(run.program).filter(pk__in=held).values_list("pk", "free"))
    return Changes(came, left, sum(max(0, n - max(0, free.get(mentor, 0))) for mentor, n in held.items()))


def fitting_of(run: MatchRun) -> Fitting | None:
    """None where that takes longer than somebody would wait."""
    cohort = gathered(run)
    if not cohort.can_be_tried:
        return None
    here, waiting = pairs_of(run), {learner.id for learner in cohort.learners}
    there: Solved = cohort.fitted(here)
    changed = [learner for learner in differing(here, there.pairs) if learner in waiting]
    kept = run.proposals.filter(mentor__isnull=False, learner__in=waiting).aggregate(covered=Count("pk"), total=Sum("score", default=0))
    return Fitting(there.covered - kept["covered"], there.total - kept["total"], len(changed),
                   differences(changed[:NAMED], here, there.pairs))


def gathered(run: MatchRun) -> Cohort:
    """All that a run reads, in one transaction, so that the computing needs none. Learners left out by hand take no part; kept pairs do."""
    kept = {place.learner_id: place.mentor_id for place in run.proposals.filter(is_locked=True)}
    cohort = cohort_of(run.program, criteria_of(run.criteria, run.program), objective=run.objective, kept=kept)
    return cohort.in_circles(sizes_of(run)) if run.in_circles else cohort
