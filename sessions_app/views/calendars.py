"""The page of a member's calendars elsewhere."""
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import member_required
from common.errors import Refused

from .. import access, clashes, selectors, services, tasks
from ..counted_hours import Given
from ..forms import CalendarForm


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def calendars(request):
    form = CalendarForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.subscribe_calendar(actor=request.membership, **form.cleaned_data)
        except Refused as refused:
            form.add_error("url", refused.message)
        else:
            tasks.calendars_waker.ask_once_committed()
            messages.success(request, _("The calendar is added. Its busy time counts once it is read, within a few minutes."))
            return redirect("sessions_app:calendars")
    return render(request, "sessions_app/calendars.html", {
        "form": form, "calendars": selectors.calendars_of(request.membership),
        "clashes": clashes.of(Given(request.membership))[:clashes.SHOWN]}, status=422 if form.errors else 200)


@member_required
@require_POST
def remove(request, calendar_id):
    services.unsubscribe_calendar(actor=request.membership, calendar=access.own_calendar(request.membership, calendar_id))
    messages.success(request, _("The calendar is removed, and its busy time no longer counts."))
    return redirect("sessions_app:calendars")
