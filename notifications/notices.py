"""What a member was told, as it stands in the product."""
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import get_script_prefix
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET, require_POST

from accounts.access import member_required
from common import clock

from . import services
from .access import own_notice
from .middleware import is_ahead
from .selectors import notices_of

PAGE = 25


@require_GET
@member_required
def notices(request):
    page = Paginator(notices_of(request.membership), PAGE).get_page(request.GET.get("page"))
    newest = page[0].told_at if page.number == 1 and page else clock.now()
    return render(request, "notifications/notices.html", {"page": page, "newest": newest, "days": services.KEPT.days})


@require_GET
@member_required
def open_notice(request, notice_id):
    """Leads on, and counts as seen, as a conversation does that is opened.

    A link, so that it opens in a tab of its own as any other. GET is safe enough: followed twice or by a stranger's page it changes
    nothing but the reader's own mark, and what a browser fetches ahead of a press does not count.
    """
    notice = own_notice(request.membership, notice_id)
    if not is_ahead(request):
        services.mark_seen(actor=request.membership, notice=notice)
    return redirect(get_script_prefix().rstrip("/") + notice.path) if notice.path else redirect("notifications:notices")


@require_POST
@member_required
def all_seen(request):
    """What was told after the page was made stays unread."""
    services.mark_seen(actor=request.membership, until=_moment(request.POST.get("until", "")))
    return redirect("notifications:notices")


def _moment(text: str):
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None
