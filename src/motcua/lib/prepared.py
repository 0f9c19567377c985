"""Statements that the database plans once a connection: for the few that every request runs.

The longest of them take PostgreSQL more time to plan than to run. Whether they are kept planned is
the database option `prepare_threshold`: 0 at the first use, None never (behind a pooler that cannot).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection  # noqa: TID251 - below every table
from django.db.backends.postgresql import base  # noqa: TID251
from psycopg.types.datetime import TimestamptzLoader

Row = tuple[Any, ...]


def fetch(statement: str, params: Sequence[Any] | Mapping[str, Any]) -> list[Row]:
    """The rows of a statement on this thread's connection, in its transaction.

    Parameters are bound by the server, so each needs a type that the statement makes plain.
    """
    # Django's own cursors put the parameters into the text, and so no two statements are the same.
    if connection.queries_logged or connection.execute_wrappers:  # somebody notes or watches each statement
        with connection.cursor():
            noted = connection._prepare_cursor(base.ServerBindingCursor(connection.connection))  # type: ignore[attr-defined,call-arg]
        with noted:
            return _rows(noted, statement, params)
    # What connection.cursor() and its wrapper do, in a quarter of the steps.
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    connection.validate_no_broken_transaction()
    with connection.wrap_database_errors:
        return _rows(base.ServerBindingCursor(connection.connection), statement, params)  # type: ignore[call-arg]


def _rows(cursor: Any, statement: str, params: Sequence[Any] | Mapping[str, Any]) -> list[Row]:
    # Django's own loader parses every time of every row in Python; this one is compiled.
    cursor.adapters.register_loader("timestamptz", TimestamptzLoader)
    cursor.execute(statement, params)
    return list(cursor.fetchall())
