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
            return Calendar.from_ical(content, multiple=True)
        except (ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise NotACalendar from error
        finally:
            tzp.use_zoneinfo()
