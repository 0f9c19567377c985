"""Who may be given which of some dossiers, how much each has already, and a fair way to share them."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Count, Sum

from motcua.catalogue import queries as catalogue
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.search import visible
from motcua.law.actor import Actor, Role, Unit
from motcua.law.lifecycle import IN_HAND
from motcua.lib.sharing import share
from motcua.organisation import queries as organisation


class Measure(StrEnum):
    """By what the work of officers is compared: the minutes that their steps are given, or how many there are."""

    MINUTES = "minutes"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Piece:
    """A dossier to be given to somebody; `minutes` is what its step is given by the process."""

    id: int
    code: str
    version: int
    minutes: int
    officer_id: int | None
    officer_name: str


@dataclass(frozen=True, slots=True)
class Bearer:
    """An officer who is there and may do the step, with the open dossiers that are theirs already."""

    id: int
    name: str
    dossiers: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Pool:
    """Pieces that the same officers may be given: one role at one unit."""

    role: Role
    unit: Unit
    bearers: tuple[Bearer, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Share:
    bearer: Bearer
    pieces: tuple[Piece, ...]

    @property
    def minutes(self) -> int:
        return sum(piece.minutes for piece in self.pieces)


def pools(ids: Collection[int], actor: Actor, *, on: date) -> tuple[Pool, ...]:
    """These dossiers, as far as this officer may see them and they are in hand, with who may be given them."""
    grouped: dict[tuple[Role, Unit], list[Piece]] = {}
    for row in _held(ids, actor):
        pk, code, version, step_id, centre_id, agency_id, officer_id, name = row
        step = catalogue.step(step_id)
        place = (step.role, Unit(centre_id=centre_id, agency_id=agency_id))
        piece = Piece(pk, code, version, step.limit_minutes, officer_id, name or "")
        grouped.setdefault(place, []).append(piece)
    holders = {place: organisation.holders(*place, on=on) for place in grouped}
    loads = _loads({pk for found in holders.values() for pk, _name in found}, but=ids)
    return tuple(
        Pool(
            role,
            unit,
            tuple(replace(loads.get(pk, Bearer(pk, "")), name=name) for pk, name in holders[role, unit]),
            tuple(pieces),
        )
        for (role, unit), pieces in grouped.items()
    )


def _held(ids: Collection[int], actor: Actor) -> list[tuple[Any, ...]]:
    found = visible(Dossier.objects.filter(pk__in=ids, status__in=IN_HAND, step__isnull=False), actor)
    return list(
        found.order_by("due_at", "id").values_list(
            "id", "code", "version", "step_id", "holder_centre_id", "holder_agency_id", "holder_officer_id",
            "holder_officer__full_name",
        )
    )  # fmt: skip


def _loads(officer_ids: Collection[int], *, but: Collection[int]) -> dict[int, Bearer]:
    """What these officers have in hand besides what is being shared, by the index of an officer's work."""
    found = (
        Dossier.objects.filter(holder_officer_id__in=officer_ids, status__in=IN_HAND)
        .exclude(pk__in=but)
        .values("holder_officer_id")
        .annotate(dossiers=Count("id"), minutes=Sum("step__limit_minutes"))
    )
    rows = found.values_list("holder_officer_id", "dossiers", "minutes")
    return {pk: Bearer(pk, "", dossiers, minutes or 0) for pk, dossiers, minutes in rows}


def shared(pool: Pool, chosen: Collection[int], measure: Measure) -> tuple[Share, ...]:
    """The pieces of a pool among its chosen officers, so that all come out as alike as can be."""
    bearers = [one for one in pool.bearers if one.id in chosen]
    if not bearers:
        return ()
    by_minutes = measure == Measure.MINUTES
    weights = [piece.minutes if by_minutes else 1 for piece in pool.pieces]
    taken = share(weights, [one.minutes if by_minutes else one.dossiers for one in bearers])
    return tuple(
        Share(one, tuple(piece for piece, to in zip(pool.pieces, taken, strict=True) if to == number))
        for number, one in enumerate(bearers)
    )
