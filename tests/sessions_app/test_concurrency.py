"""Two hundred people at one slot, over sixteen connections."""
from datetime import timedelta
from functools import partial
from threading import Event
from time import monotonic, sleep
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from common import clock
from common.errors import Refused
from matching.models import Mentorship
from matching.services import end_mentorship, end_unused_flash
from notifications.models import Delivery
from sessions_app import services
from sessions_app.busy.port import Reading, Version
from sessions_app.models import Hold, Session, SessionClaim, SubscribedCalendar
from sessions_app.selectors import free_starts, hours_of, sessions
from sessions_app.services import (
    book_session,
    hold_people,
    hold_slot,
    move_session,
    read_calendar,
    record_attendance,
    save_shared_text,
    set_availability,
    subscribe_calendar,
)
from sessions_app.slots import DaysOff
from sessions_app.tasks import give_back_time
from tests.matching.people import enrol
from tests.outbox import fan_out

from .conftest import book
from .racing import active, at_once, in_another_program, overlapping
from .series import series, tuesday
from .test_busy_calendars import Source


@pytest.fixture
def house(committed_house):
    return committed_house


def test_two_hundred_bookings_of_one_slot_make_one_session(house):
    with house.bound():
        start = free_starts(house.pair)[4]

    def attempt(number):
        with house.bound():
            return book(house, start, actor=(house.learner, house.mentor)[number % 2]).pk

    answers = at_once(attempt, 200)
    refused = [a for a in answers if isinstance(a, Refused)]
    assert len(refused) == 199
    assert {(r.code, len(r.extra["alternatives"])) for r in refused} == {("taken", 3)}
    with house.bound():
        assert Session.objects.count() == 1
        assert SessionClaim.objects.count() == 2


def test_two_hundred_requests_of_many_learners_at_one_mentor_s_slot_make_one_session(house):
    with house.bound():
        mentor = house.enrolments["mentor"]
        pairs = [house.pair, *(active(house.program, enrol(house, "learner", f"Apprenant {n}"), mentor, n) for n in range(2, 21))]
        start = free_starts(house.pair)[4]

    def attempt(number):
        pair = pairs[number % len(pairs)]
        with house.bound():
            return book_session(actor=pair.learner.membership, mentorship=pair, starts_at=start, booking_key=uuid4()).pk

    refused = [a for a in at_once(attempt, 200) if isinstance(a, Refused)]
    assert len(refused) == 199
    assert {(r.code, len(r.extra["alternatives"])) for r in refused} == {("taken", 3)}
    with house.bound():
        assert (Session.objects.count(), SessionClaim.objects.count()) == (1, 2)


def test_a_day_that_takes_one_session_takes_one_of_sixteen_at_different_times(house):
    with house.bound():
        set_availability(actor=house.mentor, hours=hours_of(house.mentor), days_off=[], rules={"per_day": 1})
        free = free_starts(house.pair)
        starts = [start for start in free if start.date() == free[60].date()][:16]
    assert len(starts) == 16

    def attempt(number):
        with house.bound():
            return book(house, starts[number], actor=(house.learner, house.mentor)[number % 2]).pk

    refused = [a for a in at_once(attempt, 16) if isinstance(a, Refused)]
    assert len(refused) == 15
    assert not {each.date() for r in refused for each in r.extra["alternatives"]} & {starts[0].date()}
    with house.bound():
        assert Session.objects.count() == 1


def test_two_programs_at_one_time_of_one_mentor_make_one_session(house):
    with house.bound():
        pairs = house.pair, in_another_program(house, house.other_learner, house.mentor)
        start = free_starts(house.pair)[4]

    def attempt(number):
        pair = pairs[number % 2]
        with house.bound():
            return book_session(actor=pair.learner.membership, mentorship=pair, starts_at=start, booking_key=uuid4()).pk

    refused = [a for a in at_once(attempt, 16) if isinstance(a, Refused)]
    assert {(r.code, len(r.extra["alternatives"])) for r in refused} == {("taken", 3)}
    assert len(refused) == 15
    with house.bound():
        assert Session.objects.count() == 1


