"""What the carrier knows: its shipments, what happened to each, and what it tells of it."""

import secrets
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from motcua.lib import s10
from motcua.simulation.serving import Refused


class Fault(StrEnum):
    """What goes wrong between the carrier and us; the letters themselves go right."""

    NONE = "none"
    DELAY = "delay"  # news comes seconds late
    DOUBLE = "double"  # it comes twice, the very same
    LOSE = "lose"  # it never comes: only asking tells
    REORDER = "reorder"  # the news before it comes once more, after it
    FORGE = "forge"  # somebody else sends one with a wrong signature first
    DOWN = "down"  # nothing is answered
    LOST_ANSWER = "lost_answer"  # the order is taken and its answer lost
    DECLINE = "decline"  # orders are refused


WORDS = {
    Fault.NONE: "Không lỗi",
    Fault.DELAY: "Báo chậm",
    Fault.DOUBLE: "Báo hai lần",
    Fault.LOSE: "Không báo",
    Fault.REORDER: "Báo sai thứ tự",
    Fault.FORGE: "Có kẻ giả mạo",
    Fault.DOWN: "Hệ thống ngừng",
    Fault.LOST_ANSWER: "Nhận đơn nhưng mất trả lời",
    Fault.DECLINE: "Từ chối đơn",
}
STATUSES = {
    "collected": "Đã nhận tại nhà",
    "in_transit": "Đang vận chuyển",
    "failed_attempt": "Phát không thành công",
    "delivered": "Đã phát",
    "returning": "Chuyển hoàn",
}
NEXT = {
    "collection": ("collected", "failed_attempt"),
    "return": ("in_transit", "failed_attempt", "delivered", "returning"),
}


@dataclass(slots=True)
class Carried:
    """A shipment that somebody ordered."""

    reference: str
    waybill: str
    direction: str
    name: str
    address: str
    cash_dong: int
    callback_url: str
    status: str = "accepted"
    events: list[dict[str, Any]] = field(default_factory=list)

    def as_told(self) -> dict[str, Any]:
        return {
            "reference": self.reference,
            "waybill": self.waybill,
            "status": self.status,
            "events": self.events,
        }


class Depot:
    """All shipments of the carrier; safe for many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_reference: dict[str, Carried] = {}
        self._serial = secrets.randbelow(90_000_000)

    def take(self, said: dict[str, Any]) -> Carried:
        """A new shipment, or the one that this reference ordered before."""
        with self._lock:
            known = self._by_reference.get(said["reference"])
            if known is not None:
                return known
            direction = said["direction"]
            if direction not in NEXT:
                raise Refused(422, "direction")
            who = said["recipient"] if direction == "return" else said["sender"]
            if not who["name"] or not who["address"]:
                raise Refused(422, "name and address are needed")
            self._serial += 1
            carried = Carried(
                reference=str(said["reference"]),
                waybill=s10.number("RN", self._serial, "VN"),
                direction=direction,
                name=str(who["name"]),
                address=str(who["address"]),
                cash_dong=int(said["cash_dong"]),
                callback_url=str(said["callback_url"]),
            )
            self._by_reference[carried.reference] = carried
            self._note(carried, "accepted", {})
            return carried

    def by_reference(self, reference: str) -> Carried:
        with self._lock:
            found = self._by_reference.get(reference)
        if found is None:
            raise Refused(404, "no such shipment")
        return found

    def cancel(self, carried: Carried) -> None:
        """Twice is as once; what is on its way is not called back."""
        with self._lock:
            if carried.status not in ("accepted", "failed_attempt", "cancelled"):
                raise Refused(409, "on its way already")
            if carried.status != "cancelled":
                self._note(carried, "cancelled", {})

    def tell(self, carried: Carried, status: str, more: dict[str, Any]) -> dict[str, Any]:
        """What the letter carrier did; the news of it."""
        with self._lock:
            if status not in NEXT[carried.direction]:
                raise Refused(422, "status")
            return self._note(carried, status, more)

    def all(self) -> list[Carried]:
        with self._lock:
            return list(reversed(self._by_reference.values()))[:200]

    def _note(self, carried: Carried, status: str, more: dict[str, Any]) -> dict[str, Any]:
        news = {
            "reference": carried.reference,
            "waybill": carried.waybill,
            "event": secrets.token_hex(8),
            "status": status,
            "at": datetime.now(UTC).isoformat(),
        } | more
        carried.status = status
        carried.events.append(news)
        return news
