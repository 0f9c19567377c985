"""Many at the same instant: the same callback books once, of two tries one pays, one drawer closes once."""

from datetime import UTC, datetime

import orjson
from django.utils import timezone

from motcua.dossiers.models import Event
from motcua.law.actor import SYSTEM
from motcua.lib import signed
from motcua.payments import commands
from motcua.payments.commands.closing import DrawerCounted
from motcua.payments.commands.settling import Report
from motcua.payments.commands.statement import StatementGiven
from motcua.payments.models import AccountKind, DrawerClosing, FeeReceipt, GatewayCallback, Payment, State
from motcua.payments.providers import Message, Outcome
from motcua.simulation.gateway import Gateway
from tests.at_once import MANY, at_once
from tests.payments.conftest import SECRET
from tests.payments.money import FEE, LATER, balances, begun, in_cash, owing
from tests.world import TUESDAY_8, World


def _message(payment: Payment) -> Message:
    body = orjson.dumps({"reference": payment.reference, "status": "succeeded", "paid_dong": FEE})
    return Message(
        headers=signed.sign(body, secret=SECRET, at=datetime.now(UTC)), body=body, heard_at=timezone.now()
    )


def test_the_same_callback_from_32_threads_books_once(committed: World, gateway: Gateway) -> None:
    payment = begun(owing(committed).dossier_id, "gateway", at=timezone.now())
    message = _message(payment)

    answers = at_once(lambda _: commands.hear("gateway", [message])[0])

    assert sum(answer.took_effect for answer in answers) == 1
    assert {answer.state for answer in answers} == {State.PAID}
    assert balances() == {"gateway_clearing": FEE, "fee_income": -FEE}
    assert (FeeReceipt.objects.count(), GatewayCallback.objects.count()) == (1, 1)
    assert Event.objects.filter(kind="payment_recorded").count() == 1


def test_32_callbacks_that_say_the_same_book_once(committed: World, gateway: Gateway) -> None:
    payment = begun(owing(committed).dossier_id, "gateway", at=timezone.now())

    answers = at_once(lambda _: commands.hear("gateway", [_message(payment)])[0])

    assert sum(answer.took_effect for answer in answers) == 1
    assert balances() == {"gateway_clearing": FEE, "fee_income": -FEE}


def test_of_two_tries_paid_at_once_one_pays_and_the_others_money_goes_back(
    committed: World, gateway: Gateway
) -> None:
    dossier_id = owing(committed).dossier_id
    tries = [begun(dossier_id, provider, at=timezone.now()) for provider in ("gateway", "bank_transfer")]

    def paid(n: int) -> State:
        report = Report(
            payment_id=tries[n % 2].pk,
            outcome=Outcome.PAID,
            by=SYSTEM,
            at=timezone.now(),
            paid_dong=FEE,
            into=AccountKind.GATEWAY_CLEARING if n % 2 == 0 else AccountKind.BANK,
        )
        return commands.settle([report])[0].state

    at_once(paid)

    states = sorted(Payment.objects.values_list("state", flat=True))
    assert states == [State.PAID, State.REFUND_DUE]
    assert balances() == {
        "gateway_clearing": FEE,
        "bank": FEE,
        "fee_income": -FEE,
        "refunds_payable": -FEE,
    }


def test_pressing_pay_32_times_is_one_try(committed: World) -> None:
    dossier_id = owing(committed).dossier_id

    answers = at_once(lambda _: begun(dossier_id).reference)

    assert len(set(answers)) == 1


def test_pressing_pay_while_the_money_comes_never_waits_for_ever(committed: World, gateway: Gateway) -> None:
    dossier_id = owing(committed).dossier_id
    payment = begun(dossier_id, "gateway", at=timezone.now())
    message = _message(payment)

    answers = at_once(
        lambda n: commands.hear("gateway", [message]) if n % 2 else begun(dossier_id, at=timezone.now())
    )

    assert None not in answers
    payment.refresh_from_db()
    assert payment.state == State.PAID


def test_the_same_statement_at_once_books_once(committed: World) -> None:
    payment = begun(owing(committed).dossier_id)
    head = "Ngày giao dịch,Số tham chiếu,Số tiền ghi có,Nội dung"
    content = f"{head}\n06/04/2021,FT1,{FEE},{payment.reference}\n06/04/2021,FT2,5,?".encode()

    def given(_: int) -> object:
        order = StatementGiven(
            file_name="a.csv", content=content, centre_id=committed.centre.pk, by=committed.ngan, at=LATER
        )
        return commands.import_statements([order])[0]

    answers = at_once(given)

    assert sum(not answer.repeated for answer in answers) == 1
    assert balances() == {"bank": FEE + 5, "fee_income": -FEE, "unmatched": -5}


def test_money_taken_while_the_drawer_closes_is_counted_or_refused(committed: World) -> None:
    dossiers = [owing(committed).dossier_id for _ in range(MANY)]
    in_cash(owing(committed).dossier_id, committed.ngan)

    def act(n: int) -> object:
        if n % 4:
            return in_cash(dossiers[n], committed.ngan)
        order = DrawerCounted(
            centre_id=committed.centre.pk,
            day_on=TUESDAY_8.date(),
            by=committed.ngan,
            at=LATER,
            other_dong=FEE,
            note="đếm",
        )
        return commands.close_drawers([order])

    at_once(act)

    closing = DrawerClosing.objects.get()
    taken = Payment.objects.filter(state=State.PAID).count()
    assert closing.expected_dong == taken * FEE
    assert balances().get("cash_drawer", 0) == 0