def test_two_who_mentor_each_other_book_across_without_waiting_for_ever(house):
    """Each is locked as mentor by one and as learner by the other; the times lie half over each other."""
    with house.bound():
        set_availability(actor=house.learner, hours=hours_of(house.mentor), days_off=[])
        pairs = house.pair, in_another_program(house, house.mentor, house.learner)
        starts = free_starts(house.pair, step=15)[4:68]

    def attempt(number):
        pair = pairs[number % 2]
        actor = (pair.learner, pair.mentor)[number // 2 % 2].membership
        with house.bound():
            return book_session(actor=actor, mentorship=pair, starts_at=starts[number], booking_key=uuid4()).mentorship_id

    answers = at_once(attempt, len(starts))
    made = [a for a in answers if not isinstance(a, Refused)]
    assert {a.code for a in answers if isinstance(a, Refused)} == {"taken"}
    with house.bound():
        assert Session.objects.count() == len(made) > 10
        assert overlapping() == 0
    assert set(made) <= {pair.pk for pair in pairs}


def test_time_is_given_back_while_others_book(house):
    """Of the learner's two mentors one has proposals that nobody answered, the other is held and booked: in one transaction the second
    would be locked after the learner, and who books locks them in the other order.
    """
    with house.bound():
        set_availability(actor=house.other_mentor, hours=hours_of(house.mentor), days_off=[])
        other = in_another_program(house, house.learner, house.other_mentor)

    def attempt(number):
        if number == 2:
            return give_back_time()
        with house.bound():
            return book_session(actor=house.learner, mentorship=other, starts_at=starts[number], booking_key=uuid4()).pk

    for _round in range(6):
        with house.bound():
            proposed, held, *starts = free_starts(other)[1::4]
            session = book(house, proposed)
            Session.objects.filter(pk=session.pk).update(status="proposed", answer_by=clock.now())
            hold_slot(actor=house.other_mentor, mentorship=other, starts_at=held)
            Hold.objects.update(expires_at=clock.now())
        answers = at_once(attempt, 16)
        assert {a.code for a in answers if isinstance(a, Refused)} <= {"taken"}
        with house.bound():
            assert Session.objects.get(pk=session.pk).status == "cancelled"
            assert not Hold.objects.exists()
            assert overlapping() == 0


def test_a_double_click_from_two_connections_gives_one_session(house):
    key = uuid4()
    with house.bound():
        start = free_starts(house.pair)[4]

    def attempt(number):
        with house.bound():
            return book(house, start, key=key).pk

    assert len(set(at_once(attempt, 16))) == 1


def test_two_moves_of_one_session_cannot_both_win(house):
    with house.bound():
        session, starts = book(house), free_starts(house.pair)

    def attempt(number):
        with house.bound():
            return move_session(actor=house.learner, session=session, starts_at=starts[10 + 2 * number], sequence=0).starts_at

    answers = at_once(attempt, 8)
    assert sorted(a.code for a in answers if isinstance(a, Refused)) == ["changed"] * 7


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND database = "
                       "(SELECT oid FROM pg_database WHERE datname = current_database()))")
        return cursor.fetchone()[0]


def in_turn(house, first, second) -> list:
    """What the two answered. `first` goes on to its end only once `second`, which begins after it, waits for it or is over. The relay comes
    right after each.
    """
    done, over = Event(), Event()

    def attempt(number):
        with house.bound():
            if number == 1:
                done.wait(30)
                return second()
            found = first()
            done.set()
            until = monotonic() + 30
            while not (over.is_set() or somebody_waits()) and monotonic() < until:
                sleep(0.02)
            return found

    def told(number):
        try:
            found = attempt(number)
            with house.bound():
                fan_out()
            return found
        finally:
            (done, over)[number].set()

    return at_once(told, 2, 2)


def in_series(house):
    return series(house, tuesday(), count=2)


def alone(house):
    return book(house, tuesday())


