"""IANA time zones: the names people may choose, and what they mean."""
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

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


def zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
