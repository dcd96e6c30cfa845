"""A booking owes one row; the relay turns it into invitations and reminders, once, whatever happens in between."""
import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.core import mail
from django.db import OperationalError, connection, connections

from common import clock
from common.errors import Refused
from notifications import relay
from notifications.models import Delivery
from sessions_app.models import Session
from sessions_app.selectors import free_starts
from sessions_app.services import cancel_session, create_policy, hold_people, move_session

from .conftest import book

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "ops"])
REMINDERS = {"preparation": 1, "reminder_day": 2, "reminder_hour": 2, "recap": 2, "recap_missing": 2}


@pytest.fixture
def house(committed_house):
    return committed_house


@pytest.fixture
def session(house):
    with house.bound():
        return book(house, free_starts(house.pair)[-1])


def rows(house, **wanted):
    with house.bound():
        kinds = Delivery.objects.filter(channel="email", **wanted).values_list("kind", flat=True)
        return Counter(kind.removeprefix("sessions_app.") for kind in kinds)


def fanning_out(house):
    with house.bound():
        return Delivery.objects.get(channel="fan_out")


def test_a_booking_owes_one_row_which_becomes_its_messages(house, session):
    assert (rows(house), fanning_out(house).topic) == ({}, session.pk)
    assert relay.deliver_due() == 3
    assert {to for message in mail.outbox for to in message.to} == {"mentor@verger.example", "learner@verger.example"}
    assert (rows(house, state="sent"), rows(house, state="due")) == ({"booked": 2}, REMINDERS)
    assert fanning_out(house).state == "sent"
    assert relay.deliver_due() == 0


def test_a_proposal_asks_the_other_and_plans_nothing(house):
    with house.bound():
        create_policy(actor=house.coordinator, program=house.program, approval="other")
        book(house)
    relay.deliver_due()
    assert [message.to for message in mail.outbox] == [["mentor@verger.example"]]
    assert rows(house) == {"proposed": 1}


def test_killed_after_the_messages_and_before_the_mark_nothing_is_doubled_or_lost(house, session, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(relay, "MARK", "SELECT pg_terminate_backend(pg_backend_pid())" + ", %s" * relay.MARK.count("%s"))
        with pytest.raises(OperationalError):
            relay.deliver_next(None)
    connections["ops"].close()
    assert fanning_out(house).state == "due"
    assert rows(house, state="due") == {"booked": 2, **REMINDERS}
    assert relay.deliver_due() == 3
    assert (len(mail.outbox), rows(house)) == (2, {"booked": 2, **REMINDERS})


def test_a_reminder_whose_time_came_while_the_worker_was_down_leaves_late(house, session):
    with clock.at(session.starts_at - timedelta(hours=23)):
        relay.deliver_due()
    sent = rows(house, state="sent")
    assert (sent["booked"], sent["reminder_day"], rows(house, state="due")["reminder_hour"]) == (2, 2, 2)


def test_moved_before_it_was_told_only_the_new_time_is(house, session):
    with house.bound():
        move_session(actor=house.mentor, session=session, starts_at=free_starts(house.pair)[-9], sequence=0)
    relay.deliver_due()
    assert (mail.outbox, fanning_out(house).state) == ([], "superseded")
    assert rows(house) == {"moved": 2, **REMINDERS}
    with house.bound():
        assert set(Delivery.objects.filter(channel="email").values_list("payload__sequence", flat=True)) == {1}


def test_cancelled_before_it_was_told_nobody_is_invited(house, session):
    with house.bound():
        cancel_session(actor=house.mentor, session=session, reason="Grippe", sequence=0)
    relay.deliver_due()
    assert (mail.outbox, rows(house)) == ([], {"cancelled": 2})


def test_while_somebody_changes_the_session_it_waits_and_neither_waits_for_the_other(house, session):
    changed, may_end = threading.Event(), threading.Event()

    def move():
        try:
            with house.bound():
                Session.objects.select_for_update().get(pk=session.pk)
                changed.set()
                assert may_end.wait(20)
                move_session(actor=house.mentor, session=session, starts_at=free_starts(house.pair)[-9], sequence=0)
        finally:
            connections.close_all()

    other = threading.Thread(target=move)
    other.start()
    assert changed.wait(20)
    assert relay.deliver_next(None)
    waiting = fanning_out(house)
    assert (waiting.state, waiting.attempts, rows(house)) == ("due", 0, {})
    may_end.set()
    other.join(20)
    assert not other.is_alive()
    assert rows(house) == {"moved": 2, **REMINDERS}


def test_a_session_that_is_gone_is_told_to_nobody(house, session):
    with house.bound():
        Session.objects.filter(pk=session.pk).delete()
    assert relay.deliver_due() == 1
    assert (mail.outbox, rows(house)) == ([], {})


def test_who_comes_too_late_waits_for_no_lock(house, session):
    """Somebody else books with the same mentor at this moment, and has not finished."""
    held, may_end = threading.Event(), threading.Event()

    def hold():
        try:
            with house.bound():
                hold_people(house.mentor.pk)
                held.set()
                assert may_end.wait(20)
        finally:
            connections.close_all()

    other = threading.Thread(target=hold)
    other.start()
    assert held.wait(20)
    try:
        with house.bound(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout TO '1s'")
            with pytest.raises(Refused) as refusal:
                book(house, session.starts_at)
    finally:
        may_end.set()
        other.join(20)
    assert len(refusal.value.extra["alternatives"]) == 3
