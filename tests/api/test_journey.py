"""The whole journey by key alone, as a program would walk it; and what each room promises besides."""
from uuid import uuid4

import pytest

from audit.models import Entry
from chat.services import RATE
from matching.models import Mentorship
from tests.api.journey import GOAL, TERMS, in_days
from tests.api.test_manners import is_problem
from tests.sessions_app.conftest import open_hours


def done(answer, status=200):
    assert answer.status_code == status, answer.content[:400]
    return answer.json()


def refused(answer, code):
    assert is_problem(answer, 409)["code"] == code
    return answer.json()


# ── apply → needs → goals → match → accept → agree → plan → meet → follow up ──────────────────────
@pytest.fixture
def people(cast, key_of):
    house = cast.verger
    with house.bound():
        Mentorship.objects.all().delete()
        open_hours(house)
    return {who: key_of(who) for who in ("coordinator", "mentor", "learner", "observer")}


def test_from_the_application_to_the_figures(cast, people):
    coordinator, mentor, learner = people["coordinator"], people["mentor"], people["learner"]
    program = done(coordinator.post("/programs/", {"name": "Reprise", "description": "Pour qui reprend", "starts_on": in_days(1),
                                                   "ends_on": in_days(120)}), 201)["id"]
    done(coordinator.post(f"/programs/{program}/open/"))
    part = {who: done(people[who].post("/enrolments/", {"program": program, "role": who, "motivation": "Envie"}), 201)["id"]
            for who in ("mentor", "learner")}
    for enrolment in part.values():
        done(coordinator.post(f"/enrolments/{enrolment}/approve/", {}))
    done(coordinator.post(f"/programs/{program}/start/"))
    done(learner.post("/goals/", GOAL | {"enrolment": part["learner"], "due_on": in_days(60)}), 201)
    run = done(coordinator.post("/match-runs/", {"program": program, "weights": {"availability": 1}}), 201)
    assert (run["status"], run["summary"]["matched"]) == ("draft", 1)
    assert done(coordinator.post(f"/match-runs/{run['id']}/publish/"))["proposed"] == 1
    (pair,) = done(learner.get("/mentorships/?status=proposed"))["results"]
    assert pair["reasons"] == ["Both speak French.", *pair["reasons"][1:]]
    assert sum(part["points"] for part in pair["parts"]) == pair["score"]
    done(mentor.post(f"/mentorships/{pair['id']}/accept/"))
    assert done(learner.get(f"/mentorships/{pair['id']}/"))["mentor_accepted_at"] is None  # that is the mentor's to tell
    assert done(learner.post(f"/mentorships/{pair['id']}/accept/"))["status"] == "active"
    _agree_and_meet(people, pair["id"])
    figures = {each["measure"]: each["n"] for each in done(coordinator.post("/figures/"))["figures"]}
    assert figures["active-pairs"] == len(done(coordinator.get("/figures/active-pairs/"))["results"]) == 1


def _agree_and_meet(people, pair):
    mentor, learner = people["mentor"], people["learner"]
    terms = done(learner.get(f"/mentorships/{pair}/agreement/"))
    assert (terms["id"], terms["version"]) == (None, 0)
    made = done(learner.put(f"/mentorships/{pair}/agreement/", {name: terms[name] for name in (*TERMS, "ends_on")} | {"seen_version": 0}))
    for who in (mentor, learner):
        signed = done(who.post(f"/agreements/{made['id']}/sign/"))
    assert signed["learner_signed_at"]
    assert signed["mentor_signed_at"]
    first = done(learner.get(f"/mentorships/{pair}/actions/"))["results"][0]
    assert done(learner.post(f"/actions/{first['id']}/finish/"))["status"] == "done"
    assert done(mentor.get(f"/mentorships/{pair}/plan/"))["done"] == 1
    start = done(learner.get(f"/mentorships/{pair}/starts/"))["results"][-1]["starts_at"]
    booking = {"mentorship": pair, "starts_at": start, "booking_key": str(uuid4())}
    session = done(learner.post("/sessions/", booking), 201)
    assert done(learner.post("/sessions/", booking), 201)["id"] == session["id"]  # the same key, the same session
    taken = refused(mentor.post("/sessions/", booking | {"booking_key": str(uuid4())}), "taken")
    assert start not in taken["alternatives"]
    assert len(session["page"]["agenda"]) == 4


