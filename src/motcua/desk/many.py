"""One act on many dossiers that were ticked in a list."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from motcua.catalogue import queries as catalogue
from motcua.dossiers import commands, queries
from motcua.dossiers.commands.finishing import ResultHandedOver
from motcua.dossiers.commands.ledger import NoStep, NoSuchDossier, Order
from motcua.dossiers.commands.working import ResultNeeded, StepDone
from motcua.dossiers.queries import Row, Tab
from motcua.law.actor import Actor
from motcua.law.process import StepKind

MOST = 100


@dataclass(frozen=True, slots=True)
class Way:
    name: str
    title: Any
    do: Callable[[Sequence[tuple[Row, dict[str, Any]]]], object]


def ticked(values: Sequence[str]) -> dict[int, int]:
    """The version seen of each ticked dossier, from "id:version"; nonsense is left out."""
    pairs = (value.partition(":") for value in values[:MOST])
    return {
        int(one): int(version)
        for one, _colon, version in pairs
        if one.isdecimal() and version.isdecimal() and len(one) < 19 and len(version) < 9
    }


def do(way: Way, seen: Mapping[int, int], actor: Actor, at: datetime, key: UUID) -> int:
    """Do it to all or none. Raises the first refusal."""
    rows = queries.some(list(seen), actor)
    if len(rows) != len(seen):
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
    with transaction.atomic():
        way.do(told)
    return len(rows)


def _take(told: Sequence[tuple[Row, dict[str, Any]]]) -> object:
    return commands.take([Order(**one) for _row, one in told])


def _hand_over(told: Sequence[tuple[Row, dict[str, Any]]]) -> object:
    return commands.hand_over([ResultHandedOver(**one) for _row, one in told])


def _complete(told: Sequence[tuple[Row, dict[str, Any]]]) -> object:
    """Bring each to the first outcome of its step that is not the return of a result."""
    steps: list[StepDone] = []
    approvals: list[StepDone] = []
    for row, one in told:
        if row.step_id is None:
            raise NoStep(code=row.code)
        step = catalogue.step(row.step_id)
        outcome = _onward(row)
        target = approvals if step.kind == StepKind.APPROVE else steps
        target.append(StepDone(**one, outcome=outcome))
    return commands.complete_step(steps), commands.approve(approvals)


def _onward(row: Row) -> str:
    step = catalogue.step(row.step_id or 0)
    for outcome, following_id in step.outcomes.items():
        if following_id is not None and catalogue.step(following_id).kind != StepKind.RETURN:
            return outcome
    needed = ResultNeeded()
    needed.about = row.code
    raise needed


WAYS = (
    Way("take", _("Take over"), _take),
    Way("complete", _("Complete the step"), _complete),
    Way("hand_over", _("Return the results"), _hand_over),
)
BY_NAME = {way.name: way for way in WAYS}
WAYS_OF: dict[Tab, tuple[Way, ...]] = {
    Tab.TO_PROCESS: WAYS[:2],
    Tab.NEAR_DUE: WAYS[:2],
    Tab.LATE: WAYS[:2],
    Tab.TO_RETURN: WAYS[2:],
}
