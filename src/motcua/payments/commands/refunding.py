"""Refunds: asked for, decided by another person, paid out; the ledger moves at each step that moves money."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Sum

from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.payments import policies, providers
from motcua.payments.commands import book
from motcua.payments.commands.book import Account, Entry, moved
from motcua.payments.models import (
    AccountKind,
    EntryKind,
    LedgerLine,
    Payment,
    Refund,
    RefundState,
    RefundWay,
    State,
    Turn,
    after,
)
from motcua.payments.providers import CannotRefund


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundAsked:
    """Give back a part or all of a payment that was taken rightly (an exemption shown later, say)."""

    payment_id: int
    amount_dong: int
    reason: str
    by: Actor
    at: datetime
    to_account: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundDecided:
    refund_id: int
    approved: bool
    by: Actor
    at: datetime
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundPaid:
    """`reference`: the bank's number of a transfer; empty in cash and through the gateway."""

    refund_id: int
    way: RefundWay
    by: Actor
    at: datetime
    reference: str = ""


class NotPaid(NotPossible):
    message = N_("Only a payment whose money came can be refunded.")


class TooMuch(NotPossible):
    message = N_("At most %(most)s đồng of this payment can still be refunded.")


class ReasonNeeded(NotPossible):
    message = N_("Give the reason of the refund.")


class NoSuchRefund(NotPossible):
    message = N_("There is no such refund.")


class DecidedAlready(NotPossible):
    message = N_("This refund was decided on already.")


class MustGoBack(NotPossible):
    message = N_("This money pays nothing here; it has to go back.")


class NotApproved(NotPossible):
    message = N_("This refund is not approved, or was paid out already.")


class NotEnoughCash(NotPossible):
    message = N_("There is not enough cash in your drawer.")


class DrawerWasClosed(NotPossible):
    message = N_("Your drawer of today is closed.")


class TransferNumberNeeded(NotPossible):
    message = N_("Enter the bank's number of the transfer.")


@transaction.atomic
def ask_refunds(orders: Sequence[RefundAsked]) -> list[Refund]:
    """Ask for refunds of effective payments. Raises NotPaid, TooMuch, ReasonNeeded, NotACashier."""
    return [_ask(order) for order in orders]


def _ask(order: RefundAsked) -> Refund:
    payment = Payment.objects.select_for_update().filter(pk=order.payment_id).first()
    if payment is None or payment.state != State.PAID:
        raise NotPaid
    policies.demand_reconciler(order.by, payment.centre_id)
    if not order.reason.strip():
        raise ReasonNeeded
    asked = Refund.objects.filter(payment=payment).exclude(state=RefundState.REJECTED)
    most = payment.received_dong - (asked.aggregate(n=Sum("amount_dong"))["n"] or 0)
    if not 0 < order.amount_dong <= most:
        raise TooMuch(most=most)
    return Refund.objects.create(
        centre_id=payment.centre_id,
        payment=payment,
        amount_dong=order.amount_dong,
        owed_already=False,
        reason=order.reason.strip()[:500],
        to_account=order.to_account.strip()[:100],
        state=RefundState.REQUESTED,
        taken_by_id=payment.cashier_id,
        asked_by_id=order.by.officer_id,
        asked_at=order.at,
    )


@transaction.atomic
def decide_refunds(orders: Sequence[RefundDecided]) -> list[Refund]:
    """Approve or reject. Raises DecidedAlready, MustGoBack, ReasonNeeded, NotAnApprover, OwnMoney."""
    decided = [_decide(order) for order in orders]
    book.post(
        [_approved(refund, order) for refund, order in zip(decided, orders, strict=True) if _moves(refund)]
    )
    return decided


def _decide(order: RefundDecided) -> Refund:
    refund = _locked(order.refund_id)
    policies.demand_decider(
        order.by, refund.centre_id, taken_by_id=refund.taken_by_id, asked_by_id=refund.asked_by_id
    )
    if refund.state != RefundState.REQUESTED:
        raise DecidedAlready
    if not order.approved and refund.owed_already:
        raise MustGoBack
    if not order.approved and not order.decision.strip():
        raise ReasonNeeded
    refund.state = RefundState.APPROVED if order.approved else RefundState.REJECTED
    refund.decided_by_id, refund.decided_at = order.by.officer_id, order.at
    refund.decision = order.decision.strip()[:500]
    refund.save(update_fields=["state", "decided_by", "decided_at", "decision"])
    return refund


def _moves(refund: Refund) -> bool:
    return refund.state == RefundState.APPROVED and not refund.owed_already


