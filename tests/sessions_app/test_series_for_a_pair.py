"""Coordinators move and cancel several sessions of a pair's series at once, past the notice, with a reason; both are told who did it."""
from datetime import timedelta

import pytest

from audit.models import Entry
from common import clock
from common.errors import Refused
from notifications.messages import message_for
from notifications.models import Delivery
from sessions_app.models import Session
from sessions_app.selectors import hours_of
from sessions_app.services import (
    accept_session,
    cancel_series,
    create_policy,
    move_series,
    plan_move,
    set_availability,
    undo_together,
    undoable_together,
)

from .conftest import book
from .series import of, series, walls

WHY = "L’entreprise ferme le mardi"
DAY = timedelta(days=1)


@pytest.fixture
def planned(house):
    """Four Tuesdays, all of them too near to be moved alone, with a mentor who asks for two days of notice."""
    made = series(house)
    set_availability(actor=house.mentor, hours=hours_of(house.mentor), days_off=[], rules={"notice_hours": 48})
    create_policy(actor=house.coordinator, program=house.program, change_notice_hours=168)
    return of(made)


def told(kind):
    """{who: their email's text} of what is still true."""
    rows = Delivery.objects.select_related("organization", "recipient__user").filter(kind=f"sessions_app.{kind}", state="due")
    return {row.recipient_id: message.body for row in rows if (message := message_for(row))}


def moved(house, session, scope, **more):
    return move_series(actor=house.coordinator, session=session, starts_at=session.starts_at + DAY, scope=scope,
                       **{"chosen": {}, "sequence": session.sequence, "reason": WHY} | more)


@pytest.mark.parametrize(("scope", "kept"), [("following", 1), ("all", 0)])
def test_cancelled_from_the_page_both_read_who_and_why(house, planned, as_person, scope, kept):
    client, address = as_person(house.coordinator), house.url(f"/sessions/{planned[1].pk}/cancel/")
    page = client.get(address).content.decode()
    assert 'name="scope"' in page
    assert client.post(address, {"reason": "", "sequence": "0", "scope": scope}).status_code == 422
    assert client.post(address, {"reason": WHY, "sequence": "0", "scope": scope}).status_code == 302
    found = of(planned[0].series)
    assert [s.status for s in found] == ["confirmed"] * kept + ["cancelled"] * (4 - kept)
    assert {(s.cancelled_by_id, s.is_late_cancel) for s in found[kept:]} == {(house.coordinator.pk, False)}
    texts = told("series_cancelled")
    assert set(texts) == {house.mentor.pk, house.learner.pk}
    assert all("par Corinne Coordinator, de la coordination" in text and WHY in text for text in texts.values())


@pytest.mark.parametrize(("scope", "kept"), [("following", 1), ("all", 0)])
def test_moved_from_the_page_past_every_notice(house, planned, as_person, scope, kept):
    client = as_person(house.coordinator)
    assert house.url(f"/sessions/{planned[0].pk}/move/") in client.get(house.url(f"/series/{planned[0].series_id}/")).content.decode()
    sent = {"starts_at": (planned[1].starts_at + DAY).isoformat(), "sequence": "0", "scope": scope}
    with clock.at(planned[0].starts_at - timedelta(hours=3)):
        answer = client.post(house.url(f"/sessions/{planned[1].pk}/move/"), sent | {"reason": WHY})
        assert WHY not in answer.url
        page = client.get(answer.url)
        assert [len(page.context["plan"].dates), len(page.context["asked"])] == [4 - kept, 0]
        assert WHY in page.content.decode()
        assert "Léa Learner · Mehdi Mentor" in page.content.decode()
        refused = client.post(answer.url.partition("?")[0], sent)
        assert refused.status_code == 422, "without a reason"
        assert "Ce champ est obligatoire" in refused.content.decode()
        done = client.post(answer.url.partition("?")[0], sent | {"reason": WHY}, follow=True)
        assert "Léa Learner et Mehdi Mentor reçoivent" in done.content.decode()
    found = list(Session.objects.order_by("starts_at"))
    assert [wall[:3] for wall in walls(found)] == ["Tue"] * kept + ["Wed"] * (4 - kept)
    assert {(s.moved_by_id, s.move_reason) for s in found[kept:]} == {(house.coordinator.pk, WHY)}
    assert found[-1].series.booked_by_id == house.learner.pk, "the series is still the one's who booked it"
    texts = told("series_moved")
    assert set(texts) == {house.mentor.pk, house.learner.pk}
    assert all("par Corinne Coordinator, de la coordination" in text and WHY in text for text in texts.values())
    assert Entry.objects.get(verb="sessions_app.series.moved").detail["reason"] == WHY


