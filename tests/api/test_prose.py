"""What people write in their own words turns nothing round that stands after it."""
import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from common.prose import LineField, ProseField, straight
from matching.services import end_mentorship
from sessions_app.models import Session
from sessions_app.services import cancel_session
from tests.sessions_app.conftest import book, open_hours

WRITTEN_BY_US = {"notifications.Delivery.subject", "notifications.Delivery.path"}


@pytest.mark.parametrize("mark", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ids=ascii)
def test_what_overrides_or_embeds_a_direction_is_left_out(mark):
    assert straight(f"Grippe{mark} depuis hier\nà demain") == "Grippe depuis hier\nà demain"


@pytest.mark.parametrize("text", ["אני חולה היום", "\u200fأنا مريض\u200f.", "\u061cنعم", "میر\u200cزا", "👩\u200d👩\u200d👧"])
def test_every_script_keeps_its_letters_and_marks(text):
    assert straight(text) == text


def test_reasons_and_prose_are_such_columns():
    own = [model for model in apps.get_models() if (settings.BASE_DIR / model.__module__.split(".")[0]).is_dir()]
    written = [field for model in own for field in model._meta.fields if type(field) is models.TextField or (
        isinstance(field, models.CharField) and field.name.endswith("reason") and not field.choices)]
    assert {str(field) for field in written if not isinstance(field, (LineField, ProseField))} == WRITTEN_BY_US
    assert {LineField(max_length=9).deconstruct()[1], ProseField().deconstruct()[1]} == {
        "django.db.models.CharField", "django.db.models.TextField"}


def test_a_reason_is_kept_without_it_and_told_so(cast):
    house = cast.verger
    with house.bound():
        open_hours(house)
        session = cancel_session(actor=house.mentor, session=book(house), reason="Grippe \u202eetroppus", sequence=0)
        end_mentorship(actor=house.mentor, mentorship=house.pair, reason="\u2067Fini\u2069")
        house.pair.refresh_from_db()
        assert Session.objects.get(pk=session.pk).cancel_reason == "Grippe etroppus"
        assert house.pair.end_reason == "Fini"
