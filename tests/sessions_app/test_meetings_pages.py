"""The form, the links and the API by which a meeting that took place is added and taken back."""
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.models import User
from common import clock
from common.time_zones import zone
from matching.models import Mentorship
from sessions_app.invitations import feed
from sessions_app.models import Session
from sessions_app.selectors import in_feed

from .meetings import for_a_month, log


@pytest.fixture
def house(house):
    return for_a_month(house)


def fields(**changed):
    day = timezone.localtime(clock.now() - timedelta(days=2), zone("Europe/Paris")).date()
    return {"day": day.isoformat(), "at": "14:05", "minutes": "30", "place": "in_person", "recap": "Le CV", "mine": "present",
            "theirs": "late", "booking_key": str(uuid4())} | changed


def form(house):
    return house.url(f"/pairs/{house.pair.pk}/log/")


@pytest.mark.parametrize(("who", "status"), [("coordinator", 403), ("owner", 403), ("observer", 404), ("other_learner", 404),
                                             ("former", 404), ("stranger", 404)])
def test_the_form_is_the_pair_s(house, as_person, client, who, status):
    other = as_person(house.people[who])
    assert other.get(form(house)).status_code == other.post(form(house), fields()).status_code == status
    assert client.get(form(house)).status_code == 302
    assert as_person(house.learner).get(house.url(f"/pairs/{uuid4()}/log/")).status_code == 404


def test_the_form_is_on_one_s_own_clock_and_safe_to_send_twice(house, as_person):
    User.objects.filter(pk=house.learner.user_id).update(time_zone="America/Toronto")
    client, sent = as_person(house.learner), fields()
    assert "Toronto" in client.get(form(house)).text
    first, second = client.post(form(house), sent), client.post(form(house), sent)
    session = Session.objects.get()
    assert first.url == second.url == house.url(f"/sessions/{session.pk}/")
    assert timezone.localtime(session.starts_at, zone("America/Toronto")).strftime("%H:%M") == "14:05"
    page = client.get(first.url).text
    assert "Ajoutée après coup par Léa Learner : En personne" in page.replace("\xa0", " ")
    assert "La retirer" in page
    other = as_person(house.mentor).get(first.url).text
    assert "La retirer" not in other
    assert "Si cette rencontre n’a pas eu lieu" in other
    assert client.post(first.url + "strike/").status_code == 302
    assert "elle n’a pas eu lieu" in client.get(first.url).text


@pytest.mark.parametrize("wrong", [{"day": ""}, {"day": "2026-02-30"}, {"day": "0001-01-01"}, {"at": ""}, {"at": "25:00"}, {"minutes": "0"},
                                   {"minutes": "481"}, {"place": "moon"}, {"mine": "absent"}, {"booking_key": "x"},
                                   {"recap": "x" * 3001}])
def test_bad_input_keeps_what_was_written(house, as_person, wrong):
    answer = as_person(house.learner).post(form(house), fields() | wrong)
    assert answer.status_code == 422
    assert not Session.objects.exists()
    assert "recap" in wrong or "Le CV" in answer.text


def test_an_hour_that_clocks_leave_out_is_told(house, as_person):
    Mentorship.objects.update(started_at=datetime(2026, 1, 1, tzinfo=UTC))
    answer = as_person(house.learner).post(form(house), fields(day="2026-03-29", at="02:30"))
    assert answer.status_code == 422
    assert "cette heure n’existe pas" in answer.text.lower()


TWICE = [datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1)]


@pytest.mark.parametrize("meant", TWICE)
def test_of_an_hour_that_clocks_show_twice_one_says_which(house, as_person, meant):
    Mentorship.objects.update(started_at=datetime(2026, 1, 1, tzinfo=UTC))
    client, sent = as_person(house.learner), fields(day="2026-10-25", at="02:30")
    assert 'name="which"' not in client.get(form(house)).text
    answer = client.post(form(house), sent)
    assert (answer.status_code, Session.objects.count()) == (422, 0)
    page = answer.text.replace("\xa0", " ")
    assert all(words in page for words in ("Le CV", "choisissez laquelle", "(UTC+2), au premier passage", "(UTC+1), au second passage"))
    assert [at.isoformat() in page for at in TWICE] == [True, True]
    answer = client.post(form(house), sent | {"which": meant.isoformat()}, follow=True)
    assert Session.objects.get().starts_at == meant
    assert f"(UTC+{2 - TWICE.index(meant)})" in answer.text


