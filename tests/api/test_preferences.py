"""Quiet hours and the choice of emails through the API: as on the page."""
import pytest

GOOD = {"has_quiet_hours": True, "quiet_from": "21:30", "quiet_until": "07:00", "kinds_off": ["sessions_app.recap"]}


def test_read_and_replaced(cast, key_of):
    learner = key_of("learner")
    first = learner.get("/preferences/").json()
    assert (first["quiet_from"], first["quiet_until"], first["kinds_off"]) == ("21:00", "08:00", [])
    assert "sessions_app.recap" in first["optional"]
    assert "sessions_app.booked" not in first["optional"]
    saved = learner.put("/preferences/", GOOD)
    assert saved.json() == GOOD | {"optional": first["optional"]} == learner.get("/preferences/").json()
    assert key_of("mentor").get("/preferences/").json() == first


@pytest.mark.parametrize(("wrong", "code"), [
    ({"kinds_off": ["sessions_app.booked"]}, "kind"), ({"kinds_off": ["no.such"]}, "kind"), ({"quiet_until": "21:30"}, "same")])
def test_what_cannot_be_is_refused(cast, key_of, wrong, code):
    learner = key_of("learner")
    before = learner.get("/preferences/").json()
    said = learner.put("/preferences/", GOOD | wrong)
    assert (said.status_code, said.json()["code"]) == (409, code)
    assert learner.get("/preferences/").json() == before
