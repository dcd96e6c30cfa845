"""Reads of a program's criteria."""
from django.db.models import QuerySet

from programs.models import Program
from tenancy.prepared import prepared

from ..cohorts import Cohort
from ..criteria import BALANCED, preset, read
from ..engine.criteria import Criteria
from ..engine.rules import Effects
from ..models import CriteriaVersion, MatchRun
from .pair_facts import run_facts
from .people import free_mentors, seats_taken, unmatched_learners
from .preferences import preferences_of, wishing
from .profiles import profiles_of


def saved_criteria(program: Program) -> CriteriaVersion | None:
    return _versions.first(program)


@prepared
def _versions(program):
    return versions_of(program)[:1]


def versions_of(program: Program) -> QuerySet[CriteriaVersion]:
    """Newest first."""
    return CriteriaVersion.objects.filter(program=program).select_related("created_by__user")


def criteria_of(version: CriteriaVersion | None, program: Program) -> Criteria:
    """What a version says, the balanced preset while a program has saved none; for sessions as long as the program's."""
    found = read(version.rules) if version is not None else preset(BALANCED)
    return found.changed(session_minutes=program.session_minutes)


def cohort_of(program: Program, criteria: Criteria, *, objective: str = MatchRun.Objective.COVERAGE, kept: dict | None = None) -> Cohort:
    """The program as it stands: who waits, who has a free place, who must not meet.

    `kept` (ids): pairs to keep; a learner with None is left out.
    """
    kept = kept or {}
    learners = [e for e in unmatched_learners(program) if kept.get(e.pk, ...) is not None]
    mentors = [m for m in profiles_of(free_mentors(program), seats_taken(program)) if m.seats]
    locked = {str(learner): str(mentor) for learner, mentor in kept.items() if mentor is not None}
    wishes = preferences_of(program)
    return Cohort(wishing(profiles_of(learners), wishes), wishing(mentors, wishes), criteria, run_facts(program, wishes), objective, locked)


def effects_on(program: Program, criteria: Criteria) -> Effects:
    """What each rule of these criteria would take away from the program as it stands."""
    return cohort_of(program, criteria).effects()
