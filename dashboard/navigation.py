"""Where a person can go, by their parts in the organization."""
from dataclasses import dataclass
from functools import cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from accounts.models import Membership, Role
from notifications.selectors import COUNTED


@dataclass(frozen=True)
class Place:
    """A link of the menu. `route` is a URL name; `label` is translated when shown. `beyond`: how the paths, within the organization, of its
    pages begin that stand elsewhere."""

    route: str
    icon: str
    label: str
    beyond: str = ""


HOME = Place("dashboard:home", "house", _("Home"))
TODAY = Place("dashboard:home", "house", _("Today"))
SESSIONS = Place("sessions_app:list", "calendar", _("Sessions"))
CALENDAR = Place("sessions_app:calendar", "calendar-days", _("Calendar"))
MESSAGES = Place("chat:inbox", "message-circle", _("Messages"))
GOALS = Place("assessments:goals", "target", _("Goals"))
MY_MENTOR = Place("dashboard:pairs", "users", _("My mentor"))
MY_PAIRS = Place("dashboard:pairs", "users", _("My pairs"))
PAIRS = Place("dashboard:pairs", "users", pgettext_lazy("menu", "Pairs"))
AVAILABILITY = Place("sessions_app:availability", "calendar-clock", _("Availability"))
PROGRAMS = Place("programs:list", "layers", _("Programs"), beyond="matching/")
PEOPLE = Place("accounts:people", "user-round", _("People"))
FOLLOW_UP = Place("kpis:overview", "chart-line", _("Follow-up"))

NOTICES = Place("notifications:notices", "bell", _("Notifications"))
PROFILE = Place("accounts:profile", "circle-user", _("My profile"))
SETTINGS = Place("accounts:settings", "settings", _("Settings"))
ADMIN = Place("organization_admin:index", "list-checks", _("Administration"))
TRAIL = Place("dashboard:trail", "shield-check", _("Audit trail"))
ORGANIZATIONS = Place("accounts:organizations", "building-2", _("My organizations"))
MAILBOX = Place("notifications:mailbox", "inbox", _("Demo mailbox"))


def places(membership: Membership) -> list[Place]:
    """The main menu, most used first: a phone shows four. One route stands once, under its first name."""
    wanted = []
    if membership.has_role(Role.OWNER, Role.COORDINATOR):
        wanted += [HOME, PROGRAMS, PAIRS, PEOPLE, FOLLOW_UP, SESSIONS]
    elif membership.has_role(Role.OBSERVER):
        wanted += [HOME, FOLLOW_UP, PROGRAMS]
    if membership.has_role(Role.MENTOR):
        wanted += [TODAY, MY_PAIRS, CALENDAR, MESSAGES, SESSIONS, AVAILABILITY]
    if membership.has_role(Role.LEARNER):
        wanted += [HOME, CALENDAR, MESSAGES, GOALS, SESSIONS, MY_MENTOR]
    return list({place.route: place for place in reversed(wanted)}[route] for route in dict.fromkeys(p.route for p in wanted))


def links(chosen: list[Place], path: str) -> list[dict]:
    """The menu as the templates read it; the deepest link that holds `path` is the current one."""
    found = [{"url": url, "label": place.label, "icon": place.icon, "is_messages": place is MESSAGES, "is_current": False}
             for place in chosen if (url := get_script_prefix() + _below(place.route))]
    holding = [link for link, place in zip(found, chosen, strict=True) if link["url"] == path or _holds(link["url"], path)
               or (place.beyond and path.startswith(get_script_prefix() + place.beyond))]
    if holding:
        max(holding, key=lambda link: len(link["url"]))["is_current"] = True
    return found


def notices(membership: Membership, path: str) -> dict:
    """The link to what one was told; `count` is "" when all is seen, and `spoken` says it with the label. What leads here is being seen."""
    (link,) = links([NOTICES], path)
    unread = membership.unread_notices - membership.unread_here
    if membership.unread_notices > COUNTED:
        return link | {"count": f"{COUNTED}+", "spoken": _("Notifications, more than %(n)s unread") % {"n": COUNTED}}
    spoken = ngettext("Notifications, %(n)s unread", "Notifications, %(n)s unread", unread) % {"n": unread}
    return link | ({"count": unread, "spoken": spoken} if unread else {"count": "", "spoken": ""})


@cache  # every page has a dozen, and Django looks for each anew
def _below(route: str) -> str:
    """The path of a page that takes no argument, below that of the organization at work."""
    return reverse(route).removeprefix(get_script_prefix())


def _holds(url: str, path: str) -> bool:
    return url.count("/") > 3 and path.startswith(url)
