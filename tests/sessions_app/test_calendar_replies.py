"""What calendars answer to invitations: counted once, from the right person, to the invitation that stands."""
import io
import os
import sys
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.core.management import call_command
from icalendar import Calendar

from audit.models import Entry
from common import clock
from notifications.messages import message_for
from sessions_app import replies
from sessions_app.models import CalendarReply, CounterProposal, Session
from sessions_app.selectors import free_starts
from sessions_app.services import cancel_session, create_policy, handle_reply, move_session

from .conftest import book
from .test_mail import calendar_of, owed

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "ops"])


@pytest.fixture
def house(committed_house):
    return committed_house


def planned(house, *, proposed=False):
    with house.bound():
        if proposed:
            create_policy(actor=house.coordinator, program=house.program, approval="other")
        return book(house, free_starts(house.pair)[-1])


def answer(session, person, said="ACCEPTED", *, sequence=None, stamp=None, method="REPLY", starts_at=None, attendee=None, comment=""):
    stamp = stamp or clock.now()
    at = f"DTSTART:{starts_at:%Y%m%dT%H%M%SZ}\r\n" if starts_at else ""
    return (f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\nUID:{session.pk}@127.0.0.1\r\n"
            f"SEQUENCE:{session.sequence if sequence is None else sequence}\r\nDTSTAMP:{stamp:%Y%m%dT%H%M%SZ}\r\n{at}COMMENT:{comment}\r\n"
            f"ORGANIZER:mailto:bonjour@tandem.example\r\nATTENDEE;PARTSTAT={said}:mailto:{attendee or person.user.email}\r\n"
            "END:VEVENT\r\nEND:VCALENDAR\r\n").encode()


def send(session, person, said="ACCEPTED", *, sender=None, **more):
    return handle_reply(answer(session, person, said, **more), sender or person.user.email.upper()).code


def now(house, session):
    with house.bound():
        return Session.objects.get(pk=session.pk)


def verbs(house):
    with house.bound():
        return [e.verb.rpartition(".")[2] for e in Entry.objects.filter(verb__contains="calendar_reply").order_by("at")]


def told(house, kind):
    with house.bound():
        return [(d.recipient_id, message_for(d).body) for d in owed(kind)]


def test_a_proposal_invites_and_its_end_takes_the_entry_back(house):
    session = planned(house, proposed=True)
    with house.bound():
        part, found = calendar_of(message_for(owed("proposed")[0]))
        event = found.walk("VEVENT")[0]
        assert (part.get_param("method"), event["STATUS"]) == ("REQUEST", "TENTATIVE")
        assert (event["ATTENDEE"].params["PARTSTAT"], event["ATTENDEE"].params["RSVP"]) == ("NEEDS-ACTION", "TRUE")
        cancel_session(actor=house.mentor, session=session, reason="", sequence=0)
        mine = message_for(next(d for d in owed("not_agreed") if d.recipient_id == house.mentor.pk))
        assert calendar_of(mine)[1]["METHOD"] == "CANCEL"


def test_yes_to_a_proposal_plans_it(house):
    session = planned(house, proposed=True)
    assert send(session, house.mentor) == "done"
    assert now(house, session).status == "confirmed"
    assert verbs(house) == ["done"]
    assert send(session, house.mentor, stamp=clock.now() - timedelta(minutes=1)) == "repeated"


def test_no_to_a_proposal_gives_the_time_back(house):
    session = planned(house, proposed=True)
    assert send(session, house.mentor, "DECLINED", comment="Déplacement") == "done"
    found = now(house, session)
    assert (found.status, found.cancel_reason, found.cancelled_by_id) == ("cancelled", "Déplacement", house.mentor.pk)


def test_perhaps_is_kept_and_changes_nothing(house):
    session = planned(house, proposed=True)
    assert send(session, house.mentor, "TENTATIVE") == "noted"
    assert now(house, session).status == "proposed"
    with house.bound():
        assert CalendarReply.objects.get().answer == "tentative"


def test_who_proposed_does_not_accept_for_the_other(house):
    session = planned(house, proposed=True)
    assert send(session, house.learner) == "noted"
    assert now(house, session).status == "proposed"


def test_no_to_a_planned_session_tells_the_other_and_cancels_nothing(house, as_person):
    session = planned(house)
    assert send(session, house.learner, "DECLINED", comment="Examen") == "noted"
    assert now(house, session).status == "confirmed"
    (recipient, body), = told(house, "declined_in_calendar")
    assert recipient == house.mentor.pk
    assert "Examen" in body
    page = as_person(house.mentor).get(house.url(f"/sessions/{session.pk}/")).content.decode()
    assert "Examen" in page


def test_the_same_answer_counts_once_and_a_later_one_again(house):
    session, first = planned(house), clock.now()
    assert send(session, house.learner, "DECLINED", stamp=first) == "noted"
    assert send(session, house.learner, "DECLINED", stamp=first) == "repeated"
    assert send(session, house.learner, "TENTATIVE", stamp=first - timedelta(hours=1)) == "repeated"
    assert send(session, house.learner, "ACCEPTED", stamp=first + timedelta(hours=1)) == "noted"
    with house.bound():
        assert CalendarReply.objects.get().answer == "accepted"
    assert len(told(house, "declined_in_calendar")) == 1


def test_an_answer_to_an_older_invitation_is_left_aside(house):
    session = planned(house)
    with house.bound():
        move_session(actor=house.mentor, session=session, starts_at=free_starts(house.pair)[-4], sequence=0)
    assert send(session, house.learner, "DECLINED", sequence=0) == "stale"
    assert send(session, house.learner, "DECLINED", sequence=7) == "stale"
    assert told(house, "declined_in_calendar") == []
    assert verbs(house) == ["stale", "stale"]


