"""/livez needs nothing; /readyz needs the database, the broker and a migrated schema."""
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse


def health_middleware(get_response):
    def middleware(request):
        if request.path_info == "/livez":
            return HttpResponse("ok", content_type="text/plain")
        if request.path_info == "/readyz":
            return _ready()
        return get_response(request)

    return middleware


def _ready():
    failing = {}
    for name, probe in (("database", _migrated), ("cache", lambda: cache.ping())):
        try:
            probe()
        except Exception as error:  # noqa: BLE001  whatever fails here is the answer
            failing[name] = type(error).__name__
    return JsonResponse({"ready": not failing, "failing": failing}, status=503 if failing else 200)


def _migrated():
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise RuntimeError("unapplied migrations")
