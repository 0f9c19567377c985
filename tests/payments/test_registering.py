"""One line registers a provider: it is offered, opened, asked and booked without another change."""

from typing import Any

from motcua.payments import commands, providers
from motcua.payments.models import State
from motcua.payments.queries import tries
from tests.payments.money import FEE, LATER, balances, begun, owing
from tests.world import World


def test_one_line_is_enough(world: World, monkeypatch: Any) -> None:
    monkeypatch.setattr(providers, "REGISTERED", [*providers.REGISTERED, "tests.payments.pigeon"])

    assert [way.name for way in tries.ways()] == ["bank_transfer", "gateway", "pigeon"]
    payment = begun(owing(world).dossier_id, "pigeon")
    assert (payment.state, payment.provider_reference) == (State.WAITING, "coo")
    assert commands.ask([payment.reference], at=LATER) == [State.PAID]
    assert balances() == {"gateway_clearing": FEE, "fee_income": -FEE}
