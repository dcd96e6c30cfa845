from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import member_required
from common import clock
from common.errors import Refused
from matching.access import mentorship_for, own_mentorship, part_in
from matching.models import Mentorship

from .. import services
from ..access import own_action
from ..forms import ActionForm, ProgressForm
from ..selectors import plan_of

WEEK = 7


@require_GET
@member_required
def plan(request, mentorship_id):
    return _plan_page(request, mentorship_for(request.membership, mentorship_id))


@require_POST
@member_required
def add(request, mentorship_id):
    pair = own_mentorship(request.membership, mentorship_id)
    form = ActionForm(request.POST, suggestions="milestones")
    if not form.is_valid():
        return _plan_page(request, pair, form=form, status=422)
    try:
        services.add_action(actor=request.membership, mentorship=pair, fields=form.cleaned_data)
    except Refused as refused:
        form.add_error(None, refused.message)
        return _plan_page(request, pair, form=form, status=422)
    messages.success(request, _("The action is in your plan."))
    return redirect("action_plans:plan", pair.pk)


@require_http_methods(["GET", "POST"])
@member_required
def edit(request, action_id):
    action = own_action(request.membership, action_id)
    fields = {name: getattr(action, name) for name in ActionForm.Meta.fields}
    form = ActionForm(request.POST) if request.method == "POST" else ActionForm(initial=fields)
    if request.method == "POST" and form.is_valid():
        try:
            services.edit_action(actor=request.membership, action=action, fields=form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Saved."))
            return redirect("action_plans:plan", action.mentorship_id)
    return render(request, "action_plans/action_edit.html", {"form": form, "action": action, "pair": action.mentorship},
                  status=422 if form.errors else 200)


@require_POST
@member_required
def done(request, action_id):
    return _changed(request, action_id, services.finish_action, _("Done. Well noted."))


@require_POST
@member_required
def undo(request, action_id):
    return _changed(request, action_id, services.reopen_action, _("The action is open again."))


@require_POST
@member_required
def drop(request, action_id):
    return _changed(request, action_id, services.drop_action, _("Set aside. It stays in the plan; you can take it up again."))


@require_POST
@member_required
def move(request, action_id):
    return _changed(request, action_id, services.move_action, _("Put off by a week."), days=WEEK)


@require_POST
@member_required
def progress(request, action_id):
    form = ProgressForm(request.POST)
    if not form.is_valid():
        action = own_action(request.membership, action_id)
        messages.error(request, _("Progress goes from 0 to 100."))
        return redirect("action_plans:plan", action.mentorship_id)
    return _changed(request, action_id, services.set_progress, _("Progress noted."), percent=form.cleaned_data["percent"])


def _changed(request, action_id, service, said, **how):
    action = own_action(request.membership, action_id)
    try:
        service(actor=request.membership, action=action, **how)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, said)
    return redirect("action_plans:plan", action.mentorship_id)


def _plan_page(request, pair, *, form=None, status=200):
    today = timezone.localdate(clock.now())
    milestones, total = plan_of(pair, today)
    part = part_in(request.membership, pair)
    return render(request, "action_plans/plan.html", {
        "pair": pair, "part": part, "milestones": milestones, "progress": total, "today": today,
        "may_write": part is not None and pair.status == Mentorship.Status.ACTIVE, "steps": (0, 25, 50, 75, 100),
        "form": form or ActionForm(initial={"owner": part, "due_on": today}, suggestions="milestones")}, status=status)
