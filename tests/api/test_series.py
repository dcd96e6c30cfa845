"""A series through the API: its dates are seen first, and what is in their way is answered for, before it is booked."""
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from sessions_app.models import Session, TimeOff
from sessions_app.selectors import free_starts
from tests.sessions_app.conftest import book, open_hours
from tests.sessions_app.series import PARIS


@pytest.fixture
def wanted(cast):
    """Four weeks, the third of which is not free."""
    house = cast.verger
    with house.bound():
        open_hours(house)
        first = free_starts(house.pair)[30]
        off = (first + timedelta(weeks=2)).date()
        TimeOff.objects.create(membership=house.mentor, first_day=off, last_day=off)
    return {"starts_at": first.isoformat(), "rhythm": "weekly", "count": 4}


def test_seen_refused_settled_and_booked_once(cast, key_of, wanted):
    caller, path = key_of("learner"), f"/mentorships/{cast.verger.pair.pk}/series/"
    seen = caller.post(path + "dates/", wanted).json()
    assert seen["rule"] == "FREQ=WEEKLY;COUNT=4"
    assert seen["time_zone"] == "Europe/Paris"
    assert [date["conflict"] for date in seen["dates"]] == ["", "", "closed", ""]
    booking = wanted | {"booking_key": str(uuid4())}
    refused = caller.post(path, booking)
    assert refused.status_code == 409
    assert (refused.json()["code"], [each["position"] for each in refused.json()["conflicts"]]) == ("conflicts", [2])
    settled = booking | {"chosen": [{"position": 2, "starts_at": seen["dates"][2]["nearest"][0]}]}
    made = [caller.post(path, settled) for _ in range(2)]
    assert [answer.status_code for answer in made] == [201, 201]
    assert made[0].json()["id"] == made[1].json()["id"]
    assert len(made[0].json()["sessions"]) == 4
    assert caller.get(f"/series/{made[0].json()['id']}/").json()["sessions"][2]["starts_at"] == seen["dates"][2]["nearest"][0]
    with cast.verger.bound():
        assert Session.objects.count() == 4


def test_a_date_may_be_left_out(cast, key_of, wanted):
    left_out = wanted | {"booking_key": str(uuid4()), "chosen": [{"position": 2, "starts_at": None}]}
    made = key_of("mentor").post(f"/mentorships/{cast.verger.pair.pk}/series/", left_out)
    assert len(made.json()["sessions"]) == 3


# ── changes ──────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def made(cast, key_of, wanted):
    """Three weeks of the four, the first of them free to move."""
    booking = wanted | {"booking_key": str(uuid4()), "chosen": [{"position": 2, "starts_at": None}]}
    return key_of("learner").post(f"/mentorships/{cast.verger.pair.pk}/series/", booking).json()["sessions"]


def utc(text):
    return datetime.fromisoformat(text).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def later(session, **by):
    """On the wall clock, which a series keeps."""
    return (datetime.fromisoformat(session["starts_at"]).astimezone(PARIS) + timedelta(**by)).isoformat()


def test_seen_moved_and_told_what_is_in_the_way(cast, key_of, made):
    """Moved by a week, the second date falls on the mentor's day off."""
    caller, path = key_of("mentor"), f"/sessions/{made[0]['id']}/series/"
    change = {"starts_at": later(made[0], days=7), "scope": "all"}
    seen = caller.post(path + "dates/", change).json()
    assert [date["conflict"] for date in seen["dates"]] == ["", "closed", ""]
    refused = caller.post(path + "move/", change | {"sequence": 0})
    assert (refused.status_code, refused.json()["code"]) == (409, "conflicts")
    assert [each["position"] for each in refused.json()["conflicts"]] == [1]
    kept = {"sequence": 0, "chosen": [{"position": 1, "starts_at": None}]}
    moved = caller.post(path + "move/", {"starts_at": later(made[0], days=1), "scope": "all", "sequence": 0})
    assert moved.status_code == 200, moved.content
    assert [s["starts_at"] for s in moved.json()["sessions"]] == [utc(later(s, days=1)) for s in made]
    assert caller.post(path + "move/", change | kept).json()["code"] == "changed"


