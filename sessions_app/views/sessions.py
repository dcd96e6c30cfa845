from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.access import member_required
from accounts.models import Role

from .. import access, filters, invitations, selectors, services
from ..forms import FilterForm
from ..models import Session
from .page import session_page

PAGE = 25


@member_required
@require_GET
def session_list(request):
    staff = request.membership.manages and request.GET.get("scope") != "mine"
    form = FilterForm(request.GET, staff=staff)
    form.is_valid()  # what is wrong is told, and what is right counts all the same
    chosen = {name: value for name, value in form.cleaned_data.items() if value}
    when = _when(request.GET.get("when"), chosen)
    rows = selectors.sessions() if staff else selectors.sessions_of(request.membership)
    page = Paginator(filters.at_time(filters.chosen(rows, chosen), when), PAGE).get_page(request.GET.get("page"))
    kept = request.GET.copy()
    for name in ("page", "when"):
        kept.pop(name, None)
    return render(request, "sessions_app/list.html", {
        "page": page, "form": form, "filtered": bool(chosen), "when": when, "staff": staff, "kept": kept.urlencode(),
        "meets": request.membership.has_role(Role.MENTOR, Role.LEARNER),
        "pairs": [] if staff or page.object_list else selectors.bookable_pairs(request.membership)})


def _when(asked: str | None, chosen: dict) -> str:
    """The tab: of sessions that are over none is still to come."""
    if asked not in (filters.UPCOMING, filters.PAST, filters.ALL):
        return filters.ALL if chosen else filters.UPCOMING
    return filters.ALL if asked == filters.UPCOMING and chosen.get("status", Session.Status.CONFIRMED) not in Session.TO_COME else asked


@member_required
@require_GET
def session(request, session_id):
    return session_page(request, access.session_for(request.membership, session_id))


@member_required
@require_GET
def join(request, session_id):
    """A plain link: a form may not lead off this site."""
    found = access.own_session(request.membership, session_id)
    if found.status != Session.Status.CONFIRMED or found.is_on_hold or not found.join_url:
        return redirect("sessions_app:session", found.pk)
    services.record_arrival(actor=request.membership, session=found)
    return redirect(found.join_url)


@member_required
@require_GET
def ics(request, session_id):
    found = access.own_session(request.membership, session_id)
    if found.series and found.status != Session.Status.CANCELLED:
        content = invitations.published(found.series, request.membership)
    else:
        method = "CANCEL" if found.status == Session.Status.CANCELLED else "PUBLISH"
        content = invitations.invitation(found, request.membership, method)
    return HttpResponse(content, content_type="text/calendar; charset=utf-8",
                        headers={"Content-Disposition": 'attachment; filename="session.ics"'})