def from_elsewhere(house):
    read_calendar(SubscribedCalendar.objects.get().pk)


def by_a_day_off(house):
    set_availability(actor=house.mentor, hours=hours_of(house.mentor), days_off=[DaysOff(tuesday().date(), tuesday().date())])


@pytest.mark.parametrize("books", [in_series, alone])
@pytest.mark.parametrize("closes", [from_elsewhere, by_a_day_off])
@pytest.mark.parametrize("is_booked_first", [True, False])
def test_time_that_closes_in_the_moment_of_a_booking_is_refused_or_told_of(house, monkeypatch, books, closes, is_booked_first):
    """Whichever comes first."""
    with house.bound():
        subscribe_calendar(actor=house.mentor, url="https://calendar.example/secret.ics")
    busy = Source(Reading([(tuesday(), tuesday() + timedelta(hours=1))], Version()))
    monkeypatch.setattr(services.busy, "source_of", lambda calendar: busy)

    acts = (books, closes) if is_booked_first else (closes, books)
    refused = [each for each in in_turn(house, *(partial(act, house) for act in acts)) if isinstance(each, Refused)]
    with house.bound():
        fan_out()  # of what one was about to change while the other told of it
        told = Delivery.objects.filter(kind="sessions_app.clash", state="due").count()
        assert (told, [each.code for each in refused]) in [(1, []), (0, ["conflicts"]), (0, ["taken"])]


def says_so(house, session):
    record_attendance(actor=house.learner, session=session, mine="present", theirs="present")


def ends_it(house, session):
    end_mentorship(actor=house.learner, mentorship=session.mentorship, reason="x")


def is_unused(house, session):
    end_unused_flash(mentorship_id=session.mentorship_id)


@pytest.mark.parametrize("other", [says_so, ends_it, is_unused])
def test_a_flash_session_is_written_up_while_another_act_ends_the_pair(house, other):
    """Who writes it up with a next date holds both people's time first."""
    with house.bound():
        session = book(house)
        Mentorship.objects.update(format="flash", started_at=clock.now() - timedelta(days=60))
        Session.objects.update(starts_at=clock.now() - timedelta(hours=2), ends_at=clock.now() - timedelta(hours=1))
    held = Event()

    def attempt(number):
        with house.bound():
            found = sessions().get(pk=session.pk)
            if number == 1:
                held.wait(30)
                return other(house, found)
            hold_people(house.mentor.pk, house.learner.pk)
            held.set()
            until = monotonic() + 30
            while not somebody_waits() and monotonic() < until:
                sleep(0.02)
            save_shared_text(session=found, field="recap", text="Fait", version=0)
            return record_attendance(actor=house.mentor, session=found, mine="present", theirs="present")

    at_once(attempt, 2, 2)
    with house.bound():
        assert (sessions().get(pk=session.pk).recap, Mentorship.objects.get(pk=house.pair.pk).status) == ("Fait", "ended")


def test_the_database_itself_refuses_an_overlap(house):
    """Raw SQL as the application's role, past every check of ours."""
    with house.bound():
        first = book(house)
        second = book(house)
    row = "UPDATE sessions_app_sessionclaim SET busy = tstzrange(%s, %s) WHERE session_id = %s AND membership_id = %s"
    with pytest.raises(IntegrityError, match="sessions_app_person_free"), house.bound(), connection.cursor() as cursor:
        cursor.execute(row, [first.starts_at, first.ends_at, second.pk, house.mentor.pk])


def test_a_stranger_s_organization_cannot_be_claimed_for(house, committed_cast):
    other = committed_cast.harbour
    with house.bound():
        session = book(house)
    with pytest.raises(DatabaseError), other.bound(), connection.cursor() as cursor, transaction.atomic():
        cursor.execute("INSERT INTO sessions_app_sessionclaim (id, organization_id, session_id, membership_id, busy, is_active) "
                       "VALUES (%s, %s, %s, %s, tstzrange(now(), now() + interval '1 hour'), true)",
                       [uuid4(), house.organization.id, session.pk, house.mentor.pk])
