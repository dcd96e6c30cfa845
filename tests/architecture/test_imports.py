"""Imports and relations point down; edges do not write."""
import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from importlinter.cli import lint_imports

ROOT = Path(settings.BASE_DIR)
ROOMS = settings.ROOMS  # low to high
EDGES = ("views", "api", "admin", "consumers", "forms", "tasks")
WRITES = {"save", "create", "bulk_create", "update", "bulk_update", "delete", "get_or_create", "update_or_create", "asave", "acreate",
          "aupdate", "adelete"}


def test_import_contracts_are_kept(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename=str(ROOT / ".importlinter"), no_cache=True) == 0


def test_relations_point_down():
    rank = {room: n for n, room in enumerate(ROOMS)}
    wrong = [f"{m._meta.label}.{f.name} -> {f.related_model._meta.label}"
             for m in apps.get_models() if m._meta.app_label in rank
             for f in m._meta.local_fields if f.remote_field and f.related_model._meta.app_label in rank
             if rank[f.related_model._meta.app_label] > rank[m._meta.app_label]]
    assert wrong == []


def edges():
    for room in ROOMS:
        for name in EDGES:
            yield from [p for p in (ROOT / room / f"{name}.py",) if p.exists()]
            yield from sorted((ROOT / room / name).glob("*.py"))


def _orm_writes(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            target = ast.unparse(node.func.value)
            if "objects" in target or node.func.attr in ("save", "delete", "asave", "adelete") and "super()" not in target:
                yield f"{node.lineno}: {ast.unparse(node)[:80]}"


@pytest.mark.parametrize("file", list(edges()), ids=lambda p: str(p.relative_to(ROOT)))
def test_edges_do_not_write(file):
    assert list(_orm_writes(ast.parse(file.read_text()))) == []


def test_no_drawer_modules():
    drawers = [p for room in ROOMS for p in (ROOT / room).rglob("*.py") if p.stem in ("utils", "helpers", "misc")]
    assert drawers == []
