"""Moving and cancelling under a program's policy, and other times."""
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from common import clock
from common.errors import Refused
from notifications.messages import message_for
from sessions_app.models import CounterProposal, Session
from sessions_app.selectors import free_starts, open_counter_proposal
from sessions_app.services import (
    accept_times,
    cancel_session,
    create_policy,
    decline_times,
    move_session,
    propose_times,
    record_attendance,
    set_booking_rules,
)
from sessions_app.weeks import unfolded

from .conftest import book
from .test_mail import owed


@pytest.fixture
def session(house):
    """Far enough away that all reminders are still to come."""
    return book(house, free_starts(house.pair)[-30])


def times(house, count=3):
    return free_starts(house.pair)[-count:]


def proposed(house, session, count=3, actor=None):
    return propose_times(actor=actor or house.mentor, session=session, starts=times(house, count), reason="Réunion", sequence=0)


# ── the notice limit ─────────────────────────────────────────────────────────────────────────────


def test_past_the_notice_limit_one_no_longer_moves_alone(house, session, as_person):
    create_policy(actor=house.coordinator, program=house.program, change_notice_hours=24)
    with clock.at(session.starts_at - timedelta(hours=23)):
        with pytest.raises(Refused) as refusal:
            move_session(actor=house.learner, session=session, starts_at=times(house)[0], sequence=0)
        assert refusal.value.code == "too_late"
        answer = as_person(house.learner).get(house.url(f"/sessions/{session.pk}/move/"))
        assert answer.url == house.url(f"/sessions/{session.pk}/propose/")
    with clock.at(session.starts_at - timedelta(hours=25)):
        assert move_session(actor=house.learner, session=session, starts_at=times(house)[0], sequence=0).sequence == 1


@pytest.mark.parametrize(("hours", "late"), [(23, True), (25, False)])
def test_a_late_cancellation_is_marked(house, session, as_person, hours, late):
    create_policy(actor=house.coordinator, program=house.program, change_notice_hours=24)
    with clock.at(session.starts_at - timedelta(hours=hours)):
        page = as_person(house.learner).get(house.url(f"/sessions/{session.pk}/cancel/"))
        assert page.context["is_late"] is late
        assert cancel_session(actor=house.learner, session=session, reason="Grippe", sequence=0).is_late_cancel is late


def test_late_comes_before_missed(house):
    with pytest.raises(IntegrityError, match="late_before_missed"), transaction.atomic():
        create_policy(actor=house.coordinator, program=house.program, late_after_minutes=20, missed_after_minutes=10)


def test_one_may_disagree_for_as_long_as_the_program_says(house, over):
    create_policy(actor=house.coordinator, program=house.program, appeal_days=3)
    record_attendance(actor=house.mentor, session=over, mine="present", theirs="absent")
    with clock.at(clock.now() + timedelta(days=3, minutes=1)), pytest.raises(Refused) as refusal:
        record_attendance(actor=house.learner, session=over, mine="present", theirs="present")
    assert refusal.value.code == "appeal_over"
    with clock.at(clock.now() + timedelta(days=2)):
        assert record_attendance(actor=house.learner, session=over, mine="present", theirs="present").is_disputed


# ── other times ──────────────────────────────────────────────────────────────────────────────────


def test_up_to_three_times_are_proposed_on_the_page_and_one_is_taken(house, session, as_person):
    client, address = as_person(house.mentor), house.url(f"/sessions/{session.pk}/propose/")
    assert client.get(address).status_code == 200
    wanted = times(house)
    sent = {"starts": [start.isoformat() for start in wanted], "reason": "Réunion", "sequence": 0}
    assert client.post(address, sent).status_code == 302
    proposal = open_counter_proposal(session)
    assert (proposal.starts, proposal.proposed_by, proposal.reason) == (wanted, house.mentor, "Réunion")
    assert [d.recipient_id for d in owed("times_proposed")] == [house.learner.pk]
    learner = as_person(house.learner)
    assert wanted[1].isoformat() in learner.get(house.url(f"/sessions/{session.pk}/")).content.decode()
    answer = house.url(f"/sessions/{session.pk}/times/{proposal.pk}/")
    for _twice in range(2):
        assert learner.post(answer, {"starts_at": wanted[1].isoformat()}).status_code == 302
    session.refresh_from_db()
    assert (session.starts_at, session.sequence, session.status) == (wanted[1], 1, "confirmed")
    assert len(owed("moved")) == len(owed("reminder_hour")) == 2
    assert owed("times_proposed") == []
    assert {claim.busy.lower for claim in session.claims.all()} == {wanted[1]}


