"""How long sessions of a pair may last: what the program has and the mentor offers, the same wherever lengths are read."""
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership
from common.errors import Refused
from programs.models import Enrolment, Program
from sessions_app import times
from sessions_app.lengths import choosable
from sessions_app.models import AvailabilityRule, BookingRules, SchedulingPolicy, Session
from sessions_app.next_times import next_starts
from sessions_app.selectors import free_starts, lengths_of, lengths_to_offer
from sessions_app.services import book_session, hold_slot, move_session, plan_series, set_booking_rules, set_policy

from .conftest import book
from .series import tuesday
from .test_availability import sent
from .test_statements import sent as statements
from .test_writing_first import meanwhile


@pytest.mark.parametrize(("others", "offered", "found"), [
    ([], [], [45]), ([30, 60], [], [45, 30, 60]), ([30, 60], [45, 60], [45, 60]), ([30, 60], [30], [30]), ([30, 60], [30, 60], [30, 60]),
    ([20, 90, 60], [20, 90], [20, 90]), ([30, 60], [90], [45, 30, 60]), ([], [30], [45]), ([30], [15, 30, 200], [30])])
def test_what_may_be_chosen_of_a_program_that_usually_takes_45_minutes(others, offered, found):
    assert choosable(45, others, offered) == found


@pytest.fixture
def short(house):
    """A program with 30, 45 and 60 minutes, 45 being the usual; its mentor offers 30 and 60."""
    set_policy(actor=house.coordinator, program=house.program, lengths=[30, 60])
    set_booking_rules(actor=house.mentor, lengths=[30, 60])
    return house


def refused(act, **more) -> Refused:
    with pytest.raises(Refused) as refusal:
        act(**more)
    return refusal.value


# ── services ─────────────────────────────────────────────────────────────────────────────────────
def test_what_is_meant_without_a_choice_is_the_nearest_to_the_usual(short):
    assert lengths_of(short.pair) == [30, 60]
    assert times.choice(short.pair).minutes == 30
    session = book(short)
    assert session.minutes == 30
    assert sum(item.minutes for item in session.agenda.all()) == 30


def test_nothing_else_is_booked_held_or_planned(short):
    common = {"actor": short.learner, "mentorship": short.pair, "minutes": 45}
    start = free_starts(short.pair)[0]
    for refusal in (refused(book_session, **common, starts_at=start, booking_key=uuid4()), refused(hold_slot, **common, starts_at=start),
                    refused(plan_series, **common, starts_at=tuesday(), rhythm="weekly", count=3)):
        assert (refusal.code, refusal.extra) == ("length", {"lengths": [30, 60]})
        assert "30, 60" in refusal.message
    assert not Session.objects.exists()


def test_all_that_is_offered_is_booked_held_and_planned(short):
    common = {"actor": short.learner, "mentorship": short.pair}
    start = free_starts(short.pair)[0]
    held = hold_slot(**common, starts_at=start)
    assert held.ends_at - held.starts_at == timedelta(minutes=30)
    held = hold_slot(**common, starts_at=start, minutes=60)
    assert held.ends_at - held.starts_at == timedelta(minutes=60)
    assert book_session(**common, starts_at=start, minutes=60, booking_key=uuid4()).minutes == 60
    for minutes, found in ((None, 30), (60, 60)):
        assert plan_series(**common, starts_at=tuesday(), rhythm="weekly", count=3, minutes=minutes).times.minutes == found


@pytest.mark.parametrize("minutes", [None, 30, 60])
def test_it_takes_no_more_statements(short, minutes):
    book(short, free_starts(short.pair)[30])  # plans are kept from now on
    assert len(statements(short, free_starts(short.pair)[0], minutes=minutes)) == 2


def test_times_instead_are_long_enough(short):
    """Those of the length that is meant, not of the program's usual one: the last start of a day tells them apart."""
    last = [start for start in free_starts(short.pair, minutes=30) if start not in free_starts(short.pair, minutes=45)][0]
    book(short, last)
    instead = refused(book, house=short, starts_at=last).extra["alternatives"]
    assert len(instead) == 3 and set(instead) <= set(free_starts(short.pair, minutes=30))


