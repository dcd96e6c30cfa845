"""A program's plan template: rows put in order without JavaScript."""
import pytest

from action_plans import defaults, services
from action_plans.models import PlanTemplate

PATH = "/programs/premier-emploi/plan-template/"


@pytest.fixture
def house(cast):
    return cast.verger


@pytest.fixture
def template(house):
    with house.bound():
        return services.install_default_template(house.program)


def titles(house):
    with house.bound():
        return list(PlanTemplate.objects.get().actions.order_by("position").values_list("title", flat=True))


def posted(*rows, initial=0, **more):
    data = {"name": "Mon plan", "rows-TOTAL_FORMS": len(rows), "rows-INITIAL_FORMS": initial} | more
    for n, (milestone, title, days) in enumerate(rows):
        data |= {f"rows-{n}-milestone": milestone, f"rows-{n}-title": title, f"rows-{n}-owner": "learner", f"rows-{n}-due_after_days": days}
    return data


A, B, C, EMPTY = ("Début", "A", 1), ("Début", "B", 2), ("Fin", "C", 30), ("", "", "")


def test_the_ladder(cast, house, as_person, client):
    assert as_person(house.coordinator).get(house.url(PATH)).status_code == 200
    for role in ("observer", "mentor", "learner"):
        assert as_person(house.people[role]).get(house.url(PATH)).status_code == 403
    assert as_person(house.former).get(house.url(PATH)).status_code == 404
    assert as_person(cast.harbour.owner).get(house.url(PATH)).status_code == 404
    assert client.get(house.url(PATH)).status_code == 302
    assert as_person(house.owner).delete(house.url(PATH)).status_code == 405
    assert as_person(house.owner).get(house.url("/programs/nowhere/plan-template/")).status_code == 404


def test_installing_the_shipped_one(house, as_person):
    as_person(house.coordinator).post(house.url(PATH), {"default": "1"})
    assert titles(house) == [step.title["fr"] for step in defaults.STEPS]
    with house.bound():
        assert services.install_default_template(house.program).pk == PlanTemplate.objects.get().pk


def test_a_short_program_gets_earlier_dates_in_order(house):
    with house.bound():
        house.program.ends_on = house.program.starts_on.replace(day=1) + (house.program.ends_on - house.program.starts_on) / 4
        days = [row.due_after_days for row in services.templates.default_rows(house.program)]
    assert days == sorted(days)
    assert days[0] >= 1
    assert days[-1] <= 60


@pytest.mark.parametrize(("do", "expected"), [
    ("", "ABC"), ("up-1", "BAC"), ("down-1", "ACB"), ("remove-0", "BC"), ("up-0", "ABC"), ("down-2", "ABC"), ("up-9", "ABC"),
    ("nonsense", "ABC"), ("up-x", "ABC"),
])
def test_rows_are_put_in_order(house, template, as_person, do, expected):
    answer = as_person(house.coordinator).post(house.url(PATH), posted(A, B, C, EMPTY, initial=3, do=do))
    assert answer.status_code == 302
    assert "".join(titles(house)) == expected


def test_an_emptied_row_goes_and_the_numbers_of_the_others_still_hold(house, template, as_person):
    as_person(house.coordinator).post(house.url(PATH), posted(A, EMPTY, B, C, initial=4, do="up-3"))
    assert "".join(titles(house)) == "ACB"


@pytest.mark.parametrize("row", [("Début", "", 1), ("", "A", 1), ("Début", "A", ""), ("Début", "A", 9999), ("Début", "A", "soon"),
                                 ("Début", "x" * 201, 1)])
def test_a_wrong_row_is_shown_again_and_nothing_is_saved(house, template, as_person, row):
    answer = as_person(house.coordinator).post(house.url(PATH), posted(B, row, initial=2))
    assert answer.status_code == 422
    assert len(titles(house)) == 13


def test_a_form_without_rows_is_refused_calmly(house, template, as_person):
    assert as_person(house.coordinator).post(house.url(PATH), {"name": "X"}).status_code == 422
    assert len(titles(house)) == 13
