"""A series is one entry in calendars: what is sent as it lives, expanded by a reader of its own, is what the tables say."""
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from common import clock
from notifications.messages import message_for
from sessions_app import feeds
from sessions_app.busy.ics import busy_spans
from sessions_app.models import Session, SessionSeries
from sessions_app.recurrence import Rule, dates_of
from sessions_app.services import (
    accept_series,
    accept_session,
    accept_times,
    cancel_series,
    cancel_session,
    create_policy,
    move_series,
    move_session,
    propose_times,
    set_availability,
    set_feed,
)
from sessions_app.slots import Hours

from .conftest import book
from .series import PARIS, far, of, series, tuesday
from .test_mail import owed


class Mailbox:
    """One person's calendar, filled by nothing but what their emails bring: the newest of each UID, and instances in place of its dates."""

    def __init__(self, person):
        self.person, self.wholes, self.seen = person, {}, []

    def receive(self, kind) -> Calendar:
        """The file of the only message of that kind that is due."""
        (delivery,) = owed(kind, self.person)
        part = next(p for p in message_for(delivery).message().walk() if p.get_content_type() == "text/calendar")
        found = Calendar.from_ical(part.get_payload(decode=True))
        assert part.get_param("method") == found["METHOD"]
        assert len({str(e["UID"]) for e in found.walk("VEVENT")}) == 1, "RFC 5546, 3.2.2"
        delivery.state = "sent"
        delivery.save()
        self.put(found)
        return found

    def put(self, found):
        events, uid = found.walk("VEVENT"), str(found.walk("VEVENT")[0]["UID"])
        for event in events:
            assert event.errors == []
            assert event["SEQUENCE"] >= max([s for u, s in self.seen if u == uid], default=0)
            assert [str(a) for a in [event["ATTENDEE"]]] == [f"mailto:{self.person.user.email}"]
        self.seen.append((uid, events[0]["SEQUENCE"]))
        if "RECURRENCE-ID" not in events[0]:
            self.wholes[uid] = (found, {})
        else:
            self.wholes[uid][1][events[0]["RECURRENCE-ID"].dt] = events[0]
        if found["METHOD"] == "CANCEL" and "RECURRENCE-ID" not in events[0]:
            del self.wholes[uid]

    def sessions(self):
        """[(start, end)] of all that it shows, as an independent reader expands it."""
        found = []
        for whole, instances in self.wholes.values():
            copy = Calendar.from_ical(whole.to_ical())
            copy.subcomponents = [c for c in copy.subcomponents if getattr(c.get("RECURRENCE-ID"), "dt", None) not in instances]
            for instance in instances.values():
                copy.add_component(instance)
            found += expanded(copy.to_ical())
        return sorted(found)


def expanded(content):
    now = clock.now()
    return busy_spans(content, now - timedelta(days=900), now + timedelta(days=900), PARIS, ())


def planned():
    return sorted(Session.objects.exclude(status="cancelled").values_list("starts_at", "ends_at"))


def fed(house, client, person):
    feed = set_feed(actor=person, is_on=True, is_busy_only=False)
    return client.get(house.url(f"/calendar/{feeds.token_of(feed)}.ics")).content


def only(found):
    (event,) = found.walk("VEVENT")
    return event