def test_the_next_date_is_as_long_as_it_will_be_booked(short, over):
    offered = next_starts(over, short.learner)
    assert offered and set(offered) <= set(free_starts(short.pair, minutes=30, actor=short.learner))
    assert book(short, offered[0]).minutes == 30


def test_a_mentor_who_offers_none_of_the_program_s_can_be_booked_for_all(short):
    set_booking_rules(actor=short.mentor, lengths=[90])
    assert lengths_of(short.pair) == [45, 30, 60]
    assert book(short).minutes == 45


def test_what_a_learner_offers_counts_for_nothing(short):
    set_booking_rules(actor=short.learner, lengths=[60])
    assert lengths_of(short.pair) == [30, 60]
    assert book(short).minutes == 30


def test_a_session_keeps_its_length(house):
    session = book(house)
    set_policy(actor=house.coordinator, program=house.program, lengths=[30])
    set_booking_rules(actor=house.mentor, lengths=[30])
    moved = move_session(actor=house.learner, session=session, starts_at=free_starts(house.pair, moving=session)[9], sequence=0)
    assert moved.minutes == 45


def test_a_length_taken_away_after_the_look_is_booked_still(short, monkeypatch):
    """What people said is as it was read a moment before."""
    meanwhile(monkeypatch, lambda: BookingRules.objects.filter(membership=short.mentor).update(lengths=[60]))
    start = free_starts(short.pair)[0]
    assert statements(short, start, minutes=30)
    assert Session.objects.get().minutes == 30
    again = refused(book_session, actor=short.learner, mentorship=short.pair, starts_at=start, booking_key=uuid4(), minutes=30)
    assert again.code == "length"


def test_a_length_that_the_program_takes_away_after_the_look_is_not(short, monkeypatch):
    meanwhile(monkeypatch, lambda: SchedulingPolicy.objects.filter(program=short.program).update(lengths=[60]))
    start = free_starts(short.pair)[0]
    refusal = refused(book_session, actor=short.learner, mentorship=short.pair, starts_at=start, booking_key=uuid4(), minutes=30)
    assert (refusal.code, refusal.extra) == ("length", {"lengths": [60]})
    assert not Session.objects.exists()


def test_a_person_offers_other_lengths_in_another_organization(cast):
    here, there = cast.verger, cast.harbour
    for house, lengths in ((here, [30]), (there, [60])):
        with house.bound():
            Membership.objects.filter(pk=house.mentor.pk).update(user=here.mentor.user)
            set_policy(actor=house.coordinator, program=house.program, lengths=[30, 60])
            set_booking_rules(actor=house.mentor, lengths=lengths)
    with here.bound():
        assert (lengths_of(here.pair), BookingRules.objects.get().lengths) == ([30], [30])
    with there.bound():
        assert (lengths_of(there.pair), BookingRules.objects.get().lengths) == ([60], [60])
        assert lengths_to_offer(there.mentor) == {minutes: {"Premier emploi"} for minutes in (30, 45, 60)}
        assert lengths_to_offer(there.learner) is None


@pytest.mark.parametrize("wrong", [[14], [30, 241], [30, None], list(range(15, 40))])
def test_the_database_refuses_lengths_that_cannot_be(house, wrong):
    with pytest.raises(IntegrityError, match="sessions_app_rules_lengths"), transaction.atomic():
        BookingRules.objects.create(membership=house.mentor, lengths=wrong)


# ── the page that books ──────────────────────────────────────────────────────────────────────────
def at(house, last="book/"):
    return house.url(f"/pairs/{house.pair.pk}/{last}")


@pytest.mark.parametrize("last", ["book/", "series/"])
def test_the_pages_offer_what_the_mentor_offers(short, as_person, last):
    client = as_person(short.learner)
    page = client.get(at(short, last))
    assert (page.context["lengths"], page.context["minutes"]) == ([30, 60], 30)
    assert '<input type="hidden" name="minutes" value="30">' in page.text
    assert client.get(at(short, last) + "?minutes=60").context["minutes"] == 60
    assert client.get(at(short, last) + "?minutes=45").context["minutes"] == 30
    set_booking_rules(actor=short.mentor, lengths=[60])
    page = client.get(at(short, last))
    assert (page.context["lengths"], page.context["minutes"]) == ([], 60)


