"""Sets of hours: for a program, for a season, for both; which one counts for a session, and what the database refuses."""
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from audit.models import Entry
from common import clock
from common.errors import Refused
from common.ids import uuid7
from matching import facts
from matching.selectors.profiles import facts_of
from programs.models import Program
from sessions_app.known import people_known
from sessions_app.models import HoursOfSet, HoursSet
from sessions_app.selectors import free_starts, has_hours, hours_of
from sessions_app.services import remove_hours_set, save_hours_set, set_availability
from sessions_app.slots import Hours

from .conftest import book

PARIS = ZoneInfo("Europe/Paris")


def days(first, last):
    """The days so many days from today, both."""
    return {"first_day": clock.today() + timedelta(days=first), "last_day": clock.today() + timedelta(days=last)}


def at(hour, zone="Europe/Paris"):
    """An hour of every weekday."""
    return [Hours(day, 60 * hour, 60 * hour + 60, zone) for day in range(7)]


def save(house, hour, actor=None, **facts):
    return save_hours_set(actor=actor or house.mentor, name="Été", hours=at(hour), **facts)


@pytest.fixture
def house(house):
    """The mentor's weekly hours are 8 to 9 o'clock."""
    set_availability(actor=house.mentor, hours=at(8), days_off=[])
    return house


@pytest.fixture
def other_program(house):
    found = Program.objects.get(pk=house.program.pk)
    found.pk, found.slug, found._state.adding = uuid7(), "ailleurs", True
    found.save()
    return found


def offered(pair):
    """{days from today: {hours}} of what the pair may choose."""
    found = {}
    for start in free_starts(pair):
        local = start.astimezone(PARIS)
        found.setdefault((local.date() - clock.today()).days, set()).add(local.hour)
    return found


def test_the_program_s_counts_in_its_season_else_the_season_s_else_the_weekly_hours(house):
    save(house, 12, program=house.program, **days(6, 10))
    save(house, 16, **days(4, 8))
    save(house, 18, **days(12, 13))
    found = offered(house.pair)
    assert {day: hours for day, hours in found.items() if 3 <= day <= 14} == {
        3: {8}, 4: {16}, 5: {16}, **{day: {12} for day in range(6, 11)}, 11: {8}, 12: {18}, 13: {18}, 14: {8}}


def test_without_a_season_it_counts_all_year_in_its_program(house, other_program):
    save(house, 12, program=house.program)
    assert {hour for hours in offered(house.pair).values() for hour in hours} == {12}
    house.pair.program = other_program
    house.pair.save()
    assert {hour for hours in offered(house.pair).values() for hour in hours} == {8}


def test_a_session_is_booked_in_the_hours_that_count(house):
    day = clock.today() + timedelta(days=6)
    usual, special = (datetime(day.year, day.month, day.day, hour, tzinfo=PARIS) for hour in (8, 12))
    save(house, 12, program=house.program, **days(6, 6))
    with pytest.raises(Refused) as refusal:
        book(house, usual)
    assert refusal.value.code == "taken"
    assert book(house, special).starts_at == special


def test_sets_of_a_learner_close_only_their_days(house):
    save(house, 12, actor=house.learner, **days(5, 5))
    assert 5 not in offered(house.pair)
    assert offered(house.pair)[6] == {8}


def test_without_a_program_only_seasons_count(house):
    save(house, 12, program=house.program)
    save(house, 16, **days(0, 30))
    now = clock.now()
    known = people_known([house.mentor], now, now + timedelta(days=9))[house.mentor.pk].person
    assert [hours.start for season in known.seasons for hours in season.hours] == [16 * 60] * 7


