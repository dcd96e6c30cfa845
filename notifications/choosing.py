"""The page on which a member chooses their emails and their quiet hours."""
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import member_required

from . import services
from .forms import PreferencesForm
from .selectors import preferences_of


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request):
    form = PreferencesForm(request.POST if request.method == "POST" else None, preferences=preferences_of(request.membership))
    if request.method == "POST" and form.is_valid():
        services.set_preferences(actor=request.membership, **form.chosen)
        messages.success(request, _("Your choices are saved."))
        return redirect("notifications:preferences")
    return render(request, "notifications/preferences.html", {"form": form}, status=422 if form.errors else 200)
