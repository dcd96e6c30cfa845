"""An organization whose program lets people find each other, its mentors free all day."""
import pytest

from sessions_app.services import set_availability
from sessions_app.slots import Hours

from .asking import open_ways


@pytest.fixture
def house(cast):
    with cast.verger.bound():
        open_ways(cast.verger)
        for mentor in (cast.verger.mentor, cast.verger.other_mentor):
            set_availability(actor=mentor, hours=[Hours(day, 8 * 60, 20 * 60, "Europe/Paris") for day in range(7)], days_off=[])
        yield cast.verger
