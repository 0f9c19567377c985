"""Electronic receipts: numbered in the payment's own transaction, so that a crash leaves no gap.

Law: Decree 123/2020/NĐ-CP, art. 30-33 (electronic receipts of fees and charges), as amended by
Decree 70/2025/NĐ-CP: numbered without gap or double within a series of a unit.
"""

import io
from collections.abc import Sequence
from datetime import datetime

from django.db import connection
from django.db.models import prefetch_related_objects
from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from motcua.documents import commands as documents
from motcua.documents.commands import Content
from motcua.dossiers.models import Dossier, FinancialObligation
from motcua.law import fees
from motcua.law.worktime import HANOI
from motcua.payments import papers
from motcua.payments.models import FeeReceipt, Payment
from motcua.payments.queries import receipts

Issued = tuple[Payment, Sequence[FinancialObligation], datetime]


def issue(paid: Sequence[Issued]) -> list[FeeReceipt]:
    """Number a receipt for each payment, and keep all that its paper says."""
    if not paid:
        return []
    prefetch_related_objects([payment for payment, _, _ in paid], "cashier")
    numbers = _numbers([(payment.centre_id, _series(at)) for payment, _, at in paid])
    known = Dossier.objects.select_related("procedure_version", "centre__host").in_bulk(
        {payment.dossier_id for payment, _, _ in paid}
    )
    told: list[dict[str, JSONValue]] = [{"payment_id": payment.pk} for payment, _, _ in paid]
    app.configure_task("keep_receipt").batch_defer(*told)
    return FeeReceipt.objects.bulk_create(
        FeeReceipt(
            payment=payment,
            centre_id=payment.centre_id,
            series=_series(at),
            number=numbers[payment.centre_id, _series(at)].pop(0),
            issued_at=at,
            said=_said(payment, owed, at, known[payment.dossier_id]),
        )
        for payment, owed, at in paid
    )


def keep(payment_ids: Sequence[int], *, at: datetime) -> int:
    """Keep the PDFs of receipts that have none yet, each as it was issued; how many."""
    issued = receipts.without_file(list(payment_ids))
    contents = [Content(io.BytesIO(papers.draw(one.said, one.number)), "application/pdf") for one in issued]
    for one, kept in zip(issued, documents.keep(contents, at=at), strict=True):
        FeeReceipt.objects.filter(payment_id=one.payment_id, file=None).update(file_id=kept.id)
    return len(issued)


def _series(at: datetime) -> str:
    return f"BL{at.astimezone(HANOI):%y}"


def _numbers(wanted: Sequence[tuple[int, str]]) -> dict[tuple[int, str], list[int]]:
    """The next numbers of each series; the series' rows stay locked to the commit, in one order."""
    counts = {one: wanted.count(one) for one in sorted(set(wanted))}
    found: dict[tuple[int, str], list[int]] = {}
    with connection.cursor() as cursor:
        for (centre_id, series), count in counts.items():
            cursor.execute(
                "INSERT INTO payments_receiptseries AS s (centre_id, series, last) VALUES (%s, %s, %s)"
                " ON CONFLICT (centre_id, series) DO UPDATE SET last = s.last + excluded.last RETURNING last",
                [centre_id, series, count],
            )
            last = cursor.fetchone()[0]
            found[centre_id, series] = list(range(last - count + 1, last + 1))
    return found


def _said(
    payment: Payment, owed: Sequence[FinancialObligation], at: datetime, dossier: Dossier
) -> dict[str, object]:
    """The receipt's values; its paper (payments.papers) prints nothing else."""
    return {
        "unit": dossier.centre.name_vi,
        "parent": dossier.centre.host.name_vi,
        "place": dossier.centre.place,
        "dossier_code": dossier.code,
        "tracking_secret": dossier.tracking_secret,
        "payer": dossier.submitter_name or dossier.applicant_name,
        "address": dossier.applicant_address,
        "procedure": dossier.procedure_version.name_vi,
        "lines": [
            {"name": o.name, "amount_dong": o.amount_dong, "legal_ground": o.legal_ground} for o in owed
        ],
        "total_words": fees.in_words(payment.amount_dong),
        "method": payment.method,
        "paid_at": at.isoformat(),
        "cashier": str(payment.cashier or ""),
    }
