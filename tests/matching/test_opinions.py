"""Trial meetings rated, fit checks, and what matching reads of that."""

import pytest

from common import clock
from matching import services
from matching.models import FitCheck
from matching.selectors import misfits, preferences_of, waiting_list

from .asking import owed
from .trying import held, plan, refused, starts


@pytest.mark.parametrize(("rating", "opinion", "wishes"), [(5, "prefer", (1, 1)), (3, "neutral", (0, 0)), (1, "avoid", (-1, -1))])
def test_ratings_are_private_and_become_preferences(house, as_person, rating, opinion, wishes):
    trial = plan(house)
    refused("not_over", services.rate_as_learner, trial=trial, rating=rating)
    with clock.at(trial.time.upper):
        services.rate_as_learner(trial=trial, rating=rating, words="Elle écoute bien.")
        services.rate_as_mentor(trial=trial, opinion=opinion, words="Projet clair.")
        assert preferences_of(house.program) == {(trial.learner_id, trial.mentor_id): wishes}
        page = as_person(house.other_mentor).get(house.url(f"/trials/{trial.pk}/")).content.decode()
        assert "Projet clair." in page
        assert "Elle écoute bien." not in page


@pytest.fixture
def deciding(house):
    """The pages on which the coordination decides who mentors the learner of plan()."""
    run = services.start_run(actor=house.coordinator, program=house.program)
    place = run.proposals.get(learner=house.enrolments["other_learner"])
    return [house.url(path) for path in (f"/matching/places/{place.pk}/", f"/matching/places/{place.pk}/why/",
                                         f"/programs/premier-emploi/waiting/{place.learner_id}/")]


def test_what_is_said_to_the_coordination_stands_where_it_decides_the_pair(house, deciding, as_person):
    trial = plan(house)
    with clock.at(trial.time.upper):
        services.rate_as_learner(trial=trial, rating=1, words="Elle écoute <b>mal</b>.")
        services.rate_as_mentor(trial=trial, opinion="avoid", words="Projet flou.")
    off = plan(house, mentor=house.enrolments["mentor"], starts_at=starts(house, "mentor")[9])
    services.cancel_trial(actor=house.mentor, trial=off, reason="Un examen")
    for page in deciding:
        text = as_person(house.coordinator).get(page).text
        assert all(words in text for words in ("Elle écoute &lt;b&gt;mal&lt;/b&gt;.", "Projet flou.", "Un examen", "Annulée"))


def test_nothing_is_shown_of_trials_without_words_nor_to_whoever_was_in_one(house, deciding, as_person):
    trial = plan(house)
    house.other_mentor.roles = ["mentor", "coordinator"]
    house.other_mentor.save()
    assert "rencontres d’essai" not in as_person(house.coordinator).get(deciding[0]).text
    with clock.at(trial.time.upper):
        services.rate_as_learner(trial=trial, rating=1, words="Elle écoute mal.")
    for page in deciding:
        assert "Elle écoute mal." not in as_person(house.other_mentor).get(page).text
        assert "Elle écoute mal." in as_person(house.coordinator).get(page).text


def test_rating_on_the_page(house, as_person):
    trial = plan(house)
    url, learner = house.url(f"/trials/{trial.pk}/"), as_person(house.other_learner)
    assert learner.post(url, {"rating": "5"}).status_code == 422
    with clock.at(trial.time.upper):
        assert learner.post(url, {"rating": "9"}).status_code == 422
        assert learner.post(url, {"rating": "5", "words": "Oui."}).status_code == 302
        assert as_person(house.other_mentor).post(url, {"opinion": "prefer"}).status_code == 302


def test_both_are_asked_after_the_first_held_session_only(house):
    held(house, learner_says="absent")
    assert not FitCheck.objects.exists()
    held(house)
    assert owed("matching.fit_asked") == 2
    held(house)
    assert FitCheck.objects.count() == 2


def test_who_is_still_deciding_is_asked_again(house):
    held(house)
    check = FitCheck.objects.get(membership=house.learner)
    services.answer_fit(actor=house.learner, check=check, answer="deciding")
    held(house)
    assert [c.round for c in FitCheck.objects.filter(membership=house.learner).order_by("round")] == [1, 2]
    assert FitCheck.objects.filter(membership=house.mentor).count() == 1


def test_a_learner_s_no_fit_leads_to_another_mentor(house, as_person):
    held(house)
    check, client = FitCheck.objects.get(membership=house.learner), as_person(house.learner)
    url = house.url(f"/fit/{check.pk}/")
    assert client.post(url, {"answer": "maybe"}).status_code == 422
    page = client.post(url, {"answer": "not_fit", "words": "Nos métiers sont trop loin."}, follow=True)
    end = house.url(f"/pairs/{house.pair.pk}/end/")
    assert f"{end}?cause=fit" in page.content.decode()
    assert "Nos métiers" not in as_person(house.mentor).get(house.url(f"/pairs/{house.pair.pk}/")).content.decode()
    form = client.get(f"{end}?cause=fit").content.decode()
    assert "checked" in form
    answer = client.post(end, {"cause": "fit", "reason": "Nos métiers sont trop loin.", "wish": "0"})
    assert answer.url.endswith("/programs/premier-emploi/mentors/")
    first = waiting_list(house.program)[0]
    assert (first.learner.pk, first.bad_luck) == (house.pair.learner_id, 1)
    assert list(misfits()) == []


def test_a_mentor_s_no_fit_goes_to_the_coordination_only(house, as_person):
    held(house)
    check = FitCheck.objects.get(membership=house.mentor)
    words = {"answer": "not_fit", "words": "Je ne peux pas l’aider."}
    page = as_person(house.mentor).post(house.url(f"/fit/{check.pk}/"), words, follow=True)
    assert "cause=fit" not in page.content.decode()
    for who in ("learner", "observer"):
        for path in ("/", f"/pairs/{house.pair.pk}/"):
            assert "Je ne peux pas l’aider" not in as_person(house.people[who]).get(house.url(path)).content.decode()
    coordinator = as_person(house.coordinator)
    assert "Je ne peux pas l’aider" in coordinator.get(house.url("/programs/premier-emploi/waiting/")).content.decode()
    assert "Mehdi Mentor" in coordinator.get(house.url("/")).content.decode()
    handled = house.url(f"/fit/{check.pk}/handled/")
    assert as_person(house.mentor).post(handled).status_code == 403
    for _ in range(2):
        assert coordinator.post(handled).status_code == 302
    assert list(misfits()) == []
    other = FitCheck.objects.get(membership=house.learner)
    assert coordinator.post(house.url(f"/fit/{other.pk}/handled/")).status_code == 404
