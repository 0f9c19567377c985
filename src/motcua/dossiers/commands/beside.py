"""Rows beside a dossier that wait for something: a payment, an answer, an opinion."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, models


def settle(
    model: type[models.Model],
    waits_in: str,
    rows: Sequence[Mapping[str, Any]],
    *,
    by: Sequence[str] = ("dossier_id",),
) -> set[int]:
    """Give the rows of `model` that still wait (`waits_in` is null) what settles them, in one statement.

    Each of `rows` names columns with their values; those in `by` say which rows are meant. Returns the
    ids of the dossiers for which something waited.
    """
    if not rows:
        return set()
    columns = list(rows[0])
    kinds = {field.column: field.cast_db_type(connection) or "text" for field in model._meta.concrete_fields}
    arrays = ", ".join(f"%s::{kinds[column].split('(')[0]}[]" for column in columns)
    told = ", ".join(f"{column} = n.{column}" for column in columns if column not in by)
    meant = " AND ".join(f"w.{column} = n.{column}" for column in by)
    statement = (
        f"UPDATE {model._meta.db_table} AS w SET {told}"  # noqa: S608 - names of our own models
        f" FROM unnest({arrays}) AS n ({', '.join(columns)})"
        f" WHERE {meant} AND w.{waits_in} IS NULL RETURNING w.dossier_id"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [[row[column] for row in rows] for column in columns])
        return {found[0] for found in cursor.fetchall()}
