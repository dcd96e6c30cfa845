"""Every kind of calendar file that leaves the product, read by two readers that share no code: icalendar strictly, and ical.js."""
from datetime import timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest

from sessions_app import calendars
from sessions_app.models import Session
from sessions_app.selectors import free_starts
from sessions_app.services import cancel_series, cancel_session, create_policy, move_series, move_session, set_feed
from tests.browser.second_reader import second_reader
from tests.sessions_app.conftest import book, open_hours
from tests.sessions_app.series import far, of, series, tuesday
from tests.sessions_app.test_calendar_zones import by_product, sessions_at
from tests.sessions_app.test_calendars import parts_of, strictly
from tests.sessions_app.test_mail import owed
from tests.sessions_app.vtimezones import ZONES, by_change, by_rule, samples

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("calendar_files")]
NAMES = ["Léa Learner", "Aïcha « Zaz » D’Été, née Œuf; Nguyễn", 'Maud "Mo" O\'Neil: 明子 🦊', "Jean-Éric " * 11 + "Ng"]

@pytest.fixture(scope="module")
def ical_js():
    with second_reader() as reader:
        yield reader


@pytest.fixture
def house(cast):
    with cast.verger.bound():
        open_hours(cast.verger)
        yield cast.verger


def entries(content: bytes) -> list[dict]:
    """As SecondReader.entries, by icalendar."""
    calendar = strictly(content)
    return [{"method": str(calendar["METHOD"]), "uid": str(e["UID"]), "sequence": e["SEQUENCE"], "status": str(e["STATUS"]),
             "instead_of": e["RECURRENCE-ID"].dt.timestamp() if "RECURRENCE-ID" in e else None,
             "start": e["DTSTART"].dt.timestamp(), "end": e["DTEND"].dt.timestamp(), "stamp": e["DTSTAMP"].dt.timestamp(),
             "summary": str(e["SUMMARY"]), "description": str(e.get("DESCRIPTION", "")), "url": str(e.get("URL", "")),
             "organizer": person(e["ORGANIZER"]), "attendees": [person(p) for p in several(e.get("ATTENDEE"))]}
            for e in calendar.walk("VEVENT")]


