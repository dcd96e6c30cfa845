from datetime import datetime, timedelta

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import member_required
from common import clock
from common.errors import Refused

from .. import selectors, services, slots, times
from ..forms import AvailabilityForm
from ..seasons import season_of


@member_required
@require_http_methods(["GET", "POST"])
def availability(request):
    form, refused, status, rules = None, None, 200, selectors.rules_of(request.membership)
    if request.method == "POST":
        form = AvailabilityForm(request.POST, rules=rules)
        if not form.only_reshapes(request.POST):
            refused = _refusal(request, form)
            if refused is None:
                return redirect("sessions_app:availability")
            status = 422
    saved = {"hours": selectors.hours_of(request.membership), "dates": selectors.dates_of(request.membership),
             "days_off": selectors.days_off_of(request.membership)}
    sets = list(selectors.hours_sets_of(request.membership))
    preview = _preview(request.membership, rules, sets, **saved)
    form = form or AvailabilityForm(zone=request.user.time_zone, rules=rules, **saved)
    return render(request, "sessions_app/availability.html", {
        "form": form, "refused": refused, "preview": preview, "sets": sets,
        "gave_hours": saved["hours"] or saved["dates"] or sets}, status=status)


def _refusal(request, form) -> str | None:
    """What is wrong, in one sentence; None when all is saved."""
    if not form.is_valid():
        return _("Nothing is saved yet: something below needs a correction.")
    try:
        services.set_availability(actor=request.membership, **form.chosen)
    except Refused as refusal:
        return refusal.message
    messages.success(request, _("Your hours are saved."))
    return None


def _preview(membership, rules, sets, hours, dates, days_off):
    """[(local midnight, its open spans)] of the next fourteen days in the person's zone; what is for one program is left out."""
    seasons = [season_of(each) for each in sets if each.program_id is None]
    today = clock.today()
    days = [today + timedelta(days=n) for n in range(15)]
    person = times.assembled(membership, hours, dates, days_off, rules, (days[0], days[-1]), seasons).person
    edges = [datetime.combine(day, datetime.min.time(), timezone.get_current_timezone()) for day in days]
    return [(start, slots.open_spans(person, start, end)) for start, end in zip(edges, edges[1:], strict=False)]
