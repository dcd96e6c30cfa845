"""The next date that a recap offers: around the rhythm, on three days, in one query."""
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from common import clock
from sessions_app import services, times
from sessions_app.next_times import AROUND, chosen_among, next_starts
from sessions_app.selectors import free_starts, sessions
from sessions_app.slots import DateHours, Hours

from .conftest import book
from .test_session_page import at

PARIS = ZoneInfo("Europe/Paris")


def test_offers_are_on_three_days_around_the_rhythm(house, held, as_person):
    starts = as_person(house.learner).get(at(house, held)).context["next_starts"]
    assert len({start.astimezone(PARIS).date() for start in starts}) == 3
    wanted = held.starts_at + timedelta(days=house.program.session_every_days)
    assert all(abs(start - wanted) <= timedelta(days=3) for start in starts)


def among_all(session, actor):
    """The same offers from the whole bookable time."""
    found, here = times.choice(session.mentorship, actor=actor), PARIS
    wanted = max(session.starts_at.astimezone(here) + timedelta(days=session.mentorship.program.session_every_days), found.since)
    return chosen_among(found.starts(wanted - AROUND, wanted + AROUND), wanted, here) or found.nearest(wanted, 3)


@pytest.mark.parametrize("days_later", [0, 9, 40])
@pytest.mark.parametrize("rules", [{}, {"notice_hours": 20}, {"notice_hours": 240}, {"per_week": 1}, {"window_days": 5}])
@pytest.mark.parametrize("hours", [range(7), [2], []])
def test_what_lies_around_is_enough(house, held, rules, days_later, hours):
    """Of a recap in time, after the rhythm and long after; with notice, with a limit, with few hours and with none but one far off."""
    far = clock.now().astimezone(PARIS).date() + timedelta(days=100)
    for actor, given_hours in ((house.learner, hours), (house.mentor, range(7))):
        services.set_availability(actor=actor, hours=[Hours(day, 480, 1200, "Europe/Paris") for day in given_hours], days_off=[],
                                  dates=[DateHours(far, 480, 720, "Europe/Paris")], rules=rules if actor == house.mentor else None)
    for start in free_starts(house.pair)[:1]:
        book(house, start)
    with clock.at(clock.now() + timedelta(days=days_later)):
        for actor in (house.mentor, house.learner):
            assert next_starts(held, actor) == among_all(held, actor)


def test_most_are_offered_in_one_query(house, held):
    session = sessions().get(pk=held.pk)
    with CaptureQueriesContext(connection) as caught:
        assert len(next_starts(session, house.learner)) == 3
    assert len(caught) == 1


@settings(deadline=None)
@given(st.lists(st.integers(0, 14 * 48), unique=True), st.integers(0, 14 * 48))
def test_offers_are_free_in_order_and_on_as_many_days_as_there_are(halves, wanted):
    first = datetime(2026, 10, 18, tzinfo=UTC)  # clocks go back on the 25th
    starts = [first + timedelta(minutes=30 * half) for half in halves]
    found = chosen_among(starts, first + timedelta(minutes=30 * wanted), PARIS)
    assert found == sorted(set(found))
    assert set(found) <= set(starts)
    assert len(found) == min(3, len(starts))
    assert len({s.astimezone(PARIS).date() for s in found}) == min(3, len({s.astimezone(PARIS).date() for s in starts}))