def several(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def person(found):
    return [str(found), *(found.params.get(name, "") for name in ("CN", "PARTSTAT", "RSVP"))]


@pytest.fixture
def both(ical_js):
    """both(file) -> its entries, once the two readers agree on all of them."""
    def read(content: bytes) -> list[dict]:
        found = entries(content)
        assert ical_js.entries(content) == found
        return found
    return read


def file_of(delivery) -> bytes:
    return parts_of(delivery)["text/calendar"].get_payload(decode=True)


def told(kind, person):
    """The file of the message that is owed, and nothing else of it."""
    (delivery,) = owed(kind, person)
    return file_of(delivery)


def is_of(entry, session, method, status="CONFIRMED"):
    """The entry, once it says of the session what the tables do."""
    assert entry["uid"] == f"{session.pk}@127.0.0.1"
    assert (entry["start"], entry["end"]) == (session.starts_at.timestamp(), session.ends_at.timestamp())
    assert (entry["sequence"], entry["method"], entry["status"]) == (session.sequence, method, status)
    return entry


def invites(entry, person, answer, *, is_asked):
    assert entry["attendees"] == [[f"mailto:{person.user.email}", person.name, answer, "TRUE" if is_asked else "FALSE"]]


# ── invitations ──────────────────────────────────────────────────────────────────────────────────
def test_booked_moved_and_cancelled(house, both):
    session = book(house, free_starts(house.pair)[-1])
    invites(is_of(*both(told("booked", house.mentor)), session, "REQUEST"), house.mentor, "ACCEPTED", is_asked=False)
    session = move_session(actor=house.mentor, session=session, starts_at=free_starts(house.pair)[-5], sequence=0)
    moved = is_of(*both(told("moved", house.learner)), session, "REQUEST")
    assert moved["sequence"] == 1
    invites(moved, house.learner, "ACCEPTED", is_asked=False)
    session = cancel_session(actor=house.learner, session=session, reason="Grippe", sequence=1)
    cancelled = is_of(*both(told("cancelled", house.mentor)), session, "CANCEL", "CANCELLED")
    assert cancelled["sequence"] == 2
    invites(cancelled, house.mentor, "ACCEPTED", is_asked=False)


def test_proposed_and_taken_back(house, both):
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    session = book(house, free_starts(house.pair)[-1])
    asked = is_of(*both(told("proposed", house.mentor)), session, "REQUEST", "TENTATIVE")
    invites(asked, house.mentor, "NEEDS-ACTION", is_asked=True)
    session = cancel_session(actor=house.learner, session=session, reason="", sequence=0)
    is_of(*both(told("not_agreed", house.mentor)), session, "CANCEL", "CANCELLED")


@pytest.mark.parametrize("name", NAMES)
def test_names_of_all_kinds_arrive_whole(house, both, name):
    for someone in (house.learner, house.mentor):
        someone.user.name = name
        someone.user.save()
    house.organization.name = name[:80].strip()
    house.organization.save()
    session = book(house)
    (entry,) = both(told("booked", house.learner))
    assert entry["attendees"][0][1] == name
    assert name in entry["summary"]
    assert entry["url"].endswith(f"/sessions/{session.pk}/")


# ── series ───────────────────────────────────────────────────────────────────────────────────────
def takes_place(sessions):
    return sorted([s.starts_at.timestamp(), s.ends_at.timestamp()] for s in sessions if s.status != "cancelled")


def is_whole(found, series, method, status="CONFIRMED"):
    """The entries, once they are those of the series as it stands and ask nobody else."""
    series.refresh_from_db()
    assert {(e["uid"], e["sequence"], e["method"]) for e in found} == {(f"{series.pk}@127.0.0.1", series.sequence, method)}
    assert [e["instead_of"] for e in found][0] is None
    assert {e["status"] for e in found} == {status}
    return found


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/St_Johns", "Africa/Cairo", "Asia/Jerusalem", "Asia/Kathmandu"])
def test_a_series_with_exceptions_split_and_cancelled(house, both, ical_js, zone):
    """Two readers agree on each file, and the second places every session where the tables have it, by our own VTIMEZONE."""
    open_hours(house, zone)
    far(house)
    start = tuesday().replace(tzinfo=ZoneInfo(zone), hour=12)
    first = series(house, start, count=40)
    made = of(first)
    assert len({s.starts_at.astimezone(ZoneInfo(zone)).utcoffset() for s in made}) == (1 if zone == "Asia/Kathmandu" else 2)
    booked = told("series_booked", house.mentor)
    invites(is_whole(both(booked), first, "REQUEST")[0], house.mentor, "ACCEPTED", is_asked=False)
    assert ical_js.occurrences(booked) == takes_place(made)
    move_session(actor=house.learner, session=made[3], starts_at=made[3].starts_at + timedelta(days=2), sequence=0)
    (moved,) = both(told("moved", house.mentor))
    assert (moved["uid"], moved["instead_of"], moved["sequence"]) == (f"{first.pk}@127.0.0.1", made[3].starts_at.timestamp(), 1)
    cancel_session(actor=house.learner, session=made[2], reason="x", sequence=0)
    (gone,) = both(told("cancelled", house.mentor))
    assert (gone["method"], gone["status"], gone["instead_of"]) == ("CANCEL", "CANCELLED", made[2].starts_at.timestamp())
    move_series(actor=house.learner, session=made[7], starts_at=made[7].starts_at + timedelta(days=1, hours=-2), scope="following",
                chosen={}, sequence=0)
    second = Session.objects.get(pk=made[7].pk).series
    for kind, its in (("series_moved", second), ("series_ended", first)):
        content = told(kind, house.mentor)
        is_whole(both(content), its, "REQUEST")
        assert ical_js.occurrences(content) == takes_place(of(its))
    cancel_series(actor=house.learner, session=of(second)[1], scope="all", reason="Stage", sequence=1)
    content = told("series_cancelled", house.mentor)
    is_whole(both(content), second, "CANCEL", "CANCELLED")
    assert ical_js.occurrences(content) == takes_place(of(second)) == []


def by_its_rule(found):
    """The series as one entry: what a program makes of the rule, first start and zone that the API gives."""
    local = found.starts_at.astimezone(ZoneInfo(found.time_zone))
    return file_with(by_rule(found.time_zone, "Theirs"), f"DTSTART;TZID=Theirs:{local:%Y%m%dT%H%M%S}", f"RRULE:{found.rule}")


def file_with(vtimezone, *lines):
    event = ["BEGIN:VEVENT", "UID:1@elsewhere.example", *lines, "END:VEVENT"]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", vtimezone, *event, "END:VCALENDAR", ""]).encode()


@pytest.mark.parametrize(("rhythm", "count"), [("weekly", 40), ("fortnightly", 22), ("monthly", 11)])
def test_the_rule_gives_the_sessions_to_another_reader_too(house, ical_js, rhythm, count):
    """Over both changes of the clocks; fifth weeks of a month are among the first starts."""
    far(house)
    for weeks in range(1, 6) if rhythm == "monthly" else [1]:
        found = series(house, tuesday(hour=8 + weeks, weeks=weeks), rhythm=rhythm, count=count, actor=house.mentor)
        made = of(found)
        assert len({s.starts_at.astimezone(ZoneInfo(found.time_zone)).utcoffset() for s in made}) == 2
        assert [start for start, _end in ical_js.occurrences(by_its_rule(found))] == [s.starts_at.timestamp() for s in made]


# ── feed and download ────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("is_busy_only", [False, True])
def test_the_feed(house, both, ical_js, client, as_person, is_busy_only):
    kept, gone = book(house, free_starts(house.pair)[-1]), book(house, free_starts(house.pair)[-7])
    made = of(series(house, count=3))
    cancel_session(actor=house.learner, session=gone, reason="x", sequence=0)
    set_feed(actor=house.learner, is_on=True, is_busy_only=is_busy_only)
    address = as_person(house.learner).get(house.url("/calendar/subscription/")).context["address"]
    content = client.get(urlsplit(address).path).content
    found = {entry["uid"].partition("@")[0]: entry for entry in both(content)}
    assert set(found) == {str(kept.pk), str(gone.pk), str(made[0].series_id)}
    for session in Session.objects.filter(series=None):
        is_of(found[str(session.pk)], session, "PUBLISH", "CANCELLED" if session.pk == gone.pk else "CONFIRMED")
    assert ical_js.occurrences(content) == takes_place(Session.objects.all())
    assert all(bool(entry["url"]) is not is_busy_only and entry["attendees"] == [] for entry in found.values())


@pytest.mark.parametrize(("is_cancelled", "method"), [(False, "PUBLISH"), (True, "CANCEL")])
def test_the_file_of_one_session(house, both, as_person, is_cancelled, method):
    session = book(house)
    if is_cancelled:
        session = cancel_session(actor=house.learner, session=session, reason="x", sequence=0)
    content = as_person(house.learner).get(house.url(f"/sessions/{session.pk}/session.ics")).content
    entry = is_of(*both(content), session, method, "CANCELLED" if is_cancelled else "CONFIRMED")
    assert len(entry["attendees"]) == is_cancelled


# ── zones ────────────────────────────────────────────────────────────────────────────────────────
def test_sessions_at_every_change_of_every_clock(both):
    for zone in ZONES:
        found = both(calendars.calendars(sessions_at(samples(zone), zone), "PUBLISH"))
        assert [(e["start"], e["end"]) for e in found] == [(s.timestamp(), s.timestamp() + 45 * 60) for s in samples(zone)]


def test_the_zones_of_the_tests_are_read_as_zoneinfo_has_them(ical_js):
    """What we write of a zone; and what others write, so that what is read of them is tested with zones that calendars understand.
    Of an hour that clocks show twice ical.js takes the second, so it is not asked.
    """
    for zone in ZONES:
        there = [instant.astimezone(ZoneInfo(zone)) for instant in samples(zone)]
        there = [wall for wall in there if wall.replace(fold=0).utcoffset() == wall.replace(fold=1).utcoffset()]
        for vtimezone in filter(None, [by_change(zone, zone), by_rule(zone, zone), by_product(zone, zone)]):
            found = ical_js.instants(file_with(vtimezone), [f"{wall:%Y-%m-%dT%H:%M:%S}" for wall in there])
            assert found == [wall.timestamp() for wall in there], zone
