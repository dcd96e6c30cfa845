"""While somebody is suspended: what pages, calendars and the API say of what is planned with them."""
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import translation
from icalendar import Calendar

from common import clock
from notifications.messages import message_for
from sessions_app import invitations, services
from sessions_app.acts.answers import do_cancel
from sessions_app.selectors import in_feed, trials_in_feed

from .conftest import book
from .meetings import for_a_month
from .series import of, series
from .test_mail import owed
from .test_suspended import planned as planned
from .test_suspended import refused, reinstate, suspend


def test_pages_say_so_and_lead_nowhere(house, planned, as_person):
    client, page = as_person(house.learner), house.url(f"/sessions/{planned.pk}/")
    suspend(house)
    shown = client.get(page).content.decode()
    assert "En suspens" in shown and "Mehdi Mentor ne peut pas participer" in shown
    assert f"{page}cancel/" in shown
    for way in ("move", "join", "times", "propose"):
        assert f"{page}{way}/" not in shown
    for way in ("move", "join"):
        assert client.get(f"{page}{way}/")["Location"] == page
    assert not planned.arrivals.exists()
    for address in ("/", "/sessions/", "/calendar/?view=list", f"/pairs/{house.pair.pk}/"):
        assert "En suspens" in client.get(house.url(address)).content.decode(), address
    booking = client.get(house.url(f"/pairs/{house.pair.pk}/book/")).content.decode()
    assert "Mehdi Mentor ne peut pas participer" in booking and 'name="starts_at"' not in booking
    refusal = client.post(house.url(f"/pairs/{house.pair.pk}/book/"), {
        "starts_at": planned.starts_at.isoformat(), "booking_key": uuid4(), "minutes": 45})
    assert refusal.status_code == 409 and "Mehdi Mentor ne peut pas participer" in refusal.content.decode()


@pytest.mark.parametrize("is_agreed", [False, True])
@pytest.mark.parametrize("who", ["learner", "coordinator"])
def test_the_page_of_a_series_says_so_and_leads_nowhere(house, as_person, is_agreed, who):
    services.create_policy(actor=house.coordinator, program=house.program, approval="none" if is_agreed else "other")
    found = series(house, actor=house.mentor, count=2)
    suspend(house)
    client, first = as_person(house.people[who]), of(found)[0]
    shown = client.get(house.url(f"/series/{found.pk}/")).content.decode()
    assert "Mehdi Mentor ne peut pas participer" in shown
    assert "attendent une réponse" not in shown
    for way in (f"{found.pk}/accept/", f"{first.pk}/move/"):
        assert way not in shown
    assert f"{first.pk}/cancel/?scope=all" in shown
    assert f"{first.pk}/move/" not in client.get(house.url(f"/sessions/{first.pk}/cancel/")).content.decode()


def test_a_series_is_begun_by_nobody_and_cancelled_without_an_email_to_them(house, as_person):
    first = of(series(house, actor=house.mentor, count=2))[0]
    suspend(house)
    client = as_person(house.learner)
    begun = client.get(house.url(f"/pairs/{house.pair.pk}/series/")).content.decode()
    assert "Mehdi Mentor ne peut pas participer" in begun and "Aucune heure" not in begun
    shown = client.post(house.url(f"/sessions/{first.pk}/cancel/"), {"reason": "x", "sequence": first.sequence, "scope": "all"},
                        follow=True).content.decode()
    assert "2 séances sont annulées." in shown and "Vous recevez tous deux" not in shown


def test_a_meeting_is_added_without_an_email_to_them(house, as_person):
    suspend(for_a_month(house))
    client, address = as_person(house.learner), house.url(f"/pairs/{house.pair.pk}/log/")
    asked = client.get(address).content.decode()
    assert "Mehdi ne peut pas participer pour le moment et ne reçoit pas d’e-mail." in asked and "peut dire que" not in asked
    day = clock.today() - timedelta(days=1)
    client.post(address, {"booking_key": uuid4(), "day": day, "at": "10:00", "minutes": 45, "place": "phone", "mine": "present",
                          "theirs": "present"})
    page = client.get(house.url("/")).content.decode()
    assert "La rencontre est ajoutée." in page and "peut dire que" not in page


def test_what_is_cancelled_meanwhile_promises_neither_an_email_to_them_nor_a_way_back(house, planned, as_person):
    suspend(house)
    client, page = as_person(house.learner), house.url(f"/sessions/{planned.pk}/")
    asked = client.get(f"{page}cancel/").content.decode()
    assert "Mehdi ne peut pas participer pour le moment et ne reçoit pas d’e-mail." in asked and "l’un et l’autre" not in asked
    shown = client.post(f"{page}cancel/", {"reason": "x", "sequence": planned.sequence}, follow=True).content.decode()
    assert "La séance est annulée." in shown and "Vous recevez tous deux" not in shown
    assert f"{page}undo/" not in shown
    assert refused(services.undo_change, actor=house.learner, session=planned) == "on_hold"
    told = {row.recipient_id for row in owed("cancelled") if message_for(row)}
    assert told == {house.learner.pk}
    reinstate(house)
    assert f"{page}undo/" in client.get(page).content.decode()


def test_nor_does_its_cancelling_from_an_email(house, planned):
    suspend(house)
    with translation.override("en"):
        said = do_cancel(house.learner, planned.pk, {"reason": "x", "sequence": planned.sequence})
    assert said == "The session is cancelled."


def test_a_coordinator_sees_it_too_and_can_cancel(house, planned, as_person):
    suspend(house)
    page = house.url(f"/sessions/{planned.pk}/")
    shown = as_person(house.coordinator).get(page).content.decode()
    assert "En suspens" in shown and f"{page}cancel/" in shown and f"{page}move/" not in shown


@pytest.mark.parametrize("in_series", [False, True])
def test_calendars_that_subscribe_show_it_as_not_certain(house, in_series):
    made = of(series(house, count=2)) if in_series else [book(house)]

    def stands():
        mine = list(in_feed(house.learner))
        found = Calendar.from_ical(invitations.feed(mine, trials_in_feed(house.learner), house.learner, is_busy_only=False))
        return {str(event["STATUS"]) for event in found.walk("VEVENT")}

    assert made and stands() == {"CONFIRMED"}
    suspend(house)
    assert stands() == {"TENTATIVE"}
    reinstate(house)
    assert stands() == {"CONFIRMED"}
