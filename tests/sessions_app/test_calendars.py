"""What calendars get: invitations by email, the private feed, links that add a session. Parsed strictly, and nothing private in it."""
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from icalendar import Calendar

from accounts.services import leave_organization, reinstate_member, remove_member, suspend_member
from common import clock
from notifications.messages import message_for
from sessions_app import feeds
from sessions_app.models import CalendarFeed, Session
from sessions_app.selectors import free_starts
from sessions_app.services import cancel_session, create_policy, move_session, renew_feed, set_feed

from .conftest import book
from .test_mail import owed


def strictly(content: bytes) -> Calendar:
    """One calendar of which no line is wrong (RFC 5545: CRLF, 75 octets, known values)."""
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    found = Calendar.from_ical(content)
    for event in found.walk("VEVENT"):
        assert event.errors == []
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "SUMMARY", "STATUS", "ORGANIZER"} <= set(event)
        in_utc = ("DTSTAMP",) if "RRULE" in event or "RECURRENCE-ID" in event else ("DTSTAMP", "DTSTART", "DTEND")
        assert all(event[name].to_ical().endswith(b"Z") for name in in_utc)
    assert {str(zone["TZID"]) for zone in found.walk("VTIMEZONE")} == {
        str(event["DTSTART"].params["TZID"]) for event in found.walk("VEVENT") if "TZID" in event["DTSTART"].params}
    return found


def parts_of(delivery):
    return {part.get_content_type(): part for part in message_for(delivery).message().walk()}


@pytest.fixture
def session(house):
    return book(house, free_starts(house.pair)[-30])


@pytest.fixture
def address(house, session, as_person):
    """The path of the learner's feed, made on the page."""
    client = as_person(house.learner)
    assert client.post(house.url("/calendar/subscription/"), {"is_on": "on"}).status_code == 302
    return urlsplit(client.get(house.url("/calendar/subscription/")).context["address"]).path


def test_an_invitation_lies_beside_the_text_and_as_a_file(house, session):
    message = message_for(owed("booked", house.learner)[0]).message()
    alternative, attachment = message.get_payload()
    kinds = [part.get_content_type() for part in alternative.get_payload()]
    assert (message.get_content_type(), kinds) == ("multipart/mixed", ["text/plain", "text/html", "text/calendar"])
    inline = alternative.get_payload()[-1]
    assert (inline.get_param("method"), attachment.get_param("method")) == ("REQUEST", "REQUEST")
    assert (inline.get_content_charset(), attachment.get_filename()) == ("utf-8", "session.ics")
    assert strictly(inline.get_payload(decode=True)) == strictly(attachment.get_payload(decode=True))


