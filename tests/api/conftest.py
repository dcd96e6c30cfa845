"""Callers with a key, one for each person."""
import json

import pytest
from django.test import Client

from accounts.services import create_token
from tests.api.journey import make_journey


class Caller:
    """A program that acts for one person: `as_key(membership).get("/me/")`."""

    def __init__(self, house, membership, language="en"):
        with house.bound():
            self.token, self.key = create_token(membership=membership, name="tests")
        self.client = Client(raise_request_exception=False)
        self.headers = {"Authorization": f"Bearer {self.key}", "Accept-Language": language}

    def call(self, method, path, body=None):
        sent = {} if body is None else {"data": json.dumps(body, default=str), "content_type": "application/json"}
        return getattr(self.client, method)(f"/api/v1{path}", headers=self.headers, **sent)

    def __getattr__(self, method):
        return lambda path, body=None: self.call(method, path, body)


@pytest.fixture
def key_of(cast):
    """key_of("mentor") in Verger, key_of("learner", house=cast.harbour) elsewhere."""

    def caller(who, house=None, **how):
        house = house or cast.verger
        return Caller(house, house.people[who], **how)

    return caller


@pytest.fixture
def journey(cast):
    return make_journey(cast.verger)
