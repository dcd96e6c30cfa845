"""Series of Verger's pair, for the tests of them."""
from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from icalendar import Calendar

from common import clock
from sessions_app.models import Session
from sessions_app.selectors import hours_of
from sessions_app.services import book_series, set_availability

PARIS = ZoneInfo("Europe/Paris")


def walls(sessions, zone=PARIS):
    return [f"{s.starts_at.astimezone(zone):%a %H:%M}" for s in sessions]


def tuesday(hour=17, weeks=1):
    """A Tuesday at that hour in Paris, some weeks ahead."""
    day = clock.now().astimezone(PARIS).date()
    day += timedelta(days=(1 - day.weekday()) % 7 + 7 * weeks)
    return datetime(day.year, day.month, day.day, hour, tzinfo=PARIS)


def far(house, days=365):
    """The mentor may be booked so many days ahead, the learner a year, and the program lasts that long."""
    set_availability(actor=house.mentor, hours=hours_of(house.mentor), days_off=[], rules={"window_days": days})
    set_availability(actor=house.learner, hours=[], days_off=[], rules={"window_days": 365})
    house.program.ends_on = clock.now().date() + timedelta(days=500)
    house.program.save()
    house.pair.refresh_from_db()


def series(house, starts_at=None, *, rhythm="weekly", count=4, chosen=None, actor=None, key=None):
    return book_series(actor=actor or house.learner, mentorship=house.pair, starts_at=starts_at or tuesday(), rhythm=rhythm, count=count,
                       booking_key=key or uuid4(), chosen=chosen or {})


def of(found):
    return list(Session.objects.filter(series=found).order_by("starts_at"))


def entries(message):
    part = next(p for p in message.message().walk() if p.get_content_type() == "text/calendar")
    return part, Calendar.from_ical(part.get_payload(decode=True)).walk("VEVENT")
