"""draft, open, running, closed: what each step asks for."""
import pytest

from audit.models import Entry
from common import clock
from programs.models import Enrolment, Program
from tests.programs.parts import make_program


def enrol(house, program, status="approved"):
    for role in ("mentor", "learner"):
        Enrolment.objects.create(program=program, membership=house.people[role], role=role, status=status, applied_at=clock.now())


def step(client, house, name):
    return client.post(house.url(f"/programs/autre/{name}/"), follow=True).content.decode()


def status(house):
    with house.bound():
        return Program.objects.get(slug="autre").status


def test_the_whole_life(cast, as_person):
    house, client = cast.verger, as_person(cast.verger.coordinator)
    with house.bound():
        program = make_program(status="draft")
    step(client, house, "open")
    assert status(house) == "open"
    step(client, house, "hide")
    assert status(house) == "draft"
    step(client, house, "open")
    step(client, house, "start")
    assert status(house) == "open"  # nobody is enrolled yet
    with house.bound():
        enrol(house, program)
    step(client, house, "start")
    assert status(house) == "running"
    step(client, house, "close")
    assert status(house) == "closed"
    with house.bound():
        assert set(program.enrolments.values_list("status", flat=True)) == {"completed"}
    step(client, house, "reopen")
    assert status(house) == "running"
    with house.bound():
        assert set(program.enrolments.values_list("status", flat=True)) == {"approved"}
        assert Entry.objects.filter(verb="programs.program.status_changed").count() == 6


@pytest.mark.parametrize(("fields", "name"), [
    ({"status": "draft", "description": ""}, "open"), ({"status": "open"}, "open"), ({"status": "running"}, "hide"),
    ({"status": "draft"}, "start"), ({"status": "draft"}, "close"), ({"status": "open"}, "reopen"), ({"status": "closed"}, "close")])
def test_steps_out_of_order_change_nothing(cast, as_person, fields, name):
    house = cast.verger
    with house.bound():
        make_program(**fields)
    step(as_person(house.coordinator), house, name)
    assert status(house) == fields["status"]


@pytest.mark.parametrize("name", ["hide", "close"])
def test_applications_stand_in_the_way(cast, as_person, name):
    house = cast.verger
    with house.bound():
        enrol(house, make_program(), "applied")
    step(as_person(house.coordinator), house, name)
    assert status(house) == "open"


@pytest.mark.parametrize("name", ["open", "hide", "start", "close", "reopen", "duplicate"])
def test_only_managers_take_steps(cast, as_person, client, name):
    house = cast.verger
    with house.bound():
        make_program()
    url = house.url(f"/programs/autre/{name}/")
    for who, answer in ((house.observer, 403), (house.learner, 403), (house.former, 404), (cast.harbour.owner, 404)):
        assert as_person(who).post(url).status_code == answer
    assert client.post(url).status_code == 302
    assert as_person(house.owner).get(url).status_code == (200 if name == "close" else 405)
    assert as_person(house.owner).post(house.url(f"/programs/nowhere/{name}/")).status_code == 404
    assert status(house) == "open"
