"""For tests whose rows other connections must see: really committed, and wiped afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from motcua.catalogue import queries as catalogue

_OURS = (
    "^(audit|reports|openness|dossiers|payments|postal|catalogue|organisation|identity|documents|hall|notices|ratings|announcements"
    "|account|django_session"
    "|procrastinate_jobs)"
)
# Lists that the migrations bring.
_SHIPPED = ["dossiers_reasoncode", "ratings_surveyquestion"]


@contextmanager
def wiped_after() -> Iterator[None]:
    """Whatever is committed inside is gone afterwards, the event log included."""
    try:
        yield
    finally:
        _wipe()
        catalogue.forget()  # the next world's catalogue may have the same revision
        connection.close()


def _wipe() -> None:
    with connection.cursor() as cursor:
        # Past the guards of what is never deleted.
        cursor.execute(
            "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgfoid::regproc::text ~ '_refuse_'"
        )
        guarded = [table for (table,) in cursor.fetchall()]
        for table in guarded:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(
            "SELECT string_agg(format('%%I', tablename), ', ') FROM pg_tables"
            " WHERE schemaname = 'public' AND tablename ~ %s AND tablename <> ALL(%s)",
            [_OURS, _SHIPPED],
        )
        cursor.execute(f"TRUNCATE {cursor.fetchone()[0]} CASCADE")
        for table in guarded:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
