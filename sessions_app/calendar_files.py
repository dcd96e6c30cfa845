"""Calendar files that come from elsewhere, parsed."""
from datetime import tzinfo
from threading import Lock

from icalendar import Calendar
from icalendar.timezone import tzp
from icalendar.timezone.zoneinfo import ZONEINFO

from .zone_names import zone_named

_alone = Lock()


class _Zones(ZONEINFO):
    def __init__(self, otherwise: tzinfo | None):
        self.otherwise = otherwise

    def timezone(self, name):
        return zone_named(name) or self.otherwise

    def create_timezone(self, tz):
        """What makes no sense says nothing of its name, and hides nothing else of the file."""
        try:
            return super().create_timezone(tz)
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
            return self.timezone(tz.tz_name)


class NotACalendar(Exception):
    """The content is no iCalendar."""


def calendars_in(content: bytes, otherwise: tzinfo | None = None) -> list[Calendar]:
    """The file's VCALENDARs. Times in a zone that nobody knows are those of `otherwise`, or have none. Raises NotACalendar.

    icalendar keeps the zones that files define by name, in one table for the whole process: unless they are forgotten around each
    file, one person's file would say what "Customized Time Zone" means in everybody else's.
    """
    with _alone:
        tzp.use(_Zones(otherwise))
        try:
            return Calendar.from_ical(_zones_first(content), multiple=True)
        except (ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise NotACalendar from error
        finally:
            tzp.use_zoneinfo()


def _zones_first(content: bytes) -> bytes:
    """icalendar knows the zones that come before what names them, while a file may have its components in any order."""
    zones, others, is_inside = [], [], False
    for line in content.splitlines():
        name = line.strip().upper()
        is_inside = is_inside or name == b"BEGIN:VTIMEZONE"
        (zones if is_inside else others).append(line)
        is_inside = is_inside and name != b"END:VTIMEZONE"
    begin = next((n for n, line in enumerate(others, 1) if line.strip().upper() == b"BEGIN:VCALENDAR"), None)
    return content if is_inside or begin is None else b"\r\n".join([*others[:begin], *zones, *others[begin:]])
