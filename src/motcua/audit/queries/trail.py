"""The chain of changes, followed."""

from django.db import connection

_BROKEN = """
    SELECT id FROM (
        SELECT c.id, c.hash, audit_change_digest(
            coalesce(lag(c.hash) OVER (ORDER BY c.id), ''::bytea), c.at, c.officer_id, c.actor_name,
            c.what, c.about, c.before, c.after, c.reason
        ) AS counted
        FROM audit_change c
    ) AS followed
    WHERE hash <> counted ORDER BY id
"""


def broken_changes() -> list[int]:
    """The numbers of the changes that are not as they were written, or whose predecessor is gone."""
    with connection.cursor() as cursor:
        cursor.execute(_BROKEN)
        return [row[0] for row in cursor.fetchall()]
