"""What a coordinator's, owner's or observer's home shows. Its cost does not grow with the organization."""
from dataclasses import dataclass

from django.db.models import Count

from accounts.models import Membership
from common import clock
from common.sorting import SortKey
from kpis.figures import Figures
from kpis.services import figures_for
from matching.models import MatchRun
from matching.selectors import misfits, silent_mentors
from matching.selectors.mentorships import going_on
from programs.models import Enrolment, Program
from programs.selectors import LIVE
from sessions_app.models import Session
from tenancy.prepared import prepared

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
    disputed: int

    @property
    def things_to_do(self) -> int:
        lists = self.applications, self.draft_runs, self.quiet, self.misfits, self.silent, self.waiting
        return sum(map(len, lists)) + bool(self.disputed)


def staff_home(membership: Membership) -> StaffHome:
    figures = figures_for()
    programs = _programs()
    if not membership.manages:
        return StaffHome(figures, programs, [], False, [], [], [], [], [], 0)
    applications, quiet = _applications(), figures.quiet_pairs
    return StaffHome(
        figures, programs, applications[:FEW], len(applications) > FEW, _drafts(), _quiet(quiet, clock.today()) if quiet else [],
        _misfits(), _silent(), _waiting(figures), _disputed())


@prepared
def _programs():
    return Program.objects.exclude(status=Program.Status.CLOSED).order_by("-starts_on", SortKey("name"))[:6]


@prepared
def _applications():
    found = Enrolment.objects.filter(status=Enrolment.Status.APPLIED).order_by("applied_at")
    return found.select_related("membership__user", "program")[:FEW + 1]


@prepared
def _drafts():
    return MatchRun.objects.filter(status=MatchRun.Status.DRAFT, program__status__in=LIVE).select_related("program")[:FEW]


@prepared
def _quiet(pairs, today):
    """Those that still take sessions: what they were when they were measured may be over."""
    return going_on(today).filter(pk__among=pairs).order_by("started_at")


@prepared
def _misfits():
    return misfits()[:FEW]


@prepared
def _silent():
    return silent_mentors()[:FEW]


def _disputed() -> int:
    """Sessions on which the two words differ."""
    found = _disputes.first()
    return found["n"] if found else 0


@prepared
def _disputes():
    return Session.objects.filter(is_disputed=True).order_by().values("is_disputed").annotate(n=Count("pk"))


def _waiting(figures: Figures) -> list[tuple[Program, int]]:
    """[(live program, learners without a mentor)] as last measured: counting them takes longer the more there are."""
    found = Program.objects.filter(pk__in=figures.waiting, status__in=LIVE).order_by(SortKey("name"))
    return [(program, figures.waiting[str(program.pk)]) for program in found[:FEW]]
