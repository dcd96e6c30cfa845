"""Programs as each person finds them."""
import pytest

from programs.models import Enrolment, Program
from tests.programs.parts import make_program


@pytest.mark.parametrize("path", ["/programs/", "/programs/premier-emploi/"])
@pytest.mark.parametrize("who", ["owner", "coordinator", "observer", "mentor", "learner"])
def test_members_open_it(cast, as_person, who, path):
    house = cast.verger
    response = as_person(house.people[who]).get(house.url(path))
    assert response.status_code == 200
    assert "Premier emploi" in response.content.decode()


@pytest.mark.parametrize("path", ["new/", "premier-emploi/edit/", "premier-emploi/manage/", "premier-emploi/applications/"])
def test_only_managers_open_it(cast, as_person, client, path):
    house = cast.verger
    url = house.url(f"/programs/{path}")
    assert as_person(house.coordinator).get(url).status_code == 200
    assert as_person(house.owner).get(url).status_code == 200
    for who in ("observer", "mentor", "learner"):
        assert as_person(house.people[who]).get(url).status_code == 403
    assert as_person(cast.harbour.coordinator).get(url).status_code == 404
    assert as_person(house.former).get(url).status_code == 404
    assert client.get(url).status_code == 302


@pytest.mark.parametrize(("status", "admission", "expected"), [
    ("open", "application", 200), ("running", "application", 200), ("draft", "application", 404), ("closed", "application", 404),
    ("open", "invitation", 404)])
def test_strangers_see_what_takes_applications(cast, client, as_person, status, admission, expected):
    house = cast.verger
    with house.bound():
        make_program("Autre", slug="autre", status=status, admission=admission)
    assert client.get(house.url("/programs/autre/")).status_code == expected
    assert as_person(cast.harbour.owner).get(house.url("/programs/autre/")).status_code == expected


def test_members_do_not_see_drafts(cast, as_person):
    house = cast.verger
    with house.bound():
        make_program("Brouillon", slug="brouillon", status="draft")
    assert as_person(house.learner).get(house.url("/programs/brouillon/")).status_code == 404
    assert "Brouillon" not in as_person(house.learner).get(house.url("/programs/")).content.decode()
    assert "Brouillon" in as_person(house.coordinator).get(house.url("/programs/")).content.decode()


def test_unknown_program_is_404(cast, as_person):
    for path in ("", "edit/", "manage/", "applications/", "apply/learner/"):
        assert as_person(cast.verger.coordinator).get(cast.verger.url(f"/programs/nowhere/{path}")).status_code == 404


def test_pages_outside_an_organization_are_404(client, db):
    for path in ("/programs/", "/programs/x/", "/programs/x/apply/learner/"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/programs/", "/programs/premier-emploi/manage/", "/programs/premier-emploi/applications/"])
def test_queries_do_not_grow(cast, as_person, django_assert_max_num_queries, path):
    house = cast.verger
    client = as_person(house.coordinator)
    client.get(house.url(path))
    with house.bound():
        for n in range(12):
            make_program(f"P{n}", slug=f"p{n}")
            Enrolment.objects.create(program=house.program, membership=house.people["former" if n % 2 else "observer"],
                                     role="mentor" if n % 4 > 1 else "learner", applied_at=house.program.created_at) if n < 4 else None
    with django_assert_max_num_queries(14):
        client.get(house.url(path))


def test_managers_write_a_program(cast, as_person):
    house = cast.verger
    client = as_person(house.coordinator)
    values = {"name": "Été solidaire", "starts_on": "2031-01-10", "ends_on": "2031-06-30", "language": "fr", "session_minutes": 45,
              "session_every_days": 14, "capacity": 20, "admission": "application", "description": "Pour **tous**", "meeting_url": ""}
    response = client.post(house.url("/programs/new/"), values)
    assert response.status_code == 302
    assert response["Location"] == house.url("/programs/ete-solidaire/manage/")
    assert client.get(response["Location"]).status_code == 200
    response = client.post(house.url("/programs/ete-solidaire/edit/"), values | {"name": "Été", "slug": ""})
    assert response.status_code == 302
    with house.bound():
        program = Program.objects.get(slug="ete-solidaire")
        assert (program.name, program.status) == ("Été", "draft")


@pytest.mark.parametrize(("changed", "field"), [
    ({"name": ""}, "name"), ({"ends_on": "2030-01-01"}, "ends_on"), ({"ends_on": "2031-01-10"}, "ends_on"),
    ({"starts_on": "hier"}, "starts_on"),
    ({"starts_on": "0001-01-01"}, "starts_on"), ({"ends_on": "9999-12-31"}, "ends_on"), ({"capacity": 0}, "capacity"),
    ({"session_minutes": 5}, "session_minutes"), ({"slug": "premier-emploi"}, "slug"), ({"slug": "new"}, "slug"), ({"slug": "a b"}, "slug"),
    ({"meeting_url": "javascript:alert(1)"}, "meeting_url"), ({"meeting_url": "https://[x"}, "meeting_url"), ({"name": "a\0b"}, "name"),
    ({"admission": "x"}, "admission"), ({"capacity": 10 ** 12}, "capacity")])
def test_a_refused_program_says_where_and_keeps_the_words(cast, as_person, changed, field):
    house = cast.verger
    values = {"name": "Nouveau", "starts_on": "2031-01-10", "ends_on": "2031-06-30", "language": "fr", "session_minutes": 45,
              "session_every_days": 14, "capacity": 20, "admission": "application", "description": "Mes mots"} | changed
    response = as_person(house.coordinator).post(house.url("/programs/new/"), values)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert "Mes mots" in response.content.decode()


def test_places_never_fall_under_those_taken(cast, as_person):
    house = cast.verger
    values = {"name": "Premier emploi", "starts_on": "2031-01-10", "ends_on": "2031-06-30", "language": "fr", "session_minutes": 45,
              "session_every_days": 14, "capacity": 1, "admission": "application"}
    response = as_person(house.owner).post(house.url("/programs/premier-emploi/edit/"), values)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["capacity"]


def test_a_copy_is_a_later_draft_without_people(cast, as_person):
    house = cast.verger
    response = as_person(house.coordinator).post(house.url("/programs/premier-emploi/duplicate/"))
    assert response.status_code == 302
    with house.bound():
        copy = Program.objects.exclude(pk=house.program.pk).get()
        assert copy.status == "draft"
        assert copy.starts_on > house.program.ends_on
        assert not copy.enrolments.exists()


@pytest.mark.parametrize("query", ["?role=mentor", "?status=approved&name=mehdi", "?role=nonsense", "?name=%00", "?page=99", "?page=x"])
def test_filters_never_fail(cast, as_person, query):
    assert as_person(cast.verger.coordinator).get(cast.verger.url(f"/programs/premier-emploi/manage/{query}")).status_code == 200
