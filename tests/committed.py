"""For tests whose rows other connections must see: really committed, and wiped afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_OURS = "^(dossiers|catalogue|organisation|identity|ratings|account|django_session|procrastinate_jobs)"


@contextmanager
def wiped_after() -> Iterator[None]:
    """Whatever is committed inside is gone afterwards, the event log included."""
    try:
        yield
    finally:
        _wipe()
        connection.close()


def _wipe() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE dossiers_event DISABLE TRIGGER USER")  # past the guard of the log
        cursor.execute(
            "SELECT string_agg(format('%%I', tablename), ', ') FROM pg_tables"
            " WHERE schemaname = 'public' AND tablename ~ %s",
            [_OURS],
        )
        cursor.execute(f"TRUNCATE {cursor.fetchone()[0]} CASCADE")
        cursor.execute("ALTER TABLE dossiers_event ENABLE TRIGGER USER")
