"""Money the applicant owes before the dossier can go on, or before the result is returned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from motcua.dossiers.commands import beside, clock, ledger
from motcua.dossiers.commands.ledger import Case, Done, Order, Told
from motcua.dossiers.models import FinancialObligation
from motcua.law.errors import N_, NotPossible
from motcua.law.lifecycle import STANDING, Act, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentAsked(Order):
    name: str
    amount_dong: int
    legal_ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentMade(Order):
    amount_dong: int
    method: str = "cash"


class WrongAmount(NotPossible):
    message = N_("Dossier %(code)s owes %(owed)s đồng; %(amount)s was given. The whole sum is needed.")


class NoAmount(NotPossible):
    message = N_("Give the amount in đồng and its legal ground.")


@transaction.atomic
def ask_payment(orders: Sequence[PaymentAsked]) -> list[Done]:
    """Ask for a financial obligation; the clock stops until it is paid."""

    def asked(case: Case, order: PaymentAsked) -> Told:
        if order.amount_dong <= 0 or not order.legal_ground.strip():
            raise NoAmount
        case.state.owed_dong += order.amount_dong
        until = order.at + timedelta(days=settings.MOTCUA_SUPPLEMENT_DAYS)
        clock.stop(case, order.at, Status.PAYMENT_ASKED, until=until)
        return Told(data={"amount_dong": order.amount_dong, "name": order.name})

    done = ledger.perform(Act.ASK_PAYMENT, orders, asked)
    FinancialObligation.objects.bulk_create(
        FinancialObligation(
            dossier_id=order.dossier_id,
            name=order.name,
            amount_dong=order.amount_dong,
            legal_ground=order.legal_ground,
            asked_at=order.at,
        )
        for order, act in zip(orders, done, strict=True)
        if not act.repeated
    )
    return done


@transaction.atomic
def record_payment(orders: Sequence[PaymentMade]) -> list[Done]:
    """Record that the whole sum owed was paid; a clock that stood for it runs on."""

    def paid(case: Case, order: PaymentMade) -> Told:
        if order.amount_dong <= 0 or order.amount_dong != case.state.owed_dong:
            raise WrongAmount(code=case.code, owed=case.state.owed_dong, amount=order.amount_dong)
        case.state.owed_dong = 0
        if case.state.status in STANDING:
            clock.run_on(case, order.at)
        return Told(data={"amount_dong": order.amount_dong, "method": order.method})

    done = ledger.perform(Act.RECORD_PAYMENT, orders, paid)
    new = [order for order, act in zip(orders, done, strict=True) if not act.repeated]
    beside.settle(
        FinancialObligation,
        "paid_at",
        [
            {"dossier_id": o.dossier_id, "paid_at": o.at, "method": o.method, "cashier_id": o.by.officer_id}
            for o in new
        ],
    )
    return done
