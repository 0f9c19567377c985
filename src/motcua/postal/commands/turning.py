"""What each turn demands and changes of a shipment's row."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from django.conf import settings

from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import HANOI
from motcua.lib import s10
from motcua.postal.models import BEFORE, Direction, Shipment, State, Turn, Zone
from motcua.postal.queries import quoting

if TYPE_CHECKING:
    from motcua.postal.commands.moving import Move


class WaybillNeeded(NotPossible):
    message = N_("Give the waybill's number.")


class WrongWaybill(NotPossible):
    message = N_("“%(waybill)s” is no waybill: a letter or digit is wrong. Look at the label again.")


class AnotherWaybill(NotPossible):
    message = N_("Shipment %(reference)s has the waybill %(waybill)s already.")


class WaybillTaken(NotPossible):
    message = N_("Waybill %(waybill)s belongs to another shipment.")


class NothingToSend(NotPossible):
    message = N_("Shipment %(reference)s waits for a result that is not there yet.")


class ReceiverNeeded(NotPossible):
    message = N_("Say who received it.")


class ReasonNeeded(NotPossible):
    message = N_("Give the reason.")


# What a turn may change; one statement writes a set of any turns.
COLUMNS = (
    "state", "state_at", "waybill", "weight_grams", "cost_dong", "charged_dong", "papers", "handed_at",
    "handed_by", "attempts", "received_by", "relation", "received_at", "reason", "order_at", "ordered_at",
    "uncancelled", "told_at", "fault", "joined_to",
)  # fmt: skip


def write(shipments: Sequence[Shipment]) -> None:
    """Bring the rows to what stands in the objects. Raises WaybillTaken."""
    fresh = [one.waybill for one in shipments if one.waybill]
    others = Shipment.objects.filter(waybill__in=fresh).exclude(pk__in=[one.pk for one in shipments])
    taken = others.values_list("waybill", flat=True).first()
    if taken or len(set(fresh)) != len(fresh):
        raise WaybillTaken(waybill=taken or fresh[0])
    Shipment.objects.bulk_update(shipments, COLUMNS)


def checked_waybill(written: str) -> str:
    """The number as it is kept: without blanks, in capitals. Raises WrongWaybill.

    A number in the form of UPU S10 has its check digit; any other must fit the carrier's form†.
    """
    waybill = re.sub(r"[\s.-]", "", written).upper()
    fits = s10.is_valid(waybill) if s10.has_form(waybill) else re.fullmatch(settings.MOTCUA_WAYBILL, waybill)
    if not fits:
        raise WrongWaybill(waybill=written.strip()[:40])
    return waybill


def apply(shipment: Shipment, order: "Move") -> None:
    """Demand what the turn needs and change the row in place; the state is set by the caller."""
    happened_at = order.happened_at or order.at
    if order.carrier_event:
        shipment.told_at = max(happened_at, shipment.told_at or happened_at)
    if order.charged_dong is not None:
        shipment.charged_dong = order.charged_dong
    # What goes on needs no order any more, but for one that only now becomes the carrier's.
    shipment.order_at = None
    _RULES[order.turn](shipment, order)


def _accept(shipment: Shipment, order: "Move") -> None:
    _take_waybill(shipment, order.waybill)
    shipment.ordered_at, shipment.fault = order.at, ""


def _cancel(shipment: Shipment, order: "Move") -> None:
    shipment.reason = order.reason[:300]
    # Whoever was asked, even without an answer, may come: the carrier is told.
    shipment.uncancelled = shipment.ordered_at is not None and not order.carrier_event


def _collect(shipment: Shipment, order: "Move") -> None:
    if order.waybill:
        _take_waybill(shipment, order.waybill)
    shipment.papers = list(order.papers)


def _hand_in(shipment: Shipment, order: "Move") -> None:
    shipment.handed_at, shipment.handed_by_id = order.at, order.by.officer_id


def _hand_over(shipment: Shipment, order: "Move") -> None:
    if shipment.ready_at is None:
        raise NothingToSend(reference=shipment.reference)
    if order.waybill:
        _take_waybill(shipment, order.waybill)
    if not shipment.waybill:
        raise WaybillNeeded
    if order.weight_grams is not None:
        _weigh(shipment, order.weight_grams, order)
    shipment.handed_at, shipment.handed_by_id = order.at, order.by.officer_id


def _weigh(shipment: Shipment, weight_grams: int, order: "Move") -> None:
    on = order.at.astimezone(HANOI).date()
    quote = quoting.priced(Zone(shipment.zone), weight_grams, quoting.rates(on))
    shipment.weight_grams, shipment.cost_dong = weight_grams, quote.amount_dong


def _fail(shipment: Shipment, order: "Move") -> None:
    if not order.reason.strip() and not order.carrier_event:
        raise ReasonNeeded
    shipment.attempts += 1
    shipment.reason = order.reason[:300]


def _receive(shipment: Shipment, order: "Move") -> None:
    """Delivered, or fetched at the centre: with the name of who has it now."""
    name = order.received_by.strip() or (shipment.name if order.carrier_event else "")
    if not name:
        raise ReceiverNeeded
    shipment.received_by, shipment.relation = name[:200], order.relation[:100]
    shipment.received_at = order.happened_at or order.at


def _say_why(shipment: Shipment, order: "Move") -> None:
    if order.reason:
        shipment.reason = order.reason[:300]


def _nothing(_shipment: Shipment, _order: "Move") -> None:
    """The state alone."""


def _take_waybill(shipment: Shipment, written: str) -> None:
    if not written.strip():
        raise WaybillNeeded
    waybill = checked_waybill(written)
    if shipment.waybill and shipment.waybill != waybill:
        raise AnotherWaybill(reference=shipment.reference, waybill=shipment.waybill)
    shipment.waybill = waybill


_RULES: Mapping[Turn, Callable[[Shipment, "Move"], None]] = {
    Turn.ACCEPT: _accept,
    Turn.CANCEL: _cancel,
    Turn.COLLECT: _collect,
    Turn.HAND_IN: _hand_in,
    Turn.HAND_OVER: _hand_over,
    Turn.JOIN: _nothing,
    Turn.MOVE: _nothing,
    Turn.FAIL: _fail,
    Turn.DELIVER: _receive,
    Turn.SEND_BACK: _say_why,
    Turn.COME_BACK: _say_why,
    Turn.KEEP: _nothing,
    Turn.FETCH: _receive,
    Turn.SEND_AGAIN: _nothing,
}


def is_too_early(shipment: Shipment, turn: Turn) -> bool:
    """News of a letter that, as far as we know, nobody took over yet: it is asked for again later."""
    waits = shipment.direction == Direction.RETURN and State(shipment.state) in BEFORE
    return waits and turn in (Turn.MOVE, Turn.FAIL, Turn.DELIVER, Turn.SEND_BACK)
