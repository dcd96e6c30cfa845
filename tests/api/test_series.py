"""A series through the API: its dates are seen first, and what is in their way is answered for, before it is booked."""
from datetime import timedelta
from uuid import uuid4

import pytest

from sessions_app.models import Session, TimeOff
from sessions_app.selectors import free_starts
from tests.sessions_app.conftest import open_hours


@pytest.fixture
def wanted(cast):
    """Four weeks, the third of which is not free."""
    house = cast.verger
    with house.bound():
        open_hours(house)
        first = free_starts(house.pair)[30]
        off = (first + timedelta(weeks=2)).date()
        TimeOff.objects.create(membership=house.mentor, first_day=off, last_day=off)
    return {"starts_at": first.isoformat(), "rhythm": "weekly", "count": 4}


def test_seen_refused_settled_and_booked_once(cast, key_of, wanted):
    caller, path = key_of("learner"), f"/mentorships/{cast.verger.pair.pk}/series/"
    seen = caller.post(path + "dates/", wanted).json()
    assert seen["rule"] == "FREQ=WEEKLY;COUNT=4"
    assert seen["time_zone"] == "Europe/Paris"
    assert [date["conflict"] for date in seen["dates"]] == ["", "", "closed", ""]
    booking = wanted | {"booking_key": str(uuid4())}
    refused = caller.post(path, booking)
    assert refused.status_code == 409
    assert (refused.json()["code"], [each["position"] for each in refused.json()["conflicts"]]) == ("conflicts", [2])
    settled = booking | {"chosen": [{"position": 2, "starts_at": seen["dates"][2]["nearest"][0]}]}
    made = [caller.post(path, settled) for _ in range(2)]
    assert [answer.status_code for answer in made] == [201, 201]
    assert made[0].json()["id"] == made[1].json()["id"]
    assert len(made[0].json()["sessions"]) == 4
    assert caller.get(f"/series/{made[0].json()['id']}/").json()["sessions"][2]["starts_at"] == seen["dates"][2]["nearest"][0]
    with cast.verger.bound():
        assert Session.objects.count() == 4


def test_a_date_may_be_left_out(cast, key_of, wanted):
    left_out = wanted | {"booking_key": str(uuid4()), "chosen": [{"position": 2, "starts_at": None}]}
    made = key_of("mentor").post(f"/mentorships/{cast.verger.pair.pk}/series/", left_out)
    assert len(made.json()["sessions"]) == 3
