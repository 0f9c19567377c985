"""What became of tries to pay: one way for callbacks, answers, statements, counters and expiry.

A report that comes late, doubled, out of order or for another sum is booked for what it is: money is
never lost and never counted twice, and only a whole sum that is still owed pays a dossier.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands import ledger
from motcua.dossiers.commands.ledger import Case
from motcua.dossiers.commands.payment import PaymentMade
from motcua.dossiers.models import FinancialObligation
from motcua.law.actor import Actor
from motcua.law.errors import N_
from motcua.law.lifecycle import BY_ACT, Act
from motcua.payments.commands import book, charging, receipts
from motcua.payments.commands.book import Account, Entry, moved
from motcua.payments.models import (
    MONEY_CAME,
    AccountKind,
    EntryKind,
    PaidObligation,
    Payment,
    Refund,
    RefundState,
    State,
    Turn,
    after,
)
from motcua.payments.providers import Outcome

_KEYS = uuid.UUID("6b2b9f0e-6a53-4c0a-9a57-3f1e0f6f5d11")
IN_VAIN = N_("The money came, but this dossier did not owe it (any more).")
OTHER_SUM = N_("Another sum came than was asked for.")
GIVEN_UP = N_("The money came after the payment was cancelled.")

_TURNS = {Outcome.FAILED: Turn.FAILED, Outcome.CANCELLED: Turn.CANCELLED, Outcome.EXPIRED: Turn.EXPIRED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is known of one try. `into` is the account where the money lies; None: nothing came."""

    payment_id: int
    outcome: Outcome
    by: Actor
    at: datetime
    paid_dong: int = 0
    into: AccountKind | None = None
    provider_reference: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """Where the try stands now, and whether this report brought it there."""

    payment_id: int
    state: State
    changed: bool


@transaction.atomic
def settle(reports: Sequence[Report]) -> list[Settled]:
    """Book what was reported, for a set of different payments; in the reports' order.

    What comes a second time, or too late to matter, changes nothing and is no error.
    """
    cases, payments = _lock([report.payment_id for report in reports])
    pairs = [(payments[report.payment_id], report) for report in reports]
    before = {payment.pk: payment.state for payment, _ in pairs}
    came = [
        (payment, report)
        for payment, report in pairs
        if report.outcome == Outcome.PAID and report.paid_dong > 0 and payment.state not in MONEY_CAME
    ]
    for payment, report in pairs:
        _turn_without_money(payment, report)
    if came:
        _take(came, cases)
    Payment.objects.bulk_update(
        payments.values(),
        ["state", "received_dong", "received_at", "provider_reference", "failure"],
    )
    return [Settled(p.pk, State(p.state), p.state != before[p.pk]) for p, _ in pairs]


def _lock(payment_ids: Sequence[int]) -> tuple[dict[int, Case], dict[int, Payment]]:
    """Dossiers first, then their payments, each in one order: as `paying.begin` does, so that a payer
    who presses again and a callback that comes in never wait for each other."""
    rows = Payment.objects.filter(pk__in=payment_ids)
    cases = ledger.lock(sorted(rows.order_by().values_list("dossier_id", flat=True).distinct()))
    return cases, rows.select_for_update().order_by("id").in_bulk()


def _turn_without_money(payment: Payment, report: Report) -> None:
    turn = _TURNS.get(report.outcome)
    to = after(State(payment.state), turn) if turn else None
    if to is not None:
        payment.state, payment.failure = to, report.note[:300]


def _take(came: Sequence[tuple[Payment, Report]], cases: dict[int, Case]) -> None:
    """Money came: pay what is owed with it, or mark it for refund."""
    unpaid = _unpaid(cases)
    effective, vain = [], []
    for payment, report in came:
        case = cases[payment.dossier_id]
        owed = unpaid.get(payment.dossier_id, [])
        if _pays(payment, report, case, owed):
            effective.append((payment, report, unpaid.pop(payment.dossier_id)))
        else:
            vain.append((payment, report))
        payment.received_dong, payment.received_at = report.paid_dong, report.at
        payment.provider_reference = report.provider_reference or payment.provider_reference
        payment.failure = ""
    _pay(effective, cases)
    _mark_for_refund(vain)