def test_both_read_why_other_times_are_proposed(house, session, as_person):
    address = house.url(f"/sessions/{session.pk}/")
    proposal = proposed(house, session)
    mine, theirs = (as_person(who).get(address).text for who in (house.mentor, house.learner))
    assert "Votre motif\u00a0: Réunion" in mine and "Motif\u00a0: Réunion" not in mine
    assert "Motif\u00a0: Réunion" in theirs and "Votre motif" not in theirs
    CounterProposal.objects.filter(pk=proposal.pk).update(reason="")
    assert not any("otif\u00a0:" in as_person(who).get(address).text for who in (house.mentor, house.learner))


def test_times_of_several_weeks_are_proposed_together(house, session, as_person):
    """Without a script: turning to another week keeps what is chosen and written."""
    client, address = as_person(house.mentor), house.url(f"/sessions/{session.pk}/propose/")
    first = client.get(address, {"week": free_starts(house.pair)[0].date()}).context["week"]
    soon, later = first.days[-1][1][-1], free_starts(house.pair)[-1]
    sent = {"starts": [soon.isoformat()], "reason": "Réunion", "sequence": 0, "shown": first.monday}
    turned = client.post(address, sent | {"week": first.after})
    assert (turned.status_code, turned.context["week"].monday, turned.context["elsewhere"]) == (200, first.after, [soon])
    assert "Choisis\u00a0: 1. Vous pouvez en choisir encore 2." in turned.text
    assert f'value="{soon.isoformat()}" checked' in turned.text
    assert "Réunion" in turned.text
    assert "banner--danger" not in turned.text
    assert open_counter_proposal(session) is None
    far = client.post(address, sent | {"week": later.date()})
    assert f'value="{later.isoformat()}"' in far.text
    wrong = client.post(address, sent | {"shown": later.date(), "starts": []})
    assert (wrong.status_code, wrong.context["week"].monday) == (422, far.context["week"].monday), "the week stays in sight"
    assert client.post(address, sent | {"starts": [soon.isoformat(), later.isoformat()]}).status_code == 302
    assert open_counter_proposal(session).starts == [soon, later]


def test_days_are_folded_but_the_first_and_those_with_a_choice(house, session, as_person):
    """Few stops on a keyboard's way to the button, which a link skips to; the reason stands before the times."""
    client, address = as_person(house.mentor), house.url(f"/sessions/{session.pk}/propose/")
    now = clock.now()
    with clock.at(now.replace(hour=5) + timedelta(days=7 - now.weekday())):  # a Monday with all its times ahead
        _days_are_folded(client, address)


def _days_are_folded(client, address):
    page = client.get(address)
    (day, starts, is_open), *later = page.context["days"]
    assert (len(starts) >= 6, is_open, {is_open for *_, is_open in later}) == (True, True, {False})
    before, _, after = page.text.partition(f'value="{starts[0].isoformat()}"')
    assert 'name="reason"' in before
    assert 'href="#send"' in before
    assert 'id="send"' in after
    sent = {"starts": [later[1][1][0].isoformat()], "sequence": 0, "shown": day, "week": day}
    assert [is_open for *_, is_open in client.post(address, sent).context["days"]][:4] == [True, False, True, False]


def test_days_are_in_sight_until_six_times_are():
    assert unfolded([(2, False), (3, False), (1, False), (9, False), (1, True)]) == [True, True, True, False, True]
    assert unfolded([]) == []


@pytest.mark.parametrize("count", [0, 4])
def test_no_time_or_four_are_too_few_or_too_many(house, session, as_person, count):
    sent = {"starts": [start.isoformat() for start in times(house, count)] if count else [], "reason": "Réunion", "sequence": 0}
    page = as_person(house.mentor).post(house.url(f"/sessions/{session.pk}/propose/"), sent)
    assert page.status_code == 422
    assert "Réunion" in page.content.decode()
    assert (page.text.count(" checked"), "décochez-en un" in page.text) == (count, count == 4)
    with pytest.raises(Refused) as refusal:
        propose_times(actor=house.mentor, session=session, starts=times(house, count) if count else [], reason="", sequence=0)
    assert refusal.value.code == "how_many"


