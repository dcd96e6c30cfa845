"""Language, theme and zone: one page, and three addresses for the shell's quick menu, open to signed-out people too."""
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from common.errors import Refused

from .. import services
from ..forms import SettingsForm
from ..models import User

YEAR = 365 * 24 * 3600


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request):
    user = request.user
    form = SettingsForm(request.POST if request.method == "POST" else None, initial={
        "language": user.language, "theme": user.theme, "time_zone": user.time_zone})
    if request.method == "POST" and form.is_valid():
        services.change_settings(user=user, **form.cleaned_data)
        with translation.override(user.language):
            messages.success(request, _("Your settings are saved."))
        return _with_language(redirect("accounts:settings"), user.language)
    return render(request, "accounts/settings.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def language_change(request):
    language = request.POST.get("language", "")
    if language not in User.Language.values:
        return _refused(request, _("Choose one of the languages offered."))
    if request.user.is_authenticated:
        services.change_language(user=request.user, language=language)
    return _with_language(_back(request), language)


@require_POST
def theme_change(request):
    theme = request.POST.get("theme", "")
    if theme not in User.Theme.values:
        return _refused(request, _("Choose one of the themes offered."))
    if request.user.is_authenticated:
        services.change_theme(user=request.user, theme=theme)
    response = _back(request)
    response.set_cookie("theme", theme, max_age=YEAR, samesite="Lax", secure=settings.SECURE)
    return response


@require_POST
def zone_change(request):
    """Signed-out people read no times, so there is nothing to keep for them."""
    if request.user.is_authenticated:
        try:
            services.change_time_zone(user=request.user, time_zone=request.POST.get("time_zone", ""))
        except Refused as refused:
            return _refused(request, refused.message)
        messages.success(request, _("Times are now shown in the zone %(zone)s.") % {"zone": request.user.time_zone})
    return _back(request)


def _refused(request, message):
    messages.error(request, message)
    return _back(request)


def _with_language(response, language):
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=YEAR, samesite="Lax", secure=settings.SECURE)
    return response


def _back(request):
    """To `next` when it is a place on this host, else to the front door."""
    target = request.POST.get("next") or request.META.get("HTTP_REFERER", "")
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return redirect(target if safe else reverse("accounts:front"))
