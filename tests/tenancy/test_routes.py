"""Every address with another organization's ids: 404, and the very same work as for an id that never was."""
import uuid
from itertools import groupby

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


def room_of(route):
    """The first parts of it, until one that changes."""
    return route.partition("<")[0].strip("/") or route


ROOMS = {room: list(some) for room, some in groupby(sorted(set(routes()), key=lambda route: (room_of(route), route)), room_of)}


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


ALIASES = {"run": ["MatchRun"], "note": ["SessionNote"], "proposal": ["Proposal"], "request": ["MentoringRequest"],
           "trial": ["TrialMeeting"], "learner": ["Enrolment"], "mentor": ["Enrolment"],
           "notice": ["Delivery"], "notification": ["Delivery"]}


def likely(route, ids):
    """The ids that a route could mean by its parameters' names; all of them where no name tells."""
    names = [name.split(">")[0].removesuffix("_id").replace("_", "") for name in route.split("<uuid:")[1:]]
    found = {label: key for label, key in ids.items() if any(label.lower().endswith("." + name) for name in names)}
    meant = tuple(f".{model}" for name in names for model in ALIASES.get(name, ()))
    found |= {label: key for label, key in ids.items() if meant and label.endswith(meant)}
    return found or ids


def methods_of(route) -> tuple[str, ...]:
    return ("get", "post", "put", "patch", "delete") if route.startswith("api/") else ("get", "post")


@pytest.mark.parametrize("room", ROOMS)
def test_another_organizations_ids_are_never_found(cast, as_person, foreign_ids, room):
    client, wrong = as_person(cast.verger.owner), []
    for route, method in [(each, method) for each in ROOMS[room] for method in methods_of(each)]:
        ask = getattr(client, method)
        ask(cast.verger.url(filled(route, uuid.uuid4())))
        with CaptureQueriesContext(connection) as plain:
            never = ask(cast.verger.url(filled(route, uuid.uuid4())))
        if never.status_code not in (404, 405):
            wrong.append((route, method, never.status_code))
        for label, key in likely(route, foreign_ids).items():
            with CaptureQueriesContext(connection) as asked:
                answer = ask(cast.verger.url(filled(route, key)))
            if (answer.status_code, len(asked)) != (never.status_code, len(plain)):
                wrong.append((route, method, label, answer.status_code, len(asked), never.status_code, len(plain)))
    assert not wrong


@pytest.mark.parametrize("room", ROOMS)
def test_a_stranger_finds_nothing_whatever_the_id(cast, as_person, foreign_ids, room):
    stranger = as_person(cast.verger.owner)
    asked = [(route, label, stranger.get(cast.harbour.url(filled(route, key))).status_code)
             for route in ROOMS[room] for label, key in likely(route, foreign_ids).items()]
    assert asked and not [each for each in asked if each[-1] not in (404, 405)]
