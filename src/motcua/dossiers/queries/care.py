"""What `motcua doctor` proves: no dossier is outside of anybody's care, no event was changed."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection, transaction

from motcua.law.lifecycle import OPEN


@dataclass(frozen=True, slots=True)
class Fault:
    """A dossier with what is wrong about it, in a few words for the operator."""

    code: str
    fault: str


_OUTSIDE = """
    SELECT d.code, CASE
        WHEN d.holder_centre_id IS NULL AND d.holder_agency_id IS NULL THEN 'no owner'
        WHEN d.next_signal_at IS NULL THEN 'no next signal'
        WHEN d.status IN (2, 4) AND (d.due_at IS NULL OR d.step_due_at IS NULL) THEN 'no limit'
        WHEN d.status = 1 AND d.step_due_at IS NULL THEN 'no limit for the answer'
    END AS fault
    FROM dossiers_dossier d
    WHERE d.status = ANY(%s)
"""


def outside_of_care() -> list[Fault]:
    """The open dossiers that lack an owner, a limit or a next signal, with which. Reads open ones only."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT code, fault FROM ({_OUTSIDE}) AS looked WHERE fault IS NOT NULL ORDER BY code",  # noqa: S608
            [sorted(int(s) for s in OPEN)],
        )
        return [Fault(*row) for row in cursor.fetchall()]


_CHAIN = """
    SELECT d.code, CASE
        WHEN e.hash <> dossiers_event_digest(
            coalesce(e.previous, ''::bytea), e.dossier_id, e.seq, e.kind, e.at, e.actor_kind, e.actor_name,
            e.officer_id, e.person_id, e.agency_id, e.centre_id, e.counter_id, e.from_status, e.to_status,
            e.reason, e.changes, e.data, e.span_minutes, e.span_clock,
            e.span_agency_id, e.span_centre_id, e.span_officer_id, e.key
        ) THEN 'event ' || e.seq || ' was changed'
        WHEN e.seq <> e.place THEN 'event ' || e.place || ' is missing'
        WHEN e.place = e.total AND (d.version <> e.seq OR d.last_hash <> e.hash) THEN 'the last event is missing'
    END AS fault
    FROM (
        SELECT
            *, lag(hash) OVER chain AS previous, row_number() OVER chain AS place,
            count(*) OVER (PARTITION BY dossier_id) AS total
        FROM dossiers_event WHERE dossier_id BETWEEN %s AND %s WINDOW chain AS (PARTITION BY dossier_id ORDER BY seq)
    ) AS e JOIN dossiers_dossier d ON d.id = e.dossier_id
"""


_BROKEN = f"SELECT code, fault FROM ({_CHAIN}) AS looked WHERE fault IS NOT NULL"  # noqa: S608
_EVENTLESS = """
    SELECT d.code, 'no event at all' FROM dossiers_dossier d
    WHERE d.id BETWEEN %s AND %s AND NOT EXISTS (SELECT 1 FROM dossiers_event e WHERE e.dossier_id = d.id)
"""
_AT_ONCE = 5_000


def broken_chains(told: Callable[[int, int], object] = lambda done, total: None) -> list[Fault]:
    """Every event that was changed, and every gap, behind the program's back.

    Reads the whole log, a few thousand dossiers at once; `told` hears how many numbers of how many.
    """
    found: list[Fault] = []
    with transaction.atomic(), connection.cursor() as cursor:
        # Over tables that were filled a moment ago the planner expects a handful of rows, and would pair
        # each event with each dossier.
        cursor.execute("SET LOCAL enable_nestloop = off")
        cursor.execute("SELECT coalesce(min(id), 0), coalesce(max(id), -1) FROM dossiers_dossier")
        first, last = cursor.fetchone()
        for start in range(first, last + 1, _AT_ONCE):
            end = min(start + _AT_ONCE - 1, last)
            cursor.execute(_BROKEN, [start, end])
            found += [Fault(*row) for row in cursor.fetchall()]
            cursor.execute(_EVENTLESS, [start, end])
            found += [Fault(*row) for row in cursor.fetchall()]
            told(end - first + 1, last - first + 1)
        cursor.execute("SET LOCAL enable_nestloop TO DEFAULT")
    return sorted(found, key=lambda fault: fault.code)
