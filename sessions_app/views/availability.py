from datetime import datetime, timedelta

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import member_required
from common import clock
from common.errors import Refused

from .. import selectors, services, slots
from ..forms import AvailabilityForm


@member_required
@require_http_methods(["GET", "POST"])
def availability(request):
    hours, days_off = selectors.hours_of(request.membership), selectors.days_off_of(request.membership)
    form, refused, status = None, None, 200
    if request.method == "POST":
        form = AvailabilityForm(request.POST)
        if not form.only_reshapes(request.POST):
            refused = _refusal(request, form)
            if refused is None:
                return redirect("sessions_app:availability")
            status = 422
    form = form or AvailabilityForm(zone=request.user.time_zone, hours=hours, days_off=days_off)
    return render(request, "sessions_app/availability.html", {
        "form": form, "refused": refused, "preview": _preview(hours, days_off), "gave_hours": bool(hours)}, status=status)


def _refusal(request, form) -> str | None:
    """What is wrong, in one sentence; None when all is saved."""
    if not form.is_valid():
        return _("Nothing is saved yet: something below needs a correction.")
    try:
        services.set_availability(actor=request.membership, hours=form.chosen_hours, days_off=form.chosen_days_off)
    except Refused as refusal:
        return refusal.message
    messages.success(request, _("Your hours are saved."))
    return None


def _preview(hours, days_off):
    """[(local midnight, its open spans)] of the next seven days in the person's zone."""
    today = timezone.localtime(clock.now()).date()
    edges = [datetime.combine(today + timedelta(days=n), datetime.min.time(), timezone.get_current_timezone()) for n in range(8)]
    open_spans = slots.open_spans(hours, days_off, slots.whole_minute(edges[0]), slots.whole_minute(edges[-1]))
    return [(start, slots.intersection(open_spans, [(slots.whole_minute(start), slots.whole_minute(end))]))
            for start, end in zip(edges, edges[1:], strict=False)]
