"""While somebody is suspended, what is planned with them is on hold; once they are back it is on again. What passed counts for nothing."""
from datetime import timedelta

import pytest
from django.utils import translation

from accounts.services import reinstate_member, remove_member, suspend_member
from common import clock
from common.errors import Refused
from notifications.messages import message_for
from notifications.models import Delivery
from sessions_app import next_times, services
from sessions_app.models import CounterProposal, Session
from sessions_app.reliability import counted
from sessions_app.selectors import free_starts, sessions
from sessions_app.tasks import give_back_time
from sessions_app.times import policy_of
from tests.outbox import fan_out

from .conftest import book
from .racing import at_once
from .series import of, series
from .test_mail import owed


def suspend(house, who="mentor"):
    suspend_member(actor=house.coordinator, membership=house.people[who])


def reinstate(house, who="mentor"):
    reinstate_member(actor=house.coordinator, membership=house.people[who])


def sent(kind):
    """As if the relay had handed it over."""
    Delivery.objects.filter(kind=f"sessions_app.{kind}", state="due").update(state="sent")


def refused(work, *arguments, **named):
    with pytest.raises(Refused) as refusal:
        work(*arguments, **named)
    return refusal.value.code


@pytest.fixture
def planned(house):
    """Three days ahead, reminders and all."""
    found = book(house, next(start for start in free_starts(house.pair) if start > clock.now() + timedelta(days=3)))
    fan_out()
    return found


@pytest.fixture
def started(house, planned):
    """It has been suspended since yesterday, and the session began ten minutes ago."""
    suspend(house)
    now = clock.now()
    with clock.at(now - timedelta(days=1)):
        house.mentor.left_at = clock.now()
        house.mentor.save()
    Session.objects.filter(pk=planned.pk).update(starts_at=now - timedelta(minutes=10), ends_at=now + timedelta(minutes=35))
    return sessions().get(pk=planned.pk)


# ── who is told ──────────────────────────────────────────────────────────────────────────────────
def test_the_other_is_told_once_and_not_why(house, planned):
    suspend(house)
    row, = owed("on_hold")
    assert row.recipient_id == house.learner.pk
    body = message_for(row).body
    assert "Mehdi Mentor ne peut pas participer pour le moment" in body and f"/pairs/{house.pair.pk}/" in body
    assert "uspend" not in body
    house.learner.user.language = "en"
    house.learner.user.save()
    letter = message_for(owed("on_hold")[0])
    assert letter.subject == "On hold: your sessions with Mehdi Mentor"
    assert "counts against nobody" in letter.body and not letter.attachments
    with pytest.raises(Refused):
        suspend(house)
    assert len(owed("on_hold")) == 1


def test_with_nothing_planned_nobody_is_told(house):
    suspend(house)
    assert owed("on_hold") == []
    reinstate(house)
    assert owed("on_again") == []


def test_somebody_of_another_organization_is_told_nothing(house, planned):
    other = house.stranger.organization_id
    suspend(house)
    assert {row.organization_id for row in owed("on_hold")} == {house.organization.pk} != {other}


def test_back_in_time_it_is_on_again_and_both_are_reminded(house, planned):
    suspend(house)
    sent("on_hold")
    assert [message_for(row) for row in owed("reminder_day")] == [None, None]
    Delivery.objects.filter(kind="sessions_app.reminder_day").update(state="superseded")  # as if its turn had come
    reinstate(house)
    row, = owed("on_again")
    assert row.recipient_id == house.learner.pk
    assert "Ces séances ont lieu comme prévu" in message_for(row).body
    assert {r.recipient_id for r in owed("reminder_day")} == {house.learner.pk, house.mentor.pk}
    assert all(message_for(row) for row in owed("reminder_day"))
    assert Session.objects.get().status == "confirmed"


def test_back_before_it_was_told_nobody_is_told_anything(house, planned):
    suspend(house)
    reinstate(house)
    assert owed("on_hold") == owed("on_again") == []


