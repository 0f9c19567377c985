"""Noting who looked at whose data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from motcua.audit.models import Look
from motcua.law.actor import Actor
from motcua.law.purpose import Purpose, Seen
from motcua.law.worktime import HANOI


@dataclass(frozen=True, slots=True)
class Looked:
    """That somebody saw this dossier's persons: in what form, and for what."""

    dossier_id: int
    seen: Seen
    purpose: Purpose


def look(looks: Sequence[Looked], *, by: Actor, at: datetime) -> None:
    """Note who saw whose data. Call it in the request that shows them, before they are shown."""
    unit = by.unit
    Look.objects.bulk_create(
        Look(
            dossier_id=one.dossier_id,
            at=at,
            officer_id=by.officer_id,
            actor_name=by.name,
            agency_id=unit.agency_id if unit else None,
            centre_id=unit.centre_id if unit else None,
            seen=one.seen,
            purpose=one.purpose,
        )
        for one in looks
    )


def look_over(
    dossier_ids: Sequence[int], seen: Seen, purpose: Purpose, *, by: Actor, at: datetime, daily: bool = False
) -> None:
    """Note that somebody saw all these dossiers' persons in one form and for one purpose, in one statement.

    `daily`: only of whom this officer did not see so today; for a list that is open all day.
    """
    unit = by.unit
    told: dict[str, Any] = {
        "ids": list(dossier_ids), "at": at, "officer": by.officer_id, "name": by.name, "seen": seen,
        "agency": unit.agency_id if unit else None, "centre": unit.centre_id if unit else None,
        "purpose": purpose, "daily": daily,
        "since": at.astimezone(HANOI).replace(hour=0, minute=0, second=0, microsecond=0),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_LOOKED_OVER, told)


_LOOKED_OVER = """
    INSERT INTO audit_look (dossier_id, at, officer_id, actor_name, agency_id, centre_id, seen, purpose)
    SELECT d.id, %(at)s, %(officer)s, %(name)s, %(agency)s, %(centre)s, %(seen)s, %(purpose)s
      FROM unnest(%(ids)s::bigint[]) AS d (id)
     WHERE NOT (%(daily)s AND EXISTS (
        SELECT FROM audit_look l WHERE l.dossier_id = d.id AND l.at >= %(since)s AND l.seen = %(seen)s
           AND l.officer_id IS NOT DISTINCT FROM %(officer)s))
"""
