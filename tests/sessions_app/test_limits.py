"""As many sessions a day and a week as somebody takes, and what counts as one."""
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from common import clock
from common.errors import Refused
from matching.models import TrialMeeting
from sessions_app import load
from sessions_app.models import Session
from sessions_app.selectors import free_starts, hours_of
from sessions_app.services import book_session, cancel_session, claim_trial, hold_slot, move_session, set_availability, undo_change

from .conftest import book

PARIS = ZoneInfo("Europe/Paris")


def take(person, **most):
    set_availability(actor=person, hours=hours_of(person), days_off=[], rules=most)


def monday(weeks: int):
    today = clock.now().astimezone(PARIS).date()
    return today + timedelta(days=7 * weeks - today.weekday())


def at(day, hour, minute=0):
    return datetime.combine(day, time(hour, minute), PARIS)


def week_of(start):
    return start.astimezone(PARIS).isocalendar()[:2]


def refused(call, **said):
    with pytest.raises(Refused) as refusal:
        call(**said)
    assert refusal.value.code == "taken"
    return refusal.value.extra["alternatives"]


@pytest.mark.parametrize("who", ["mentor", "learner"])
def test_a_second_session_of_a_full_week_is_refused_and_other_weeks_proposed(house, who):
    take(house.people[who], per_week=1)
    book(house, at(monday(2), 9))
    for actor in (house.mentor, house.learner):
        others = refused(book, house=house, starts_at=at(monday(2) + timedelta(days=3), 15), actor=actor)
        assert len(others) == 3
        assert {week_of(each) for each in others} & {week_of(at(monday(2), 9))} == set()
    assert week_of(book(house, at(monday(3), 9)).starts_at) == week_of(at(monday(3), 9))


def test_within_its_full_week_a_session_moves_and_not_into_another(house):
    take(house.mentor, per_week=1)
    session, _next = book(house, at(monday(2), 9)), book(house, at(monday(3), 9))
    session = move_session(actor=house.learner, session=session, starts_at=at(monday(2) + timedelta(days=4), 11), sequence=0)
    assert session.starts_at == at(monday(2) + timedelta(days=4), 11)
    others = refused(move_session, actor=house.learner, session=session, starts_at=at(monday(3) + timedelta(days=2), 9), sequence=1)
    assert week_of(at(monday(3), 9)) not in {week_of(each) for each in others}


def test_a_full_day_leaves_the_next_and_what_is_cancelled_gives_it_back(house):
    take(house.mentor, per_day=1)
    session = book(house, at(monday(2), 9))
    others = refused(book, house=house, starts_at=at(monday(2), 15))
    assert monday(2) not in {each.astimezone(PARIS).date() for each in others}
    assert book(house, at(monday(2) + timedelta(days=1), 9)).pk
    cancel_session(actor=house.learner, session=session, reason="x", sequence=0)
    assert book(house, at(monday(2), 15)).pk


def moved_away(session):
    return move_session(actor=session.booked_by, session=session, starts_at=at(monday(4), 9), sequence=0)


def called_off(session):
    return cancel_session(actor=session.booked_by, session=session, reason="x", sequence=0)


@pytest.mark.parametrize("change", [moved_away, called_off])
@pytest.mark.parametrize(("most", "meanwhile"), [({"per_day": 1}, (0, 15)), ({"per_week": 1}, (3, 15))])
def test_what_was_changed_is_not_put_back_where_its_place_went_to_another(house, change, most, meanwhile):
    take(house.mentor, **most)
    session, (days, hour) = change(book(house, at(monday(2), 9))), meanwhile
    other = book(house, at(monday(2) + timedelta(days=days), hour), actor=house.mentor)
    assert len(refused(undo_change, actor=house.learner, session=session)) == 3
    cancel_session(actor=house.mentor, session=other, reason="x", sequence=0)
    assert undo_change(actor=house.learner, session=session).starts_at == at(monday(2), 9)


def planned_trial(house, start):
    trial = TrialMeeting.objects.create(
        program=house.program, learner=house.enrolments["other_learner"], mentor=house.enrolments["mentor"],
        time=(start, start + timedelta(minutes=20)), created_at=clock.now())
    trial.refresh_from_db()
    claim_trial(trial)


def booked(status):
    def make(house, start):
        session = book(house, start)
        if status == "cancelled":
            cancel_session(actor=house.learner, session=session, reason="x", sequence=0)
        Session.objects.filter(pk=session.pk).update(status=status, answer_by=session.starts_at)
    return make


def held(house, start):
    hold_slot(actor=house.mentor, mentorship=house.pair, starts_at=start)


COUNTED = [*map(booked, ("proposed", "confirmed", "held", "missed", "technical")), planned_trial]
NOT_COUNTED = [booked("cancelled"), held]


@pytest.mark.parametrize(("make", "count"), [*((each, 1) for each in COUNTED), *((each, 0) for each in NOT_COUNTED)])
def test_the_load_counts_what_the_maximum_counts(house, make, count):
    take(house.mentor, per_week=1)
    make(house, at(monday(2), 9))
    free = {week_of(start) for start in free_starts(house.pair)}
    with clock.at(at(monday(2), 7)):
        shown = load.of(house.mentor, "Europe/Paris", 1)["week"]
    assert (shown.sessions, shown.is_full) == (count, count == 1)
    assert (week_of(at(monday(2), 9)) in free) == (count == 0)


def test_a_week_is_counted_where_the_hours_are(house):
    """Monday at 1:00 in Tokyo is Sunday still in Paris."""
    house.learner.user.time_zone = house.mentor.user.time_zone = "Asia/Tokyo"
    take(house.mentor, per_week=1)
    late = at(monday(2) + timedelta(days=6), 17)
    book_session(actor=house.learner, mentorship=house.pair, starts_at=late, booking_key=house.pair.pk)
    with clock.at(late - timedelta(days=3)):
        assert load.of(house.mentor, "Europe/Paris", 1)["week"].is_full
    with clock.at(late + timedelta(days=3)):
        assert not load.of(house.mentor, "Europe/Paris", 1)["week"].is_full
