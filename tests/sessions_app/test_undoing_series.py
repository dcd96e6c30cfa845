"""A whole series moved or cancelled by mistake is put back in one press, within the minute; and so is what was done from an email."""
from datetime import timedelta

import pytest

from common import clock
from common.errors import Refused
from notifications import acting
from notifications.messages import message_for
from sessions_app.models import Hold, Session, SessionClaim, SessionSeries
from sessions_app.selectors import free_starts
from sessions_app.services import (
    cancel_series,
    cancel_session,
    create_policy,
    hold_slot,
    move_series,
    move_session,
    set_booking_rules,
    undo_change,
    undo_together,
    undoable_together,
)

from .conftest import book
from .series import of, series
from .test_mail import owed


def facts():
    """All that an undo has to bring back, whatever sequences rose to."""
    sessions = Session.objects.order_by("pk").values_list("pk", "status", "starts_at", "ends_at", "series", "position", "move_reason",
                                                          "cancel_reason", "moved_at", "cancelled_at")
    claims = SessionClaim.objects.order_by("session", "membership").values_list("session", "membership", "busy", "is_active")
    return list(sessions), list(claims), list(SessionSeries.objects.values_list("pk", "rule", "starts_at"))


def moved(house, session, scope, by=timedelta(days=1), sequence=0):
    return move_series(actor=house.learner, session=session, starts_at=session.starts_at + by, scope=scope, chosen={}, sequence=sequence,
                       reason="Erreur")


@pytest.mark.parametrize("scope", ["following", "all"])
def test_a_series_moved_goes_back_with_its_rule(house, scope):
    first = series(house, count=5)
    made = of(first)
    cancel_session(actor=house.mentor, session=made[3], reason="x", sequence=0)
    before, sequences = facts(), {s.pk: s.sequence for s in of(first)}
    moved(house, made[1], scope)
    assert facts() != before
    found = undo_together(actor=house.learner, session=Session.objects.get(pk=made[4].pk))
    assert len(found) == (3 if scope == "following" else 4)
    assert facts() == before
    assert all(s.sequence == sequences[s.pk] + 2 for s in Session.objects.filter(pk__in=[s.pk for s in found]))
    assert owed("series_moved") == owed("series_ended") == []
    assert {d.wished_at for d in owed("reminder_hour")} == {s.starts_at - timedelta(hours=1) for s in made if s.pk != made[3].pk}


@pytest.mark.parametrize("scope", ["following", "all"])
def test_a_series_cancelled_is_planned_again(house, scope):
    first = series(house, count=4)
    made = of(first)
    cancel_session(actor=house.learner, session=made[3], reason="allein", sequence=0)
    before = facts()
    with clock.at(clock.now() + timedelta(seconds=5)):
        cancel_series(actor=house.learner, session=made[1], scope=scope, reason="Erreur", sequence=0)
        assert len(undo_together(actor=house.learner, session=made[1])) == (2 if scope == "following" else 3)
    assert facts() == before, "what was cancelled by itself stays so"
    assert owed("series_cancelled") == []


@pytest.mark.parametrize("how", ["moved", "cancelled"])
def test_a_time_that_one_holds_oneself_is_taken_back(house, how):
    made = of(series(house, count=4))
    before = facts()
    if how == "moved":
        moved(house, made[1], "all")
    else:
        cancel_series(actor=house.learner, session=made[1], scope="all", reason="Erreur", sequence=0)
    hold_slot(actor=house.learner, mentorship=house.pair, starts_at=made[2].starts_at)
    undo_together(actor=house.learner, session=Session.objects.get(pk=made[1].pk))
    assert facts() == before
    assert not Hold.objects.exists()


def test_a_series_back_is_the_same_entry_in_calendars(house):
    first = series(house, count=4)
    moved(house, of(first)[2], "following")
    undo_together(actor=house.learner, session=Session.objects.order_by("starts_at").last())
    first.refresh_from_db()
    assert (SessionSeries.objects.get(), first.rule) == (first, "FREQ=WEEKLY;COUNT=4")
    assert first.sequence > 1
    assert {s.series_sequence for s in of(first)[2:]} == {first.sequence}


