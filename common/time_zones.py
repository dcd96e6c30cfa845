"""IANA time zones: the names people may choose, and what they mean."""
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global
from babel.dates import get_timezone_location
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_GROUPS = ("Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")


@cache
def names() -> tuple[str, ...]:
    """Sorted names a person may choose: places, and UTC. Legacy aliases such as `US/Eastern` are left out."""
    return ("UTC", *sorted(n for n in available_timezones() if n.startswith(_GROUPS)))


def validate_time_zone(value: str) -> None:
    if value not in names():
        raise ValidationError(_("%(zone)s is not a known time zone. Choose one such as Europe/Paris."),
                              code="time_zone", params={"zone": value})


@cache
def city_of(name: str, language: str) -> str:
    """A zone's place as CLDR has it; the zone's own where CLDR takes it for another one's: who lives in Montreal reads no Toronto."""
    own = name.rpartition("/")[2].replace("_", " ")
    if name in get_global("zone_aliases") and get_timezone_location(name, locale="en", return_city=True) != own:
        return own
    return get_timezone_location(name, locale=language, return_city=True)


def zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