# ── needs ────────────────────────────────────────────────────────────────────────────────────────
def test_the_questionnaire_step_by_step(cast, key_of):
    house, mentor = cast.verger, key_of("mentor")
    at = f"/enrolments/{house.enrolments['mentor'].pk}"
    needs = done(mentor.patch(f"{at}/needs/", {"strengths": "Vingt ans de métier", "aspirations": "Transmettre"}))
    assert (needs["finished"], needs["steps"]) == ([], ["strengths", "skills", "aspirations"])
    refused(mentor.post(f"{at}/needs/finish/", {"step": "aspirations"}), "order")
    assert is_problem(mentor.post(f"{at}/needs/finish/", {"step": "goal"}), 400)["errors"].keys() == {"step"}
    assert done(mentor.post(f"{at}/needs/finish/", {"step": "strengths"}))["finished"] == ["strengths"]
    refused(mentor.post(f"{at}/needs/finish/", {"step": "skills"}), "no_skill")
    assert done(mentor.get(f"{at}/needs/"))["completed_at"] is None


def test_an_empty_step_is_not_finished(cast, key_of):
    answer = key_of("learner").post(f"/enrolments/{cast.verger.enrolments['learner'].pk}/needs/finish/", {"step": "strengths"})
    assert is_problem(answer, 400)["errors"].keys() == {"strengths"}


def test_skills_are_found_whatever_the_accents_and_wanted_or_offered(journey, key_of):
    ids, learner, mentor = journey.ids, key_of("learner"), key_of("mentor")
    found = done(learner.get("/skills/?search=reseau professionnel"))["results"]
    assert [skill["name_fr"] for skill in found] == ["Développer son réseau professionnel"]
    family = found[0]["family"]["code"]
    assert {skill["family"]["code"] for skill in done(learner.get(f"/skills/?family={family}"))["results"]} == {family}
    claim = done(learner.put(f"/enrolments/{ids['enrolment_id']}/skills/{found[0]['id']}/", {"level": 5}))
    assert (claim["kind"], claim["level"]) == ("wanted", 5)
    own = journey.house.enrolments["mentor"].pk
    assert done(mentor.put(f"/enrolments/{own}/skills/{found[0]['id']}/", {"level": 3}))["kind"] == "offered"
    assert learner.delete(f"/enrolments/{ids['enrolment_id']}/skills/{found[0]['id']}/").status_code == 204
    assert len(done(learner.get(f"/enrolments/{ids['enrolment_id']}/skills/"))["results"]) == 1


def test_reading_anothers_needs_is_in_the_audit_trail(journey, key_of):
    path = f"/enrolments/{journey.ids['enrolment_id']}/needs/"
    for who in ("learner", "mentor"):
        done(key_of(who).get(path))
    with journey.house.bound():
        assert [entry.actor_id for entry in Entry.objects.filter(verb="assessments.needs.read")] == [journey.house.mentor.pk]


def test_goals_are_read_by_those_they_are_shared_with(journey, key_of):
    ids = journey.ids
    shared = f"/enrolments/{ids['enrolment_id']}/goals/"
    assert [len(done(key_of(who).get(shared))["results"]) for who in ("learner", "mentor", "coordinator")] == [1, 1, 0]
    done(key_of("learner").patch(f"/goals/{ids['goal_id']}/", {"audience": "private"}))
    assert [len(done(key_of(who).get(shared))["results"]) for who in ("learner", "mentor", "coordinator")] == [1, 0, 0]


