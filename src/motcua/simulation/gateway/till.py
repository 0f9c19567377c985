"""What the gateway knows: its payments, what became of them, and what it tells of them."""

import secrets
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from motcua.simulation.serving import Refused


class Fault(StrEnum):
    """What goes wrong with the news of a payment; the payment itself goes right (but for REFUSE)."""

    NONE = "none"
    DELAY = "delay"  # the callback comes seconds after the payer is back
    DOUBLE = "double"  # it comes twice, the very same
    LOSE = "lose"  # it never comes: only asking tells
    REORDER = "reorder"  # older news comes after newer
    REFUSE = "refuse"  # the payer's bank refuses
    OTHER_SUM = "other_sum"  # less money comes than was asked for
    FORGE = "forge"  # somebody else sends one with a wrong signature first


WORDS = {
    Fault.NONE: "Không lỗi",
    Fault.DELAY: "Báo kết quả chậm",
    Fault.DOUBLE: "Báo kết quả hai lần",
    Fault.LOSE: "Không báo kết quả",
    Fault.REORDER: "Báo kết quả sai thứ tự",
    Fault.REFUSE: "Ngân hàng từ chối",
    Fault.OTHER_SUM: "Tiền về thiếu",
    Fault.FORGE: "Có kẻ giả mạo thông báo",
}


@dataclass(slots=True)
class Asked:
    """A payment that a merchant asked for. `tries` are the news of it in their order."""

    id: str
    reference: str
    amount_dong: int
    purpose: str
    return_url: str
    callback_url: str
    expires_at: datetime
    status: str = "pending"
    paid_dong: int = 0
    refunds: dict[str, int] = field(default_factory=dict)

    def as_told(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "reference": self.reference,
            "amount_dong": self.amount_dong,
            "status": self.status,
            "paid_dong": self.paid_dong,
        }


class Till:
    """All payments of the gateway; safe for many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_id: dict[str, Asked] = {}
        self._by_reference: dict[str, Asked] = {}

    def open(self, said: dict[str, Any]) -> Asked:
        """A new payment, or the one that this reference opened before."""
        with self._lock:
            known = self._by_reference.get(said["reference"])
            if known is not None:
                return known
            if not isinstance(said["amount_dong"], int) or said["amount_dong"] <= 0:
                raise Refused(422, "amount_dong")
            asked = Asked(
                id=secrets.token_urlsafe(12),
                reference=str(said["reference"]),
                amount_dong=said["amount_dong"],
                purpose=str(said["purpose"]),
                return_url=str(said["return_url"]),
                callback_url=str(said["callback_url"]),
                expires_at=datetime.fromisoformat(said["expires_at"]),
            )
            self._by_id[asked.id] = self._by_reference[asked.reference] = asked
            return asked

    def by_id(self, payment_id: str) -> Asked:
        return self._found(self._by_id.get(payment_id))

    def by_reference(self, reference: str) -> Asked:
        return self._found(self._by_reference.get(reference))

    def end(self, asked: Asked, status: str, *, paid_dong: int = 0) -> bool:
        """What the payer did. Only a payment that waits can end; whether it did now."""
        with self._lock:
            if asked.status != "pending":
                return False
            asked.status, asked.paid_dong = status, paid_dong
            return True

    def refund(self, asked: Asked, refund_reference: str, amount_dong: int) -> str:
        """Send money back; the same refund reference sends it once."""
        with self._lock:
            if asked.status not in ("succeeded", "refunded"):
                raise Refused(409, "not paid")
            if refund_reference not in asked.refunds:
                if sum(asked.refunds.values()) + amount_dong > asked.paid_dong:
                    raise Refused(409, "more than was paid")
                asked.refunds[refund_reference] = amount_dong
            if sum(asked.refunds.values()) == asked.paid_dong:
                asked.status = "refunded"
            return f"{asked.id}-{refund_reference}"

    def _found(self, asked: Asked | None) -> Asked:
        if asked is None:
            raise Refused(404, "no such payment")
        with self._lock:
            if asked.status == "pending" and asked.expires_at < datetime.now(UTC):
                asked.status = "expired"
        return asked
