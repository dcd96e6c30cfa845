"""Sets of hours for a program or a season: made, changed, removed."""
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import member_required
from common.errors import Refused

from .. import access, selectors, services, wording
from ..forms import AvailabilityForm, HoursSetForm
from ..seasons import season_of


@member_required
@require_http_methods(["GET", "POST"])
def new(request):
    return _page(request, None)


@member_required
@require_http_methods(["GET", "POST"])
def change(request, set_id):
    return _page(request, access.own_hours_set(request.membership, set_id))


def _page(request, found):
    programs = selectors.programs_for_hours(request.membership, found)
    refused, status = None, 200
    if request.method == "POST":
        form = HoursSetForm(request.POST, programs=programs)
        if not AvailabilityForm.only_reshapes(request.POST):
            refused = _refusal(request, form, found)
            if refused is None:
                return redirect("sessions_app:availability")
            status = 422
    else:
        hours = season_of(found).hours if found else selectors.hours_of(request.membership)
        form = HoursSetForm(programs=programs, zone=request.user.time_zone, given=found, hours=hours)
    return render(request, "sessions_app/hours_set.html", {"form": form, "set": found, "refused": refused}, status=status)


def _refusal(request, form, found) -> str | None:
    """What is wrong, in one sentence; None when all is saved."""
    if form.wrong:
        return wording.to_correct(form.wrong)
    try:
        services.save_hours_set(actor=request.membership, hours_set=found, **form.chosen)
    except Refused as refusal:
        return refusal.message
    messages.success(request, _("Your hours are saved."))
    return None


@member_required
@require_POST
def remove(request, set_id):
    found = access.own_hours_set(request.membership, set_id)
    try:
        services.remove_hours_set(actor=request.membership, hours_set=found)
        messages.success(request, _("These hours are removed."))
    except Refused as refusal:
        messages.warning(request, refusal.message)
    return redirect("sessions_app:availability")
