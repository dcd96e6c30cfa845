"""The calendar: a week of half hours and a list, on the person's own clock."""
import re
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from common import clock
from sessions_app import diary, load
from sessions_app.counted_hours import Counted
from sessions_app.models import Session
from sessions_app.selectors import free_starts, hours_of
from sessions_app.services import cancel_session, set_availability

from .conftest import book

ADDRESS = "/calendar/"


@pytest.fixture
def planned(house):
    return book(house, free_starts(house.pair)[30])


def local_day(session, zone="Europe/Paris"):
    return session.starts_at.astimezone(ZoneInfo(zone)).date()


@pytest.mark.parametrize("who", ["learner", "mentor"])
def test_both_find_the_session_in_their_week_and_list(house, planned, as_person, who):
    client, address = as_person(house.people[who]), house.url(f"/sessions/{planned.pk}/")
    page = client.get(house.url(ADDRESS), {"day": local_day(planned)})
    assert page.content.decode().count(address) == 3, "in the grid, in the week's list for a phone, and in the four weeks"
    for view, times in (("week", 2), ("agenda", 1)):
        assert client.get(house.url(ADDRESS), {"day": local_day(planned), "view": view}).content.decode().count(address) == times
    away = client.get(house.url(ADDRESS), {"day": local_day(planned) - timedelta(days=60)})
    assert address not in away.content.decode()


@pytest.mark.parametrize("status", ["confirmed", "proposed", "held", "missed", "technical"])
def test_what_became_of_a_session_is_how_it_is_drawn_whatever_its_kind(house, planned, as_person, status):
    address, answer_by = house.url(f"/sessions/{planned.pk}/"), planned.starts_at if status == "proposed" else None
    for kind in ("flipped", "trial", "busy"):
        Session.objects.filter(pk=planned.pk).update(kind=kind, status=status, answer_by=answer_by)
        text = as_person(house.learner).get(house.url(ADDRESS), {"day": local_day(planned)}).text
        assert re.findall(rf'class="entry entry--(\w+)[^"]*" href="{address}"', text) == [status] * 3


def test_others_and_what_is_cancelled_stay_out(house, planned, as_person):
    address = house.url(f"/sessions/{planned.pk}/")
    for who in ("other_learner", "coordinator", "observer"):
        page = as_person(house.people[who]).get(house.url(ADDRESS), {"day": local_day(planned)})
        assert (page.status_code, address in page.content.decode()) == (200, False)
    assert as_person(house.people["stranger"]).get(house.url(ADDRESS)).status_code == 404
    cancel_session(actor=house.learner, session=planned, reason="x", sequence=0)
    assert address not in as_person(house.learner).get(house.url(ADDRESS), {"day": local_day(planned)}).content.decode()


@pytest.mark.parametrize("sent", [{"day": "soon"}, {"day": "2026-02-30"}, {"day": "9999-12-31"}, {"day": "0001-01-01"}, {"view": "year"}])
def test_nonsense_shows_today(house, as_person, sent):
    page = as_person(house.learner).get(house.url(ADDRESS), sent)
    assert (page.status_code, page.context["day"], page.context["view"]) == (200, None, "")


def test_the_partner_s_time_is_told_where_it_differs(house, planned, as_person):
    house.mentor.user.time_zone = "America/New_York"
    house.mentor.user.save()
    page = as_person(house.learner).get(house.url(ADDRESS), {"day": local_day(planned)}).content.decode()
    assert "New York" in page
    assert "Europe/Paris" in page


@pytest.mark.parametrize("tail", ["/calendar/", "/pairs/{pair}/book/", "/pairs/{pair}/series/", "/sessions/{session}/propose/"])
def test_so_is_their_day_where_it_is_another(house, as_person, tail):
    """From eleven on in Paris it is tomorrow there."""
    planned = book(house, next(start for start in free_starts(house.pair) if start.astimezone(ZoneInfo("Europe/Paris")).hour > 11))
    house.mentor.user.time_zone = "Pacific/Kiritimati"
    house.mentor.user.save()
    address = house.url(tail.format(pair=house.pair.pk, session=planned.pk))
    page = as_person(house.learner).get(address, {"day": local_day(planned)}).content.decode()
    found = re.findall(r"(\w+) \d+\sh(?:\s\d+)? Kiritimati", page)
    assert found
    assert set(found) <= {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}


def test_the_mentor_sees_when_they_can_meet_and_their_load(house, planned, as_person):
    set_availability(actor=house.mentor, hours=hours_of(house.mentor), days_off=[], rules={"per_week": 1})
    page = as_person(house.mentor).get(house.url(ADDRESS))
    assert [each.open != () for each in page.context["week"]] == [True] * 7
    assert any(cell.is_open for row in page.context["rows"] for cell in row.cells)
    assert page.context["load"]["week"].most == 1
    assert as_person(house.learner).get(house.url(ADDRESS)).context["load"] is None


