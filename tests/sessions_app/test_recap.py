"""One POST ends a session: what was done, what comes next, the next date and the rating."""
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from action_plans.models import Action
from assessments.models import Goal
from common import clock
from common.errors import Refused
from kpis.models import SessionFeedback
from sessions_app import services
from sessions_app.models import SchedulingPolicy, Session, SessionNote
from sessions_app.selectors import free_starts

from .conftest import book
from .meetings import for_a_month, log
from .test_session_page import at
from .test_typed_parts import NO_ACTIONS


def sent(page, **more):
    """What the page sends with its first offer chosen."""
    form = page.context["recap"]
    return NO_ACTIONS | {
        "recap-text": "We rehearsed", "recap-version": form["version"].value(), "recap-next_key": str(form["next_key"].value()),
        "recap-next_start": page.context["next_starts"][0].isoformat(), "actions-0-title": "Call the firm",
        "actions-0-due_on": "2027-01-15"} | more


def test_one_post_gives_recap_actions_next_session_and_rating(house, held, as_person):
    client = as_person(house.learner)
    page = client.get(at(house, held))
    data = sent(page, **{"feedback-rating": "4", "feedback-comment": "Useful"})
    assert [client.post(at(house, held, "recap/"), data).status_code for _twice in range(2)] == [302, 302]
    held.refresh_from_db()
    after = Session.objects.exclude(pk=held.pk).get()
    assert (held.recap, Action.objects.get().title) == ("We rehearsed", "Call the firm")
    assert (after.starts_at, after.status, after.booking_key) == (
        page.context["next_starts"][0], "confirmed", UUID(data["recap-next_key"]))
    feedback = SessionFeedback.objects.get()
    assert (feedback.membership, feedback.rating, feedback.comment) == (house.learner, 4, "Useful")
    page = client.get(at(house, held))
    assert page.context["next_session"] == after
    assert page.context["next_starts"] == []
    assert page.context["feedback"] is None


def test_a_start_that_is_taken_keeps_the_recap_and_offers_others(house, held, as_person):
    client = as_person(house.learner)
    data = sent(client.get(at(house, held)), **{"note-body": "half a note", "note-audience": "pair"})
    Session.objects.filter(pk=book(house, datetime.fromisoformat(data["recap-next_start"])).pk).update(status="missed")
    answer = client.post(at(house, held, "recap/"), data)
    assert answer.status_code == 409
    held.refresh_from_db()
    assert held.recap == "We rehearsed"
    assert Action.objects.count() == 1
    assert len(answer.context["next_starts"]) == 3
    assert answer.context["unsaved"] == {"note"}
    page = answer.content.decode()
    assert all(words in page for words in ("We rehearsed", "half a note", *(s.isoformat() for s in answer.context["next_starts"])))
    again = sent(answer, **{"actions-0-title": "", "actions-0-due_on": ""})
    assert client.post(at(house, held, "recap/"), again).status_code == 302
    assert Session.objects.filter(status="confirmed").get().starts_at == answer.context["next_starts"][0]


def test_a_recap_that_the_other_changed_books_nothing_yet(house, held, as_person):
    client = as_person(house.learner)
    data = sent(client.get(at(house, held)))
    services.save_shared_text(session=held, field="recap", text="Theirs", version=0)
    answer = client.post(at(house, held, "recap/"), data)
    assert answer.status_code == 409
    assert Session.objects.count() == 1
    assert "We rehearsed" in answer.content.decode()
    assert f'value="{data["recap-next_start"]}" checked' in answer.content.decode()
    assert client.post(at(house, held, "recap/"), data | {"recap-version": 1}).status_code == 302
    assert Session.objects.count() == 2


def test_without_a_next_date_or_a_rating_the_recap_is_as_before(house, held, as_person):
    client = as_person(house.mentor)
    data = sent(client.get(at(house, held)), **{"recap-next_start": "", "feedback-rating": "", "feedback-comment": ""})
    assert client.post(at(house, held, "recap/"), data).status_code == 302
    assert Session.objects.count() == 1
    assert not SessionFeedback.objects.exists()


@pytest.mark.parametrize("wrong", [{"recap-next_start": "soon"}, {"feedback-rating": "9"}, {"feedback-comment": "no number"}])
def test_what_is_wrong_is_told_and_nothing_saved(house, held, as_person, wrong):
    client = as_person(house.learner)
    answer = client.post(at(house, held, "recap/"), sent(client.get(at(house, held)), **wrong))
    assert answer.status_code == 422
    assert "We rehearsed" in answer.content.decode()
    held.refresh_from_db()
    assert held.recap == ""
    assert Session.objects.count() == 1


