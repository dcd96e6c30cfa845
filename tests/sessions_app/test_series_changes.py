"""A series moved, cancelled and answered: one session, from one on, or all."""
from datetime import timedelta

import pytest

from common import clock
from common.errors import Refused
from notifications.messages import message_for
from sessions_app.models import Session, SessionClaim, SessionSeries
from sessions_app.services import (
    accept_series,
    cancel_series,
    create_policy,
    lapse_proposals,
    move_series,
    move_session,
    plan_move,
    undo_change,
)

from .conftest import book
from .series import PARIS, entries, far, of, series, walls
from .test_mail import owed


def moved(house, session, starts_at, scope, chosen=None):
    return move_series(actor=house.learner, session=session, starts_at=starts_at, scope=scope, chosen=chosen or {},
                       sequence=session.sequence)


def test_this_and_the_following_go_on_by_a_rule_of_their_own(house):
    first = series(house)
    made = of(first)
    moved(house, made[2], made[2].starts_at + timedelta(days=1, hours=-2), "following")
    first.refresh_from_db()
    assert walls(of(first)) == ["Tue 17:00", "Tue 17:00"]
    second = SessionSeries.objects.exclude(pk=first.pk).get()
    assert walls(of(second)) == ["Wed 15:00", "Wed 15:00"]
    assert [s.position for s in of(second)] == [0, 1]
    assert (first.rule, second.rule) == ("FREQ=WEEKLY;COUNT=2", "FREQ=WEEKLY;COUNT=2")
    assert second.starts_at == of(second)[0].starts_at
    assert len(owed("series_moved")) == 2
    for kind, its, sequence in (("series_moved", second, 0), ("series_ended", first, 1)):
        _part, (event,) = entries(message_for(owed(kind, house.mentor)[0]))
        assert (str(event["UID"]).partition("@")[0], event["SEQUENCE"]) == (str(its.pk), sequence)
        assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;COUNT=2"


def test_pressed_twice_with_a_repair_it_moves_once(house):
    session = of(series(house))[1]
    wanted = session.starts_at + timedelta(days=1)
    book(house, wanted, actor=house.mentor)
    conflict, = plan_move(actor=house.learner, session=session, starts_at=wanted, scope="following").conflicts
    first, second = (moved(house, session, wanted, "following", {conflict.position: conflict.nearest[0]}) for _press in range(2))
    assert [s.pk for s in second] == [s.pk for s in first]
    assert len(first) == 3
    assert {s.sequence for s in second} == {1}


def test_who_lives_elsewhere_reads_when_a_series_ends_on_their_clock(house):
    house.learner.user.time_zone = "America/New_York"
    house.learner.user.save()
    made = of(series(house))
    moved(house, made[2], made[2].starts_at + timedelta(hours=1), "following")
    body = message_for(owed("series_ended", house.learner)[0]).body
    assert body.count("(New York)") == 1
    assert "Pour Mehdi\u00a0: " in body


def test_all_move_from_whichever_one_is_taken(house):
    first = series(house)
    made = of(first)
    moved(house, made[2], made[2].starts_at + timedelta(days=1), "all")
    first.refresh_from_db()
    assert walls(of(first)) == ["Wed 17:00"] * 4
    assert [s.pk for s in of(first)] == [s.pk for s in made]
    assert first.starts_at == of(first)[0].starts_at


