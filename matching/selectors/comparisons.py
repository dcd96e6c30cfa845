"""A run beside others: what another objective would cost, and who would have somebody else."""
from dataclasses import dataclass
from uuid import UUID

from programs.models import Enrolment

from ..models import MatchRun, RunRecord
from ..records import opened


@dataclass(frozen=True)
class Rival:
    """Another way of pairing the same people. `differs`: learners who would not have the mentor they have in the run."""

    name: str
    covered: int
    total: int
    lowest: int
    differs: int
    more_covered: int
    more_total: int

    @property
    def fewer_covered(self) -> int:
        return -self.more_covered

    @property
    def is_close(self) -> bool:
        """Other points in all, but by less than what is shown of them."""
        return 0 < abs(self.more_total) < 50

    @property
    def cost(self) -> int:
        return -self.more_total


@dataclass(frozen=True)
class Difference:
    """A learner whose mentor is not the same: ids at first, then people."""

    learner: Enrolment
    here: Enrolment | None
    there: Enrolment | None


def record_of(run: MatchRun) -> RunRecord | None:
    return RunRecord.objects.filter(run=run).first()


def rivals_of(run: MatchRun) -> list[Rival]:
    """The other objectives on the same input, as they were computed beside the run; [] for runs older than records."""
    record = record_of(run)
    if record is None:
        return []
    outcome = opened(record.outcome)
    return [_rival(name, found, outcome) for name, found in sorted(outcome["alternatives"].items())]


def last_before(run: MatchRun) -> MatchRun | None:
    """The run of this program made before this one, whatever became of it."""
    return run.program.match_runs.filter(created_at__lt=run.created_at, proposals__isnull=False).distinct().first()


def pairs_of(run: MatchRun) -> dict[str, str]:
    """{learner id: mentor id} as the run's places stand now."""
    rows = run.proposals.filter(mentor__isnull=False).values_list("learner", "mentor")
    return {str(learner): str(mentor) for learner, mentor in rows}


def pairs_by(run: MatchRun, other: str) -> dict[str, str] | None:
    """By another objective, or (`last`) in the run before; None when there is no such."""
    if other == "last":
        before = last_before(run)
        return pairs_of(before) if before else None
    record = record_of(run)
    found = opened(record.outcome)["alternatives"].get(other) if record else None
    return None if found is None else dict(found["pairs"])


def differing(here: dict[str, str], there: dict[str, str]) -> list[str]:
    """Ids of the learners whose mentor is not the same, in order."""
    return sorted(learner for learner in {*here, *there} if here.get(learner) != there.get(learner))


def differences(learners: list[str], here: dict[str, str], there: dict[str, str]) -> list[Difference]:
    """With the people themselves, in one query for all of these learners."""
    ids = {UUID(i) for i in (*learners, *(p.get(x) for x in learners for p in (here, there))) if i}
    people = {str(e.pk): e for e in Enrolment.objects.filter(pk__in=ids).select_related("membership__user")}
    return [Difference(people[x], people.get(here.get(x)), people.get(there.get(x))) for x in learners if x in people]


def _rival(name, found, outcome) -> Rival:
    here, there = dict(outcome["pairs"]), dict(found["pairs"])
    return Rival(name, found["covered"], found["total"], found["lowest"], len(differing(here, there)),
                 found["covered"] - outcome["covered"], found["total"] - outcome["total"])
