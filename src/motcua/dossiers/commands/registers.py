"""The outgoing registers of units: whoever holds a register's row gives its next numbers, so none is
left out and none is given twice. A transaction that is rolled back has given nothing."""

from collections.abc import Collection, Mapping, Sequence

from django.db import connection

from motcua.law.actor import Unit

Register = tuple[Unit, str, int]  # whose, of which kind of paper, of which year


def hold(registers: Collection[Register]) -> dict[Register, tuple[int, int]]:
    """Lock these registers until the transaction ends; (id, last number) of each. One that is new begins at 0.

    Always in one order, and after the dossiers: who waits for a dossier then holds no register.
    """
    if not registers:
        return {}
    ordered = sorted(registers, key=lambda r: (r[0].centre_id or 0, r[0].agency_id or 0, r[1], r[2]))
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, [list(column) for column in zip(*map(_columns, ordered), strict=True)])
        rows = cursor.fetchall()
    return {
        (Unit(centre_id=centre, agency_id=agency), kind, year): (pk, last)
        for pk, centre, agency, kind, year, last in rows
    }


def count(held: Mapping[Register, tuple[int, int]]) -> None:
    """Write down the last number of each register that is held."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [[pk for pk, _ in held.values()], [last for _, last in held.values()]])


def _columns(register: Register) -> Sequence[object]:
    unit, kind, year = register
    return unit.centre_id, unit.agency_id, kind, year


_HOLD = """
    INSERT INTO dossiers_outgoingregister AS r (centre_id, agency_id, kind, year, last)
    SELECT u.centre_id, u.agency_id, u.kind, u.year, 0
    FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::smallint[])
        WITH ORDINALITY AS u (centre_id, agency_id, kind, year, place)
    ORDER BY u.place
    ON CONFLICT (centre_id, agency_id, kind, year) DO UPDATE SET last = r.last
    RETURNING id, centre_id, agency_id, kind, year, last
"""

_COUNT = """
    UPDATE dossiers_outgoingregister r SET last = u.last
    FROM unnest(%s::bigint[], %s::integer[]) AS u (id, last) WHERE r.id = u.id AND r.last <> u.last
"""
