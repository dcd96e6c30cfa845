"""An hour that clocks show twice: each of its times is told apart, wherever one is read."""
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone, translation

from common import clock, instants
from programs.models import Program
from sessions_app.selectors import free_starts
from sessions_app.services import set_availability
from sessions_app.slots import Hours

from .conftest import book

BACK = datetime(2026, 10, 25, 1, tzinfo=UTC)  # in Paris 3:00 becomes 2:00
EARLIER = BACK - timedelta(days=4)


@pytest.mark.parametrize(("instant", "zone", "said"), [
    (BACK - timedelta(minutes=30), "Europe/Paris", "02:30\u00a0(UTC+2)"),
    (BACK + timedelta(minutes=30), "Europe/Paris", "02:30\u00a0(UTC+1)"),
    (BACK, "Europe/Paris", "02:00\u00a0(UTC+1)"), (BACK + timedelta(hours=1), "Europe/Paris", "03:00"),
    (BACK - timedelta(hours=1, minutes=15), "Europe/Paris", "01:45"),
    (datetime(2026, 11, 1, 5, 30, tzinfo=UTC), "America/New_York", "01:30\u00a0(UTC-4)"),
    (datetime(2026, 4, 4, 14, 45, tzinfo=UTC), "Australia/Lord_Howe", "01:45\u00a0(UTC+11)"),
    (datetime(2026, 4, 4, 15, 15, tzinfo=UTC), "Australia/Lord_Howe", "01:45\u00a0(UTC+10:30)"),
    (datetime(2026, 3, 29, 1, tzinfo=UTC), "Europe/Paris", "03:00")])
def test_a_time_shown_twice_has_its_offset(instant, zone, said):
    with translation.override("en-gb"), timezone.override(zone):
        assert instants.clock_time(instant) == instants.clock_time(instant, zone) == said


@pytest.fixture
def at_night(cast):
    """The mentor meets at night only, in the days before clocks go back."""
    with cast.verger.bound(), clock.at(EARLIER):
        house = cast.verger
        Program.objects.update(starts_on=EARLIER.date() - timedelta(days=9), ends_on=EARLIER.date() + timedelta(days=90))
        house.pair.refresh_from_db()
        set_availability(actor=house.mentor, hours=[Hours(day, 60, 300, "Europe/Paris") for day in range(7)], days_off=[])
        yield house


def night(house):
    return [start for start in free_starts(house.pair) if BACK - timedelta(hours=2) <= start < BACK + timedelta(hours=3)]


def test_the_picker_offers_both_and_tells_them_apart(at_night, as_person):
    house, starts = at_night, night(at_night)
    assert len(starts) == 9, "1:00 to 3:30 or 4:00, and 2:00 and 2:30 twice"
    session = book(house, starts[-1])
    for path in (f"/pairs/{house.pair.pk}/book/", f"/sessions/{session.pk}/propose/", f"/pairs/{house.pair.pk}/series/"):
        page = as_person(house.learner).get(house.url(path)).content.decode()
        assert (page.count("UTC+2)"), page.count("UTC+1)")) == (2, 2), path
        assert "(UTC+2)" in page


def test_a_series_says_which_of_the_two_it_means(at_night, as_person):
    house = at_night
    asked = {"starts_at": (BACK - timedelta(days=7, minutes=30)).isoformat(), "rhythm": "weekly", "count": "2"}
    with clock.at(EARLIER - timedelta(days=6)):
        page = as_person(house.learner).get(house.url(f"/pairs/{house.pair.pk}/series/dates/"), asked).content.decode()
    assert page.count("c’est le premier passage qui compte") == 1
