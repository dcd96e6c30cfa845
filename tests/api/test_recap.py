"""A recap through the API books the pair's next session with it, as its page does."""
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from action_plans.models import Action
from common import clock
from sessions_app.models import Session
from sessions_app.services import create_policy, save_shared_text
from tests.sessions_app.conftest import book, open_hours


@pytest.fixture
def held(cast):
    """A session of Verger's pair that took place a few days ago."""
    house = cast.verger
    with house.bound():
        open_hours(house)
        with clock.at(clock.now() - timedelta(days=5)):
            found = book(house)
        starts_at = clock.now() - timedelta(days=3)
        Session.objects.filter(pk=found.pk).update(starts_at=starts_at, ends_at=starts_at + timedelta(minutes=45), status="held")
        return Session.objects.get(pk=found.pk)


@pytest.fixture
def path(held):
    return f"/sessions/{held.pk}/"


def sent(caller, path, **more):
    starts = caller.get(path + "next-starts/").json()["starts"]
    return {"text": "We rehearsed", "version": 0, "actions": [{"title": "Call the firm", "due_on": "2027-01-15"}],
            "next": {"starts_at": starts[0], "booking_key": str(uuid4())}} | more


def test_one_put_saves_the_recap_and_books_the_next_session_once(cast, held, path, key_of):
    caller = key_of("learner")
    body = sent(caller, path)
    told = [caller.put(path + "recap/", body) for _twice in range(2)]
    assert [each.status_code for each in told] == [200, 200]
    after = told[0].json()["next_session"]
    assert told[1].json()["next_session"]["id"] == after["id"] != str(held.pk)
    assert (after["starts_at"], after["status"]) == (body["next"]["starts_at"], "confirmed")
    assert told[0].json()["page"]["recap"] == "We rehearsed"
    assert caller.get(path + "next-starts/").json()["starts"] == []
    with cast.verger.bound():
        assert (Session.objects.count(), Action.objects.count()) == (2, 1)


def test_a_start_just_taken_keeps_the_recap_and_brings_others(cast, held, path, key_of):
    caller = key_of("learner")
    body = sent(caller, path)
    with cast.verger.bound():
        book(cast.verger, datetime.fromisoformat(body["next"]["starts_at"]))
    refused = caller.put(path + "recap/", body)
    problem = refused.json()
    assert (refused.status_code, refused["Content-Type"]) == (409, "application/problem+json")
    assert (problem["code"], problem["saved"], problem["detail"]) == ("taken", ["recap"], "The recap is saved.")
    assert len(problem["alternatives"]) == 3
    assert caller.get(path).json()["page"]["recap"] == "We rehearsed"
    again = caller.put(path + "recap/", body | {"next": body["next"] | {"starts_at": problem["alternatives"][0]}})
    assert (again.status_code, again.json()["next_session"]["starts_at"]) == (200, problem["alternatives"][0])
    with cast.verger.bound():
        assert Action.objects.count() == 1


def test_a_recap_that_the_other_changed_books_nothing(cast, held, path, key_of):
    caller = key_of("learner")
    body = sent(caller, path)
    with cast.verger.bound():
        save_shared_text(session=held, field="recap", text="Theirs", version=0)
    refused = caller.put(path + "recap/", body)
    assert (refused.status_code, refused.json()["code"], "saved" in refused.json()) == (409, "changed", False)
    with cast.verger.bound():
        assert Session.objects.count() == 1


def test_without_a_next_date_as_before(cast, held, path, key_of):
    caller = key_of("mentor")
    told = caller.put(path + "recap/", {"text": "Bien", "version": 0})
    assert (told.status_code, told.json()["next_session"]) == (200, None)


def test_a_session_that_has_not_started_has_no_recap_yet(cast, held, key_of):
    caller = key_of("learner")
    with cast.verger.bound():
        session = book(cast.verger)
    refused = caller.put(f"/sessions/{session.pk}/recap/", {
        "text": "Bien", "version": 0, "actions": [{"title": "Call the firm", "due_on": "2027-01-15"}]})
    assert (refused.status_code, refused["Content-Type"], refused.json()["code"]) == (409, "application/problem+json", "not_started")
    assert "has not started yet" in refused.json()["title"]
    assert caller.get(f"/sessions/{session.pk}/").json()["page"]["recap"] == ""
    with cast.verger.bound():
        assert not Action.objects.exists()


def test_a_cancelled_session_has_no_recap(cast, held, path, key_of):
    with cast.verger.bound():
        Session.objects.update(status="cancelled")
    refused = key_of("learner").put(path + "recap/", {"text": "Bien", "version": 0})
    assert (refused.status_code, refused["Content-Type"], refused.json()["code"]) == (409, "application/problem+json", "cancelled")
    assert key_of("learner").get(path).json()["page"]["recap"] == ""


@pytest.mark.parametrize("wrong", [{"starts_at": "2027-03-31T09:00:00Z"}, {"booking_key": str(uuid4())}, None, "soon"])
def test_a_next_session_takes_both_a_start_and_a_key(cast, held, path, key_of, wrong):
    refused = key_of("learner").put(path + "recap/", {"text": "Bien", "version": 0, "next": wrong})
    assert (refused.status_code, list(refused.json()["errors"])) == (400, ["next"])


def test_where_the_other_accepts_first_it_is_a_proposal(cast, held, path, key_of):
    with cast.verger.bound():
        create_policy(actor=cast.verger.coordinator, program=cast.verger.program, approval="other")
    caller = key_of("learner")
    assert caller.put(path + "recap/", sent(caller, path)).json()["next_session"]["status"] == "proposed"


def test_next_starts_are_those_of_the_page_and_none_before_the_session(cast, held, path, key_of, as_person):
    page = as_person(cast.verger.learner).get(cast.verger.url(f"/sessions/{held.pk}/"))
    told = key_of("learner").get(path + "next-starts/").json()["starts"]
    assert told == [f"{start:%Y-%m-%dT%H:%M:%SZ}" for start in page.context["next_starts"]]
    with cast.verger.bound():
        to_come = book(cast.verger)
    assert key_of("learner").get(f"/sessions/{to_come.pk}/next-starts/").json()["starts"] == []


def test_a_note_sent_twice_with_its_key_is_written_once(cast, held, path, key_of):
    caller, body = key_of("learner"), {"body": "x", "key": str(uuid4())}
    first, second = [caller.post(path + "notes/", body) for _twice in range(2)]
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    caller.post(path + "notes/", {"body": "x"})
    assert len(caller.get(path + "notes/").json()["results"]) == 2
    assert caller.post(path + "notes/", {"body": "x", "key": "mine"}).status_code == 400
