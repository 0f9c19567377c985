"""Whether this program can serve: the database answers and is migrated."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

import motcua

# Migrations are applied once for all; asking again at every probe would read every file of them.
_migrated = False


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers and is migrated, 503 with the reason otherwise."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
        missing = unapplied()
    except DatabaseError as error:
        return JsonResponse({"status": "database", "detail": type(error).__name__}, status=503)
    if missing:
        return JsonResponse({"status": "migrations", "missing": missing}, status=503)
    return JsonResponse({"status": "ok", "version": motcua.__version__})


def unapplied() -> int:
    """How many migrations the database lacks."""
    global _migrated
    if _migrated:
        return 0
    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    _migrated = missing == 0
    return missing
