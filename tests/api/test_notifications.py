"""What one was told, through the API: as on the page."""
from datetime import timedelta

import pytest

from common import clock
from tests.notifications.kinds import told


@pytest.fixture
def three(cast):
    """Of the learner, the oldest first; the second is seen."""
    with cast.verger.bound():
        found = told(cast.verger.learner, 3)
        found[1].seen_at = clock.now()
        found[1].save(update_fields=["seen_at"])
        told(cast.verger.mentor, subject="Pas à elle")
    return found


def subjects(answer):
    assert answer.status_code == 200
    return [each["subject"] for each in answer.json()["results"]]


def test_ones_own_newest_first_and_the_unread(three, key_of):
    learner = key_of("learner")
    assert subjects(learner.get("/notifications/")) == ["Avis 3", "Avis 2", "Avis 1"]
    assert subjects(learner.get("/notifications/?unread=true")) == ["Avis 3", "Avis 1"]
    first = learner.get("/notifications/?limit=1").json()["results"][0]
    assert first["url"].endswith("/o/verger/sessions/")
    assert (first["kind"], first["seen_at"], first["without_email"]) == ("tests.told", None, False)
    assert learner.get(f"/notifications/{three[2].pk}/").json() == first
    assert subjects(learner.get("/notifications/?unread=true")) == ["Avis 3", "Avis 1"]


def test_one_is_seen_once(three, key_of):
    learner = key_of("learner")
    seen = learner.post(f"/notifications/{three[0].pk}/seen/").json()
    assert seen["seen_at"] is not None
    assert learner.post(f"/notifications/{three[0].pk}/seen/").json() == seen
    assert subjects(learner.get("/notifications/?unread=true")) == ["Avis 3"]


def test_all_are_seen_or_those_until_a_moment(three, key_of):
    learner = key_of("learner")
    assert learner.post("/notifications/all-seen/", {"until": three[0].told_at.isoformat()}).json() == {"seen": 1}
    assert learner.post("/notifications/all-seen/", {"until": (three[0].told_at - timedelta(days=1)).isoformat()}).json() == {"seen": 0}
    assert learner.post("/notifications/all-seen/", {}).json() == {"seen": 1}
    assert subjects(learner.get("/notifications/?unread=true")) == []
    assert subjects(key_of("mentor").get("/notifications/?unread=true")) == ["Pas à elle"]


def test_nobody_elses(three, cast, key_of):
    for caller in (key_of("mentor"), key_of("owner"), key_of("learner", cast.harbour)):
        assert caller.get(f"/notifications/{three[0].pk}/").status_code == 404
        assert caller.post(f"/notifications/{three[0].pk}/seen/").status_code == 404
    assert subjects(key_of("learner", cast.harbour).get("/notifications/")) == []
