"""For a minute a move or a cancellation is put back as it was."""
from datetime import timedelta

import pytest

from common import clock
from common.errors import Refused
from notifications.messages import message_for
from notifications.models import Delivery
from sessions_app.models import Hold, Session
from sessions_app.selectors import free_starts
from sessions_app.services import cancel_session, hold_slot, move_session, undo_change

from .conftest import book
from .test_mail import owed


@pytest.fixture
def session(house):
    """Far enough away that all reminders are still to come."""
    return book(house, free_starts(house.pair)[-30])


def times(house, count=3):
    return free_starts(house.pair)[-count:]


def leave():
    """What is due now leaves."""
    owed("booked")
    Delivery.objects.filter(state="due", due_at__lte=clock.now()).update(state="sent", sent_at=clock.now())


def test_a_cancellation_is_undone_within_a_minute_and_nobody_hears_of_it(house, session, as_person):
    cancel_session(actor=house.learner, session=session, reason="Erreur", sequence=0)
    assert f"/sessions/{session.pk}/undo/" in as_person(house.learner).get(house.url(f"/sessions/{session.pk}/")).content.decode()
    assert "/undo/" not in as_person(house.mentor).get(house.url(f"/sessions/{session.pk}/")).content.decode()
    assert min(d.due_at for d in owed("cancelled")) > clock.now() + timedelta(minutes=1)
    assert as_person(house.learner).post(house.url(f"/sessions/{session.pk}/undo/")).status_code == 302
    session.refresh_from_db()
    assert (session.status, session.sequence, session.cancel_reason) == ("confirmed", 2, "")
    assert owed("cancelled") == []
    assert len(owed("reminder_day")) == len(owed("reminder_hour")) == len(owed("recap")) == 2
    assert session.starts_at not in free_starts(house.pair)


def test_a_move_is_undone_within_a_minute(house, session):
    before = session.starts_at
    moved = move_session(actor=house.learner, session=session, starts_at=times(house)[0], sequence=0)
    undone = undo_change(actor=house.learner, session=moved)
    assert (undone.starts_at, undone.sequence) == (before, 2)
    assert owed("moved") == []
    assert {d.wished_at for d in owed("reminder_hour")} == {before - timedelta(hours=1)}
    assert {claim.busy.lower for claim in undone.claims.all()} == {before}
    with pytest.raises(Refused):
        undo_change(actor=house.learner, session=undone)


@pytest.mark.parametrize("then", ["cancelled", "moved"])
def test_what_an_undone_change_kept_from_being_told_is_told(house, session, then):
    """The first move has not left yet: undoing what came after it leaves the session at a time that nobody would hear of."""
    leave()
    first, before = times(house)[0], session.starts_at
    move_session(actor=house.mentor, session=session, starts_at=first, sequence=0)
    if then == "moved":
        move_session(actor=house.learner, session=session, starts_at=times(house)[1], sequence=1)
        assert {d.payload["before"] for d in owed("moved")} == {before.isoformat()}, "nobody has heard of the time in between"
    else:
        cancel_session(actor=house.learner, session=session, reason="Erreur", sequence=1)
    undone = undo_change(actor=house.learner, session=session)
    told = owed("moved")
    assert {d.recipient_id for d in told} == {house.mentor.pk, house.learner.pk}
    assert {(d.payload["sequence"], d.payload["before"]) for d in told} == {(3, before.isoformat())}
    assert (undone.starts_at, message_for(told[0]).attachments != []) == (first, True)
    assert min(d.due_at for d in told) > clock.now() + timedelta(minutes=1)
    if then == "cancelled":
        assert undo_change(actor=house.mentor, session=undone).starts_at == before, "the first move may be taken back as before"
        assert owed("moved") == []


def test_what_everybody_knows_already_is_not_told_again(house, session):
    leave()
    back = undo_change(actor=house.learner, session=cancel_session(actor=house.learner, session=session, reason="Erreur", sequence=0))
    moved = move_session(actor=house.learner, session=back, starts_at=times(house)[0], sequence=2)
    undo_change(actor=house.learner, session=moved)
    assert owed("moved") == owed("booked") == owed("cancelled") == []


def test_a_booking_that_has_not_left_yet_is_told_after_an_undo(house, session):
    """As long as no mail leaves."""
    owed("booked")
    undo_change(actor=house.learner, session=cancel_session(actor=house.learner, session=session, reason="Erreur", sequence=0))
    assert {(d.recipient_id, d.payload["sequence"]) for d in owed("booked")} == {(house.mentor.pk, 2), (house.learner.pk, 2)}


def test_after_a_minute_or_by_the_other_nothing_is_undone(house, session):
    moved = move_session(actor=house.learner, session=session, starts_at=times(house)[0], sequence=0)
    with pytest.raises(Refused):
        undo_change(actor=house.mentor, session=moved)
    with clock.at(clock.now() + timedelta(seconds=61)), pytest.raises(Refused) as refusal:
        undo_change(actor=house.learner, session=moved)
    assert refusal.value.code == "too_late"


def test_a_time_that_was_taken_meanwhile_is_not_taken_back(house, session):
    cancelled = cancel_session(actor=house.learner, session=session, reason="Erreur", sequence=0)
    book(house, session.starts_at)
    with pytest.raises(Refused) as refusal:
        undo_change(actor=house.learner, session=cancelled)
    assert refusal.value.code == "taken"
    assert Session.objects.get(pk=session.pk).status == "cancelled"


def changed(house, session, how):
    if how == "moved":
        return move_session(actor=house.learner, session=session, starts_at=times(house)[0], sequence=0)
    return cancel_session(actor=house.learner, session=session, reason="Erreur", sequence=0)


@pytest.mark.parametrize("how", ["moved", "cancelled"])
def test_the_time_that_one_holds_oneself_is_taken_back(house, session, how):
    """With the form for another session open at the time that one has just given up."""
    before = session.starts_at
    now = changed(house, session, how)
    hold_slot(actor=house.learner, mentorship=house.pair, starts_at=before)
    undone = undo_change(actor=house.learner, session=now)
    assert (undone.status, undone.starts_at) == ("confirmed", before)
    assert not Hold.objects.exists()
    assert {(claim.busy.lower, claim.is_active) for claim in undone.claims.all()} == {(before, True)}


@pytest.mark.parametrize("how", ["moved", "cancelled"])
def test_the_time_that_the_other_holds_is_not(house, session, how):
    now = changed(house, session, how)
    held = hold_slot(actor=house.mentor, mentorship=house.pair, starts_at=session.starts_at)
    mine = hold_slot(actor=house.learner, mentorship=house.pair, starts_at=times(house)[2])
    with pytest.raises(Refused) as refusal:
        undo_change(actor=house.learner, session=now)
    assert refusal.value.code == "taken"
    assert set(Hold.objects.all()) == {held, mine}, "all is as it was"


def test_a_reminder_that_came_due_in_that_minute_is_told(house, session):
    leave()
    with clock.at(session.starts_at - timedelta(hours=1, seconds=20)):
        cancelled = cancel_session(actor=house.learner, session=session, reason="Erreur", sequence=0)
        assert owed("reminder_hour") == []
    with clock.at(session.starts_at - timedelta(minutes=59, seconds=50)):
        undo_change(actor=house.learner, session=cancelled)
        assert {d.recipient_id for d in owed("reminder_hour")} == {house.mentor.pk, house.learner.pk}
        assert owed("reminder_day") == [], "it was due before"