def test_another_length_is_turned_to_with_what_was_typed(short, as_person):
    client, page = as_person(short.learner), at(short)
    first = client.get(page).context
    kind = next(each.code for each in first["kinds"] if each.code != first["kind"])
    typed = {"kind": kind, "minutes": 30, "booking_key": uuid4(), "shown": first["week"].after}
    turned = client.post(page, typed | {"length": 60})
    assert (turned.status_code, turned.context["minutes"], turned.context["kind"]) == (200, 60, kind)
    assert turned.context["week"].monday == first["week"].after and "data-errors" not in turned.text
    assert client.post(page, typed | {"length": "x"}).context["minutes"] == 30
    assert not Session.objects.exists()


def test_so_is_that_of_a_series(short, as_person):
    client, page = as_person(short.learner), at(short, "series/")
    later = client.get(page).context["week"].after
    typed = {"rhythm": "monthly", "count": "4", "minutes": 30, "shown": later}
    for more, found in (({"length": 60}, (60, later)), ({"week": later + timedelta(days=7)}, (30, later + timedelta(days=7)))):
        turned = client.get(page, typed | more)
        assert (turned.context["minutes"], turned.context["week"].monday) == found
        assert [turned.context["form"][name].value() for name in ("rhythm", "count")] == ["monthly", "4"]


@pytest.mark.parametrize("last", ["book/", "series/"])
def test_lengths_keep_it_where_there_is_no_time_for_one(short, as_person, last):
    AvailabilityRule.objects.filter(membership=short.mentor).update(end_minute=F("start_minute") + 30)
    client = as_person(short.learner)
    page = client.get(at(short, last), {"minutes": 60, "rhythm": "monthly", "count": 4})
    assert page.context["week"] is None
    sent = dict(re.findall(r'name="(kind|rhythm|count|minutes)" value="([^"]+)"', page.text))
    assert sent == ({"kind": "first", "minutes": "60"} if last == "book/" else {"rhythm": "monthly", "count": "4"})


def test_a_page_that_was_left_open_is_told_and_offers_what_there_is(short, as_person):
    client = as_person(short.learner)
    page = client.get(at(short) + "?minutes=60")
    wanted = {"starts_at": page.context["week"].days[0][1][0].isoformat(), "booking_key": str(uuid4()), "minutes": "60"}
    set_booking_rules(actor=short.mentor, lengths=[30])
    page = client.post(at(short), wanted)
    assert page.status_code == 409
    assert "ne peut pas durer 60 minutes" in page.text
    assert '<input type="hidden" name="minutes" value="30">' in page.text
    assert client.post(at(short), wanted | {"minutes": "30"}).status_code == 302
    assert Session.objects.get().minutes == 30


def test_a_series_asks_for_what_its_dates_were_shown_for(short, as_person):
    client, asked = as_person(short.learner), {"starts_at": tuesday().isoformat(), "rhythm": "weekly", "count": 3}
    page = client.get(at(short, "series/dates/"), asked)
    assert '<input type="hidden" name="minutes" value="30">' in page.text
    set_booking_rules(actor=short.mentor, lengths=[60])
    refusal = client.post(at(short, "series/dates/"), asked | {"minutes": 30, "booking_key": str(uuid4())})
    assert (refusal.status_code, refusal.context["minutes"]) == (409, 60)
    assert "Durées possibles, en minutes\u00a0: 60" in refusal.text


# ── the page of one's own rules ──────────────────────────────────────────────────────────────────
HOURS = [(0, "09:00", "12:00")]


@pytest.fixture
def address(house):
    return house.url("/availability/")


def ticked(page) -> list[tuple[str, bool]]:
    return [(box.data["label"], box.data["selected"]) for box in page.context["form"].rules["lengths"].subwidgets]


