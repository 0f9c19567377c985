"""Noting who changed what is not a dossier."""

from datetime import datetime
from typing import Any

import orjson
from django.db import connection, transaction

from motcua.law.actor import Actor

# Any number: it keeps the chain of changes to one writer at a time.
_CHAIN_LOCK = 4_118_2025


@transaction.atomic
def change(
    what: str,
    about: str,
    *,
    by: Actor,
    at: datetime,
    before: Any = None,
    after: Any = None,
    reason: str = "",
) -> None:
    """Note a change in the transaction that makes it; `before` None: it is new, `after` None: it is gone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CHAIN_LOCK])
        cursor.execute(
            "INSERT INTO audit_change (at, officer_id, actor_name, what, about, before, after, reason, hash)"
            " SELECT n.*, audit_change_digest("
            "   coalesce((SELECT hash FROM audit_change ORDER BY id DESC LIMIT 1), ''::bytea),"
            "   n.at, n.officer_id, n.actor_name, n.what, n.about, n.before, n.after, n.reason)"
            " FROM (SELECT %s::timestamptz, %s::bigint, %s::text, %s::text, %s::text, %s::jsonb, %s::jsonb,"
            "   %s::text) AS n (at, officer_id, actor_name, what, about, before, after, reason)",
            [at, by.officer_id, by.name, what, about, _json(before), _json(after), reason],
        )


def _json(value: Any) -> str | None:
    return None if value is None else orjson.dumps(value).decode()
