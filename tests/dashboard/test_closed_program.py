"""What homes say once a program is closed."""
from datetime import timedelta

import pytest

from common import clock
from kpis.models import Pulse
from kpis.texts import pulse_asked
from matching.models import MatchRun
from programs.services import close_program

ENDED, KEPT = [True], [False]


@pytest.fixture
def house(cast):
    with cast.verger.bound():
        yield cast.verger


@pytest.fixture
def closed(house, request):
    """Something waited in it when it was closed; its pairs end with it, or go on."""
    Pulse.objects.create(mentorship=house.pair, membership=house.learner, asked_on=clock.today() - timedelta(days=2))
    MatchRun.objects.create(program=house.program, status="draft", created_by=house.coordinator, created_at=clock.now())
    close_program(actor=house.coordinator, program=house.program, ends_pairs=request.param)
    return house


def home(house, as_person, who, role):
    return as_person(house.people[who]).get(house.url(f"/?as={role}")).text


@pytest.mark.parametrize("closed", KEPT, indirect=True)
def test_nobody_is_asked_how_it_goes_nor_to_match_any_more(closed, as_person):
    assert "/pulses/" not in home(closed, as_person, "learner", "learner")
    assert pulse_asked({"pulse": str(Pulse.objects.get().pk)}, closed.learner) is None
    assert "/runs/" not in home(closed, as_person, "coordinator", "staff")


@pytest.mark.parametrize("closed", ENDED, indirect=True)
@pytest.mark.parametrize(("role", "partner"), [("learner", "Mehdi Mentor"), ("mentor", "Léa Learner")])
def test_the_home_tells_of_what_has_ended_and_leads_there(closed, as_person, role, partner):
    said, pair = home(closed, as_person, role, role), closed.url(f"/pairs/{closed.pair.pk}/")
    assert "Le programme «\u00a0Premier emploi\u00a0» est clos." in said and "encore à aucun" not in said
    assert f'href="{pair}">Ce que vous avez fait ensemble avec {partner}' in said
    assert as_person(closed.people[role]).get(pair).status_code == 200


def test_nothing_is_behind_whoever_has_a_pair(house, as_person):
    assert 'id="behind"' not in home(house, as_person, "learner", "learner")
