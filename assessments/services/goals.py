"""SMART goals, written by the person themselves."""
from datetime import date

from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from programs.models import Enrolment

from ..models import Goal

Status = Goal.Status
MOST_OPEN = 10


def create_goal(*, actor: Membership, enrolment: Enrolment, **fields) -> Goal:
    """`fields` are the five of SMART and the audience. The date lies in the future, in the person's own day."""
    live = enrolment.status in (Enrolment.Status.APPLIED, Enrolment.Status.APPROVED)
    if enrolment.membership_id != actor.pk or enrolment.role != Enrolment.Role.LEARNER or not live:
        raise Refused(_("You can write goals in programs that you take part in as a learner."), "not_enrolled")
    if enrolment.goals.filter(status=Status.OPEN).count() >= MOST_OPEN:
        raise Refused(_("Ten goals are in progress already. Reach or set aside one of them first."), "too_many")
    goal = Goal.objects.create(enrolment=enrolment, created_at=clock.now(), **fields)
    record("assessments.goal.created", actor=actor, target=enrolment, goal=str(goal.pk))
    return goal


def edit_goal(*, actor: Membership, goal: Goal, **fields) -> Goal:
    _open(goal)
    for name, value in fields.items():
        setattr(goal, name, value)
    goal.save(update_fields=list(fields))
    return goal


def update_progress(*, actor: Membership, goal: Goal, progress: int) -> Goal:
    """`progress` is 0-100; a hundred is not yet "reached": the person says that themselves."""
    _open(goal)
    goal.progress = progress
    goal.save(update_fields=["progress"])
    return goal


def close_goal(*, actor: Membership, goal: Goal, reached: bool) -> Goal:
    """Reached or set aside; reopen_goal undoes it."""
    _open(goal)
    goal.status, goal.closed_at = (Status.REACHED if reached else Status.DROPPED), clock.now()
    goal.save(update_fields=["status", "closed_at"])
    record(f"assessments.goal.{goal.status}", actor=actor, target=goal.enrolment, goal=str(goal.pk))
    return goal


def reopen_goal(*, actor: Membership, goal: Goal) -> Goal:
    if goal.status == Status.OPEN:
        raise Refused(_("This goal is already in progress."), "status")
    goal.status, goal.closed_at = Status.OPEN, None
    goal.save(update_fields=["status", "closed_at"])
    record("assessments.goal.reopened", actor=actor, target=goal.enrolment, goal=str(goal.pk))
    return goal


def ends_after_program(due_on: date, enrolment: Enrolment) -> bool:
    return due_on > enrolment.program.ends_on


def _open(goal: Goal) -> None:
    if goal.status != Status.OPEN:
        raise Refused(_("This goal is closed. Reopen it to change it."), "closed")
