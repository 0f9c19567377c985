"""The electronic receipt (biên lai điện tử) as PDF, from the values kept when it was issued."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from motcua.documents import queries as documents
from motcua.dossiers import papers
from motcua.dossiers.papers import FeeLine, FeeReceipt, Issuer, Party
from motcua.law.worktime import HANOI
from motcua.payments.queries import receipts

# A paper's words are Vietnamese in every language of the screens.
_METHODS = {
    "cash": "Tiền mặt",
    "card": "Thẻ",
    "transfer": "Chuyển khoản",
    "gateway": "Trực tuyến qua cổng thanh toán",
}
_NAMES = {"Fee of the procedure": "Phí, lệ phí giải quyết thủ tục"}


@dataclass(frozen=True, slots=True)
class Receipt:
    number: str
    pdf: bytes


def receipt(payment_id: int) -> Receipt | None:
    """A payment's receipt: the file that was kept, or the same drawn from its values before it is."""
    issued = receipts.of_payment(payment_id)
    if issued is None:
        return None
    if issued.file_id is not None:
        return Receipt(issued.number, documents.content(documents.facts(issued.file_id)))
    return Receipt(issued.number, draw(issued.said, issued.number))


def draw(said: Mapping[str, Any], number: str) -> bytes:
    """The same values give the same bytes, however often it is drawn."""
    paid_at = datetime.fromisoformat(said["paid_at"])
    paper = FeeReceipt(
        issuer=Issuer(unit=said["unit"], place=said["place"], parent=said["parent"]),
        number=number,
        dossier_code=said["dossier_code"],
        tracking_url=f"{settings.PUBLIC_URL}/track/{said['dossier_code']}/{said['tracking_secret']}/",
        payer=Party(name=said["payer"], address=said["address"]),
        procedure=said["procedure"],
        lines=tuple(
            FeeLine(
                name=_NAMES.get(line["name"], line["name"]),
                amount_dong=line["amount_dong"],
                legal_ground=line["legal_ground"],
            )
            for line in said["lines"]
        ),
        total_words=said["total_words"],
        method=_METHODS[said["method"]],
        paid_at=paid_at,
        cashier_name=said["cashier"] or "Hệ thống tự động xác nhận",
    )
    return papers.render(paper, issued_on=paid_at.astimezone(HANOI).date())
