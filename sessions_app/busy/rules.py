"""When a rule of a calendar elsewhere comes back, at wall time."""
from datetime import UTC, datetime, time

from dateutil.rrule import rrulestr

from common.days import FIRST, LAST

RARELY = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY")  # what comes back more often is no appointment
EARLIEST, LATEST = (datetime.combine(day, time(), UTC) for day in (FIRST, LAST))  # far beyond, some zones have no local time


def walls(rule, wall, place, since, until) -> list[datetime]:
    if not _comes_back(rule):
        return [wall]
    plain = type(rule)({key: value for key, value in rule.items() if key.upper() != "UNTIL" and not key.upper().startswith("X-")})
    repeated = rrulestr(plain.to_ical().decode(), dtstart=wall)
    if "COUNT" not in rule:
        repeated = repeated.replace(until=min(_last(rule, place) or until, until))
    return repeated.between(since, until, inc=True)


def _comes_back(rule) -> bool:
    """As appointments do: and ever later, for which a search that goes on by steps of nothing would wait for ever."""
    is_rare = [str(each).upper() for each in rule.get("FREQ", [])][:1] in [[name] for name in RARELY]
    return is_rare and all(step > 0 for step in rule.get("INTERVAL", []))


def _last(rule, place) -> datetime | None:
    """Until when, at wall time."""
    last = next(iter(rule.get("UNTIL", [])), None)
    if isinstance(last, datetime):
        return min(max(last, EARLIEST), LATEST).astimezone(place).replace(tzinfo=None) if last.tzinfo else last
    return last and datetime.combine(last, time.max)