def test_an_answer_to_what_is_cancelled_is_answered_once(house):
    session = planned(house)
    with house.bound():
        cancel_session(actor=house.mentor, session=session, reason="", sequence=0)
    assert send(session, house.learner) == "over"
    assert send(session, house.learner) == "over"
    (recipient, body), = told(house, "reply_refused")
    assert recipient == house.learner.pk
    assert "est annulée" in body


@pytest.mark.parametrize("forged", ["sender", "attendee", "stranger", "former"])
def test_a_forged_sender_is_refused(house, forged):
    session = planned(house, proposed=True)
    more = {"sender": {"sender": "mechant@example.org"}, "attendee": {"attendee": house.learner.user.email},
            "stranger": {"sender": "x@example.org", "attendee": "x@example.org"},
            "former": {"sender": house.former.user.email, "attendee": house.former.user.email}}[forged]
    assert send(session, house.mentor, **more) == "forged"
    assert now(house, session).status == "proposed"
    assert verbs(house) == ["forged"]
    assert told(house, "reply_refused") == []


def test_another_time_becomes_a_proposal_of_times(house):
    session = planned(house)
    with house.bound():
        other = free_starts(house.pair)[-9]
    assert send(session, house.learner, method="COUNTER", starts_at=other, comment="Plus tôt") == "done"
    with house.bound():
        found = CounterProposal.objects.get()
        assert (found.starts, found.reason, found.proposed_by_id) == ([other], "Plus tôt", house.learner.pk)
    taken = datetime(2030, 1, 1, 3, tzinfo=UTC)
    assert send(session, house.learner, method="COUNTER", starts_at=taken, stamp=clock.now() + timedelta(minutes=1)) == "refused"
    assert len(told(house, "reply_refused")) == 1


def test_what_is_none_of_ours_is_said_so(house):
    session = planned(house)
    assert send(SimpleNamespace(pk=uuid4(), sequence=0), house.learner) == "unknown"
    elsewhere = answer(session, house.learner).replace(b"@127.0.0.1", b"@example.org")
    assert handle_reply(elsewhere, house.learner.user.email).code == "unknown"


EXTREME = (b"00010101T000000Z", b"99991231T235959Z")
GOOD = answer(SimpleNamespace(pk=uuid4(), sequence=1), None, attendee="a@example.org")


@pytest.mark.parametrize("bad", [
    b"", b"hello", b"\xff\xfe\x00", GOOD.replace(b"END:VEVENT\r\n", b""), GOOD * 2, GOOD.replace(b"REPLY", b"REQUEST"),
    GOOD.replace(b"ACCEPTED", b"DELEGATED"), GOOD.replace(b"SEQUENCE:1", b"SEQUENCE:x"), GOOD.replace(b"DTSTAMP", b"X-STAMP"),
    GOOD.replace(b"ATTENDEE", b"X-NOBODY"), GOOD.replace(b"mailto:a", b"tel:a"), GOOD.replace(b"UID:", b"UID:x"),
    GOOD.replace(b"ATTENDEE", b"ATTENDEE:mailto:b@example.org\r\nATTENDEE"), GOOD.replace(b"REPLY", b"COUNTER"),
    GOOD + b"x" * replies.LIMIT, *(GOOD.replace(b"DTSTAMP", b"RECURRENCE-ID:" + at + b"\r\nDTSTAMP") for at in EXTREME),
    *(GOOD.replace(b"REPLY", b"COUNTER").replace(b"DTSTAMP", b"DTSTART:" + at + b"\r\nDTSTAMP") for at in EXTREME)], ids=range(19))
def test_what_is_not_clear_is_not_guessed(bad):
    with pytest.raises(replies.Unreadable):
        replies.parsed(bad)


def test_what_is_clear_is_read():
    (found,) = replies.parsed(GOOD)
    assert (found.attendee, found.answer, found.sequence) == ("a@example.org", "accepted", 1)
    assert Calendar.from_ical(GOOD)


def message(calendar, sender):
    return (f"From: Somebody <{sender}>\r\nTo: bonjour@tandem.example\r\nSubject: Accepted\r\nMIME-Version: 1.0\r\n"
            "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nyes\r\n--b\r\n"
            "Content-Type: text/calendar; method=REPLY; charset=utf-8\r\n\r\n").encode() + calendar + b"\r\n--b--\r\n"


@pytest.mark.parametrize(("what", "code", "says"), [
    ("reply", 0, "done: "), ("empty", os.EX_DATAERR, "no calendar part"), ("garbage", os.EX_DATAERR, "unreadable: "),
    ("extreme", 0, "unclear: ")])
def test_a_mail_server_pipes_a_message_in(house, monkeypatch, what, code, says):
    session = planned(house, proposed=True)
    extreme = answer(session, house.mentor, method="COUNTER").replace(b"DTSTAMP", b"DTSTART:00010101T000000Z\r\nDTSTAMP")
    content = {"reply": message(answer(session, house.mentor), house.mentor.user.email), "empty": b"Subject: x\r\n\r\nHello",
               "garbage": message(b"hello", "a@example.org"), "extreme": message(extreme, house.mentor.user.email)}[what]
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
    told = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("read_calendar_reply", stdout=told)
    assert ended.value.code == code
    assert says in told.getvalue()
    assert now(house, session).status == ("confirmed" if what == "reply" else "proposed")