def test_times_with_a_suggested_mentor_are_those_of_the_program(house):
    save(house, 12, program=house.program)
    found = facts.common_starts(house.other_learner, [house.mentor], 45, house.program.pk)[house.mentor.pk]
    assert {start.astimezone(PARIS).hour for start in found} == {12}
    elsewhere = facts.common_starts(house.other_learner, [house.mentor], 45, uuid7())[house.mentor.pk]
    assert {start.astimezone(PARIS).hour for start in elsewhere} == {8}
    for program, common in ((house.program.pk, found), (uuid7(), elsewhere)):
        assert facts.first_starts(house.other_learner, [house.mentor], 45, program) == {house.mentor.pk: common[0]}


def test_sets_cost_one_query_and_their_absence_none(house):
    now = clock.now()

    def count():
        with CaptureQueriesContext(connection) as caught:
            people_known([house.mentor, house.learner], now, now + timedelta(days=9), program=house.program.pk)
        return len(caught)

    assert count() == 1
    save(house, 12, program=house.program)
    assert count() == 2
    save(house, 16, **days(0, 30))
    save(house, 16, actor=house.learner, **days(0, 30))
    assert count() == 2


def test_removed_what_counted_before_counts_again(house):
    hours_set = save(house, 12, program=house.program)
    remove_hours_set(actor=house.mentor, hours_set=hours_set)
    assert offered(house.pair)[5] == {8}
    assert not HoursOfSet.objects.exists()
    assert [e.verb for e in Entry.objects.filter(verb__contains="hours_set").order_by("at")] == [
        "sessions_app.hours_set.saved", "sessions_app.hours_set.removed"]


def test_a_set_is_changed_as_a_whole_and_weekly_hours_stay(house):
    hours_set = save(house, 12, program=house.program)
    weekly = hours_of(house.mentor)
    save_hours_set(actor=house.mentor, name="Hiver", hours=at(17)[:2] + [Hours(0, 18 * 60, 19 * 60, "Europe/Paris")], hours_set=hours_set,
                   **days(1, 400))
    hours_set.refresh_from_db()
    assert (hours_set.name, hours_set.program, HoursSet.objects.count()) == ("Hiver", None, 1)
    assert [(h.weekday, h.start_minute, h.end_minute) for h in hours_set.hours.all()] == [(0, 1020, 1140), (1, 1020, 1080)]
    assert hours_of(house.mentor) == weekly
    assert has_hours(house.mentor)


# ── what cannot be ───────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("facts", "code"), [
    ({}, "for_nothing"), ({"first_day": date(2030, 1, 1)}, "season"), ({"last_day": date(2030, 1, 1)}, "season"),
    ({"first_day": date(2030, 1, 2), "last_day": date(2030, 1, 1)}, "season")])
def test_a_set_is_for_something(house, facts, code):
    with pytest.raises(Refused) as refusal:
        save(house, 12, **facts)
    assert refusal.value.code == code
    assert not HoursSet.objects.exists()


def test_a_set_has_hours_of_the_person_s_own_programs(house, other_program):
    for hours, program, code in (([], house.program, "no_hours"), (at(12), other_program, "program"),
                                 (at(12) + at(12), house.program, "overlap"),
                                 ([Hours(0, 60, 60, "UTC")], house.program, "ends_before_start")):
        with pytest.raises(Refused) as refusal:
            save_hours_set(actor=house.mentor, name="x", hours=hours, program=program)
        assert refusal.value.code == code
    assert not HoursSet.objects.exists()


@pytest.mark.parametrize(("one", "other", "is_refused"), [
    ((0, 9), (9, 12), True), ((0, 9), (10, 12), False), (None, (3, 4), True), (None, None, True)])
@pytest.mark.parametrize("is_for_program", [True, False])
def test_two_sets_of_one_person_for_the_same_never_hold_the_same_day(house, one, other, is_refused, is_for_program):
    if not is_for_program and None in (one, other):
        return
    program = {"program": house.program} if is_for_program else {}
    save(house, 12, **program, **(days(*one) if one else {}))
    save(house, 13, actor=house.learner, **days(0, 9))
    elsewhere = {} if is_for_program else {"program": house.program}
    save(house, 13, **elsewhere, **days(0, 9))
    if not is_refused:
        save(house, 14, **program, **days(*other))
        return
    with pytest.raises(Refused) as refusal:
        save(house, 14, **program, **(days(*other) if other else {}))
    assert refusal.value.code == "same_time"
    with pytest.raises(IntegrityError, match="sessions_app_hoursset_one_at_a_time"), transaction.atomic():
        HoursSet.objects.create(membership=house.mentor, name="x", **program, **(days(*other) if other else {}))


