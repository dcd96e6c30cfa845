"""The pages of sets of hours: made, shown, changed and removed without a script, in both languages."""
from datetime import timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from common import clock
from programs.models import Enrolment, Program
from sessions_app.models import HoursSet
from sessions_app.selectors import hours_of
from sessions_app.services import save_hours_set, set_availability
from sessions_app.slots import DaysOff, Hours

PARIS = ZoneInfo("Europe/Paris")
WEEKLY = [Hours(day, 540, 600, "Europe/Paris") for day in range(7)]


def sent(rows=((0, "12:00", "14:00"),), zone="Europe/Paris", **facts):
    data = {"time_zone": zone, "hours-TOTAL_FORMS": len(rows), "hours-INITIAL_FORMS": 0, "name": "Été", "program": "", "first_day": "",
            "last_day": ""}
    for n, (weekday, start, end) in enumerate(rows):
        data |= {f"hours-{n}-weekday": weekday, f"hours-{n}-start": start, f"hours-{n}-end": end}
    return data | facts


@pytest.fixture
def season():
    return {"first_day": clock.today(), "last_day": clock.today() + timedelta(days=20)}


@pytest.fixture
def new(cast):
    with cast.verger.bound():
        set_availability(actor=cast.verger.mentor, hours=WEEKLY, days_off=[])
    return cast.verger.url("/availability/sets/new/")


@pytest.fixture
def saved(cast, new):
    with cast.verger.bound():
        return save_hours_set(actor=cast.verger.mentor, name="Printemps", hours=WEEKLY[:1], program=cast.verger.program)


def another_program(house):
    with house.bound():
        program = Program.objects.create(name="Ailleurs", slug="ailleurs", starts_on=clock.today(), created_at=clock.now(),
                                         ends_on=clock.today() + timedelta(days=200), status="running")
        Enrolment.objects.create(program=program, membership=house.mentor, role="mentor", status="approved", applied_at=clock.now())


def address_of(cast, found, verb=""):
    return cast.verger.url(f"/availability/sets/{found.pk}/{verb}")


def test_a_set_is_made_shown_changed_and_removed(cast, as_person, new, season):
    client = as_person(cast.verger.mentor)
    page = client.get(new).content.decode()
    assert page.count('value="09:00"') == 7, "the weekly hours are the start of a new set"
    assert client.post(new, sent(**season, program=cast.verger.program.pk)).status_code == 302
    with cast.verger.bound():
        found = HoursSet.objects.get()
    assert (found.name, found.program_id, found.first_day) == ("Été", cast.verger.program.pk, season["first_day"])
    listed = client.get(cast.verger.url("/availability/")).content.decode()
    assert f'href="{address_of(cast, found)}"' in listed
    assert cast.verger.program.name in listed
    page = client.get(address_of(cast, found)).content.decode()
    for value in ("Été", "12:00", "14:00", str(season["last_day"])):
        assert f'value="{value}"' in page
    assert client.post(address_of(cast, found), sent([(6, "20:00", "00:00")], name="Nuit", **season)).status_code == 302
    with cast.verger.bound():
        found.refresh_from_db()
        assert [(h.weekday, h.end_minute) for h in found.hours.all()] == [(6, 1440)]
    assert client.post(address_of(cast, found, "remove/")).status_code == 302
    with cast.verger.bound():
        assert not HoursSet.objects.exists()


def hours_of_days(days):
    """[{(hour of the start, name of the set or "")}] of the days."""
    return [{(timezone.localtime(start, PARIS).hour, each.of.name if each.of else "") for each in counted for start, _end in each.spans}
            for counted in days]


def test_the_next_days_name_the_set_that_counts(cast, as_person, saved, new, season):
    """In a program with hours of its own, those; a season's elsewhere, and the weekly ones nowhere."""
    client = as_person(cast.verger.mentor)
    client.post(new, sent([(day, "12:00", "13:00") for day in range(7)], **season))
    another_program(cast.verger)
    page = client.get(cast.verger.url("/availability/"))
    days = hours_of_days(counted for _day, counted in page.context["preview"])
    assert len(days) == 14
    assert {len(day) for day in days} == {1, 2}
    assert set().union(*days) == {(12, "Été"), (9, "Printemps")}
    assert f"(Printemps, {cast.verger.program.name})" in page.content.decode()


def test_in_the_only_program_nothing_but_its_set_counts(cast, as_person, saved):
    client = as_person(cast.verger.mentor)
    days = hours_of_days(counted for _day, counted in client.get(cast.verger.url("/availability/")).context["preview"])
    assert set().union(*days) == {(9, "Printemps")}
    page = client.get(cast.verger.url("/calendar/?view=week"))
    assert hours_of_days(day.open for day in page.context["week"]) == [{(9, "Printemps")}, *[set()] * 6]
    assert "<em>Printemps</em>" in page.content.decode()


