"""What homes say once a program is closed."""
from datetime import timedelta

import pytest

from common import clock
from kpis.models import Pulse
from kpis.texts import pulse_asked
from matching.models import MatchRun
from programs.services import close_program

KEPT = [False]


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
