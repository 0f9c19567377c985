"""Cash and card at the counter, what was recorded without us, and the end of a cashier's day."""

import uuid
from datetime import timedelta

import pytest

from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands.ending import Reopening, Withdrawal
from motcua.dossiers.commands.payment import PaymentMade
from motcua.payments import commands
from motcua.payments.commands.closing import ClosedAlready, DrawerCounted, NoDrawer, SayWhy, WrongCount
from motcua.payments.commands.counter import DrawerIsClosed, OtherAmount, Taken
from motcua.payments.commands.paying import NothingOwed
from motcua.payments.models import DrawerClosing, FeeReceipt, LedgerEntry, Method, Payment
from motcua.payments.policies import NotACashier
from tests.payments.money import FEE, LATER, balances, in_cash, owing
from tests.world import TUESDAY_8, World


def _counted(world: World, notes: dict[int, int], note: str = "", other: int = 0) -> DrawerClosing:
    order = DrawerCounted(
        centre_id=world.centre.pk,
        day_on=TUESDAY_8.date(),
        by=world.ngan,
        at=LATER + timedelta(hours=8),
        notes=notes,
        other_dong=other,
        note=note,
    )
    return commands.close_drawers([order])[0]


def test_cash_lies_in_the_cashiers_drawer(world: World) -> None:
    payment = in_cash(owing(world).dossier_id, world.ngan)

    assert (payment.cashier_id, balances()) == (
        world.ngan.officer_id,
        {"cash_drawer": FEE, "fee_income": -FEE},
    )
    assert FeeReceipt.objects.get().said["cashier"] == "Bế Thị Ngân"


def test_a_card_is_owed_by_the_bank(world: World) -> None:
    taken = Taken(
        dossier_id=owing(world).dossier_id, amount_dong=FEE, method=Method.CARD, by=world.lan, at=LATER
    )
    commands.take([taken])

    assert balances() == {"card_clearing": FEE, "fee_income": -FEE}


def test_the_same_key_takes_once(world: World) -> None:
    dossier_id, key = owing(world).dossier_id, uuid.uuid4()

    first, again = (in_cash(dossier_id, world.ngan, key=key) for _ in range(2))

    assert first.pk == again.pk
    assert balances()["cash_drawer"] == FEE


def test_what_is_not_right_is_not_taken(world: World) -> None:
    dossier_id = owing(world).dossier_id

    with pytest.raises(OtherAmount):
        in_cash(dossier_id, world.ngan, amount_dong=FEE - 1)
    with pytest.raises(NotACashier):
        in_cash(dossier_id, world.tuan)
    in_cash(dossier_id, world.ngan)
    with pytest.raises(NothingOwed):
        in_cash(dossier_id, world.ngan)

    assert Payment.objects.count() == 1


def test_money_recorded_while_receiving_comes_into_the_ledger(world: World) -> None:
    opened = world.received(fee_dong=FEE, fee_paid=True)

    for _ in range(2):
        commands.follow([opened.dossier_id], at=LATER)

    payment = Payment.objects.get()
    assert (payment.method, payment.cashier_id) == ("cash", world.lan.officer_id)
    assert balances() == {"cash_drawer": FEE, "fee_income": -FEE}
    assert FeeReceipt.objects.get().number == 1


def test_money_recorded_by_the_dossiers_own_act_comes_too(world: World) -> None:
    dossier_id = owing(world).dossier_id
    made = PaymentMade(dossier_id=dossier_id, by=world.ngan, at=LATER, amount_dong=FEE, method="transfer")
    dossiers.record_payment([made])

    commands.follow([dossier_id], at=LATER)

    assert balances() == {"bank": FEE, "fee_income": -FEE}


def test_what_is_asked_is_expected_and_lifted_when_the_dossier_ends(world: World) -> None:
    dossier_id = owing(world).dossier_id
    commands.follow([dossier_id], at=LATER)
    assert balances() == {"fees_receivable": FEE, "fee_income": -FEE}

    dossiers.withdraw([Withdrawal(dossier_id=dossier_id, by=world.lan, at=LATER, reason="thôi")])
    for _ in range(2):
        commands.follow([dossier_id], at=LATER)
    assert balances() == {}

    order = Reopening(dossier_id=dossier_id, by=world.phuong, at=LATER, decision="1/QĐ", reason="sai")
    dossiers.reopen([order])
    commands.follow([dossier_id], at=LATER)
    assert balances() == {"fees_receivable": FEE, "fee_income": -FEE}
    assert LedgerEntry.objects.count() == 3


def test_a_day_that_agrees_goes_to_the_safe(world: World) -> None:
    in_cash(owing(world).dossier_id, world.ngan)

    closing = _counted(world, {100_000: 1, 50_000: 1})

    assert (closing.expected_dong, closing.difference_dong) == (FEE, 0)
    assert balances() == {"cash_safe": FEE, "fee_income": -FEE}


@pytest.mark.parametrize(("counted", "difference"), [(FEE - 20_000, -20_000), (FEE + 500, 500)])
def test_a_difference_needs_a_word_and_is_booked(world: World, counted: int, difference: int) -> None:
    in_cash(owing(world).dossier_id, world.ngan)

    with pytest.raises(SayWhy):
        _counted(world, {}, other=counted)
    assert _counted(world, {}, other=counted, note="trả nhầm").difference_dong == difference

    assert balances() == {"cash_safe": counted, "cash_difference": -difference, "fee_income": -FEE}


def test_a_closed_drawer_takes_no_more_but_another_does(world: World) -> None:
    in_cash(owing(world).dossier_id, world.ngan)
    _counted(world, {}, other=FEE)
    dossier_id = owing(world).dossier_id

    with pytest.raises(DrawerIsClosed):
        in_cash(dossier_id, world.ngan)
    with pytest.raises(ClosedAlready):
        _counted(world, {}, other=0)
    in_cash(dossier_id, world.lan)
    in_cash(owing(world).dossier_id, world.ngan, at=LATER + timedelta(days=1))

    assert balances() == {"cash_safe": FEE, "cash_drawer": 2 * FEE, "fee_income": -3 * FEE}


def test_there_must_be_something_to_count(world: World) -> None:
    with pytest.raises(NoDrawer):
        _counted(world, {})
    in_cash(owing(world).dossier_id, world.ngan)
    for notes in ({100_000: -1}, {3: 1}):
        with pytest.raises(WrongCount):
            _counted(world, notes)
