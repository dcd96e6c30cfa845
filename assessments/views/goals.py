"""A person's own goals."""
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import member_required
from common.errors import Refused
from programs.selectors import active_enrolments_of

from .. import services
from ..access import own_goal
from ..forms import GoalForm, GoalInProgramForm, ProgressForm
from ..models import Goal
from ..selectors import goals_of
from .needs import warn_after_program

PAGE = 25


def _learning(membership):
    return active_enrolments_of(membership).filter(role="learner")


@require_safe
@member_required
def list_page(request):
    page = Paginator(goals_of(request.membership), PAGE).get_page(request.GET.get("page"))
    goals = list(page)
    done = request.GET.get("done", "")
    return render(request, "assessments/goals.html", {
        "page": page, "open": [g for g in goals if g.status == Goal.Status.OPEN], "today": timezone.localdate(),
        "closed": [g for g in goals if g.status != Goal.Status.OPEN], "just_done": next((g for g in goals if str(g.pk) == done), None),
        "can_create": _learning(request.membership).exists()})


@member_required
def create(request):
    enrolments = _learning(request.membership)
    first = enrolments.first()
    if first is None:
        messages.info(request, _("Goals belong to a program. Apply to one first."))
        return redirect("programs:list")
    form = GoalInProgramForm(request.POST or None, enrolments=enrolments, today=timezone.localdate(),
                             initial={"enrolment": first.pk})
    if request.method == "POST" and form.is_valid():
        enrolment = form.cleaned_data.pop("enrolment")
        try:
            services.create_goal(actor=request.membership, enrolment=enrolment, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Your goal is saved."))
            warn_after_program(request, enrolment, form.cleaned_data["due_on"])
            return redirect("assessments:goals")
    return render(request, "assessments/goal.html", {"form": form}, status=422 if form.is_bound else 200)


@member_required
def edit(request, goal_id):
    goal = own_goal(request.membership, goal_id)
    form = GoalForm(request.POST or None, instance=goal, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            services.edit_goal(actor=request.membership, goal=goal, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Your goal is saved."))
            warn_after_program(request, goal.enrolment, form.cleaned_data["due_on"])
            return redirect("assessments:goals")
    return render(request, "assessments/goal.html", {"form": form, "goal": goal}, status=422 if form.is_bound else 200)


@require_POST
@member_required
def progress(request, goal_id):
    goal, form = own_goal(request.membership, goal_id), ProgressForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Progress is a number from 0 to 100."))
        return redirect("assessments:goals")
    percent = form.cleaned_data["progress"]
    return _do(request, lambda: services.update_progress(actor=request.membership, goal=goal, progress=percent), _("Progress saved."))


@require_POST
@member_required
def reach(request, goal_id):
    goal = own_goal(request.membership, goal_id)
    return _do(request, lambda: services.close_goal(actor=request.membership, goal=goal, reached=True), undo=goal)


@require_POST
@member_required
def drop(request, goal_id):
    goal = own_goal(request.membership, goal_id)
    return _do(request, lambda: services.close_goal(actor=request.membership, goal=goal, reached=False), undo=goal)


@require_POST
@member_required
def reopen(request, goal_id):
    goal = own_goal(request.membership, goal_id)
    return _do(request, lambda: services.reopen_goal(actor=request.membership, goal=goal), _("This goal is in progress again."))


def _do(request, service, said="", undo=None):
    """With `undo` the list itself says what happened and offers to take it back."""
    response = redirect("assessments:goals")
    try:
        service()
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        if said:
            messages.success(request, said)
        if undo is not None:
            response["Location"] += f"?done={undo.pk}"
    return response
