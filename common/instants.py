"""Instants in words: a person reads them in their own zone and language, and in the other's zone where that differs."""
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from . import clock
from .first_of_month import with_ordinal
from .time_zones import city_of


def clock_time(instant: datetime, zone: str = "") -> str:
    """10:30 or 10 h 30, in the zone named or in the active one; with the offset where its clocks show that time twice."""
    here = local(instant, zone)
    pattern = pgettext("Django date format of a time", "H:i")
    if here.minute == 0:
        pattern = pgettext("Django date format of a full hour", "H:i")
    text = date_format(here, pattern, use_l10n=False)
    return f"{text}\u00a0({utc_offset(here)})" if _is_shown_twice(here) else text


def is_first_of_two(instant: datetime, zone: str) -> bool:
    """Whether the zone's clocks show this time now, and once more when they have gone back."""
    here = local(instant, zone)
    return here.fold == 0 and _is_shown_twice(here)


def _is_shown_twice(here):
    return here.utcoffset() != here.replace(fold=1 - here.fold).utcoffset()


def utc_offset(here: datetime) -> str:
    """UTC+2, UTC+10:30"""
    minutes = int(here.utcoffset().total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"


def day(instant: datetime, zone: str = "") -> str:
    """Tuesday 24 November, with the year where it is not this one."""
    here = local(instant, zone)
    return with_ordinal(date_format(here, "l j F" if here.year == local(clock.now(), zone).year else "l j F Y", use_l10n=False))


def city(zone: str) -> str:
    """What people call a zone: its place, in the language at work."""
    return city_of(zone, (get_language() or "en")[:2])


def span(starts_at: datetime, ends_at: datetime, zone: str = "") -> str:
    """Tuesday 24 November, 10:30 – 11:15 (Paris)"""
    return _("%(day)s, %(from)s – %(to)s (%(place)s)") % {
        "day": day(starts_at, zone), "from": clock_time(starts_at, zone), "to": clock_time(ends_at, zone), "place": _place(zone)}


def moment(instant: datetime, zone: str = "") -> str:
    """Tuesday 24 November, 10:30 (Paris)"""
    return _("%(day)s, %(time)s (%(place)s)") % {"day": day(instant, zone), "time": clock_time(instant, zone), "place": _place(zone)}


def there(instant: datetime, zone: str) -> str:
    """04:30 (New York), with its day where that is another than the reader's; nothing where clocks agree."""
    if not differs(instant, zone):
        return ""
    return _time_at(instant, zone) if local(instant, zone).date() == local(instant).date() else moment(instant, zone)


def offer(instant: datetime, zone: str, *, with_day: bool = True) -> str:
    """Tuesday 24 November, 10:30 (Paris) · 04:30 (New York): a time that two people could take, the second where clocks differ."""
    return " · ".join(filter(None, [moment(instant) if with_day else _time_at(instant, ""), there(instant, zone)]))


def _time_at(instant, zone):
    return _("%(time)s (%(place)s)") % {"time": clock_time(instant, zone), "place": _place(zone)}


def _place(zone):
    return city(zone or timezone.get_current_timezone_name())


def differs(instant: datetime, zone: str, other: str = "") -> bool:
    """Whether clocks in two zones (the second: the active one) show different times at that instant."""
    return local(instant, zone).utcoffset() != local(instant, other).utcoffset()


def differing(zone: str, instants: Iterable[datetime]) -> str:
    """The zone where its clocks differ from the active one's at any of the instants, else nothing. Two zones may agree before and after
    the days on which one has changed its clocks and the other has not.
    """
    if zone == timezone.get_current_timezone_name():
        return ""
    return zone if any(differs(instant, zone) for instant in instants) else ""


def local(instant: datetime, zone: str = "") -> datetime:
    """On the clocks of the zone named, or of the active one."""
    return timezone.localtime(instant, ZoneInfo(zone) if zone else None)
