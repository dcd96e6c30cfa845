"""A person's sessions as a week and as a list, on their own clock."""
from datetime import date, timedelta

from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET

from accounts.access import member_required
from accounts.models import Role
from common import clock
from matching.access import partner_of

from .. import diary, load, selectors
from ..counted_hours import given_by, midnight

WEEK, LIST = "week", "agenda"
LISTED = 28  # days
FAR = timedelta(days=3660)


@member_required
@require_GET
def calendar(request):
    """Without a `view`, the wide page shows the week and the narrow one the list."""
    view = request.GET.get("view", "")
    today, day = clock.today(), _wanted(request.GET.get("day", ""))
    monday = (day or today) - timedelta(days=(day or today).weekday())
    first = day or today
    sessions = list(selectors.sessions_between(request.membership, midnight(monday), midnight(first + timedelta(days=LISTED))))
    for session in sessions:
        session.partner = partner_of(request.membership, session.mentorship)
    given = given_by(request.membership, monday - timedelta(days=1))
    week = diary.days_of(monday, 7, sessions, given.days(monday, 7) if given.is_anything else {})
    is_mentor = request.membership.has_role(Role.MENTOR)
    return render(request, "sessions_app/calendar.html", {
        "view": view if view in (WEEK, LIST) else "", "today": today, "day": day, "week": week, "rows": diary.rows_of(week),
        "monday": monday, "sunday": week[-1].day, "has_hours": any(each.open for each in week),
        "list": [each for each in diary.days_of(first, LISTED, sessions) if each.sessions], "first": first,
        "last": first + timedelta(days=LISTED - 1), "week_before": monday - timedelta(days=7), "week_after": monday + timedelta(days=7),
        "list_before": first - timedelta(days=LISTED), "list_after": first + timedelta(days=LISTED),
        "load": load.of(request.membership, given.home) if is_mentor else None})


def _wanted(text: str) -> date | None:
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day and abs(day - clock.today()) < FAR else None

