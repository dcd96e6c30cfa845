"""Who hears what became of a calendar's answer: whoever was invited and answered, once; whoever was named by another, once a day."""
from datetime import timedelta

import pytest

from common import clock
from notifications.models import Delivery
from sessions_app.models import Session
from sessions_app.selectors import free_starts
from sessions_app.services import cancel_session, handle_reply, move_session
from tests.outbox import fan_out

from .test_calendar_replies import answer, now, planned, send, told, verbs
from .test_series_replies import event, made, sessions
from .test_series_replies import send as send_events

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "ops"])


@pytest.fixture
def house(committed_house):
    return committed_house


def moved(house, session):
    with house.bound():
        return move_session(actor=house.mentor, session=session, starts_at=free_starts(house.pair)[-4], sequence=session.sequence)


def later(minutes=1):
    return clock.now() + timedelta(minutes=minutes)


def owed(house):
    """All that answers made: {(kind, recipient)} beside what tells of sessions themselves."""
    with house.bound():
        return [(row.kind.partition(".")[2], row.recipient_id) for row in Delivery.objects.filter(kind__contains="reply_").order_by("pk")]


@pytest.mark.parametrize(("language", "says", "stands"), [
    ("fr", "invitation plus ancienne", "Prévue"), ("en", "an older invitation", "Planned")])
def test_who_answers_an_older_invitation_hears_how_the_session_stands(house, language, says, stands):
    house.learner.user.language = language
    with house.bound():
        house.learner.user.save()
    session = planned(house)
    moved(house, session)
    assert send(session, house.learner, "DECLINED", sequence=0) == "stale"
    assert send(session, house.learner, "DECLINED", sequence=0, stamp=later()) == "stale", "said again, it is told no second time"
    (recipient, body), = told(house, "reply_refused")
    assert recipient == house.learner.pk
    assert says in body
    assert f"· {stands}" in body
    assert house.url(f"/sessions/{session.pk}/") in body


def test_an_answer_that_was_followed_comes_twice_and_nobody_hears_more(house):
    session, stamp = planned(house, proposed=True), clock.now()
    assert send(session, house.mentor, stamp=stamp) == "done"
    assert send(session, house.mentor, stamp=stamp) == "repeated"
    assert send(session, house.mentor, "DECLINED", stamp=stamp - timedelta(hours=1)) == "repeated", "overtaken on its way"
    assert owed(house) == []
    assert send(session, house.mentor, "DECLINED", stamp=later()) == "stale"
    assert owed(house) == [("reply_refused", house.mentor.pk)]


def test_a_no_that_gave_the_time_back_comes_twice(house):
    session, stamp = planned(house, proposed=True), clock.now()
    assert [send(session, house.mentor, "DECLINED", stamp=stamp) for _ in range(2)] == ["done", "repeated"]
    assert owed(house) == []


def test_who_says_no_to_what_is_planned_hears_that_it_stays(house):
    session = planned(house)
    assert send(session, house.learner, "TENTATIVE") == "noted"
    assert owed(house) == []
    assert send(session, house.learner, "DECLINED", stamp=later()) == "noted"
    (recipient, body), = told(house, "reply_refused")
    assert recipient == house.learner.pk
    assert "reste prévue" in body
    assert [recipient for recipient, _body in told(house, "declined_in_calendar")] == [house.mentor.pk]


def test_who_says_no_to_their_own_proposal_hears_that_it_waits(house):
    session = planned(house, proposed=True)
    assert send(session, house.learner, "DECLINED") == "noted"
    (recipient, body), = told(house, "reply_refused")
    assert (recipient, "retirer" in body) == (house.learner.pk, True)
    assert now(house, session).status == "proposed"


def test_each_other_time_that_cannot_be_is_told_of_once(house):
    session = planned(house)
    night = now(house, session).starts_at.replace(hour=2, minute=0)
    for minutes, at in enumerate((night, night, night + timedelta(hours=1))):
        assert send(session, house.learner, method="COUNTER", starts_at=at, stamp=later(minutes)) == "refused"
    assert owed(house) == [("reply_refused", house.learner.pk)] * 2
    for _recipient, body in told(house, "reply_refused"):
        assert "Cette heure n’est pas parmi celles" in body and "proches" not in body and "plus libre" not in body


def test_over_is_told_as_it_stands_when_the_email_leaves(house):
    session = planned(house)
    with house.bound():
        cancel_session(actor=house.mentor, session=session, reason="", sequence=0)
    assert send(session, house.learner) == "over"
    (_recipient, body), = told(house, "reply_refused")
    assert "· Annulée" in body


def test_where_the_two_live_apart_both_clocks_are_shown(house):
    session = planned(house)
    assert send(session, house.learner, "DECLINED") == "noted"
    assert "Pour " not in told(house, "reply_refused")[0][1]
    house.mentor.user.time_zone = "America/New_York"
    with house.bound():
        house.mentor.user.save()
    assert "Pour Mehdi" in told(house, "reply_refused")[0][1]


