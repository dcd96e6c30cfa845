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
from ..counted_hours import Given, midnight
from ..spans import union

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
    last = first + timedelta(days=LISTED - 1)
    span = request.membership, midnight(monday), midnight(last + timedelta(days=1))
    given = Given(request.membership, monday - timedelta(days=1))
    (met, busy), closed = _taken(*span), given.closed(monday, last)
    week = diary.days_of(monday, 7, met, given.days(monday, 7) if given.is_anything else {}, busy, closed)
    is_mentor = request.membership.has_role(Role.MENTOR)
    return render(request, "sessions_app/calendar.html", {
        "view": view if view in (WEEK, LIST) else "", "today": today, "day": day, "week": week, "rows": diary.rows_of(week),
        "monday": monday, "sunday": week[-1].day, "has_hours": any(each.open for each in week),
        "list": [each for each in diary.days_of(first, LISTED, met, busy=busy, closed=closed) if each.entries or each.notes],
        "first": first, "last": last, "week_before": monday - timedelta(days=7), "week_after": monday + timedelta(days=7),
        "list_before": first - timedelta(days=LISTED), "list_after": first + timedelta(days=LISTED),
        "load": load.of(request.membership, given.home, given.rules.per_week) if is_mentor else None})


def _taken(membership, since, until) -> tuple[list[diary.Entry], list[tuple]]:
    """Sessions and trial meetings, and busy time from elsewhere."""
    met, busy = list(selectors.sessions_between(membership, since, until)), []
    for session in met:
        partner = partner_of(membership, session.mentorship)
        session.partner_name, session.partner_zone = partner.name, partner.user.time_zone
    for start, end, trial, *partner in selectors.taken_beside(membership, since, until):
        if trial is None:
            busy.append((start, end))
        else:
            met.append(diary.Trial(start, end, trial, *partner))
    return met, union(busy)


def _wanted(text: str) -> date | None:
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day and abs(day - clock.today()) < FAR else None