def test_each_suspension_is_told(house, planned):
    for _time in range(2):
        suspend(house)
        assert len(owed("on_hold")) == 1
        sent("on_hold")
        reinstate(house)
        assert len(owed("on_again")) == 1
        sent("on_again")


def test_with_both_suspended_it_is_on_again_once_both_are_back(house, planned):
    suspend(house)
    sent("on_hold")
    suspend(house, "learner")
    assert [message_for(row) for row in owed("on_hold")] == [None]
    reinstate(house)
    assert owed("on_again") == []
    assert sessions().get().is_on_hold
    reinstate(house, "learner")
    assert [row.recipient_id for row in owed("on_again")] == [house.learner.pk]
    assert not sessions().get().is_on_hold


def test_who_is_removed_meanwhile_leaves_the_pair(house, planned):
    suspend(house)
    remove_member(actor=house.coordinator, membership=house.mentor)
    assert owed("on_hold") == []
    assert Session.objects.get().status == "cancelled"
    reinstate(house)
    assert owed("on_again") == []


# ── what cannot be done ──────────────────────────────────────────────────────────────────────────
def test_nothing_is_booked_held_moved_or_proposed(house, planned):
    starts = free_starts(house.pair)
    other = book(house, starts[9])
    suspend(house)
    learner = {"actor": house.learner}
    assert refused(book, house, starts[0]) == "on_hold"
    assert refused(services.hold_slot, **learner, mentorship=house.pair, starts_at=starts[0]) == "on_hold"
    assert refused(series, house) == "on_hold"
    assert refused(services.move_session, **learner, session=other, starts_at=starts[0], sequence=0) == "on_hold"
    assert refused(services.propose_times, **learner, session=other, starts=[starts[0]], reason="", sequence=0) == "on_hold"
    assert refused(services.move_session, actor=house.coordinator, session=other, starts_at=starts[0], sequence=0, reason="x") == "on_hold"
    assert next_times.next_starts(sessions().get(pk=other.pk), house.learner) == []
    reinstate(house)
    assert book(house, starts[0]).status == "confirmed"


def test_a_series_is_neither_moved_nor_accepted(house):
    services.create_policy(actor=house.coordinator, program=house.program, approval="other")
    found = series(house, actor=house.mentor, count=2)
    suspend(house)
    assert refused(services.accept_series, actor=house.learner, series=found) == "on_hold"
    Session.objects.update(status="confirmed", answer_by=None)
    first = sessions().get(pk=of(found)[0].pk)
    assert refused(services.plan_move, actor=house.learner, session=first, starts_at=first.starts_at + timedelta(hours=1),
                   scope="all") == "on_hold"


def test_what_was_proposed_is_not_accepted(house, planned):
    times = free_starts(house.pair)
    services.propose_times(actor=house.mentor, session=planned, starts=[times[0]], reason="", sequence=0)
    services.create_policy(actor=house.coordinator, program=house.program, approval="other")
    asked = book(house, times[5], actor=house.mentor)
    suspend(house)
    proposal = CounterProposal.objects.get()
    assert refused(services.accept_times, actor=house.learner, proposal=proposal, starts_at=times[0]) == "on_hold"
    assert refused(services.accept_session, actor=house.learner, session=asked, sequence=0) == "on_hold"
    services.cancel_session(actor=house.learner, session=asked, sequence=0, reason="x")


def test_giving_it_up_is_late_for_nobody(house):
    session = book(house)
    Session.objects.filter(pk=session.pk).update(starts_at=clock.now() + timedelta(hours=1), ends_at=clock.now() + timedelta(hours=2))
    suspend(house)
    services.cancel_session(actor=house.learner, session=session, sequence=0, reason="x")
    assert (Session.objects.get().status, Session.objects.get().is_late_cancel) == ("cancelled", False)


def test_the_refusal_names_the_person_in_one_s_own_language(house):
    suspend(house)
    for language, said in (("fr", "Mehdi Mentor ne peut pas participer"), ("en", "Mehdi Mentor cannot take part")):
        with translation.override(language):
            assert said in services.unbookable(house.pair).message


