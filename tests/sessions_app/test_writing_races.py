"""Two people write on a session's page while its kind changes, and coordinators set kinds: nobody waits in a circle."""
import pytest

from common.errors import Refused
from sessions_app.models import Session, SessionKind
from sessions_app.services import change_agenda, change_kind, save_preparation
from sessions_app.services.pages import AgendaChange, Answer

from .conftest import book
from .racing import at_once
from .test_kinds import save

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "ops"])


@pytest.fixture
def house(committed_house):
    return committed_house


@pytest.fixture
def session(house):
    with house.bound():
        return change_kind(actor=house.learner, session=book(house), kind="flipped")


def prepare(house, session, number):
    questions = list(session.questions.order_by("position"))
    answers = [Answer(each.position, f"{number} {each.position}", each.version) for each in questions]
    save_preparation(session=session, answers=answers[::-1] if number % 4 else answers, text=f"{number}",
                     version=Session.objects.get(pk=session.pk).preparation_version)


def plan(house, session, number):
    changes = [AgendaChange(item, "topic", item.topic, f"{number} {item.position}") for item in session.agenda.all()]
    change_agenda(session=session, changes=changes)


def another_kind(house, session, number):
    change_kind(actor=house.mentor, session=session, kind=("flipped", "review", "working", "closing")[number % 4])


@pytest.mark.parametrize("writing", [prepare, plan])
def test_writing_and_another_kind_at_once(house, session, writing):
    def act(number):
        with house.bound():
            (another_kind if number % 2 else writing)(house, Session.objects.get(pk=session.pk), number)

    assert all(answer is None or answer.code == "changed" for answer in at_once(act, 80, workers=8))


def test_of_kinds_saved_at_once_one_stands_for_all_sessions(house):
    def act(number):
        with house.bound():
            save(house, f"own-{number}", use="usual")

    assert not [answer for answer in at_once(act, 12, workers=6) if isinstance(answer, Refused)]
    with house.bound():
        assert SessionKind.objects.filter(use="usual").count() == 1