UNCLEAR = {"delegated": (b"=ACCEPTED", b"=DELEGATED"), "no stamp": (b"DTSTAMP", b"X-STAMP"), "no sequence": (b"SEQUENCE:0", b"SEQUENCE:x"),
           "no person": (b"ATTENDEE", b"X-NOBODY"), "no time": (b"METHOD:REPLY", b"METHOD:COUNTER")}


@pytest.mark.parametrize("what", UNCLEAR)
def test_who_answers_unclearly_hears_that(house, what):
    session = planned(house, proposed=True)
    content = answer(session, house.mentor).replace(*UNCLEAR[what])
    assert [handle_reply(content, house.mentor.user.email).code for _ in range(2)] == ["unclear"] * 2
    (recipient, body), = told(house, "reply_refused")
    assert recipient == house.mentor.pk
    assert "· Proposée" in body
    assert verbs(house) == ["unclear"] * 2
    assert now(house, session).status == "proposed"


@pytest.mark.parametrize(("what", "code", "named"), [("no stamp", "forged", True), ("no person", "unclear", False)])
def test_what_is_unclear_from_elsewhere_is_sent_nowhere(house, what, code, named):
    session = planned(house, proposed=True)
    assert handle_reply(answer(session, house.mentor).replace(*UNCLEAR[what]), "mechant@example.org").code == code
    assert owed(house) == ([("reply_forged", house.mentor.pk)] if named else [])


def test_who_is_named_by_another_hears_it_once_a_day(house):
    session = planned(house, proposed=True)

    def forge(person=house.mentor):
        return [send(session, person, said, sender="mechant@example.org") for said in ("ACCEPTED", "DECLINED")]

    assert forge() == ["forged"] * 2
    (recipient, body), = told(house, "reply_forged")
    assert recipient == house.mentor.pk
    assert "d’une autre adresse" in body
    assert house.mentor.user.email in body
    assert "mechant" not in body
    with clock.at(clock.now() + timedelta(days=1)):
        forge()
    assert owed(house) == [("reply_forged", house.mentor.pk)] * 2
    forge(house.learner)
    assert owed(house)[2:] == [("reply_forged", house.learner.pk)]
    with house.bound():
        assert not Delivery.objects.exclude(address="").exists()
        assert not Delivery.objects.filter(recipient=None, channel="email").exists()


def test_who_answers_for_the_other_hears_nothing_and_the_other_does(house):
    session = planned(house, proposed=True)
    assert send(session, house.learner, attendee=house.mentor.user.email) == "forged"
    assert owed(house) == [("reply_forged", house.mentor.pk)]


def test_nobody_hears_of_an_answer_for_somebody_who_was_not_invited(house):
    session = planned(house, proposed=True)
    for attendee in (house.coordinator.user.email, "x@example.org"):
        assert send(session, house.mentor, attendee=attendee) == "forged"
        assert send(session, house.mentor, attendee=attendee, sender="mechant@example.org") == "forged"
    assert owed(house) == []


@pytest.mark.parametrize("gone", ["left", "closed"])
def test_who_left_is_no_forger_and_hears_nothing(house, gone):
    session = planned(house, proposed=True)
    with house.bound():
        if gone == "left":
            house.mentor.status = "left"
            house.mentor.save()
        else:
            house.mentor.user.is_active = False
            house.mentor.user.save()
    assert send(session, house.mentor) == "left"
    assert send(session, house.mentor, sender="mechant@example.org") == "forged"
    assert verbs(house) == ["left", "forged"]
    assert owed(house) == []
    assert now(house, session).status == "proposed"


def test_an_answer_to_many_dates_is_told_of_in_one_email(house):
    found = made(house)
    three = sessions(house, found)
    with house.bound():
        for session in three[:2]:
            cancel_session(actor=house.mentor, session=session, reason="x", sequence=0)
    each = [event(found, house.mentor, "DECLINED", instead_of=session.starts_at, sequence=7) for session in three]
    assert send_events(house.mentor, *each) == "over"
    (recipient, body), = told(house, "reply_refused")
    assert recipient == house.mentor.pk
    assert body.count("est annulée") == 1
    assert body.count("invitation plus ancienne") == 1


def test_an_answer_to_a_date_that_is_none_of_the_series_leads_to_the_series(house):
    found = made(house)
    three = sessions(house, found)
    with house.bound():
        cancel_session(actor=house.mentor, session=three[0], reason="x", sequence=0)
        fan_out()
        second = Session.objects.get(pk=three[1].pk)
    stray = event(found, house.mentor, "ACCEPTED", instead_of=three[0].starts_at + timedelta(hours=1))
    assert send_events(house.mentor, stray) == "stale"
    (_recipient, body), = told(house, "reply_refused")
    assert house.url(f"/series/{found.pk}/") in body
    assert f"{second.starts_at.day} " in body


def test_who_is_named_for_a_whole_series_is_led_to_it(house):
    found = made(house)
    content = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:REPLY\r\n{event(found, house.mentor, 'ACCEPTED')}END:VCALENDAR\r\n"
    assert handle_reply(content.encode(), "mechant@example.org").code == "forged"
    (_recipient, body), = told(house, "reply_forged")
    assert house.url(f"/series/{found.pk}/") in body