# ── its whole life ───────────────────────────────────────────────────────────────────────────────
def test_booked_moved_split_and_cancelled(house, client):
    """One UID while it is one rule, instances in place of its dates, a second UID for what follows, and nothing left at the end."""
    box, other = Mailbox(house.mentor), Mailbox(house.learner)
    first = series(house, count=6)
    uid = f"{first.pk}@127.0.0.1"

    def told(kind):
        found = box.receive(kind)
        other.receive(kind)
        assert box.sessions() == other.sessions()
        return found

    booked = told("series_booked")
    assert (booked["METHOD"], only(booked)["UID"], only(booked)["SEQUENCE"]) == ("REQUEST", uid, 0)
    assert only(booked)["RRULE"].to_ical() == b"FREQ=WEEKLY;COUNT=6"
    assert [str(z["TZID"]) for z in booked.walk("VTIMEZONE")] == ["Europe/Paris"]
    assert box.sessions() == planned()

    made = of(first)
    move_session(actor=house.learner, session=made[1], starts_at=made[1].starts_at + timedelta(days=1), sequence=0, reason="SECRET")
    moved = told("moved")
    instance = only(moved)
    assert (instance["UID"], instance["SEQUENCE"], instance["RECURRENCE-ID"].dt) == (uid, 1, made[1].starts_at)
    assert instance["DTSTART"].dt == made[1].starts_at + timedelta(days=1)
    assert box.sessions() == planned()

    made = of(first)
    move_series(actor=house.learner, session=made[3], starts_at=made[3].starts_at + timedelta(days=2, hours=-2), scope="following",
                chosen={}, sequence=0)
    second = SessionSeries.objects.exclude(pk=first.pk).get()
    follow = told("series_moved")
    ended = told("series_ended")
    assert (only(follow)["UID"], only(follow)["SEQUENCE"]) == (f"{second.pk}@127.0.0.1", 0)
    assert {(e["UID"], e["SEQUENCE"]) for e in ended.walk("VEVENT")} == {(uid, 2)}
    assert ended.walk("VEVENT")[0]["RRULE"].to_ical() == b"FREQ=WEEKLY;COUNT=3"
    assert box.sessions() == planned()

    made = of(second)
    cancel_session(actor=house.learner, session=made[1], reason="SECRET", sequence=1)
    gone = told("cancelled")
    assert (gone["METHOD"], only(gone)["UID"], only(gone)["SEQUENCE"]) == ("CANCEL", f"{second.pk}@127.0.0.1", 1)
    assert (only(gone)["STATUS"], only(gone)["RECURRENCE-ID"].dt) == ("CANCELLED", made[1].starts_at)
    assert box.sessions() == planned()

    move_session(actor=house.learner, session=made[2], starts_at=made[2].starts_at + timedelta(hours=1), sequence=1)
    told("moved")
    assert box.sessions() == planned()
    feed = fed(house, client, house.mentor)
    assert expanded(feed) == planned()
    assert b"SECRET" not in feed

    move_series(actor=house.learner, session=of(second)[0], starts_at=of(second)[0].starts_at + timedelta(hours=1), scope="all",
                chosen={}, sequence=1)
    again = told("series_moved")
    assert again.walk("VEVENT")[0]["SEQUENCE"] == 3
    assert box.sessions() == planned()

    cancel_series(actor=house.learner, session=of(second)[0], scope="all", reason="SECRET", sequence=2)
    end = told("series_cancelled")
    assert (end["METHOD"], only(end)["STATUS"], only(end)["UID"]) == ("CANCEL", "CANCELLED", f"{second.pk}@127.0.0.1")
    assert "RECURRENCE-ID" not in only(end)
    assert box.sessions() == planned()
    cancel_series(actor=house.learner, session=of(first)[0], scope="all", reason="SECRET", sequence=0)
    told("series_cancelled")
    assert box.sessions() == planned() == []
    assert expanded(fed(house, client, house.learner)) == []
    assert {e["STATUS"] for e in Calendar.from_ical(fed(house, client, house.learner)).walk("VEVENT")} == {"CANCELLED"}


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Cairo", "UTC"])
@pytest.mark.parametrize("rhythm", ["weekly", "monthly"])
def test_with_dates_left_out_moved_and_cancelled_over_a_year(house, client, zone, rhythm):
    """Wherever the mentor lives: the clocks change within it, and the file says when."""
    set_availability(actor=house.mentor, hours=[Hours(day, 8 * 60, 20 * 60, zone) for day in range(7)], days_off=[],
                     rules={"window_days": 365})
    far(house)
    day = tuesday().astimezone(ZoneInfo(zone)).date()
    start = tuesday().replace(tzinfo=ZoneInfo(zone), year=day.year, month=day.month, day=day.day, hour=10)
    count = 40 if rhythm == "weekly" else 11
    for position in (0, 3):
        book(house, dates_of(Rule(rhythm, count), start, zone)[position].at, actor=house.mentor)
    single = planned()
    first = series(house, start, rhythm=rhythm, count=count, chosen={0: None, 3: None})
    box = Mailbox(house.learner)
    whole = box.receive("series_booked")
    assert sorted(single + box.sessions()) == planned()
    names = [str(z["TZID"]) for z in whole.walk("VTIMEZONE")]
    assert names == ([] if zone == "UTC" else [zone])
    made = of(first)
    move_session(actor=house.mentor, session=made[-1], starts_at=made[-1].starts_at - timedelta(hours=1), sequence=0)
    cancel_session(actor=house.mentor, session=made[4], reason="x", sequence=0)
    box.receive("moved")
    box.receive("cancelled")
    assert sorted(single + box.sessions()) == planned()
    assert expanded(fed(house, client, house.learner)) == planned()


# ── asked first ──────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def asked(house):
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    return series(house, count=3)


