"""What a learner's home shows. A fixed number of queries, whatever the history."""
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from accounts.models import Membership
from action_plans.models import Action, Agreement
from assessments.models import Goal, NeedsAssessment
from matching.models import Mentorship
from matching.selectors import may_ask, wish_list
from programs.models import Enrolment
from sessions_app.models import Session
from tenancy.prepared import prepared

from .mine import active, behind, linked, other_times, planned, proposals_to, requests_to, sessions_around, surveys, to_say

OPEN = (Mentorship.Status.PROPOSED, Mentorship.Status.ACTIVE)


@dataclass(frozen=True)
class LearnerHome:
    enrolments: list
    mentorships: list
    sessions: list
    proposals: list
    other_times: list
    to_say: list
    goals: list
    actions: list
    pulses: list
    requests: list
    fit_checks: list
    search: Enrolment | None
    asked: list
    over: list
    finished: list

    @property
    def active(self):
        return next(iter(active(self.mentorships)), None)

    @property
    def proposed(self):
        return [m for m in self.mentorships if m.status == Mentorship.Status.PROPOSED and not m.learner_accepted_at]

    @property
    def awaited(self):
        return [m for m in self.mentorships if m.status == Mentorship.Status.PROPOSED and m.learner_accepted_at]

    @property
    def next_session(self):
        return self.sessions[0] if self.sessions else None


def learner_home(membership: Membership) -> LearnerHome:
    enrolments, mentorships = _enrolments(membership), _own_mentorships(membership)
    search = _search(enrolments, mentorships)
    return LearnerHome(
        enrolments=enrolments, mentorships=mentorships, goals=_goals(membership), requests=requests_to(membership),
        search=search, asked=list(wish_list(search)[:5]) if search else [],
        **behind(membership, enrolments or mentorships, role=Enrolment.Role.LEARNER),
        **(_with_a_mentor(membership, mentorships) if mentorships else NOBODY_YET))


NOBODY_YET = {"sessions": [], "proposals": [], "other_times": [], "to_say": [], "actions": [], "pulses": [], "fit_checks": []}


def _with_a_mentor(membership: Membership, mentorships: list[Mentorship]) -> dict:
    sessions, open_pairs = sessions_around(membership, mentorships), active(mentorships)
    return {"sessions": planned(sessions)[:3], "proposals": proposals_to(membership, sessions), "other_times": other_times(sessions),
            "to_say": to_say(sessions), "actions": linked(_actions(open_pairs), open_pairs), **surveys(membership, mentorships)}


@prepared
def _actions(mentorships):
    found = Action.objects.filter(mentorship__among=mentorships, owner__in=("learner", "both"), status__in=("todo", "doing"))
    return found.order_by("due_on", "position", "id")[:5]


@prepared
def _goals(membership: Membership):
    return Goal.objects.filter(enrolment__membership=membership, status=Goal.Status.OPEN)[:3]


def _search(enrolments, mentorships) -> Enrolment | None:
    """The part in which the person may look for a mentor themself: needs described, nobody proposed, and the program's ways allow it."""
    ready = [e for e in enrolments if e.status == Enrolment.Status.APPROVED and e.has_needs]
    if mentorships or not ready:
        return None
    asking = may_ask([e.program for e in ready])
    return next((e for e in ready if e.program_id in asking), None)


@prepared
def _enrolments(membership):
    here = OuterRef("pk")
    return (Enrolment.objects.filter(membership=membership, role=Enrolment.Role.LEARNER,
                                     status__in=(Enrolment.Status.APPLIED, Enrolment.Status.APPROVED))
            .select_related("program").order_by("-applied_at")
            .annotate(has_needs=Exists(NeedsAssessment.objects.filter(enrolment=here, completed_at__isnull=False)),
                      has_goal=Exists(Goal.objects.filter(enrolment=here)))[:5])


def _own_mentorships(membership) -> list[Mentorship]:
    found = _mentorships(membership)
    for mentorship in found:
        mentorship.learner.membership = membership
    return found


@prepared
def _mentorships(membership):
    here = OuterRef("pk")
    return (Mentorship.objects.filter(learner__membership=membership, status__in=OPEN)
            .select_related("program", "mentor__membership__user", "learner").order_by("-proposed_at")
            .annotate(has_charter=Exists(Agreement.objects.filter(mentorship=here, replaced_at=None, learner_signed_at__isnull=False)),
                      has_met=Exists(Session.objects.filter(mentorship=here, status=Session.Status.HELD)))[:5])


@dataclass(frozen=True)
class Step:
    """One of the first steps: what, whether it is done, where to do it, about how many minutes it takes."""

    code: str
    done: bool
    key: object
    minutes: int


def first_steps(home: LearnerHome, membership: Membership) -> list[Step]:
    """The checklist of somebody who starts; empty once all is done."""
    enrolment = next((e for e in home.enrolments if e.status == Enrolment.Status.APPROVED), None)
    if enrolment is None:
        return []
    steps = [Step("profile", bool(membership.bio and membership.languages), None, 3),
             Step("needs", enrolment.has_needs, enrolment.pk, 8), Step("goal", enrolment.has_goal, None, 5)]
    if home.active:
        steps += [Step("charter", home.active.has_charter, home.active.pk, 4),
                  Step("meet", home.active.has_met or bool(home.sessions), home.active.pk, 2)]
    return [] if all(step.done for step in steps) else steps
