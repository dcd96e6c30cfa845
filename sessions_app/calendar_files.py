"""Calendar files that come from elsewhere, parsed."""
from threading import Lock

from icalendar import Calendar
from icalendar.timezone import tzp

_alone = Lock()


class NotACalendar(Exception):
    """The content is no iCalendar."""


def calendars_in(content: bytes) -> list[Calendar]:
    """The file's VCALENDARs. Raises NotACalendar.

    icalendar keeps the zones that files define by name, in one table for the whole process: unless they are forgotten around each
    file, one person's file would say what "Customized Time Zone" means in everybody else's.
    """
    with _alone:
        tzp.use_zoneinfo()
        try:
            return Calendar.from_ical(content, multiple=True)
        except (ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise NotACalendar from error
        finally:
            tzp.use_zoneinfo()
