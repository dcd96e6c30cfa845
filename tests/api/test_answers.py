"""What the two answer each other through the API: accept, other times, undo, hold; lengths, hours of dates and rules of booking."""
from datetime import timedelta
from uuid import uuid4

import pytest

from common import clock
from sessions_app.models import BookingRules, DateHours, Session
from sessions_app.selectors import free_starts
from sessions_app.services import create_policy
from tests.sessions_app.conftest import book, open_hours


@pytest.fixture
def house(cast):
    with cast.verger.bound():
        open_hours(cast.verger)
    return cast.verger


@pytest.fixture
def session(house):
    with house.bound():
        return book(house)


def starts(house, n=40):
    with house.bound():
        return [start.isoformat() for start in free_starts(house.pair)[n:n + 9:2]]


def same(one, other):
    return one.replace("Z", "+00:00") == other


def test_a_proposed_session_is_accepted_by_the_other(house, key_of):
    with house.bound():
        create_policy(actor=house.coordinator, program=house.program, approval="other")
        at = f"/sessions/{book(house).pk}/accept/"
    assert key_of("learner").post(at, {"sequence": 0}).json()["code"] == "own"
    assert key_of("mentor").post(at, {"sequence": 1}).json()["code"] == "changed"
    accepted = key_of("mentor").post(at, {"sequence": 0})
    assert (accepted.status_code, accepted.json()["status"], accepted.json()["sequence"]) == (200, "confirmed", 1)
    assert key_of("mentor").post(at, {"sequence": 0}).json()["sequence"] == 1, "once more is the same"


def test_other_times_are_proposed_and_one_is_chosen(house, key_of, session):
    at, offered = f"/sessions/{session.pk}/times/", starts(house)[:3]
    made = key_of("mentor").post(at, {"starts": offered, "reason": "Un oral", "sequence": 0})
    assert (made.status_code, made.json()["status"], made.json()["reason"], len(made.json()["starts"])) == (201, "open", "Un oral", 3)
    assert key_of("learner").get(at).json()["results"] == [made.json()]
    answer = f"{at}{made.json()['id']}/"
    assert key_of("mentor").post(answer + "decline/").json()["code"] == "own"
    assert key_of("learner").post(answer + "accept/", {"starts_at": starts(house)[4]}).json()["code"] == "not_offered"
    moved = key_of("learner").post(answer + "accept/", {"starts_at": offered[1]})
    assert moved.status_code == 200
    assert same(moved.json()["starts_at"], offered[1])
    assert key_of("learner").post(answer + "decline/").json()["code"] == "over"


def test_none_of_them_keeps_the_session(house, key_of, session):
    made = key_of("mentor").post(f"/sessions/{session.pk}/times/", {"starts": starts(house)[:1], "sequence": 0}).json()
    kept = key_of("learner").post(f"/sessions/{session.pk}/times/{made['id']}/decline/").json()
    assert (kept["sequence"], kept["status"]) == (0, "confirmed")
    assert key_of("learner").post(f"/sessions/{uuid4()}/times/{made['id']}/decline/").status_code == 404


def test_more_than_three_times_or_none_are_no_proposal(house, key_of, session):
    for wrong in (starts(house)[:4], []):
        said = key_of("mentor").post(f"/sessions/{session.pk}/times/", {"starts": wrong, "sequence": 0})
        assert (said.status_code, list(said.json()["errors"])) == (400, ["starts"])
    taken = key_of("mentor").post(f"/sessions/{session.pk}/times/", {"starts": [session.starts_at.isoformat()], "sequence": 0}).json()
    assert (taken["code"], len(taken["alternatives"])) == ("taken", 3)


def test_a_change_is_taken_back_for_a_minute(house, key_of, session):
    mine, at = key_of("learner"), f"/sessions/{session.pk}/"
    mine.post(at + "cancel/", {"reason": "Grippe", "sequence": 0})
    assert key_of("mentor").post(at + "undo/").json()["code"] == "too_late"
    assert mine.post(at + "undo/").json()["status"] == "confirmed"
    mine.post(at + "move/", {"starts_at": starts(house)[0], "sequence": 2})
    with clock.at(clock.now() + timedelta(minutes=2)):
        assert mine.post(at + "undo/").json()["code"] == "too_late"


def test_a_coordinator_moves_with_a_reason(house, key_of, session):
    at, sent = f"/sessions/{session.pk}/move/", {"starts_at": starts(house)[0], "sequence": 0}
    assert key_of("coordinator").post(at, sent).json()["code"] == "reason"
    moved = key_of("coordinator").post(at, sent | {"reason": "Un train annulé"}).json()
    assert (moved["sequence"], moved["move_reason"]) == (1, "Un train annulé")


