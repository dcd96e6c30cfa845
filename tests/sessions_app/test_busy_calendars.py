"""Busy time from calendars elsewhere: how it counts, and what their owner is told. What a file says is in test_busy_files.py."""
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings

from audit.models import Entry
from common import clock
from common.errors import Refused
from matching.models import TrialMeeting
from sessions_app import services
from sessions_app.busy import feed, fetching
from sessions_app.busy.port import Reading, Trouble, Version
from sessions_app.models import ExternalBusy, SubscribedCalendar
from sessions_app.selectors import free_starts
from sessions_app.services import busy as reading
from sessions_app.services import read_calendar, subscribe_calendar, take_due_calendars

from .conftest import MONDAY, book
from .racing import at_once
from .series import series
from .test_busy_files import ONCE, calendar
from .test_limits import planned_trial

PAGE = "/availability/calendars/"


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


@pytest.mark.parametrize(("what", "count"), [("session", 0), ("series", 0), ("trial", 0), ("of another organization", 1)])
def test_only_what_is_known_here_is_left_out(house, monkeypatch, what, count):
    """Who is in two organizations has the sessions of both in one calendar: each knows its own alone."""
    start = (clock.now() + timedelta(days=3)).replace(microsecond=0)
    planned_trial(house, start)
    known = {"session": book(house).pk, "series": series(house).pk, "trial": TrialMeeting.objects.get().pk}
    content = calendar((f"DTSTART:{start:%Y%m%dT%H%M%SZ}", "DURATION:PT1H")).replace(
        b"UID:0@x", f"UID:{known.get(what, uuid4())}@{urlsplit(settings.BASE_URL).hostname}".encode())
    monkeypatch.setattr(feed, "fetched", lambda url, known: fetching.Answer(content, Version()))
    read_calendar(added(house).pk)
    assert ExternalBusy.objects.count() == count


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


def test_whole_days_follow_whoever_moves_within_a_day(house, monkeypatch):
    """A server that knows of no change would keep them where the person lived."""
    monkeypatch.setattr(feed, "fetched", lambda url, known: None if known.etag else fetching.Answer(
        calendar(("DTSTART;VALUE=DATE:20261124",)), Version('"1"')))
    mine = added(house)
    with clock.at(MONDAY):
        read_calendar(mine.pk)
        house.mentor.user.time_zone = "America/New_York"
        house.mentor.user.save()
        read_calendar(mine.pk)
        assert ExternalBusy.objects.get().busy.lower == datetime(2026, 11, 23, 23, tzinfo=UTC)
    with clock.at(MONDAY + timedelta(days=1)):
        read_calendar(mine.pk)
    assert ExternalBusy.objects.get().busy.lower == datetime(2026, 11, 24, 5, tzinfo=UTC)


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


@pytest.mark.parametrize(("language", "says"), [("en", "Part of this calendar could not be read:"), ("fr", "n’a pas pu être lue :")])
def test_the_page_says_that_part_of_a_calendar_could_not_be_read(house, as_person, monkeypatch, language, says):
    """What could be read counts, also in an answer that nothing changed; all is well again once all is read."""
    house.mentor.user.language = language
    house.mentor.user.save()
    costly = ("DTSTART:00020106T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=999999999")
    answers = [fetching.Answer(calendar(costly, ONCE), Version('"1"')), None, fetching.Answer(calendar(ONCE), Version('"2"'))]
    monkeypatch.setattr(feed, "fetched", lambda url, known: answers.pop(0))
    mine, page = added(house), house.url(PAGE)
    for problem in ("partly", "partly", ""):
        with clock.at(MONDAY):
            read_calendar(mine.pk)
            mine.refresh_from_db()
            assert (mine.problem, mine.failures, ExternalBusy.objects.count()) == (problem, 0, 1)
        shown = as_person(house.mentor).get(page).text
        assert (says in shown) is bool(problem)
        assert ("Last read" if language == "en" else "Dernière lecture") in shown


def test_after_a_failure_all_is_read_anew(house, source):
    """What was found out of it before may have been forgotten."""
    mine = added(house)
    asked = source(Reading([], Version('"1"'), is_whole=False), Trouble("slow"), Reading([], Version('"1"'), is_whole=False))
    with clock.at(MONDAY):
        for problem in ("partly", "slow", "partly"):
            read_calendar(mine.pk)
            mine.refresh_from_db()
            assert mine.problem == problem
    assert asked.known == [Version(), Version('"1"'), Version()]


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
                                 "https://localhost/x", "webcal://localhost:8000/x", "https://[::1]/x", "https://2130706433/x",
                                 "https://" + "x" * 1200, ""])
def test_a_wrong_address_is_told_and_kept(house, as_person, url):
    answer = as_person(house.mentor).post(house.url(PAGE), {"url": url})
    assert answer.status_code == 422
    assert f'value="{url}"' in answer.content.decode() or not url
    assert len(url) > 1000 or not url or "Cette adresse ne peut pas être lue" in answer.text
    assert not SubscribedCalendar.objects.exists()


@pytest.mark.parametrize("rest", ["?key=secret", "#secret", "/?key=secret", ":8443/secret"])
def test_only_the_host_of_an_address_is_shown_and_recorded(house, rest):
    assert subscribe_calendar(actor=house.mentor, url=f"https://calendar.example{rest}").host == "calendar.example"
    assert "secret" not in str(list(Entry.objects.values_list("detail", flat=True)))


def test_six_presses_at_once_add_one_calendar(committed_house):
    def press(number):
        with committed_house.bound():
            return subscribe_calendar(actor=committed_house.mentor, url=f"https://calendar.example/{number // 6}")

    with committed_house.bound():
        for n in range(4):
            subscribe_calendar(actor=committed_house.mentor, url=f"https://calendar.example/known/{n}")
    answers = at_once(press, 12)
    assert sorted(a.code for a in answers if isinstance(a, Refused)) == ["how_many"] * 6 + ["known"] * 5


def test_five_at_most_and_none_twice(house):
    for n in range(5):
        subscribe_calendar(actor=house.mentor, url=f"https://calendar.example/{n}")
    with pytest.raises(Refused, match="cinq|five"):
        added(house)
    with pytest.raises(Refused) as refused:
        subscribe_calendar(actor=house.mentor, url="https://calendar.example/1")
    assert refused.value.code == "known"
