"""Editing the message plan: each edit is kept, with who made it; the newest is in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from motcua.audit import commands as audit
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.notices import events, papers, policies, queries
from motcua.notices.events import LANGUAGES, PARTS, Situation, Text
from motcua.notices.models import NoticeChannel, PlanChange

LONGEST = {"subject": 150, "body": 3_000, "short": 400}
WHAT = "message"


class NoSuchSituation(NotPossible):
    message = N_("The message plan knows no such situation.")


class UnknownPlace(NotPossible):
    message = N_("“{%(name)s}” stands for nothing here. What can stand in braces: %(known)s.")


class BraceAlone(NotPossible):
    message = N_("A brace stands alone. Write a place as {code}, with a brace on each side.")


class TextNeeded(NotPossible):
    message = N_("Each text is needed, in both languages.")


class TextTooLong(NotPossible):
    message = N_("The text is too long: %(count)s letters, at most %(most)s.")


class ChannelNeeded(NotPossible):
    message = N_("A situation that is on needs at least one channel.")


class EditedMeanwhile(NotPossible):
    message = N_("Somebody else changed this situation meanwhile. Look again, then decide.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """How a situation is to be from now on. `seen` is the number of the edit that the person looked at."""

    situation: str
    is_on: bool
    urgent: bool
    channels: tuple[NoticeChannel, ...]
    texts: Mapping[str, Text]
    seen: int
    by: Actor
    at: datetime


def check(text: str, part: str, places: tuple[str, ...]) -> None:
    """Raise TextNeeded, TextTooLong, BraceAlone or UnknownPlace for a text that cannot be."""
    if not text.strip():
        raise TextNeeded
    if len(text) > LONGEST[part]:
        raise TextTooLong(count=len(text), most=LONGEST[part])
    if papers.has_brace_alone(text):
        raise BraceAlone
    for name in papers.unknown(text, places):
        raise UnknownPlace(name=name, known=", ".join(f"{{{place}}}" for place in places))


@transaction.atomic
def edit(edits: list[Edit]) -> list[int]:
    """Put these edits in force; their numbers. Raises NotAnEditor, NoSuchSituation, EditedMeanwhile and
    what `check` raises."""
    return [_edit(one) for one in edits]


def _edit(one: Edit) -> int:
    policies.demand_editing(one.by)
    before = _known(one.situation, one.seen)
    if one.is_on and not one.channels:
        raise ChannelNeeded
    for language in LANGUAGES:
        for part in PARTS:
            check(getattr(one.texts[language], part), part, before.places)
    row = PlanChange(
        situation=one.situation,
        number=one.seen + 1,
        is_on=one.is_on,
        urgent=one.urgent,
        channels=[channel.value for channel in one.channels],
        texts={language: _said(one.texts[language]) for language in LANGUAGES},
        made_at=one.at,
        made_by=one.by.name,
    )
    return _keep(row, before, by=one.by, at=one.at)


@transaction.atomic
def back_to_shipped(keys: list[str], *, seen: int, by: Actor, at: datetime) -> list[int]:
    """Put the shipped texts in force again; the numbers of these edits."""
    policies.demand_editing(by)
    return [_back(key, seen=seen, by=by, at=at) for key in keys]


def _back(key: str, *, seen: int, by: Actor, at: datetime) -> int:
    before, shipped = _known(key, seen), events.shipped()[key]
    row = PlanChange(
        situation=key,
        number=seen + 1,
        shipped=True,
        is_on=shipped.is_on,
        urgent=shipped.urgent,
        channels=[channel.value for channel in shipped.channels],
        texts={language: _said(shipped.texts[language]) for language in LANGUAGES},
        made_at=at,
        made_by=by.name,
    )
    return _keep(row, before, by=by, at=at)


def _known(key: str, seen: int) -> Situation:
    found = queries.situation(key)
    if found is None:
        raise NoSuchSituation
    if found.number != seen:
        raise EditedMeanwhile
    return found


def _keep(row: PlanChange, before: Situation, *, by: Actor, at: datetime) -> int:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise EditedMeanwhile from None
    after = {"on": row.is_on, "urgent": row.urgent, "channels": row.channels, "texts": row.texts}
    audit.change(WHAT, row.situation, by=by, at=at, before=_as_said(before), after=after)
    return row.number


def _as_said(one: Situation) -> dict[str, Any]:
    texts = {language: _said(one.texts[language]) for language in LANGUAGES}
    channels = [channel.value for channel in one.channels]
    return {"on": one.is_on, "urgent": one.urgent, "channels": channels, "texts": texts}


def _said(text: Text) -> dict[str, str]:
    return {part: getattr(text, part) for part in PARTS}