def test_where_the_other_accepts_first_it_is_a_proposal(house, held, as_person):
    services.create_policy(actor=house.coordinator, program=house.program, approval=SchedulingPolicy.Approval.OTHER)
    client = as_person(house.learner)
    assert client.post(at(house, held, "recap/"), sent(client.get(at(house, held)))).status_code == 302
    assert Session.objects.exclude(pk=held.pk).get().status == "proposed"


def test_nothing_is_offered_to_a_pair_that_has_ended(house, held, as_person):
    house.pair.status = "ended"
    house.pair.save()
    assert as_person(house.learner).get(at(house, held)).context["next_starts"] == []


def test_what_was_taken_back_has_no_recap_and_nothing_typed_is_lost(house, as_person):
    met, client = log(for_a_month(house), "mentor"), as_person(house.learner)
    data = sent(client.get(at(house, met)), **{"note-body": "half a note", "note-audience": "pair"})
    services.strike_meeting(actor=house.mentor, session=met)
    answer = client.post(at(house, met, "recap/"), data)
    assert (answer.status_code, answer.context["unsaved"]) == (409, {"recap", "note"})
    assert all(words in answer.text for words in ("n’a donc pas de compte rendu", "We rehearsed", "Call the firm", "half a note"))
    kept_beside = client.post(at(house, met, "notes/"), data)
    assert (kept_beside.context["unsaved"], "We rehearsed" in kept_beside.text) == ({"recap"}, True)
    met.refresh_from_db()
    assert (met.recap, Action.objects.count(), Session.objects.count(), SessionNote.objects.get().body) == ("", 0, 1, "half a note")
    assert 'name="recap-text"' not in client.get(at(house, met)).text


@pytest.mark.parametrize("status", Session.NEVER_WAS)
def test_what_never_was_has_no_recap(house, session, status):
    Session.objects.filter(pk=session.pk).update(status=status, answer_by=clock.now())
    for text in ("We rehearsed", ""):
        with pytest.raises(Refused) as refusal:
            services.write_up(actor=house.learner, session=session, text=text, version=0, actions=[])
        assert refusal.value.code == "cancelled"
    services.save_shared_text(session=session, field="preparation", text="Read my letter", version=0)


def test_before_it_starts_there_is_no_recap_and_nothing_typed_is_lost(house, session, as_person):
    for text in ("We rehearsed", ""):
        with pytest.raises(Refused) as refusal:
            services.write_up(actor=house.learner, session=session, text=text, version=0, actions=[], next_start=free_starts(house.pair)[5])
        assert refusal.value.code == "not_started"
    client, data = as_person(house.learner), NO_ACTIONS | {
        "recap-text": "We rehearsed", "recap-version": 0, "actions-0-title": "Call the firm", "actions-0-due_on": "2027-01-15",
        "note-body": "half a note", "note-audience": "pair"}
    assert 'name="recap-text"' not in client.get(at(house, session)).text
    answer = client.post(at(house, session, "recap/"), data)
    assert (answer.status_code, answer.context["unsaved"]) == (409, {"recap", "note"})
    assert all(words in answer.text for words in ("n’a pas encore commencé", "We rehearsed", "Call the firm", "half a note"))
    assert kept(session) == ("confirmed", "", 0, 0, 1)
    with clock.at(session.starts_at):
        assert services.save_shared_text(session=session, field="recap", text="We rehearsed", version=0)


def test_a_word_on_what_was_taken_back_is_told_in_its_place(house, as_person):
    met, client = log(for_a_month(house), "mentor"), as_person(house.learner)
    services.strike_meeting(actor=house.mentor, session=met)
    answer = client.post(at(house, met, "attendance/"), WORD)
    assert (answer.status_code, "Cette séance n’a pas eu lieu" in answer.text) == (409, True)


# ── before anybody said that it took place ───────────────────────────────────────────────────────
WORD = {"recap-with_word": "on", "attendance-mine": "late", "attendance-theirs": "present", "initial-attendance-mine": "present",
        "initial-attendance-theirs": "present"}
RATING = {"feedback-rating": "4", "feedback-comment": "Useful"}


def kept(session):
    session.refresh_from_db()
    return session.status, session.recap, SessionFeedback.objects.count(), Action.objects.count(), Session.objects.count()


