"""How much a mentor meets, against what they said they take."""
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from accounts.models import Membership
from common import clock
from common.time_zones import zone

from . import selectors


@dataclass(frozen=True)
class Load:
    """What a person's maxima count in a span of days: sessions that were not cancelled, however they went, and trial meetings.

    `most` sessions, or None without end.
    """

    sessions: int
    time: timedelta
    most: int | None = None

    @property
    def is_full(self) -> bool:
        return self.most is not None and self.sessions >= self.most


def of(membership: Membership, home: str, per_week: int | None) -> dict[str, Load]:
    """{"week": …, "month": …} of today, against their maximum a week. `home`: the zone of their hours, in which maxima count days."""
    here = zone(home)
    today = clock.now().astimezone(here).date()
    monday, month = today - timedelta(days=today.weekday()), today.replace(day=1)
    after = (month + timedelta(days=32)).replace(day=1)
    since, until = (datetime.combine(day, time(), here) for day in (min(monday, month), max(monday + timedelta(days=7), after)))
    spans = [(start.astimezone(here).date(), end - start) for start, end in selectors.met_between(membership, since, until)]
    return {"week": _load(spans, monday, monday + timedelta(days=7), per_week),
            "month": _load(spans, month, after)}


def _load(spans, first: date, after: date, most=None) -> Load:
    inside = [length for day, length in spans if first <= day < after]
    return Load(len(inside), sum(inside, timedelta()), most)
