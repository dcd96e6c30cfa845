"""“Rather not” weighs against a pair, forbids nothing, and nobody can tell who of the two said it."""
import pytest

from matching import services
from matching.models import Preference, Proposal, RunRecord
from matching.records import opened
from matching.selectors.checks import check_run
from matching.selectors.runs import candidates_for
from matching.services.preferring import prefer

from .people import criteria, enrol

Wish = Preference.Wish
NEVER_SAID, LEARNER_SAID, MENTOR_SAID, BOTH_SAID = (0, 0), (-1, 0), (0, -1), (-1, -1)


@pytest.fixture
def house(cast):
    with cast.verger.bound():
        yield cast.verger


@pytest.fixture
def pair(house):
    """The one learner who waits, and the only mentor there is for them."""
    house.program.enrolments.filter(role="mentor").update(status="withdrawn")
    return house.enrolments["other_learner"], enrol(house, "mentor", "Gilles Bon")


def say(pair, of_learner, of_mentor):
    learner, mentor = (enrolment.membership for enrolment in pair)
    prefer(learner, mentor, of_learner)
    prefer(mentor, learner, of_mentor)


def place_of(house, **levels) -> Proposal:
    run = services.start_run(actor=house.coordinator, program=house.program, criteria=criteria(house, **levels))
    return run.proposals.select_related("run", "mentor").get()


def points(place) -> dict:
    return {part["criterion"]: part["points"] for part in place.parts}


@pytest.mark.parametrize("said", [LEARNER_SAID, MENTOR_SAID, BOTH_SAID])
def test_it_weighs_but_never_refuses_and_the_parts_add_up(house, pair, said):
    say(pair, *said)
    place = place_of(house)
    assert (place.mentor_id, points(place)["reluctance"]) == (pair[1].pk, -15_000)
    assert sum(part["points"] for part in place.parts) == place.score
    found = check_run(place.run)
    assert (found.same_input, found.same_pairs, found.fault) == (True, True, None)


def test_another_mentor_comes_before_the_one_somebody_would_rather_not_have(house, pair):
    other = enrol(house, "mentor", "Zoé Autre")
    say(pair, *LEARNER_SAID)
    assert place_of(house).mentor_id == other.pk


@pytest.mark.parametrize(("one", "mirrored"), [((-1, 0), (0, -1)), ((-1, 1), (1, -1)), ((-1, 2), (2, -1)), ((-1, -1), (0, -1))])
def test_nothing_that_a_run_keeps_or_shows_tells_who_said_it(house, pair, one, mirrored):
    kept = []
    for wishes in (one, mirrored):
        say(pair, *wishes)
        place = place_of(house)
        kept.append((opened(RunRecord.objects.get(run=place.run).inputs), place.parts, place.score))
        services.discard_run(actor=house.coordinator, run=place.run)
    assert kept[0] == kept[1]


def test_the_two_read_a_score_without_it(house, pair, as_person):
    say(pair, *MENTOR_SAID)
    place = place_of(house)
    (mentorship,) = services.publish_run(actor=house.coordinator, run=place.run).mentorships
    assert "reluctance" not in {part["criterion"] for part in mentorship.parts}
    assert mentorship.score == sum(part["points"] for part in mentorship.parts) == place.score + 15_000
    page = as_person(house.other_learner).get(house.url(f"/proposals/{mentorship.pk}/"))
    assert page.status_code == 200
    assert "contre ce binôme" not in page.content.decode()


def test_choosing_by_hand_counts_what_a_run_counts(house, pair):
    say(pair, *BOTH_SAID)
    place = place_of(house)
    (candidate,) = candidates_for(place)
    assert (candidate.score, candidate.parts, candidate.refusal) == (place.score, place.parts, None)


def test_coordinators_set_its_weight_and_read_it_on_the_page(house, pair, as_person):
    coordinator, url = as_person(house.coordinator), house.url("/programs/premier-emploi/matching/criteria/")
    form = {"skills": "high", "reluctance": "4", "do": "save"} | dict.fromkeys(
        ("languages", "goals", "industry", "experience", "seniority", "hours", "availability", "style", "personality", "affinity"), "low")
    assert coordinator.post(url, form | {"reluctance": "51"}).status_code == 422
    assert coordinator.post(url, form).status_code == 302
    say(pair, *LEARNER_SAID)
    run = services.start_run(actor=house.coordinator, program=house.program)
    assert points(run.proposals.get())["reluctance"] == -4_000
    page = coordinator.get(house.url(f"/matching/places/{run.proposals.get().pk}/why/")).content.decode()
    assert "Un souhait contre ce binôme" in page
