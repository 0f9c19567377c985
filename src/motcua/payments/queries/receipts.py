"""Electronic receipts as they were issued."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.payments.models import FeeReceipt


@dataclass(frozen=True, slots=True)
class Issued:
    """`file_id` is None until its PDF is kept; `said` holds all that the PDF says."""

    payment_id: int
    number: str
    said: Mapping[str, Any]
    file_id: int | None


def of_payment(payment_id: int) -> Issued | None:
    found = FeeReceipt.objects.filter(payment_id=payment_id).first()
    return Issued(payment_id, str(found), found.said, found.file_id) if found else None


@dataclass(frozen=True, slots=True)
class Listed:
    payment_id: int
    number: str
    amount_dong: int
    issued_at: datetime


def of_dossier(dossier_id: int) -> list[Listed]:
    """The receipts issued for a dossier, newest first."""
    rows = FeeReceipt.objects.filter(payment__dossier_id=dossier_id).select_related("payment")
    return [
        Listed(one.payment_id, str(one), one.payment.amount_dong, one.issued_at)
        for one in rows.order_by("-id")
    ]


def without_file(payment_ids: list[int]) -> list[Issued]:
    """Receipts of these payments whose PDF is not kept yet."""
    rows = FeeReceipt.objects.filter(payment_id__in=payment_ids, file=None).order_by("id")
    return [Issued(one.payment_id, str(one), one.said, None) for one in rows]
