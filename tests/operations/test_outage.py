"""Valkey is away: pages answer from the database, what is said does not pretend, and readiness tells."""
import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from redis.exceptions import ConnectionError


@pytest.fixture
def away(settings, tmp_path):
    """Called, Valkey is gone."""

    def leave():
        settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": f"unix://{tmp_path}/nobody.sock"}}

    return leave


def test_a_signed_in_person_goes_on_reading(cast, as_person, away):
    client = as_person(cast.verger.learner)
    away()
    for _again in range(2):
        assert client.get(cast.verger.url("/")).status_code == 200
    assert Client().get("/accounts/login/").status_code == 200


def test_one_can_sign_in(cast, away):
    cast.verger.learner.user.set_password("assez-longue-2026")
    cast.verger.learner.user.save()
    away()
    answer = Client().post("/accounts/login/", {"login": cast.verger.learner.user.email, "password": "assez-longue-2026"})
    assert answer.status_code == 302


def test_readiness_says_so(db, away):
    away()
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()["failing"]) == (503, {"cache": "ConnectionError"})


def test_whoever_signs_out_is_not_told_so_while_the_session_may_come_back(cast, as_person, away):
    client = as_person(cast.verger.learner)
    away()
    with pytest.raises(ConnectionError):
        client.post("/accounts/logout/")
    assert client.get(cast.verger.url("/")).status_code == 200
    assert cache.delete("anything") is False


def test_with_valkey_it_is_an_ordinary_cache():
    assert settings.CACHES["default"]["BACKEND"] == "mentoring.cache.Cache"
    cache.set("a", 1)
    assert (cache.get("a"), cache.add("a", 2), cache.has_key("a"), cache.get_many(["a", "b"])) == (1, False, True, {"a": 1})
    assert cache.ping()
    cache.delete("a")
    assert cache.get("a", "gone") == "gone"