def test_what_was_chosen_of_two_is_of_no_other_time(house, as_person):
    Mentorship.objects.update(started_at=datetime(2026, 1, 1, tzinfo=UTC))
    client = as_person(house.learner)
    answer = client.post(form(house), fields(day="2026-10-25", at="02:45", which=TWICE[1].isoformat()))
    assert (answer.status_code, "choisissez laquelle" in answer.text) == (422, True)
    assert client.post(form(house), fields(day="2026-10-25", at="14:05", which=TWICE[1].isoformat())).status_code == 302
    assert Session.objects.get().starts_at == datetime(2026, 10, 25, 13, 5, tzinfo=UTC)


def test_in_english_too(house, as_person):
    User.objects.update(language="en")
    page = as_person(house.learner).post(form(house), fields(day="2026-10-25", at="02:30")).text.replace("\xa0", " ")
    assert "choose which one you mean" in page
    assert "02:30 (UTC+1), the second time" in page


def test_a_refusal_keeps_what_was_written_and_leads_to_the_session(house, as_person):
    client, sent = as_person(house.learner), fields()
    client.post(form(house), sent)
    answer = client.post(form(house), fields(recap="Autre chose"))
    assert answer.status_code == 409
    assert "Autre chose" in answer.text
    assert house.url(f"/sessions/{Session.objects.get().pk}/") in answer.text


def test_links_lead_to_it_while_it_can_be_added(house, as_person):
    client = as_person(house.learner)
    assert form(house) in client.get(house.url(f"/pairs/{house.pair.pk}/")).text
    assert form(house) not in as_person(house.coordinator).get(house.url(f"/pairs/{house.pair.pk}/")).text
    assert house.url("/sessions/log/") in client.get(house.url("/sessions/")).text
    assert client.get(house.url("/sessions/log/")).url == form(house)
    assert as_person(house.other_learner).get(house.url("/sessions/log/")).status_code == 200
    Mentorship.objects.filter(pk=house.pair.pk).update(status="ended", ended_at=clock.now() - timedelta(days=30))
    assert form(house) not in client.get(house.url(f"/pairs/{house.pair.pk}/")).text
    page = client.get(form(house))
    assert (page.status_code, "quelques jours après sa fin" in page.text) == (200, True)


def test_the_api_adds_and_takes_back(house, as_person):
    client = as_person(house.learner)
    sent = {"starts_at": (clock.now() - timedelta(hours=30)).isoformat(), "minutes": 30, "place": "online", "recap": "Le CV",
            "mine": "present", "theirs": "present", "booking_key": str(uuid4())}
    address = house.url(f"/api/v1/mentorships/{house.pair.pk}/meetings/")
    first, second = (client.post(address, sent, content_type="application/json") for _twice in range(2))
    assert (first.status_code, first.json()["id"]) == (201, second.json()["id"])
    assert (first.json()["status"], first.json()["place"], first.json()["page"]["recap"]) == ("held", "online", "Le CV")
    again = client.post(address, sent | {"booking_key": str(uuid4())}, content_type="application/json")
    assert (again.status_code, again.json()["code"], again.json()["session"]) == (409, "taken", first.json()["id"])
    struck = client.post(house.url(f"/api/v1/sessions/{first.json()['id']}/strike/"))
    assert struck.json()["status"] == "cancelled"


def test_it_stands_in_the_feed_without_what_was_done(house):
    session = log(house, recap="SECRET")
    assert list(in_feed(house.mentor)) == [session]
    assert b"SECRET" not in feed(in_feed(house.mentor), [], house.mentor, is_busy_only=False)
