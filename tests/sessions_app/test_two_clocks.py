"""Whether the other's clock is shown is asked of the times on the page: zones change their clocks on days of their own."""
from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from accounts.models import User
from common import clock, instants
from sessions_app.selectors import free_starts
from sessions_app.weeks import week_of

from .conftest import book

NOW = datetime(2027, 3, 10, 9, tzinfo=UTC)
READER, OTHER = "Europe/Helsinki", "Africa/Cairo"  # they agree but from 28 March to 30 April 2027
WEEKS = [("2027-03-15", ""), ("2027-04-12", OTHER), ("2027-05-03", "")]


@pytest.fixture
def client(house, as_person):
    User.objects.filter(pk=house.learner.user_id).update(time_zone=READER)
    User.objects.filter(pk=house.mentor.user_id).update(time_zone=OTHER)
    with clock.at(NOW):
        yield as_person(house.learner)


@pytest.mark.parametrize(("week", "shown"), WEEKS)
def test_of_the_week_where_one_books_a_session_or_a_series(house, client, week, shown):
    for last in ("book/", "series/"):
        page = client.get(house.url(f"/pairs/{house.pair.pk}/{last}"), {"week": week})
        assert (page.context["week"].monday, page.context["partner_zone"]) == (date.fromisoformat(week), shown)
        assert ("Le Caire" in page.text) == bool(shown)


@pytest.mark.parametrize(("week", "shown"), WEEKS)
def test_and_where_one_moves_or_proposes_others(house, client, week, shown):
    address = house.url(f"/sessions/{book(house).pk}/")
    for last in ("move/", "propose/"):
        page = client.post(address + last, {"week": week})
        assert (page.context["week"].monday, page.context["partner_zone"]) == (date.fromisoformat(week), shown)


def test_of_times_chosen_in_another_week_and_those_offered_instead(house, client):
    session, april = book(house), [start for start in free_starts(house.pair) if start.month == 4]
    page = client.post(house.url(f"/sessions/{session.pk}/propose/"), {"week": "2027-03-15", "starts": april[0].isoformat()})
    assert (page.context["elsewhere"], page.context["partner_zone"]) == ([april[0]], OTHER)
    book(house, april[0])
    page = client.post(house.url(f"/pairs/{house.pair.pk}/book/"), {
        "starts_at": april[0].isoformat(), "booking_key": "0" * 32, "shown": "2027-03-15"})
    assert (page.status_code, page.context["week"].monday, page.context["partner_zone"]) == (409, date(2027, 3, 15), OTHER)
    assert page.context["alternatives"]


def test_of_every_date_of_a_series(house, client):
    first = next(start for start in free_starts(house.pair) if start.date() == date(2027, 3, 16))
    for count, shown in ((2, ""), (8, OTHER)):
        page = client.get(house.url(f"/pairs/{house.pair.pk}/series/dates/"), {
            "starts_at": first.isoformat(), "rhythm": "weekly", "count": count})
        assert page.context["partner_zone"] == shown


def test_it_is_asked_of_no_more_than_is_shown_and_of_nothing_in_one_zone(house, client, monkeypatch):
    asked, differs = [], instants.differs
    monkeypatch.setattr(instants, "differs", lambda instant, zone, *rest: asked.append(instant) or differs(instant, zone, *rest))
    with timezone.override(READER):
        starts = free_starts(house.pair)
        week = week_of(starts, date(2027, 3, 15))
        assert instants.differing(OTHER, week.starts) == "" and asked == week.starts
        asked.clear()
        assert instants.differing(READER, starts) == "" and asked == []
        assert instants.differing(OTHER, week_of(starts, date(2027, 4, 12)).starts) == OTHER and len(asked) == 1