def test_the_database_refuses_a_fourth_time_and_a_second_open_proposal(house, session):
    proposal = proposed(house, session)
    with pytest.raises(IntegrityError, match="one_to_three"), transaction.atomic():
        CounterProposal.objects.filter(pk=proposal.pk).update(starts=times(house, 4))
    with pytest.raises(IntegrityError, match="one_open"), transaction.atomic():
        CounterProposal.objects.create(session=session, proposed_by=house.mentor, starts=times(house), created_at=clock.now(),
                                       answer_by=clock.now())


def test_none_of_them_leaves_the_session_and_tells_the_other(house, session):
    proposal, before = proposed(house, session), session.starts_at
    for _twice in range(2):
        assert decline_times(actor=house.learner, proposal=proposal).starts_at == before
    assert [d.recipient_id for d in owed("times_declined")] == [house.mentor.pk]
    assert message_for(owed("times_declined")[0]).subject
    with pytest.raises(Refused) as refusal:
        accept_times(actor=house.learner, proposal=proposal, starts_at=proposal.starts[0])
    assert refusal.value.code == "over"


def test_the_other_answers_with_times_of_their_own(house, session):
    first = proposed(house, session)
    second = proposed(house, session, count=1, actor=house.learner)
    assert open_counter_proposal(session) == second
    with pytest.raises(Refused):
        accept_times(actor=house.learner, proposal=first, starts_at=first.starts[0])
    assert accept_times(actor=house.mentor, proposal=second, starts_at=second.starts[0]).starts_at == second.starts[0]


@pytest.mark.parametrize("when", ["own", "moved", "late", "taken", "not_offered"])
def test_times_that_can_no_longer_be_taken(house, session, when):
    proposal, start, actor, now = proposed(house, session), times(house)[-1], house.learner, clock.now()
    if when == "own":
        actor = house.mentor
    elif when == "moved":
        move_session(actor=house.learner, session=session, starts_at=free_starts(house.pair)[0], sequence=0)
    elif when == "late":
        now = proposal.answer_by
    elif when == "taken":
        book(house, start)
    else:
        start -= timedelta(minutes=15)
    with clock.at(now), pytest.raises(Refused) as refusal:
        accept_times(actor=actor, proposal=proposal, starts_at=start)
    assert refusal.value.code == {"moved": "over", "late": "over"}.get(when, when)
    assert Session.objects.get(pk=session.pk).starts_at != start


def test_a_time_may_be_taken_however_soon_it_is(house, session):
    """Whoever proposed it waives their own notice, which kept it from being offered to the other, or has come upon it meanwhile."""
    set_booking_rules(actor=house.mentor, notice_hours=72)
    soon = clock.now().replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(days=1)
    assert soon not in free_starts(house.pair, actor=house.learner)
    proposal = propose_times(actor=house.mentor, session=session, starts=[soon], reason="", sequence=0)
    with clock.at(soon - timedelta(hours=1)):
        assert accept_times(actor=house.learner, proposal=proposal, starts_at=soon).starts_at == soon


def test_other_times_for_a_session_only_proposed_plan_it(house):
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    session = book(house, free_starts(house.pair)[-30])
    with pytest.raises(Refused):
        proposed(house, session, actor=house.learner)
    planned = accept_times(actor=house.learner, proposal=proposed(house, session), starts_at=times(house)[0])
    assert (planned.status, planned.answer_by) == ("confirmed", None)
    assert len(owed("booked")) == 2
    assert owed("moved") == []


@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("other_learner", 404), ("observer", 403), ("coordinator", 403)])
def test_nobody_else_proposes_answers_or_undoes(house, session, as_person, who, status):
    proposal, client = proposed(house, session), as_person(house.people[who])
    root = house.url(f"/sessions/{session.pk}/")
    assert client.get(root + "propose/").status_code == status
    assert client.post(root + f"times/{proposal.pk}/", {"decline": "1"}).status_code == status
    assert client.post(root + "undo/").status_code == (302 if who == "coordinator" else status), "there is nothing of theirs to undo"
    assert open_counter_proposal(session) == proposal
