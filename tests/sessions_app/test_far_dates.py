"""Dates of another century are refused in words that name the bound, and stay as they were typed."""
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from common.days import FIRST, LAST, SENSIBLE
from sessions_app.forms.fields import day_field

from .test_availability import sent
from .test_hours_sets_pages import sent as set_sent
from .test_meetings_pages import fields as log_sent

EARLY, LATE = "1999-12-31", "2100-01-02"
SAID = {EARLY: "Indiquez une date au plus tôt le 1er janvier 2000.", LATE: "Indiquez une date au plus tard le 1er janvier 2100."}
HOURS = [(0, "09:00", "12:00")]


@pytest.mark.parametrize("typed", SAID)
@pytest.mark.parametrize(("page", "body"), [
    ("/availability/", lambda house, day: sent(HOURS, dates=[(day, "09:00", "10:00", "extra")])),
    ("/availability/", lambda house, day: sent(HOURS, [(day, "")])),
    ("/availability/sets/new/", lambda house, day: set_sent(first_day=day)),
    ("/pairs/{pair}/log/", lambda house, day: log_sent(day=day))])
def test_pages_that_save_say_so_and_lose_nothing(house, as_person, page, body, typed):
    answer = as_person(house.mentor).post(house.url(page.format(pair=house.pair.pk)), body(house, typed))
    assert (answer.status_code, answer.text.count(f'value="{typed}"')) == (422, 1)
    assert SAID[typed] in answer.text and typed not in answer.text.replace(f'value="{typed}"', "")


@pytest.mark.parametrize("typed", SAID)
def test_so_does_the_list_of_sessions(house, as_person, typed):
    page = as_person(house.mentor).get(house.url("/sessions/"), {"since": typed, "until": typed})
    assert page.text.count(SAID[typed]) == 2 == page.text.count(f'value="{typed}"')


@pytest.mark.parametrize(("typed", "said"), [(EARLY, "Ce jour est passé"), (LATE, SAID[LATE])])
def test_a_pause_that_ended_in_another_century_is_past(house, as_person, typed, said):
    page = as_person(house.mentor).post(house.url("/availability/"), sent(HOURS, **{"rules-paused_until": typed}))
    told, = page.context["form"].rules.errors["paused_until"]
    assert told.startswith(said)


def test_the_bounds_are_those_that_are_said():
    field = day_field("", validators=SENSIBLE)
    assert (field.clean(FIRST.isoformat()), field.clean(LAST.isoformat())) == (FIRST, LAST) == (date(2000, 1, 1), date(2100, 1, 1))
    for beyond, text in ((FIRST - timedelta(days=1), "Give a date no earlier than 1 January 2000."),
                         (LAST + timedelta(days=1), "Give a date no later than 1 January 2100.")):
        with override("en"), pytest.raises(ValidationError, match=text):
            field.clean(beyond.isoformat())
