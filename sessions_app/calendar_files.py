"""Calendar files that come from elsewhere, parsed."""
from threading import Lock
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar.timezone import tzp
from icalendar.timezone.zoneinfo import ZONEINFO

_alone = Lock()
MEANT = {"tzone://Microsoft/Utc": "UTC"}  # names that are written without saying what they mean


class _Zones(ZONEINFO):
    def timezone(self, name):
        """None for what is no zone: among the files that zones are read from, the name of a folder or one that is too long fails."""
        try:
            return ZoneInfo(MEANT.get(name, name))
        except (LookupError, ValueError, OSError):
            return None


class NotACalendar(Exception):
    """The content is no iCalendar."""


def calendars_in(content: bytes) -> list[Calendar]:
    """The file's VCALENDARs. Raises NotACalendar.

    icalendar keeps the zones that files define by name, in one table for the whole process: unless they are forgotten around each
    file, one person's file would say what "Customized Time Zone" means in everybody else's.
    """
    with _alone:
        tzp.use(_Zones())
        try:
            return Calendar.from_ical(content, multiple=True)
        except (ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise NotACalendar from error
        finally:
            tzp.use_zoneinfo()
