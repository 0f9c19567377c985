"""The tables of the public post. Written by `postal.commands` alone."""

from motcua.postal.models.carrier import (
    BillLineState,
    CarrierBill,
    CarrierBillLine,
    CarrierCallback,
    HandoverList,
    HandoverSeries,
)
from motcua.postal.models.life import (
    BEFORE,
    DIRECTIONS,
    ENDED,
    LABELS,
    OPEN,
    TABLE,
    WITH_THE_CARRIER,
    Direction,
    State,
    Turn,
    Who,
    after,
    row_of,
    turns_from,
)
from motcua.postal.models.shipment import Consigned, Payer, Shipment, ShipmentEvent, Window, Zone
from motcua.postal.models.tariff import PostalRate

__all__ = [
    "BEFORE",
    "DIRECTIONS",
    "ENDED",
    "LABELS",
    "OPEN",
    "TABLE",
    "WITH_THE_CARRIER",
    "BillLineState",
    "CarrierBill",
    "CarrierBillLine",
    "CarrierCallback",
    "Consigned",
    "Direction",
    "HandoverList",
    "HandoverSeries",
    "Payer",
    "PostalRate",
    "Shipment",
    "ShipmentEvent",
    "State",
    "Turn",
    "Who",
    "Window",
    "Zone",
    "after",
    "row_of",
    "turns_from",
]
