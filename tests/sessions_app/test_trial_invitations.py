"""Trial meetings in calendars: invited to when agreed, taken back when called off, and the same entry in the private feed."""
import pytest
from icalendar import Calendar

from matching import facts
from matching.services import cancel_trial, plan_trial
from notifications.messages import message_for
from notifications.models import Delivery
from sessions_app import feeds
from sessions_app.services import set_feed
from tests.matching.asking import open_ways

from .conftest import book
from .test_calendars import strictly
from .test_mail import calendar_of


@pytest.fixture
def trial(house):
    open_ways(house)
    return planned(house)


def planned(house):
    starts = facts.common_starts(house.other_learner, [house.mentor], 20, house.program.pk)[house.mentor.pk]
    return plan_trial(actor=house.other_learner, learner=house.enrolments["other_learner"], mentor=house.enrolments["mentor"],
                      starts_at=starts[4])


def told(kind):
    """{recipient: message} of what would leave now."""
    rows = Delivery.objects.filter(kind=f"matching.trial_{kind}", state="due").select_related("recipient__user", "organization")
    return {row.recipient: message_for(row) for row in rows}


def event_of(message, method):
    part, calendar = calendar_of(message)
    strictly(part.get_payload(decode=True))
    (event,) = calendar.walk("VEVENT")
    assert part.get_param("method") == calendar["METHOD"] == method
    return event


@pytest.mark.parametrize(("language", "title"), [("fr", "Rencontre d’essai avec "), ("en", "Trial meeting with ")])
def test_both_are_invited_without_being_asked_for_an_answer(house, trial, language, title):
    for person in (house.mentor, house.other_learner):
        person.user.language = language
        person.user.save()
    messages = told("planned")
    assert set(messages) == {house.mentor, house.other_learner}
    for person, other in ((house.mentor, house.other_learner), (house.other_learner, house.mentor)):
        event = event_of(messages[person], "REQUEST")
        assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (f"{trial.pk}@127.0.0.1", 0, "CONFIRMED")
        assert (event["DTSTART"].dt, event["DTEND"].dt) == (trial.time.lower, trial.time.upper)
        assert str(event["ATTENDEE"]) == f"mailto:{person.user.email}"
        assert (event["ATTENDEE"].params["RSVP"], event["ATTENDEE"].params["PARTSTAT"]) == ("FALSE", "ACCEPTED")
        assert event["SUMMARY"] == title + other.name
        assert f"/trials/{trial.pk}/" in event["URL"]
        assert other.user.email not in event.to_ical().decode().replace("\r\n ", "")
    files = [part.get_filename() for part in messages[house.mentor].message().walk() if part.get_content_type() == "text/calendar"]
    assert files == [None, "meeting.ics"], "beside the text, and as a file"


def test_called_off_it_leaves_both_calendars(house, trial):
    cancel_trial(actor=house.mentor, trial=trial)
    messages = told("cancelled")
    assert set(messages) == {house.mentor, house.other_learner}
    for message in messages.values():
        event = event_of(message, "CANCEL")
        assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (f"{trial.pk}@127.0.0.1", 1, "CANCELLED")
        assert event["DTSTART"].dt == trial.time.lower
        assert str(trial.pk) not in event["URL"], "its page is gone"
    assert "Vous avez annulé" in messages[house.mentor].body
    assert "n’aura pas lieu" in messages[house.other_learner].body
    assert told("planned") == {}


def test_the_private_feed_has_the_same_entry(house, trial, client):
    session = book(house)
    address = house.url(f"/calendar/{feeds.token_of(set_feed(actor=house.mentor, is_on=True, is_busy_only=False))}.ics")
    invited = event_of(told("planned")[house.mentor], "REQUEST")
    fed = {event["UID"]: event for event in Calendar.from_ical(client.get(address).content).walk("VEVENT")}
    assert set(fed) == {f"{trial.pk}@127.0.0.1", f"{session.pk}@127.0.0.1"}
    for name in ("SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "STATUS", "ORGANIZER"):
        assert fed[invited["UID"]][name] == invited[name], name
    cancel_trial(actor=house.mentor, trial=trial)
    gone = event_of(told("cancelled")[house.mentor], "CANCEL")
    fed = {event["UID"]: event for event in Calendar.from_ical(client.get(address).content).walk("VEVENT")}
    assert (fed[gone["UID"]]["SEQUENCE"], fed[gone["UID"]]["STATUS"]) == (1, "CANCELLED")


def test_agreed_again_it_is_another_entry(house, trial):
    cancel_trial(actor=house.mentor, trial=trial)
    again = planned(house)
    events = [event_of(message, "REQUEST") for message in told("planned").values()]
    assert {(event["UID"], event["SEQUENCE"]) for event in events} == {(f"{again.pk}@127.0.0.1", 0)}
    assert again.pk != trial.pk


def test_where_the_two_live_apart_both_clocks_are_shown(house, trial, as_person):
    assert "Pour " not in told("planned")[house.mentor].body
    house.mentor.user.time_zone = "America/New_York"
    house.mentor.user.save()
    assert "(New York)" in as_person(house.other_learner).get(house.url(f"/trials/{trial.pk}/")).text
    for ended in (False, True):
        if ended:
            cancel_trial(actor=house.mentor, trial=trial)
        for message in told("cancelled" if ended else "planned").values():
            for text in (message.body, message.alternatives[0].content):
                assert (text.count("(Paris)"), text.count("(New York)"), text.count("Pour ")) == (1, 1, 1)


def test_what_one_was_told_of_a_meeting_leads_somewhere_once_it_is_called_off(house, trial, as_person):
    cancel_trial(actor=house.mentor, trial=trial)
    page = house.url(f"/trials/{trial.pk}/")
    assert "Cette rencontre a été annulée." in as_person(house.mentor).get(page, follow=True).text
    assert as_person(house.coordinator).get(page).status_code == 404
