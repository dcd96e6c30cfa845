"""Calendar files that come from elsewhere, parsed."""
from datetime import datetime, time, timedelta, timezone, tzinfo
from threading import Lock

from icalendar import Calendar, ComponentFactory
from icalendar.parser.ical.calendar import CalendarIcalParser
from icalendar.timezone import tzp
from icalendar.timezone.zoneinfo import ZONEINFO

from .busy.entries import several
from .busy.rules import EARLIEST, LATEST, Work, walls
from .zone_names import zone_named

BEFORE, AFTER = timedelta(days=3660), timedelta(days=366)  # of the time that is asked for: when clocks change in it or last did
ONSETS = 1000  # of a zone; clocks have changed a few hundred times since there are any

_alone = Lock()


class _Zones(ZONEINFO):
    """`since`, `until`: for which time zones that the file defines need be right."""

    def __init__(self, otherwise: tzinfo | None, since: datetime, until: datetime, work: Work):
        self.otherwise, self.work = otherwise, work
        self.since, self.until = max(since, EARLIEST + BEFORE) - BEFORE, min(until, LATEST - AFTER) + AFTER

    def timezone(self, name):
        return zone_named(name) or self.otherwise

    def create_timezone(self, tz):
        """What makes no sense, or changes its clocks too often, says nothing of its name, and hides nothing else of the file."""
        try:
            if sum(self._spelled_out(part) for part in tz.subcomponents) > ONSETS:
                raise ValueError("these are no clocks")
            return super().create_timezone(tz)
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
            return self.timezone(tz.tz_name)

    def _spelled_out(self, part) -> int:
        """How many onsets it has, its rules replaced by their dates: dateutil, which goes through them, knows no bounds."""
        first, (place, _after) = part["DTSTART"].dt, (timezone(part[name].td) for name in ("TZOFFSETFROM", "TZOFFSETTO"))
        wall = first.replace(tzinfo=None) if isinstance(first, datetime) else datetime.combine(first, time())
        around = [bound.astimezone(place).replace(tzinfo=None) for bound in (self.since, self.until)]
        for rule in several(part.pop("RRULE", None)):
            part.add("RDATE", [wall, *walls(rule, wall, place, *around, self.work)])
        return 1 + sum(len(dates.dts) for dates in several(part.get("RDATE")))


class _Parts(ComponentFactory):
    """A value that cannot be read is missing in the part of a calendar that it stands in, and hides nothing else of the file. icalendar
    does so with events alone."""

    def get_component_class(self, name):
        found = super().get_component_class(name)
        if name != Calendar.name and not found.ignore_exceptions:
            found = type(found.__name__, (found,), {"ignore_exceptions": True})
            self.add_component_class(found)
        return found


class NotACalendar(Exception):
    """The content is no iCalendar."""


def calendars_in(content: bytes, otherwise: tzinfo | None = None, since: datetime = EARLIEST, until: datetime = LATEST,
                 work: Work | None = None) -> list[Calendar]:
    """The file's VCALENDARs. Times in a zone that nobody knows are those of `otherwise`, or have none. Zones that the file defines are
    right in [since, until), as far as `work` goes. Raises NotACalendar.

    icalendar keeps the zones that files define by name, in one table for the whole process: unless they are forgotten around each
    file, one person's file would say what "Customized Time Zone" means in everybody else's.
    """
    with _alone:
        tzp.use(_Zones(otherwise, since, until, work or Work()))
        try:
            return CalendarIcalParser(_zones_first(content), _Parts(), Calendar.types_factory).parse()
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
