"""Noting who looked at whose data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.audit.models import Look
from motcua.law.actor import Actor
from motcua.law.purpose import Purpose, Seen


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
