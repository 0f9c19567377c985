"""One act on many dossiers that were ticked in a list: what it would do, then doing it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext_lazy as _

from motcua.catalogue import queries as catalogue
from motcua.desk import rest
from motcua.dossiers import commands, queries
from motcua.dossiers.commands.finishing import ResultHandedOver
from motcua.dossiers.commands.ledger import NoStep, NoSuchDossier, Order
from motcua.dossiers.commands.working import ResultNeeded, StepDone
from motcua.dossiers.queries import Row, Tab
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.law.lifecycle import BY_ACT, Act
from motcua.law.process import StepKind

MOST = 100
Told = Sequence[tuple[Row, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Way:
    name: str
    title: Any
    do: Callable[[Told], object]
    undo: Any = ""  # whether and how it can be taken back, as the law has it


@dataclass(frozen=True, slots=True)
class Going:
    """Dossiers of the preview that stand at one step: to what it comes, and which step follows.

    `outcome` is empty where the act is the same at every step, or the step needs a result of its own.
    """

    step: str
    outcome: str
    following: str
    needs_result: bool
    codes: tuple[str, ...]


@dataclass(slots=True)
class Outcome:
    """How many were done, and which dossiers refused with why. `missing` were not there for this officer."""

    done: int = 0
    refused: list[tuple[Row, ActRefused]] = field(default_factory=list)
    missing: int = 0


def ticked(values: Sequence[str]) -> dict[int, int]:
    """The version seen of each ticked dossier, from "id:version"; nonsense is left out."""
    pairs = (value.partition(":") for value in values[:MOST])
    return {
        int(one): int(version)
        for one, _colon, version in pairs
        if one.isdecimal() and version.isdecimal() and len(one) < 19 and len(version) < 9
    }


def preview(way: Way, rows: Sequence[Row]) -> list[Going]:
    """What `way` will do to these dossiers, step by step."""
    ordered = sorted(rows, key=lambda row: (row.step_id or 0, row.code))
    return [
        _going(way, step_id, tuple(row.code for row in group))
        for step_id, group in groupby(ordered, key=lambda row: row.step_id)
    ]


def _going(way: Way, step_id: int | None, codes: tuple[str, ...]) -> Going:
    if step_id is None:
        return Going("", "", "", False, codes)
    step = catalogue.step(step_id)
    name = str(catalogue.Name(step.name_vi, step.name_en))
    if way.name != "complete" or step.onward is None:
        return Going(name, "", "", False, codes)
    following_id = step.outcomes[step.onward]
    if following_id is None or catalogue.leads_to_result(following_id):
        return Going(name, "", "", True, codes)
    following = catalogue.step(following_id)
    label = str(step.labels[step.onward])
    return Going(name, label, str(catalogue.Name(following.name_vi, following.name_en)), False, codes)


def do(
    way: Way, seen: Mapping[int, int], actor: Actor, at: datetime, key: UUID, *, all_or_none: bool
) -> Outcome:
    """Do it to all, or to all that do not refuse. With `all_or_none` the first refusal is raised."""
    rows = queries.some(list(seen), actor)
    outcome = Outcome(missing=len(seen) - len(rows))
    if all_or_none and outcome.missing:
        raise NoSuchDossier
    told = [
        (
            row,
            {
                "dossier_id": row.id,
                "by": actor,
                "at": at,
                "key": uuid5(key, f"{way.name}:{row.id}"),
                "seen": seen[row.id],
            },
        )
        for row in rows
    ]
    done, refused = rest.done(told, way.do, lambda pair: pair[0].code, all_or_none=all_or_none)
    outcome.done = len(done)
    outcome.refused = [(row, why) for (row, _order), why in refused]
    return outcome


def _take(told: Told) -> object:
    return commands.take([Order(**one) for _row, one in told])


def _hand_over(told: Told) -> object:
    return commands.hand_over([ResultHandedOver(**one) for _row, one in told])


def _complete(told: Told) -> object:
    """Bring each along the ordinary way forward of its step."""
    steps: list[StepDone] = []
    approvals: list[StepDone] = []
    for row, one in told:
        if row.step_id is None:
            raise _of(row, NoStep(code=row.code))
        step = catalogue.step(row.step_id)
        if step.onward is None or catalogue.leads_to_result(step.outcomes[step.onward]):
            raise _of(row, ResultNeeded())
        target = approvals if step.kind == StepKind.APPROVE else steps
        target.append(StepDone(**one, outcome=step.onward))
    return commands.complete_step(steps), commands.approve(approvals)


def _of(row: Row, refused: ActRefused) -> ActRefused:
    refused.about = row.code
    return refused


def _receive(told: Told) -> object:
    return commands.receive_registered([Order(**one) for _row, one in told])


WAYS = (
    Way(
        "take",
        _("Take over"),
        _take,
        _("It cannot be undone: the time of taking over stands on the control slip."),
    ),
    Way(
        "complete",
        _("Complete the step"),
        _complete,
        _("It cannot be undone: who has a dossier then sends it back with a reason, where it was a mistake."),
    ),
    Way(
        "hand_over",
        _("Return the results"),
        _hand_over,
        _("It cannot be undone: the applicants have their results, and a decision re-opens a dossier."),
    ),
    Way(
        "receive",
        _("Receive"),
        _receive,
        _("It cannot be undone: each applicant gets a receipt with an appointment, by which the time runs."),
    ),
)
# Who gets what is a page of its own (desk/sharing.py).
SHARE = Way("share", _("Assign"), lambda told: None)
BY_NAME = {way.name: way for way in WAYS}
WAYS_OF: dict[Tab, tuple[Way, ...]] = {
    Tab.TO_PROCESS: WAYS[:2],
    Tab.NEAR_DUE: WAYS[:2],
    Tab.LATE: WAYS[:2],
    Tab.TO_RETURN: WAYS[2:3],
    Tab.TO_RECEIVE: WAYS[3:],
    Tab.UNATTENDED: (),
}
_SHARED = frozenset({Tab.TO_PROCESS, Tab.NEAR_DUE, Tab.LATE, Tab.UNATTENDED})


def ways_of(tab: Tab, actor: Actor) -> tuple[Way, ...]:
    """What this officer may do to many of a list at once."""
    assigns = tab in _SHARED and bool(BY_ACT[Act.ASSIGN].roles & actor.roles)
    return WAYS_OF.get(tab, ()) + ((SHARE,) if assigns else ())
