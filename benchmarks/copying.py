"""Rows into PostgreSQL by COPY, columns and defaults taken from the models: for populations only, as superuser."""
import io
import json
from collections.abc import Iterable

from django.db import connections, models

BATCH = 20_000


def copy_rows(model: type[models.Model], rows: Iterable[dict], **same) -> None:
    """Each row gives attname -> value for the columns that differ; `same` those that do not; the rest are model defaults."""
    fields = [f for f in model._meta.concrete_fields if not f.generated]
    settled = {f.attname: _text(same.get(f.attname, f.get_default())) for f in fields}
    columns = ", ".join(f'"{f.column}"' for f in fields)
    order = [f.attname for f in fields]
    statement = f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN'
    batch: list[str] = []
    with connections["superuser"].cursor() as cursor:
        for row in rows:
            varying = {key: _text(value) for key, value in row.items()}
            batch.append("\t".join([varying.get(name, settled[name]) for name in order]))
            if len(batch) >= BATCH:
                _send(cursor, statement, batch)
        _send(cursor, statement, batch)


def _send(cursor, statement: str, batch: list[str]) -> None:
    if batch:
        cursor.copy_expert(statement, io.StringIO("\n".join(batch) + "\n"))
        batch.clear()


def _text(value) -> str:
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, dict):
        return json.dumps(value)
    if isinstance(value, list):
        return "{" + ",".join(str(item) for item in value) + "}"
    return str(value)
