"""The real server, with two hundred requests open before the first is answered."""
import json
import socket
from collections import Counter
from contextlib import ExitStack
from http.client import HTTPResponse
from uuid import uuid4

import pytest
from django.conf import settings

from accounts.services import create_token
from sessions_app.models import Session, SessionClaim
from sessions_app.selectors import free_starts
from tests.browser.site import serving
from tests.matching.people import enrol
from tests.sessions_app.conftest import open_hours
from tests.sessions_app.racing import active

SAID = {"fr": "Ce créneau n’est plus libre.", "en": "That time is not free any more."}


@pytest.fixture
def house(committed_cast):
    with committed_cast.verger.bound():
        open_hours(committed_cast.verger)
    return committed_cast.verger


@pytest.fixture
def site(house, tmp_path):
    """The product's server on this test's own database."""
    with serving(tmp_path, settings.DATABASES["default"]["NAME"]) as site:
        yield site


def key_of(person):
    return create_token(membership=person, name="tests")[1]


def booking(pair, start, key=None):
    return {"mentorship": str(pair.pk), "starts_at": start.isoformat(), "booking_key": str(key or uuid4())}


def asked_at_once(site, requests):
    """[(status, content type, body)] of (key, language, body) that are asked over a connection each: a byte of its head is missing from
    every request until all of them are open.
    """
    with ExitStack() as stack:
        opened = [stack.enter_context(socket.create_connection(("127.0.0.1", site.port), timeout=60)) for _ in requests]
        ends = [_begun(connection, *request) for connection, request in zip(opened, requests, strict=True)]
        for connection, end in zip(opened, ends, strict=True):
            connection.sendall(end)
        return [_answer(connection) for connection in opened]


def _begun(connection, key, language, body):
    sent = json.dumps(body).encode()
    head = ("POST /api/v1/sessions/ HTTP/1.1", "Host: 127.0.0.1", f"Authorization: Bearer {key}", f"Accept-Language: {language}",
            "Content-Type: application/json", f"Content-Length: {len(sent)}", "Connection: close")
    connection.sendall("\r\n".join([*head, "\r"]).encode())
    return b"\n" + sent


def _answer(connection):
    answer = HTTPResponse(connection, method="POST")
    answer.begin()
    return answer.status, answer.headers["Content-Type"], json.loads(answer.read())


def test_of_two_hundred_requests_for_one_slot_one_is_booked_and_the_others_are_told_why(house, site):
    with house.bound():
        mentor = house.enrolments["mentor"]
        pairs = [house.pair, *(active(house.program, enrol(house, "learner", f"Apprenant {n}"), mentor, n) for n in range(2, 21))]
        start = free_starts(house.pair)[4]
        keys = {person.pk: key_of(person) for pair in pairs for person in (pair.learner.membership, pair.mentor.membership)}
    asking = [(pairs[n % 20], "learner" if n < 100 else "mentor", ("fr", "en")[n // 20 % 2]) for n in range(200)]
    answers = asked_at_once(site, [(keys[getattr(pair, part).membership_id], language, booking(pair, start))
                                   for pair, part, language in asking])
    assert Counter(status for status, *_ in answers) == {201: 1, 409: 199}
    for (_pair, _part, language), (status, kind, told) in zip(asking, answers, strict=True):
        if status == 409:
            assert (kind, told["code"], told["status"], told["title"]) == ("application/problem+json", "taken", 409, SAID[language])
            assert len({*told["alternatives"]} - {start.isoformat()}) == 3
    with house.bound():
        session = Session.objects.get()
        assert (session.starts_at, str(session.pk)) == (start, next(told["id"] for status, _, told in answers if status == 201))
        assert {claim.membership_id for claim in SessionClaim.objects.filter(session=session, is_active=True)} == {
            session.mentorship.mentor.membership_id, session.mentorship.learner.membership_id}
        assert SessionClaim.objects.count() == 2


def test_one_booking_key_sent_fifty_times_at_once_is_one_session_and_one_answer(house, site):
    with house.bound():
        body = booking(house.pair, free_starts(house.pair)[4])
        keys = key_of(house.learner), key_of(house.mentor)
    answers = asked_at_once(site, [(keys[n % 2], "fr", body) for n in range(50)])
    assert [answer for answer in answers if answer != answers[0]] == []
    with house.bound():
        assert (answers[0][0], answers[0][2]["id"]) == (201, str(Session.objects.get().pk))
        assert SessionClaim.objects.count() == 2