def _approved(refund: Refund, order: RefundDecided) -> Entry:
    debit, credit = (
        Account(kind, refund.centre_id) for kind in (AccountKind.FEE_INCOME, AccountKind.REFUNDS_PAYABLE)
    )
    return Entry(
        kind=EntryKind.REFUND_APPROVED,
        key=f"refund-approved:{refund.pk}",
        by=order.by,
        at=order.at,
        lines=moved(refund.amount_dong, debit=debit, credit=credit),
        text=refund.reason,
        payment_id=refund.payment_id,
        refund_id=refund.pk,
    )


def pay_out_refunds(orders: Sequence[RefundPaid]) -> list[Refund]:
    """Pay approved refunds out; through the gateway it is asked first, outside of any transaction.

    Raises NotApproved, NotEnoughCash, DrawerWasClosed, TransferNumberNeeded, CannotRefund,
    Unreachable, NotACashier.
    """
    return [_pay_out(order, _sent_back(order)) for order in orders]


def _sent_back(order: RefundPaid) -> str:
    """The number under which the money went back."""
    if order.way == RefundWay.TRANSFER and not order.reference.strip():
        raise TransferNumberNeeded
    if order.way != RefundWay.GATEWAY:
        return order.reference.strip()[:80]
    refund = Refund.objects.select_related("payment").filter(pk=order.refund_id).first()
    if refund is None or refund.state != RefundState.APPROVED:
        raise NotApproved
    policies.demand_reconciler(order.by, refund.centre_id)
    provider = providers.named(refund.payment.provider) if refund.payment else None
    if provider is None or refund.payment is None:
        raise CannotRefund
    # The same reference again pays nothing again: a crash before our booking is mended by a retry.
    return provider.refund(
        refund.payment.reference,
        refund_reference=f"R{refund.pk}",
        amount_dong=refund.amount_dong,
        at=order.at,
    )


@transaction.atomic
def _pay_out(order: RefundPaid, reference: str) -> Refund:
    refund = _locked(order.refund_id)
    policies.demand_reconciler(order.by, refund.centre_id)
    if refund.state != RefundState.APPROVED:
        raise NotApproved
    book.post([_paid(refund, order, _source(refund, order))])
    refund.state, refund.way = RefundState.PAID_OUT, order.way
    refund.paid_out_by_id, refund.paid_out_at = order.by.officer_id, order.at
    refund.paid_out_reference = reference
    refund.save(update_fields=["state", "way", "paid_out_by", "paid_out_at", "paid_out_reference"])
    _close_payment(refund)
    return refund


def _source(refund: Refund, order: RefundPaid) -> Account:
    """Where the money is taken from."""
    if order.way == RefundWay.TRANSFER:
        return Account(AccountKind.BANK, refund.centre_id)
    if order.way == RefundWay.GATEWAY:
        return Account(AccountKind.GATEWAY_CLEARING, refund.centre_id)
    if order.by.officer_id is None:
        raise policies.NotACashier
    drawer = book.drawer(refund.centre_id, order.by.officer_id, order.at)
    if book.is_closed(drawer):
        raise DrawerWasClosed
    pk = book.account_ids([drawer])[drawer]
    held = LedgerLine.objects.filter(account_id=pk).aggregate(n=Sum("amount_dong"))["n"] or 0
    if held < refund.amount_dong:
        raise NotEnoughCash
    return drawer


def _paid(refund: Refund, order: RefundPaid, source: Account) -> Entry:
    return Entry(
        kind=EntryKind.REFUND_PAID,
        key=f"refund-paid:{refund.pk}",
        by=order.by,
        at=order.at,
        lines=moved(
            refund.amount_dong, debit=Account(AccountKind.REFUNDS_PAYABLE, refund.centre_id), credit=source
        ),
        text=refund.reason,
        payment_id=refund.payment_id,
        refund_id=refund.pk,
    )


def _close_payment(refund: Refund) -> None:
    """All of a payment's money that went back makes it refunded."""
    if refund.payment_id is None:
        return
    payment = Payment.objects.select_for_update().get(pk=refund.payment_id)
    paid_out = Refund.objects.filter(payment=payment, state=RefundState.PAID_OUT)
    back = paid_out.aggregate(n=Sum("amount_dong"))["n"] or 0
    to = after(State(payment.state), Turn.REFUNDED)
    if back == payment.received_dong and to is not None:
        payment.state = to
        payment.save(update_fields=["state"])


def _locked(refund_id: int) -> Refund:
    refund = Refund.objects.select_for_update().filter(pk=refund_id).first()
    if refund is None:
        raise NoSuchRefund
    return refund
