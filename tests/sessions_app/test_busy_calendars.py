"""Busy time from calendars elsewhere: what is read of them, how it counts, what their owner is told."""
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from hypothesis import given
from hypothesis import strategies as st

from audit.models import Entry
from common import clock
from common.errors import Refused
from sessions_app import services
from sessions_app.busy import fetching, ics
from sessions_app.busy.ics import busy_spans, stripped
from sessions_app.busy.port import Reading, Trouble, Version
from sessions_app.models import ExternalBusy, SubscribedCalendar
from sessions_app.selectors import free_starts
from sessions_app.services import busy as reading
from sessions_app.services import read_calendar, subscribe_calendar, take_due_calendars
from sessions_app.spans import union

from .conftest import MONDAY, book

PARIS = ZoneInfo("Europe/Paris")
SINCE, UNTIL = datetime(2026, 11, 1, tzinfo=UTC), datetime(2027, 11, 1, tzinfo=UTC)
PAGE = "/availability/calendars/"


def calendar(*events, **more):
    body = "".join("BEGIN:VEVENT\r\n" + "".join(f"{line}\r\n" for line in (f"UID:{more.get('uid', n)}@x", *event)) + "END:VEVENT\r\n"
                   for n, event in enumerate(events))
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//X//EN\r\n{body}END:VCALENDAR\r\n".encode()


