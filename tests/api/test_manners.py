"""Keys, problem documents and pages, the same at every address."""
import base64

import pytest

from accounts.models import Membership
from accounts.services import revoke_token

PROBLEM = "application/problem+json"


def is_problem(answer, code):
    assert (answer.status_code, answer["Content-Type"]) == (code, PROBLEM), answer.content[:300]
    told = answer.json()
    assert told["status"] == code and told["title"] and told["type"] == "about:blank"
    return told


def test_works(cast, key_of):
    assert key_of("mentor").get("/me/").json()["name"] == "Mehdi Mentor"


def test_no_key(client, db):
    answer = client.get("/api/v1/me/")
    is_problem(answer, 401)
    assert answer["WWW-Authenticate"] == "Bearer"


def test_a_session_counts_inside_its_organization_only(cast, as_person):
    client = as_person(cast.verger.mentor)
    assert client.get(cast.verger.url("/api/v1/me/")).json()["name"] == "Mehdi Mentor"
    is_problem(client.get("/api/v1/me/"), 401)
    is_problem(client.get(cast.harbour.url("/api/v1/me/")), 404)


def test_a_session_needs_the_csrf_token(cast):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.verger.mentor.user)
    is_problem(client.patch(cast.verger.url("/api/v1/me/"), "{}", content_type="application/json"), 403)


def test_revoked_key(cast, key_of):
    caller = key_of("mentor")
    with cast.verger.bound():
        revoke_token(membership=cast.verger.mentor, token=caller.token)
    is_problem(caller.get("/me/"), 401)


@pytest.mark.parametrize("status", ["suspended", "left"])
def test_key_of_somebody_who_is_gone(cast, key_of, status):
    caller = key_of("mentor")
    with cast.verger.bound():
        Membership.objects.filter(pk=cast.verger.mentor.pk).update(status=status)
    is_problem(caller.get("/me/"), 401)


def test_key_of_another_organization(cast, key_of, client):
    caller = key_of("mentor", cast.harbour)
    answer = client.get(cast.verger.url("/api/v1/me/"), headers=caller.headers)
    is_problem(answer, 401)


@pytest.mark.parametrize("path", ["/api/v1/nothing/", "/api/v1/", "/api/", "/api/v2/me/",
                                  "/o/verger/api/v1/nothing/", "/o/no-such/api/v1/me/"])
def test_unknown_address(cast, client, path):
    is_problem(client.get(path), 404)


def test_wrong_method(key_of):
    answer = key_of("mentor").delete("/me/")
    is_problem(answer, 405)
    assert "GET" in answer["Allow"]


@pytest.mark.parametrize(("body", "kind", "code"), [
    (b"{", "application/json", 400), (b"[" * 100_000, "application/json", 400), (b"\xff", "application/json", 400),
    (b"NaN", "application/json", 400), (b"[]", "application/json", 400), (b'{"name": "\\u0000"}', "application/json", 400),
    (b'{"name": "\\ud800"}', "application/json", 400), (b"{}", "text/plain", 415), (b"a=b", "application/x-www-form-urlencoded", 415),
    (b" " * (1024 * 1024 + 1), "application/json", 413), (b"{}", "application/json; charset=hex", 200)])
def test_what_cannot_be_read(key_of, body, kind, code):
    caller = key_of("mentor")
    answer = caller.client.patch("/api/v1/me/", body, content_type=kind, headers=caller.headers)
    if code != 200:
        is_problem(answer, code)
    assert answer.status_code == code


def test_problems_speak_the_language_of_the_request(key_of):
    assert key_of("mentor", language="fr").get("/programs/0197a000-0000-7000-8000-000000000000/").json()["title"] == "Introuvable"


def test_pages(cast, key_of):
    caller = key_of("coordinator")
    first = caller.get("/members/?limit=3").json()
    names = [each["name"] for each in first["results"]]
    following = first["next"]
    while following:
        page = caller.client.get(following, headers=caller.headers).json()
        names += [each["name"] for each in page["results"]]
        following = page["next"]
    assert len(first["results"]) == 3 and len(names) == len(set(names)) == 7


@pytest.mark.parametrize("cursor", ["x", base64.b64encode(b"p=nonsense").decode(), base64.b64encode(b"p=\x00").decode()])
def test_bad_cursor(key_of, cursor):
    is_problem(key_of("coordinator").get(f"/members/?cursor={cursor}"), 400)


@pytest.mark.parametrize("limit", ["0", "-1", "x", "9" * 5000])
def test_odd_limits_fall_back(key_of, limit):
    assert key_of("coordinator").get(f"/members/?limit={limit}").status_code == 200
