"""Coordinators cancel and move what a pair has planned, past the notice, with a reason; both are told who did it."""
from datetime import timedelta

import pytest

from audit.models import Entry
from common import clock
from common.errors import Refused
from notifications.messages import message_for
from notifications.models import Delivery
from sessions_app.models import Session
from sessions_app.selectors import free_starts, hours_of
from sessions_app.services import (
    cancel_session,
    create_policy,
    move_session,
    set_availability,
    times_to_move_to,
    undo_change,
    undoable,
)

from .conftest import book

WHY = "Mehdi a appelé : son train est annulé"


def told(session, kind):
    """{who: their email's text}"""
    rows = Delivery.objects.select_related("organization", "recipient__user").filter(topic=session.pk, kind=f"sessions_app.{kind}")
    return {row.recipient_id: message_for(row).body for row in rows}


@pytest.fixture
def soon(house):
    """Nobody may move it alone any more, and nobody may book so soon."""
    set_availability(actor=house.mentor, hours=hours_of(house.mentor), days_off=[], rules={"notice_hours": 48})
    create_policy(actor=house.coordinator, program=house.program, change_notice_hours=168)
    return book(house, free_starts(house.pair)[0])


def test_a_coordinator_moves_past_every_notice_and_both_are_told_who_and_why(house, soon, as_person):
    client, address = as_person(house.coordinator), house.url(f"/sessions/{soon.pk}/move/")
    assert house.url(f"/sessions/{soon.pk}/move/") in client.get(house.url(f"/sessions/{soon.pk}/")).content.decode()
    page = client.get(address)
    start = page.context["week"].days[0][1][0]
    assert start < clock.now() + timedelta(hours=48), "sooner than the mentor lets the learner book"
    assert start not in free_starts(house.pair)
    sent = {"starts_at": start.isoformat(), "sequence": "0"}
    refused = client.post(address, sent)
    assert refused.status_code == 422, "without a reason"
    assert f'value="{start.isoformat()}" required checked' in refused.content.decode(), "the time stays chosen"
    assert client.post(address, sent | {"reason": WHY}).status_code == 302
    moved = Session.objects.get(pk=soon.pk)
    assert (moved.starts_at, moved.sequence, moved.move_reason, moved.moved_by) == (start, 1, WHY, house.coordinator)
    texts = told(moved, "moved")
    assert set(texts) == {house.mentor.pk, house.learner.pk}
    assert all("Corinne Coordinator, de la coordination, l’a déplacée" in text and WHY in text for text in texts.values())
    assert Entry.objects.get(verb="sessions_app.session.moved").detail["reason"] == WHY
    for who in (house.learner, house.coordinator):
        shown = as_person(who).get(house.url(f"/sessions/{soon.pk}/")).content.decode()
        assert "Corinne Coordinator, de la coordination, l’a déplacée" in shown
        assert WHY in shown


def test_only_what_is_free_and_only_with_a_reason(house, soon):
    choice = times_to_move_to(house.coordinator, soon)
    free = [start for start in choice.starts(choice.since, choice.until) if start != soon.starts_at]
    for start, reason, code in ((free[0], " ", "reason"), (free[-1] + timedelta(days=400), WHY, "too_far"), (soon.starts_at, WHY, "taken")):
        with pytest.raises(Refused) as refusal:
            move_session(actor=house.coordinator, session=soon, starts_at=start, sequence=0, reason=reason)
        assert refusal.value.code == code
    with pytest.raises(Refused) as refusal:
        move_session(actor=house.learner, session=soon, starts_at=free[0], sequence=0, reason=WHY)
    assert refusal.value.code == "too_late"


def test_a_coordinator_cancels_and_it_is_late_for_nobody(house, soon, as_person):
    client, address = as_person(house.coordinator), house.url(f"/sessions/{soon.pk}/cancel/")
    page = client.get(address).content.decode()
    assert "Léa Learner et Mehdi Mentor reçoivent un e-mail" in page
    assert client.post(address, {"reason": "", "sequence": "0"}).status_code == 422
    assert client.post(address, {"reason": WHY, "sequence": "0"}).status_code == 302
    found = Session.objects.get(pk=soon.pk)
    assert (found.status, found.cancelled_by, found.is_late_cancel) == ("cancelled", house.coordinator, False)
    texts = told(found, "cancelled")
    assert set(texts) == {house.mentor.pk, house.learner.pk}
    assert all("Corinne Coordinator, de la coordination, a annulé votre séance avec" in text and WHY in text for text in texts.values())
    assert soon.starts_at in free_starts(house.pair)


def test_one_of_the_pair_who_cancels_late_is_still_late(house, soon):
    assert cancel_session(actor=house.mentor, session=soon, reason=WHY, sequence=0).is_late_cancel


def test_a_coordinator_takes_their_own_change_back_and_nobody_else_s(house, session, as_person):
    start = free_starts(house.pair)[9]
    moved = move_session(actor=house.coordinator, session=session, starts_at=start, sequence=0, reason=WHY)
    assert undoable(house.coordinator, moved)
    assert undoable(house.learner, moved) is None
    assert as_person(house.coordinator).post(house.url(f"/sessions/{session.pk}/undo/")).status_code == 302
    back = Session.objects.get(pk=session.pk)
    assert (back.starts_at, back.move_reason, back.moved_by) == (session.starts_at, "", None)
    mine = cancel_session(actor=house.learner, session=back, reason="x", sequence=back.sequence)
    with pytest.raises(Refused) as refusal:
        undo_change(actor=house.coordinator, session=mine)
    assert refusal.value.code == "too_late"


def test_a_proposed_session_that_the_coordination_cancels(house, as_person):
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    proposed = book(house)
    page = as_person(house.coordinator).get(house.url(f"/sessions/{proposed.pk}/")).content.decode()
    assert (f"{proposed.pk}/cancel/" in page, f"{proposed.pk}/move/" in page) == (True, False)
    cancel_session(actor=house.coordinator, session=proposed, reason=WHY, sequence=0)
    texts = told(proposed, "not_agreed")
    assert set(texts) == {house.mentor.pk, house.learner.pk}
    assert all("Corinne Coordinator, de la coordination, a annulé la séance proposée" in text for text in texts.values())


@pytest.mark.parametrize("who", ["other_mentor", "other_learner", "observer"])
def test_the_service_refuses_others(house, session, who):
    start = free_starts(house.pair)[9]
    for act in (lambda: move_session(actor=house.people[who], session=session, starts_at=start, sequence=0, reason=WHY),
                lambda: cancel_session(actor=house.people[who], session=session, reason=WHY, sequence=0),
                lambda: undo_change(actor=house.people[who], session=session)):
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.code == "not_yours"


def test_the_pair_s_own_reason_is_told_too(house, session):
    moved = move_session(actor=house.learner, session=session, starts_at=free_starts(house.pair)[9], sequence=0, reason="Un examen")
    assert all("Un examen" in text and "coordination" not in text for text in told(moved, "moved").values())


def test_who_comes_second_is_not_told_that_their_reason_is_sent(house, soon, as_person):
    path = house.url(f"/sessions/{soon.pk}/cancel/")
    cancel_session(actor=house.learner, session=soon, reason="Malade", sequence=0)
    answer = as_person(house.coordinator).post(path, {"reason": "Un stage", "sequence": 0}, follow=True)
    assert "n’est plus prévue" in answer.text
    assert "votre motif" not in answer.text