def read(*events, **more):
    return [(start.astimezone(PARIS).strftime("%m-%d %H:%M"), int((end - start).total_seconds() // 60))
            for start, end in busy_spans(calendar(*events, **more), SINCE, UNTIL, PARIS, "tandem.example")]


ONCE = ("DTSTART:20261124T090000Z", "DTEND:20261124T100000Z")
ODD = [("DTSTART;VALUE=DATE:00010101",), ("DTSTART;TZID=America/New_York:99991231T220000", "DURATION:PT1H"),
       ("DTSTART;VALUE=DATE:99991231",), ("DTSTART:20261125T090000Z", "DURATION:PT1H", *["RECURRENCE-ID:20261124T090000Z"] * 2),
       ("DTSTART:20261125T090000Z", "DURATION:PT1H", "RECURRENCE-ID:rubbish")]


@pytest.mark.parametrize(("event", "spans"), [
    (ONCE, [("11-24 10:00", 60)]), (("DTSTART:20261124T090000", "DURATION:PT30M"), [("11-24 09:00", 30)]),
    (("DTSTART;TZID=America/New_York:20261124T090000", "DTEND;TZID=America/New_York:20261124T100000"), [("11-24 15:00", 60)]),
    (("DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261126"), [("11-24 00:00", 2880)]),
    (("DTSTART;VALUE=DATE:20261124",), [("11-24 00:00", 1440)]), (("DTSTART:20261124T090000Z",), []),
    ((*ONCE, "TRANSP:TRANSPARENT"), []), ((*ONCE, "STATUS:CANCELLED"), []), ((*ONCE, "X-MICROSOFT-CDO-BUSYSTATUS:FREE"), []),
    (("DTSTART:20201124T090000Z", "DTEND:20201124T100000Z"), []),
    (("DTSTART;TZID=Europe/Paris:20270322T093000", "DTEND;TZID=Europe/Paris:20270322T100000", "RRULE:FREQ=WEEKLY;COUNT=2"),
     [("03-22 09:30", 30), ("03-29 09:30", 30)]),
    (("DTSTART:20261124T090000Z", "DTEND:20261124T100000Z", "RRULE:FREQ=DAILY;UNTIL=20261126T090000Z", "EXDATE:20261125T090000Z"),
     [("11-24 10:00", 60), ("11-26 10:00", 60)]),
    (("DTSTART:20200106T090000Z", "DTEND:20200106T100000Z", "RRULE:FREQ=YEARLY"), [("01-06 10:00", 60)]),
    (("DTSTART:20261124T090000Z", "DTEND:20261124T090100Z", "RRULE:FREQ=SECONDLY"), [("11-24 10:00", 1)]),
    (("DTSTART:20261124T090000Z", "DTEND:20261124T080000Z"), []), (("DTSTART:rubbish",), []), (("SUMMARY:nothing",), []),
    (("DTSTART:20261124T090000Z", "DTEND:20261124T100000Z", "RRULE:FREQ=NEVER"), []), *((event, []) for event in ODD)])
def test_what_an_entry_takes(event, spans):
    assert read(event) == spans


@pytest.mark.parametrize("event", ODD)
@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/New_York"])
def test_an_odd_entry_hides_no_other(event, zone):
    """Neither of another series nor of its own."""
    for uid in ({}, {"uid": 7}):
        found = busy_spans(calendar(event, ONCE, **uid), SINCE, UNTIL, ZoneInfo(zone), "tandem.example")
        assert found == [(datetime(2026, 11, 24, 9, tzinfo=UTC), datetime(2026, 11, 24, 10, tzinfo=UTC))]


def free_busy(*lines):
    body = "".join(f"{line}\r\n" for line in ("UID:1@x", "DTSTART:20261101T000000Z", "DTEND:20261201T000000Z", *lines))
    content = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VFREEBUSY\r\n{body}END:VFREEBUSY\r\nEND:VCALENDAR\r\n"
    return content.encode()


@pytest.mark.parametrize(("line", "spans"), [
    ("FREEBUSY:20261124T090000Z/20261124T100000Z", [("11-24 10:00", 60)]),
    ("FREEBUSY:20261124T090000Z/PT1H30M", [("11-24 10:00", 90)]), ("freebusy;fbtype=busy:20261124T090000Z/P1D", [("11-24 10:00", 1440)]),
    ("FREEBUSY;FBTYPE=BUSY:20261124T090000Z/PT1H,20261125T090000Z/PT1H", [("11-24 10:00", 60), ("11-25 10:00", 60)]),
    ("FREEBUSY;FBTYPE=FREE:20261124T090000Z/PT1H", []), ("FREEBUSY;FBTYPE=BUSY-TENTATIVE:20261124T090000Z/PT1H", [("11-24 10:00", 60)]),
    ("FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20261124T090000Z/PT1H", [("11-24 10:00", 60)]),
    ("FREEBUSY;FBTYPE=X-LUNCH:20261124T090000Z/PT1H", [("11-24 10:00", 60)]),
    ("FREEBUSY:20261124T090000Z/PT1H,rubbish,20261125T090000Z/PT1H", [("11-24 10:00", 60), ("11-25 10:00", 60)]),
    ("FREEBUSY:2026112\r\n 4T090000Z/PT1H", [("11-24 10:00", 60)]), ("FREEBUSY:20261124T090000/PT1H", [("11-24 09:00", 60)]),
    ("FREEBUSY:20261124T090000Z/20261124T080000Z", []), ("FREEBUSY:20261124T090000Z/-PT1H", []), ("FREEBUSY:", []), ("FREEBUSY", []),
    ("FREEBUSY;:;", []), ("FREEBUSY:20201124T090000Z/PT1H", []), ("FREEBUSY:99991231T235900Z/PT9999H", []), ("COMMENT:nothing", [])])
def test_what_free_busy_time_takes(line, spans):
    found = busy_spans(free_busy(line), SINCE, UNTIL, PARIS, "tandem.example")
    assert [(start.astimezone(PARIS).strftime("%m-%d %H:%M"), (end - start).total_seconds() // 60) for start, end in found] == spans


def test_time_that_never_ends_is_kept_within_sensible_years():
    halves = ("DTSTART:00020101T000000Z", "DTEND:20261123T000000Z"), ("DTSTART:20261123T000000Z", "DTEND:30001123T000000Z")
    for content in (free_busy("FREEBUSY:00010101T000000Z/99991231T235959Z"), free_busy("FREEBUSY:00010101T000000/99991231T235900"),
                    calendar(*halves)):
        found = busy_spans(content, SINCE, UNTIL, ZoneInfo("UTC"), "tandem.example")
        assert (found[0][0], found[-1][1]) == (datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))


minutes_in = st.integers(0, 300 * 1440)
periods = st.tuples(minutes_in, st.integers(1, 3 * 1440), st.booleans(), st.sampled_from(["BUSY", "BUSY-TENTATIVE", "FREE", ""]))


@given(st.lists(periods, max_size=12))
def test_free_busy_time_is_the_union_of_what_is_not_free(given_periods):
    """Whether a period ends at an instant or after a duration."""
    lines, taken = [], []
    for start, length, as_duration, kind in given_periods:
        begin, end = SINCE + timedelta(minutes=start), SINCE + timedelta(minutes=start + length)
        lines.append(f"FREEBUSY{f';FBTYPE={kind}' if kind else ''}:{begin:%Y%m%dT%H%M%SZ}/"
                     + (f"PT{length}M" if as_duration else f"{end:%Y%m%dT%H%M%SZ}"))
        taken += [] if kind == "FREE" else [(start, start + length)]
    found = busy_spans(free_busy(*lines), SINCE, UNTIL, PARIS, "tandem.example")
    assert [tuple(int((at - SINCE).total_seconds() // 60) for at in span) for span in found] == union(taken, keeps_edges=True)


def test_events_and_free_busy_time_count_together():
    both = calendar(ONCE)[:-len("END:VCALENDAR\r\n")] + free_busy("FREEBUSY:20261124T093000Z/PT1H").partition(b"2.0\r\n")[2]
    found = busy_spans(both, SINCE, UNTIL, PARIS, "tandem.example")
    assert [(end - start) for start, end in found] == [timedelta(minutes=90)]


def test_one_date_of_a_series_that_moved():
    series = ("DTSTART:20261123T090000Z", "DTEND:20261123T100000Z", "RRULE:FREQ=WEEKLY;COUNT=3")
    moved = ("RECURRENCE-ID:20261130T090000Z", "DTSTART:20261201T140000Z", "DTEND:20261201T150000Z")
    assert read(series, moved, uid=7) == [("11-23 10:00", 60), ("12-01 15:00", 60), ("12-07 10:00", 60)]


def test_spans_are_joined_and_bounded(monkeypatch):
    assert read(ONCE, ("DTSTART:20261124T093000Z", "DTEND:20261124T110000Z")) == [("11-24 10:00", 120)]
    monkeypatch.setattr(ics, "MOST", 3)
    with pytest.raises(Trouble, match="too_many"):
        read(("DTSTART:20261124T090000Z", "DTEND:20261124T100000Z", "RRULE:FREQ=DAILY"))


def test_sessions_of_our_own_are_known_already():
    content = calendar(ONCE).replace(b"UID:0@x", b"UID:0@tandem.example")
    assert busy_spans(content, SINCE, UNTIL, PARIS, "tandem.example") == []


def test_titles_places_and_people_are_cut_off_before_anything_is_parsed():
    secret = ("SUMMARY:SECRET", "LOCATION:SECRET", "DESCRIPTION:a\r\n SECRET", "ATTENDEE;CN=SECRET:mailto:s@x", "X-NOTE:SECRET")
    content = calendar((*ONCE, *secret))
    assert b"SECRET" not in stripped(content)
    assert len(busy_spans(content, SINCE, UNTIL, PARIS, "x.example")) == 1


@pytest.mark.parametrize("content", [b"", b"<html>sign in</html>", b"\x00\xff" * 500, b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n",
                                     b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"])
def test_what_is_no_calendar_is_said_so(content):
    with pytest.raises(Trouble, match="not_calendar"):
        busy_spans(content, SINCE, UNTIL, PARIS, "x.example")


class Source:
    """Stands behind the port in place of an address."""

    def __init__(self, *answers):
        self.answers, self.known = list(answers), []

    def read(self, since, until, zone, known):
        self.known.append(known)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def source(monkeypatch):
    def behind(*answers):
        made = Source(*answers)
        monkeypatch.setattr(reading, "source_of", lambda calendar: made)
        return made

    return behind


def added(house, person=None):
    return subscribe_calendar(actor=person or house.mentor, url="webcal://calendar.example/secret.ics")


@pytest.mark.parametrize("person", ["mentor", "learner"])
def test_busy_time_is_neither_offered_nor_bookable(house, source, person):
    taken = free_starts(house.pair)[5]
    source(Reading([(taken + timedelta(minutes=10), taken + timedelta(minutes=20))], Version('"1"')))
    calendar = added(house, house.people[person])
    read_calendar(calendar.pk)
    assert taken not in free_starts(house.pair)
    with pytest.raises(Refused) as refused:
        book(house, taken)
    assert refused.value.code == "taken"
    assert len(refused.value.extra["alternatives"]) == 3
    services.unsubscribe_calendar(actor=house.people[person], calendar=calendar)
    assert taken in free_starts(house.pair)
    assert not ExternalBusy.objects.exists()
    assert book(house, taken)


def test_a_session_that_is_planned_stays(house, source):
    session = book(house)
    source(Reading([(session.starts_at, session.ends_at)], Version()))
    read_calendar(added(house).pk)
    session.refresh_from_db()
    assert session.status == "confirmed"


def test_unchanged_keeps_all_and_failing_keeps_what_was_read(house, source):
    calendar, span = added(house), (MONDAY, MONDAY + timedelta(hours=1))
    asked = source(Reading([span], Version('"1"', "then")), None, Trouble("missing"), Trouble("slow"), Reading([], Version()))
    with clock.at(MONDAY):
        for _ in range(2):
            read_calendar(calendar.pk)
        assert asked.known == [Version(), Version('"1"', "then")]
        assert ExternalBusy.objects.count() == 1
        pauses = []
        for _ in range(2):
            read_calendar(calendar.pk)
            calendar.refresh_from_db()
            pauses.append(calendar.due_at - clock.now())
    assert pauses == [timedelta(hours=1), timedelta(hours=2)]
    assert (calendar.problem, calendar.failures, ExternalBusy.objects.count()) == ("slow", 2, 1)
    read_calendar(calendar.pk)
    calendar.refresh_from_db()
    assert (calendar.problem, calendar.failures, ExternalBusy.objects.count()) == ("", 0, 0)


def test_a_calendar_removed_while_it_is_read_leaves_nothing(house, monkeypatch):
    calendar = added(house)

    class Slow:
        def read(self, *args):
            services.unsubscribe_calendar(actor=house.mentor, calendar=calendar)
            return Reading([(MONDAY, MONDAY + timedelta(hours=1))], Version())

    monkeypatch.setattr(reading, "source_of", lambda calendar: Slow())
    read_calendar(calendar.pk)
    assert not ExternalBusy.objects.exists()


def test_each_round_takes_what_is_due_once(house):
    calendar = added(house)
    assert take_due_calendars() == [calendar.pk]
    assert take_due_calendars() == []
    with clock.at(clock.now() + timedelta(minutes=31)):
        assert take_due_calendars() == [calendar.pk]


def test_the_beat_task_asks_for_each(committed_cast, monkeypatch):
    from sessions_app import tasks
    asked = []
    monkeypatch.setattr(tasks.read_calendar, "apply_async", lambda args, **options: asked.extend(args))
    with committed_cast.verger.bound():
        calendar = added(committed_cast.verger)
    tasks.read_calendars()
    assert asked == [str(calendar.pk)]


def test_a_calendar_that_takes_for_ever_is_given_up(house, monkeypatch):
    from sessions_app import tasks

    def endless(key):
        raise SoftTimeLimitExceeded

    monkeypatch.setattr(tasks.services, "read_calendar", endless)
    calendar = added(house)
    tasks.read_calendar.run(str(calendar.pk))
    calendar.refresh_from_db()
    assert calendar.problem == "slow"


def test_whatever_else_goes_wrong_is_told_and_logged(house, source, caplog):
    from sessions_app import tasks
    calendar = added(house)
    source(RuntimeError("something else"))
    tasks.read_calendar.run(str(calendar.pk))
    calendar.refresh_from_db()
    assert (calendar.problem, calendar.failures) == ("not_calendar", 1)
    assert "something else" in caplog.text


@pytest.mark.parametrize(("language", "problem", "says"), [
    ("en", "too_large", "This calendar is larger than 5 MB."), ("fr", "too_large", "Cet agenda dépasse 5 Mo."),
    ("en", "slow", "Reading this calendar takes too long."), ("fr", "slow", "La lecture de cet agenda prend trop de temps.")])
def test_the_page_says_that_a_calendar_is_too_large_or_too_slow(house, as_person, source, language, problem, says):
    house.mentor.user.language = language
    house.mentor.user.save()
    source(Trouble(problem))
    read_calendar(added(house).pk)
    assert says in as_person(house.mentor).get(house.url(PAGE)).text


def test_the_address_behind_the_port_is_the_one_given(house, monkeypatch):
    monkeypatch.setattr("sessions_app.busy.feed.fetched", lambda url, known: fetching.Answer(calendar(ONCE), Version(url)))
    with clock.at(MONDAY):
        mine = added(house)
        read_calendar(mine.pk)
    mine.refresh_from_db()
    assert mine.etag == "https://calendar.example/secret.ics"
    assert ExternalBusy.objects.get().busy.lower == datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_the_page_adds_shows_and_removes(house, as_person, source):
    client, address = as_person(house.mentor), house.url(PAGE)
    assert client.get(address).status_code == 200
    assert client.post(address, {"url": "https://calendar.example/secret.ics"}).status_code == 302
    calendar = SubscribedCalendar.objects.get()
    page = client.get(address).content.decode()
    assert "calendar.example" in page
    assert "secret.ics" not in page
    source(Trouble("missing"))
    read_calendar(calendar.pk)
    assert "plus partagé" in client.get(address).content.decode()
    assert as_person(house.learner).post(house.url(f"{PAGE}{calendar.pk}/remove/")).status_code == 404
    assert client.post(house.url(f"{PAGE}{calendar.pk}/remove/")).status_code == 302
    assert not SubscribedCalendar.objects.exists()
    assert [e.verb for e in Entry.objects.filter(verb__contains="calendar.").order_by("at")] == [
        "sessions_app.calendar.subscribed", "sessions_app.calendar.unsubscribed"]
    assert "secret" not in str(list(Entry.objects.values_list("detail", flat=True)))


@pytest.mark.parametrize("url", ["http://calendar.example/x", "https://127.0.0.1/x", "https://localhost@10.0.0.1/", "ftp://x/", "nonsense",
                                 "https://" + "x" * 1200, ""])
def test_a_wrong_address_is_told_and_kept(house, as_person, url):
    answer = as_person(house.mentor).post(house.url(PAGE), {"url": url})
    assert answer.status_code == 422
    assert f'value="{url}"' in answer.content.decode() or not url
    assert not SubscribedCalendar.objects.exists()


def test_five_at_most_and_none_twice(house):
    for n in range(5):
        subscribe_calendar(actor=house.mentor, url=f"https://calendar.example/{n}")
    with pytest.raises(Refused, match="cinq|five"):
        added(house)
    with pytest.raises(Refused) as refused:
        subscribe_calendar(actor=house.mentor, url="https://calendar.example/1")
    assert refused.value.code == "known"
