"""A name holds nothing that is not seen, wherever it is given; what was kept before breaks no email."""
import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError

from accounts.forms import JoinForm
from accounts.models import Invitation, User
from accounts.services import create_organization
from common.errors import Refused
from common.names import NameField, on_one_line, validate_name
from matching.models import Circle
from matching.services import rename_circle, start_circles
from notifications.messages import Parts, assembled
from notifications.models import Delivery
from programs.models import Program
from tests.matching.asking import open_ways
from tests.matching.people import enrol

UNSEEN = ["\x00", "\x07", "\n", "\t", "\x1f", "\x7f", "\x85", "\x9f", "\u2028", "\u2029", "\u202a", "\u202e", "\u2066", "\u2069"]
COPIES = {"sessions_app.AgendaItem.name_fr", "sessions_app.AgendaItem.name_en"}  # of a kind's parts
SAID = {"fr": "un caractère qui ne se voit pas", "en": "a character that cannot be seen"}


@pytest.mark.parametrize("mark", UNSEEN, ids=ascii)
def test_what_is_not_seen_is_refused(mark):
    with pytest.raises(ValidationError):
        validate_name(f"Léa{mark}Learner")
    assert on_one_line(f" Léa{mark}Learner\n") == "Léa Learner"


@pytest.mark.parametrize("name", [
    "Zoë O’Brien", "Nguyễn Thị Minh", "Léa\u00a0Learner", "میر\u200cزا", "\u200fעדי\u200f", "Ünï 👩\u200d👩\u200d👧"])
def test_names_of_all_scripts_are_names(name):
    validate_name(name)


def test_every_column_that_people_name_something_in_refuses_it():
    own = [model for model in apps.get_models() if (settings.BASE_DIR / model.__module__.split(".")[0]).is_dir()]
    columns = [field for model in own for field in model._meta.fields if field.name in ("name", "name_fr", "name_en")]
    assert {str(field) for field in columns if not isinstance(field, NameField)} <= COPIES
    assert NameField(max_length=9).deconstruct()[1] == "django.db.models.CharField"


@pytest.mark.parametrize("language", SAID)
def test_the_profile_says_why_and_keeps_what_is_typed(cast, as_person, language):
    learner = cast.verger.learner
    User.objects.filter(pk=learner.user_id).update(language=language)
    answer = as_person(learner).post(cast.verger.url("/me/edit/"), {"name": "Léa\u202eLearner", "bio": "Bonjour", "headline": "Ici"})
    assert answer.status_code == 422
    assert all(words in answer.text for words in (SAID[language], "Bonjour", "Léa\u202eLearner"))
    learner.user.refresh_from_db()
    assert learner.user.name == "Léa Learner"


def test_nor_does_the_api_take_it(cast, key_of):
    refused = key_of("learner").patch("/me/", {"name": "Léa\u2028Learner"})
    assert (refused.status_code, refused["Content-Type"], list(refused.json()["errors"])) == (400, "application/problem+json", ["name"])
    assert SAID["en"] in str(refused.json()["errors"])
    told = {"name": "Re\x85prise", "description": "x", "starts_on": "2027-01-01", "ends_on": "2027-06-01"}
    assert list(key_of("coordinator").post("/programs/", told).json()["errors"]) == ["name"]
    assert key_of("coordinator").post("/programs/", told | {"name": "Reprise"}).status_code == 201
    template = key_of("coordinator").put(f"/programs/{cast.verger.program.pk}/plan-template/", {"name": "Le\x07nôtre", "actions": []})
    assert "name" in template.json()["errors"]


def test_nor_who_joins_or_founds(cast):
    form = JoinForm({"name": "Léa\x1bLearner", "password": "une courte phrase"}, email="x@example.org")
    assert list(form.errors) == ["name"]
    for wrong in ({"name": "Ver\nger"}, {"owner_name": "O\u202ewner"}):
        with pytest.raises(Refused):
            create_organization(**{"slug": "autre", "name": "Autre", "owner_email": "o@example.org"} | wrong)


def test_nor_a_circle(cast, as_person):
    house = cast.verger
    with house.bound():
        open_ways(house)
        leader = enrol(house, "mentor", "Gilles Bon", capacity=5)
        for letter in "ABC":
            enrol(house, "learner", f"Apprenant {letter}")
        run = start_circles(actor=house.coordinator, program=house.program, least=2, most=4, mentors=[leader.pk])
        circle = run.circles.get()
        with pytest.raises(Refused) as refusal:
            rename_circle(actor=house.coordinator, circle=circle, name="Oser\x00négocier")
        assert (refusal.value.code, SAID["fr"] in refusal.value.message) == ("name", True)
    answer = as_person(house.coordinator).post(house.url(f"/matching/circles/{circle.pk}/name/"), {"name": "Oser\x00négocier"})
    assert (answer.status_code, SAID["fr"] in answer.text) == (422, True)
    with house.bound():
        assert Circle.objects.get().name == "Cercle avec Gilles Bon"


@pytest.mark.parametrize("model", [User, Program, Invitation, Circle])
def test_nor_the_admin(model):
    with pytest.raises(ValidationError) as refusal:
        model(name="a\x00b").clean_fields(exclude=[field.name for field in model._meta.fields if field.name != "name"])
    assert "name" in refusal.value.message_dict


def test_a_name_kept_from_before_breaks_no_header(cast):
    house = cast.verger
    house.organization.name = "Le\r\nVerger\x07"
    message = assembled(Delivery(organization=house.organization, recipient=house.learner), Parts("x", "x", "x", ""), [])
    assert message.message()["From"].startswith("Le Verger <")
