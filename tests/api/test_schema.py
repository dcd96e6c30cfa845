"""The OpenAPI document is valid, complete and readable."""
from django.core.management import call_command

from mentoring.api import document

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


def test_the_reader_needs_no_script(client, db):
    page = client.get("/api/v1/docs/")
    text = page.content.decode()
    assert page.status_code == 200 and "/api/v1/me/" in text
    assert all(said["summary"] for _path, _method, said in operations())


def test_the_schema_is_served(client, db):
    assert client.get("/api/v1/schema/").json()["openapi"].startswith("3.1")
