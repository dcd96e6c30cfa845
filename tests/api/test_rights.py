"""The ladder of every operation: it works, or it says no to whom it must, whatever is wrong with the request."""
from uuid import UUID, uuid4

import pytest

from mentoring.api import document
from tests.api.rights import EVERYBODY, OPERATIONS, undone
from tests.api.test_manners import is_problem

METHODS = {"get", "post", "put", "patch", "delete"}
DOCUMENTED = {(method.upper(), path.removeprefix("/api/v1")): said for path, item in document()["paths"].items()
              for method, said in item.items() if method in METHODS}


@pytest.fixture
def callers(cast, key_of):
    return {who: key_of("owner", cast.harbour) if who == "stranger" else key_of(who) for who in EVERYBODY}


def asked(callers, who, operation, path, body):
    with undone():
        return callers[who].call(operation.method.lower(), path, body)


def test_the_table_knows_every_operation():
    assert sorted((each.method, each.path) for each in OPERATIONS) == sorted(DOCUMENTED)


def test_each_is_answered_as_they_may(journey, callers):
    """What goes well answers with the documented status; what does not is a problem document."""
    wrong = []
    for operation in OPERATIONS:
        path, body = operation.sent(journey)
        for who in EVERYBODY:
            answer, expected = asked(callers, who, operation, path, body), operation.expected(who)
            if answer.status_code != expected:
                wrong.append(f"{operation.label} for {who}: {answer.status_code}, not {expected} {answer.content[:200]}")
            elif expected >= 400:
                assert (is_problem(answer, expected).get("code") is None) == (expected != 409), operation.label
    assert not wrong, "\n".join(wrong)


def test_ids_that_never_were_or_are_none(journey, callers):
    for operation in OPERATIONS:
        names = [part[1:-1] for part in operation.path.split("/") if part.endswith("_id}")]
        _path, body = operation.sent(journey)
        for name in names:
            for other in (uuid4(), "nonsense"):
                path = operation.path.format(**journey.ids | {name: other})
                is_problem(asked(callers, operation.may, operation, path, body), 404)


def test_what_is_missing_or_wrong_is_named(journey, callers):
    for operation in OPERATIONS:
        said = DOCUMENTED[operation.method, operation.path]
        path, body = operation.sent(journey)
        needed = _required(said)
        if needed:
            problem = is_problem(asked(callers, operation.may, operation, path, {}), 400)
            assert sorted(problem["errors"]) == sorted(needed), operation.label
        for name in body or {}:
            problem = is_problem(asked(callers, operation.may, operation, path, body | {name: [{}]}), 400)
            assert list(problem["errors"]) == [name], operation.label


def _required(said) -> list[str]:
    schema = said.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    if "$ref" in schema:
        schema = document()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema.get("required", [])


def test_wrong_methods(journey, callers):
    paths = {each.path: each for each in OPERATIONS}
    for path, operation in paths.items():
        allowed = {method for method, other in DOCUMENTED if other == path}
        for method in {"GET", "POST", "PUT", "PATCH", "DELETE"} - allowed:
            answer = callers[operation.may].call(method.lower(), path.format(**journey.ids))
            is_problem(answer, 405)
            assert allowed <= set(answer["Allow"].split(", ")), path


def test_a_strangers_lists_hold_nothing_of_ours(journey, callers):
    ours = {str(key) for key in journey.ids.values() if isinstance(key, UUID)}
    for operation in OPERATIONS:
        if operation.method == "GET" and "{" not in operation.path and operation.expected("stranger") == 200:
            answer = callers["stranger"].get(operation.path)
            assert answer.status_code == 200
            assert not [key for key in ours if key in answer.content.decode()], operation.label