def test_the_life_of_a_session_in_a_calendar(house, session):
    """Booked, moved, cancelled: one UID, a sequence that grows, and the organizer who sends."""
    seen = [strictly(parts_of(owed("booked", house.learner)[0])["text/calendar"].get_payload(decode=True))]
    moved = move_session(actor=house.mentor, session=session, starts_at=free_starts(house.pair)[-1], sequence=0)
    message = parts_of(owed("moved", house.learner)[0])
    seen.append(strictly(message["text/calendar"].get_payload(decode=True)))
    cancel_session(actor=house.mentor, session=moved, reason="SECRET-REASON", sequence=1)
    seen.append(strictly(parts_of(owed("cancelled", house.learner)[0])["text/calendar"].get_payload(decode=True)))
    events = [each.walk("VEVENT")[0] for each in seen]
    assert [str(each["METHOD"]) for each in seen] == ["REQUEST", "REQUEST", "CANCEL"]
    assert len({str(event["UID"]) for event in events}) == 1
    assert [event["SEQUENCE"] for event in events] == [0, 1, 2]
    assert [str(event["STATUS"]) for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert events[1]["DTSTART"].dt == moved.starts_at
    assert events[2]["DTSTART"].dt == moved.starts_at
    sender = message["multipart/mixed"]["From"]
    for event in events:
        assert str(event["ORGANIZER"]).removeprefix("mailto:") in sender
        assert str(event["ATTENDEE"]) == f"mailto:{house.learner.user.email}"
    assert b"SECRET" not in seen[2].to_ical()


def test_the_feed_needs_no_sign_in_and_tells_what_is_planned(house, session, address, client):
    moved = book(house, free_starts(house.pair)[-1])
    move_session(actor=house.mentor, session=moved, starts_at=free_starts(house.pair)[-3], sequence=0)
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert "private" in answer["Cache-Control"]
    found = strictly(answer.content)
    assert (str(found["METHOD"]), found["REFRESH-INTERVAL"].dt) == ("PUBLISH", timedelta(hours=1))
    assert str(found["X-WR-CALNAME"]) == "Le Verger"
    told = {str(e["UID"]).split("@")[0]: e for e in found.walk("VEVENT")}
    assert set(told) == {str(session.pk), str(moved.pk)}
    assert told[str(moved.pk)]["SEQUENCE"] == 1
    assert told[str(session.pk)]["DTSTART"].dt == session.starts_at
    assert "ATTENDEE" not in told[str(session.pk)]
    assert b"Mehdi Mentor" in answer.content


def test_nothing_private_is_in_the_feed(house, session, address, client):
    Session.objects.filter(pk=session.pk).update(preparation="SECRET", recap="SECRET", cancel_reason="SECRET")
    session.agenda.update(topic="SECRET")
    content = client.get(address).content
    assert b"SECRET" not in content
    assert house.mentor.user.email.encode() not in content


def test_a_name_with_a_control_character_makes_no_file_invalid(house, session, address, client):
    """Pasted from somewhere, none sees it: the organizer of all sessions was dropped for it."""
    house.mentor.user.name = house.organization.name = "Bell\x07 \x7fand\x0b Ünïcode 👩\u200d👩\u200d👧"
    house.mentor.user.save()
    house.organization.save()
    found = strictly(client.get(address).content)
    event, = found.walk("VEVENT")
    assert event["ORGANIZER"].params["CN"] == found["NAME"] == "Bell and Ünïcode 👩\u200d👩\u200d👧"
    assert "Bell and" in event["SUMMARY"]


def test_unchanged_it_is_not_sent_again(house, session, address, client):
    first = client.get(address)
    with clock.at(clock.now() + timedelta(hours=3)):
        again = client.get(address, headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        cancel_session(actor=house.mentor, session=session, reason="x", sequence=0)
        changed = client.get(address, headers={"if-none-match": first["ETag"]})
        assert changed.status_code == 200
        assert str(strictly(changed.content).walk("VEVENT")[0]["STATUS"]) == "CANCELLED"


def test_what_is_over_for_a_month_leaves_it(house, session, address, client):
    with clock.at(session.ends_at + timedelta(days=31)):
        assert strictly(client.get(address).content).walk("VEVENT") == []


def test_a_proposed_session_is_tentative(house, address, client):
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    book(house, free_starts(house.pair)[-1])
    assert [str(e["STATUS"]) for e in strictly(client.get(address).content).walk("VEVENT")] == ["CONFIRMED", "TENTATIVE"]


def test_only_busy_says_no_name_and_no_link(house, session, address, client, as_person):
    as_person(house.learner).post(house.url("/calendar/subscription/"), {"is_on": "on", "is_busy_only": "on"})
    content = client.get(address).content
    event = strictly(content).walk("VEVENT")[0]
    assert event["DTSTART"].dt == session.starts_at
    assert {"DESCRIPTION", "LOCATION", "URL"}.isdisjoint(event)
    assert b"Mehdi" not in content


def test_a_new_address_makes_the_old_one_void(house, address, client, as_person):
    assert as_person(house.learner).post(house.url("/calendar/subscription/renew/")).status_code == 302
    assert client.get(address).status_code == 404
    new = urlsplit(as_person(house.learner).get(house.url("/calendar/subscription/")).context["address"]).path
    assert client.get(new).status_code == 200


@pytest.mark.parametrize("why", ["off", "left", "changed", "method"])
def test_addresses_that_do_not_answer(house, address, client, as_person, why):
    if why == "off":
        as_person(house.learner).post(house.url("/calendar/subscription/"), {})
    elif why == "left":
        house.learner.status = "left"
        house.learner.save()
    elif why == "changed":
        address = address.replace(".ics", "x.ics")
    if why == "method":
        assert client.post(address).status_code == 405
    else:
        assert client.get(address).status_code == 404


def test_another_organization_does_not_answer_for_it(cast, client):
    with cast.verger.bound():
        token = feeds.token_of(set_feed(actor=cast.verger.learner, is_on=True, is_busy_only=False))
    assert client.get(cast.verger.url(f"/calendar/{token}.ics")).status_code == 200
    assert client.get(cast.harbour.url(f"/calendar/{token}.ics")).status_code == 404
    assert client.get(f"/calendar/{token}.ics").status_code == 404


def test_everybody_has_their_own_and_strangers_none(house, address, as_person):
    assert as_person(house.mentor).get(house.url("/calendar/subscription/")).context["address"] == ""
    set_feed(actor=house.mentor, is_on=True, is_busy_only=False)
    renew_feed(actor=house.mentor)
    assert CalendarFeed.objects.get(membership=house.learner).version == 1
    assert as_person(house.stranger).get(house.url("/calendar/subscription/")).status_code == 404


def test_links_add_the_session_to_a_calendar(house, session, as_person):
    links = dict(as_person(house.learner).get(house.url(f"/sessions/{session.pk}/")).context["add_links"])
    google = parse_qs(urlsplit(links["Google"]).query)
    assert google["dates"] == [f"{session.starts_at:%Y%m%dT%H%M%SZ}/{session.ends_at:%Y%m%dT%H%M%SZ}"]
    outlook = parse_qs(urlsplit(links["Outlook"]).query)
    assert datetime.fromisoformat(outlook["startdt"][0]) == session.starts_at.astimezone(UTC)
    assert outlook["body"][0].endswith(f"/sessions/{session.pk}/")


def test_switched_off_an_address_is_void_for_good(house, address, client):
    set_feed(actor=house.learner, is_on=False, is_busy_only=False)
    on_again = set_feed(actor=house.learner, is_on=True, is_busy_only=False)
    assert client.get(address).status_code == 404
    assert client.get(house.url(f"/calendar/{feeds.token_of(on_again)}.ics")).status_code == 200


@pytest.mark.parametrize("how", ["leaves", "removed"])
def test_who_left_and_comes_back_has_no_old_address(house, address, client, as_person, how):
    if how == "leaves":
        leave_organization(membership=house.learner)
    else:
        remove_member(actor=house.coordinator, membership=house.learner)
    reinstate_member(actor=house.coordinator, membership=house.learner)
    assert client.get(address).status_code == 404
    assert as_person(house.learner).get(house.url("/calendar/subscription/")).context["address"] == ""
    again = set_feed(actor=house.learner, is_on=True, is_busy_only=False)
    assert client.get(address).status_code == 404
    assert client.get(house.url(f"/calendar/{feeds.token_of(again)}.ics")).status_code == 200


def test_who_was_only_suspended_keeps_theirs(house, address, client):
    suspend_member(actor=house.coordinator, membership=house.learner)
    assert client.get(address).status_code == 404
    reinstate_member(actor=house.coordinator, membership=house.learner)
    assert client.get(address).status_code == 200
