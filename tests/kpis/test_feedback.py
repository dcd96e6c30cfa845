from datetime import timedelta

import pytest
from django.urls import reverse

from common import clock
from kpis import services
from kpis.models import Pulse, SessionFeedback
from notifications.models import Delivery

from .test_measures import make_session

ANSWER = {"rating": "4", "comment": "Très utile"}


@pytest.fixture
def url(cast):
    with cast.verger.bound():
        session = make_session(cast.verger, 1)
    return cast.verger.url(reverse("kpis:feedback", args=[session.pk]))


def given(house):
    with house.bound():
        return list(SessionFeedback.objects.values_list("membership_id", "rating", "comment"))


def test_both_people_of_the_pair_give_theirs(cast, as_person, url):
    for person in (cast.verger.learner, cast.verger.mentor):
        assert as_person(person).get(url).status_code == 200
        assert as_person(person).post(url, ANSWER).status_code == 302
    assert sorted(given(cast.verger)) == sorted((p.pk, 4, "Très utile") for p in (cast.verger.learner, cast.verger.mentor))


def test_a_second_answer_replaces_the_first(cast, as_person, url):
    client = as_person(cast.verger.learner)
    client.post(url, ANSWER)
    client.post(url, {"rating": "2", "comment": ""})
    assert given(cast.verger) == [(cast.verger.learner.pk, 2, "")]


@pytest.mark.parametrize("rating", ["", "0", "6", "x"])
def test_a_bad_rating_is_told_and_loses_nothing(cast, as_person, url, rating):
    answer = as_person(cast.verger.learner).post(url, {"rating": rating, "comment": "à garder"})
    assert "à garder" in answer.content.decode()
    assert given(cast.verger) == []


def test_nobody_else_of_the_organization_gives_feedback(cast, as_person, url):
    for person in ("other_learner", "other_mentor", "coordinator", "owner", "observer", "former"):
        assert as_person(cast.verger.people[person]).post(url, ANSWER).status_code == 404
    assert given(cast.verger) == []


def test_a_stranger_finds_nothing(cast, as_person, url):
    assert as_person(cast.harbour.learner).get(url).status_code == 404
    elsewhere = url.replace("/o/verger/", "/o/harbour/")
    assert as_person(cast.harbour.learner).get(elsewhere).status_code == 404


def test_signed_out_people_are_asked_to_sign_in(cast, client, url):
    assert client.get(url).status_code == 302


def test_a_session_that_did_not_take_place_takes_no_feedback(cast, as_person):
    with cast.verger.bound():
        session = make_session(cast.verger, 1, "missed")
    answer = as_person(cast.verger.learner).post(cast.verger.url(reverse("kpis:feedback", args=[session.pk])), ANSWER)
    assert answer.status_code == 200
    assert given(cast.verger) == []


def test_feedback_is_asked_once_of_each(cast):
    with cast.verger.bound():
        make_session(cast.verger, 1)
        services.ask_feedback()
        services.ask_feedback()
        assert Delivery.objects.filter(kind="kpis.feedback_asked").count() == 2


def test_pulses_are_asked_after_thirty_days_then_every_sixty(cast):
    with cast.verger.bound():
        start = cast.verger.pair.started_at
        for day, expected in ((29, 0), (30, 2), (31, 2), (89, 2), (90, 4)):
            with clock.at(start + timedelta(days=day)):
                services.ask_pulses()
                services.ask_pulses()
            assert Pulse.objects.count() == expected, day


def test_a_pulse_is_answered_by_the_person_asked_only(cast, as_person):
    with cast.verger.bound():
        with clock.at(cast.verger.pair.started_at + timedelta(days=30)):
            services.ask_pulses()
        pulse = Pulse.objects.get(membership=cast.verger.learner)
    url = cast.verger.url(reverse("kpis:pulse", args=[pulse.pk]))
    assert as_person(cast.verger.mentor).post(url, ANSWER).status_code == 404
    assert as_person(cast.harbour.learner).get(url).status_code == 404
    assert as_person(cast.verger.learner).post(url, ANSWER).status_code == 302
    with cast.verger.bound():
        pulse.refresh_from_db()
        assert pulse.score == 4