def test_a_mentor_sets_no_goal(cast, key_of):
    goal = GOAL | {"enrolment": str(cast.verger.enrolments["mentor"].pk), "due_on": in_days(9)}
    refused(key_of("mentor").post("/goals/", goal), "not_enrolled")


@pytest.mark.parametrize("due_on", ["2020-01-01", "9999-01-01", "demain"])
def test_goals_lie_ahead(journey, key_of, due_on):
    answer = key_of("learner").patch(f"/goals/{journey.ids['goal_id']}/", {"due_on": due_on})
    assert is_problem(answer, 400)["errors"].keys() == {"due_on"}


# ── matching ─────────────────────────────────────────────────────────────────────────────────────
def test_a_draft_is_adjusted_and_discarded(journey, key_of):
    ids, coordinator = journey.ids, key_of("coordinator")
    place = f"/places/{ids['proposal_id']}"
    candidates = done(coordinator.get(f"{place}/candidates/"))["results"]
    assert {each["mentor"]["member"]["name"] for each in candidates} == {"Mehdi Mentor", "Maud Autre"}
    chosen = done(coordinator.post(f"{place}/choose/", {"mentor": candidates[1]["mentor"]["id"]}))
    assert (chosen["mentor"]["id"], chosen["is_locked"]) == (candidates[1]["mentor"]["id"], True)
    refused(coordinator.post(f"/match-runs/{ids['run_id']}/fit-in/"), "nobody")
    removed = done(coordinator.post(f"{place}/remove/"))
    assert (removed["mentor"], removed["reason"]) == (None, "removed")
    refused(coordinator.post(f"{place}/lock/"), "no_mentor")
    refused(coordinator.post(f"/match-runs/{ids['run_id']}/publish/"), "empty")
    assert done(coordinator.post(f"/match-runs/{ids['run_id']}/discard/"))["status"] == "discarded"
    refused(coordinator.post(f"/match-runs/{ids['run_id']}/recompute/", {}), "not_draft")


def test_criteria_that_are_all_off(journey, key_of):
    at, coordinator = f"/programs/{journey.ids['program_id']}/criteria/", key_of("coordinator")
    levels = dict.fromkeys(done(coordinator.get(at))["levels"], "off")
    assert is_problem(coordinator.patch(at, {"levels": levels}), 400)["errors"].keys() == {"non_field_errors"}


def test_criteria_are_versions_that_runs_keep(journey, key_of):
    at, coordinator = f"/programs/{journey.ids['program_id']}/criteria/", key_of("coordinator")
    first = done(coordinator.patch(at, {"levels": {"skills": "mandatory"}, "zone_gap_hours": 3}))
    assert (first["version"], first["levels"]["skills"], first["zone_gap_hours"]) == (1, "mandatory", 3)
    run = f"/match-runs/{journey.ids['run_id']}/"
    assert done(coordinator.get(run))["criteria"] is None
    again = done(coordinator.post(f"{run}recompute/", {"objective": "stable"}))
    assert (again["criteria"], again["objective"]) == (1, "stable")
    assert done(coordinator.patch(at, {"zone_gap_hours": None}))["version"] == 2
    assert done(coordinator.get(run))["criteria"] == 1


def test_why_it_ended_is_for_who_wrote_it_and_the_coordination(journey, key_of):
    at = f"/mentorships/{journey.ids['mentorship_id']}/"
    assert done(key_of("mentor").post(f"{at}end/", {"reason": "Je déménage", "cause": "away"}))["end_reason"] == "Je déménage"
    assert [done(key_of(who).get(at))["end_reason"] for who in ("learner", "coordinator")] == ["", "Je déménage"]
    refused(key_of("learner").post(f"{at}end/", {"reason": "Moi aussi", "cause": "other"}), "ended")


