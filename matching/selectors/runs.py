from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q, QuerySet

from common import clock
from common.sorting import folded
from programs.models import Enrolment, Program

from ..cohorts import Cohort
from ..models import MatchRun, Proposal
from .criteria import criteria_of
from .pair_facts import run_facts
from .people import enrolled, seats_taken
from .preferences import preferences_of, wishing
from .profiles import profiles_of

TAKEN_BACK_FOR = timedelta(hours=1)


def runs_of(program: Program) -> QuerySet[MatchRun]:
    return program.match_runs.select_related("created_by__user", "criteria")


def open_run(program: Program) -> MatchRun | None:
    """The draft, or the one being computed."""
    return runs_of(program).filter(status__in=[MatchRun.Status.COMPUTING, MatchRun.Status.DRAFT]).first()


def can_be_taken_back(run: MatchRun) -> bool:
    return (run.status == MatchRun.Status.PUBLISHED and run.published_at is not None
            and run.published_at > clock.now() - TAKEN_BACK_FOR)


def places_in(run: MatchRun, show: str = "") -> QuerySet[Proposal]:
    """Best scores first. `show`: '' all, 'matched', 'unmatched', 'kept'."""
    chosen = {"matched": Q(mentor__isnull=False), "unmatched": Q(mentor__isnull=True), "kept": Q(is_locked=True)}.get(show, Q())
    return (run.proposals.filter(chosen).select_related("learner__membership__user", "mentor__membership__user")
            .order_by("-score", "learner__membership__user__sort_name", "id"))


def summary_of(run: MatchRun) -> dict:
    """{places, matched, unmatched, kept, reasons: [(words, n)]} in one query."""
    counts = {"places": 0, "matched": 0, "unmatched": 0, "kept": 0}
    reasons = []
    for row in run.proposals.order_by().values("reason", "is_locked", matched=Q(mentor__isnull=False)).annotate(n=Count("pk")):
        counts["places"] += row["n"]
        counts["matched" if row["matched"] else "unmatched"] += row["n"]
        counts["kept"] += row["n"] if row["is_locked"] else 0
        if row["reason"]:
            reasons.append((row["reason"], row["n"]))
    merged = {reason: sum(n for r, n in reasons if r == reason) for reason, _ in reasons}
    return counts | {"reasons": sorted((str(Proposal.Reason(r).label), n) for r, n in merged.items())}


@dataclass(frozen=True)
class Candidate:
    """A mentor as a learner's possible one: `refusal` is the first rule that forbids it, `held` who has the places in this run."""

    mentor: Enrolment
    score: int
    parts: list[dict]
    refusal: str | None
    free: int
    held: list[Proposal]

    @property
    def is_full(self) -> bool:
        return self.free <= 0

    @property
    def within_reach(self) -> bool:
        """A place is free in this run, or can be by a swap."""
        return self.refusal is None and (not self.is_full or bool(self.held))


def candidates_for(proposal: Proposal) -> list[Candidate]:
    """Every mentor of the program for this learner, or who leads a circle of the run: those within reach by score, then the full ones,
    then those that cannot be."""
    run = proposal.run
    mentors, most = list(enrolled(run.program, Enrolment.Role.MENTOR)), {}
    if run.in_circles:
        most = dict(run.circles.values_list("mentor", "most"))
        mentors = [mentor for mentor in mentors if mentor.pk in most]
    wishes = preferences_of(run.program)
    learner, *profiles = wishing(profiles_of([proposal.learner, *mentors], seats_taken(run.program)), wishes)
    cohort = Cohort([learner], profiles, criteria_of(run.criteria, run.program), run_facts(run.program, wishes))
    held: dict = {}
    for other in run.proposals.filter(mentor__isnull=False).exclude(pk=proposal.pk).select_related("learner__membership__user"):
        held.setdefault(other.mentor_id, []).append(other)
    found = [_candidate(cohort, mentor, learner, profile, held.get(mentor.pk, []), most.get(mentor.pk, profile.seats))
             for mentor, profile in zip(mentors, profiles, strict=True)]
    return sorted(found, key=lambda c: (not c.within_reach, c.refusal is not None, -c.score, folded(c.mentor.membership.name), c.mentor.pk))


def _candidate(cohort, mentor, learner, profile, held, most) -> Candidate:
    parts = [part.as_json() for part in cohort.parts(learner, profile)]
    rules = cohort.broken(learner, profile)
    return Candidate(mentor, sum(p["points"] for p in parts), parts, rules[0] if rules else None,
                     min(profile.seats, most) - len(held), held)
