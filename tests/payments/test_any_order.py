"""No sequence of payments, news and refunds breaks the ledger: Hypothesis tries them."""

import random
from datetime import timedelta
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands.ending import Withdrawal
from motcua.dossiers.commands.payment import PaymentAsked
from motcua.law.actor import SYSTEM
from motcua.law.errors import ActRefused
from motcua.payments import commands
from motcua.payments.commands.closing import DrawerCounted
from motcua.payments.commands.refunding import RefundAsked, RefundDecided, RefundPaid
from motcua.payments.commands.settling import Report
from motcua.payments.commands.statement import StatementGiven
from motcua.payments.commands.transfers import TransferMatched, TransferReturned
from motcua.payments.models import AccountKind, Payment, Refund, RefundWay, StatementLine
from motcua.payments.providers import Outcome
from tests.payments.money import FEE, LATER, begun, everything_adds_up, in_cash, owing
from tests.world import World

HEAD = "Ngày giao dịch,Số tham chiếu,Số tiền ghi có,Nội dung"
number = st.integers(0, 10**6)


class Money(RuleBasedStateMachine):
    """The acts of payers, providers, banks and cashiers on three dossiers; refusals are no news."""

    world: World

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.at, self.transfers = LATER, 0
        self.opened = [owing(self.world) for _ in range(3)]

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    def act(self, command: Any, *orders: Any, **other: Any) -> None:
        self.at += timedelta(minutes=1)
        try:
            with transaction.atomic():
                command(*orders, **other)
        except ActRefused:
            return

    def some(self, model: Any, n: int) -> Any:
        found = list(model.objects.order_by("id"))
        return found[n % len(found)] if found else None

    @rule(n=number, provider=st.sampled_from(["bank_transfer", "counter"]))
    def pay(self, n: int, provider: str) -> None:
        dossier_id = self.opened[n % 3].dossier_id
        if provider == "counter":
            self.act(in_cash, dossier_id, random.Random(n).choice([self.world.ngan, self.world.lan]), self.at)
        else:
            self.act(begun, dossier_id, at=self.at)

    @rule(n=number, outcome=st.sampled_from(Outcome), paid=st.sampled_from([FEE, FEE + 5000, 1]))
    def news_comes(self, n: int, outcome: Outcome, paid: int) -> None:
        payment = self.some(Payment, n)
        if payment is not None and payment.provider != "counter":
            report = Report(
                payment_id=payment.pk, outcome=outcome, by=SYSTEM, at=self.at, paid_dong=paid,
                into=AccountKind.GATEWAY_CLEARING,
            )  # fmt: skip
            self.act(commands.settle, [report])

    @rule(n=number)
    def cancel(self, n: int) -> None:
        payment = self.some(Payment, n)
        if payment is not None:
            self.act(
                commands.cancel, [payment.reference], dossier_id=payment.dossier_id, by=SYSTEM, at=self.at
            )

    @rule(n=number, amount=st.sampled_from([FEE, 5000]))
    def statement(self, n: int, amount: int) -> None:
        payment = self.some(Payment, n)
        self.transfers += 1
        text = f"06/04/2021,FT{self.transfers},{amount},{payment.reference if payment else 'x'}"
        order = StatementGiven(
            file_name="s.csv", content=f"{HEAD}\n{text}".encode(), centre_id=self.world.centre.pk,
            by=self.world.ngan, at=self.at,
        )  # fmt: skip
        self.act(commands.import_statements, [order])

    @rule(n=number, back=st.booleans())
    def decide_transfer(self, n: int, back: bool) -> None:
        line = self.some(StatementLine, n)
        if line is None:
            return
        who: dict[str, Any] = {"line_id": line.pk, "by": self.world.ngan, "at": self.at}
        if back:
            self.act(commands.return_transfers, [TransferReturned(**who, reason="nhầm")])
        else:
            code = self.opened[n % 3].code
            self.act(commands.match_transfers, [TransferMatched(**who, dossier_code=code)])

    @rule(n=number, amount=st.sampled_from([FEE, 70_000]))
    def ask_refund(self, n: int, amount: int) -> None:
        payment = self.some(Payment, n)
        if payment is not None:
            order = RefundAsked(
                payment_id=payment.pk, amount_dong=amount, reason="miễn", by=self.world.ngan, at=self.at
            )
            self.act(commands.ask_refunds, [order])

    @rule(n=number, approved=st.booleans())
    def decide_refund(self, n: int, approved: bool) -> None:
        refund = self.some(Refund, n)
        if refund is not None:
            order = RefundDecided(
                refund_id=refund.pk, approved=approved, by=self.world.son, at=self.at, decision="xem"
            )
            self.act(commands.decide_refunds, [order])

    @rule(n=number, way=st.sampled_from([RefundWay.CASH, RefundWay.TRANSFER]))
    def pay_out(self, n: int, way: RefundWay) -> None:
        refund = self.some(Refund, n)
        if refund is not None:
            order = RefundPaid(refund_id=refund.pk, way=way, by=self.world.ngan, at=self.at, reference="FT")
            self.act(commands.pay_out_refunds, [order])

    @rule(counted=st.sampled_from([0, FEE, 3 * FEE]))
    def close(self, counted: int) -> None:
        order = DrawerCounted(
            centre_id=self.world.centre.pk, day_on=self.at.date(), by=self.world.ngan, at=self.at,
            other_dong=counted, note="đếm",
        )  # fmt: skip
        self.act(commands.close_drawers, [order])

    @rule(n=number)
    def more_is_asked(self, n: int) -> None:
        order = PaymentAsked(
            dossier_id=self.opened[n % 3].dossier_id, by=self.world.lan, at=self.at, name="Phí",
            amount_dong=5000, legal_ground="NQ",
        )  # fmt: skip
        self.act(dossiers.ask_payment, [order])

    @rule(n=number)
    def withdraw(self, n: int) -> None:
        order = Withdrawal(
            dossier_id=self.opened[n % 3].dossier_id, by=self.world.lan, at=self.at, reason="thôi"
        )
        self.act(dossiers.withdraw, [order])

    @rule(n=number)
    def follow(self, n: int) -> None:
        self.act(commands.follow, [self.opened[n % 3].dossier_id], at=self.at)

    @invariant()
    def adds_up(self) -> None:
        everything_adds_up()


def test_no_sequence_breaks_the_ledger(world: World) -> None:
    machine = type("MoneyHere", (Money,), {"world": world})

    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=12,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