def test_the_load_counts_what_is_planned_proposed_and_held_this_week_and_month(house):
    with clock.at(datetime(2026, 12, 16, 9, tzinfo=UTC)), timezone.override("Asia/Tokyo"):
        for day, status in ((14, "held"), (17, "confirmed"), (18, "proposed"), (19, "cancelled"), (21, "confirmed"), (2, "held")):
            start = datetime(2026, 12, day, 10, tzinfo=UTC)
            Session.objects.create(mentorship=house.pair, starts_at=start, ends_at=start + timedelta(minutes=45), created_at=start,
                                   status=status, time_zone="Europe/Paris", booked_by=house.learner, answer_by=start)
        found = load.of(house.mentor, "Europe/Paris", None)
    assert (found["week"].sessions, found["week"].time) == (3, timedelta(minutes=135))
    assert (found["month"].sessions, found["month"].time) == (5, timedelta(minutes=225))


def of(minutes):
    return SimpleNamespace(starts_at=at(minutes[0]), ends_at=at(minutes[1]))


def at(minute):
    return datetime(2026, 12, 14, tzinfo=UTC) + timedelta(minutes=minute)


spans = st.tuples(st.integers(0, 1420), st.integers(15, 240)).map(lambda span: (span[0], span[0] + span[1]))


@settings(max_examples=200, deadline=None)
@given(st.lists(spans, max_size=6), st.lists(spans, max_size=3))
def test_each_session_stands_once_and_each_day_fills_its_column(taken, free):
    with timezone.override("UTC"):
        found = sorted((of(span) for span in taken), key=lambda session: session.starts_at)
        days = diary.days_of(date(2026, 12, 14), 7, found, {date(2026, 12, 14): [Counted([(at(a), at(b))]) for a, b in free]})
        rows = diary.rows_of(days)
    cells = [cell for row in rows for cell in row.cells]
    assert [id(s) for cell in cells for s in cell.entries] == [id(s) for s in found]
    for day in days:
        assert sum(cell.span for cell in cells if cell.day == day.day) == len(rows)
    assert len(rows) % 2 == 0
    assert rows[0].hour is not None
    for first, cell in ((n, cell) for n, row in enumerate(rows) for cell in row.cells if len(cell.entries) == 1):
        session, top = cell.entries[0], at(rows[0].hour.hour * 60 + first * 30)
        drawn = top + timedelta(minutes=cell.late), top + timedelta(minutes=30 * cell.span - cell.early)
        over = min(session.ends_at, at(24 * 60))
        assert drawn == (at(minute_of(session.starts_at) // 5 * 5), at(-(-minute_of(over) // 5) * 5))


def minute_of(instant):
    return (instant - at(0)) // timedelta(minutes=1)


def test_busy_time_without_end_is_looked_at_no_longer_than_what_is_shown(monkeypatch):
    looked_at, each_day = [], diary._by_day
    monkeypatch.setattr(diary, "_by_day", lambda *span: (looked_at.append(part) or part for part in each_day(*span)))
    with timezone.override("Europe/Paris"):
        ages = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
        week = diary.days_of(date(2027, 3, 22), 7, (), busy=[ages, (ages[0], datetime(2027, 3, 28, 6, tzinfo=UTC))])
    assert [len(day.notes) for day in week] == [2] * 6 + [1]
    assert [entry.ends_at for day in week for entry in day.entries] == [datetime(2027, 3, 28, 6, tzinfo=UTC)]
    assert len(looked_at) == 14


def test_on_paper_nothing_is_asked_and_no_colour_explained(house, as_person):
    """Paper has no shade of free hours, and cannot be pressed."""
    page = as_person(house.mentor).get(house.url(ADDRESS)).content.decode()
    for what in ("data-zone-offer", "week-grid__key"):
        tag, = re.findall(rf"<[^>]*{what}[^>]*>", page)
        assert "no-print" in tag


@pytest.mark.parametrize("page", ["/calendar/", "/pairs/{}/book/", "/pairs/{}/series/"])
def test_who_would_change_the_zone_is_led_to_where_it_is_changed(house, as_person, page):
    client = as_person(house.learner)
    text = client.get(house.url(page.format(house.pair.pk))).content.decode()
    links = re.findall(r'href="([^"]+)">Modifier</a>', text)
    assert links
    assert '<select name="time_zone"' in client.get(links[0]).content.decode()