def test_a_time_is_held_and_booked_by_who_holds_it(house, key_of):
    start = starts(house)[0]
    held = key_of("learner").post(f"/mentorships/{house.pair.pk}/hold/", {"starts_at": start})
    assert (held.status_code, same(held.json()["starts_at"], start)) == (200, True)
    sent = {"mentorship": str(house.pair.pk), "starts_at": start, "booking_key": str(uuid4())}
    refused = key_of("mentor").post("/sessions/", sent)
    assert (refused.status_code, refused.json()["code"]) == (409, "taken")
    assert key_of("learner").post("/sessions/", sent).status_code == 201


@pytest.mark.parametrize("extreme", ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_time_that_cannot_be_is_named_everywhere(house, key_of, session, extreme):
    caller, pair, one = key_of("learner"), f"/mentorships/{house.pair.pk}", f"/sessions/{session.pk}"
    rhythm = {"starts_at": extreme, "rhythm": "weekly", "count": 2}
    for path, sent in (("/sessions/", {"mentorship": str(house.pair.pk), "starts_at": extreme, "booking_key": str(uuid4())}),
                       (f"{pair}/hold/", {"starts_at": extreme}), (f"{one}/move/", {"starts_at": extreme, "sequence": 0}),
                       (f"{one}/times/", {"starts": [extreme], "sequence": 0}), (f"{pair}/series/dates/", rhythm),
                       (f"{pair}/series/", rhythm | {"booking_key": str(uuid4())})):
        said = caller.post(path, sent)
        assert (path, said.status_code, said["Content-Type"]) == (path, 400, "application/problem+json")
        assert list(said.json()["errors"]) == ["starts" if "starts" in sent else "starts_at"]


def test_one_of_the_program_s_lengths_is_booked(house, key_of):
    with house.bound():
        create_policy(actor=house.coordinator, program=house.program, lengths=[90])
    mine, at = key_of("learner"), f"/mentorships/{house.pair.pk}/starts/"
    free, long = (mine.get(at + query).json()["results"] for query in ("?limit=200", "?limit=200&minutes=90"))
    assert free[0] == long[0]
    assert free != long, "a long one does not begin as late"
    assert mine.get(at + "?minutes=50").json()["code"] == "length"
    sent = {"mentorship": str(house.pair.pk), "booking_key": str(uuid4())} | long[5]
    assert mine.post("/sessions/", sent | {"minutes": 50}).json()["code"] == "length"
    assert mine.post("/sessions/", sent | {"minutes": 90}).status_code == 201
    with house.bound():
        assert Session.objects.get().minutes == 90


def test_a_pair_s_lengths_are_those_that_its_mentor_offers(house, key_of):
    with house.bound():
        create_policy(actor=house.coordinator, program=house.program, lengths=[30, 90])
    mine, at = key_of("learner"), f"/mentorships/{house.pair.pk}/"
    assert mine.get(at + "lengths/").json() == {"lengths": [30, 45, 90], "usual": 45}
    assert key_of("mentor").patch("/availability/rules/", {"lengths": [90, 30, 90]}).json()["lengths"] == [30, 90]
    assert key_of("mentor").patch("/availability/rules/", {"per_week": 3}).json()["lengths"] == [30, 90]
    assert mine.get(at + "lengths/").json() == {"lengths": [30, 90], "usual": 30}
    free, refused = mine.get(at + "starts/?limit=200").json()["results"], mine.get(at + "starts/?minutes=45")
    assert (refused.status_code, refused.json()["code"], refused.json()["lengths"]) == (409, "length", [30, 90])
    assert free == mine.get(at + "starts/?limit=200&minutes=30").json()["results"]
    sent = {"mentorship": str(house.pair.pk), "booking_key": str(uuid4())} | free[0]
    assert mine.post("/sessions/", sent | {"minutes": 45}).json()["code"] == "length"
    assert mine.post(at + "hold/", free[0] | {"minutes": 45}).json()["code"] == "length"
    assert mine.post("/sessions/", sent).status_code == 201
    with house.bound():
        assert Session.objects.get().minutes == 30
    assert key_of("mentor").patch("/availability/rules/", {"lengths": []}).json()["lengths"] == []
    assert mine.get(at + "lengths/").json()["usual"] == 45


HOURS = {"time_zone": "Europe/Paris", "hours": [{"weekday": 0, "start": "09:00", "end": "12:00"}], "days_off": []}
DATES = [{"day": "2031-03-03", "start": "18:00", "end": "00:00", "instead": False},
         {"day": "2031-03-04", "start": "09:00", "end": "10:00", "instead": True}]


def test_hours_of_dates_come_and_stay(house, key_of):
    mine = key_of("mentor")
    assert mine.put("/availability/", HOURS | {"dates": DATES}).json() == HOURS | {"dates": DATES}
    assert mine.put("/availability/", HOURS).json()["dates"] == DATES, "left out, they stay"
    assert mine.put("/availability/", HOURS | {"dates": []}).json()["dates"] == []
    with house.bound():
        assert not DateHours.objects.exists()


def test_hours_of_dates_that_stay_keep_their_zone(house, key_of):
    """All of somebody's hours are told in one zone: those that stay would be told in the new one, and lie hours away from it."""
    mine = key_of("mentor")
    mine.put("/availability/", HOURS | {"dates": DATES})
    moved = HOURS | {"time_zone": "America/New_York"}
    refused = mine.put("/availability/", moved)
    assert (refused.status_code, refused.json()["code"]) == (409, "zone_of_dates")
    assert "Europe/Paris" in refused.json()["title"]
    assert mine.get("/availability/").json() == HOURS | {"dates": DATES}
    assert mine.put("/availability/", moved | {"dates": DATES}).json() == moved | {"dates": DATES}


@pytest.mark.parametrize(("sent", "status"), [
    ({"holiday_country": "FR", "holiday_region": "Nowhere"}, 400), ({"holiday_region": "BY"}, 400),
    ({"holiday_country": "DE", "holiday_region": "BY"}, 200)])
def test_a_region_is_one_of_its_country(key_of, sent, status):
    mine = key_of("mentor")
    said = mine.patch("/availability/rules/", sent)
    assert said.status_code == status
    assert list(said.json().get("errors", ())) == (["holiday_region"] if status == 400 else [])
    assert mine.get("/availability/rules/").json()["holiday_region"] == ("BY" if status == 200 else "")


@pytest.mark.parametrize("wrong", [
    [DATES[0], DATES[0] | {"start": "09:00", "end": "10:00", "instead": True}], [DATES[0] | {"day": "0001-01-01"}],
    [DATES[0] | {"start": "9"}], [{"day": "2031-03-03"}], None, DATES * 21])
def test_wrong_hours_of_dates_are_named(house, key_of, wrong):
    said = key_of("mentor").put("/availability/", HOURS | {"dates": wrong})
    assert (said.status_code, list(said.json()["errors"])) == (400, ["dates"])


@pytest.mark.parametrize(("dates", "code"), [([DATES[0], DATES[0] | {"start": "17:00"}], "overlap"),
                                             ([DATES[0] | {"end": "17:00"}], "ends_before_start")])
def test_hours_of_dates_that_cannot_be_are_refused(house, key_of, dates, code):
    assert key_of("mentor").put("/availability/", HOURS | {"dates": dates}).json()["code"] == code


def test_rules_of_booking_are_told_and_changed_one_by_one(house, key_of):
    mine, at = key_of("mentor"), "/availability/rules/"
    usual = mine.get(at).json()
    assert (usual["notice_hours"], usual["per_week"], usual["is_paused"]) == (2, None, False)
    changed = mine.patch(at, {"per_week": 3, "step": 20, "holiday_country": "FR"}).json()
    assert changed == usual | {"per_week": 3, "step": 20, "holiday_country": "FR"}
    until = str((clock.now() + timedelta(days=9)).date())
    assert mine.patch(at, {"paused_until": until}).json() == changed | {"paused_until": until, "is_paused": True}
    assert mine.patch(at, {"is_paused": False}).json() == changed, "and no pause until a day either"
    assert mine.patch(at, {"per_week": None}).json()["per_week"] is None
    with house.bound():
        assert BookingRules.objects.count() == 1


def test_a_pause_that_is_over_hinders_no_other_change(house, key_of):
    with house.bound():
        BookingRules.objects.create(membership=house.mentor, is_paused=True, paused_until=clock.now().date() - timedelta(days=3))
    assert key_of("mentor").patch("/availability/rules/", {"per_day": 2}).json()["is_paused"] is False


@pytest.mark.parametrize("wrong", [
    {"buffer_before": 121}, {"notice_hours": 721}, {"window_days": 0}, {"per_day": 25}, {"per_week": 0}, {"step": 7},
    {"holiday_country": "XX"}, {"paused_until": "2020-01-01"}, {"notice_hours": None}, {"lengths": [14]}, {"lengths": [30, 241]},
    {"lengths": None}, {"lengths": list(range(15, 40))}])
def test_wrong_rules_are_named(house, key_of, wrong):
    said = key_of("mentor").patch("/availability/rules/", wrong)
    assert (said.status_code, list(said.json()["errors"])) == (400, list(wrong))
