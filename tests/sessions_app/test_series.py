"""Sessions by a rule: planned with every conflict in sight, then booked at once and told in one message."""
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from common import clock
from common.errors import Refused
from notifications.messages import message_for
from sessions_app.models import Session, SessionClaim, SessionSeries, TimeOff
from sessions_app.services import move_session, plan_series

from .conftest import book
from .series import PARIS, entries, far, of, series, tuesday, walls
from .test_mail import owed


def test_each_is_an_ordinary_session_at_the_same_wall_time_over_summer_time(house):
    far(house)
    made = series(house, count=40)  # longer than summer time
    sessions = of(made)
    assert set(walls(sessions)) == {"Tue 17:00"}
    assert len({s.starts_at.hour for s in sessions}) == 2, "UTC changes where the clocks do"
    assert [s.position for s in sessions] == list(range(40))
    assert {s.time_zone for s in sessions} == {"Europe/Paris"}
    assert SessionClaim.objects.filter(session__series=made, is_active=True).count() == 80
    assert {s.agenda.count() for s in sessions} == {4}
    assert len({s.join_url for s in sessions}) == 40
    assert made.rule == "FREQ=WEEKLY;COUNT=40"


def test_the_wall_clock_is_the_mentor_s(house):
    far(house)
    house.learner.user.time_zone = "America/New_York"
    house.learner.user.save()
    assert set(walls(of(series(house, count=30)))) == {"Tue 17:00"}


def test_every_two_weeks_and_every_month(house):
    far(house)
    days = [s.starts_at.astimezone(PARIS).date() for s in of(series(house, rhythm="fortnightly"))]
    assert {later - day for day, later in zip(days, days[1:], strict=False)} == {timedelta(days=14)}
    monthly = of(series(house, tuesday(9, 2), rhythm="monthly", count=6))
    days = [s.starts_at.astimezone(PARIS).date() for s in monthly]
    assert {day.weekday() for day in days} == {1}
    assert len({(day.year, day.month) for day in days}) == 6


def twenty_with_three_conflicts(house):
    """A day off, another session of the learner's, and a busy mentor: the 4th, 10th and 17th date."""
    far(house)
    first = tuesday()
    off = (first + timedelta(weeks=3)).date()
    TimeOff.objects.create(membership=house.mentor, first_day=off, last_day=off)
    book(house, first + timedelta(weeks=9), actor=house.mentor)
    book(house, first + timedelta(weeks=16, minutes=-15), actor=house.mentor)
    return first


def test_twenty_with_three_conflicts_report_all_three_before_anything_is_written(house):
    first, before = twenty_with_three_conflicts(house), Session.objects.count()
    plan = plan_series(actor=house.learner, mentorship=house.pair, starts_at=first, rhythm="weekly", count=20)
    assert [(each.position, each.conflict) for each in plan.conflicts] == [(3, "closed"), (9, "busy"), (16, "busy")]
    for each in plan.conflicts:
        assert len(each.nearest) == 3
        assert all(plan.times.has(start) for start in each.nearest)
        assert all(abs(start - each.starts_at) < timedelta(days=3, hours=12) for start in each.nearest)
    assert Session.objects.count() == before
    with pytest.raises(Refused) as refusal:
        series(house, first, count=20)
    assert refusal.value.code == "conflicts"
    assert [each["position"] for each in refusal.value.extra["conflicts"]] == [3, 9, 16]
    assert (Session.objects.count(), SessionSeries.objects.count()) == (before, 0)


def test_each_conflict_is_settled_as_the_person_chose(house):
    first = twenty_with_three_conflicts(house)
    plan = plan_series(actor=house.learner, mentorship=house.pair, starts_at=first, rhythm="weekly", count=20)
    one, two, _three = plan.conflicts
    made = of(series(house, first, count=20, chosen={3: one.nearest[0], 9: two.nearest[1], 16: None}))
    assert [s.position for s in made if s.position in (3, 9, 16)] == [3, 9]
    assert {s.position: s.starts_at for s in made if s.position in (3, 9)} == {3: one.nearest[0], 9: two.nearest[1]}
    assert len(made) == 19