# ── charter and plan ─────────────────────────────────────────────────────────────────────────────
def test_a_charter_that_changed_meanwhile(journey, key_of):
    ids, learner = journey.ids, key_of("learner")
    at = f"/mentorships/{ids['mentorship_id']}/agreement/"
    refused(learner.put(at, TERMS | {"ends_on": in_days(30), "seen_version": 0}), "stale")
    assert done(learner.put(at, TERMS | {"ends_on": in_days(30), "seen_version": 1}))["version"] == 2
    refused(learner.post(f"/agreements/{ids['agreement_id']}/sign/"), "replaced")
    versions = done(learner.get(f"/mentorships/{ids['mentorship_id']}/agreements/"))["results"]
    assert [each["version"] for each in versions] == [2, 1]


def test_an_action_is_done_put_off_and_set_aside(journey, key_of):
    ids, learner = journey.ids, key_of("learner")
    at = f"/actions/{ids['action_id']}/"
    before = done(learner.get(at))["due_on"]
    assert done(learner.post(f"{at}put-off/", {}))["due_on"] > before
    assert done(learner.post(f"{at}progress/", {"percent": 50}))["status"] == "doing"
    assert done(learner.post(f"{at}drop/"))["status"] == "dropped"
    assert done(learner.post(f"{at}reopen/"))["progress"] == 50
    assert is_problem(learner.patch(at, {"due_on": "9999-12-31"}), 400)["errors"].keys() == {"due_on"}


def test_the_plan_that_pairs_start_from(cast, key_of):
    coordinator, at = key_of("coordinator"), f"/programs/{cast.verger.program.pk}/plan-template/"
    shipped = done(coordinator.get(at))
    assert shipped["actions"]
    saved = done(coordinator.put(at, {"name": "Le nôtre", "actions": shipped["actions"][:2]}))
    assert (saved["name"], saved["actions"]) == ("Le nôtre", shipped["actions"][:2])


# ── sessions ─────────────────────────────────────────────────────────────────────────────────────
def test_what_two_write_at_once_is_not_lost(journey, key_of):
    at = f"/sessions/{journey.ids['session_id']}"
    mentor, learner = key_of("mentor"), key_of("learner")
    assert done(mentor.put(f"{at}/preparation/", {"text": "D’elle", "version": 0}))["page"]["preparation_version"] == 1
    problem = refused(learner.put(f"{at}/preparation/", {"text": "De moi", "version": 0}), "changed")
    assert (problem["current"], problem["version"]) == ("D’elle", 1)
    done(mentor.patch(f"{at}/agenda/1/", {"topic": "Le CV", "seen_topic": ""}))
    refused(learner.patch(f"{at}/agenda/1/", {"topic": "L’entretien", "seen_topic": ""}), "changed")
    assert is_problem(learner.patch(f"{at}/agenda/1/", {"topic": "x"}), 400)["errors"].keys() == {"seen_topic"}
    assert done(learner.patch(f"{at}/agenda/1/", {"is_done": True}))["topic"] == "Le CV"
    is_problem(learner.patch(f"{at}/agenda/9/", {"is_done": True}), 404)


def test_the_pairs_page_is_the_pairs(journey, key_of):
    session = done(key_of("coordinator").get(f"/sessions/{journey.ids['session_id']}/"))
    assert (session["page"], session["join_url"]) == (None, "")


def test_moving_and_cancelling_what_was_changed_meanwhile(journey, key_of):
    ids, learner = journey.ids, key_of("learner")
    start = done(learner.get(f"/mentorships/{ids['mentorship_id']}/starts/"))["results"][-1]["starts_at"]
    at = f"/sessions/{ids['session_id']}"
    assert done(learner.post(f"{at}/move/", {"starts_at": start, "sequence": 0}))["starts_at"] == start
    refused(learner.post(f"{at}/cancel/", {"reason": "Un imprévu", "sequence": 0}), "changed")
    assert done(learner.post(f"{at}/cancel/", {"reason": "Un imprévu", "sequence": 1}))["status"] == "cancelled"


