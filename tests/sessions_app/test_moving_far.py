"""What is planned further ahead than can be booked can be moved as far as it was booked."""
from datetime import timedelta

import pytest
from django.utils.translation import override

from common import clock
from common.errors import Refused
from sessions_app.models import BookingRules, Session
from sessions_app.selectors import free_starts, hours_of
from sessions_app.services import (
    accept_times,
    move_session,
    propose_times,
    set_availability,
    set_booking_rules,
    times_to_move_to,
)

from .conftest import book
from .series import far, of, series

DAY = timedelta(days=1)


@pytest.fixture
def late(house):
    """One of twenty fortnightly dates; nobody chose a window."""
    house.program.ends_on = clock.today() + timedelta(days=400)
    house.program.save()
    house.pair.refresh_from_db()
    assert not BookingRules.objects.exists()
    return of(series(house, rhythm="fortnightly", count=20))[10]


def moved(house, session, starts_at, who="learner"):
    reason = "Examen" if who == "coordinator" else ""
    return move_session(actor=house.people[who], session=session, starts_at=starts_at, sequence=session.sequence, reason=reason)


@pytest.mark.parametrize("who", ["learner", "mentor", "coordinator"])
def test_a_date_of_a_long_series_moves_near_and_further(house, late, who):
    for by in (DAY, 30 * DAY):
        late = moved(house, late, late.starts_at + by, who)
    with pytest.raises(Refused) as refused:
        moved(house, late, late.starts_at.replace(hour=3), who)
    assert refused.value.code == "taken"
    assert all(abs(start - late.starts_at) < 2 * DAY for start in refused.value.extra["alternatives"])


@pytest.mark.parametrize(("who", "path"), [("learner", "move"), ("mentor", "move"), ("coordinator", "move"), ("learner", "propose")])
def test_its_pages_open_on_its_week(house, as_person, late, who, path):
    week = as_person(house.people[who]).get(house.url(f"/sessions/{late.pk}/{path}/")).context["week"]
    assert week.monday <= late.starts_at.date() <= week.sunday
    assert week.days and week.before and week.after


def test_other_times_for_it_are_proposed_and_chosen(house, late):
    wanted = late.starts_at + 40 * DAY
    proposal = propose_times(actor=house.mentor, session=late, starts=[wanted], reason="", sequence=0)
    assert accept_times(actor=house.learner, proposal=proposal, starts_at=wanted).starts_at == wanted


def test_what_one_was_free_to_propose_the_other_may_choose(house, late):
    set_booking_rules(actor=house.mentor, window_days=30)
    wanted = late.starts_at + 40 * DAY
    proposal = propose_times(actor=house.mentor, session=late, starts=[wanted], reason="", sequence=0)
    assert accept_times(actor=house.learner, proposal=proposal, starts_at=wanted).starts_at == wanted


def test_what_the_other_said_bounds_it_beyond_its_own_week(house, late):
    set_booking_rules(actor=house.mentor, window_days=30)
    with pytest.raises(Refused) as refused:
        moved(house, late, late.starts_at + 14 * DAY)
    assert refused.value.code == "too_far"
    assert "jusqu’au" in refused.value.message
    assert moved(house, late, late.starts_at + DAY).starts_at == late.starts_at + DAY


@pytest.fixture
def single(house):
    """One booked by a window that is shorter now."""
    far(house)
    found = book(house, max(start for start in free_starts(house.pair) if start < clock.now() + 150 * DAY and start.weekday() == 1))
    for who in (house.mentor, house.learner):
        set_availability(actor=who, hours=hours_of(who), days_off=[], rules={"window_days": 60})
    return found


def test_a_single_one_moves_within_its_week(house, single):
    assert moved(house, single, single.starts_at + DAY).starts_at == single.starts_at + DAY
    with pytest.raises(Refused) as refused:
        moved(house, Session.objects.get(pk=single.pk), single.starts_at + 7 * DAY)
    assert (refused.value.code, len(refused.value.extra["alternatives"])) == ("too_far", 3)
    assert times_to_move_to(house.learner, single).until - single.starts_at < 7 * DAY


def test_what_is_booked_beyond_the_window_is_too_far_and_not_taken(house):
    with pytest.raises(Refused) as refused:
        book(house, clock.now().replace(hour=10, minute=0, second=0, microsecond=0) + 100 * DAY)
    assert refused.value.code == "too_far"


def test_beyond_the_program_its_last_day_is_named(house):
    far(house)
    house.program.ends_on = clock.today() + timedelta(days=40)
    house.program.save()
    house.pair.refresh_from_db()
    for language, said in (("fr", "après le dernier jour du programme, le "), ("en", "after the program's last day, ")):
        with override(language), pytest.raises(Refused) as refused:
            book(house, clock.now().replace(hour=10, minute=0, second=0, microsecond=0) + 45 * DAY)
        assert said in refused.value.message
