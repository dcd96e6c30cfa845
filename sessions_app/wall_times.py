"""What a person means who writes a time of a day in their zone, on the days on which its clocks change. Pure."""
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from .slots import DateHours

MINUTE = timedelta(minutes=1)


def readings(wall: datetime, zone: str) -> list[datetime]:
    """The instants at which the zone's clocks show that time: one, two where they go back, none where they go forward over it."""
    place = ZoneInfo(zone)
    found = {wall.replace(tzinfo=place, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(at for at in found if at.astimezone(place).replace(tzinfo=None) == wall)


def skipped(hours: DateHours) -> list[str]:
    """Which of "start" and "end" the clocks do not show that day. As an end, the minute from which they go forward is one."""
    start, end = _walls(hours)
    found = [] if readings(start, hours.zone) else ["start"]
    return found if readings(end, hours.zone) or readings(end - MINUTE, hours.zone) else [*found, "end"]


def shown_twice(dates: Iterable[DateHours]) -> list[DateHours]:
    """Those that begin or end in an hour that the clocks show twice."""
    return [hours for hours in dates if _begins_or_ends_twice(hours)]


def _begins_or_ends_twice(hours):
    start, end = _walls(hours)
    begins, ends, lasts = (len(readings(at, hours.zone)) == 2 for at in (start, end, end - MINUTE))
    return begins or (ends and lasts)


def _walls(hours):
    midnight = datetime.combine(hours.day, time())
    return midnight + hours.start * MINUTE, midnight + hours.end * MINUTE
