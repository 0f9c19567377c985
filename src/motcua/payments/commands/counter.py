"""Money at the counter, and money that was recorded without us: both come into the ledger."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.db import transaction

from motcua.dossiers.commands import ledger
from motcua.dossiers.models import FinancialObligation
from motcua.law.actor import SYSTEM, Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.lifecycle import CLOSED, Status
from motcua.lib import reference as references
from motcua.payments.commands import book, charging, receipts
from motcua.payments.commands.book import Account, Entry, moved
from motcua.payments.commands.paying import NothingOwed
from motcua.payments.commands.settling import Report, settle
from motcua.payments.models import AccountKind, EntryKind, Method, PaidObligation, Payment, State
from motcua.payments.policies import NotACashier, may_take
from motcua.payments.providers import Outcome

PROVIDER = "counter"
INTO = {
    Method.CASH: AccountKind.CASH_DRAWER,
    Method.CARD: AccountKind.CARD_CLEARING,
    Method.TRANSFER: AccountKind.BANK,
    Method.GATEWAY: AccountKind.GATEWAY_CLEARING,
}
_ENDED = CLOSED - {Status.RETURNED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Cash or card at the counter, for all that the dossier owes. `seen` as in the dossiers' orders."""

    dossier_id: int
    amount_dong: int
    method: Method
    by: Actor
    at: datetime
    key: UUID | None = None
    seen: int | None = None


class DrawerIsClosed(NotPossible):
    message = N_("Your drawer of today is closed. Another cashier can take the money, or you tomorrow.")


class OtherAmount(NotPossible):
    message = N_("Dossier %(code)s owes %(owed)s đồng now. Take exactly that.")


class CashOrCard(NotPossible):
    message = N_("At the counter money is taken in cash or by card.")


@transaction.atomic
def take(orders: Sequence[Taken]) -> list[Payment]:
    """Take money at the counter: it pays the dossiers, and lies in the cashier's drawer of the day.

    Raises NothingOwed, OtherAmount, CashOrCard, DrawerIsClosed, NotACashier, MovedMeanwhile; then
    nothing is taken.
    """
    cases = ledger.lock([order.dossier_id for order in orders])
    known = {p.key: p for p in Payment.objects.filter(key__in=[o.key for o in orders if o.key])}
    payments = [known.get(order.key) or _taken(order, cases[order.dossier_id]) for order in orders]
    new = [(p, o) for p, o in zip(payments, orders, strict=True) if p.pk is None]
    Payment.objects.bulk_create(payment for payment, _ in new)
    settled = settle(
        [
            Report(
                payment_id=payment.pk,
                outcome=Outcome.PAID,
                by=order.by,
                at=order.at,
                paid_dong=order.amount_dong,
                into=INTO[order.method],
            )
            for payment, order in new
        ]
    )
    for one, (_, order) in zip(settled, new, strict=True):
        if one.state != State.PAID:  # the lifecycle takes no money now
            raise NothingOwed(code=cases[order.dossier_id].code)
    fresh = Payment.objects.in_bulk([payment.pk for payment in payments])
    return [fresh[payment.pk] for payment in payments]


def _taken(order: Taken, case: ledger.Case) -> Payment:
    officer_id = order.by.officer_id
    if officer_id is None or not may_take(order.by, case.centre_id):
        raise NotACashier
    if order.method not in (Method.CASH, Method.CARD):
        raise CashOrCard
    if order.seen is not None and order.seen != case.version:
        raise ledger.MovedMeanwhile(code=case.code)
    if not case.state.owed_dong:
        raise NothingOwed(code=case.code)
    if order.amount_dong != case.state.owed_dong:
        raise OtherAmount(code=case.code, owed=case.state.owed_dong)
    if order.method == Method.CASH and book.is_closed(book.drawer(case.centre_id, officer_id, order.at)):
        raise DrawerIsClosed
    return Payment(
        reference=references.draw(),
        dossier_id=order.dossier_id,
        centre_id=case.centre_id,
        provider=PROVIDER,
        method=order.method,
        amount_dong=order.amount_dong,
        state=State.CREATED,
        cashier_id=officer_id,
        created_at=order.at,
        key=order.key,
    )


@transaction.atomic
def follow(dossier_ids: Iterable[int], *, at: datetime) -> None:
    """Bring the ledger to what these dossiers owe and paid, wherever that was recorded.

    Unpaid obligations stand charged, those of dossiers that ended are lifted, and money that was
    recorded with the dossier itself (paid while receiving it) is booked with a receipt. Doing it again
    changes nothing.
    """
    cases = ledger.lock(sorted(set(dossier_ids)))
    rows = FinancialObligation.objects.filter(dossier_id__in=list(cases), amount_dong__gt=0)
    obligations = list(rows.select_related("paid_by").order_by("dossier_id", "paid_at", "method", "id"))
    centres = {case.id: case.centre_id for case in cases.values()}
    ended = {case.id for case in cases.values() if case.state.status in _ENDED}
    dead = [o for o in obligations if o.paid_at is None and o.dossier_id in ended]
    live = [o for o in obligations if o.paid_at is not None or o.dossier_id not in ended]
    book.post(charging.charges(live, centres=centres, by=SYSTEM, at=at))
    book.post(charging.lifts(dead, centres=centres, by=SYSTEM, at=at))
    unbooked = [o for o in live if o.paid_at is not None and not hasattr(o, "paid_by")]
    for _, group in groupby(unbooked, key=lambda o: (o.dossier_id, o.paid_at, o.method, o.cashier_id)):
        _book_recorded(list(group), centres, at)


def _book_recorded(paid: Sequence[FinancialObligation], centres: dict[int, int], at: datetime) -> None:
    """One payment for what was recorded at one time. A drawer that closed meanwhile leaves it to today's."""
    first = paid[0]
    paid_at = first.paid_at or at
    method = Method(first.method or Method.CASH)
    amount = sum(o.amount_dong for o in paid)
    payment = Payment.objects.create(
        reference=references.draw(),
        dossier_id=first.dossier_id,
        centre_id=centres[first.dossier_id],
        provider=PROVIDER,
        method=method,
        amount_dong=amount,
        received_dong=amount,
        state=State.PAID,
        cashier_id=first.cashier_id,
        created_at=paid_at,
        received_at=paid_at,
    )
    PaidObligation.objects.bulk_create(PaidObligation(payment=payment, obligation=o) for o in paid)
    book.post([_recorded(payment, paid_at, at)])
    receipts.issue([(payment, paid, paid_at)])


def _recorded(payment: Payment, paid_at: datetime, at: datetime) -> Entry:
    account = Account(INTO[Method(payment.method)], payment.centre_id)
    if account.kind == AccountKind.CASH_DRAWER:
        if payment.cashier_id is None:
            account = Account(AccountKind.CASH_SAFE, payment.centre_id)
        else:
            account = book.drawer(payment.centre_id, payment.cashier_id, paid_at)
            if book.is_closed(account):
                account, paid_at = book.drawer(payment.centre_id, payment.cashier_id, at), at
    return Entry(
        kind=EntryKind.PAID,
        key=f"received:{payment.reference}",
        by=SYSTEM,
        at=paid_at,
        lines=moved(
            payment.amount_dong,
            debit=account,
            credit=Account(AccountKind.FEES_RECEIVABLE, payment.centre_id),
        ),
        text=payment.reference,
        payment_id=payment.pk,
    )