def test_a_monthly_series_moves_to_the_same_weekday_of_each_month(house):
    far(house)
    first = series(house, rhythm="monthly", count=5)
    made = of(first)
    moved(house, made[3], made[3].starts_at + timedelta(days=1), "all")
    first.refresh_from_db()
    assert set(walls(of(first))) == {"Wed 17:00"}
    nths = {(s.starts_at.astimezone(PARIS).day - 1) // 7 for s in of(first)}
    assert len(nths) == 1 or "BYDAY=-1WE" in first.rule


def test_one_that_was_moved_by_itself_keeps_its_time(house):
    first = series(house)
    made = of(first)
    move_session(actor=house.learner, session=made[2], starts_at=made[2].starts_at + timedelta(days=2), sequence=0)
    moved(house, made[0], made[0].starts_at + timedelta(hours=-3), "all")
    assert walls(of(first)) == ["Tue 14:00", "Tue 14:00", "Thu 17:00", "Tue 14:00"]


def test_a_series_may_take_the_times_that_it_leaves(house):
    first = series(house)
    made = of(first)
    moved(house, made[0], made[1].starts_at, "all")
    assert [s.starts_at for s in of(first)][:3] == [s.starts_at for s in made][1:]


def test_conflicts_of_a_move_are_shown_first_and_one_may_keep_its_time(house):
    first = series(house)
    made = of(first)
    new = made[0].starts_at + timedelta(days=1)
    book(house, new.astimezone(PARIS) + timedelta(weeks=2), actor=house.mentor)
    plan = plan_move(actor=house.learner, session=made[0], starts_at=new, scope="all")
    assert [(each.position, each.conflict) for each in plan.conflicts] == [(2, "busy")]
    with pytest.raises(Refused) as refusal:
        moved(house, made[0], new, "all")
    assert refusal.value.code == "conflicts"
    assert walls(of(first)) == ["Tue 17:00"] * 4
    moved(house, made[0], new, "all", {2: None})
    assert walls(of(first)) == ["Wed 17:00", "Wed 17:00", "Tue 17:00", "Wed 17:00"]


def test_a_double_click_moves_once(house):
    first = series(house)
    made = of(first)
    new = made[0].starts_at + timedelta(days=1)
    moved(house, made[0], new, "all")
    moved(house, made[0], new, "all")
    assert {s.sequence for s in of(first)} == {1}


def test_one_of_the_moved_can_be_put_back_and_is_not_told_of(house):
    first = series(house)
    made = of(first)
    moved(house, made[0], made[0].starts_at + timedelta(days=1), "all")
    undo_change(actor=house.learner, session=of(first)[1])
    assert walls(of(first)) == ["Wed 17:00", "Tue 17:00", "Wed 17:00", "Wed 17:00"]


# ── cancel, accept ───────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("scope", "left"), [("following", 2), ("all", 0)])
def test_cancelling_from_one_on_or_all_tells_once(house, scope, left):
    first = series(house)
    made = of(first)
    cancel_series(actor=house.learner, session=made[2], scope=scope, reason="Stage", sequence=0)
    assert Session.objects.filter(series=first, status="confirmed").count() == left
    assert SessionClaim.objects.filter(session__series=first, is_active=True).count() == 2 * left
    assert owed("cancelled") == []
    (told,) = owed("series_cancelled", house.mentor)
    message = message_for(told)
    part, (event,) = entries(message)
    assert (part.get_param("method"), str(event["STATUS"])) == (("REQUEST", "CONFIRMED") if left else ("CANCEL", "CANCELLED"))
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;COUNT=%d" % (left or 4)
    assert "Stage" in message.body
    assert len(owed("reminder_hour")) == 2 * left


def test_a_proposed_series_is_answered_once(house):
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    first = series(house)
    assert {s.status for s in of(first)} == {"proposed"}
    (asked,) = owed("series_proposed")
    assert asked.recipient == house.mentor
    assert "/act/" in message_for(asked).body
    with pytest.raises(Refused) as refusal:
        accept_series(actor=house.learner, series=first)
    assert refusal.value.code == "own"
    accept_series(actor=house.mentor, series=first)
    assert {s.status for s in of(first)} == {"confirmed"}
    assert len(owed("series_booked")) == 2
    assert message_for(asked) is None


def test_a_proposed_series_lapses_in_one_message(house):
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    first = series(house)
    with clock.at(clock.now() + timedelta(days=4)):
        assert lapse_proposals() == 4
        assert {s.status for s in of(first)} == {"cancelled"}
        assert len(owed("series_cancelled")) == 2
