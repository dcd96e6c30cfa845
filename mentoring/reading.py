"""The OpenAPI document as a page reads it."""
from collections.abc import Iterator

METHODS = ("get", "post", "put", "patch", "delete")
TONES = {"get": "info", "post": "ok", "put": "warn", "patch": "warn", "delete": "danger"}


def groups(document: dict) -> list[dict]:
    """[{tag, text, operations: [{method, path, anchor, title, text, parameters, body, answers}]}] in the order of the tags."""
    found: dict[str, list[dict]] = {tag["name"]: [] for tag in document["tags"]}
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                found[item[method]["tags"][0]].append(_operation(document, path, method, item[method]))
    return [{"tag": tag["name"], "text": tag["description"], "operations": found[tag["name"]]} for tag in document["tags"]]


def _operation(document, path, method, said) -> dict:
    body = said.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    return {
        "method": method.upper(), "tone": TONES[method], "path": path, "anchor": said["operationId"], "title": said["summary"],
        "text": said.get("description", ""), "body": list(_fields(document, body)) if body else [],
        "parameters": [_parameter(document, each) for each in said.get("parameters", [])],
        "answers": [_answer(document, code, each) for code, each in sorted(said["responses"].items())],
    }


def _parameter(document, said) -> dict:
    return {"name": said["name"], "place": said["in"], "kind": _kind(document, said["schema"]), "text": said.get("description", "")}


def _answer(document, code, said) -> dict:
    content = said.get("content", {}).get("application/json", {}).get("schema")
    fields = [field | {"required": False} for field in _fields(document, content)] if content else []  # all of it always comes
    return {"code": code, "text": said.get("description", ""), "fields": fields}


def _fields(document, schema) -> Iterator[dict]:
    """The fields of an object, those of a page's results for a page."""
    schema = _resolved(document, schema)
    properties = schema.get("properties", {})
    if "results" in properties and "next" in properties:
        yield from _fields(document, properties["results"]["items"])
        return
    for name, said in properties.items():
        yield {"name": name, "kind": _kind(document, said), "required": name in schema.get("required", []),
               "text": said.get("description", "")}


def _resolved(document, schema) -> dict:
    if "$ref" in schema:
        return _resolved(document, document["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
    if len(schema.get("allOf", ())) == 1:
        return _resolved(document, schema["allOf"][0])
    return schema


def _kind(document, schema) -> str:
    """A type in a few words: uuid, list of string, mentor | learner, {id, name}."""
    schema = _resolved(document, schema)
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"] if value is not None)
    several = schema.get("oneOf") or schema.get("anyOf")
    if several:
        return " | ".join(dict.fromkeys(_kind(document, each) for each in several))
    if schema.get("type") == "array":
        return f"list of {_kind(document, schema.get('items', {}))}"
    if schema.get("properties"):
        return f"{{{', '.join(schema['properties'])}}}"
    kind = schema.get("format") or schema.get("type") or "any"
    return " | ".join(kind) if isinstance(kind, list) else kind
