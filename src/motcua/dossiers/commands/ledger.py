"""The one place that moves dossiers: lock, decide, append the event, write the row, defer the jobs.

Every command goes through `perform` with a set of orders and a rule that turns (state, order) into
what changes. The number of statements does not depend on the number of orders.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

import orjson
from django.db import transaction

from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import StepTerms
from motcua.dossiers import policies
from motcua.dossiers.commands import reactions
from motcua.dossiers.events.kinds import OF_ACT
from motcua.dossiers.events.state import COLUMNS, State, changes
from motcua.law import lifecycle
from motcua.law.actor import Actor, ActorKind, StandIn
from motcua.law.errors import N_, ActRefused, NotPossible
from motcua.law.lifecycle import Act, Clock, Status
from motcua.law.worktime import Calendar
from motcua.lib import prepared
from motcua.organisation import queries as organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What every act on a dossier says: which one, by whom, when.

    `key` makes the act idempotent: the same key twice is done once. `seen` is the version of the
    dossier that the person looked at; if it has moved since, the act is refused.
    """

    dossier_id: int
    by: Actor
    at: datetime
    key: UUID | None = None
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """An act that was done. `repeated` tells that its key had been used and nothing was done again."""

    dossier_id: int
    code: str
    version: int
    event_id: int
    repeated: bool = False


@dataclass(slots=True)
class Case:
    """A locked dossier as a command sees it. The command changes `state` in place."""

    id: int
    code: str
    version: int
    procedure_version_id: int
    centre_id: int
    agency_id: int
    applicant_id: int | None
    calendar: Calendar
    registered_at: datetime | None
    last_at: datetime
    awaits_opinion: bool
    state: State

    @property
    def step(self) -> StepTerms:
        """The step the dossier is at; a dossier that was never received stands at the intake."""
        if self.state.step_id is None:
            raise NoStep(code=self.code)
        return catalogue.step(self.state.step_id)


@dataclass(slots=True)
class Told:
    """What a command says of an act besides the changed state."""

    reason: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    # A command that re-counts the past (a changed calendar) says the difference itself.
    span_minutes: int | None = None


class NoStep(NotPossible):
    message = N_("Dossier %(code)s stands at no step of a process.")


class NoSuchDossier(NotPossible):
    message = N_("There is no such dossier.")


class MovedMeanwhile(NotPossible):
    message = N_("Dossier %(code)s was changed by someone else meanwhile. Look again, then decide.")


class WrongStatus(NotPossible):
    message = N_(
        "Dossier %(code)s is “%(status)s”: this cannot be done now. It can be done when it is: %(sources)s."
    )


class TwiceInOneSet(NotPossible):
    message = N_("A dossier stands twice in one set.")


class KeyUsedElsewhere(NotPossible):
    message = N_("This request key was already used for something else.")


class TimeRunsBackwards(NotPossible):
    message = N_("Dossier %(code)s: this act is dated %(at)s, before its last event.")


O = TypeVar("O", bound=Order)  # noqa: E741 - the order's type


@transaction.atomic
def perform(act: Act, orders: Sequence[O], rule: Callable[[Case, O], Told]) -> list[Done]:
    """Do `act` to every order's dossier, all or none, and return what was done in the orders' order.

    Raises the first refusal, with `about` set to the dossier's code.
    """
    if not orders:
        return []
    cases = lock([order.dossier_id for order in orders])
    repeated = _already_done(orders, act)
    moves = [
        _move(act, cases[order.dossier_id], order, rule)
        for order in orders
        if order.dossier_id not in repeated
    ]
    done = {d.dossier_id: d for d in _write(moves)} | repeated
    return [done[order.dossier_id] for order in orders]


def _move(act: Act, case: Case, order: O, rule: Callable[[Case, O], Told]) -> dict[str, Any]:
    try:
        absent = _admit(act, case, order)
        before = case.state.twin()
        told = rule(case, order)
    except ActRefused as refusal:
        refusal.about = case.code
        raise
    told.data |= on_behalf(absent)
    return _as_row(act, case, before, order, told)


def on_behalf(absent: StandIn | None) -> dict[str, Any]:
    """What an event says when it was done for somebody absent."""
    return {"for": absent.name, "for_officer_id": absent.officer_id} if absent else {}


def _admit(act: Act, case: Case, order: Order) -> StandIn | None:
    """Refuse what the lifecycle, the policy, the clock or another's act forbids; for whom it is done."""
    row = lifecycle.BY_ACT[act]
    if order.seen is not None and order.seen != case.version:
        raise MovedMeanwhile(code=case.code)
    if case.state.status not in row.sources:
        names = tuple(lifecycle.LABELS[s] for s in sorted(s for s in row.sources if s is not None))
        raise WrongStatus(code=case.code, status=lifecycle.LABELS[Status(case.state.status)], sources=names)
    if order.at < case.last_at:
        raise TimeRunsBackwards(code=case.code, at=order.at.isoformat())
    return policies.demand(act, order.by, _place(case))


def _place(case: Case) -> policies.Standing:
    return policies.Standing(
        centre_id=case.centre_id,
        agency_id=case.agency_id,
        applicant_id=case.applicant_id,
        holder=case.state.holder,
        holder_officer_id=case.state.holder_officer_id,
        step_id=case.state.step_id,
        dossier_id=case.id,
    )


