"""Tables of counts that are only appended to, so that nobody waits for another's count; at night a day's rows become
one."""

from collections.abc import Sequence
from datetime import date

from django.db import connection, transaction  # noqa: TID251 - below every table


@transaction.atomic
def gather(table: str, *, by: Sequence[str], number: str, before: date) -> None:
    """Make one row of the many of each earlier day (`day_on`) that are alike in `by`; the sums of `number` stay what
    they are, and what came to nothing goes. The names are the program's own."""
    columns = ", ".join(by)
    with connection.cursor() as cursor:
        # Two gatherings at once would each take the rows that the other has not yet written.
        cursor.execute(f"LOCK TABLE {table} IN SHARE UPDATE EXCLUSIVE MODE")
        cursor.execute(_GATHER.format(table=table, columns=columns, number=number), [before])


_GATHER = """
    WITH gone AS (DELETE FROM {table} WHERE day_on < %s RETURNING *)
    INSERT INTO {table} ({columns}, {number})
    SELECT {columns}, sum({number}) FROM gone GROUP BY {columns} HAVING sum({number}) <> 0
"""
