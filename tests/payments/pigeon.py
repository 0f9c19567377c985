"""A provider that exists in tests only: to prove that one line registers it."""

from datetime import datetime, timedelta

from motcua.payments.models import AccountKind, Method
from motcua.payments.providers import (
    Answer,
    Asked,
    CannotRefund,
    Forged,
    Heard,
    Message,
    Opened,
    Outcome,
    Transfer,
)


class Pigeon:
    name = "pigeon"
    label = "Pigeon"
    hint = "It flies."
    method = Method.GATEWAY
    account = AccountKind.GATEWAY_CLEARING

    def is_offered(self) -> bool:
        return True

    def lasts(self) -> timedelta:
        return timedelta(hours=1)

    def open(self, asked: Asked) -> Opened:
        return Opened(provider_reference="coo", pay_url=f"http://pigeon/{asked.reference}")

    def transfer(self, asked: Asked) -> Transfer | None:
        return None

    def ask(self, reference: str, *, at: datetime) -> Answer | None:
        return Answer(reference=reference, outcome=Outcome.PAID, paid_dong=150_000)

    def hear(self, message: Message) -> Heard:
        raise Forged

    def refund(self, reference: str, *, refund_reference: str, amount_dong: int, at: datetime) -> str:
        raise CannotRefund


PROVIDER = Pigeon()
