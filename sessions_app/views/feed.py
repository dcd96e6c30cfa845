"""The calendar feed: the page that gives its address, and what calendars read there."""
import hashlib

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import member_required
from notifications.links import absolute
from tenancy.middleware import require_organization

from .. import feeds, invitations, selectors, services
from ..forms import FeedForm


@require_safe
def feed(request, token):
    """For calendars, which cannot sign in. Unchanged, it is answered with 304."""
    require_organization(request)
    found = feeds.opened(token)
    if found is None:
        raise Http404
    person = found.membership
    with translation.override(person.user.language):
        content = invitations.feed(selectors.in_feed(person), selectors.trials_in_feed(person), person, is_busy_only=found.is_busy_only)
    etag = quote_etag(hashlib.sha256(content).hexdigest()[:32])
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8", headers={"ETag": etag, "X-Robots-Tag": "noindex"})
    patch_cache_control(answer, private=True, max_age=300)
    return get_conditional_response(request, etag=etag, response=answer)


@member_required
@require_http_methods(["GET", "POST"])
def subscription(request):
    found = selectors.feed_of(request.membership)
    if request.method == "POST":
        form = FeedForm(request.POST)
        if form.is_valid():
            services.set_feed(actor=request.membership, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("sessions_app:subscription")
    address = absolute(request.organization, "sessions_app:feed", feeds.token_of(found)) if found and found.is_on else ""
    return render(request, "sessions_app/subscription.html", {
        "feed": found, "address": address, "webcal": "webcal:" + address.partition(":")[2] if address else ""})


@member_required
@require_POST
def renew(request):
    services.renew_feed(actor=request.membership)
    messages.success(request, _("Your calendar has a new address. The old one no longer answers."))
    return redirect("sessions_app:subscription")
