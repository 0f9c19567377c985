"""The carrier's bill beside our own shipments: each difference is listed, for somebody to ask about."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.law.actor import Actor
from motcua.postal import policies
from motcua.postal.models import BillLineState, CarrierBill, CarrierBillLine, Shipment
from motcua.postal.policies import NotABiller
from motcua.postal.providers.carrier import bill
from motcua.postal.providers.carrier.bill import Billed


@dataclass(frozen=True, slots=True, kw_only=True)
class BillGiven:
    centre_id: int
    file_name: str
    content: bytes
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True)
class Brought:
    bill_id: int
    repeated: bool


@transaction.atomic
def bring_bills(orders: Sequence[BillGiven]) -> list[Brought]:
    """Compare bills with what was sent; the same file again is known. Raises Unreadable, NotPermitted."""
    return [_bring(order) for order in orders]


def _bring(order: BillGiven) -> Brought:
    if order.by.officer_id is None or not policies.may_bill(order.by, order.centre_id):
        raise NotABiller
    digest = hashlib.sha256(order.content).hexdigest()
    known = CarrierBill.objects.filter(sha256=digest).first()
    if known is not None:
        return Brought(known.pk, repeated=True)
    billed = bill.read(order.content, order.file_name)
    lines = _compared(billed, order.centre_id)
    made = CarrierBill.objects.create(
        centre_id=order.centre_id,
        sha256=digest,
        file_name=order.file_name[:200],
        brought_at=order.at,
        officer_id=order.by.officer_id,
        line_count=len(lines),
        billed_dong=sum(line.billed_dong for line in lines),
        expected_dong=sum(line.expected_dong or 0 for line in lines if line.state != BillLineState.TWICE),
        differing_count=sum(line.state != BillLineState.AGREES for line in lines),
    )
    for line in lines:
        line.bill = made
    CarrierBillLine.objects.bulk_create(lines)
    return Brought(made.pk, repeated=False)


def _compared(billed: Sequence[Billed], centre_id: int) -> list[CarrierBillLine]:
    waybills = {one.waybill for one in billed}
    ours = {s.waybill: s for s in Shipment.objects.filter(waybill__in=waybills, centre_id=centre_id)}
    before = set(CarrierBillLine.objects.filter(waybill__in=waybills).values_list("waybill", flat=True))
    lines = []
    for one in billed:
        shipment = ours.get(one.waybill)
        state = _state(one, shipment, twice=one.waybill in before)
        before.add(one.waybill)
        lines.append(
            CarrierBillLine(
                waybill=one.waybill,
                billed_dong=one.billed_dong,
                weight_grams=one.weight_grams,
                shipment=shipment,
                expected_dong=_expected(shipment),
                state=state,
            )
        )
    return lines


def _expected(shipment: Shipment | None) -> int | None:
    """What the tariff says for the weight; what the carrier charged is its own claim, not ours."""
    return shipment.cost_dong if shipment else None


def _state(one: Billed, shipment: Shipment | None, *, twice: bool) -> BillLineState:
    if shipment is None:
        return BillLineState.UNKNOWN
    if twice:
        return BillLineState.TWICE
    if shipment.handed_at is None:
        return BillLineState.NOT_SENT
    return BillLineState.AGREES if one.billed_dong == shipment.cost_dong else BillLineState.OTHER_SUM