def test_what_is_in_the_way_is_shown_and_answered_for(house, planned, as_person):
    book(house, planned[2].starts_at + DAY, actor=house.mentor)
    client, address = as_person(house.coordinator), house.url(f"/sessions/{planned[0].pk}/move/dates/")
    sent = {"starts_at": (planned[0].starts_at + DAY).isoformat(), "sequence": "0", "scope": "all", "reason": WHY}
    page = client.post(address, sent)
    assert page.status_code == 409
    ((conflict, ticked),) = page.context["asked"]
    assert (conflict.position, ticked) == (2, conflict.nearest[0].isoformat())
    unsaid = client.post(address, sent | {"date-2": "out", "reason": ""})
    assert (unsaid.status_code, unsaid.context["asked"][0][1]) == (422, "out"), "what was chosen comes back"
    assert client.post(address, sent | {"date-2": "out"}).status_code == 302
    assert [wall[:3] for wall in walls(of(planned[0].series))] == ["Wed", "Wed", "Tue", "Wed"]


@pytest.mark.parametrize("scope", ["following", "all"])
def test_they_take_it_back_in_one_press_and_nobody_else_does(house, planned, as_person, scope):
    before = [(s.pk, s.series_id, s.starts_at) for s in planned]
    for act in (lambda: moved(house, planned[1], scope), lambda: cancel_series(
            actor=house.coordinator, session=Session.objects.get(pk=planned[1].pk), scope=scope, reason=WHY, sequence=2)):
        act()
        changed = Session.objects.get(pk=planned[1].pk)
        assert undoable_together(house.learner, changed) == []
        with pytest.raises(Refused):
            undo_together(actor=house.learner, session=changed)
        n = len(undoable_together(house.coordinator, changed))
        for path in (f"/series/{changed.series_id}/", f"/sessions/{changed.pk}/"):
            assert as_person(house.coordinator).get(house.url(path)).context["undo_together"] == n == (3 if scope == "following" else 4)
        answer = as_person(house.coordinator).post(house.url(f"/sessions/{changed.pk}/undo/"), {"together": "1"})
        assert answer.status_code == 302
        assert [(s.pk, s.series_id, s.starts_at) for s in Session.objects.order_by("starts_at")] == before
        assert {s.status for s in Session.objects.all()} == {"confirmed"}
    assert told("series_moved") == told("series_cancelled") == {}


def test_the_pair_itself_keeps_to_its_notice(house, planned):
    with clock.at(planned[0].starts_at - DAY):
        with pytest.raises(Refused) as refusal:
            move_series(actor=house.learner, session=planned[0], starts_at=planned[0].starts_at + DAY, scope="all", chosen={}, sequence=0)
        assert refusal.value.code == "too_late"
        assert len(plan_move(actor=house.learner, session=planned[1], starts_at=planned[1].starts_at + DAY, scope="all").dates) == 3
        assert len(plan_move(actor=house.coordinator, session=planned[1], starts_at=planned[1].starts_at + DAY, scope="all").dates) == 4


def test_a_coordinator_may_not_move_beyond_what_either_of_the_two_said(house, planned):
    set_availability(actor=house.learner, hours=[], days_off=[], rules={"window_days": 20})
    dates = plan_move(actor=house.coordinator, session=planned[0], starts_at=planned[0].starts_at + DAY, scope="all").dates
    assert [each.conflict for each in dates][-1] == "too_far"


def test_what_was_only_proposed_still_waits_for_the_one_who_was_asked(house):
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    sessions = of(series(house))
    for session in sessions[:2]:
        accept_session(actor=house.mentor, session=session, sequence=0)
    moved(house, Session.objects.get(pk=sessions[1].pk), "following")
    left = Session.objects.get(pk=sessions[3].pk)
    assert (left.status, left.series.booked_by_id) == ("proposed", house.learner.pk)
    cancel_series(actor=house.coordinator, session=left, scope="all", reason=WHY, sequence=left.sequence)
    assert all("de la coordination" in text for text in told("series_cancelled").values())


@pytest.mark.parametrize("who", ["other_mentor", "other_learner", "observer"])
def test_the_service_refuses_others(house, planned, who):
    actor, first = house.people[who], planned[0]
    for act in (lambda: plan_move(actor=actor, session=first, starts_at=first.starts_at + DAY, scope="all"),
                lambda: move_series(actor=actor, session=first, starts_at=first.starts_at + DAY, scope="all", chosen={}, sequence=0,
                                    reason=WHY),
                lambda: cancel_series(actor=actor, session=first, scope="all", reason=WHY, sequence=0)):
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.code == "not_yours"


@pytest.mark.parametrize(("who", "status"), [("observer", 403), ("other_mentor", 404), ("stranger", 404)])
def test_the_pages_are_the_pair_s_and_the_coordination_s(house, planned, as_person, who, status):
    client = as_person(house.people[who])
    for path in ("move/dates/", "move/", "cancel/"):
        assert client.get(house.url(f"/sessions/{planned[0].pk}/{path}")).status_code == status
