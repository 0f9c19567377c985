"""The message plan as it is in force, and how it became so."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from motcua.notices import events
from motcua.notices.events import LANGUAGES, PARTS, Situation, Text
from motcua.notices.models import NoticeChannel, PlanChange


@dataclass(frozen=True, slots=True)
class Change:
    """One edit of a situation, with what it said."""

    number: int
    made_at: datetime
    made_by: str
    situation: Situation


def plan() -> Mapping[str, Situation]:
    """Every situation in force: what was shipped, with the newest edit of each on top."""
    newest = PlanChange.objects.order_by("situation", "-number").distinct("situation")
    edited = {row.situation: row for row in newest}
    return {key: _in_force(one, edited.get(key)) for key, one in events.shipped().items()}


def situation(key: str) -> Situation | None:
    """One situation in force; None for a key that the plan does not know."""
    one = events.shipped().get(key)
    if one is None:
        return None
    return _in_force(one, PlanChange.objects.filter(situation=key).order_by("-number").first())


def changes(key: str) -> list[Change]:
    """Its edits, the newest first."""
    one = events.shipped()[key]
    rows = PlanChange.objects.filter(situation=key).order_by("-number")[:100]
    return [Change(row.number, row.made_at, row.made_by, _in_force(one, row)) for row in rows]


def change(key: str, number: int) -> Situation | None:
    """The situation as an edit left it; number 0 is the shipped one."""
    one = events.shipped().get(key)
    if one is None or number == 0:
        return one
    row = PlanChange.objects.filter(situation=key, number=number).first()
    return _in_force(one, row) if row else None


def _in_force(one: Situation, row: PlanChange | None) -> Situation:
    if row is None:
        return one
    if row.shipped:
        return replace(one, number=row.number)
    return replace(
        one,
        is_on=row.is_on,
        urgent=row.urgent,
        channels=tuple(NoticeChannel(c) for c in row.channels),
        texts={one: _text(row.texts[one]) for one in LANGUAGES},
        number=row.number,
        shipped=False,
    )


def _text(said: Mapping[str, Any]) -> Text:
    return Text(**{part: str(said[part]) for part in PARTS})