def test_what_was_moved_again_by_itself_keeps_its_time(house):
    first = series(house, count=4)
    made = of(first)
    moved(house, made[0], "all")
    other = of(first)[1]
    with clock.at(clock.now() + timedelta(seconds=3)):
        move_session(actor=house.learner, session=other, starts_at=other.starts_at + timedelta(hours=1), sequence=1)
        undo_together(actor=house.learner, session=of(first)[0])
    assert [s.starts_at for s in of(first)] == [
        made[0].starts_at, other.starts_at + timedelta(hours=1), made[2].starts_at, made[3].starts_at]


def test_one_put_back_by_itself_is_not_told_of(house):
    first = series(house, count=4)
    made = of(first)
    moved(house, made[0], "all")
    undo_change(actor=house.learner, session=of(first)[1])
    assert message_for(owed("series_moved", house.mentor)[0]).body.count("\n- ") == 3


@pytest.mark.parametrize("why", ["other", "late", "alone", "taken", "full", "split again"])
def test_what_cannot_be_put_back_together(house, why):
    first = series(house, count=4)
    made, actor, now, code = of(first), house.learner, clock.now(), "too_late"
    if why == "alone":
        move_session(actor=actor, session=made[1], starts_at=made[1].starts_at + timedelta(hours=1), sequence=0)
    else:
        moved(house, made[1], "following")
    if why == "other":
        actor = house.mentor
    elif why == "late":
        now += timedelta(seconds=61)
    elif why == "taken":
        book(house, made[2].starts_at, actor=house.mentor)
        code = "taken"
    elif why == "full":
        set_booking_rules(actor=house.mentor, per_day=1)
        book(house, made[2].starts_at - timedelta(hours=5), actor=house.mentor)
        code = "taken"
    elif why == "split again":
        now += timedelta(seconds=2)
        with clock.at(now):
            moved(house, Session.objects.get(pk=made[3].pk), "following", sequence=1)
    before = facts()
    with clock.at(now), pytest.raises(Refused) as refusal:
        undo_together(actor=actor, session=Session.objects.get(pk=made[1].pk))
    assert refusal.value.code == code
    assert facts() == before


def test_a_series_cancelled_is_not_planned_again_on_a_day_that_is_full_since(house):
    made = of(series(house, count=4))
    set_booking_rules(actor=house.learner, per_week=1)
    cancel_series(actor=house.learner, session=made[1], scope="following", reason="Erreur", sequence=0)
    book(house, made[3].starts_at - timedelta(days=1), actor=house.mentor)
    before = facts()
    with pytest.raises(Refused, match="n’est plus libre|not free"):
        undo_together(actor=house.learner, session=made[1])
    assert facts() == before


def test_a_declined_proposal_is_told_at_once_so_it_stays(house):
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    made = of(series(house))
    cancel_series(actor=house.mentor, session=made[0], scope="all", reason="x", sequence=0)
    assert undoable_together(house.mentor, Session.objects.get(pk=made[0].pk)) == []


# ── on pages ─────────────────────────────────────────────────────────────────────────────────────
def test_both_pages_offer_it_to_who_did_it(house, as_person):
    first = series(house, count=4)
    before = facts()
    made, client = of(first), as_person(house.learner)
    moved(house, made[0], "all")
    page = client.get(house.url(f"/sessions/{made[2].pk}/")).text
    assert "Annuler cette action pour les 4 séances" in page
    assert "Annuler cette action pour celle-ci seulement" in page
    assert "Annuler cette action pour les 4 séances" in client.get(house.url(f"/series/{first.pk}/")).text
    assert "/undo/" not in as_person(house.mentor).get(house.url(f"/series/{first.pk}/")).text
    assert client.post(house.url(f"/sessions/{made[2].pk}/undo/"), {"together": "1"}).status_code == 302
    assert facts() == before
    assert "/undo/" not in client.get(house.url(f"/series/{first.pk}/")).text


# ── from the email, signed out ───────────────────────────────────────────────────────────────────
def link(house, name, member, key):
    return house.url(f"/act/{acting.signed(f'sessions_app.{name}', member, key)}/")


