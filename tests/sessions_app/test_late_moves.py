"""Past the program's notice, who can only propose other times is told so."""
from datetime import timedelta

import pytest

from common import clock
from notifications.messages import message_for
from sessions_app.selectors import free_starts
from sessions_app.services import create_policy, move_session

from .conftest import book
from .test_mail import owed


@pytest.fixture
def late(house):
    """Moved by the coordination to a time inside the notice."""
    create_policy(actor=house.coordinator, program=house.program, change_notice_hours=48)
    session = book(house, free_starts(house.pair)[-1])
    soon = next(start for start in free_starts(house.pair) if start > clock.now() + timedelta(hours=3))
    assert soon < clock.now() + timedelta(hours=48)
    return move_session(actor=house.coordinator, session=session, starts_at=soon, sequence=0, reason="Examen")


@pytest.mark.parametrize(("language", "said", "again"), [
    ("fr", "proposez d’autres créneaux", "Déplacer la séance"), ("en", "propose other times", "Move the session")])
def test_the_message_of_a_late_move_says_what_can_be_done(house, late, language, said, again):
    house.learner.user.language = language
    house.learner.user.save()
    told = message_for(owed("moved", house.learner)[0])
    for text in (told.body, told.alternatives[0][0]):
        assert said in text and again not in text


def test_so_does_the_page_of_the_session(house, late, as_person):
    move, propose = (house.url(f"/sessions/{late.pk}/{path}/") for path in ("move", "propose"))
    page = as_person(house.learner).get(house.url(f"/sessions/{late.pk}/")).text
    assert (page.count(f'href="{move}"'), page.count(f'href="{propose}"')) == (0, 1)
    assert f'href="{move}"' in as_person(house.coordinator).get(house.url(f"/sessions/{late.pk}/")).text
