"""Programs that close and people who are suspended, through the API."""
from datetime import timedelta
from uuid import uuid4

from accounts.services import reinstate_member, suspend_member
from common import clock
from matching.models import Mentorship
from programs.models import Program
from sessions_app.models import Session
from sessions_app.selectors import free_starts
from tests.sessions_app.conftest import book, open_hours


def test_a_session_on_hold_says_so_and_another_is_refused(cast, key_of):
    house = cast.verger
    with house.bound():
        open_hours(house)
        session = book(house)
        start = free_starts(house.pair)[5]
        suspend_member(actor=house.coordinator, membership=house.mentor)
    learner = key_of("learner")
    assert learner.get(f"/sessions/{session.pk}/").json()["is_on_hold"] is True
    assert learner.get(f"/mentorships/{house.pair.pk}/starts/").json()["results"] == []
    answer = learner.post("/sessions/", {"mentorship": house.pair.pk, "starts_at": start, "booking_key": uuid4()})
    assert (answer.status_code, answer.json()["code"]) == (409, "on_hold")
    assert answer["Content-Type"] == "application/problem+json"


def test_a_pair_on_hold_has_not_gone_quiet(cast, key_of):
    house, coordinator = cast.verger, key_of("coordinator")
    with house.bound():
        Mentorship.objects.filter(pk=house.pair.pk).update(started_at=clock.now() - timedelta(days=60))

    def quiet():
        figures = {each["measure"]: each["n"] for each in coordinator.post("/figures/").json()["figures"]}
        return figures["quiet-pairs"], [row["id"] for row in coordinator.get("/figures/quiet-pairs/").json()["results"]]

    assert quiet() == (1, [str(house.pair.pk)])
    with house.bound():
        suspend_member(actor=house.coordinator, membership=house.mentor)
    assert quiet() == (0, [])
    with house.bound():
        reinstate_member(actor=house.coordinator, membership=house.mentor)
    assert quiet() == (1, [str(house.pair.pk)])


def test_closing_says_what_it_touches_and_ends_it_where_asked(cast, key_of):
    house = cast.verger
    with house.bound():
        open_hours(house)
        book(house)
    coordinator, path = key_of("coordinator"), f"/programs/{house.program.pk}/close/"
    touched = coordinator.get(path).json()["touched"]
    assert [(t["what"], t["n"]) for t in touched] == [("active_pairs", 1), ("planned_sessions", 1)]
    assert touched[1]["text"] == "1 session is planned."
    assert key_of("learner").get(path).status_code == 403
    assert key_of("owner", house=cast.harbour).get(path).status_code == 404
    assert coordinator.post(path, {"ends_pairs": "perhaps"}).status_code == 400
    assert coordinator.post(path, {"ends_pairs": True}).json()["status"] == "closed"
    assert coordinator.post(path, {"ends_pairs": True}).status_code == 409
    assert coordinator.get(path).json()["touched"] == []
    with house.bound():
        assert Session.objects.get().status == "cancelled"
        assert Program.objects.get(pk=house.program.pk).status == "closed"
