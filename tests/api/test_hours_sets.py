"""Other hours and calendars elsewhere through the API: the same rules as on the pages."""
import pytest

from sessions_app.models import HoursSet
from tests.api.journey import in_days


@pytest.fixture
def summer(cast):
    return {"name": "Été", "program": str(cast.verger.program.pk), "first_day": str(in_days(10)), "last_day": str(in_days(40)),
            "time_zone": "Europe/Paris", "hours": [{"weekday": 0, "start": "22:00", "end": "00:00"}]}


def test_made_read_replaced_and_removed(cast, key_of, summer):
    mentor = key_of("mentor")
    made = mentor.post("/availability/sets/", summer)
    assert made.status_code == 201
    assert {name: value for name, value in made.json().items() if name != "id"} == summer
    at = f"/availability/sets/{made.json()['id']}/"
    assert mentor.get("/availability/sets/").json()["results"] == [made.json()]
    whole_year = summer | {"first_day": None, "last_day": None, "name": "Toujours"}
    assert mentor.put(at, whole_year).json() == whole_year | {"id": made.json()["id"]}
    assert mentor.delete(at).json()["code"] == "no_hours", "a mentor's last hours stay"
    mentor.put("/availability/", {"time_zone": "Europe/Paris", "hours": summer["hours"], "days_off": []})
    assert mentor.delete(at).status_code == 204
    assert mentor.get(at).status_code == 404


@pytest.mark.parametrize(("wrong", "answer"), [
    ({"program": None, "first_day": None, "last_day": None}, "for_nothing"), ({"last_day": None}, "season"),
    ({"first_day": "2031-02-01", "last_day": "2031-01-01"}, "season"), ({"hours": []}, "no_hours"),
    ({"hours": [{"weekday": 0, "start": "12:00", "end": "09:00"}]}, "ends_before_start"), ({"time_zone": "Mars/Olympus"}, 400),
    ({"program": "00000000-0000-7000-8000-000000000000"}, 400), ({"name": " "}, 400)])
def test_what_cannot_be_is_refused(cast, key_of, summer, wrong, answer):
    said = key_of("mentor").post("/availability/sets/", summer | wrong)
    assert (said.status_code if answer == 400 else said.json()["code"]) == answer
    with cast.verger.bound():
        assert not HoursSet.objects.exists()


def test_a_second_set_for_the_same_days_is_refused(cast, key_of, summer):
    key_of("mentor").post("/availability/sets/", summer)
    again = key_of("mentor").post("/availability/sets/", summer | {"name": "Encore"})
    assert (again.status_code, again.json()["code"]) == (409, "same_time")


def test_a_calendar_s_address_is_never_told(cast, key_of):
    mentor = key_of("mentor")
    made = mentor.post("/calendars/", {"url": "webcal://calendar.example.org/SECRET.ics"})
    assert (made.status_code, made.json()["host"]) == (201, "calendar.example.org")
    assert "SECRET" not in mentor.get("/calendars/").content.decode() + made.content.decode()
    for url, code in (("https://calendar.example.org/SECRET.ics", "known"), ("http://10.0.0.1/x", "address")):
        assert mentor.post("/calendars/", {"url": url}).json()["code"] == code
    assert mentor.delete(f"/calendars/{made.json()['id']}/").status_code == 204
    assert mentor.get("/calendars/").json()["results"] == []
