"""Where a dossier was and is, and which agencies have a part of it beside: told from its events."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from motcua.catalogue import queries as catalogue
from motcua.dossiers.models import Consultation, Event
from motcua.law.actor import Unit
from motcua.law.lifecycle import OPEN, Clock, Status
from motcua.organisation import queries as organisation


@dataclass(frozen=True, slots=True)
class Stay:
    """A stretch of time in one unit's hands. `taken_at` None: not taken over yet; `left_at` None: still there.

    `minutes` are working minutes while the clock ran or stood.
    """

    unit: str
    steps: tuple[catalogue.Name, ...]
    given_at: datetime
    taken_at: datetime | None
    left_at: datetime | None
    minutes: int


@dataclass(frozen=True, slots=True)
class Beside:
    """An agency that was asked for its opinion while the work goes on elsewhere."""

    unit: str
    question: str
    asked_at: datetime
    due_at: datetime
    answered_at: datetime | None
    opinion: str
    silent: bool
    silence: str
    is_late: bool


def stays(events: Sequence[Event]) -> tuple[Stay, ...]:
    """The unit's stays, in order; a unit that has it again has another."""
    found: list[Stay] = []
    known: dict[str, Any] = {}
    held: Unit | None = None
    for event in events:
        if found:
            counted = event.span_minutes if event.span_clock in (Clock.RUNNING, Clock.STANDING) else 0
            found[-1] = replace(found[-1], minutes=found[-1].minutes + counted)
        known = known | event.changes
        here = _holder(known)
        if here != held:
            _leave(found, event.at)
            if here is not None:
                found.append(Stay(_name(here), (), event.at, None, None, 0))
            held = here
        if here is not None:
            found[-1] = _there(found[-1], known, event.at)
        if known.get("status") is not None and Status(known["status"]) not in OPEN:
            _leave(found, event.at)
            held = None
    return tuple(found)


def _leave(found: list[Stay], at: datetime) -> None:
    if found and found[-1].left_at is None:
        found[-1] = replace(found[-1], left_at=at)


def _there(stay: Stay, known: dict[str, Any], at: datetime) -> Stay:
    step_id = known.get("step_id")
    step = catalogue.step(step_id) if step_id else None
    name = catalogue.Name(step.name_vi, step.name_en) if step else None
    steps = stay.steps if name is None or name in stay.steps else (*stay.steps, name)
    taken = stay.taken_at or (at if known.get("taken_at") else None)
    return replace(stay, steps=steps, taken_at=taken)


def _holder(columns: dict[str, Any]) -> Unit | None:
    agency_id, centre_id = columns.get("holder_agency_id"), columns.get("holder_centre_id")
    return None if agency_id is None and centre_id is None else Unit(centre_id, agency_id)


def _name(unit: Unit) -> str:
    if unit.agency_id is not None:
        return organisation.agency(unit.agency_id).name_vi
    return organisation.centre(unit.centre_id or 0).name_vi


def beside(consultations: Sequence[Consultation], *, at: datetime) -> tuple[Beside, ...]:
    """Who was asked for an opinion, until when, and what came of it."""
    return tuple(
        Beside(
            unit=q.agency.name_vi,
            question=q.question,
            asked_at=q.asked_at,
            due_at=q.due_at,
            answered_at=q.answered_at,
            opinion=q.opinion,
            silent=q.silent,
            silence=q.silence,
            is_late=q.answered_at is None and q.due_at < at,
        )
        for q in consultations
    )
