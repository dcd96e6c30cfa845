"""Where two people have no time left in common: whose time it is, between which days, and the ways on."""
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from common import clock
from sessions_app.selectors import free_starts
from sessions_app.services import set_availability
from sessions_app.slots import DaysOff, Hours
from sessions_app.weeks import week_of

from .conftest import book, open_hours

NIGHTS = [Hours(day, 0, 60, "Europe/Paris") for day in range(7)]
PAGES = ["/pairs/{pair}/book/", "/sessions/{session}/move/", "/sessions/{session}/propose/"]


def off(membership, **more):
    today = clock.today()
    set_availability(actor=membership, hours=[Hours(day, 480, 1200, "Europe/Paris") for day in range(7)],
                     days_off=[DaysOff(today, today + timedelta(days=400))], **more)


@pytest.fixture
def planned(house):
    return book(house, free_starts(house.pair)[-1])


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("closed", "reader", "says"), [
    ("mentor", "learner", "Mehdi n’a plus aucun moment libre"), ("mentor", "mentor", "vous n’avez plus aucun moment libre"),
    ("learner", "learner", "Mehdi a des moments libres, mais jamais en même temps que vous"),
    ("learner", "mentor", "vous avez des moments libres, mais Léa n’en a aucun")])
def test_whose_time_it_is_and_the_ways_on(house, planned, as_person, page, closed, reader, says):
    off(house.people[closed])
    if closed == "learner":
        open_hours(house)
    shown = as_person(house.people[reader]).get(house.url(page.format(pair=house.pair.pk, session=planned.pk)))
    assert (shown.status_code, says in shown.text) == (200, True)
    assert f"/pairs/{house.pair.pk}/messages/" in shown.text
    assert house.url("/availability/") in shown.text
    assert (f'{planned.pk}/">Garder ce créneau' in shown.text) == ("{session}" in page)


@pytest.mark.parametrize("closed", ["mentor", "learner"])
def test_the_coordination_reads_nothing_of_its_own_time(house, planned, as_person, closed):
    off(house.people[closed])
    text = as_person(house.coordinator).get(house.url(f"/sessions/{planned.pk}/move/")).text
    assert "Aucun créneau commun" in text
    assert "moments libres" not in text and "moment libre" not in text


def test_hours_that_never_meet(house, as_person):
    set_availability(actor=house.learner, hours=NIGHTS, days_off=[])
    assert "jamais en même temps" in as_person(house.learner).get(house.url(f"/pairs/{house.pair.pk}/book/")).text


def test_notice_beyond_the_window_names_no_days(house, as_person):
    set_availability(actor=house.mentor, hours=NIGHTS, days_off=[], rules={"notice_hours": 240, "window_days": 5})
    text = as_person(house.learner).get(house.url(f"/pairs/{house.pair.pk}/book/")).text
    assert "Aucun créneau commun" in text
    assert "moment libre" not in text


@pytest.mark.parametrize(("days", "is_late"), [(0, False), (7, True)])
def test_that_the_first_free_week_is_a_later_one_is_said(days, is_late):
    monday = datetime(2026, 11, 30, 9, tzinfo=ZoneInfo("Europe/Paris"))
    starts = [monday + timedelta(days=days + n) for n in (3, 12)]
    with clock.at(monday):
        assert week_of(starts, None).is_late is is_late
        assert week_of(starts, starts[-1].date()).is_late is False


def test_and_so_on_the_page(house, as_person):
    today = clock.today()
    set_availability(actor=house.mentor, hours=[Hours(day, 480, 1200, "Europe/Paris") for day in range(7)],
                     days_off=[DaysOff(today, today + timedelta(days=8))])
    client = as_person(house.learner)
    for page in ("book", "series"):
        first = client.get(house.url(f"/pairs/{house.pair.pk}/{page}/"))
        assert "Avant, vous n’avez aucun moment libre" in first.text
        later = client.get(house.url(f"/pairs/{house.pair.pk}/{page}/"), {"week": first.context["week"].after})
        assert "Avant, vous n’avez" not in later.text
