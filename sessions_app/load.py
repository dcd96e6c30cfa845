"""How much a mentor meets, against what they said they take."""
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from accounts.models import Membership
from common import clock

from . import selectors
from .models import Session


@dataclass(frozen=True)
class Load:
    """Sessions of a span of days on the person's clock, planned, proposed or held. `most` sessions, or None without end."""

    sessions: int
    time: timedelta
    most: int | None = None

    @property
    def is_full(self) -> bool:
        return self.most is not None and self.sessions >= self.most


def of(membership: Membership) -> dict[str, Load]:
    """{"week": …, "month": …} of today."""
    today = clock.today()
    monday, month = today - timedelta(days=today.weekday()), today.replace(day=1)
    after = (month + timedelta(days=32)).replace(day=1)
    since, until = min(monday, month), max(monday + timedelta(days=7), after)
    counted = (*Session.TO_COME, Session.Status.HELD)
    rows = selectors.sessions_between(membership, _midnight(since), _midnight(until)).filter(status__in=counted)
    spans = [(timezone.localtime(start).date(), end - start) for start, end in rows.values_list("starts_at", "ends_at")]
    return {"week": _load(spans, monday, monday + timedelta(days=7), selectors.rules_of(membership).per_week),
            "month": _load(spans, month, after)}


def _load(spans, first: date, after: date, most=None) -> Load:
    inside = [time for day, time in spans if first <= day < after]
    return Load(len(inside), sum(inside, timedelta()), most)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), timezone.get_current_timezone())
