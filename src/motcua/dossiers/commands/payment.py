"""Money the applicant owes before the dossier can go on, or before the result is returned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from motcua.dossiers.commands import beside, clock, ledger
from motcua.dossiers.commands.ledger import Case, Done, Order, Told
from motcua.dossiers.events.kinds import Kind
from motcua.dossiers.models import Event, FinancialObligation
from motcua.law.errors import N_, NotPossible
from motcua.law.lifecycle import STANDING, Act, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentAsked(Order):
    name: str
    amount_dong: int
    legal_ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeCharged(Order):
    """The procedure's own fee in one of its cases; 0 where the payer is exempt. `grounds` say why less."""

    case: str
    amount_dong: int
    legal_ground: str = ""
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentMade(Order):
    amount_dong: int
    method: str = "cash"


class WrongAmount(NotPossible):
    message = N_("Dossier %(code)s owes %(owed)s đồng; %(amount)s was given. The whole sum is needed.")


class NoAmount(NotPossible):
    message = N_("Give the amount in đồng and its legal ground.")


class FeeIsKnown(NotPossible):
    message = N_("The fee of dossier %(code)s is settled already.")


@transaction.atomic
def charge_fee(orders: Sequence[FeeCharged]) -> list[Done]:
    """The fee of the procedure becomes owed, once; the clock goes on. Raises FeeIsKnown."""

    def charged(case: Case, order: FeeCharged) -> Told:
        if case.id in settled or order.amount_dong < 0:
            raise FeeIsKnown(code=case.code)
        case.state.owed_dong += order.amount_dong
        told = {"amount_dong": order.amount_dong, "case": order.case, "grounds": list(order.grounds)}
        return Told(data=told)

    settled = _settled([order.dossier_id for order in orders])
    done = ledger.perform(Act.CHARGE_FEE, orders, charged)
    FinancialObligation.objects.bulk_create(
        FinancialObligation(
            dossier_id=order.dossier_id,
            name=order.case,
            amount_dong=order.amount_dong,
            legal_ground=order.legal_ground,
            asked_at=order.at,
        )
        for order, act in zip(orders, done, strict=True)
        if not act.repeated and order.amount_dong
    )
    return done


def _settled(dossier_ids: Sequence[int]) -> set[int]:
    """Dossiers whose fee is known: asked for, noted at the intake, or charged (at nought perhaps).

    They are locked first, so that two who choose at once do not both find nothing.
    """
    ledger.lock(dossier_ids)
    owed = FinancialObligation.objects.filter(dossier_id__in=dossier_ids)
    told = Event.objects.filter(dossier_id__in=dossier_ids, kind=Kind.FEE_CHARGED)
    return {*owed.values_list("dossier_id", flat=True), *told.values_list("dossier_id", flat=True)}


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
