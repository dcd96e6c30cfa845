"""The rows behind a figure, as lines of a table: who, what, when, and where to look."""
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse

from assessments.models import Goal

PEOPLE = {
    "active-pairs": "", "quiet-pairs": "", "sessions-held": "mentorship__", "sessions-missed": "mentorship__",
    "satisfaction": "session__mentorship__",
}


@dataclass(frozen=True)
class Line:
    who: str
    what: str
    at: datetime | None
    program: str
    url: str = ""
    comment: str = ""


def named(slug: str, found: QuerySet) -> QuerySet:
    """The rows with the names a line needs, in one query."""
    if slug == "goals-reached":
        return found.select_related("enrolment__membership__user", "enrolment__program")
    to = PEOPLE[slug]
    return found.select_related(f"{to}program", f"{to}learner__membership__user", f"{to}mentor__membership__user")


def line(slug: str, row) -> Line:
    if slug == "goals-reached":
        return _goal(row)
    session = getattr(row, "session", row if slug.startswith("sessions") else None)
    pair = session.mentorship if session else row
    who = f"{pair.learner.membership.name} · {pair.mentor.membership.name}"
    url = reverse("sessions_app:session", args=[session.pk]) if session else reverse("dashboard:pair", args=[pair.pk])
    what = f"{row.rating} / 5" if slug == "satisfaction" else session.status_text if session else row.get_status_display()
    at = session.starts_at if session else pair.started_at
    return Line(who, what, at, pair.program.name, url, getattr(row, "comment", ""))


def _goal(goal: Goal) -> Line:
    shared = goal.audience == Goal.Audience.STAFF
    return Line(goal.enrolment.membership.name, goal.specific if shared else "", goal.closed_at, goal.enrolment.program.name)

