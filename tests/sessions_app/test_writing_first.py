"""A booking looks without a lock, then writes under the locks: whatever happens in between is found out."""
from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit.models import Entry
from common import clock
from common.errors import Refused
from matching.models import Mentorship
from notifications.models import Delivery
from sessions_app.models import AgendaItem, BookingRules, Hold, SchedulingPolicy, Session, SessionClaim
from sessions_app.selectors import free_starts
from sessions_app.services import book_session, hold_slot
from sessions_app.services.claims import Wish

from .conftest import book

WRITTEN = Session, SessionClaim, AgendaItem, Delivery, Entry


def meanwhile(monkeypatch, happens):
    """`happens` once, when somebody who books has looked and not yet written."""
    look = Wish.looked_at

    def looked_at(wish, booking_key):
        found = look(wish, booking_key)
        monkeypatch.setattr(Wish, "looked_at", look)
        happens()
        return found
    monkeypatch.setattr(Wish, "looked_at", looked_at)


def counted():
    return [model.objects.count() for model in WRITTEN]


def test_a_booking_is_two_statements_and_a_refusal_one(house):
    start = free_starts(house.pair)[0]
    book(house, start)  # plans are kept from now on
    for at, statements in ((free_starts(house.pair)[8], 2), (start, 1)):
        with CaptureQueriesContext(connection) as asked, suppress(Refused):
            book(house, at)
        assert len(asked) == statements, [each["sql"] for each in asked]


def test_somebody_was_faster(house, monkeypatch):
    start = free_starts(house.pair)[0]
    meanwhile(monkeypatch, lambda: book(house, start, actor=house.mentor))
    with pytest.raises(Refused) as refusal:
        book(house, start)
    assert refusal.value.code == "taken" and len(refusal.value.extra["alternatives"]) == 3
    assert start not in refusal.value.extra["alternatives"]
    assert [session.booked_by for session in Session.objects.all()] == [house.mentor]


def test_the_same_click_twice(house, monkeypatch):
    start, key, made = free_starts(house.pair)[0], uuid4(), []
    meanwhile(monkeypatch, lambda: made.append(book(house, start, key=key)))
    assert book(house, start, key=key).pk == made[0].pk
    assert Session.objects.count() == 1


def test_the_pair_ended(house, monkeypatch):
    start, before = free_starts(house.pair)[0], counted()
    meanwhile(monkeypatch, lambda: Mentorship.objects.filter(pk=house.pair.pk).update(status="ended", ended_at=clock.now()))
    with pytest.raises(Refused) as refusal:
        book(house, start)
    assert refusal.value.code == "not_active"
    assert counted() == before


def test_the_program_asks_first_from_now_on(house, monkeypatch):
    policy = SchedulingPolicy.objects.create(program=house.program)
    start = free_starts(house.pair)[0]
    meanwhile(monkeypatch, lambda: SchedulingPolicy.objects.filter(pk=policy.pk).update(approval="other"))
    assert book(house, start).status == "proposed"
    assert Session.objects.get().answer_by is not None
    assert Delivery.objects.filter(channel="fan_out").count() == 1


@pytest.mark.parametrize("later", [timedelta(), timedelta(minutes=11)], ids=["held", "over"])
def test_somebody_holds_it_from_now_on(house, monkeypatch, later):
    start = free_starts(house.pair)[0]

    def held():
        with clock.at(clock.now() - later):
            hold_slot(actor=house.mentor, mentorship=house.pair, starts_at=start)
    meanwhile(monkeypatch, held)
    if not later:
        with pytest.raises(Refused):
            book(house, start)
        return
    assert book(house, start).starts_at == start
    assert SessionClaim.objects.filter(is_active=True).count() == 2


def test_the_actor_s_own_hold_far_away_is_given_back(house):
    first, *_others, last = free_starts(house.pair)
    assert last - first > timedelta(days=14)
    hold_slot(actor=house.learner, mentorship=house.pair, starts_at=last)
    book(house, first)
    assert not Hold.objects.exists()


def test_of_whoever_takes_a_limited_number_they_are_counted_under_the_lock(house, monkeypatch):
    BookingRules.objects.update_or_create(membership=house.mentor, defaults={"per_week": 1})
    starts = free_starts(house.pair)
    first = next(start for start in starts if start.isoweekday() < 7)  # after a Sunday nothing is left of its week
    same_week = next(start for start in starts if start.date() > first.date())
    meanwhile(monkeypatch, lambda: book(house, first))
    with pytest.raises(Refused) as refusal:
        book(house, same_week)
    weeks = {start.isocalendar()[:2] for start in refusal.value.extra["alternatives"]}
    assert refusal.value.code == "taken" and weeks and first.isocalendar()[:2] not in weeks


def test_alternatives_are_looked_for_everywhere_when_there_are_none_around(house):
    start = free_starts(house.pair)[0]
    BookingRules.objects.update_or_create(membership=house.mentor, defaults={"notice_hours": 24 * 9})
    with pytest.raises(Refused) as refusal:
        book_session(actor=house.learner, mentorship=house.pair, starts_at=start, booking_key=uuid4())
    assert len(refusal.value.extra["alternatives"]) == 3
    assert min(refusal.value.extra["alternatives"]) > start + timedelta(days=4)
