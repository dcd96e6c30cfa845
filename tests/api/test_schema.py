"""The OpenAPI document is valid, complete and readable."""
import json

from django.core.management import call_command

from mentoring.api import document
from sessions_app.forms.availability import RulesForm

METHODS = {"get", "post", "put", "patch", "delete"}


def operations():
    for path, item in document()["paths"].items():
        yield from ((path, method, said) for method, said in item.items() if method in METHODS)


def test_generated_without_a_warning(tmp_path):
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "schema.yaml"))


def test_every_operation_has_a_title_a_key_and_problem_answers():
    seen = set()
    for path, method, said in operations():
        where = f"{method} {path}"
        assert said["summary"] and said["tags"] and said["security"] == [{"key": []}], where
        assert {"401", "403", "404"} <= set(said["responses"]), where
        assert any(code.startswith("2") for code in said["responses"]), where
        assert said["operationId"] not in seen, where
        seen.add(said["operationId"])


def test_it_says_null_as_its_version_does_and_nothing_of_how_it_is_made():
    """What 3.0 called nullable means nothing in 3.1: the first page's `previous` would be wrong."""
    said = json.dumps(document())
    assert '"nullable"' not in said
    assert "views hand its values" not in said


def test_the_bounds_of_rules_of_booking_are_those_that_hold():
    told = document()["components"]["schemas"]["PatchedBookingRulesOutRequest"]["properties"]
    bounds = {name: (told[name]["minimum"], told[name]["maximum"]) for name in RulesForm.RANGES}
    assert bounds == RulesForm.RANGES


def test_the_reader_needs_no_script(client, db):
    page = client.get("/api/v1/docs/")
    text = page.content.decode()
    assert page.status_code == 200 and "/api/v1/me/" in text
    assert all(said["summary"] for _path, _method, said in operations())


def test_the_schema_is_served(client, db):
    assert client.get("/api/v1/schema/").json()["openapi"].startswith("3.1")
