"""Reading the events behind the acts: each reader comes by every event, and no act waits for a reader."""

from collections.abc import Callable, Sequence

from django.db import connection, transaction

from motcua.dossiers.models import EventMark

_EVENTS_AT_ONCE = 20_000
_ENDLESS = 2**63 - 1
_FRESH = """
    SELECT array_agg(DISTINCT dossier_id), max(id) FROM (
        SELECT dossier_id, id FROM dossiers_event WHERE id > %s AND id <= %s ORDER BY id LIMIT %s
    ) AS fresh
"""
_HERE = """
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, pg_snapshot_xmax(pg_current_snapshot())::text::bigint
"""
_BEGIN = """
    INSERT INTO dossiers_eventmark (reader, read, settled)
    SELECT %s, last, last FROM (SELECT coalesce(max(id), 0) AS last FROM dossiers_event WHERE %s) AS events
    ON CONFLICT DO NOTHING
"""


def follow(reader: str, act: Callable[[Sequence[int]], object], *, from_now: bool = False) -> None:
    """Give `act` the ids of the dossiers with events that this reader has not read, set by set.

    `act` runs in the transaction that moves the mark on: what it writes is written once the events are
    read, and only then. It may be given a dossier again without anything new, so it looks at the state.
    `from_now`: a reader that comes for the first time leaves out what is there already.
    """
    last: int | None = 0
    while last is not None:
        with transaction.atomic():
            mark = hold(reader, from_now=from_now)
            again = _settle(mark)
            fresh, last = _fresh(mark.read, _ENDLESS)
            if found := sorted({*again, *fresh}):
                act(found)
            if last is not None:
                mark.read = last
            if mark.pending is None and mark.read > mark.settled:
                mark.pending, mark.pending_xid = mark.read, _transactions()[1]
            mark.save()


def hold(reader: str, *, from_now: bool = False) -> EventMark:
    """This reader's mark, made if it is new. Nobody else reads for it until the transaction ends."""
    mark = EventMark.objects.select_for_update().filter(reader=reader).first()
    if mark is None:
        with connection.cursor() as cursor:
            cursor.execute(_BEGIN, [reader, from_now])
        mark = EventMark.objects.select_for_update().get(reader=reader)
    return mark


def _settle(mark: EventMark) -> list[int]:
    """Read once more what was read while transactions were open that may have written below it."""
    if mark.pending is None or mark.pending_xid is None or _transactions()[0] < mark.pending_xid:
        return []
    found: list[int] = []
    last: int | None = mark.settled
    while last is not None and last < mark.pending:
        ids, last = _fresh(last, mark.pending)
        found += ids
    mark.settled, mark.pending, mark.pending_xid = mark.pending, None, None
    return found


def _transactions() -> tuple[int, int]:
    """The oldest transaction that is open, and the one that would begin next."""
    with connection.cursor() as cursor:
        cursor.execute(_HERE)
        oldest, next_one = cursor.fetchone()
        return int(oldest), int(next_one)


def _fresh(after: int, until: int) -> tuple[list[int], int | None]:
    with connection.cursor() as cursor:
        cursor.execute(_FRESH, [after, until, _EVENTS_AT_ONCE])
        ids, last = cursor.fetchone()
        return list(ids or ()), last
