"""A program's scheduling policy."""
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import manager_required
from common.errors import Refused
from programs.access import program_managed_by

from .. import selectors, services
from ..forms import PolicyForm


@manager_required
@require_http_methods(["GET", "HEAD", "POST"])
def policy(request, slug):
    program = program_managed_by(request.membership, slug)
    if request.method != "POST":
        return _page(request, program, PolicyForm(instance=selectors.policy_in(program)))
    form = PolicyForm(request.POST, instance=selectors.policy_in(program))
    if "as_usual" in request.POST:
        return _as_usual(request, program, form.seen)
    if not form.is_valid():
        return _page(request, program, form, status=422)
    try:
        services.set_policy(actor=request.membership, program=program, seen=form.seen, **form.cleaned_data)
    except Refused as refusal:
        return _page(request, program, form.over(refusal.extra["stands"]), status=409, refusal=refusal)
    messages.success(request, _("The rules are saved."))
    return redirect("sessions_app:policy", program.slug)


def _as_usual(request, program, seen):
    try:
        services.remove_policy(actor=request.membership, program=program, seen=seen)
    except Refused as refusal:
        return _page(request, program, PolicyForm(instance=selectors.policy_in(program)), status=409, refusal=refusal)
    messages.success(request, _("The usual rules hold again."))
    return redirect("sessions_app:policy", program.slug)


def _page(request, program, form, *, status=200, refusal=None):
    is_own = not form.instance._state.adding
    return render(request, "sessions_app/policy.html", {
        "program": program, "form": form, "is_own": is_own, "refusal": refusal}, status=status)
