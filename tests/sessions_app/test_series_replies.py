"""What calendars answer to a series: to all of it, to one date, to what it was before."""
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from audit.models import Entry
from common import clock
from sessions_app.models import CounterProposal, Session, SessionSeries
from sessions_app.services import cancel_session, create_policy, handle_reply, move_series, move_session

from .series import of, series
from .test_calendar_replies import told

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "ops"])


@pytest.fixture
def house(committed_house):
    return committed_house


def made(house, *, proposed=True):
    with house.bound():
        if proposed:
            create_policy(actor=house.coordinator, program=house.program, approval="other")
        return series(house, count=3)


def event(found, person, said, *, sequence=0, instead_of=None, at=None, comment="", stamp=None):
    lines = [f"UID:{found.pk}@127.0.0.1", f"SEQUENCE:{sequence}", f"DTSTAMP:{stamp or clock.now():%Y%m%dT%H%M%SZ}",
             f"ATTENDEE;PARTSTAT={said}:mailto:{person.user.email}", f"COMMENT:{comment}"]
    if instead_of:
        lines.append(f"RECURRENCE-ID;TZID=Europe/Paris:{instead_of.astimezone(ZoneInfo('Europe/Paris')):%Y%m%dT%H%M%S}")
    if at:
        lines.append(f"DTSTART:{at:%Y%m%dT%H%M%SZ}")
    return "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""])


def send(person, *events, method="REPLY"):
    content = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\nMETHOD:{method}\r\n{''.join(events)}END:VCALENDAR\r\n"
    return handle_reply(content.encode(), person.user.email).code


def statuses(house):
    with house.bound():
        return [session.status for session in Session.objects.order_by("starts_at")]


def sessions(house, found):
    with house.bound():
        return of(found)


def test_yes_plans_all_of_them_once(house):
    found = made(house)
    assert send(house.mentor, event(found, house.mentor, "ACCEPTED")) == "done"
    assert statuses(house) == ["confirmed"] * 3
    assert send(house.mentor, event(found, house.mentor, "DECLINED")) == "stale"
    with house.bound():
        assert [e.verb for e in Entry.objects.filter(verb__contains="calendar_reply").order_by("at")] == [
            "sessions_app.calendar_reply.done", "sessions_app.calendar_reply.stale"]


def test_no_gives_all_times_back(house):
    found = made(house)
    assert send(house.mentor, event(found, house.mentor, "DECLINED", comment="Stage")) == "done"
    assert statuses(house) == ["cancelled"] * 3
    assert "Stage" in dict(told(house, "series_cancelled"))[house.learner.pk]
    assert send(house.mentor, event(found, house.mentor, "ACCEPTED")) == "over"
    assert "aucune séance" in told(house, "reply_refused")[0][1].lower()


def test_a_yes_or_no_to_one_date_is_about_that_one(house):
    found = made(house)
    first, second, _third = sessions(house, found)
    assert send(house.mentor, event(found, house.mentor, "DECLINED", instead_of=first.starts_at)) == "done"
    assert send(house.mentor, event(found, house.mentor, "ACCEPTED", instead_of=second.starts_at)) == "done"
    assert statuses(house) == ["cancelled", "confirmed", "proposed"]
    assert send(house.mentor, event(found, house.mentor, "ACCEPTED")) == "done", "the invitation still stands for what has not changed"
    assert statuses(house) == ["cancelled", "confirmed", "confirmed"]
    assert send(house.mentor, event(found, house.mentor, "ACCEPTED", instead_of=first.starts_at + timedelta(hours=1))) == "stale"


def test_an_answer_to_all_but_one_comes_in_one_message(house):
    found = made(house)
    first = sessions(house, found)[0]
    whole, one = event(found, house.mentor, "ACCEPTED"), event(found, house.mentor, "DECLINED", instead_of=first.starts_at)
    assert send(house.mentor, whole, one) == "done"
    assert statuses(house) == ["cancelled", "confirmed", "confirmed"]


def test_an_exception_that_says_the_same_is_no_other_answer(house):
    found = made(house)
    first = sessions(house, found)[0]
    whole, one = event(found, house.mentor, "ACCEPTED"), event(found, house.mentor, "ACCEPTED", instead_of=first.starts_at)
    assert send(house.mentor, one, whole) == "done"
    assert statuses(house) == ["confirmed"] * 3
    assert len(told(house, "series_booked")) == 2


def test_two_answers_to_the_same_are_none(house):
    found = made(house)
    assert send(house.mentor, event(found, house.mentor, "ACCEPTED"), event(found, house.mentor, "DECLINED")) == "unclear"
    assert statuses(house) == ["proposed"] * 3


def test_no_to_what_is_planned_cancels_nothing_and_tells_once(house):
    found = made(house, proposed=False)
    assert send(house.learner, event(found, house.learner, "DECLINED", comment="Examens")) == "noted"
    assert statuses(house) == ["confirmed"] * 3
    ((recipient, body),) = told(house, "declined_in_calendar")
    assert (recipient, "3 séances" in body, "Examens" in body) == (house.mentor.pk, True, True)
    assert send(house.learner, event(found, house.learner, "TENTATIVE", stamp=clock.now() - timedelta(hours=1))) == "repeated"


@pytest.mark.parametrize("change", ["one", "all", "following"])
def test_what_has_moved_since_is_not_answered(house, change):
    found = made(house, proposed=False)
    last = sessions(house, found)[2]
    with house.bound():
        if change == "one":
            move_session(actor=house.mentor, session=last, starts_at=last.starts_at + timedelta(hours=1), sequence=0)
        else:
            move_series(actor=house.mentor, session=last, starts_at=last.starts_at + timedelta(hours=1), scope=change, chosen={},
                        sequence=0)
    assert send(house.learner, event(found, house.learner, "DECLINED", instead_of=last.starts_at)) == "stale"
    assert send(house.learner, event(found, house.learner, "DECLINED", sequence=7)) == "stale"
    whole = send(house.learner, event(found, house.learner, "DECLINED"))
    assert whole == ("stale" if change == "all" else "noted")
    if change == "following":
        with house.bound():
            second = SessionSeries.objects.exclude(pk=found.pk).get()
        assert send(house.learner, event(second, house.learner, "DECLINED", instead_of=last.starts_at + timedelta(hours=1))) == "noted"


def test_another_time_is_for_one_date(house):
    found = made(house, proposed=False)
    first = sessions(house, found)[0]
    at = first.starts_at + timedelta(days=1)
    assert send(house.learner, event(found, house.learner, "X", at=at), method="COUNTER") == "refused"
    assert "série" in told(house, "reply_refused")[0][1]
    one = event(found, house.learner, "X", at=at, instead_of=first.starts_at, stamp=clock.now() + timedelta(minutes=1))
    assert send(house.learner, one, method="COUNTER") == "done"
    with house.bound():
        assert (CounterProposal.objects.get().session_id, CounterProposal.objects.get().starts) == (first.pk, [at])


def test_a_stranger_answers_nothing(house):
    found = made(house)
    assert send(house.other_learner, event(found, house.other_learner, "ACCEPTED")) == "forged"
    assert statuses(house) == ["proposed"] * 3


def test_what_was_cancelled_by_itself_is_over(house):
    found = made(house, proposed=False)
    first = sessions(house, found)[0]
    with house.bound():
        cancel_session(actor=house.mentor, session=first, reason="x", sequence=0)
    assert send(house.learner, event(found, house.learner, "ACCEPTED", instead_of=first.starts_at)) == "over"
    assert "est annulée" in told(house, "reply_refused")[0][1]