def test_the_calendar_knows_hours_of_sets_alone(cast, as_person, saved, new):
    with cast.verger.bound():
        set_availability(actor=cast.verger.mentor, hours=[], days_off=[])
        assert not hours_of(cast.verger.mentor)
    client = as_person(cast.verger.mentor)
    assert any(day.open for day in client.get(cast.verger.url("/calendar/")).context["week"])
    assert "Printemps" in client.get(cast.verger.url("/availability/")).content.decode()


def test_a_day_off_has_no_set_s_name(cast, as_person, saved):
    with cast.verger.bound():
        today = clock.today()
        set_availability(actor=cast.verger.mentor, hours=WEEKLY, days_off=[DaysOff(today, today + timedelta(days=20))])
    preview = as_person(cast.verger.mentor).get(cast.verger.url("/availability/")).context["preview"]
    assert not any(counted for _day, counted in preview)


def test_a_mentor_s_last_hours_stay(cast, as_person, saved):
    with cast.verger.bound():
        set_availability(actor=cast.verger.mentor, hours=[], days_off=[])
    page = as_person(cast.verger.mentor).post(address_of(cast, saved, "remove/"), follow=True)
    assert "personne ne peut réserver" in page.content.decode()
    with cast.verger.bound():
        assert HoursSet.objects.get() == saved


def test_rows_come_and_go_without_saving_and_without_losing_anything(cast, as_person, new, season):
    client = as_person(cast.verger.mentor)
    page = client.post(new, sent([(0, "09:00", "12:00")], add="3", **season))
    assert page.status_code == 200
    assert [(str(f["weekday"].value()), f["start"].value()) for f in page.context["form"].hours] == [("0", "09:00"), ("3", "")]
    assert page.context["form"].facts["name"].value() == "Été"
    page = client.post(new, sent([(0, "09:00", "12:00"), (1, "10:00", "11:00")], remove="hours-0"))
    assert [f["start"].value() for f in page.context["form"].hours] == ["10:00"]
    with cast.verger.bound():
        assert not HoursSet.objects.exists()


@pytest.mark.parametrize("wrong", [
    {}, {"name": "", "first_day": "2030-01-01", "last_day": "2030-01-02"}, {"first_day": "2030-01-02", "last_day": "2030-01-01"},
    {"first_day": "2030-01-02"}, {"first_day": "2030-02-30", "last_day": "2030-03-01"}, {"program": "x"},
    {"program": "00000000-0000-7000-8000-000000000000"}, {"rows": [], "first_day": "2030-01-01", "last_day": "2030-01-02"},
    {"rows": [(0, "12:00", "09:00")], "first_day": "2030-01-01", "last_day": "2030-01-02"},
    {"zone": "Europe/Atlantis", "first_day": "2030-01-01", "last_day": "2030-01-02"}])
def test_what_cannot_be_is_told_and_nothing_is_lost(cast, as_person, new, wrong):
    page = as_person(cast.verger.mentor).post(new, sent(**wrong))
    assert page.status_code == 422
    assert page.context["refused"]
    assert page.context["form"].facts["first_day"].value() == wrong.get("first_day", "")
    with cast.verger.bound():
        assert not HoursSet.objects.exists()


def test_two_for_the_same_days_are_refused_in_words(cast, as_person, saved, new):
    page = as_person(cast.verger.mentor).post(new, sent(program=cast.verger.program.pk))
    assert page.status_code == 422
    assert "même programme" in page.content.decode()


@pytest.mark.parametrize("verb", ["", "remove/"])
def test_nobody_reaches_another_person_s_set(cast, as_person, client, saved, verb):
    address = address_of(cast, saved, verb)
    for person in (cast.verger.learner, cast.verger.owner, cast.verger.former, cast.harbour.mentor):
        assert as_person(person).post(address, sent()).status_code == 404
    assert client.post(address).status_code == 302
    mine = as_person(cast.verger.mentor)
    assert mine.post(cast.verger.url(f"/availability/sets/{uuid4()}/{verb}")).status_code == 404
    assert (mine.get(address) if verb else mine.delete(address)).status_code == 405
    with cast.verger.bound():
        assert HoursSet.objects.get() == saved


def test_both_languages(cast, as_person, saved):
    person = cast.verger.mentor
    for language, words in (("fr", "À quoi servent ces disponibilités"), ("en", "What these hours are for")):
        person.user.language = language
        person.user.save()
        assert words in as_person(person).get(address_of(cast, saved)).content.decode()
