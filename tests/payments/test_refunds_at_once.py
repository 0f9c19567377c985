"""Money going back by many at once: asked, decided and paid out once; no drawer gives what it does not hold."""

from collections.abc import Callable
from typing import Any

from motcua.law.errors import ActRefused
from motcua.payments import commands
from motcua.payments.commands.statement import StatementGiven
from motcua.payments.commands.transfers import TransferMatched, TransferReturned
from motcua.payments.models import Payment, Refund, RefundState, State, StatementLine
from tests.at_once import MANY, at_once
from tests.payments.commands.test_refunding import _asked, _decided, _paid_out
from tests.payments.money import FEE, LATER, balances, everything_adds_up, in_cash, owing
from tests.world import World


def _by_many(act: Callable[[int], Any]) -> int:
    """How many of 32 did it; what was refused was refused by our own rule."""
    answers = at_once(act)
    everything_adds_up()
    return sum(not isinstance(one, ActRefused) for one in answers)


def test_a_refund_is_asked_decided_and_paid_out_once(committed: World) -> None:
    payment = in_cash(owing(committed).dossier_id, committed.ngan)

    assert _by_many(lambda _: _asked(committed, payment)) == 1
    refund = Refund.objects.get()
    assert _by_many(lambda n: _decided(committed, refund, approved=n % 2 == 0, decision="Xét lại")) == 1
    Refund.objects.exclude(state=RefundState.APPROVED).delete()
    if not Refund.objects.exists():  # a rejection was first: once more, to be paid
        refund = _asked(committed, payment)
        _decided(committed, refund)
    assert _by_many(lambda _: _paid_out(committed, refund)) == 1
    payment.refresh_from_db()
    assert payment.state == State.REFUNDED
    assert balances() == {}


def test_a_drawer_gives_no_more_than_it_holds(committed: World) -> None:
    """Thirty-two refunds wait, and there is cash for three."""
    refunds = []
    for n in range(MANY):
        taken = in_cash(owing(committed).dossier_id, committed.ngan if n < 3 else committed.lan)
        refunds.append(_asked(committed, taken))
        _decided(committed, refunds[-1])

    assert _by_many(lambda n: _paid_out(committed, refunds[n])) == 3
    assert Refund.objects.filter(state=RefundState.PAID_OUT).count() == 3


def test_a_transfer_that_nothing_matched_pays_one_dossier_or_goes_back(committed: World) -> None:
    codes = [owing(committed).code for _ in range(MANY)]
    head = "Ngày giao dịch,Số tham chiếu,Số tiền ghi có,Nội dung"
    content = f"{head}\n06/04/2021,FT2,{FEE},?".encode()
    given = StatementGiven(
        file_name="a.csv", content=content, centre_id=committed.centre.pk, by=committed.ngan, at=LATER
    )
    commands.import_statements([given])
    line = StatementLine.objects.get()
    told: dict[str, Any] = {"line_id": line.pk, "by": committed.ngan, "at": LATER}

    def decide(n: int) -> Any:
        if n % 2:
            return commands.return_transfers([TransferReturned(**told, reason="Không rõ người gửi")])
        return commands.match_transfers([TransferMatched(**told, dossier_code=codes[n])])

    assert _by_many(decide) == 1
    assert Refund.objects.count() + Payment.objects.filter(state=State.PAID).count() == 1
