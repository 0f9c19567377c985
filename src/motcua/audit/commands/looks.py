"""Noting who looked at whose data."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from motcua.law.actor import Actor
from motcua.law.purpose import Purpose, Seen
from motcua.law.worktime import HANOI


def look(
    dossier_ids: Sequence[int], seen: Seen, purpose: Purpose, *, by: Actor, at: datetime, daily: bool = False
) -> None:
    """Note that somebody saw these dossiers' persons, in what form and for what. Call it in the request that shows
    them, before they are shown.

    `daily`: only of whom this officer did not see so today; for a list that is open all day.
    """
    _note(_LOOKED_OVER, list(dossier_ids), seen, purpose, by=by, at=at, daily=daily)


def look_beside(about: Sequence[str], seen: Seen, purpose: Purpose, *, by: Actor, at: datetime) -> None:
    """The same for persons whose data stand in no dossier, or in none yet: `about` says where they stand."""
    _note(_LOOKED_BESIDE, list(about), seen, purpose, by=by, at=at, daily=False)


def _note(
    statement: str, which: list[Any], seen: Seen, purpose: Purpose, *, by: Actor, at: datetime, daily: bool
) -> None:
    unit = by.unit
    told: dict[str, Any] = {
        "which": which, "at": at, "officer": by.officer_id, "name": by.name, "seen": seen,
        "agency": unit.agency_id if unit else None, "centre": unit.centre_id if unit else None,
        "purpose": purpose, "daily": daily,
        "since": at.astimezone(HANOI).replace(hour=0, minute=0, second=0, microsecond=0),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(statement, told)


_LOOKED_OVER = """
    INSERT INTO audit_look (dossier_id, at, officer_id, actor_name, agency_id, centre_id, seen, purpose)
    SELECT d.id, %(at)s, %(officer)s, %(name)s, %(agency)s, %(centre)s, %(seen)s, %(purpose)s
      FROM unnest(%(which)s::bigint[]) AS d (id)
     WHERE NOT (%(daily)s AND EXISTS (
        SELECT FROM audit_look l WHERE l.dossier_id = d.id AND l.at >= %(since)s AND l.seen = %(seen)s
           AND l.officer_id IS NOT DISTINCT FROM %(officer)s))
"""

_LOOKED_BESIDE = """
    INSERT INTO audit_look (about, at, officer_id, actor_name, agency_id, centre_id, seen, purpose)
    SELECT d.about, %(at)s, %(officer)s, %(name)s, %(agency)s, %(centre)s, %(seen)s, %(purpose)s
      FROM unnest(%(which)s::text[]) AS d (about)
"""
