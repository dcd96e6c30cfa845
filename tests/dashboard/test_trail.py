"""The audit trail's page: owners only, newest first, filtered by person, action and day."""
from datetime import timedelta

import pytest
from django.urls import reverse

from audit.services import record
from common import clock
from common.time_zones import zone

PATH = "/audit/"


@pytest.fixture
def house(cast):
    with cast.verger.bound():
        record("tests.first", actor=cast.verger.coordinator, target=cast.verger.program, why="<b>because</b>")
        record("tests.second")
    with cast.harbour.bound():
        record("tests.elsewhere", actor=cast.harbour.owner)
    return cast.verger


def rows(page):
    return page.text.count("<tr>") - 1


def test_an_owner_reads_who_did_what(house, as_person):
    page = as_person(house.owner).get(house.url(PATH))
    assert rows(page) == 2
    assert "Corinne Coordinator" in page.text
    assert "Premier emploi" in page.text
    assert "tests.elsewhere" not in page.text
    assert "<b>because" not in page.text
    assert page.text.index(">tests.second</span>") < page.text.index(">tests.first</span>")


def test_a_verb_is_read_in_words(house, as_person):
    with house.bound():
        record("matching.run.published", actor=house.coordinator)
    assert ">a publié un appariement</span>" in as_person(house.owner).get(house.url(PATH)).text


@pytest.mark.parametrize(("query", "count"), [
    ("person=corinne", 1), ("person=nobody", -1), ("verb=tests.second", 1), ("verb=tests.unknown", 2), ("since=2020-01-01", 2),
    ("until=2020-01-01", -1), ("since=nonsense", 2), ("before=nonsense", 2),
])
def test_filters(house, as_person, query, count):
    page = as_person(house.owner).get(house.url(f"{PATH}?{query}"))
    assert page.status_code == 200
    assert rows(page) == count


def test_a_day_is_a_day_of_the_reader(house, as_person):
    with clock.at(clock.now() - timedelta(days=3)), house.bound():
        record("tests.before", actor=house.owner)
    day = (clock.now() - timedelta(days=3)).astimezone(zone(house.owner.user.time_zone)).date().isoformat()
    assert rows(as_person(house.owner).get(house.url(f"{PATH}?since={day}&until={day}"))) == 1


def test_pages_by_25_with_the_same_number_of_queries(house, as_person, django_assert_max_num_queries):
    with house.bound():
        for n in range(60):
            record("tests.many", actor=house.owner, n=n)
    client, seen = as_person(house.owner), []
    query = "?verb=tests.many"
    for _ in range(3):
        with django_assert_max_num_queries(12):
            page = client.get(house.url(PATH + query))
        seen.append(rows(page))
        query = f"?{page.context['older']}"
    assert seen == [25, 25, 10]


@pytest.mark.parametrize("person", ["coordinator", "observer", "mentor", "learner"])
def test_other_members_may_not(house, as_person, person):
    assert as_person(getattr(house, person)).get(house.url(PATH)).status_code == 403


def test_strangers_find_nothing(house, cast, as_person):
    assert as_person(cast.harbour.owner).get(house.url(PATH)).status_code == 404
    assert as_person(house.former).get(house.url(PATH)).status_code == 404
    assert as_person(house.owner).get(PATH).status_code == 404


def test_signed_out_people_are_asked_to_sign_in(house, client):
    assert reverse("account_login") in client.get(house.url(PATH)).url


def test_only_reads(house, as_person):
    assert as_person(house.owner).post(house.url(PATH)).status_code == 405
