"""The carrier's bills with their differences."""

from dataclasses import dataclass
from datetime import datetime

from motcua.postal.models import BillLineState, CarrierBill, CarrierBillLine

MOST = 500


@dataclass(frozen=True, slots=True)
class Bill:
    id: int
    file_name: str
    brought_at: datetime
    officer: str
    lines: int
    billed_dong: int
    expected_dong: int
    differing: int


@dataclass(frozen=True, slots=True)
class Difference:
    """`label` is a msgid."""

    waybill: str
    reference: str
    billed_dong: int
    expected_dong: int | None
    weight_grams: int | None
    our_grams: int | None
    label: str


def bills(centre_id: int) -> tuple[Bill, ...]:
    rows = CarrierBill.objects.filter(centre_id=centre_id).select_related("officer").order_by("-pk")
    return tuple(_bill(one) for one in rows[:50])


def bill(bill_id: int, centre_id: int) -> tuple[Bill, tuple[Difference, ...]] | None:
    """A bill of the centre, and every line that does not agree."""
    one = CarrierBill.objects.filter(pk=bill_id, centre_id=centre_id).select_related("officer").first()
    if one is None:
        return None
    rows = CarrierBillLine.objects.filter(bill=one).exclude(state=BillLineState.AGREES)
    lines = rows.select_related("shipment").order_by("pk")[:MOST]
    return _bill(one), tuple(_difference(line) for line in lines)


def _bill(one: CarrierBill) -> Bill:
    return Bill(
        one.pk,
        one.file_name,
        one.brought_at,
        one.officer.full_name,
        one.line_count,
        one.billed_dong,
        one.expected_dong,
        one.differing_count,
    )


def _difference(line: CarrierBillLine) -> Difference:
    return Difference(
        waybill=line.waybill,
        reference=line.shipment.reference if line.shipment else "",
        billed_dong=line.billed_dong,
        expected_dong=line.expected_dong,
        weight_grams=line.weight_grams,
        our_grams=line.shipment.weight_grams if line.shipment else None,
        label=str(BillLineState(line.state).label),
    )
