"""When a rule of a calendar elsewhere comes back, at wall time, and what that may cost."""
from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from dateutil.rrule import rrulestr

from common.days import FIRST, LAST

DAYS = {"YEARLY": 366, "MONTHLY": 31, "WEEKLY": 7, "DAILY": 1}  # at most, in a step; what comes back more often is no appointment
MONTH = 28  # days; dateutil adds days to a date month by month
TIMES, VALUES = 24, 500  # in a day, and in a rule: with more it is no appointment either
EARLIEST, LATEST = (datetime.combine(day, time(), UTC) for day in (FIRST, LAST))  # far beyond, some zones have no local time


class Work:
    """What the rules of one file may cost, in days that are looked at, of which a second has half a million or more."""

    MOST, A_RULE = 3_000_000, 200_000
    TO_READ, TO_USE = 100, 20  # what a rule, and each date found, cost beside the looking

    def __init__(self):
        self.left, self.is_whole = self.MOST, True

    def take(self, days: int) -> bool:
        """Whether that may be spent. What costs less may still follow."""
        may = days <= min(self.left, self.A_RULE)
        self.left, self.is_whole = self.left - days * may, self.is_whole and may
        return may


class Ended(Exception):
    """No date that is asked for can follow."""


class Steps(int):
    """An interval that ends the search after so many steps: dateutil adds it to a year, a month or a day, or multiplies it by a week's.

    For dateutil looks until the year 9999 for a date that fits, though none ever does (the 30th of February).
    """

    left: int

    def _take(self):
        self.left -= 1
        if self.left < 0:
            raise Ended

    def __radd__(self, other):
        self._take()
        return int(self) + other

    def __mul__(self, other):
        self._take()
        return int(self) * other


def walls(rule, wall, place, since, until, work: Work) -> Iterator[datetime]:
    """Those in [since, until]; none or not all, and `work` is not whole, where they would cost too much."""
    if not _comes_back(rule):
        yield wall
        return
    until = min(_last(rule, place) or until, until)
    frequency, interval = str(rule["FREQ"][0]).upper(), next(iter(rule.get("INTERVAL", [])), 1)
    begin = wall if "COUNT" in rule else _nearer(wall, frequency, interval, since)
    if begin > until:
        return
    steps = Steps(min(interval, (until - begin).days + 2))
    steps.left = (until - begin) // timedelta(days=DAYS[frequency] * 9 / 10) // int(steps) + 1
    cost = (DAYS[frequency] + 1) * (1 + len(rule.get("BYSETPOS", []))) + int(steps) // MONTH
    if not work.take(Work.TO_READ + steps.left * cost):
        return
    try:
        for at in rrulestr(_plain(rule), dtstart=begin).replace(interval=steps):
            if at > until or at >= since and not work.take(Work.TO_USE):
                break
            if at >= since:
                yield at
    except Ended:
        pass
    work.left += max(steps.left, 0) * cost


def _plain(rule) -> str:
    return type(rule)({key: value for key, value in rule.items() if key.upper() != "UNTIL" and not key.upper().startswith("X-")}
                      ).to_ical().decode()


def _comes_back(rule) -> bool:
    """As appointments do: and ever later, for which a search that goes on by steps of nothing would wait for ever."""
    is_rare = [str(each).upper() for each in rule.get("FREQ", [])][:1] in [[name] for name in DAYS]
    times = [len(set(rule.get(name, [0]))) for name in ("BYHOUR", "BYMINUTE", "BYSECOND")]
    return (is_rare and all(step > 0 for step in rule.get("INTERVAL", [])) and times[0] * times[1] * times[2] <= TIMES
            and sum(len(values) for values in rule.values()) <= VALUES)


def _nearer(wall, frequency, interval, since) -> datetime:
    """A start from which the same dates follow after `since`: some whole steps later, on the same weekday or the same day of the month."""
    if since <= wall:
        return wall
    if frequency in ("DAILY", "WEEKLY"):
        step = interval * DAYS[frequency]
        return wall + timedelta(days=(since - wall).days // step * step)
    months = interval * (12 if frequency == "YEARLY" else 1)
    for steps in range(((since.year - wall.year) * 12 + since.month - wall.month - 1) // months, 0, -1):
        years, month = divmod(wall.month - 1 + steps * months, 12)
        if wall.day <= monthrange(wall.year + years, month + 1)[1]:
            return wall.replace(year=wall.year + years, month=month + 1)
    return wall


def _last(rule, place) -> datetime | None:
    """Until when, at wall time."""
    last = next(iter(rule.get("UNTIL", [])), None)
    if isinstance(last, datetime):
        return min(max(last, EARLIEST), LATEST).astimezone(place).replace(tzinfo=None) if last.tzinfo else last
    return last and datetime.combine(last, time.max)
