"""What a person may add for a better match: optional, theirs, and read by those it says."""
import pytest

from accounts import facts
from assessments import traits
from assessments.models import WorkingStyle
from assessments.selectors import style_of


@pytest.fixture
def house(cast):
    return cast.verger


def url(house, who="learner", page="style"):
    return house.url(f"/needs/{house.enrolments[who].pk}/{page}/")


def test_the_ladder(cast, house, as_person, client):
    assert as_person(house.learner).get(url(house)).status_code == 200
    for other in ("mentor", "other_learner", "owner", "observer"):
        assert as_person(house.people[other]).get(url(house)).status_code == 404
    assert as_person(cast.harbour.owner).get(url(house)).status_code == 404
    assert client.get(url(house)).status_code == 302


def test_answers_are_kept_and_read_by_the_person_and_coordinators(house, as_person):
    client = as_person(house.learner)
    data = {"themes": ["first_job", "network"], "style": "direct", "seniority": "starting", "team": "Promotion 12", "item_0": "5",
            "item_5": "1"}
    assert client.post(url(house), data)["Location"] == url(house, page="summary")
    with house.bound():
        kept = style_of(house.enrolments["learner"])
        assert (kept.themes, kept.style, kept.team) == (["first_job", "network"], "direct", "Promotion 12")
        assert kept.traits == {"extraversion": 8}
    for reader, sees in (("learner", True), ("coordinator", True), ("mentor", False)):
        assert ("Promotion 12" in as_person(house.people[reader]).get(url(house, page="summary")).content.decode()) is sees
    assert "Very accurate" not in as_person(house.coordinator).get(url(house, page="summary")).content.decode()


def test_nothing_is_required_and_answers_can_be_taken_back(house, as_person):
    client = as_person(house.learner)
    client.post(url(house), {"style": "direct", "item_0": "3"})
    assert client.post(url(house), {}).status_code == 302
    with house.bound():
        kept = WorkingStyle.objects.get()
        assert (kept.style, kept.answers, kept.traits) == ("", [], {})


@pytest.mark.parametrize("data", [
    {"themes": ["nonsense"]}, {"style": "x"}, {"item_3": "9"}, {"manager_email": "no address"}, {"team": "x" * 81}])
def test_what_makes_no_sense_is_said_and_lost_to_nobody(house, as_person, data):
    answer = as_person(house.learner).post(url(house), data | {"seniority": "senior"})
    assert answer.status_code == 422
    assert "errors" in answer.content.decode()
    assert answer.context["form"]["seniority"].value() == "senior"
    with house.bound():
        assert not WorkingStyle.objects.exists()


def test_two_statements_a_trait_one_keyed_each_way():
    for trait in traits.TRAITS:
        assert sorted(item.reversed for item in traits.ITEMS if item.trait == trait) == [False, True]
    assert traits.scores([5] * 10) == dict.fromkeys(traits.TRAITS, 4)
    best = [1 if item.reversed else 5 for item in traits.ITEMS]
    assert traits.scores(best) == dict.fromkeys(traits.TRAITS, 8)
    assert "stability" not in traits.scores([5, 5, 5, 0, 5, 5, 5, 5, 5, 5])


def test_a_change_is_told_to_whoever_derives_from_it(house, as_person, monkeypatch):
    told = []
    monkeypatch.setattr(facts, "_hooks", [told.append])
    as_person(house.learner).post(url(house), {"style": "direct"})
    assert told == [house.learner.pk]
