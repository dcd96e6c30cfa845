"""Every list: in pages that leave nothing out and repeat nothing, at a fixed number of queries however much there is."""
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.journey import enlarge
from tests.api.rights import OPERATIONS
from tests.api.test_rights import DOCUMENTED

CONTROL = ("SAVEPOINT", "RELEASE", "SET LOCAL", "ROLLBACK")
LISTS = [each for each in OPERATIONS if each.method == "GET"
         and any(p["name"] == "cursor" for p in DOCUMENTED[each.method, each.path].get("parameters", []))]


@pytest.fixture
def callers(key_of):
    return {who: key_of(who) for who in ("owner", "mentor", "learner")}


def reader(operation):
    return next(who for who in ("learner", "mentor", "owner") if operation.expected(who) == 200)


def pages(caller, path, limit):
    """Each page's rows."""
    following = f"{path}{'&' if '?' in path else '?'}limit={limit}"
    while following:
        answer = caller.get(following.replace("http://testserver/api/v1", ""))
        assert answer.status_code == 200, (following, answer.content[:300])
        page = answer.json()
        yield page["results"]
        following = page["next"]


def test_pages_hold_everything_once(journey, callers):
    enlarge(journey, 3)
    for operation in LISTS:
        caller, path = callers[reader(operation)], operation.sent(journey)[0]
        whole = [row for page in pages(caller, path, 200) for row in page]
        parts = list(pages(caller, path, max(1, len(whole) // 4)))
        assert [row for page in parts for row in page] == whole, operation.label
        assert len(whole) > 1, operation.label
        assert len(parts) > 1, operation.label


def test_back_from_the_second_page_is_the_first(journey, callers):
    enlarge(journey, 3)
    for operation in LISTS:
        caller, path = callers[reader(operation)], operation.sent(journey)[0]
        first = caller.get(f"{path}{'&' if '?' in path else '?'}limit=1").json()
        second = caller.client.get(first["next"], headers=caller.headers).json()
        again = caller.client.get(second["previous"], headers=caller.headers).json()
        assert again["results"] == first["results"], operation.label


def test_queries_do_not_grow_with_the_data(journey, callers):
    enlarge(journey, 2)

    def counted():
        found = {}
        for operation in LISTS:
            caller, path = callers[reader(operation)], operation.sent(journey)[0]
            caller.get(path)
            with CaptureQueriesContext(connection) as queries:
                assert caller.get(path).status_code == 200
            found[operation.label] = sum(not query["sql"].startswith(CONTROL) for query in queries)
        return found

    before = counted()
    enlarge(journey, 4)
    assert counted() == before