@pytest.mark.parametrize("what", ["move", "cancel"])
def test_what_was_done_from_an_email_is_taken_back_there(house, client, what):
    session = book(house, free_starts(house.pair)[-30])
    before = facts()
    form = client.get(link(house, what, house.mentor, session.pk)).context["form"]
    sent = {"reason": "Erreur", "sequence": 0} | ({"starts_at": form.fields["starts_at"].choices[0][0]} if what == "move" else {})
    done = client.post(link(house, what, house.mentor, session.pk), sent)
    assert done.status_code == 200
    url = done.context["undo"]
    assert url in done.text
    assert client.get(url).status_code == 200
    assert facts() != before, "opening it changes nothing"
    assert client.get(link(house, "undo", house.learner, session.pk)).context["page"].over, "it is not theirs to take back"
    assert client.post(url).status_code == 200
    assert facts() == before
    assert owed("moved") == owed("cancelled") == []
    assert client.post(url).status_code == 409
    assert client.get(link(house, "undo", house.other_learner, session.pk)).status_code == 410


def test_a_minute_later_there_is_no_way_back(house, client):
    session = book(house, free_starts(house.pair)[-30])
    done = client.post(link(house, "cancel", house.mentor, session.pk), {"reason": "Erreur", "sequence": 0})
    with clock.at(clock.now() + timedelta(seconds=61)):
        assert client.post(done.context["undo"]).status_code == 409
        assert "<form" not in client.get(done.context["undo"]).text.partition("<h1>")[2].partition("</main>")[0]


def test_what_is_told_at_once_offers_none(house, client):
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    session = book(house, free_starts(house.pair)[-30])
    done = client.post(link(house, "cancel", house.mentor, session.pk), {"reason": "Non", "sequence": 0})
    assert (done.status_code, done.context["undo"]) == (200, "")


# ── what is told after all ───────────────────────────────────────────────────────────────────────
def told(house, kind):
    """When the mentor is told of how many sessions."""
    return [(d.due_at, message_for(d).body.count("\n- ")) for d in owed(kind, house.mentor)]


def test_a_second_move_undone_leaves_the_first_to_be_told(house):
    first, now = series(house, count=4), clock.now()
    with clock.at(now):
        moved(house, of(first)[0], "all")
    again = of(first)[2]
    with clock.at(now + timedelta(seconds=20)):
        moved(house, again, "following", sequence=1)
        assert [n for _at, n in told(house, "series_moved")] == [2, 2], "each session is told of once, after its last change"
    with clock.at(now + timedelta(seconds=30)):
        undo_together(actor=house.learner, session=again)
        assert told(house, "series_moved") == [(now + timedelta(seconds=70), 2), (now + timedelta(seconds=100), 2)]


def test_one_moved_again_and_put_back_is_told_of_where_the_series_moved_it(house):
    first, now = series(house, count=4), clock.now()
    before = of(first)[2].starts_at
    moved(house, of(first)[0], "all")
    one = of(first)[2]
    with clock.at(now + timedelta(seconds=20)):
        move_session(actor=house.learner, session=one, starts_at=one.starts_at + timedelta(hours=1), sequence=1)
        undo_change(actor=house.learner, session=one)
    assert [n for _at, n in told(house, "series_moved")] == [3]
    telling, = owed("moved", house.mentor)
    assert (telling.payload["before"], Session.objects.get(pk=one.pk).starts_at) == (before.isoformat(), one.starts_at)


def test_one_moved_before_its_series_was_cancelled_is_told_of_when_that_is_undone(house):
    first, now = series(house, count=4), clock.now()
    one = of(first)[1]
    move_session(actor=house.learner, session=one, starts_at=one.starts_at + timedelta(hours=1), sequence=0)
    with clock.at(now + timedelta(seconds=20)):
        cancel_series(actor=house.learner, session=of(first)[0], scope="all", reason="", sequence=0)
        undo_together(actor=house.learner, session=of(first)[0])
    assert (told(house, "series_moved"), owed("moved")) == ([(now + timedelta(seconds=90), 1)], [])


def test_what_is_cancelled_again_after_an_undo_is_told_once_and_not_before_its_minute(house):
    first, now = series(house, count=4), clock.now()
    cancel_series(actor=house.learner, session=of(first)[0], scope="all", reason="", sequence=0)
    with clock.at(now + timedelta(seconds=30)):
        undo_together(actor=house.learner, session=of(first)[0])
        cancel_series(actor=house.learner, session=of(first)[2], scope="following", reason="", sequence=2)
    assert told(house, "series_cancelled") == [(now + timedelta(seconds=100), 2)]
