"""Which sessions a list shows."""
from datetime import datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from common import clock

from .models import Session

UPCOMING, PAST, ALL = "upcoming", "past", "all"


def chosen(rows: QuerySet[Session], filters: dict) -> QuerySet[Session]:
    """`filters`: cleaned values of FilterForm; dates are days in the active zone, both included."""
    status = filters.get("status")
    if status == "awaiting":
        rows = rows.filter(status=Session.Status.CONFIRMED, ends_at__lte=clock.now())
    elif status == "disputed":
        rows = rows.filter(is_disputed=True)
    elif status:
        rows = rows.filter(status=status)
    if filters.get("program"):
        rows = rows.filter(mentorship__program__slug=filters["program"])
    if filters.get("mentorship"):
        rows = rows.filter(mentorship=filters["mentorship"])
    if filters.get("since"):
        rows = rows.filter(starts_at__gte=_midnight(filters["since"]))
    if filters.get("until"):
        rows = rows.filter(starts_at__lt=_midnight(filters["until"] + timedelta(days=1)))
    return rows


def at_time(rows: QuerySet[Session], when: str) -> QuerySet[Session]:
    """Upcoming ones soonest first, past or all ones latest first."""
    if when == UPCOMING:
        return rows.filter(ends_at__gt=clock.now()).exclude(status=Session.Status.CANCELLED).order_by("starts_at", "id")
    if when == PAST:
        rows = rows.filter(ends_at__lte=clock.now())
    return rows.order_by("-starts_at", "-id")


def _midnight(day):
    return datetime.combine(day, time(), timezone.get_current_timezone())
