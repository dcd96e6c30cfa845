from collections.abc import Mapping
from datetime import timedelta

from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from matching.models import Mentorship

from ..models import Action, PlanTemplate
from .templates import install_default_template

MOST = 200  # actions in one plan: more is no plan, and the page shows them all
Status = Action.Status


def make_plan(mentorship: Mentorship) -> list[Action]:
    """The pair's first actions, from the program's template (the shipped one if it has none). A pair that has some keeps them."""
    if Action.objects.filter(mentorship=mentorship, source="template").exists():
        return []
    template = PlanTemplate.objects.filter(program=mentorship.program_id).first() or install_default_template(mentorship.program)
    start, now = (mentorship.started_at or clock.now()).date(), clock.now()
    return Action.objects.bulk_create([
        Action(mentorship=mentorship, milestone=row.milestone, title=row.title, owner=row.owner, position=row.position,
               due_on=start + timedelta(days=row.due_after_days), source="template", created_at=now) for row in template.actions.all()])


def add_action(*, actor: Membership, mentorship: Mentorship, fields: Mapping) -> Action:
    """`fields`: title, due_on, owner, and if wished milestone and detail."""
    _writable(mentorship)
    if Action.objects.filter(mentorship=mentorship).count() >= MOST:
        raise Refused(_("A plan holds at most %(n)d actions. Finish or change some first.") % {"n": MOST}, "too_many")
    action = Action.objects.create(mentorship=mentorship, created_by=actor, created_at=clock.now(), position=MOST, **fields)
    record("action_plans.action.added", actor=actor, target=action)
    return action


def edit_action(*, actor: Membership, action: Action, fields: Mapping) -> Action:
    action = _held(action)
    for name, value in fields.items():
        setattr(action, name, value)
    action.save(update_fields=list(fields))
    record("action_plans.action.edited", actor=actor, target=action, fields=sorted(fields))
    return action


def move_action(*, actor: Membership, action: Action, days: int) -> Action:
    """Puts its date off by some days, counted from today when it is overdue already."""
    action = _held(action)
    action.due_on = max(action.due_on, clock.today()) + timedelta(days=days)
    action.save(update_fields=["due_on"])
    record("action_plans.action.moved", actor=actor, target=action, due_on=action.due_on.isoformat())
    return action


def set_progress(*, actor: Membership, action: Action, percent: int) -> Action:
    """0 to do, 100 done, in progress between them."""
    action = _held(action)
    if not 0 <= percent <= 100:
        raise Refused(_("Progress goes from 0 to 100."), "progress")
    return _become(actor, action, Status.DONE if percent == 100 else Status.DOING if percent else Status.TODO, percent)


def finish_action(*, actor: Membership, action: Action) -> Action:
    return _become(actor, _held(action), Status.DONE, 100)


def drop_action(*, actor: Membership, action: Action) -> Action:
    """Sets it aside: it stays in the plan and counts no more. reopen_action undoes it."""
    action = _held(action)
    return _become(actor, action, Status.DROPPED, action.progress)


def reopen_action(*, actor: Membership, action: Action) -> Action:
    """The undo of finishing and of setting aside."""
    action = _held(action)
    percent = 0 if action.status == Status.DONE else min(action.progress, 99)
    return _become(actor, action, Status.DOING if percent else Status.TODO, percent)


def _held(action: Action) -> Action:
    held = Action.objects.select_for_update(of=("self",)).select_related("mentorship").get(pk=action.pk)
    _writable(held.mentorship)
    return held


def _writable(mentorship: Mentorship) -> None:
    if mentorship.status != Mentorship.Status.ACTIVE:
        raise Refused(_("This mentorship is not active, so its plan cannot change."), "not_active")


def _become(actor, action, status, percent) -> Action:
    if (action.status, action.progress) == (status, percent):
        return action
    action.status, action.progress = status, percent
    action.done_at = clock.now() if status == Status.DONE else None
    action.save(update_fields=["status", "progress", "done_at"])
    record(f"action_plans.action.{status}", actor=actor, target=action, progress=percent)
    return action
