"""A zone as pieces of one UTC offset each. Inside a piece local time = UTC + offset is a bijection, so no conversion is ever
ambiguous: a repeated hour happens twice, a skipped one never. Instants are whole minutes since 1970 in UTC.
"""
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import accumulate
from operator import sub
from zoneinfo import ZoneInfo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_DAY = date(1970, 1, 1).toordinal()
DAY = 1440
MINUTE = timedelta(minutes=1)
BLOCK = 256 * DAY
STRIDE = DAY // 2  # no zone changes its offset twice in half a day


def minute_of(instant: datetime) -> int:
    """Rounded up to a whole minute."""
    return -((EPOCH - instant) // MINUTE)


def instant_of(minute: int) -> datetime:
    return EPOCH + timedelta(minutes=minute)


def instants_of(minutes: list[int]) -> list[datetime]:
    """Each from the one before: starts lie few different steps apart, and to make a difference anew takes twice as long as to add it."""
    if not minutes:
        return []
    steps = list(map(sub, minutes[1:], minutes))
    known = {step: step * MINUTE for step in set(steps)}
    return list(accumulate(map(known.__getitem__, steps), initial=instant_of(minutes[0])))


def day_number(day: date) -> int:
    """Days since 1970."""
    return day.toordinal() - EPOCH_DAY


def weekday(day: int) -> int:
    """Monday is 0; 1970 began on a Thursday."""
    return (day + 3) % 7


def segments(zone: str, since: int, until: int) -> Iterator[tuple[int, int, int]]:
    """(start, end, offset) pieces that cover [since, until), each with one offset in minutes."""
    known = [change for block in range(since // BLOCK, (until - 1) // BLOCK + 1) for change in _changes(zone, block)]
    start, offset = since, known[0][1]
    for at, following in known:
        if at <= since:
            offset = following
        elif at >= until:
            break
        elif following != offset:
            yield start, at, offset
            start, offset = at, following
    yield start, until, offset


def local_days(zone: str, minutes: Collection[int]) -> list[int]:
    """The numbers of the local days that the instants lie in, in no order."""
    return [(minute + offset) // DAY for start, end, offset in segments(zone, min(minutes), max(minutes) + 1)
            for minute in minutes if start <= minute < end]


@lru_cache(maxsize=4096)
def _changes(zone: str, block: int) -> list[tuple[int, int]]:
    """[(minute, offset from then on)]: at the block's start, then at each change in it."""
    place, probe, until = ZoneInfo(zone), block * BLOCK, (block + 1) * BLOCK
    found = [(probe, _offset(place, probe))]
    while probe < until:
        following = min(probe + STRIDE, until)
        if _offset(place, following) != found[-1][1]:
            following = _transition(place, probe, following)
            if following < until:
                found.append((following, _offset(place, following)))
        probe = following
    return found


def _transition(place, before, after):
    """The first minute in (before, after] with another offset than `before` has."""
    offset = _offset(place, before)
    while after - before > 1:
        middle = (before + after) // 2
        before, after = (middle, after) if _offset(place, middle) == offset else (before, middle)
    return after


def _offset(place, minute):
    return instant_of(minute).astimezone(place).utcoffset() // MINUTE
