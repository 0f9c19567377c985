"""Every change of the catalogue gives it a new revision, so that no process goes by what it remembers."""

from django.db import connection


def revised() -> int:
    """Call in the transaction of the change; returns the new revision."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO catalogue_cataloguerevision AS r (sole, number) VALUES (true, 1)"
            " ON CONFLICT (sole) DO UPDATE SET number = r.number + 1 RETURNING number"
        )
        number: int = cursor.fetchone()[0]
    return number
