"""The list of pairs and the page of one: composed from the rooms that each hold a part of it."""
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from accounts.models import Membership
from action_plans.models import Action, Agreement
from assessments.models import Goal
from common import clock
from matching.access import part_in
from matching.models import Mentorship
from matching.selectors.circles import Members, circle_of
from sessions_app.models import Session
from tenancy.prepared import prepared

from .mine import linked


def pairs_for(actor: Membership, *, status: str = "", program: str = "", search: str = "") -> QuerySet[Mentorship]:
    """Everybody's for managers, one's own otherwise; narrowed by status, program address and a part of a name."""
    found = Mentorship.objects.select_related("program", "learner__membership__user", "mentor__membership__user")
    if not actor.manages:
        found = found.filter(Q(learner__membership=actor) | Q(mentor__membership=actor))
    if status:
        found = found.filter(status=status)
    if program:
        found = found.filter(program__slug=program)
    if search:
        found = found.filter(Q(learner__membership__user__name__icontains=search) | Q(mentor__membership__user__name__icontains=search))
    return found.order_by("-proposed_at", "pk")


@dataclass(frozen=True)
class PairPage:
    """`part` is 'learner', 'mentor' or None for staff, who see progress but neither messages nor private goals."""

    mentorship: Mentorship
    part: str | None
    agreement: Agreement | None
    upcoming: list
    past: list
    goals: list
    actions: list
    progress: int | None
    circle: Members | None


def pair_page(actor: Membership, mentorship: Mentorship) -> PairPage:
    part, now = part_in(actor, mentorship), clock.now()
    upcoming, past = (linked(rows(mentorship, now), [mentorship]) for rows in (_to_come, _past))
    actions = _actions(mentorship)
    return PairPage(
        mentorship, part, _agreement.first(mentorship), upcoming, past,
        _goals(mentorship.learner_id, GOALS_SEEN_BY[part]), [a for a in actions if a.status in ("todo", "doing")][:5],
        round(100 * sum(a.status == "done" for a in actions) / len(actions)) if actions else None,
        circle_of(mentorship))


@prepared
def _actions(mentorship):
    return Action.objects.filter(mentorship=mentorship).exclude(status="dropped").only(
        "title", "due_on", "status", "owner", "progress", "position", "organization_id")[:100]


@prepared
def _agreement(mentorship):
    return Agreement.objects.filter(mentorship=mentorship, replaced_at=None)


@prepared
def _to_come(mentorship, now):
    found = Session.objects.filter(mentorship=mentorship, status=Session.Status.CONFIRMED, ends_at__gte=now)
    return found.order_by("starts_at")[:3]


@prepared
def _past(mentorship, now):
    found = Session.objects.filter(mentorship=mentorship, starts_at__lt=now).exclude(status=Session.Status.CANCELLED)
    return found.order_by("-starts_at")[:5]


GOALS_SEEN_BY = {"learner": list(Goal.Audience), "mentor": [a for a in Goal.Audience if a != Goal.Audience.PRIVATE],
                 None: [Goal.Audience.STAFF]}


@prepared
def _goals(enrolment, audiences):
    return Goal.objects.filter(enrolment=enrolment, audience__among=audiences).exclude(status=Goal.Status.DROPPED)[:5]