# ── what passes meanwhile ────────────────────────────────────────────────────────────────────────
def test_what_starts_meanwhile_does_not_take_place_and_counts_against_nobody(house, started):
    assert started.is_on_hold
    assert refused(services.record_attendance, actor=house.learner, session=started, mine="present", theirs="absent") == "on_hold"
    assert refused(services.settle_session, actor=house.coordinator, session=started, status="missed", missed_by="mentor") == "not_over"
    before = Delivery.objects.count()
    assert (services.let_pass(), services.let_pass()) == (1, 0)
    session = Session.objects.get()
    assert (session.status, session.cancelled_by, session.is_late_cancel) == ("cancelled", None, False)
    assert Delivery.objects.count() == before
    assert not Delivery.objects.filter(topic=session.pk, state="due").exists()
    reinstate(house)
    assert Session.objects.get().status == "cancelled"
    assert counted(house.mentor, policy_of(house.pair)) == []


def test_who_is_back_before_that_was_swept_finds_it_called_off(house, started):
    reinstate(house)
    assert Session.objects.get().status == "cancelled"
    assert services.let_pass() == 0


def test_a_session_of_a_series_passes_alone(house):
    found = series(house, count=3)
    fan_out()
    suspend(house)
    first, second, third = of(found)
    with clock.at(first.starts_at + timedelta(minutes=1)):
        assert services.let_pass() == 1
    assert [s.status for s in of(found)] == ["cancelled", "confirmed", "confirmed"]
    assert owed("series_cancelled") == []


def test_nobody_is_nudged(house):
    with clock.at(clock.now() + timedelta(days=house.program.session_every_days, hours=1)):
        suspend(house)
        assert services.nudge_idle_pairs() == 0
        reinstate(house)
        assert services.nudge_idle_pairs() == 1
        rows = owed("nothing_booked")
        suspend(house)
        assert [message_for(row) for row in rows] == [None, None]


def test_the_task_looks_in_every_organization(committed_house):
    house = committed_house
    with house.bound():
        session = book(house)
        suspend(house)
        Session.objects.update(starts_at=clock.now() + timedelta(microseconds=1))
    give_back_time()
    with house.bound():
        assert Session.objects.get(pk=session.pk).status == "cancelled"


# ── at once ──────────────────────────────────────────────────────────────────────────────────────
def test_whoever_books_while_somebody_is_suspended_is_told_or_refused(committed_house):
    house = committed_house
    with house.bound():
        starts = free_starts(house.pair)[4:36:2]

    def work(number):
        with house.bound():
            return suspend(house) if number == 5 else book(house, starts[number]).pk

    answers = at_once(work, 16)
    assert {a.code for a in answers if isinstance(a, Refused)} <= {"on_hold"}
    with house.bound():
        made = Session.objects.count()
        assert made == sum(not isinstance(a, Refused) for a in answers) - 1
        assert len(owed("on_hold")) == bool(made)
        assert refused(book, house, starts[5]) == "on_hold"


def test_coming_back_and_what_passes_do_not_get_in_each_other_s_way(committed_house):
    house = committed_house
    with house.bound():
        passed, to_come = book(house, free_starts(house.pair)[0]), book(house, free_starts(house.pair)[40])
        suspend(house)
        sent("on_hold")
        Session.objects.filter(pk=passed.pk).update(starts_at=clock.now() + timedelta(microseconds=1))

    def work(number):
        with house.bound():
            return reinstate(house) if number == 3 else services.let_pass()

    answers = at_once(work, 8)
    assert not any(isinstance(a, Refused) for a in answers) and sum(a or 0 for a in answers) <= 1
    with house.bound():
        assert [Session.objects.get(pk=s.pk).status for s in (passed, to_come)] == ["cancelled", "confirmed"]
        assert len(owed("on_again")) == 1