def test_a_proposed_series_asks_the_other_and_its_end_is_told_to_them_alone(house, asked):
    box = Mailbox(house.mentor)
    event = only(box.receive("series_proposed"))
    who = event["ATTENDEE"].params
    assert (event["STATUS"], who["PARTSTAT"], who["RSVP"]) == ("TENTATIVE", "NEEDS-ACTION", "TRUE")
    assert box.sessions() == planned()
    cancel_series(actor=house.learner, session=of(asked)[0], scope="all", reason="x", sequence=0)
    assert box.receive("series_cancelled")["METHOD"] == "CANCEL"
    assert message_for(owed("series_cancelled", house.learner)[0]).attachments == [], "who proposed has nothing to take back"


def test_one_of_a_proposed_series_is_accepted_then_the_rest(house, asked, client):
    box = Mailbox(house.mentor)
    box.receive("series_proposed")
    accept_session(actor=house.mentor, session=of(asked)[1], sequence=0)
    event = only(box.receive("booked"))
    assert (event["STATUS"], event["SEQUENCE"], event["RECURRENCE-ID"].dt) == ("CONFIRMED", 1, of(asked)[1].starts_at)
    found = Calendar.from_ical(fed(house, client, house.mentor)).walk("VEVENT")
    assert [(str(e["STATUS"]), "RECURRENCE-ID" in e) for e in found] == [("CONFIRMED", False), ("TENTATIVE", True), ("TENTATIVE", True)]
    accept_series(actor=house.mentor, series=asked)
    event = only(box.receive("series_booked"))
    assert (event["STATUS"], event["SEQUENCE"]) == ("CONFIRMED", 2)
    assert box.sessions() == planned()


def test_an_accepted_counter_proposal_changes_the_entry(house, asked, client):
    box = Mailbox(house.mentor)
    box.receive("series_proposed")
    session = of(asked)[0]
    other = session.starts_at + timedelta(days=1)
    proposal = propose_times(actor=house.mentor, session=session, starts=[other], reason="", sequence=0)
    accept_times(actor=house.learner, proposal=proposal, starts_at=other)
    assert only(box.receive("booked"))["DTSTART"].dt == other
    assert box.sessions() == planned()
    assert expanded(fed(house, client, house.mentor)) == planned()


# ── the feed ─────────────────────────────────────────────────────────────────────────────────────
def stamps(content):
    return [e["DTSTAMP"].dt for e in Calendar.from_ical(content).walk("VEVENT")]


def test_what_is_accepted_is_stamped_when_it_is(house, client):
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    book_at = clock.now().replace(microsecond=0)
    with clock.at(book_at):
        session = book(house, tuesday())
        before = fed(house, client, house.mentor)
        assert stamps(before) == [book_at]
    with clock.at(book_at + timedelta(hours=5)):
        assert fed(house, client, house.mentor) == before
        accept_session(actor=house.mentor, session=session, sequence=0)
        assert stamps(fed(house, client, house.mentor)) == [book_at + timedelta(hours=5)]


def test_the_stamp_never_goes_back(house, client):
    """Taking a change back is a change too, and so is a series that is shortened while none of what is left of it changes."""
    now = clock.now().replace(microsecond=0)
    with clock.at(now):
        first = series(house, count=4)
    with clock.at(now + timedelta(hours=2)):
        made = of(first)
        move_series(actor=house.learner, session=made[2], starts_at=made[2].starts_at + timedelta(days=1), scope="following", chosen={},
                    sequence=0)
        assert set(stamps(fed(house, client, house.mentor))) == {now + timedelta(hours=2)}


def test_the_file_to_download_is_the_whole_series(house, as_person):
    made = of(series(house))
    content = as_person(house.learner).get(house.url(f"/sessions/{made[1].pk}/session.ics")).content
    assert Calendar.from_ical(content)["METHOD"] == "PUBLISH"
    assert expanded(content) == planned()
    assert "Fichier d’agenda de la série" in as_person(house.learner).get(house.url(f"/sessions/{made[1].pk}/")).text


def test_a_move_of_all_that_is_left_stays_the_same_series(house):
    """What was left out or cancelled before it leaves nothing behind that would have to end."""
    first = series(house, count=4)
    made = of(first)
    cancel_session(actor=house.learner, session=made[0], reason="x", sequence=0)
    move_series(actor=house.learner, session=made[1], starts_at=made[1].starts_at + timedelta(days=1), scope="following", chosen={},
                sequence=0)
    assert SessionSeries.objects.count() == 1
    assert owed("series_ended") == []
    box = Mailbox(house.mentor)
    box.receive("series_moved")
    assert box.sessions() == planned()
