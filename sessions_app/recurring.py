"""A series as calendars have it: one entry that recurs, less what is left out, and what lies elsewhere or stands otherwise (RFC 5545,
3.8.4.4 and 3.8.5). Pure.
"""
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from .recurrence import Rule, dated, walls_of


@dataclass(frozen=True)
class Place:
    """Where a session of the series lies, and how it stands: `is_firm` once both have agreed to it."""

    starts_at: datetime
    ends_at: datetime
    is_firm: bool = True


@dataclass(frozen=True)
class Recurring:
    """`first`, `excluded` and the keys of `apart` are wall-clock times of the series' zone; `rule` counts from `first` on."""

    first: datetime
    rule: str
    excluded: tuple[datetime, ...]
    apart: Mapping[int, datetime]  # position of each session that needs an entry of its own: the date that it is in place of
    is_firm: bool


def recurring(rule: Rule, first: datetime, zone: str, minutes: int, places: Mapping[int, Place]) -> Recurring:
    """`first` is the instant of the rule's first date, `places` what takes place, by position. With none: the whole rule.

    Dates at either end that do not take place are cut off rather than excluded: some readers begin at DTSTART whatever is excluded.
    """
    walls = walls_of(rule, first, zone)
    begin, end = (min(places), max(places)) if places else (0, len(walls) - 1)
    is_firm = not places or any(place.is_firm for place in places.values())
    return Recurring(
        walls[begin], rule._replace(count=end - begin + 1).text(walls[begin]),
        tuple(walls[position] for position in range(begin, end) if places and position not in places),
        {position: walls[position] for position, place in sorted(places.items())
         if place.is_firm is not is_firm or not _is_at(walls[position], zone, minutes, place)}, is_firm)


def _is_at(wall, zone, minutes, place) -> bool:
    """Readers disagree about hours that clocks leave out, so nothing is left to the rule there."""
    date = dated(wall, zone)
    return date.is_real and date.at == place.starts_at and place.ends_at - place.starts_at == timedelta(minutes=minutes)