def test_a_mentor_ticks_what_they_offer(short, as_person, address):
    set_booking_rules(actor=short.mentor, lengths=[])
    client = as_person(short.mentor)
    page = client.get(address)
    assert ticked(page) == [("30 minutes", False), ("45 minutes", False), ("60 minutes", False)]
    assert "toutes y comptent" in page.text
    assert client.post(address, sent(HOURS) | {"rules-lengths": ["60", "30"]}).status_code == 302
    assert BookingRules.objects.get(membership=short.mentor).lengths == [30, 60]
    assert ticked(client.get(address)) == [("30 minutes", True), ("45 minutes", False), ("60 minutes", True)]
    assert client.post(address, sent(HOURS)).status_code == 302
    assert BookingRules.objects.get(membership=short.mentor).lengths == []


def test_what_is_ticked_stays_while_something_else_is_wrong_or_rows_come(short, as_person, address):
    client = as_person(short.mentor)
    for wrong in ({"rules-notice_hours": "x"}, {"add": "dates"}):
        page = client.post(address, sent(HOURS) | {"rules-lengths": ["45"]} | wrong)
        assert ticked(page) == [("30 minutes", False), ("45 minutes", True), ("60 minutes", False)]
    assert BookingRules.objects.get(membership=short.mentor).lengths == [30, 60]


@pytest.mark.parametrize("wrong", [["10"], ["30", "x"], ["30", "99999"], [str(n) for n in range(15, 40)]])
def test_what_cannot_be_offered_is_told(short, as_person, address, wrong):
    page = as_person(short.mentor).post(address, sent(HOURS) | {"rules-lengths": wrong})
    assert (page.status_code, [*page.context["form"].rules.errors]) == (422, ["lengths"])
    assert BookingRules.objects.get(membership=short.mentor).lengths == [30, 60]


def test_programs_are_named_where_they_differ_and_so_is_what_none_has(short, as_person, address):
    today = short.program.starts_on
    other = Program.objects.create(name="Langues", slug="langues", starts_on=today, ends_on=today + timedelta(days=90), status="running",
                                   session_minutes=60, created_at=short.program.created_at)
    Enrolment.objects.create(program=other, membership=short.mentor, role="mentor", status="approved", capacity=1,
                             applied_at=short.program.created_at)
    set_booking_rules(actor=short.mentor, lengths=[30, 90])
    assert ticked(as_person(short.mentor).get(address)) == [
        ("30 minutes (Premier emploi)", True), ("45 minutes (Premier emploi)", False), ("60 minutes", False),
        ("90 minutes (dans aucun de vos programmes actuels)", True)]


def test_a_mentor_in_no_program_writes_them(short, as_person, address):
    Enrolment.objects.filter(membership=short.other_mentor).update(status="withdrawn")
    client = as_person(short.other_mentor)
    page = client.post(address, sent(HOURS) | {"rules-lengths": "half an hour"})
    assert page.status_code == 422 and 'value="half an hour"' in page.text
    assert "séparées par des virgules" in page.text
    assert client.post(address, sent(HOURS) | {"rules-lengths": "45; 30"}).status_code == 302
    assert 'value="30, 45"' in client.get(address).text


def test_where_there_is_one_length_there_is_nothing_to_choose(house, as_person, address):
    client = as_person(house.mentor)
    page = client.get(address)
    assert "rules-lengths" not in page.text
    assert "toutes les séances durent 45 minutes" in page.text
    assert client.post(address, sent(HOURS)).status_code == 302


def test_who_only_learns_is_not_asked_and_loses_nothing(short, as_person, address):
    set_booking_rules(actor=short.learner, lengths=[60])
    client = as_person(short.learner)
    assert "rules-lengths" not in client.get(address).text
    assert client.post(address, sent(HOURS) | {"rules-lengths": ["30"]}).status_code == 302
    assert BookingRules.objects.get(membership=short.learner).lengths == [60]


def test_the_page_asks_one_question_more_of_mentors_alone(short, as_person, address):
    def asked(who):
        client = as_person(who)
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            client.get(address)
        return len([each for each in caught if each["sql"].startswith("SELECT")])

    assert asked(short.mentor) == asked(short.learner) + 1 <= 12
