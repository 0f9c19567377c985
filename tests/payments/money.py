"""Small words for money in tests: a dossier that owes, ways to pay it, and what must always hold."""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Sum

from motcua.dossiers.commands.opening import Opened
from motcua.dossiers.models import Dossier, FinancialObligation
from motcua.law.actor import Actor, ActorKind
from motcua.payments import commands
from motcua.payments.commands.counter import Taken
from motcua.payments.commands.paying import Begin
from motcua.payments.models import (
    MONEY,
    AccountKind,
    LedgerLine,
    Method,
    PaidObligation,
    Payment,
    Refund,
    RefundState,
    StatementLine,
)
from tests.world import TUESDAY_8, World

FEE = 150_000
LATER = TUESDAY_8 + timedelta(minutes=30)
SITE = "http://localhost:1"


def owing(world: World, **other: Any) -> Opened:
    """Chị Vy's dossier, received with a fee that is not paid."""
    return world.received(fee_dong=FEE, **other)


def begun(
    dossier_id: int, provider: str = "bank_transfer", at: datetime = LATER, site: str = SITE
) -> Payment:
    """A try to pay by a provider."""
    order = Begin(
        dossier_id=dossier_id,
        provider=provider,
        by=Actor(kind=ActorKind.CITIZEN, name="Hoàng Thị Vy", dossier_id=dossier_id),
        at=at,
        return_url=f"{site}/back/{{reference}}/",
        callback_url=f"{site}/pay/callbacks/{provider}/",
    )
    return Payment.objects.get(reference=commands.begin([order])[0])


def in_cash(
    dossier_id: int, by: Actor, at: datetime = LATER, amount_dong: int = FEE, **other: Any
) -> Payment:
    taken = Taken(dossier_id=dossier_id, amount_dong=amount_dong, method=Method.CASH, by=by, at=at, **other)
    return commands.take([taken])[0]


def balances() -> dict[str, int]:
    """What each kind of account holds, debit above nought; those that hold nothing are left out."""
    rows = LedgerLine.objects.order_by().values_list("account__kind").annotate(n=Sum("amount_dong"))
    return {kind: amount for kind, amount in rows if amount}


def everything_adds_up() -> None:
    """The ledger's invariants, from the rows alone."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    held = balances()
    assert sum(held.values()) == 0
    _money_is_where_it_came_from(held)
    _dossiers_owe_what_is_unpaid()


def _money_is_where_it_came_from(held: dict[str, int]) -> None:
    received = Payment.objects.exclude(transfers__state="by_hand").aggregate(n=Sum("received_dong"))["n"] or 0
    # A transfer matched by hand had come with its statement.
    unmatched = StatementLine.objects.exclude(state="matched").aggregate(n=Sum("amount_dong"))["n"] or 0
    back = Refund.objects.filter(state=RefundState.PAID_OUT).aggregate(n=Sum("amount_dong"))["n"] or 0
    money = sum(held.get(kind, 0) for kind in MONEY) + held.get(AccountKind.CASH_DIFFERENCE, 0)
    assert money == received + unmatched - back
    # Money received is income, less what is still to come, and what has to go back.
    kept = -held.get(AccountKind.FEE_INCOME, 0) - held.get(AccountKind.FEES_RECEIVABLE, 0)
    assert money == kept - held.get(AccountKind.REFUNDS_PAYABLE, 0) - held.get(AccountKind.UNMATCHED, 0)


def _dossiers_owe_what_is_unpaid() -> None:
    for dossier in Dossier.objects.all():
        rows = FinancialObligation.objects.filter(dossier=dossier)
        unpaid = rows.filter(paid_at=None).aggregate(n=Sum("amount_dong"))["n"] or 0
        assert dossier.owed_dong == unpaid
        paid = PaidObligation.objects.filter(obligation__dossier=dossier)
        assert {p.obligation_id for p in paid} <= set(rows.exclude(paid_at=None).values_list("id", flat=True))
        effective = Payment.objects.filter(dossier=dossier, paid__isnull=False).distinct()
        assert sum(p.amount_dong for p in effective) == sum(p.obligation.amount_dong for p in paid)
