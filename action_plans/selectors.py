"""Reads of charters and plans. All run for the organization at work."""
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from accounts.models import Membership
from common import clock
from matching.models import Mentorship
from programs.models import Program
from tenancy.prepared import prepared

from . import defaults
from .models import Action, Agreement, PlanTemplate, TemplateAction

TERMS = ("focus", "rhythm", "channel", "confidentiality", "ends_on")
OPEN = (Action.Status.TODO, Action.Status.DOING)


def agreement_of(mentorship: Mentorship) -> Agreement | None:
    """The version in force, signed or waiting for signatures."""
    return Agreement.objects.filter(mentorship=mentorship, replaced_at__isnull=True).select_related("drafted_by__user").first()


def earlier_versions(mentorship: Mentorship) -> QuerySet[Agreement]:
    return versions_of(mentorship).filter(replaced_at__isnull=False)


def versions_of(mentorship: Mentorship) -> QuerySet[Agreement]:
    """Every version of the charter, the newest first."""
    return Agreement.objects.filter(mentorship=mentorship).select_related("drafted_by__user").order_by("-version")


def default_terms(mentorship: Mentorship) -> dict:
    """Terms to start from, in the program's language and with its rhythm."""
    program, language = mentorship.program, mentorship.program.language
    return {
        "focus": defaults.in_language(defaults.FOCUS, language).format(learner=mentorship.learner.membership.user.first_name),
        "rhythm": defaults.in_language(defaults.RHYTHM, language).format(
            minutes=program.session_minutes, days=program.session_every_days),
        "channel": defaults.in_language(defaults.CHANNEL, language),
        "confidentiality": defaults.in_language(defaults.CONFIDENTIALITY, language),
        "ends_on": program.ends_on,
    }


def agreements_to_sign(membership: Membership) -> QuerySet[Agreement]:
    """The charters that wait for this person's own signature."""
    mine = (Q(mentorship__learner__membership=membership, learner_signed_at__isnull=True)
            | Q(mentorship__mentor__membership=membership, mentor_signed_at__isnull=True))
    return (Agreement.objects.filter(mine, replaced_at__isnull=True, mentorship__status=Mentorship.Status.ACTIVE)
            .select_related("mentorship__program", "mentorship__learner__membership__user", "mentorship__mentor__membership__user"))


def actions_of(mentorship: Mentorship) -> QuerySet[Action]:
    return Action.objects.filter(mentorship=mentorship).order_by("due_on", "position", "id")


@prepared
def open_actions_of(mentorship: Mentorship) -> QuerySet[Action]:
    """What the two still have to do, soonest first."""
    return Action.objects.filter(mentorship=mentorship, status__in=OPEN).order_by("due_on", "position", "id")


def next_actions(membership: Membership) -> QuerySet[Action]:
    """Open actions of the person's active mentorships that are theirs or both's, soonest first; the pair is loaded."""
    learner = Q(mentorship__learner__membership=membership, owner__in=["learner", "both"])
    mentor = Q(mentorship__mentor__membership=membership, owner__in=["mentor", "both"])
    return (Action.objects.filter(learner | mentor, status__in=OPEN, mentorship__status=Mentorship.Status.ACTIVE)
            .select_related("mentorship__learner__membership__user", "mentorship__mentor__membership__user")
            .order_by("due_on", "position", "id"))


def overdue(membership: Membership) -> QuerySet[Action]:
    return next_actions(membership).filter(due_on__lt=clock.today())


@dataclass(frozen=True)
class Progress:
    """Actions that count (those set aside do not): how many, how many done, how many late."""

    total: int
    done: int
    overdue: int

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 0


def progress_of(mentorship: Mentorship) -> Progress:
    counts = Action.objects.filter(mentorship=mentorship).exclude(status=Action.Status.DROPPED).aggregate(
        total=Count("pk"), done=Count("pk", filter=Q(status=Action.Status.DONE)),
        overdue=Count("pk", filter=Q(status__in=OPEN, due_on__lt=clock.today())))
    return Progress(**counts)


@dataclass(frozen=True)
class Milestone:
    name: str
    actions: list[Action]
    done: int
    total: int

    @property
    def is_done(self) -> bool:
        """Nothing is left to do in it."""
        return not any(action.status in OPEN for action in self.actions) and self.total > 0


def plan_of(mentorship: Mentorship, today: date) -> tuple[list[Milestone], Progress]:
    """The whole plan by milestone, in the order in which they come due, in one query. Marks each action's `is_overdue`."""
    groups: dict[str, list[Action]] = {}
    for action in actions_of(mentorship):
        action.is_overdue = action.status in OPEN and action.due_on < today
        action.is_open = action.status in OPEN
        groups.setdefault(action.milestone, []).append(action)
    milestones = [_milestone(name, actions) for name, actions in groups.items()]
    late = sum(action.is_overdue for m in milestones for action in m.actions)
    return milestones, Progress(sum(m.total for m in milestones), sum(m.done for m in milestones), late)


def _milestone(name: str, actions: list[Action]) -> Milestone:
    counted = [a for a in actions if a.status != Action.Status.DROPPED]
    return Milestone(name, actions, sum(a.status == Action.Status.DONE for a in counted), len(counted))


def template_of(program: Program) -> PlanTemplate | None:
    return PlanTemplate.objects.filter(program=program).first()


def template_rows(template: PlanTemplate) -> QuerySet[TemplateAction]:
    return template.actions.order_by("position")


def signed_on(mentorship: Mentorship) -> date | None:
    """When the pair last signed a charter, both of them."""
    found = Agreement.objects.filter(mentorship=mentorship, learner_signed_at__isnull=False, mentor_signed_at__isnull=False).aggregate(
        learner=Max("learner_signed_at"), mentor=Max("mentor_signed_at"))
    return max(found["learner"], found["mentor"]).date() if found["learner"] else None
