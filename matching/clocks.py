"""When a trial meeting is for the other of its two people."""
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format, time_format

from common.first_of_month import with_ordinal


def elsewhere(instant: datetime, zone: str) -> str:
    """Tuesday 24 November, 10:30 (Europe/Paris), or nothing where the reader's clock shows the same."""
    local = instant.astimezone(ZoneInfo(zone))
    if local.utcoffset() == timezone.localtime(instant).utcoffset():
        return ""
    return f"{with_ordinal(date_format(local, 'l j F', use_l10n=False))}, {time_format(local, 'TIME_FORMAT')} ({zone})"
