"""How long a search takes at 3,000 procedures, beside the same words asked of PostgreSQL by LIKE.

    python -m benchmarks.search

Runs in a database of its own on the configured server, and drops it.
"""

import os
import statistics
import time
from collections.abc import Callable
from datetime import date

import django
import psycopg
from django.conf import settings

PROCEDURES = 3_000
ROUNDS = 200
DATABASE = f"motcua_bench_{os.getpid()}"
ON = date(2021, 6, 1)
ASKED = ("giay phep xay dung", "sinh con", "mở quán ăn", "giay phep xay dugn", "dang ki kinh daonh", "1.0099")


def main() -> None:
    """Print the median and the 99th percentile in milliseconds of each, words by words."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    with settings.EMBEDDED.used():
        _admin(f"CREATE DATABASE {DATABASE}")
        try:
            settings.DATABASES["default"]["NAME"] = DATABASE
            _measure()
        finally:
            _admin(f"DROP DATABASE {DATABASE} WITH (FORCE)")


def _measure() -> None:
    from django.core.management import call_command
    from django.db import connection

    from motcua.catalogue import commands, queries
    from motcua.organisation import commands as organisation

    call_command("migrate", verbosity=0)
    organisation.load()
    commands.load()
    _multiply()
    queries.forget()
    begun = time.perf_counter()
    queries.search("", ON)
    print(f"index of {PROCEDURES} procedures built in {(time.perf_counter() - begun) * 1000:.0f} ms")
    for text in ASKED:
        ours = _timed(lambda text=text: queries.search(text, ON))  # type: ignore[misc]
        like = _timed(lambda text=text: _like(text))  # type: ignore[misc]
        print(f"{text:22} median {ours[0]:6.2f} ms, p99 {ours[1]:6.2f} ms; LIKE median {like[0]:6.2f} ms")
    connection.close()


def _timed(call: Callable[[], object]) -> tuple[float, float]:
    took = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        call()
        took.append((time.perf_counter() - begun) * 1000)
    return statistics.median(took), statistics.quantiles(took, n=100)[98]


def _like(text: str) -> list[object]:
    from django.db.models import Q

    from motcua.catalogue.models import ProcedureVersion
    from motcua.lib.folding import fold
    from motcua.organisation.queries import in_force

    versions = ProcedureVersion.objects.filter(in_force(ON)).select_related("procedure__sector")
    for word in fold(text).split():
        versions = versions.filter(Q(folded_name__contains=word) | Q(procedure__code__startswith=word))
    return list(versions.order_by("folded_name")[:50])


def _multiply() -> None:
    """As many procedures as a province has, by giving those there new codes and names with a number."""
    from motcua.catalogue.models import Procedure, ProcedureVersion
    from motcua.organisation.queries import in_force

    known = list(ProcedureVersion.objects.filter(in_force(ON)).select_related("procedure"))
    fresh = [
        (known[n % len(known)], Procedure(code=f"9.{n:06}", sector=known[n % len(known)].procedure.sector))
        for n in range(PROCEDURES - len(known))
    ]
    Procedure.objects.bulk_create(procedure for _, procedure in fresh)
    for n, (version, procedure) in enumerate(fresh):
        version.pk, version.procedure = None, procedure
        version.name_vi, version.folded_name = f"{version.name_vi} số {n}", f"{version.folded_name} so {n}"
        version.save(force_insert=True)


def _admin(statement: str) -> None:
    with psycopg.connect(settings.ADMIN_URL, autocommit=True) as connection:
        connection.execute(statement.encode())


if __name__ == "__main__":
    main()