def _unpaid(cases: dict[int, Case]) -> dict[int, list[FinancialObligation]]:
    found: dict[int, list[FinancialObligation]] = {}
    rows = FinancialObligation.objects.filter(dossier_id__in=list(cases), paid_at=None).order_by("id")
    for obligation in rows:
        found.setdefault(obligation.dossier_id, []).append(obligation)
    return found


def _pays(payment: Payment, report: Report, case: Case, owed: Sequence[FinancialObligation]) -> bool:
    return (
        after(State(payment.state), Turn.PAID) is not None
        and report.paid_dong == payment.amount_dong == case.state.owed_dong
        and sum(obligation.amount_dong for obligation in owed) == report.paid_dong
        and case.state.status in BY_ACT[Act.RECORD_PAYMENT].sources
    )


def _pay(
    effective: Sequence[tuple[Payment, Report, list[FinancialObligation]]], cases: dict[int, Case]
) -> None:
    centres = {payment.dossier_id: payment.centre_id for payment, _, _ in effective}
    entries: list[Entry] = []
    if effective:
        paid = [obligation for _, _, owed in effective for obligation in owed]
        first = effective[0][1]
        entries += charging.charges(paid, centres=centres, by=first.by, at=first.at)
    for payment, report, _ in effective:
        payment.state = State.PAID
        receivable = Account(AccountKind.FEES_RECEIVABLE, payment.centre_id)
        entries.append(_received(EntryKind.PAID, payment, report, receivable))
    book.post(entries)
    PaidObligation.objects.bulk_create(
        PaidObligation(payment=payment, obligation=obligation)
        for payment, _, owed in effective
        for obligation in owed
    )
    dossiers.record_payment(
        [
            PaymentMade(
                dossier_id=payment.dossier_id,
                by=report.by,
                # Clocks of two machines differ by a little; the dossier's own order wins.
                at=max(report.at, cases[payment.dossier_id].last_at),
                key=uuid.uuid5(_KEYS, payment.reference),
                amount_dong=payment.amount_dong,
                method=payment.method,
            )
            for payment, report, _ in effective
        ]
    )
    receipts.issue([(payment, owed, report.at) for payment, report, owed in effective])


def _mark_for_refund(vain: Sequence[tuple[Payment, Report]]) -> None:
    refunds = []
    entries = []
    for payment, report in vain:
        reason = _why(payment, report)
        payment.state = State.REFUND_DUE
        payable = Account(AccountKind.REFUNDS_PAYABLE, payment.centre_id)
        entries.append(_received(EntryKind.PAID_IN_VAIN, payment, report, payable))
        refunds.append(
            Refund(
                centre_id=payment.centre_id,
                payment=payment,
                amount_dong=report.paid_dong,
                owed_already=True,
                reason=reason,
                state=RefundState.REQUESTED,
                taken_by_id=payment.cashier_id,
                asked_at=report.at,
            )
        )
    book.post(entries)
    Refund.objects.bulk_create(refunds)


def _why(payment: Payment, report: Report) -> str:
    if payment.state == State.CANCELLED:
        return GIVEN_UP
    return OTHER_SUM if report.paid_dong != payment.amount_dong else IN_VAIN


def _received(kind: EntryKind, payment: Payment, report: Report, credit: Account) -> Entry:
    if report.into is None:
        raise ValueError("money lies somewhere")
    account = Account(report.into, payment.centre_id)
    if report.into == AccountKind.CASH_DRAWER:
        if payment.cashier_id is None:
            raise ValueError("a drawer is a cashier's")
        account = book.drawer(payment.centre_id, payment.cashier_id, report.at)
    return Entry(
        kind=kind,
        key=f"received:{payment.reference}",
        by=report.by,
        at=report.at,
        lines=moved(report.paid_dong, debit=account, credit=credit),
        text=payment.reference,
        payment_id=payment.pk,
    )