def test_this_and_the_following_are_answered_as_a_series_of_their_own(cast, key_of, made):
    change = {"starts_at": later(made[1], days=1), "scope": "following", "sequence": 0}
    moved = key_of("learner").post(f"/sessions/{made[1]['id']}/series/move/", change).json()
    assert [s["id"] for s in moved["sessions"]] == [s["id"] for s in made[1:]]
    assert moved["id"] != key_of("learner").get(f"/sessions/{made[0]['id']}/").json()["series"]


@pytest.mark.parametrize(("scope", "left"), [("following", 1), ("all", 0)])
def test_cancelled_together(cast, key_of, made, scope, left):
    cancelled = key_of("learner").post(f"/sessions/{made[1]['id']}/series/cancel/", {"scope": scope, "reason": "Stage", "sequence": 0})
    assert [s["status"] for s in cancelled.json()["sessions"]].count("confirmed") == left


@pytest.mark.parametrize("step", ["move", "cancel"])
def test_taken_back_together(cast, key_of, made, step):
    caller, path = key_of("learner"), f"/sessions/{made[1]['id']}/series/"
    of_this = {"move": {"starts_at": later(made[1], days=1)}, "cancel": {"reason": "Erreur"}}[step]
    changed = caller.post(path + f"{step}/", of_this | {"scope": "following", "sequence": 0}).json()["sessions"]
    assert [(s["status"], s["starts_at"]) for s in changed[-2:]] != [(s["status"], s["starts_at"]) for s in made[-2:]]
    assert key_of("mentor").post(path + "undo/").json()["code"] == "too_late"
    back = caller.post(path + "undo/")
    assert back.status_code == 200, back.content
    assert [(s["id"], s["status"], s["starts_at"], s["series"]) for s in back.json()["sessions"]] == [
        (s["id"], s["status"], s["starts_at"], s["series"]) for s in made]
    assert caller.post(path + "undo/").json()["code"] == "too_late"


def test_a_coordinator_sees_moves_and_cancels_with_a_reason(cast, key_of, made):
    caller, path = key_of("coordinator"), f"/sessions/{made[0]['id']}/series/"
    change = {"starts_at": later(made[0], days=1), "scope": "all"}
    assert [date["conflict"] for date in caller.post(path + "dates/", change).json()["dates"]] == ["", "", ""]
    refused = caller.post(path + "move/", change | {"sequence": 0})
    assert (refused.status_code, refused.json()["code"]) == (409, "reason")
    moved = caller.post(path + "move/", change | {"sequence": 0, "reason": "Travaux"})
    assert {(s["starts_at"], s["move_reason"]) for s in moved.json()["sessions"]} == {(utc(later(s, days=1)), "Travaux") for s in made}
    cancelled = caller.post(path + "cancel/", {"scope": "all", "reason": "Travaux", "sequence": 1})
    assert {(s["status"], s["cancel_reason"]) for s in cancelled.json()["sessions"]} == {("cancelled", "Travaux")}


@pytest.mark.parametrize(("path", "body"), [
    ("dates/", {"scope": "all"}), ("move/", {"scope": "all", "sequence": 0}), ("cancel/", {"scope": "all", "sequence": 0, "reason": "x"})])
def test_a_session_by_itself_is_part_of_none(cast, key_of, wanted, path, body):
    with cast.verger.bound():
        session = book(cast.verger)
        starts_at = free_starts(cast.verger.pair)[-1].isoformat()
    body = body if path == "cancel/" else body | {"starts_at": starts_at}
    refused = key_of("learner").post(f"/sessions/{session.pk}/series/{path}", body)
    assert (refused.status_code, refused.json()["code"]) == (409, "not_in_series")
