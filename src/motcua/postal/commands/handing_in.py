"""At the centre with the papers from the applicant: handed in, and received where they are complete."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands.intake import HandedIn, Intake, Party, check, check_complete
from motcua.dossiers.commands.opening import Opened
from motcua.dossiers.commands.post import PostNoted
from motcua.dossiers.models import Channel
from motcua.dossiers.queries.counter import AtTheCounter, ReturnWay, at_the_counter
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.postal.commands.moving import Move, Moved, move
from motcua.postal.models import Consigned, Direction, Shipment, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class HandIn:
    """`receive`: open the dossier that these papers are for; else the counter looks at them first."""

    shipment_id: int
    by: Actor
    at: datetime
    receive: bool = True
    key: UUID | None = None


@dataclass(frozen=True, slots=True)
class Handed:
    moved: Moved
    opened: Opened | None = None


@transaction.atomic
def hand_in(orders: Sequence[HandIn]) -> list[Handed]:
    """Hand collected papers in; a dossier they are for is received by the channel of the post.

    Raises what receiving raises (Incomplete names how many papers are missing): nothing is handed in then.
    """
    done = move(
        [
            Move(shipment_id=o.shipment_id, turn=Turn.HAND_IN, by=o.by, at=o.at, key=o.key)
            for o in orders
        ]
    )  # fmt: skip
    opening = [
        order for order, moved in zip(orders, done, strict=True) if order.receive and not moved.repeated
    ]
    opened = _receive(opening)
    return [Handed(moved, opened.get(moved.shipment_id)) for moved in done]


def _receive(orders: Sequence[HandIn]) -> dict[int, Opened]:
    by_id = {order.shipment_id: order for order in orders}
    waiting = list(
        Shipment.objects.filter(pk__in=by_id, procedure_version__isnull=False, consigned=None).order_by("pk")
    )
    if not waiting:
        return {}
    intakes = [_intake(one, by_id[one.pk]) for one in waiting]
    for one, intake in zip(waiting, intakes, strict=True):
        _check(one, intake)
    opened = dossiers.receive(intakes)
    Consigned.objects.bulk_create(
        Consigned(
            shipment=shipment,
            dossier_id=dossier.dossier_id,
            direction=Direction.COLLECTION,
            is_open=False,
        )
        for shipment, dossier in zip(waiting, opened, strict=True)
    )
    dossiers.note_post_collected(
        [
            PostNoted(
                dossier_id=dossier.dossier_id,
                by=by_id[shipment.pk].by,
                at=by_id[shipment.pk].at,
                shipment=shipment.reference,
                waybill=shipment.waybill,
            )
            for shipment, dossier in zip(waiting, opened, strict=True)
        ]
    )
    return {shipment.pk: dossier for shipment, dossier in zip(waiting, opened, strict=True)}


def _check(shipment: Shipment, intake: Intake) -> None:
    """So that a refusal tells which of the set it is about."""
    try:
        check_complete(intake, check(intake).terms)
    except ActRefused as refused:
        refused.about = shipment.reference
        raise


def _intake(shipment: Shipment, order: HandIn) -> Intake:
    version = at_the_counter(shipment.procedure_version_id or 0, shipment.centre_id)
    return Intake(
        by=order.by,
        at=order.at,
        centre_id=shipment.centre_id,
        procedure_version_id=shipment.procedure_version_id or 0,
        channel=Channel.POST,
        applicant=Party(
            name=shipment.name,
            identity=shipment.identity,
            phone=shipment.phone,
            address=shipment.address,
            person_id=shipment.person_id,
        ),
        agency_id=version.agency_id if version else None,
        documents=_handed_in(version, shipment.papers),
        return_way_wanted=ReturnWay.POST,
        key=order.key,
    )


def _handed_in(version: AtTheCounter | None, ticked: Sequence[int]) -> tuple[HandedIn, ...]:
    return tuple(
        HandedIn(
            name=paper.name_vi,
            required_id=paper.id,
            kind=paper.kind,
            originals=paper.originals,
            copies=paper.copies,
        )
        for paper in (version.papers if version else ())
        if paper.id in ticked
    )
