"""The calendar feed through the API: its address is told once, and void for good when renewed or switched off."""
from datetime import timedelta
from urllib.parse import urlsplit

from audit.models import Entry
from common import clock
from tests.sessions_app.conftest import book, open_hours

OFF = {"is_on": False, "is_busy_only": False, "made_at": None}


def answers(client, url):
    return client.get(urlsplit(url).path).status_code


def test_made_read_renewed_and_switched_off(cast, key_of, client):
    learner = key_of("learner")
    assert learner.get("/calendar-feed/").json() == OFF
    made = learner.post("/calendar-feed/", {})
    url, stands = made.json()["url"], {name: value for name, value in made.json().items() if name != "url"}
    assert (made.status_code, stands["is_on"], stands["is_busy_only"]) == (201, True, False)
    assert url.startswith("http")
    assert answers(client, url) == 200
    assert learner.get("/calendar-feed/").json() == stands, "the address is told once"
    again = learner.post("/calendar-feed/", {"is_busy_only": True}).json()
    assert again["is_busy_only"]
    assert (answers(client, url), answers(client, again["url"])) == (404, 200)
    for _twice in range(2):
        assert learner.delete("/calendar-feed/").status_code == 204
    assert learner.get("/calendar-feed/").json() == OFF
    assert answers(client, again["url"]) == 404
    third = learner.post("/calendar-feed/", {}).json()["url"]
    assert ([answers(client, each) for each in (url, again["url"], third)]) == [404, 404, 200]
    with cast.verger.bound():
        assert Entry.objects.filter(verb="sessions_app.feed.set", detail__is_on=False).count() == 1


def test_it_is_the_feed_of_the_page(cast, key_of, client, as_person):
    house, learner = cast.verger, key_of("learner")
    with house.bound():
        open_hours(house)
        session = book(house)
    url = learner.post("/calendar-feed/", {}).json()["url"]
    assert as_person(house.learner).get(house.url("/calendar/subscription/")).context["address"] == url
    assert str(session.pk).encode() in client.get(urlsplit(url).path).content
    as_person(house.learner).post(house.url("/calendar/subscription/"), {})
    assert learner.get("/calendar-feed/").json() == OFF
    assert key_of("mentor").get("/calendar-feed/").json() == OFF


def test_how_much_it_tells_changes_at_the_same_address(cast, key_of, client):
    learner = key_of("learner")
    refused = learner.patch("/calendar-feed/", {"is_busy_only": True})
    assert (refused.status_code, refused["Content-Type"], refused.json()["code"]) == (409, "application/problem+json", "off")
    made = learner.post("/calendar-feed/", {}).json()
    with clock.at(clock.now() + timedelta(hours=1)):
        told = learner.patch("/calendar-feed/", {"is_busy_only": True}).json()
    assert told == {"is_on": True, "is_busy_only": True, "made_at": made["made_at"]}
    assert learner.patch("/calendar-feed/", {}).json() == told
    assert answers(client, made["url"]) == 200
    assert learner.post("/calendar-feed/", {"is_busy_only": "perhaps"}).json()["errors"].keys() == {"is_busy_only"}


def test_it_was_made_when_its_address_was(cast, key_of):
    learner = key_of("learner")
    first = learner.post("/calendar-feed/", {}).json()["made_at"]
    with clock.at(clock.now() + timedelta(hours=1)):
        assert first < learner.post("/calendar-feed/", {}).json()["made_at"]
