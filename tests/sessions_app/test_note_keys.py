"""A note comes once, however often it is pressed, and goes by its writer alone."""
from uuid import uuid4

import pytest

from sessions_app import services
from sessions_app.models import SessionNote

from .conftest import book
from .racing import at_once
from .test_recap import sent
from .test_session_page import at


def test_a_note_pressed_twice_is_written_once_and_other_words_are_another(house, over, as_person):
    client = as_person(house.learner)
    key = client.get(at(house, over)).context["note"]["key"].value()
    data = {"note-key": str(key), "note-body": "She was nervous", "note-audience": "private"}
    for _twice in range(2):
        assert client.post(at(house, over, "notes/"), data).status_code == 302
    assert SessionNote.objects.get().body == "She was nervous"
    client.post(at(house, over, "notes/"), data | {"note-body": "She was calm"})
    client.post(at(house, over, "notes/"), data | {"note-audience": "pair"})
    assert SessionNote.objects.count() == 3
    client.post(at(house, over, "notes/"), data | {"note-key": str(client.get(at(house, over)).context["note"]["key"].value())})
    assert SessionNote.objects.count() == 4, "the page was asked for anew"
    as_person(house.mentor).post(at(house, over, "notes/"), data | {"note-audience": "pair"})
    assert SessionNote.objects.filter(author=house.mentor).count() == 1


def test_the_key_stays_while_another_part_is_saved_and_is_new_once_the_note_is(house, over, as_person):
    client = as_person(house.learner)
    page = client.get(at(house, over))
    data = sent(page, **{"note-key": str(page.context["note"]["key"].value()), "note-body": "half a note", "note-audience": "pair"})
    beside = client.post(at(house, over, "recap/"), data)
    assert beside.context["note"]["key"].value() == data["note-key"]
    client.post(at(house, over, "notes/"), data)
    again = client.post(at(house, over, "notes/"), data | {"recap-text": "More", "recap-version": 1})
    assert (again.status_code, SessionNote.objects.count()) == (200, 1)
    assert str(again.context["note"]["key"].value()) != data["note-key"]


def test_of_a_note_pressed_many_times_at_once_one_is_written(committed_house):
    house, key = committed_house, uuid4()
    with house.bound():
        session = book(house)

    def press(_number):
        with house.bound():
            return services.add_note(actor=house.learner, session=session, body="x", audience="pair", key=key).pk

    assert len(set(at_once(press, 12, workers=6))) == 1
    with house.bound():
        assert SessionNote.objects.count() == 1


# ── a note goes ──────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("who", "status"), [("learner", 302), ("mentor", 403), ("coordinator", 404), ("observer", 403), ("stranger", 404)])
def test_a_note_is_deleted_by_its_writer_alone(house, over, as_person, who, status):
    note = services.add_note(actor=house.learner, session=over, body="x", audience="pair")
    address = at(house, over, f"notes/{note.pk}/remove/")
    client = as_person(house.people[who])
    assert client.post(address).status_code == status
    assert SessionNote.objects.exists() == (status != 302)


def test_a_note_that_does_not_exist_and_wrong_methods(house, over, as_person):
    client = as_person(house.learner)
    note = services.add_note(actor=house.learner, session=over, body="x", audience="pair")
    assert client.get(at(house, over, f"notes/{note.pk}/remove/")).status_code == 405
    assert client.post(at(house, over, f"notes/{uuid4()}/remove/")).status_code == 404
