from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import member_required
from common import clock, instants
from common.errors import Refused

from .. import clashes, selectors, services, wall_times, wording
from ..counted_hours import Given, midnight
from ..forms import AvailabilityForm

PREVIEWED = 14  # days


@member_required
@require_http_methods(["GET", "POST"])
def availability(request):
    form, refused, status, rules = None, None, 200, selectors.rules_of(request.membership)
    lengths = selectors.lengths_to_offer(request.membership)
    if request.method == "POST":
        form = AvailabilityForm(request.POST, rules=rules, lengths=lengths)
        if not form.only_reshapes(request.POST):
            refused = _refusal(request, form)
            if refused is None:
                return redirect("sessions_app:availability")
            status = 422
    saved = Given(request.membership)
    preview = [(midnight(day), counted) for day, counted in saved.days(clock.today(), PREVIEWED).items()]
    form = form or AvailabilityForm(zone=request.user.time_zone, rules=rules, hours=saved.hours, dates=saved.dates,
                                    days_off=saved.days_off, lengths=lengths)
    return render(request, "sessions_app/availability.html", {
        "form": form, "refused": refused, "given": saved, "preview": preview,
        "clashes": clashes.of(saved)[:clashes.SHOWN]}, status=status)


def _refusal(request, form) -> str | None:
    """What is wrong, in one sentence; None when all is saved."""
    if form.wrong:
        return wording.to_correct(form.wrong)
    try:
        services.set_availability(actor=request.membership, is_warned=True, **form.chosen)
    except Refused as refusal:
        return refusal.message
    messages.success(request, _("Your hours are saved."))
    for day in sorted({hours.day for hours in wall_times.shown_twice(form.chosen["dates"])}):
        messages.info(request, _("On %(day)s the clocks show one hour twice: what you gave of it counts both times.") % {
            "day": instants.day(midnight(day))})
    return None
