"""Refunds: asked by one, approved by another, paid out; the ledger balances at each step."""

from datetime import timedelta
from typing import Any

import pytest

from motcua.dossiers.models import Dossier
from motcua.law.actor import SYSTEM, Actor, Role, Unit
from motcua.payments import commands
from motcua.payments.commands.refunding import (
    DecidedAlready,
    MustGoBack,
    NotApproved,
    NotEnoughCash,
    NotPaid,
    ReasonNeeded,
    RefundAsked,
    RefundDecided,
    RefundPaid,
    TooMuch,
    TransferNumberNeeded,
)
from motcua.payments.commands.settling import Report
from motcua.payments.models import AccountKind, Payment, Refund, RefundState, RefundWay, State
from motcua.payments.policies import NotACashier, NotAnApprover, OwnMoney
from motcua.payments.providers import CannotRefund, Outcome
from motcua.simulation.gateway import Gateway
from tests.payments.money import FEE, LATER, SITE, balances, begun, in_cash, owing
from tests.world import World


def _asked(world: World, payment: Payment, amount: int = FEE, by: Actor | None = None) -> Refund:
    order = RefundAsked(
        payment_id=payment.pk, amount_dong=amount, reason="Hộ nghèo", by=by or world.ngan, at=LATER
    )
    return commands.ask_refunds([order])[0]


def _decided(world: World, refund: Refund, by: Actor | None = None, **other: Any) -> Refund:
    told: dict[str, Any] = {"refund_id": refund.pk, "approved": True, "by": by or world.son, "at": LATER}
    return commands.decide_refunds([RefundDecided(**(told | other))])[0]


def _paid_out(world: World, refund: Refund, way: RefundWay = RefundWay.CASH, **other: Any) -> Refund:
    told: dict[str, Any] = {"refund_id": refund.pk, "way": way, "by": world.ngan, "at": LATER}
    return commands.pay_out_refunds([RefundPaid(**(told | other))])[0]


def test_a_refund_goes_from_income_to_payable_to_the_payer(world: World) -> None:
    payment = in_cash(owing(world).dossier_id, world.lan)
    in_cash(owing(world).dossier_id, world.ngan)
    refund = _asked(world, payment)
    assert "refunds_payable" not in balances()

    _decided(world, refund)
    assert balances() == {"cash_drawer": 2 * FEE, "fee_income": -FEE, "refunds_payable": -FEE}

    _paid_out(world, refund)
    payment.refresh_from_db()
    assert payment.state == State.REFUNDED
    assert balances() == {"cash_drawer": FEE, "fee_income": -FEE}
    assert Dossier.objects.get(pk=payment.dossier_id).owed_dong == 0


def test_a_part_leaves_the_payment_paid(world: World) -> None:
    payment = in_cash(owing(world).dossier_id, world.ngan)

    refund = _asked(world, payment, 50_000)
    with pytest.raises(TooMuch):
        _asked(world, payment, FEE - 49_999)
    _decided(world, refund)
    _paid_out(world, refund)

    payment.refresh_from_db()
    assert payment.state == State.PAID


def test_who_took_the_money_does_not_approve(world: World) -> None:
    both = Actor(
        **{f: getattr(world.ngan, f) for f in ("kind", "name", "officer_id", "unit")},
        posts=world.ngan.posts | {(Role.SUPERVISOR, Unit(centre_id=world.centre.pk))},
    )
    refund = _asked(world, in_cash(owing(world).dossier_id, both), by=both)

    with pytest.raises(OwnMoney):
        _decided(world, refund, by=both)
    for actor in (world.lan, world.ngan, world.tuan, world.phuong):
        with pytest.raises(NotAnApprover):
            _decided(world, refund, by=actor)


def test_even_the_database_refuses_that_who_took_it_decides(world: World) -> None:
    from django.db import IntegrityError, transaction

    refund = _asked(world, in_cash(owing(world).dossier_id, world.ngan))

    with pytest.raises(IntegrityError), transaction.atomic():
        Refund.objects.filter(pk=refund.pk).update(
            state="approved", decided_at=LATER, decided_by_id=world.ngan.officer_id
        )


def test_a_rejected_refund_moves_nothing_and_can_be_asked_again(world: World) -> None:
    payment = in_cash(owing(world).dossier_id, world.ngan)
    refund = _asked(world, payment)

    with pytest.raises(ReasonNeeded):
        _decided(world, refund, approved=False)
    _decided(world, refund, approved=False, decision="không đủ giấy tờ")
    with pytest.raises(NotApproved):
        _paid_out(world, refund)
    with pytest.raises(DecidedAlready):
        _decided(world, refund)

    assert _asked(world, payment).state == RefundState.REQUESTED
    assert balances() == {"cash_drawer": FEE, "fee_income": -FEE}


def test_money_that_paid_nothing_has_to_go_back(world: World) -> None:
    payment = begun(owing(world).dossier_id)
    report = Report(
        payment_id=payment.pk, outcome=Outcome.PAID, by=SYSTEM, at=LATER, paid_dong=7, into=AccountKind.BANK
    )
    commands.settle([report])
    refund = Refund.objects.get()

    with pytest.raises(MustGoBack):
        _decided(world, refund, approved=False, decision="giữ lại")
    _decided(world, refund)
    with pytest.raises(TransferNumberNeeded):
        _paid_out(world, refund, RefundWay.TRANSFER)
    _paid_out(world, refund, RefundWay.TRANSFER, reference="FT99")

    payment.refresh_from_db()
    assert (payment.state, balances()) == (State.REFUNDED, {})


def test_it_is_paid_out_once_and_only_from_what_is_there(world: World) -> None:
    payment = in_cash(owing(world).dossier_id, world.lan)
    refund = _asked(world, payment)
    with pytest.raises(NotApproved):
        _paid_out(world, refund)
    _decided(world, refund)

    with pytest.raises(NotEnoughCash):
        _paid_out(world, refund)
    with pytest.raises(NotACashier):
        _paid_out(world, refund, by=world.son)
    _paid_out(world, refund, RefundWay.TRANSFER, reference="FT1")
    with pytest.raises(NotApproved):
        _paid_out(world, refund, RefundWay.TRANSFER, reference="FT1")

    assert balances() == {"cash_drawer": FEE, "bank": -FEE}


def test_only_what_was_paid_can_be_refunded(world: World) -> None:
    payment = begun(owing(world).dossier_id)

    with pytest.raises(NotPaid):
        _asked(world, payment)


def test_the_gateway_sends_money_back_once(world: World, gateway: Gateway) -> None:
    from django.utils import timezone

    now = timezone.now()
    payment = begun(owing(world).dossier_id, "gateway", at=now, site=SITE)
    asked = gateway.till.by_reference(payment.reference)
    gateway.till.end(asked, "succeeded", paid_dong=FEE)
    commands.ask([payment.reference], at=now)
    refund = _decided(world, _asked(world, payment))

    _paid_out(world, refund, RefundWay.GATEWAY, at=now + timedelta(seconds=1))

    assert asked.refunds == {f"R{refund.pk}": FEE}
    assert balances() == {}
    assert Refund.objects.get().paid_out_reference.startswith(asked.id)


def test_a_transfer_has_no_gateway_to_go_back_through(world: World) -> None:
    payment = in_cash(owing(world).dossier_id, world.lan)
    refund = _decided(world, _asked(world, payment))

    with pytest.raises(CannotRefund):
        _paid_out(world, refund, RefundWay.GATEWAY)
