"""Mentoring requests by the API: the same rules and rights as on the pages."""
import pytest

from matching import services
from matching.models import Mentorship
from tests.matching.asking import ask, open_ways

NOBODY = "00000000-0000-7000-8000-000000000000"


@pytest.fixture
def house(cast):
    with cast.verger.bound():
        open_ways(cast.verger)
    return cast.verger


@pytest.fixture
def made(house):
    with house.bound():
        return ask(house)


def body(house, **more):
    return {"program": house.program.pk, "mentor": house.enrolments["other_mentor"].pk, "message": "Bonjour."} | more


def test_asking_and_accepting(house, key_of):
    learner, mentor = key_of("other_learner"), key_of("other_mentor")
    suggested = learner.get(f"/programs/{house.program.pk}/suggestions/").json()["results"]
    assert str(house.enrolments["other_mentor"].pk) in [s["enrolment"] for s in suggested]
    made = learner.post("/mentoring-requests/", body(house))
    assert (made.status_code, made.json()["status"], made.json()["mentor"]["name"]) == (201, "sent", "Maud Autre")
    assert learner.post("/mentoring-requests/", body(house)).json()["id"] == made.json()["id"]
    path = f"/mentoring-requests/{made.json()['id']}/"
    assert [r["id"] for r in mentor.get("/mentoring-requests/?status=sent").json()["results"]] == [made.json()["id"]]
    assert mentor.post(path + "ask/", {"body": "Quel métier ?"}).json()["status"] == "question"
    assert learner.post(path + "reply/", {"body": "Comptable."}).json()["status"] == "sent"
    assert mentor.post(path + "prolong/").status_code == 200
    assert mentor.post(path + "accept/").json()["status"] == "accepted"
    late = mentor.post(path + "decline/", {"words": "Non"})
    assert (late.status_code, late.json()["code"]) == (409, "not_open")
    with house.bound():
        assert Mentorship.objects.filter(learner=house.enrolments["other_learner"], status="active").exists()


@pytest.mark.parametrize(("more", "code"), [
    ({"message": " "}, 400), ({"message": "x" * 2001}, 400), ({"format": "magic"}, 400), ({"mentor": "x"}, 400), ({"mentor": NOBODY}, 404),
    ({"program": NOBODY}, 404)])
def test_what_makes_no_sense(house, key_of, more, code):
    assert key_of("other_learner").post("/mentoring-requests/", body(house, **more)).status_code == code


def test_a_rule_says_no_with_its_code(house, key_of):
    with house.bound():
        services.pause_mentor(actor=house.other_mentor, mentor=house.enrolments["other_mentor"])
    answer = key_of("other_learner").post("/mentoring-requests/", body(house))
    assert (answer.status_code, answer.json()["code"]) == (409, "paused")


def test_who_may_do_what(cast, house, made, key_of):
    path = f"/mentoring-requests/{made.pk}/"
    assert key_of("coordinator").get(path).status_code == 200
    assert key_of("coordinator").post(path + "accept/").status_code == 403
    assert key_of("other_mentor").post(path + "withdraw/").status_code == 403
    assert key_of("other_learner").post(path + "accept/").status_code == 409
    for caller in (key_of("learner"), key_of("observer"), key_of("coordinator", cast.harbour)):
        assert caller.get(path).status_code == 404
        assert caller.post(path + "withdraw/").status_code == 404
    assert key_of("other_mentor").get(f"/programs/{house.program.pk}/suggestions/").status_code == 403
    assert key_of("other_learner").post(path + "withdraw/").json()["status"] == "withdrawn"
