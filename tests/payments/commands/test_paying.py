"""Tries to pay: what pays a dossier, what counts for nothing, and what has to go back."""

import uuid
from datetime import timedelta

import pytest

from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands.ending import Withdrawal
from motcua.dossiers.commands.payment import PaymentAsked
from motcua.dossiers.models import Dossier, Event, FinancialObligation
from motcua.law.actor import SYSTEM, Actor, ActorKind
from motcua.law.lifecycle import Status
from motcua.lib import vietqr
from motcua.payments import commands, providers
from motcua.payments.commands.paying import NoSuchPayment, NoSuchWay, NothingOwed, TooLateToCancel, asked_of
from motcua.payments.commands.settling import Report
from motcua.payments.models import LABELS, TABLE, AccountKind, FeeReceipt, Payment, Refund, State, Turn, after
from motcua.payments.providers import Outcome
from tests.payments.money import FEE, LATER, balances, begun, owing
from tests.world import TUESDAY_8, World, at


def _report(payment: Payment, outcome: Outcome = Outcome.PAID, paid: int = FEE) -> State:
    """What a bank's statement would say of this try."""
    report = Report(
        payment_id=payment.pk,
        outcome=outcome,
        by=SYSTEM,
        at=LATER,
        paid_dong=paid if outcome == Outcome.PAID else 0,
        into=AccountKind.BANK,
    )
    return commands.settle([report])[0].state


def test_every_turn_has_one_row_and_every_state_a_word() -> None:
    assert sorted(row.turn for row in TABLE) == sorted(Turn)
    assert set(LABELS) == set(State)


def test_money_that_came_is_left_only_by_giving_it_back() -> None:
    leaving = {row.turn for row in TABLE if row.sources & {State.PAID, State.REFUND_DUE, State.REFUNDED}}

    assert leaving == {Turn.REFUNDED}


def test_a_cancelled_try_is_never_paid() -> None:
    assert after(State.CANCELLED, Turn.PAID) is None


def test_paying_pays_the_dossier_with_event_ledger_and_receipt(world: World) -> None:
    opened = owing(world)
    payment = begun(opened.dossier_id)

    assert payment.state == State.WAITING
    assert _report(payment) == State.PAID

    dossier = Dossier.objects.get(pk=opened.dossier_id)
    obligation = FinancialObligation.objects.get(dossier=dossier)
    assert dossier.owed_dong == 0
    assert (obligation.method, obligation.paid_at) == ("transfer", LATER)
    assert Event.objects.filter(dossier=dossier).latest("seq").kind == "payment_recorded"
    assert balances() == {"bank": FEE, "fee_income": -FEE}
    receipt = FeeReceipt.objects.get(payment=payment)
    assert (str(receipt), receipt.said["total_words"]) == ("BL21-0000001", "Một trăm năm mươi nghìn đồng")


def test_a_clock_that_stood_for_the_money_runs_on(world: World) -> None:
    dossier_id = world.forwarded()
    asked = PaymentAsked(
        dossier_id=dossier_id, by=world.minh, at=at("04-06 10:00"), name="Lệ phí", amount_dong=FEE,
        legal_ground="NQ 1",
    )  # fmt: skip
    dossiers.ask_payment([asked])
    payment = begun(dossier_id, at=at("04-06 11:00"))

    # The provider's clock is behind ours: the dossier's own order wins.
    assert _report(payment) == State.PAID
    assert Dossier.objects.get(pk=dossier_id).status == Status.IN_PROCESS


def test_pressing_twice_is_one_try(world: World) -> None:
    dossier_id = owing(world).dossier_id

    assert begun(dossier_id).pk == begun(dossier_id, at=LATER + timedelta(minutes=1)).pk


def test_a_sum_that_changed_is_a_new_try(world: World) -> None:
    dossier_id = owing(world).dossier_id
    first = begun(dossier_id)
    asked = PaymentAsked(
        dossier_id=dossier_id, by=world.lan, at=LATER, name="Phí", amount_dong=5000, legal_ground="NQ 2"
    )
    dossiers.ask_payment([asked])

    second = begun(dossier_id)

    first.refresh_from_db()
    assert (first.state, second.amount_dong) == (State.EXPIRED, FEE + 5000)


def test_what_owes_nothing_cannot_be_paid(world: World) -> None:
    dossier_id = world.received().dossier_id

    with pytest.raises(NothingOwed):
        begun(dossier_id)
    with pytest.raises(NoSuchWay):
        begun(dossier_id, "pigeon")


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.CANCELLED, Outcome.EXPIRED])
def test_failed_tries_never_add_up_and_can_be_tried_again(world: World, outcome: Outcome) -> None:
    dossier_id = owing(world).dossier_id
    for _ in range(3):
        _report(begun(dossier_id), outcome)

    assert balances() == {}
    assert Dossier.objects.get(pk=dossier_id).owed_dong == FEE
    assert _report(begun(dossier_id)) == State.PAID
    assert balances() == {"bank": FEE, "fee_income": -FEE}


