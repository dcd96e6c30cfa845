"""Verger's pair can meet: the mentor gave every day from 8:00 to 20:00 in Paris."""
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from common import clock
from sessions_app.models import Session
from sessions_app.selectors import free_starts
from sessions_app.services import book_session, record_attendance, set_availability
from sessions_app.slots import Hours
from tests.outbox import fan_out

MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)  # 8:00 in Paris


def open_hours(house, zone="Europe/Paris"):
    set_availability(actor=house.mentor, hours=[Hours(day, 8 * 60, 20 * 60, zone) for day in range(7)], days_off=[])


def book(house, starts_at=None, actor=None, key=None) -> Session:
    return book_session(actor=actor or house.learner, mentorship=house.pair, starts_at=starts_at or free_starts(house.pair)[0],
                        booking_key=key or uuid4())


@pytest.fixture
def house(cast):
    """Verger, bound, with hours; the stranger's house is house.cast.harbour."""
    with cast.verger.bound():
        open_hours(cast.verger)
        cast.verger.people["stranger"] = cast.harbour.learner
        yield cast.verger


@pytest.fixture
def committed_house(committed_cast):
    """Verger with hours, committed and not bound: for several connections, and for what binds an organization itself."""
    with committed_cast.verger.bound():
        open_hours(committed_cast.verger)
    return committed_cast.verger


@pytest.fixture
def session(house):
    return book(house)


@pytest.fixture
def over(house):
    """A session that ended an hour ago, with nothing said yet."""
    with clock.at(clock.now() - timedelta(days=2)):
        found = book(house)
        fan_out()
    starts_at = clock.now() - timedelta(hours=2)
    Session.objects.filter(pk=found.pk).update(starts_at=starts_at, ends_at=starts_at + timedelta(minutes=45))
    return Session.objects.get(pk=found.pk)


@pytest.fixture
def held(house, over):
    """A session that took place, says one of the two of both."""
    record_attendance(actor=house.mentor, session=over, mine="present", theirs="present")
    return Session.objects.get(pk=over.pk)
