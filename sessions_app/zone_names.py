"""What calendar programs mean by the names of zones in their files. The tables are tzdata's and icalendar's."""
import re
from collections import defaultdict
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from common import clock

MEANT = {"tzone://Microsoft/Utc": "UTC"}  # names that are written without saying what they mean
LONGEST = 200  # Outlook's have up to 70 characters
OFFSET = re.compile(r"(?:UTC|GMT|Z)? ?(?:([+-])(\d{1,2})(?::?([0-5]\d))?)?", re.IGNORECASE)
DISPLAYED = re.compile(r"\(((?:UTC|GMT)[^()]{0,9})\) ?(.*)", re.IGNORECASE)  # as Outlook shows zones to people


def zone_named(name: str) -> tzinfo | None:
    """None for what nobody knows."""
    if len(name) > LONGEST:
        return None
    name = MEANT.get(name, name).strip().strip("/")
    return _in_tables(name) or _offset(name) or _displayed(name) or _at_the_end(name)


def _in_tables(name) -> ZoneInfo | None:
    key = WINDOWS_TO_OLSON.get(name, name)
    return ZoneInfo(key) if key in _keys() else None


@cache
def _keys() -> frozenset[str]:
    """To ask the system for a name that it does not have takes a millisecond, and a file may have as many names as lines."""
    return frozenset(available_timezones())


def _offset(name) -> timezone | None:
    """Of "GMT+0100" or "UTC+1": what is ahead of UTC, unlike in the Etc/GMT+1 of tzdata, which is behind."""
    found = OFFSET.fullmatch(name)
    if not name or not found:
        return None
    sign, hours, minutes = found.groups(default="0")
    ahead = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-ahead if sign == "-" else ahead) if ahead <= timedelta(hours=14) else None


def _displayed(name) -> tzinfo | None:
    """Of "(UTC+01:00) Amsterdam, Berlin": the first of its places that is in tzdata and that far from UTC in winter, else that offset."""
    found = DISPLAYED.fullmatch(name)
    offset = found and _offset(found[1])
    if not offset:
        return None
    places = [re.sub(r" Time\b.*|\(.*", "", place).strip().replace(" ", "_").casefold() for place in found[2].split(",")]
    zones = (zone for place in places for zone in _by_place().get(place, ()))
    return next((zone for zone in zones if _standard(zone) == offset.utcoffset(None)), offset)


@cache
def _by_place() -> dict[str, list[ZoneInfo]]:
    """By the last part of their names. Those of the US come first: "Pacific Time (US & Canada)" means theirs wherever Canada's differs."""
    found = defaultdict(list)
    for key in sorted(_keys(), reverse=True):
        area, _slash, place = key.rpartition("/")
        if area and area != "Etc":
            found[place.casefold()].append(ZoneInfo(key))
    return dict(found)


def _standard(zone) -> timedelta:
    year = clock.now().year
    return min(datetime(year, month, 1, tzinfo=zone).utcoffset() for month in (1, 7))


def _at_the_end(name) -> ZoneInfo | None:
    """Of "freeassociation.sourceforge.net/Europe/Paris", which begins with whoever gave the name (RFC 5545, 3.2.19)."""
    parts = name.split("/")
    return next(filter(None, (_in_tables("/".join(parts[n:])) for n in range(1, len(parts)))), None)
