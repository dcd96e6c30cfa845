"""What a coordinator's, owner's or observer's home shows. Its cost does not grow with the organization."""
from dataclasses import dataclass

from accounts.models import Membership
from common.sorting import SortKey
from kpis.figures import Figures
from kpis.services import figures_for
from matching.models import MatchRun, Mentorship
from matching.selectors import misfits, silent_mentors
from programs.models import Enrolment, Program
from programs.selectors import LIVE

FEW = 5
MANY = 100


@dataclass(frozen=True)
class StaffHome:
    figures: Figures
    programs: list
    applications: list
    more_applications: bool
    draft_runs: list
    quiet: list
    misfits: list
    silent: list
    waiting: list

    @property
    def things_to_do(self) -> int:
        return len(self.applications) + len(self.draft_runs) + len(self.quiet) + len(self.misfits) + len(self.silent) + len(self.waiting)


def staff_home(membership: Membership) -> StaffHome:
    figures = figures_for()
    programs = list(Program.objects.exclude(status=Program.Status.CLOSED).order_by("-starts_on", SortKey("name"))[:6])
    if not membership.manages:
        return StaffHome(figures, programs, [], False, [], [], [], [], [])
    applications = list(Enrolment.objects.filter(status=Enrolment.Status.APPLIED).order_by("applied_at")
                        .select_related("membership__user", "program")[:FEW + 1])
    return StaffHome(
        figures, programs, applications[:FEW], len(applications) > FEW,
        list(MatchRun.objects.filter(status=MatchRun.Status.DRAFT).select_related("program")[:FEW]),
        list(Mentorship.objects.filter(pk__in=figures.quiet_pairs)
             .select_related("learner__membership__user", "mentor__membership__user", "program").order_by("started_at")),
        list(misfits()[:FEW]), list(silent_mentors()[:FEW]), _waiting(figures))


def _waiting(figures: Figures) -> list[tuple[Program, int]]:
    """[(live program, learners without a mentor)] as last measured: counting them takes longer the more there are."""
    found = Program.objects.filter(pk__in=figures.waiting, status__in=LIVE).order_by(SortKey("name"))
    return [(program, figures.waiting[str(program.pk)]) for program in found[:FEW]]
