"""Statements, transfers that nobody matched, and refunds that somebody has to decide on or pay out."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from motcua.dossiers.models import Dossier
from motcua.payments.models import (
    LineState,
    Payment,
    Refund,
    RefundState,
    StatementImport,
    StatementLine,
)
from motcua.payments.queries.tries import METHODS

PAGE = 50
# A dossier's code as payers write it, with or without its marks.
_CODE = re.compile(r"H\d{2}(?:\.\d{1,2})?[- ]?\d{6}[- ]?\d{4,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Import:
    file_name: str
    imported_at: datetime
    officer: str
    lines: int
    known: int
    matched: int


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A transfer to be decided. `suggested`: dossiers that its text seems to name, with what they owe."""

    id: int
    credited_at: datetime
    amount_dong: int
    text: str
    sender: str
    bank_reference: str
    suggested: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ToRefund:
    """A refund that waits. `about` is a dossier's code or the sender of a transfer."""

    id: int
    about: str
    payment_reference: str
    payment_id: int | None
    amount_dong: int
    reason: str
    to_account: str
    asked_at: datetime
    asked_by: str
    taken_by_id: int | None
    asked_by_id: int | None
    state: str
    owed_already: bool
    through_gateway: bool


@dataclass(frozen=True, slots=True)
class Counts:
    transfers: int
    refunds: int


@dataclass(frozen=True, slots=True)
class Paid:
    """A payment as the desk sees it; `method` is a msgid."""

    id: int
    reference: str
    dossier_id: int
    dossier_code: str
    centre_id: int
    payer: str
    state: str
    method: str
    amount_dong: int
    received_dong: int
    received_at: datetime | None
    cashier: str
    refundable_dong: int
    refunds: tuple["ToRefund", ...]


def counts(centre_id: int) -> Counts:
    """How much waits, as far as a hundred: both lists are bounded by their indexes."""
    lines = StatementLine.objects.filter(centre_id=centre_id, state=LineState.UNMATCHED)
    refunds = Refund.objects.filter(
        centre_id=centre_id, state__in=(RefundState.REQUESTED, RefundState.APPROVED)
    )
    return Counts(lines.order_by()[:100].count(), refunds.order_by()[:100].count())


def imports(centre_id: int) -> tuple[Import, ...]:
    rows = (
        StatementImport.objects.filter(centre_id=centre_id).select_related("officer").order_by("-id")[:PAGE]
    )
    return tuple(
        Import(r.file_name, r.imported_at, str(r.officer), r.line_count, r.known_count, r.matched_count)
        for r in rows
    )


def unmatched(centre_id: int) -> tuple[Unmatched, ...]:
    """The oldest transfers that wait for a cashier."""
    rows = StatementLine.objects.filter(centre_id=centre_id, state=LineState.UNMATCHED)
    lines = list(rows.order_by("credited_at", "id")[:PAGE])
    wanted = {line.pk: _codes(line.text) for line in lines}
    codes = {code for several in wanted.values() for code in several}
    owed = dict(Dossier.objects.filter(code__in=codes, centre_id=centre_id).values_list("code", "owed_dong"))
    return tuple(
        Unmatched(
            id=line.pk,
            credited_at=line.credited_at,
            amount_dong=line.amount_dong,
            text=line.text,
            sender=" ".join(filter(None, (line.sender_name, line.sender_account))),
            bank_reference=line.bank_reference,
            suggested=tuple((code, owed[code]) for code in wanted[line.pk] if code in owed),
        )
        for line in lines
    )


def _codes(text: str) -> list[str]:
    """`H37.12 210429 0007` is H37.12-210429-0007."""
    found = []
    for written in _CODE.findall(text):
        unit, rest = re.match(r"(H\d{2}(?:\.\d{1,2})?)[- ]?(.*)", written, re.IGNORECASE).groups()  # type: ignore[union-attr]
        digits = re.sub(r"\D", "", rest)
        found.append(f"{unit.upper()}-{digits[:6]}-{digits[6:]}")
    return list(dict.fromkeys(found))


def refunds(centre_id: int, state: str) -> tuple[ToRefund, ...]:
    rows = Refund.objects.filter(centre_id=centre_id, state=state)
    return _to_refund(rows.order_by("asked_at", "id")[:PAGE])


def _to_refund(rows: "QuerySet[Refund]") -> tuple[ToRefund, ...]:
    found = rows.select_related("payment__dossier", "transfer", "asked_by")
    return tuple(_one(refund) for refund in found)


def _one(refund: Refund) -> ToRefund:
    payment, transfer = refund.payment, refund.transfer
    about = payment.dossier.code if payment else ""
    if transfer is not None:
        about = transfer.sender_name or transfer.bank_reference
    return ToRefund(
        id=refund.pk,
        about=about,
        payment_reference=payment.reference if payment else "",
        payment_id=refund.payment_id,
        amount_dong=refund.amount_dong,
        reason=refund.reason,
        to_account=refund.to_account,
        asked_at=refund.asked_at,
        asked_by=str(refund.asked_by or ""),
        taken_by_id=refund.taken_by_id,
        asked_by_id=refund.asked_by_id,
        state=refund.state,
        owed_already=refund.owed_already,
        through_gateway=payment is not None and payment.provider not in ("counter", "bank_transfer"),
    )


def paid(payment_id: int, centre_id: int) -> Paid | None:
    """A payment of this centre with its refunds."""
    payment = (
        Payment.objects.filter(pk=payment_id, centre_id=centre_id)
        .select_related("dossier", "cashier", "payer")
        .first()
    )
    if payment is None:
        return None
    found = _to_refund(Refund.objects.filter(payment=payment).order_by("id"))
    bound = sum(one.amount_dong for one in found if one.state != RefundState.REJECTED)
    return Paid(
        id=payment.pk,
        reference=payment.reference,
        dossier_id=payment.dossier_id,
        dossier_code=payment.dossier.code,
        centre_id=payment.centre_id,
        payer=str(payment.payer or payment.dossier.submitter_name or payment.dossier.applicant_name),
        state=payment.state,
        method=METHODS[payment.method],
        amount_dong=payment.amount_dong,
        received_dong=payment.received_dong,
        received_at=payment.received_at,
        cashier=str(payment.cashier or ""),
        refundable_dong=max(payment.received_dong - bound, 0) if payment.state == "paid" else 0,
        refunds=found,
    )


@dataclass(frozen=True, slots=True)
class Owing:
    """A dossier that a cashier can take money for."""

    dossier_id: int
    code: str
    payer: str
    procedure_vi: str
    owed_dong: int


def owing(code: str, centre_id: int) -> Owing | None:
    """The dossier with exactly this code, of this centre."""
    row = (
        Dossier.objects.filter(code="".join(code.upper().split()), centre_id=centre_id)
        .values_list(
            "id", "code", "submitter_name", "applicant_name", "procedure_version__name_vi", "owed_dong"
        )
        .first()
    )
    return Owing(row[0], row[1], row[2] or row[3], row[4], row[5]) if row else None
