"""What is typed in one part of a session's page outlives the sending of another, without a script."""
import pytest

from sessions_app import services
from sessions_app.models import Attendance, SessionNote

from .test_session_page import agenda_data, at

NO_ACTIONS = {"actions-TOTAL_FORMS": 2, "actions-INITIAL_FORMS": 0} | {
    f"actions-{n}-{name}": value for n in range(2) for name, value in {"title": "", "owner": "learner", "due_on": ""}.items()}


@pytest.fixture
def typed(over):
    """Everything that the page sends, with words in every part."""
    return agenda_data(over, topic_2="My CV") | NO_ACTIONS | {
        "preparation-text": "Read my letter", "preparation-version": 0, "recap-text": "We rehearsed", "recap-version": 0,
        "actions-0-title": "Call the firm", "actions-0-owner": "learner", "actions-0-due_on": "2027-01-15",
        "note-body": "She was nervous", "note-audience": "private", "attendance-mine": "late", "attendance-theirs": "present",
        "initial-attendance-mine": "present", "initial-attendance-theirs": "present"}


WORDS = {"agenda": "My CV", "preparation": "Read my letter", "recap": "We rehearsed", "notes": "She was nervous"}


@pytest.mark.parametrize("part", [*WORDS, "attendance", "keep"])
def test_saving_one_part_keeps_the_words_of_the_others(house, over, as_person, typed, part):
    answer = as_person(house.learner).post(at(house, over, f"{part}/"), typed)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert [words for words in WORDS.values() if words not in page] == []
    assert ('value="Call the firm"' in page) == (part != "recap")
    name = "note" if part == "notes" else part
    assert answer.context["unsaved"] == {"agenda", "preparation", "recap", "note", "attendance"} - {name}
    over.refresh_from_db()
    stands = {"agenda": over.agenda.get(position=2).topic, "preparation": over.preparation, "recap": over.recap,
              "notes": "".join(SessionNote.objects.values_list("body", flat=True))}
    assert stands == {each: words if each == part else "" for each, words in WORDS.items()}
    assert Attendance.objects.exists() == (part == "attendance")


def test_a_refused_part_keeps_the_words_of_the_others(house, over, as_person, typed):
    client = as_person(house.learner)
    services.save_shared_text(session=over, field="preparation", text="Theirs", version=0)
    for part, status, sent in (("preparation", 409, typed), ("recap", 422, typed | {"actions-0-due_on": ""}),
                               ("notes", 422, typed | {"note-audience": "everybody"})):
        answer = client.post(at(house, over, f"{part}/"), sent)
        assert answer.status_code == status
        assert [words for words in WORDS.values() if words not in answer.content.decode()] == []
        assert len(answer.context["unsaved"]) == 5


def test_a_word_that_comes_too_late_is_told_in_its_place(house, over, as_person, typed):
    services.settle_session(actor=house.coordinator, session=over, status="held")
    answer = as_person(house.learner).post(at(house, over, "attendance/"), typed)
    assert answer.status_code == 409
    assert "We rehearsed" in answer.content.decode()


def test_nothing_typed_is_nothing_kept(house, over, as_person):
    services.save_shared_text(session=over, field="recap", text="One\nTwo", version=0)
    sent = agenda_data(over, topic_1="Begin") | NO_ACTIONS | {
        "preparation-text": "", "preparation-version": 0, "recap-text": "One\r\nTwo", "recap-version": 1, "note-body": "",
        "note-audience": "pair", "attendance-mine": "late", "attendance-theirs": "present",
        "initial-attendance-mine": "late", "initial-attendance-theirs": "present"}
    answer = as_person(house.learner).post(at(house, over, "agenda/"), sent)
    assert answer.url == at(house, over, "?saved=agenda")
