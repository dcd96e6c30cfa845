"""Two hundred people at one slot, over sixteen connections."""
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from common.errors import Refused
from sessions_app.models import Session, SessionClaim
from sessions_app.selectors import free_starts
from sessions_app.services import move_session

from .conftest import book, open_hours


@pytest.fixture
def house(committed_cast):
    with committed_cast.verger.bound():
        open_hours(committed_cast.verger)
    return committed_cast.verger


def at_once(work, count, workers=16):
    def done(number):
        try:
            return work(number)
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(done, range(count)))


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