def test_a_choice_that_is_gone_is_refused_with_new_ones(house):
    first = twenty_with_three_conflicts(house)
    plan = plan_series(actor=house.learner, mentorship=house.pair, starts_at=first, rhythm="weekly", count=20)
    wanted = plan.conflicts[0].nearest[0]
    book(house, wanted, actor=house.mentor)
    with pytest.raises(Refused) as refusal:
        series(house, first, count=20, chosen={3: wanted, 9: None, 16: None})
    (left,) = refusal.value.extra["conflicts"]
    assert left["position"] == 3
    assert wanted not in left["nearest"]


def test_the_same_key_is_the_same_series(house):
    key, first = uuid4(), tuesday()
    assert series(house, first, key=key).pk == series(house, first, key=key).pk
    assert Session.objects.count() == 4


def test_a_session_booked_beside_makes_a_conflict_and_the_database_refuses_what_overlaps(house):
    made = of(series(house))
    with pytest.raises(Refused):
        book(house, made[2].starts_at)
    twin = Session.objects.create(mentorship=house.pair, starts_at=made[0].starts_at, ends_at=made[0].ends_at, time_zone="UTC",
                                  booked_by=house.learner, created_at=clock.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        SessionClaim.objects.create(session=twin, membership=house.mentor, busy=(made[0].starts_at, made[0].ends_at))
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.filter(pk=made[0].pk).update(position=1)


def test_a_window_that_the_mentor_said_binds_the_learner_and_not_the_mentor(house):
    far(house, days=21)
    plan = plan_series(actor=house.learner, mentorship=house.pair, starts_at=tuesday(), rhythm="weekly", count=8)
    assert {each.conflict for each in plan.conflicts} == {"too_far"}
    assert plan_series(actor=house.mentor, mentorship=house.pair, starts_at=tuesday(), rhythm="weekly", count=8).conflicts == []


@pytest.mark.parametrize("count", [1, 53])
def test_too_few_or_too_many(house, count):
    with pytest.raises(Refused) as refusal:
        series(house, count=count)
    assert refusal.value.code == "how_many"


def test_all_left_out_is_nothing(house):
    with pytest.raises(Refused) as refusal:
        series(house, count=2, chosen={0: None, 1: None})
    assert refusal.value.code == "nothing"


# ── what is told ─────────────────────────────────────────────────────────────────────────────────
def test_one_message_tells_of_all_with_one_file(house):
    made = of(series(house))
    assert owed("booked") == []
    (told,) = owed("series_booked", house.learner)
    message = message_for(told)
    part, (event,) = entries(message)
    assert part.get_param("method") == "REQUEST"
    assert str(event["UID"]).partition("@")[0] == str(made[0].series_id)
    assert (event["DTSTART"].dt, event["RRULE"].to_ical()) == (made[0].starts_at, b"FREQ=WEEKLY;COUNT=4")
    assert event["ATTENDEE"] == f"mailto:{house.learner.user.email}"
    assert message.body.count("17\xa0h – 17\xa0h\xa045") == 4
    assert len(owed("reminder_hour")) == 8


def test_changing_one_tells_of_that_one_only(house):
    made = of(series(house))
    move_session(actor=house.learner, session=made[1], starts_at=made[1].starts_at + timedelta(hours=1), sequence=0)
    _part, (event,) = entries(message_for(owed("moved", house.mentor)[0]))
    assert str(event["UID"]).startswith(str(made[1].series_id))
    assert (event["SEQUENCE"], event["RECURRENCE-ID"].dt) == (1, made[1].starts_at)
    assert owed("series_moved") == []
    assert walls(of(made[0].series)) == ["Tue 17:00", "Tue 18:00", "Tue 17:00", "Tue 17:00"]


def test_a_rule_is_kept_by_the_database(house):
    made = of(series(house))
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.filter(pk=made[0].pk).update(series=None)
