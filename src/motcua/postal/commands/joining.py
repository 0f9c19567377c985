"""Several letters to one address in one, and a letter that came back sent again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.postal.commands import asking
from motcua.postal.commands.asking import Asked, Asking
from motcua.postal.commands.moving import Move, dossiers_in, lock, move
from motcua.postal.models import Consigned, Direction, Shipment, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """Put the dossiers of `others` into `into`. All are returns of one centre to one address."""

    into_id: int
    other_ids: tuple[int, ...]
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SendAgain:
    """Send what came back once more, perhaps to a corrected address."""

    shipment_id: int
    by: Actor
    at: datetime
    name: str
    phone: str
    commune_code: str
    detail: str
    seen_dong: int
    key: UUID | None = None


class NotOneAddress(NotPossible):
    message = N_("Only letters to one person at one address, all ready to be sent, travel together.")


@transaction.atomic
def join(orders: Sequence[Joining]) -> list[str]:
    """Send letters together; the numbers of those that carry. Raises NotOneAddress."""
    return [_join(order) for order in orders]


def _join(order: Joining) -> str:
    shipments = lock([order.into_id, *order.other_ids])
    into = shipments[order.into_id]
    if not order.other_ids or any(not _together(into, one) for one in shipments.values()):
        raise NotOneAddress
    move([Move(shipment_id=i, turn=Turn.JOIN, by=order.by, at=order.at) for i in order.other_ids])
    moved = dossiers_in(order.other_ids)
    Consigned.objects.bulk_create(
        Consigned(shipment=into, dossier_id=dossier_id, direction=into.direction)
        for other_id in order.other_ids
        for dossier_id in moved.get(other_id, ())
    )
    Shipment.objects.filter(pk__in=order.other_ids).update(joined_to=into)
    return into.reference


def _together(into: Shipment, one: Shipment) -> bool:
    """To the same door and the same person, and each with its result there."""
    same = (into.centre_id, into.commune_code, into.detail.casefold(), into.phone, into.direction)
    return (
        (one.centre_id, one.commune_code, one.detail.casefold(), one.phone, one.direction) == same
        and one.direction == Direction.RETURN
        and one.ready_at is not None
        and one.handed_at is None
    )


@transaction.atomic
def send_again(orders: Sequence[SendAgain]) -> list[Asking]:
    """A new letter for what came back; the old one is closed. Raises what asking and moving raise."""
    return [_send_again(order) for order in orders]


def _send_again(order: SendAgain) -> Asking:
    known = Shipment.objects.filter(key=order.key).first() if order.key is not None else None
    if known is not None:
        return Asking(known.pk, known.reference, repeated=True)
    shipment = lock([order.shipment_id])[order.shipment_id]
    inside = dossiers_in([shipment.pk]).get(shipment.pk, ())
    move([Move(shipment_id=shipment.pk, turn=Turn.SEND_AGAIN, by=order.by, at=order.at)])
    asked = Asked(
        direction=Direction.RETURN,
        by=order.by,
        at=order.at,
        centre_id=shipment.centre_id,
        name=order.name,
        phone=order.phone,
        commune_code=order.commune_code,
        detail=order.detail,
        seen_dong=order.seen_dong,
        dossier_ids=inside,
        person_id=shipment.person_id,
        identity=shipment.identity,
        key=order.key,
        follows_id=shipment.pk,
    )
    return asking.ask([asked])[0]