def test_sessions_of_some_days(journey, key_of):
    learner, ids = key_of("learner"), journey.ids

    def found(query):
        return [each["id"] for each in done(learner.get(f"/sessions/?{query}"))["results"]]

    series = [each["id"] for each in done(learner.get(f"/series/{ids['series_id']}/"))["sessions"]]
    assert sorted(found("")) == sorted([str(ids["held_id"]), str(ids["session_id"]), *series])
    assert found(f"until={in_days(-1)}") == [str(ids["held_id"])]
    assert sorted(found(f"since={in_days(-1)}")) == sorted([str(ids["session_id"]), *series])
    assert found("status=held") == [str(ids["held_id"])]
    assert len(done(key_of("coordinator").get("/sessions/"))["results"]) == 4
    assert done(key_of("coordinator").get("/sessions/?scope=mine"))["results"] == []


@pytest.mark.parametrize(("wrong", "answer"), [
    ({"time_zone": "Mars/Olympus"}, 400), ({"hours": []}, "no_hours"), ({"days_off": [{"first": "2031-02-01", "last": "2031-01-01"}]},
                                                                        "ends_before_start"),
    ({"hours": [{"weekday": 0, "start": "12:00", "end": "09:00"}]}, "ends_before_start"),
    ({"hours": [{"weekday": 0, "start": "09:00", "end": "12:00"}, {"weekday": 0, "start": "11:00", "end": "13:00"}]}, "overlap"),
    ({"hours": [{"weekday": 7, "start": "09:00", "end": "12:00"}]}, 400)])
def test_hours_that_make_no_sense(cast, key_of, wrong, answer):
    mentor = key_of("mentor")
    good = {"time_zone": "Europe/Paris", "hours": [{"weekday": 0, "start": "22:00", "end": "00:00"}], "days_off": [], "dates": []}
    assert done(mentor.put("/availability/", good)) == good
    said = mentor.put("/availability/", good | wrong)
    is_problem(said, 400) if answer == 400 else refused(said, answer)
    assert done(mentor.get("/availability/")) == good


def test_notes_are_read_by_those_they_say(journey, key_of):
    at, mentor = f"/sessions/{journey.ids['session_id']}/notes/", key_of("mentor")
    for audience in ("private", "staff"):
        done(mentor.post(at, {"body": audience, "audience": audience}), 201)

    def read(who):
        return sorted(note["audience"] for note in done(key_of(who).get(at))["results"])

    assert (read("mentor"), read("learner"), read("coordinator")) == (["pair", "private", "staff"], ["pair"], ["staff"])


def test_two_words_that_disagree_are_settled(journey, key_of):
    at = f"/sessions/{journey.ids['held_id']}"
    done(key_of("mentor").put(f"{at}/attendance/", {"mine": "present", "theirs": "absent"}))
    assert done(key_of("learner").put(f"{at}/attendance/", {"mine": "present", "theirs": "present"}))["is_disputed"]
    settled = done(key_of("coordinator").post(f"{at}/settle/", {"status": "held"}))
    assert (settled["status"], settled["is_disputed"]) == ("held", False)
    refused(key_of("learner").put(f"{at}/attendance/", {"mine": "late", "theirs": "present"}), "settled")
    assert len(done(key_of("learner").get(f"{at}/attendance/"))["results"]) == 4
    refused(key_of("mentor").put(f"/sessions/{journey.ids['session_id']}/attendance/", {"mine": "late", "theirs": "late"}), "not_started")


