"""What a mentor's home shows. A fixed number of queries, whatever the history."""
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Avg, Count, Exists, F, Max, Min, OuterRef, Q, Subquery, Sum

from accounts.models import Membership
from action_plans.models import Action
from action_plans.selectors import agreements_to_sign
from assessments.models import Goal
from common import clock
from kpis.figures import SMALLEST_GROUP
from kpis.measures import QUIET_AFTER
from kpis.models import SessionFeedback
from matching.models import Mentorship
from programs.models import Enrolment
from sessions_app.models import Session
from tenancy.prepared import prepared

from .mine import active, behind, linked, other_times, planned, proposals_to, requests_to, sessions_around, surveys, to_say

MANY = 60  # more than anybody mentors at once
SOON = timedelta(days=14)  # actions due later wait in their plan


@dataclass(frozen=True)
class MentorHome:
    mentorships: list
    sessions: list
    proposals: list
    other_times: list
    to_say: list
    month: dict
    satisfaction: float | None
    actions: list
    pulses: list
    requests: list
    fit_checks: list
    over: list
    finished: list

    @property
    def active(self):
        return active(self.mentorships)

    @property
    def proposed(self):
        return [m for m in self.mentorships if m.status == Mentorship.Status.PROPOSED and not m.mentor_accepted_at]

    @property
    def quiet(self):
        return [m for m in self.active if m.follow_up == "quiet"]

    @property
    def charters(self):
        return [m for m in self.mentorships if m.to_sign]

    @property
    def things_to_do(self) -> int:
        return sum(map(len, (
            self.requests, self.proposals, self.other_times, self.proposed, self.to_say, self.quiet, self.charters, self.pulses,
            self.actions, self.fit_checks)))


def mentor_home(membership: Membership) -> MentorHome:
    now = clock.now()
    mentorships = [_followed(m, now) for m in _own_mentorships(membership, now)]
    around = sessions_around(membership, mentorships)
    return MentorHome(
        mentorships=mentorships, sessions=planned(around)[:5], to_say=to_say(around),
        proposals=proposals_to(membership, around), other_times=other_times(around),
        month=_month(membership, now), satisfaction=_satisfaction(membership, now),
        actions=_actions_of(mentorships), requests=requests_to(membership), **surveys(membership, mentorships),
        **behind(membership, mentorships, role=Enrolment.Role.MENTOR))


def _actions_of(mentorships) -> list[Action]:
    """The mentor's own that are due soon."""
    open_pairs = active(mentorships)
    return linked(_actions(open_pairs, clock.today() + SOON), open_pairs)


@prepared
def _actions(mentorships, until):
    found = Action.objects.filter(mentorship__among=mentorships, owner__in=("mentor", "both"), status__in=("todo", "doing"),
                                  due_on__lte=until)
    return found.order_by("due_on", "position", "id")[:5]


def _own_mentorships(membership, now) -> list[Mentorship]:
    found = _mentorships(membership, now)
    for mentorship in found:
        mentorship.mentor.membership = membership
    return found


@prepared
def _mentorships(membership, now):
    here = Session.objects.filter(mentorship=OuterRef("pk")).order_by()
    held = here.filter(status=Session.Status.HELD).values("mentorship").annotate(at=Max("starts_at")).values("at")
    planned = here.filter(status=Session.Status.CONFIRMED, ends_at__gte=now).values("mentorship").annotate(at=Min("starts_at")).values("at")
    goal = Goal.objects.filter(enrolment=OuterRef("learner"), status=Goal.Status.OPEN).exclude(
        audience=Goal.Audience.PRIVATE).order_by("due_on").values("specific")[:1]
    return (Mentorship.objects.filter(mentor__membership=membership, status__in=("proposed", "active"))
            .select_related("program", "learner__membership__user", "mentor")
            .annotate(last_held_at=Subquery(held), next_at=Subquery(planned), goal=Subquery(goal),
                      to_sign=Exists(agreements_to_sign(membership).filter(mentorship=OuterRef("pk"))))
            .order_by(F("next_at").asc(nulls_last=True), "pk")[:MANY])


def _followed(mentorship: Mentorship, now: datetime) -> Mentorship:
    """Adds `follow_up`: new, quiet or fine, and `quiet_days`."""
    last = mentorship.last_held_at or mentorship.started_at or mentorship.proposed_at
    mentorship.quiet_days = (now - last).days
    limit = min(QUIET_AFTER, timedelta(days=mentorship.program.session_every_days + 3))
    quiet = mentorship.takes_sessions and not mentorship.next_at and now - last > limit
    mentorship.follow_up = "quiet" if quiet else "new" if not mentorship.last_held_at else "fine"
    return mentorship


def _month(membership, now):
    """{held: sessions, given: timedelta} since the first of the month."""
    found = _held.first(membership, now.replace(day=1, hour=0, minute=0, second=0, microsecond=0))
    return {"held": found["held"], "given": found["given"] or timedelta()} if found else {"held": 0, "given": timedelta()}


@prepared
def _held(membership, since):
    mine = Session.objects.filter(mentorship__mentor__membership=membership, status=Session.Status.HELD, starts_at__gte=since)
    return (mine.order_by().values("mentorship__mentor__membership")
            .annotate(held=Count("pk"), given=Sum(F("ends_at") - F("starts_at"))))


def _satisfaction(membership, now):
    """Mean of what learners said in the last half year, hidden while it would tell who said what."""
    said = _said.first(membership, now - timedelta(days=182))
    return said["mean"] if said and said["n"] >= SMALLEST_GROUP else None


@prepared
def _said(membership, since):
    by_learners = Q(session__mentorship__mentor__membership=membership) & ~Q(membership=membership)
    return (SessionFeedback.objects.filter(by_learners, given_at__gte=since).order_by().values("session__mentorship__mentor__membership")
            .annotate(n=Count("pk"), mean=Avg("rating")))
