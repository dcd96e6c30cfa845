"""Every address with another organization's ids: 404, and the very same work as for an id that never was."""
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from tests.rows import one_of_each

GLOBAL = ("account", "mfa", "usersessions", "platform_admin", "organization_admin", "static", "mailbox")


def routes(patterns=None, prefix=""):
    for entry in patterns if patterns is not None else get_resolver().url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            if entry.namespace not in GLOBAL and not path.startswith("accounts/"):
                yield from routes(entry.url_patterns, path)
        elif isinstance(entry, URLPattern) and "<uuid:" in path:
            yield path


ROUTES = sorted(set(routes()))


def filled(route, key):
    """The route with `key` for each uuid, and something of the right shape for anything else."""
    parts = []
    for part in route.split("/"):
        if part.startswith("<"):
            kind = part[1:].split(":")[0]
            part = {"uuid": str(key), "int": "1", "slug": "premier-emploi"}.get(kind, "learner")
        parts.append(part)
    return "/" + "/".join(parts)


@pytest.fixture
def foreign_ids(cast):
    with cast.harbour.bound():
        return {model._meta.label: row.pk for model, row in one_of_each(cast.harbour).items()}


def likely(route, ids):
    """The ids that a route could mean by its parameters' names; all of them where no name tells."""
    names = [name.split(">")[0].removesuffix("_id").replace("_", "") for name in route.split("<uuid:")[1:]]
    found = {label: key for label, key in ids.items() if any(label.lower().endswith("." + name) for name in names)}
    aliases = {"run": "MatchRun", "note": "SessionNote", "proposal": "Proposal", "request": "MentoringRequest", "trial": "TrialMeeting",
               "learner": "Enrolment", "mentor": "Enrolment", "notice": "Delivery", "notification": "Delivery"}
    found |= {label: key for label, key in ids.items() for name in names if label.endswith("." + aliases.get(name, "-"))}
    return found or ids


def methods_of(route) -> tuple[str, ...]:
    return ("get", "post", "put", "patch", "delete") if route.startswith("api/") else ("get", "post")


@pytest.mark.parametrize("route", ROUTES)
def test_another_organizations_ids_are_never_found(cast, as_person, foreign_ids, route):
    client = as_person(cast.verger.owner)
    for method in methods_of(route):
        ask = getattr(client, method)
        ask(cast.verger.url(filled(route, uuid.uuid4())))
        with CaptureQueriesContext(connection) as plain:
            never = ask(cast.verger.url(filled(route, uuid.uuid4())))
        assert never.status_code in (404, 405), never.status_code
        for label, key in likely(route, foreign_ids).items():
            with CaptureQueriesContext(connection) as asked:
                answer = ask(cast.verger.url(filled(route, key)))
            assert (answer.status_code, len(asked)) == (never.status_code, len(plain)), (method, label)


@pytest.mark.parametrize("route", ROUTES)
def test_a_stranger_finds_nothing_whatever_the_id(cast, as_person, foreign_ids, route):
    stranger = as_person(cast.verger.owner)
    for label, key in likely(route, foreign_ids).items():
        assert stranger.get(cast.harbour.url(filled(route, key))).status_code in (404, 405), label
