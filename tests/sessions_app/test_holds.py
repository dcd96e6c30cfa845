"""A time that is kept while somebody fills the form."""
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from common import clock
from common.errors import Refused
from sessions_app.models import Hold, SessionClaim
from sessions_app.selectors import free_starts
from sessions_app.services import hold_slot, move_session, sweep_holds
from sessions_app.tasks import give_back_time

from .conftest import book, open_hours


def hold(house, starts_at, actor=None):
    return hold_slot(actor=actor or house.learner, mentorship=house.pair, starts_at=starts_at)


def test_a_held_time_is_free_for_who_holds_it_alone(house):
    start = free_starts(house.pair)[4]
    held = hold(house, start)
    assert start in free_starts(house.pair, actor=house.learner)
    assert start not in free_starts(house.pair, actor=house.mentor)
    with pytest.raises(Refused) as refusal:
        book(house, start, actor=house.mentor)
    assert (refusal.value.code, len(refusal.value.extra["alternatives"])) == ("taken", 3)
    assert held.expires_at - clock.now() <= timedelta(minutes=10)


def test_who_is_late_for_a_time_is_promised_nothing_that_is_not_shown(house, as_person):
    start = free_starts(house.pair)[4]
    address, asked = house.url(f"/pairs/{house.pair.pk}/hold/"), {"starts_at": start.isoformat()}
    hold(house, start)
    assert as_person(house.mentor).post(address, asked).text.strip() == "Ce créneau n’est plus libre."
    asked["starts_at"] = (start + timedelta(minutes=1)).isoformat()
    assert as_person(house.mentor).post(address, asked).text.strip() == (
        "Cette heure n’est pas parmi celles où vous pouvez vous rencontrer.")


def test_booking_what_one_holds_uses_the_hold_up(house):
    start = free_starts(house.pair)[4]
    hold(house, start)
    session = book(house, start)
    assert not Hold.objects.exists()
    assert set(SessionClaim.objects.values_list("session", flat=True)) == {session.pk}


def test_booking_another_time_gives_the_held_one_back(house):
    starts = free_starts(house.pair)
    hold(house, starts[4])
    book(house, starts[9])
    assert starts[4] in free_starts(house.pair, actor=house.mentor)


def test_a_hold_ends_by_itself_with_nobody_sweeping(house):
    start = free_starts(house.pair)[4]
    hold(house, start)
    with clock.at(clock.now() + timedelta(minutes=10, seconds=1)):
        assert start in free_starts(house.pair, actor=house.mentor)
        assert book(house, start, actor=house.mentor).status == "confirmed"


def test_one_hold_each_and_asking_again_does_not_prolong_it(house):
    starts = free_starts(house.pair)
    first = hold(house, starts[4])
    with clock.at(clock.now() + timedelta(minutes=5)):
        assert hold(house, starts[4]).expires_at == first.expires_at
        second = hold(house, starts[9])
    assert list(Hold.objects.values_list("pk", flat=True)) == [second.pk]
    assert SessionClaim.objects.count() == 2


def test_the_database_refuses_a_session_over_somebody_else_s_hold(house):
    session = book(house)
    held = hold(house, free_starts(house.pair, actor=house.learner)[9])
    row = "UPDATE sessions_app_sessionclaim SET busy = tstzrange(%s, %s) WHERE session_id = %s"
    with pytest.raises(DatabaseError, match="sessions_app_person_free"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(row, [held.starts_at, held.ends_at, session.pk])


def test_a_claim_is_for_a_session_or_a_hold_and_never_for_both(house):
    session, held = book(house), hold(house, free_starts(house.pair)[9])
    row = "UPDATE sessions_app_sessionclaim SET hold_id = %s WHERE session_id = %s"
    with pytest.raises(DatabaseError, match="sessions_app_claim_for_one"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(row, [held.pk, session.pk])


def test_moving_to_what_one_holds(house):
    session, start = book(house), free_starts(house.pair)[9]
    hold(house, start)
    assert move_session(actor=house.learner, session=session, starts_at=start, sequence=0).starts_at == start


def test_holds_that_are_over_are_swept(house):
    hold(house, free_starts(house.pair)[4])
    assert sweep_holds() == 0
    with clock.at(clock.now() + timedelta(hours=1)):
        assert sweep_holds() == 1
    assert not SessionClaim.objects.exists()


def test_the_page_asks_and_is_answered_in_words(house, as_person):
    client, address = as_person(house.learner), house.url(f"/pairs/{house.pair.pk}/hold/")
    start = free_starts(house.pair)[4]
    with clock.at(clock.now()):
        answer = client.post(address, {"starts_at": start.isoformat(), "minutes": "45"})
    assert answer.status_code == 200
    assert "gardé pour vous" in answer.content.decode()
    assert 'data-lapses="600"' in answer.content.decode()
    assert Hold.objects.get().starts_at == start
    assert as_person(house.mentor).post(address, {"starts_at": start.isoformat()}).context["refusal"].code == "taken"
    assert [client.post(address, {"starts_at": at}).status_code for at in ("soon", "0001-01-01T00:00:00+00:00")] == [422, 422]
    assert client.get(address).status_code == 405


@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("other_learner", 404), ("observer", 404), ("coordinator", 403)])
def test_nobody_else_holds(house, as_person, who, status):
    address = house.url(f"/pairs/{house.pair.pk}/hold/")
    assert as_person(house.people[who]).post(address, {"starts_at": free_starts(house.pair)[0].isoformat()}).status_code == status
    assert not Hold.objects.exists()


def test_the_beat_task_runs_for_every_organization(cast):
    houses = cast.verger, cast.harbour
    for house in houses:
        with house.bound():
            open_hours(house)
            hold(house, free_starts(house.pair)[4])
    with clock.at(clock.now() + timedelta(hours=1)):
        give_back_time()
    for house in houses:
        with house.bound():
            assert not Hold.objects.exists()
