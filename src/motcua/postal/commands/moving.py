"""The one place that moves shipments: lock, decide by the table, write row and trail, tell the dossiers.

A set costs a constant number of statements. The shipments are locked first and the dossiers after
them, each in one order, so that sets cannot deadlock.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from motcua.law.actor import Actor
from motcua.law.errors import N_, ActRefused, NotPossible
from motcua.postal import policies
from motcua.postal.commands import telling, turning
from motcua.postal.models import (
    ENDED,
    LABELS,
    Consigned,
    Direction,
    Shipment,
    ShipmentEvent,
    State,
    Turn,
    row_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One turn of one shipment. `happened_at` is the time by the clock of whoever tells, `at` ours.

    `key` makes it happen once; `carrier_event` is the carrier's own number of its news. The rest is
    what the turn needs: a waybill and weight at the hand-over, a name and relation at the delivery.
    """

    shipment_id: int
    turn: Turn
    by: Actor
    at: datetime
    key: UUID | None = None
    happened_at: datetime | None = None
    waybill: str = ""
    weight_grams: int | None = None
    charged_dong: int | None = None
    papers: tuple[int, ...] = ()
    received_by: str = ""
    relation: str = ""
    reason: str = ""
    place: str = ""
    carrier_event: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a shipment stands now; `repeated` tells that its key had been used and nothing was done again."""

    shipment_id: int
    reference: str
    state: State
    repeated: bool = False


class NoSuchShipment(NotPossible):
    message = N_("There is no such shipment.")


class CannotTurn(NotPossible):
    message = N_("Shipment %(reference)s is “%(state)s”: this cannot be done now.")


class KeyUsedElsewhere(NotPossible):
    message = N_("This request key was already used for something else.")


class TwiceInOneSet(NotPossible):
    message = N_("A shipment stands twice in one set.")


@transaction.atomic
def move(orders: Sequence[Move]) -> list[Moved]:
    """Move every order's shipment, all or none. Raises the first refusal, `about` the shipment's number."""
    if not orders:
        return []
    shipments = lock([order.shipment_id for order in orders])
    repeated = _already_done(orders)
    fresh = [order for order in orders if order.shipment_id not in repeated]
    inside = dossiers_in([order.shipment_id for order in fresh])
    turned = [_turn(shipments[o.shipment_id], o, inside.get(o.shipment_id, ())) for o in fresh]
    turning.write([shipments[order.shipment_id] for order in fresh])
    ShipmentEvent.objects.bulk_create(turned)
    telling.tell(
        [
            telling.Happening(shipments[o.shipment_id], event, o.by, inside.get(o.shipment_id, ()))
            for o, event in zip(fresh, turned, strict=True)
        ]
    )
    _close([s.pk for s in shipments.values() if s.state in ENDED])
    if any(shipments[order.shipment_id].uncancelled for order in fresh):
        app.configure_task("tell_cancelled_shipments").defer()
    return [
        Moved(o.shipment_id, s.reference, State(s.state), repeated=o.shipment_id in repeated)
        for o, s in ((o, shipments[o.shipment_id]) for o in orders)
    ]


def lock(shipment_ids: Sequence[int]) -> dict[int, Shipment]:
    """Lock these shipments, in one order. Raises NoSuchShipment, TwiceInOneSet."""
    if len(set(shipment_ids)) != len(shipment_ids):
        raise TwiceInOneSet
    found = Shipment.objects.select_for_update().filter(pk__in=shipment_ids).order_by("pk")
    shipments = {one.pk: one for one in found}
    if len(shipments) != len(shipment_ids):
        raise NoSuchShipment
    return shipments


def dossiers_in(shipment_ids: Sequence[int]) -> Mapping[int, tuple[int, ...]]:
    """The dossiers in each of these shipments."""
    found: dict[int, tuple[int, ...]] = {}
    rows = Consigned.objects.filter(shipment_id__in=shipment_ids).order_by("shipment_id", "dossier_id")
    for shipment_id, dossier_id in rows.values_list("shipment_id", "dossier_id"):
        found[shipment_id] = (*found.get(shipment_id, ()), dossier_id)
    return found


def _already_done(orders: Sequence[Move]) -> set[int]:
    """Shipments whose order's key was used before; looked up after the lock, so a racing twin is seen."""
    keys = {order.key: order for order in orders if order.key is not None}
    if not keys:
        return set()
    rows = ShipmentEvent.objects.filter(key__in=list(keys)).values_list("key", "shipment_id", "turn")
    for key, shipment_id, turn in rows:
        if key and (shipment_id, turn) != (keys[key].shipment_id, keys[key].turn):
            raise KeyUsedElsewhere
    return {shipment_id for _key, shipment_id, _turn in rows}


def _turn(shipment: Shipment, order: Move, dossier_ids: tuple[int, ...]) -> ShipmentEvent:
    """Change the shipment in place, and say what happened."""
    try:
        direction, before = Direction(shipment.direction), State(shipment.state)
        standing = policies.Standing(
            shipment.centre_id, direction, before, shipment.person_id, dossier_ids
        )  # fmt: skip
        row = row_of(order.turn, direction, before)
        if row is None:
            raise CannotTurn(reference=shipment.reference, state=LABELS[before])
        policies.demand(order.turn, order.by, standing)
        turning.apply(shipment, order)
        shipment.state, shipment.state_at = row.to, order.at
    except ActRefused as refused:
        refused.about = shipment.reference
        raise
    return trail(shipment, order, before)


def trail(shipment: Shipment, order: Move, before: State) -> ShipmentEvent:
    """The entry of the trail; a citizen's name is not in it."""
    return ShipmentEvent(
        shipment=shipment,
        centre_id=shipment.centre_id,
        turn=order.turn,
        from_state=before,
        to_state=shipment.state,
        at=order.at,
        happened_at=order.happened_at or order.at,
        actor_kind=order.by.kind,
        actor_name="" if order.by.person_id or order.by.dossier_id else order.by.name,
        officer_id=order.by.officer_id,
        place=order.place[:200],
        note=order.reason[:300],
        carrier_event=order.carrier_event,
        key=order.key,
    )


def _close(shipment_ids: Sequence[int]) -> None:
    """The dossiers of what has ended may travel again."""
    if shipment_ids:
        Consigned.objects.filter(shipment_id__in=shipment_ids, is_open=True).update(is_open=False)
