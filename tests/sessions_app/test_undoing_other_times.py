"""Other times that waited for an answer wait again once what closed them is undone, as before and without a second email."""
import pytest
from django.db import IntegrityError, transaction

from common import clock
from common.errors import Refused
from notifications.messages import message_for
from notifications.models import Delivery
from sessions_app.models import CounterProposal, Session
from sessions_app.selectors import free_starts, open_counter_proposal
from sessions_app.services import (
    accept_times,
    cancel_series,
    cancel_session,
    decline_times,
    move_session,
    propose_times,
    undo_change,
    undo_together,
)

from .conftest import book
from .series import of, series
from .test_mail import owed
from .test_undoing_series import moved


@pytest.fixture
def session(house):
    return book(house, free_starts(house.pair)[-30])


def propose(house, session, actor="mentor"):
    return propose_times(actor=house.people[actor], session=session, starts=free_starts(house.pair)[-2:], reason="Réunion",
                         sequence=Session.objects.get(pk=session.pk).sequence)


def change(house, session, how, actor="learner"):
    now = Session.objects.get(pk=session.pk)
    if how == "moved":
        return move_session(actor=house.people[actor], session=session, starts_at=free_starts(house.pair)[-60], sequence=now.sequence)
    return cancel_session(actor=house.people[actor], session=session, reason="Erreur", sequence=now.sequence)


def leave():
    Delivery.objects.filter(state="due", due_at__lte=clock.now()).update(state="sent", sent_at=clock.now())


def facts():
    return list(CounterProposal.objects.order_by("pk").values())


@pytest.mark.parametrize("how", ["moved", "cancelled"])
def test_they_are_back_as_they_were_and_nobody_is_asked_twice(house, session, how):
    replaced, proposal = propose(house, session), propose(house, session)
    leave()
    before = facts()
    change(house, session, how)
    assert open_counter_proposal(session) is None
    undo_change(actor=house.learner, session=session)
    assert facts() == before, "what was replaced before stays so"
    assert replaced.pk != open_counter_proposal(session).pk == proposal.pk
    assert owed("times_proposed") == []
    assert accept_times(actor=house.learner, proposal=proposal, starts_at=proposal.starts[0]).starts_at == proposal.starts[0]


def test_an_email_that_had_not_left_yet_is_owed_again(house, session):
    proposal = propose(house, session)
    change(house, session, "cancelled")
    assert owed("times_proposed") == []
    undo_change(actor=house.learner, session=session)
    told, = owed("times_proposed")
    assert (told.recipient_id, told.payload["proposal"]) == (house.learner.pk, str(proposal.pk))
    assert told.due_at <= clock.now()


def test_those_for_the_time_that_is_gone_are_closed(house, session):
    first = propose(house, session)
    leave()
    change(house, session, "moved")
    then = propose(house, session)
    undo_change(actor=house.learner, session=session)
    assert open_counter_proposal(session) == first
    assert owed("times_proposed") == [], "nobody is asked about them any more"
    with pytest.raises(Refused) as refusal:
        accept_times(actor=house.learner, proposal=then, starts_at=then.starts[0])
    assert refusal.value.code == "over"


def test_each_change_gives_back_what_it_closed_itself(house, session):
    first = propose(house, session)
    change(house, session, "moved", actor="mentor")
    then = propose(house, session, actor="learner")
    change(house, session, "cancelled")
    undo_change(actor=house.learner, session=session)
    assert open_counter_proposal(session) == then
    undo_change(actor=house.mentor, session=session)
    assert open_counter_proposal(session) == first


def test_what_was_answered_stays_answered(house, session):
    proposal = propose(house, session)
    decline_times(actor=house.learner, proposal=proposal)
    change(house, session, "cancelled")
    undo_change(actor=house.learner, session=session)
    assert CounterProposal.objects.get().status == "declined"


@pytest.mark.parametrize("how", ["moved", "cancelled"])
def test_those_of_a_series_come_back_together_or_each_alone(house, how):
    made = of(series(house, count=4))
    proposals = [propose(house, session) for session in made[1:3]]
    leave()
    before = facts()
    if how == "moved":
        moved(house, made[0], "all")
        propose(house, made[3])
    else:
        cancel_series(actor=house.learner, session=made[0], scope="all", reason="Erreur", sequence=0)
    undo_change(actor=house.learner, session=made[1])
    assert [open_counter_proposal(session) for session in made[:3]] == [None, proposals[0], None]
    undo_together(actor=house.learner, session=Session.objects.get(pk=made[2].pk))
    assert facts()[:2] == before
    assert open_counter_proposal(made[3]) is None
    assert owed("times_proposed") == []


# ── the word that none of them suits ─────────────────────────────────────────────────────────────
def declined(house, session):
    proposal = propose(house, session)
    leave()
    decline_times(actor=house.learner, proposal=proposal)
    return proposal


@pytest.mark.parametrize("how", ["moved", "cancelled"])
def test_a_refusal_that_nobody_heard_of_yet_is_told_after_all(house, session, how):
    proposal = declined(house, session)
    before = facts()
    change(house, session, how)
    assert owed("times_declined") == []
    undo_change(actor=house.learner, session=session)
    told, = owed("times_declined")
    assert (told.recipient_id, told.payload["proposal"], told.due_at <= clock.now()) == (house.mentor.pk, str(proposal.pk), True)
    assert message_for(told).subject
    assert (facts(), owed("times_proposed")) == (before, [])


@pytest.mark.parametrize("how", ["moved", "cancelled"])
def test_a_refusal_that_was_told_is_not_told_again(house, session, how):
    declined(house, session)
    leave()
    change(house, session, how)
    undo_change(actor=house.learner, session=session)
    assert (owed("times_declined"), len(owed("times_declined", state="sent"))) == ([], 1)


def test_what_an_earlier_change_made_needless_stays_so(house, session):
    declined(house, session)
    change(house, session, "moved", actor="mentor")
    change(house, session, "cancelled")
    undo_change(actor=house.learner, session=session)
    assert owed("times_declined") == []
    undo_change(actor=house.mentor, session=session)
    assert len(owed("times_declined")) == 1


def test_a_refusal_of_times_for_what_is_gone_is_told_nobody(house, session):
    change(house, session, "moved")
    declined(house, session)
    undo_change(actor=house.learner, session=session)
    change(house, session, "cancelled")
    undo_change(actor=house.learner, session=session)
    assert owed("times_declined") == []


def test_refusals_of_a_series_are_told_after_all_together(house):
    made = of(series(house, count=4))
    proposals = [propose(house, each) for each in made[1:3]]
    leave()
    for proposal in proposals:
        decline_times(actor=house.learner, proposal=proposal)
    cancel_series(actor=house.learner, session=made[0], scope="all", reason="Erreur", sequence=0)
    undo_together(actor=house.learner, session=Session.objects.get(pk=made[2].pk))
    assert {told.payload["proposal"] for told in owed("times_declined")} == {str(proposal.pk) for proposal in proposals}


def test_what_is_open_was_closed_by_nothing(house, session):
    propose(house, session)
    with pytest.raises(IntegrityError, match="over_since"), transaction.atomic():
        CounterProposal.objects.update(over_since=clock.now())