# ── conversations ────────────────────────────────────────────────────────────────────────────────
def test_messages_come_once_and_are_read(journey, key_of):
    at, mentor, learner = f"/conversations/{journey.ids['conversation_id']}", key_of("mentor"), key_of("learner")
    sent = {"client_id": str(uuid4()), "body": "Merci"}
    first = done(mentor.post(f"{at}/messages/", sent), 201)
    assert done(mentor.post(f"{at}/messages/", sent), 201) == first
    assert [each["seq"] for each in done(learner.get(f"{at}/messages/"))["results"]] == [2, 1]
    assert [each["seq"] for each in done(learner.get(f"{at}/messages/?after=1"))["results"]] == [2]
    assert done(learner.get("/conversations/"))["results"][0]["unread"] == 2
    assert done(learner.post(f"{at}/read/", {"seq": 2}))["unread"] == 0
    assert done(learner.post(f"{at}/read/", {"seq": 0}))["read_seq"] == 2
    assert done(learner.post(f"/mentorships/{journey.ids['mentorship_id']}/conversation/"))["id"] == str(journey.ids["conversation_id"])


def test_not_too_fast_and_not_after_the_end(journey, key_of):
    at, learner = f"/conversations/{journey.ids['conversation_id']}/messages/", key_of("learner")
    for _ in range(RATE):
        done(learner.post(at, {"client_id": str(uuid4()), "body": "Encore"}), 201)
    assert is_problem(learner.post(at, {"client_id": str(uuid4()), "body": "Encore"}), 429)["code"] == "rate"
    done(learner.post(f"/mentorships/{journey.ids['mentorship_id']}/end/", {"reason": "Terminé", "cause": "done"}))
    refused(key_of("mentor").post(at, {"client_id": str(uuid4()), "body": "Trop tard"}), "closed")


# ── follow-up and invitations ────────────────────────────────────────────────────────────────────
def test_feedback_is_of_sessions_held_and_few_answers_have_no_mean(journey, key_of):
    ids, mentor = journey.ids, key_of("mentor")
    refused(mentor.put(f"/sessions/{ids['session_id']}/feedback/", {"rating": 5}), "not_held")
    done(mentor.put(f"/sessions/{ids['held_id']}/feedback/", {"rating": 5, "comment": "Utile"}))
    figures = done(key_of("coordinator").post("/figures/"))
    assert (figures["answers"], figures["asked"], figures["satisfaction"]) == (2, 2, None)
    rows = done(key_of("coordinator").get("/figures/satisfaction/"))["results"]
    assert sorted((row["what"], row["comment"]) for row in rows) == [("4 / 5", ""), ("5 / 5", "Utile")]
    is_problem(key_of("coordinator").get("/figures/nonsense/"), 404)


def test_figures_of_one_program(journey, key_of):
    observer, ids = key_of("observer"), journey.ids

    def pairs(program):
        return done(observer.get(f"/figures/?program={program}"))["figures"][0]["n"]

    assert (pairs(ids["program_id"]), pairs(ids["open_program"])) == (1, 0)
    is_problem(observer.get(f"/figures/?program={uuid4()}"), 404)


def test_inviting_says_what_became_of_each_address(journey, key_of):
    coordinator = key_of("coordinator")
    asked = {"emails": ["neuve@verger.example", "mentor@verger.example", "autre@verger.example"], "roles": ["learner"],
             "program": str(journey.ids["program_id"])}
    told = done(coordinator.post("/invitations/", asked), 201)
    assert [each["email"] for each in told["invitations"]] == ["autre@verger.example"]
    assert (told["already_invited"], told["already_members"]) == (["neuve@verger.example"], ["mentor@verger.example"])
    at = f"/invitations/{told['invitations'][0]['id']}/"
    assert done(coordinator.post(f"{at}withdraw/"))["state"] == "withdrawn"
    refused(coordinator.post(f"{at}resend/"), "withdrawn")


@pytest.mark.parametrize(("wrong", "field"), [({"roles": ["owner"]}, "roles"), ({"program": str(uuid4())}, "program"),
                                              ({"emails": ["x"]}, "emails"), ({"emails": []}, "emails")])
def test_invitations_that_a_coordinator_cannot_make(cast, key_of, wrong, field):
    answer = key_of("coordinator").post("/invitations/", {"emails": ["a@b.example"], "roles": ["learner"]} | wrong)
    assert is_problem(answer, 400)["errors"].keys() == {field}