def lock(dossier_ids: Sequence[int]) -> dict[int, Case]:
    """Lock these dossiers, in one order so that sets cannot deadlock, and read their state.

    Raises NoSuchDossier or TwiceInOneSet.
    """
    if len(set(dossier_ids)) != len(dossier_ids):
        raise TwiceInOneSet
    # Waiting comes first, by itself: a statement that waited re-reads the dossier's row but not the
    # last event that it joins, and would find no dossier where a twin had just moved it.
    prepared.fetch(_WAIT, [sorted(dossier_ids)])
    rows = prepared.fetch(_LOCK, [sorted(dossier_ids)])
    if len(rows) != len(dossier_ids):
        raise NoSuchDossier
    catalogue.heed(rows[0][12] if rows else 0)
    calendars = organisation.calendars_at((row[7], row[8]) for row in rows)
    return {row[0]: _case(row, calendars[row[7], row[8]]) for row in rows}


def _case(row: tuple[Any, ...], calendar: Calendar) -> Case:
    return Case(
        id=row[0],
        code=row[1],
        version=row[2],
        procedure_version_id=row[3],
        centre_id=row[4],
        agency_id=row[5],
        applicant_id=row[6],
        calendar=calendar,
        registered_at=row[9],
        last_at=row[10],
        awaits_opinion=row[11],
        state=State(*row[13:]),
    )


_WAIT = "SELECT 1 FROM dossiers_dossier WHERE id = ANY(%s::bigint[]) ORDER BY id FOR UPDATE"
# The calendar's row is shared-locked: whoever changes it waits, and then re-dates this dossier too.
# OFFSET 0 keeps the event's look-up one by one, by its index: where the database believes the tables empty
# (a large set that was rolled back), it would else read all events for each dossier.
_LOCK = """
    SELECT d.id, d.code, d.version, d.procedure_version_id, d.centre_id, d.agency_id, d.applicant_id,
        c.id, c.revision, d.registered_at, e.at,
        EXISTS (SELECT 1 FROM dossiers_consultation q WHERE q.dossier_id = d.id AND q.answered_at IS NULL),
        COALESCE((SELECT number FROM catalogue_cataloguerevision), 0),
        <state>
    FROM dossiers_dossier d
    JOIN organisation_agency a ON a.id = d.agency_id
    JOIN organisation_workcalendar c ON c.id = a.calendar_id
    CROSS JOIN LATERAL (
        SELECT at FROM dossiers_event WHERE dossier_id = d.id AND seq = d.version OFFSET 0
    ) AS e
    WHERE d.id = ANY(%s::bigint[]) ORDER BY d.id FOR UPDATE OF d FOR SHARE OF c
""".replace("<state>", ", ".join(f"d.{name}" for name in COLUMNS))


def _already_done(orders: Sequence[Order], act: Act) -> dict[int, Done]:
    """What the orders' keys were already used for; looked up after the lock, so a racing twin is seen."""
    keys = {order.key: order for order in orders if order.key is not None}
    if not keys:
        return {}
    rows = prepared.fetch(
        "SELECT e.key, e.dossier_id, d.code, e.seq, e.id, e.kind FROM dossiers_event e"
        " JOIN dossiers_dossier d ON d.id = e.dossier_id WHERE e.key = ANY(%s::uuid[])",
        [list(keys)],
    )
    for key, dossier_id, _, _, _, used_for in rows:
        if dossier_id != keys[key].dossier_id or used_for != OF_ACT[act]:
            raise KeyUsedElsewhere
    return {row[1]: Done(row[1], row[2], row[3], row[4], repeated=True) for row in rows}


def author(by: Actor) -> dict[str, Any]:
    """The actor's columns of an event. A citizen's name is not among them: events are never changed."""
    return {
        "actor_kind": by.kind,
        "actor_name": "" if by.kind == ActorKind.CITIZEN else by.name,
        "officer_id": by.officer_id,
        "person_id": by.person_id,
        "by_agency_id": by.unit.agency_id if by.unit else None,
        "by_centre_id": by.unit.centre_id if by.unit else None,
        "counter_id": by.counter_id,
    }


def _as_row(act: Act, case: Case, before: State, order: Order, told: Told) -> dict[str, Any]:
    clock = before.clock
    counted = case.calendar.elapsed(case.last_at, order.at) if clock in (Clock.RUNNING, Clock.STANDING) else 0
    after = case.state
    return (
        author(order.by)
        | {name: value for name, value in zip(COLUMNS, after.values, strict=True) if value is not None}
        | {
            "id": case.id,
            "kind": OF_ACT[act],
            "at": order.at,
            "from_status": before.status,
            "reason": told.reason,
            "changes": changes(before, after),
            "data": told.data,
            "key": order.key,
            "span_minutes": counted if told.span_minutes is None else told.span_minutes,
            "span_clock": clock,
            "span_agency_id": before.holder_agency_id,
            "span_centre_id": before.holder_centre_id,
            "span_officer_id": before.holder_officer_id,
            "was_received_at": before.received_at,
            "was_finished_at": before.finished_at,
            "was_timeliness": before.timeliness,
        }
    )


def _write(moves: list[dict[str, Any]]) -> list[Done]:
    if not moves:
        return []
    written = {"moves": orjson.dumps(moves).decode()}
    return [Done(*row) for row in reactions.write("move", moves[0]["kind"], written, topics=_topics(moves))]


def _topics(moves: list[dict[str, Any]]) -> set[str]:
    """What changed: each dossier, and the desks of the units that hold it now or held it before."""
    told = {f"dossier:{move['id']}" for move in moves}
    for move in moves:
        told |= {f"agency:{move[name]}" for name in ("holder_agency_id", "span_agency_id") if move.get(name)}
        told |= {f"centre:{move[name]}" for name in ("holder_centre_id", "span_centre_id") if move.get(name)}
    return told