@pytest.mark.parametrize(("facts", "constraint"), [
    ({}, "for_something"), ({"first_day": date(2030, 1, 1)}, "season"),
    ({"first_day": date(2030, 1, 2), "last_day": date(2030, 1, 1)}, "season")])
def test_the_database_refuses_sets_that_cannot_be(house, facts, constraint):
    with pytest.raises(IntegrityError, match=f"sessions_app_hoursset_{constraint}"), transaction.atomic():
        HoursSet.objects.create(membership=house.mentor, name="x", **facts)


def test_no_more_than_twenty(house):
    for n in range(20):
        save(house, 12, **days(n, n))
    with pytest.raises(Refused) as refusal:
        save(house, 12, **days(20, 20))
    assert refusal.value.code == "how_many"


def free_hours(house, program, monday):
    """{person: {hours, in Paris}}"""
    since = datetime(monday.year, monday.month, monday.day, tzinfo=UTC)
    found = facts.free_time_of([house.mentor.pk, house.learner.pk], program.pk, monday)
    return {person: {(since + timedelta(minutes=start)).astimezone(PARIS).hour for start, _end in spans} for person, spans in found.items()}


def test_matching_in_a_program_reads_the_hours_that_count_there(house, other_program):
    monday = clock.today() - timedelta(days=clock.today().weekday())
    save(house, 12, program=house.program)
    assert free_hours(house, house.program, monday) == {house.mentor.pk: {12}}
    assert free_hours(house, other_program, monday) == {house.mentor.pk: {8}}
    save(house, 16, first_day=monday + timedelta(days=7), last_day=monday + timedelta(days=20))
    assert free_hours(house, other_program, monday + timedelta(days=7)) == {house.mentor.pk: {16}}


def test_matching_reads_hours_of_sets_alone_in_three_queries(house):
    monday = clock.today() - timedelta(days=clock.today().weekday())
    save(house, 12, program=house.program)
    save(house, 18, actor=house.learner, **days(-10, 300))
    set_availability(actor=house.mentor, hours=[], days_off=[])
    with CaptureQueriesContext(connection) as caught:
        assert free_hours(house, house.program, monday) == {house.mentor.pk: {12}, house.learner.pk: {18}}
    assert len(caught) == 3


def test_a_program_to_come_is_matched_by_the_hours_of_its_first_week(house):
    """Hours of its season count before it begins."""
    house.program.starts_on = clock.today() + timedelta(days=60)
    house.program.ends_on = clock.today() + timedelta(days=200)
    house.program.save()
    before = facts_of([house.enrolments["mentor"]])[house.enrolments["mentor"].pk].week
    save(house, 20, program=house.program, **days(50, 200))
    after = facts_of([house.enrolments["mentor"]])[house.enrolments["mentor"].pk].week
    assert before != after
    assert before.bit_count() == after.bit_count() == 14


def test_sets_alone_are_hours_enough_for_a_mentor(house):
    hours_set = save(house, 12, program=house.program)
    set_availability(actor=house.mentor, hours=[], days_off=[])
    assert {hour for hours in offered(house.pair).values() for hour in hours} == {12}
    with pytest.raises(Refused) as refused:
        remove_hours_set(actor=house.mentor, hours_set=hours_set)
    assert refused.value.code == "no_hours"
    set_availability(actor=house.mentor, hours=at(8), days_off=[])
    remove_hours_set(actor=house.mentor, hours_set=hours_set)
    with pytest.raises(Refused):
        set_availability(actor=house.mentor, hours=[], days_off=[])
