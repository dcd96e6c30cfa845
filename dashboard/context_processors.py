"""What every page's frame shows. Nothing is read unless a template asks."""
from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import get_current_timezone_name, localtime

from chat.selectors import unread_count
from common.instants import city, utc_offset

from . import navigation


def shell(request):
    """`membership` and `organization` of the request, and `shell`: nav, more, account (lists of links), home, unread, notices (the link
    with the number of unread ones; None outside an organization), zone, zone_url, ask_zone."""
    return {"membership": getattr(request, "membership", None), "organization": getattr(request, "organization", None),
            "shell": SimpleLazyObject(lambda: _frame(request))}


def _frame(request) -> dict:
    membership = getattr(request, "membership", None)
    signed_in = request.user.is_authenticated
    chosen = navigation.places(membership) if membership else []
    path = request.path
    nav = navigation.links(chosen, path)
    return {
        "nav": nav, "more": nav[4:], "account": navigation.links(_account_places(membership), path) if signed_in else [],
        "home": reverse("dashboard:home") if membership else "/",
        "unread": unread_count(membership) if navigation.MESSAGES in chosen else 0,
        "notices": navigation.notices(membership, path) if membership else None,
        "zone": zone_text(), "zone_url": reverse("accounts:settings"),
        "ask_zone": signed_in,
    }


def _account_places(membership) -> list[navigation.Place]:
    inside = [navigation.PROFILE, navigation.SETTINGS] if membership else []
    if membership and membership.manages:
        inside.append(navigation.ADMIN)
    if membership and membership.has_role("owner"):
        inside.append(navigation.TRAIL)
    return [*inside, navigation.ORGANIZATIONS, *([navigation.MAILBOX] if settings.DEMO else [])]


def zone_text() -> str:
    """The active time zone for reading, e.g. `Paris, UTC+1`."""
    name = get_current_timezone_name()
    return f"{city(name)}, {utc_offset(localtime())}" if name != "UTC" else name
