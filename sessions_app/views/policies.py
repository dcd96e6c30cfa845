"""A program's scheduling policy."""
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import manager_required
from programs.access import program_managed_by

from .. import selectors, services
from ..forms import PolicyForm


@manager_required
@require_http_methods(["GET", "HEAD", "POST"])
def policy(request, slug):
    program = program_managed_by(request.membership, slug)
    if request.method == "POST" and "as_usual" in request.POST:
        services.remove_policy(actor=request.membership, program=program)
        messages.success(request, _("The usual rules hold again."))
        return redirect("sessions_app:policy", program.slug)
    found = selectors.policy_in(program)
    is_own = not found._state.adding
    form = PolicyForm(request.POST if request.method == "POST" else None, instance=found)
    if request.method == "POST" and form.is_valid():
        services.set_policy(actor=request.membership, program=program, **form.cleaned_data)
        messages.success(request, _("The rules are saved."))
        return redirect("sessions_app:policy", program.slug)
    return render(request, "sessions_app/policy.html", {"program": program, "form": form, "is_own": is_own},
                  status=422 if request.method == "POST" else 200)
