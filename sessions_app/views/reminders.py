"""The rules by which people are reminded: a program's, and those of the organization that hold where a program has none."""
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import manager_required
from programs.access import program_managed_by

from .. import services
from ..forms import RemindersForm
from ..reminder_rules import own_kinds, rules_in


@manager_required
@require_http_methods(["GET", "HEAD", "POST"])
def of_program(request, slug):
    return _page(request, program_managed_by(request.membership, slug))


@manager_required
@require_http_methods(["GET", "HEAD", "POST"])
def of_organization(request):
    return _page(request, None)


def _page(request, program):
    here = reverse("sessions_app:program-reminders", args=[program.slug]) if program else reverse("sessions_app:reminders")
    key = program.pk if program else None
    rules = rules_in(*filter(None, [key]))
    if request.method == "POST" and program and "as_organization" in request.POST:
        services.set_reminders(actor=request.membership, program=program, rules=rules[None])
        messages.success(request, _("The organization's rules hold again."))
        return redirect(here)
    form = RemindersForm(request.POST if request.method == "POST" else None, rules=rules[key], own=own_kinds(program))
    if request.method == "POST" and form.is_valid():
        services.set_reminders(actor=request.membership, program=program, rules=form.chosen)
        messages.success(request, _("The rules are saved. What was planned by the old ones has moved."))
        return redirect(here)
    status = 422 if request.method == "POST" else 200
    return render(request, "sessions_app/reminders.html", {"program": program, "form": form, "is_wrong": status == 422}, status=status)
