"""A calendar changed after the fact: every open dossier it touches gets its due time anew.

Closed dossiers keep what was judged.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from motcua.catalogue import queries as catalogue
from motcua.dossiers.commands import clock, ledger
from motcua.dossiers.commands.ledger import Case, Done, Order, Told
from motcua.law.lifecycle import RUNNING, STANDING, Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Redating(Order):
    """`reason` names the change, with its decision: people read it in the timeline."""

    reason: str


@dataclass(frozen=True, slots=True)
class _Past:
    """What a dossier's events say: its finished pauses, when the open one began, minutes counted so far."""

    pauses: tuple[tuple[datetime, datetime], ...] = ()
    paused_at: datetime | None = None
    counted_minutes: int = 0


def redate(orders: Sequence[Redating]) -> list[Done]:
    """Count open dossiers' clocks anew by the calendar as it is now, with an event that says so.

    An appointment that was moved by an apology stays, unless the first due time is now later still.
    """
    past = _past([order.dossier_id for order in orders])

    def redated(case: Case, order: Redating) -> Told:
        known, state = past.get(case.id, _Past()), case.state
        before = state.due_at
        if state.received_at is None or state.due_at is None:
            return Told(order.reason)
        terms = catalogue.terms(case.procedure_version_id)
        first_due_at = case.calendar.due(state.received_at, terms.limit, known.pauses)
        if known.paused_at is not None and state.status in STANDING:
            state.first_remaining_minutes = case.calendar.remaining(known.paused_at, first_due_at)
            state.remaining_minutes = max(state.remaining_minutes or 0, state.first_remaining_minutes)
        state.due_at = max(first_due_at, state.due_at) if state.apologies else first_due_at
        state.first_due_at = first_due_at
        if state.status in RUNNING:
            clock.time_step(case, order.at, case.step)
        whole = case.calendar.elapsed(state.received_at, order.at)
        return Told(
            order.reason,
            {"due_at": before, "new_due_at": state.due_at},
            span_minutes=whole - known.counted_minutes,
        )

    return ledger.perform(Act.REDATE, orders, redated)


_PAST = """
    SELECT dossier_id, at, ended_at, to_status = ANY(%(standing)s) AS stood, minutes
    FROM (
        SELECT
            dossier_id, at, to_status, seq,
            lead(at) OVER chain AS ended_at, sum(span_minutes) OVER (PARTITION BY dossier_id) AS minutes
        FROM dossiers_event
        WHERE dossier_id = ANY(%(ids)s)
        WINDOW chain AS (PARTITION BY dossier_id ORDER BY seq)
    ) AS told
    ORDER BY dossier_id, seq
"""


def _past(dossier_ids: Sequence[int]) -> dict[int, _Past]:
    with connection.cursor() as cursor:
        cursor.execute(_PAST, {"ids": list(dossier_ids), "standing": sorted(int(s) for s in STANDING)})
        rows = cursor.fetchall()
    known: dict[int, _Past] = {}
    for dossier_id, at, ended_at, stood, minutes in rows:
        so_far = known.get(dossier_id, _Past(counted_minutes=minutes))
        if stood and ended_at is not None:
            so_far = _Past((*so_far.pauses, (at, ended_at)), None, minutes)
        elif stood:
            so_far = _Past(so_far.pauses, at, minutes)
        known[dossier_id] = so_far
    return known
