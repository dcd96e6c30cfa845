"""Circles by the API alone, from the draft to what their people see."""
import pytest

from matching.models import Circle, Proposal
from tests.matching.asking import open_ways
from tests.matching.people import enrol


@pytest.fixture
def house(cast):
    return cast.verger


@pytest.fixture
def seven(house):
    """Learners who wait, the house's own among them, and two who could lead."""
    with house.bound():
        open_ways(house)
        leaders = [enrol(house, "mentor", name, capacity=5) for name in ("Gilles Bon", "Zoé Bon")]
        return leaders, [house.enrolments["other_learner"], *(enrol(house, "learner", f"Apprenant {n}") for n in range(6))]


def started(staff, house, leaders, **sizes):
    draft = {"program": str(house.program.pk), "mentors": [str(m.pk) for m in leaders], "least": 2, "most": 4}
    return staff.post("/circles/", draft | sizes)


def test_a_draft_is_made_changed_and_published(house, key_of, seven):
    staff, (leaders, _) = key_of("coordinator"), seven
    run = started(staff, house, leaders).json()
    assert (run["in_circles"], run["status"], run["covered"]) == (True, "draft", 7)
    draft = staff.get(f"/match-runs/{run['id']}/circles/").json()["results"]
    assert sorted(circle["people"] for circle in draft) == [3, 4]
    smaller, larger = sorted(draft, key=lambda circle: circle["people"])
    assert len(staff.get(f"/circles/{larger['id']}/").json()["learners"]) == 4
    places = staff.get(f"/match-runs/{run['id']}/places/").json()["results"]
    place = next(p for p in places if p["mentor"]["id"] == larger["mentor"]["id"])
    moved = staff.post(f"/places/{place['id']}/choose/", {"mentor": smaller["mentor"]["id"]}).json()
    assert (moved["mentor"]["id"], moved["is_locked"]) == (smaller["mentor"]["id"], True)
    assert staff.get(f"/circles/{larger['id']}/").json()["people"] == 3
    assert staff.post(f"/match-runs/{run['id']}/recompute/", {}).json()["covered"] == 7
    assert staff.patch(f"/circles/{larger['id']}/", {"name": "Oser négocier"}).json()["name"] == "Oser négocier"
    assert staff.post(f"/match-runs/{run['id']}/publish/").json()["proposed"] == 7
    open_now = staff.get(f"/circles/?program={house.program.pk}").json()["results"]
    assert {circle["id"] for circle in open_now} == {circle["id"] for circle in draft}
    assert staff.post(f"/match-runs/{run['id']}/take-back/").json()["status"] == "draft"
    assert staff.get(f"/circles/?program={house.program.pk}").json()["results"] == []


def test_its_people_see_who_is_in_it_once_it_takes_place(house, key_of, seven):
    staff, learner, (leaders, _) = key_of("coordinator"), key_of("other_learner"), seven
    run = started(staff, house, leaders).json()
    with house.bound():
        place = Proposal.objects.get(run=run["id"], learner=house.enrolments["other_learner"])
        mine = str(Circle.objects.get(mentor=place.mentor_id).pk)
    assert learner.get("/circles/").json()["results"] == []
    assert learner.get(f"/circles/{mine}/").status_code == 404
    staff.post(f"/match-runs/{run['id']}/publish/")
    seen = learner.get(f"/circles/{mine}/").json()
    assert [circle["id"] for circle in learner.get("/circles/").json()["results"]] == [mine]
    assert "Luc Autre" in [each["member"]["name"] for each in seen["learners"]]
    assert len(seen["learners"]) == seen["people"]
    pair = learner.get("/mentorships/").json()["results"][0]
    assert pair["circle"] == mine
    other = next(c["id"] for c in staff.get(f"/match-runs/{run['id']}/circles/").json()["results"] if c["id"] != mine)
    assert learner.get(f"/circles/{other}/").status_code == 404
    learner.post(f"/mentorships/{pair['id']}/decline/", {"reason": "Non"})
    assert learner.get(f"/circles/{mine}/").status_code == 404


@pytest.mark.parametrize(("change", "status"), [
    ({"least": 1}, 400), ({"least": 4, "most": 3}, 409), ({"mentors": []}, 409), ({"mentors": ["x"]}, 400), ({"least": 6, "most": 7}, 409)])
def test_what_cannot_be_is_said(house, key_of, seven, change, status):
    assert started(key_of("coordinator"), house, seven[0], **change).status_code == status
    with house.bound():
        assert not Circle.objects.exists()
