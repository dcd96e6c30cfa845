"""Which sessions a list shows."""
from datetime import datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from common import clock

from .models import Attendance, Session

MISSED_BY = {"missed_by_learner": "learner", "missed_by_mentor": "mentor"}
UPCOMING, PAST, ALL = "upcoming", "past", "all"


def chosen(rows: QuerySet[Session], filters: dict) -> QuerySet[Session]:
    """`filters`: cleaned values of FilterForm; dates are days in the active zone, both included."""
    status = filters.get("status")
    if status == "awaiting":
        rows = rows.filter(status=Session.Status.CONFIRMED, ends_at__lte=clock.now())
    elif status == "disputed":
        rows = rows.filter(is_disputed=True)
    elif status in MISSED_BY:
        rows = rows.filter(_missed_by(MISSED_BY[status]))
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


def _missed_by(part):
    """As the coordination settled it, or as the two say while they do not differ."""
    said = Attendance.objects.filter(session=OuterRef("pk"), outcome=Attendance.Outcome.ABSENT,
                                     membership=OuterRef(f"mentorship__{part}__membership"))
    return Q(status=Session.Status.MISSED) & (Q(missed_by__in=[part, Session.MissedBy.BOTH]) | Q(
        Exists(said), settled_by__isnull=True, is_disputed=False))


def _midnight(day):
    return datetime.combine(day, time(), timezone.get_current_timezone())