def test_one_post_gives_the_word_on_who_was_there_too(house, over, as_person):
    client = as_person(house.learner)
    page = client.get(at(house, over))
    assert 'name="recap-with_word"' in page.text
    data = sent(page, **WORD, **RATING)
    assert [client.post(at(house, over, "recap/"), data).status_code for _twice in range(2)] == [302, 302]
    assert kept(over) == ("held", "We rehearsed", 1, 1, 2)
    assert {word.membership: word.outcome for word in over.attendances.all()} == {house.learner: "late", house.mentor: "present"}
    after = client.get(at(house, over))
    assert (after.context["feedback"], 'name="recap-with_word"' in after.text) == (None, False)


def test_a_session_that_did_not_take_place_is_not_rated_and_nothing_is_lost(house, over, as_person):
    client = as_person(house.learner)
    data = sent(client.get(at(house, over)), **WORD, **RATING) | {"attendance-theirs": "absent"}
    answer = client.post(at(house, over, "recap/"), data)
    assert answer.status_code == 409
    assert kept(over) == ("confirmed", "", 0, 0, 1)
    assert answer.context["attendance"]["theirs"].value() == "absent"
    assert all(words in answer.text for words in ("We rehearsed", "Useful", f'value="{data["recap-next_start"]}" checked'))
    assert client.post(at(house, over, "recap/"), data | {"feedback-rating": "", "feedback-comment": ""}).status_code == 302
    assert kept(over) == ("missed", "We rehearsed", 0, 1, 2)


def test_the_word_can_be_left_out_but_not_of_what_is_rated(house, over, as_person):
    client, without = as_person(house.learner), WORD | {"recap-with_word": ""}
    del without["recap-with_word"]
    data = sent(client.get(at(house, over)), **without, **RATING)
    answer = client.post(at(house, over, "recap/"), data)
    assert (answer.status_code, answer.context["unsaved"]) == (409, {"recap", "attendance"})
    answer = client.post(at(house, over, "recap/"), data | {"feedback-rating": "", "feedback-comment": ""})
    assert answer.context["unsaved"] == {"attendance"}
    assert kept(over) == ("confirmed", "We rehearsed", 0, 1, 2)


def test_a_word_that_is_none_keeps_everything(house, over, as_person):
    client = as_person(house.learner)
    answer = client.post(at(house, over, "recap/"), sent(client.get(at(house, over)), **WORD, **RATING) | {"attendance-mine": "perhaps"})
    assert answer.status_code == 422
    assert answer.context["attendance"].errors.keys() == {"mine"}
    assert kept(over) == ("confirmed", "", 0, 0, 1)


@pytest.mark.parametrize(("mine", "theirs"), [("present", "absent"), ("present", "technical")])
def test_no_rating_is_asked_once_the_other_said_that_it_did_not_take_place(house, over, as_person, mine, theirs):
    client = as_person(house.learner)
    data = sent(client.get(at(house, over)), **WORD, **RATING)
    services.record_attendance(actor=house.mentor, session=over, mine=mine, theirs=theirs)
    assert client.get(at(house, over)).context["feedback"] is None
    answer = client.post(at(house, over, "recap/"), data)
    assert (answer.status_code, "Useful" in answer.text) == (409, True)
    assert client.post(at(house, over, "recap/"), data | {"feedback-rating": "", "feedback-comment": ""}).status_code == 302
    over.refresh_from_db()
    assert (over.is_disputed, over.recap, SessionFeedback.objects.count()) == (True, "We rehearsed", 0)


@pytest.mark.parametrize("minutes", [10, 44])
def test_while_it_lasts_neither_is_asked_with_the_recap(house, over, as_person, minutes):
    client = as_person(house.learner)
    with clock.at(over.starts_at + timedelta(minutes=minutes)):
        page = client.get(at(house, over))
        assert (page.context["feedback"], 'name="recap-with_word"' in page.text) == (None, False)
        assert client.post(at(house, over, "recap/"), NO_ACTIONS | WORD | {"recap-text": "We began", "recap-version": 0}).status_code == 200
    assert kept(over) == ("confirmed", "We began", 0, 0, 1)


# ── what it costs ────────────────────────────────────────────────────────────────────────────────
def test_the_page_of_a_past_session_asks_a_fixed_number_of_questions(house, held, as_person):
    client = as_person(house.learner)

    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert client.get(at(house, held)).status_code == 200
        return len([each for each in caught if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))])

    queries()
    before = queries()
    for n in range(5):
        services.add_note(actor=house.mentor, session=held, body="x", audience="pair")
        Action.objects.create(mentorship=house.pair, title=f"Action {n}", due_on=clock.today(), created_at=clock.now())
        Goal.objects.create(enrolment=house.enrolments["learner"], specific=f"Goal {n}", measurable="x", achievable="x", relevant="x",
                            due_on=clock.today(), created_at=clock.now())
    assert queries() == before <= 17
