"""A flash mentorship whose one session does not come about gives its mentor's place back, once, and both are told."""
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from common import clock
from matching import services, tasks
from matching.models import Mentorship
from matching.selectors import exclusions_of
from matching.selectors.flash import FLASH_WAITS, unused_flash
from notifications.messages import message_for
from notifications.models import Delivery
from sessions_app.models import Session
from sessions_app.selectors import free_starts
from sessions_app.services import book_session, cancel_session, record_attendance, set_availability
from sessions_app.slots import Hours
from tenancy.context import working_for

from .asking import ask, later, open_ways, owed
from .test_request_concurrency import at_once

ALMOST, PAST = FLASH_WAITS - timedelta(minutes=1), FLASH_WAITS + timedelta(minutes=1)


@pytest.fixture
def house(cast):
    with cast.verger.bound():
        open_ways(cast.verger)
        set_availability(actor=cast.verger.other_mentor, days_off=[],
                         hours=[Hours(day, 8 * 60, 20 * 60, "Europe/Paris") for day in range(7)])
        yield cast.verger


@pytest.fixture
def pair(house):
    return services.accept_request(actor=house.other_mentor, request=ask(house, format="flash")).mentorship


def book(house, pair, which=0):
    return book_session(actor=house.other_learner, mentorship=pair, starts_at=free_starts(pair)[which], booking_key=uuid4())


def is_over(pair) -> bool:
    services.end_unused_flash(mentorship_id=pair.pk)
    pair.refresh_from_db()
    return pair.status == Mentorship.Status.ENDED


def test_one_never_booked_ends_after_two_weeks_and_its_place_can_be_given_again(house, pair):
    with later(seconds=ALMOST.total_seconds()):
        assert unused_flash() == []
        assert not is_over(pair)
    with later(seconds=PAST.total_seconds()):
        assert unused_flash() == [pair.pk]
        assert is_over(pair)
        assert (pair.end_cause, pair.ended_by, unused_flash()) == ("unused", None, [])
        assert (pair.learner_id, pair.mentor_id) not in exclusions_of(house.program)
        again = services.accept_request(actor=house.other_mentor, request=ask(house, format="flash")).mentorship
        assert again.mentor_seat == pair.mentor_seat


def test_both_are_told_once_in_their_language(house, pair):
    house.other_mentor.user.__class__.objects.filter(pk=house.other_mentor.user_id).update(language="en")
    with later(seconds=PAST.total_seconds()):
        for _ in range(2):
            services.end_unused_flash(mentorship_id=pair.pk)
        assert owed("matching.flash_unused") == 2
        said = {each.recipient_id: message_for(each) for each in Delivery.objects.filter(kind="matching.flash_unused")}
    assert "n’a pas eu lieu" in said[house.other_learner.pk].subject
    assert "did not come about" in said[house.other_mentor.pk].subject


def test_a_session_called_off_gives_two_weeks_more(house, pair):
    session = book(house, pair, which=-1)
    with later(days=3):
        cancel_session(actor=house.other_learner, session=session, reason="Empêchée.", sequence=session.sequence)
    with later(seconds=PAST.total_seconds()):
        assert not is_over(pair)
    with later(days=3, seconds=PAST.total_seconds()):
        assert is_over(pair)


@pytest.mark.parametrize("said", ["absent", None])
def test_one_missed_or_without_a_word_waits_from_its_end(house, pair, said):
    session = book(house, pair)
    if said:
        with clock.at(session.ends_at):
            record_attendance(actor=house.other_mentor, session=session, mine="present", theirs=said)
    with clock.at(session.ends_at + ALMOST):
        assert not is_over(pair)
    with clock.at(session.ends_at + PAST):
        assert is_over(pair)


def test_a_session_to_come_keeps_the_place_and_a_lasting_mentorship_is_never_ended(house, pair):
    with later(days=13):
        book(house, pair)
    with later(seconds=PAST.total_seconds()):
        assert not is_over(pair)
    with later(days=400):
        assert not is_over(house.pair)


def waiting_pair(house):
    """A committed flash mentorship that has waited too long."""
    open_ways(house)
    set_availability(actor=house.other_mentor, days_off=[], hours=[Hours(day, 8 * 60, 20 * 60, "Europe/Paris") for day in range(7)])
    pair = services.accept_request(actor=house.other_mentor, request=ask(house, format="flash")).mentorship
    Mentorship.objects.filter(pk=pair.pk).update(started_at=clock.now() - PAST)
    return pair


def test_beat_gives_places_back(committed_cast):
    house = committed_cast.verger
    with house.bound():
        pair = waiting_pair(house)
    for _ in range(2):
        with working_for(None):
            tasks.tend_programs.run()
    with house.bound():
        pair.refresh_from_db()
        assert (pair.status, pair.end_cause, owed("matching.flash_unused")) == ("ended", "unused", 2)


def test_nothing_but_a_flash_mentorship_that_ended_can_be_unused(house, pair):
    for change in ({"pk": pair.pk}, {"pk": house.pair.pk}):
        with pytest.raises(IntegrityError, match="only_flash_is_unused"), transaction.atomic():
            Mentorship.objects.filter(**change).update(end_cause="unused")


def test_people_cannot_say_that_cause_and_the_page_says_what_happened(house, pair, as_person):
    url = house.url(f"/pairs/{house.pair.pk}/end/")
    assert as_person(house.learner).post(url, {"cause": "unused", "reason": "Fini."}).status_code == 422
    with later(seconds=PAST.total_seconds()):
        assert is_over(pair)
    assert "la place a été rendue" in as_person(house.other_learner).get(house.url(f"/proposals/{pair.pk}/")).content.decode()


def test_ended_by_eight_at_once_while_somebody_books_it_ends_once_or_is_booked(committed_cast):
    house = committed_cast.verger
    with house.bound():
        pair = waiting_pair(house)
        start = free_starts(pair)[0]

    def work(number):
        if number == 4:
            return book_session(actor=house.other_learner, mentorship=pair, starts_at=start, booking_key=uuid4())
        return services.end_unused_flash(mentorship_id=pair.pk)

    answers = at_once(house, work, count=9, workers=9)
    booked = answers.pop(4)
    with house.bound():
        assert (booked == "not_active") is (answers.count(True) == 1)
        assert answers.count(True) + answers.count(False) == 8
        assert owed("matching.flash_unused") == 2 * answers.count(True)
        assert Session.objects.filter(mentorship=pair, status__in=Session.TO_COME).count() == (booked != "not_active")
