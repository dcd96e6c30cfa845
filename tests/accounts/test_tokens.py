"""Keys: shown once, kept as a hash, tied to one organization and one person."""
from datetime import timedelta

import pytest

from accounts.models import ApiToken, Membership
from accounts.services import create_token, touch_token
from common import clock


@pytest.fixture
def key(cast):
    with cast.verger.bound():
        return create_token(membership=cast.verger.mentor, name="export")[1]


def ask(client, key, path="/api/v1/"):
    return client.get(path, headers={"Authorization": f"Bearer {key}"})


def test_shown_once_and_never_kept(cast, as_person):
    client, url = as_person(cast.verger.learner), cast.verger.url("/me/tokens/")
    page = client.post(url, {"name": "export"})
    key = page.context["key"]
    assert key in page.content.decode() and "no-store" in page["Cache-Control"]
    listed = client.get(url).content.decode()
    assert "export" in listed and key not in listed
    with cast.verger.bound():
        assert key[-20:] not in str(list(ApiToken.objects.values()))


@pytest.mark.parametrize("name", ["", "x" * 81])
def test_bad_name(cast, as_person, name):
    assert as_person(cast.verger.learner).post(cast.verger.url("/me/tokens/"), {"name": name}).status_code == 422


def test_twenty_at_most(cast, as_person):
    client = as_person(cast.verger.learner)
    for n in range(20):
        client.post(cast.verger.url("/me/tokens/"), {"name": str(n)})
    assert client.post(cast.verger.url("/me/tokens/"), {"name": "more"}).status_code == 422


def test_the_key_binds_its_organization(cast, client, key, rf):
    from accounts.middleware import api_organization_middleware, membership_middleware

    seen = []

    def view(request):
        from django.http import HttpResponse
        from rest_framework.request import Request

        from accounts.tokens import TokenAuthentication

        TokenAuthentication().authenticate(Request(request))
        seen.append((request.organization.slug, request.membership.pk))
        return HttpResponse("ok")

    request = rf.get("/api/v1/", headers={"Authorization": f"Bearer {key}"})
    from django.contrib.auth.models import AnonymousUser
    request.organization, request.user = None, AnonymousUser()
    assert api_organization_middleware(membership_middleware(view))(request).status_code == 200
    assert seen == [("verger", cast.verger.mentor.pk)]
    with cast.verger.bound():
        assert ApiToken.objects.get().last_used_at is not None


@pytest.mark.parametrize("key", ["nonsense", "tdm_" + "0" * 32 + "_" + "a" * 43, "tdm_x_y"])
def test_unknown_keys(client, db, key):
    answer = ask(client, key)
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
    assert answer["WWW-Authenticate"] == "Bearer"


def refused(house, key):
    from rest_framework.exceptions import AuthenticationFailed
    from rest_framework.request import Request
    from rest_framework.test import APIRequestFactory

    from accounts.tokens import TokenAuthentication

    request = APIRequestFactory().get("/", headers={"Authorization": f"Bearer {key}"})
    request.organization = house.organization
    with house.bound():
        try:
            TokenAuthentication().authenticate(Request(request))
        except AuthenticationFailed:
            return True
    return False


def test_works_only_where_it_belongs_and_while_it_lives(cast, key, as_person):
    assert not refused(cast.verger, key)
    assert refused(cast.harbour, key)
    assert refused(cast.verger, key[:-1] + ("a" if key[-1] != "a" else "b"))
    with cast.verger.bound():
        Membership.objects.filter(pk=cast.verger.mentor.pk).update(status="suspended")
    assert refused(cast.verger, key)


def test_revoked(cast, key, as_person):
    with cast.verger.bound():
        token = ApiToken.objects.get()
    path = f"/me/tokens/{token.pk}/revoke/"
    assert as_person(cast.verger.learner).post(cast.verger.url(path)).status_code == 404
    assert as_person(cast.harbour.mentor).post(cast.harbour.url(path)).status_code == 404
    assert as_person(cast.verger.mentor).get(cast.verger.url(path)).status_code == 405
    assert not refused(cast.verger, key)
    assert as_person(cast.verger.mentor).post(cast.verger.url(path)).status_code == 302
    assert refused(cast.verger, key)


def test_use_is_remembered_once_a_minute(cast, key):
    with cast.verger.bound():
        token, first = ApiToken.objects.get(), clock.now()
        for seconds, expected in ((0, 0), (30, 0), (61, 61)):
            with clock.at(first + timedelta(seconds=seconds)):
                touch_token(token=token)
            token.refresh_from_db()
            assert token.last_used_at == first + timedelta(seconds=expected)