def test_of_two_tries_one_pays_and_the_others_money_goes_back(world: World) -> None:
    dossier_id = owing(world).dossier_id
    first = begun(dossier_id)
    _report(first, Outcome.EXPIRED)
    second = begun(dossier_id)

    assert (_report(second), _report(first)) == (State.PAID, State.REFUND_DUE)

    refund = Refund.objects.get(payment=first)
    assert (refund.amount_dong, refund.owed_already, refund.state) == (FEE, True, "requested")
    assert balances() == {"bank": 2 * FEE, "fee_income": -FEE, "refunds_payable": -FEE}


def test_late_money_still_pays_what_is_owed(world: World) -> None:
    payment = begun(owing(world).dossier_id)
    _report(payment, Outcome.EXPIRED)

    assert _report(payment) == State.PAID


def test_money_for_a_cancelled_try_goes_back_and_the_dossier_can_be_paid(world: World) -> None:
    dossier_id = owing(world).dossier_id
    payment = begun(dossier_id)
    commands.cancel([payment.reference], dossier_id=dossier_id, by=SYSTEM, at=LATER)

    assert _report(payment) == State.REFUND_DUE
    assert _report(begun(dossier_id)) == State.PAID


@pytest.mark.parametrize("paid", [1, FEE - 1, FEE + 1, 10 * FEE])
def test_another_sum_goes_back_whole(world: World, paid: int) -> None:
    payment = begun(owing(world).dossier_id)

    assert _report(payment, paid=paid) == State.REFUND_DUE
    assert balances() == {"bank": paid, "refunds_payable": -paid}


def test_money_for_a_dossier_that_was_withdrawn_goes_back(world: World) -> None:
    dossier_id = owing(world).dossier_id
    payment = begun(dossier_id)
    dossiers.withdraw([Withdrawal(dossier_id=dossier_id, by=world.lan, at=LATER, reason="thôi")])

    assert _report(payment) == State.REFUND_DUE


def test_the_same_news_again_changes_nothing(world: World) -> None:
    payment = begun(owing(world).dossier_id)
    _report(payment)

    assert [_report(payment, outcome) for outcome in Outcome] == [State.PAID] * len(Outcome)
    assert balances() == {"bank": FEE, "fee_income": -FEE}


def test_a_try_that_ended_cannot_be_cancelled(world: World) -> None:
    dossier_id = owing(world).dossier_id
    payment = begun(dossier_id)
    _report(payment)

    with pytest.raises(TooLateToCancel):
        commands.cancel([payment.reference], dossier_id=dossier_id, by=SYSTEM, at=LATER)
    with pytest.raises(NoSuchPayment):
        commands.cancel([payment.reference], dossier_id=0, by=SYSTEM, at=LATER)


def test_receipts_have_no_gap_even_after_a_crash(world: World) -> None:
    from django.db import transaction

    for _ in range(2):
        _report(begun(owing(world).dossier_id))
    crashed = begun(owing(world).dossier_id)
    with pytest.raises(RuntimeError), transaction.atomic():
        _report(crashed)
        raise RuntimeError("the power went")
    _report(crashed)

    assert [r.number for r in FeeReceipt.objects.order_by("id")] == [1, 2, 3]


def test_ten_are_settled_in_the_statements_of_one(
    world: World, django_assert_max_num_queries: object
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for count in (1, 10):
        payments = [begun(owing(world).dossier_id) for _ in range(count)]
        reports = [
            Report(
                payment_id=p.pk,
                outcome=Outcome.PAID,
                by=SYSTEM,
                at=LATER,
                paid_dong=FEE,
                into=AccountKind.BANK,
            )
            for p in payments
        ]
        with CaptureQueriesContext(connection) as captured:
            commands.settle(reports)
        counts.append(len(captured))

    assert counts[1] <= counts[0]


def test_the_code_to_scan_says_what_the_page_says(world: World) -> None:
    payment = begun(owing(world).dossier_id)
    provider = providers.named("bank_transfer")
    assert provider is not None

    shown = provider.transfer(asked_of(payment, at=LATER))

    assert shown is not None
    read = vietqr.parse(shown.qr)
    assert (read.bank, read.account, read.amount_dong) == ("970415", shown.account, FEE)
    assert read.purpose == shown.purpose == f"{payment.reference} PHI TTHC"


def test_a_key_begins_once(world: World) -> None:
    from motcua.payments.commands.paying import Begin

    key = uuid.uuid4()
    dossier_id = owing(world).dossier_id
    payer = Actor(kind=ActorKind.CITIZEN, name="Hoàng Thị Vy", dossier_id=dossier_id)
    order = Begin(
        dossier_id=dossier_id, provider="bank_transfer", by=payer, at=TUESDAY_8, return_url="",
        callback_url="", key=key,
    )  # fmt: skip
    first = commands.begin([order])[0]
    _report(Payment.objects.get(reference=first), Outcome.FAILED)

    assert commands.begin([order])[0] == first
