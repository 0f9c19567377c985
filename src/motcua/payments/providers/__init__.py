"""The ways to pay without a cashier. One folder each; one line here registers it.

A provider is a module with `PROVIDER`, an object of the shape below. It speaks to the outside and
knows no table: what it learns it gives back as values.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from motcua.law.errors import N_, NotPossible
from motcua.lib.registry import Registry
from motcua.payments.models import AccountKind, Method

REGISTERED = [
    "motcua.payments.providers.bank_transfer.provider",
    "motcua.payments.providers.gateway.provider",
]


class Outcome(StrEnum):
    """What became of a try, in our words."""

    PENDING = "pending"
    PAID = "paid"
    FAILED = "failed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a provider is asked to collect."""

    reference: str
    amount_dong: int
    purpose: str  # without accents, as a bank statement shows it
    expires_at: datetime
    return_url: str
    callback_url: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """How the payer goes on. `pay_url` empty: our own page shows where to transfer to."""

    provider_reference: str = ""
    pay_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the provider says of a try. `paid_dong` is the money that came, whatever was asked."""

    reference: str
    outcome: Outcome
    paid_dong: int = 0
    provider_reference: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A callback as it came over HTTP; header names in lower case."""

    headers: Mapping[str, str]
    body: bytes
    heard_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A callback whose signature is the provider's own."""

    nonce: str
    told: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Transfer:
    """Where to transfer to, for the payer to read, copy or scan (`qr` is VietQR's text)."""

    bank_name: str
    account: str
    account_name: str
    amount_dong: int
    purpose: str
    qr: str


class Forged(NotPossible):
    message = N_("The message is not signed by the provider, or is too old.")


class Unreachable(NotPossible):
    message = N_("The payment service does not answer. Nothing was paid. Try again, or choose another way.")


class CannotRefund(NotPossible):
    message = N_("This way of payment cannot send money back by itself.")


class Provider(Protocol):
    """What every provider can do; `label` is a msgid, `hint` another."""

    name: str
    label: str
    hint: str
    method: Method
    account: AccountKind

    def is_offered(self) -> bool:
        """Whether the settings name all that it needs."""

    def lasts(self) -> timedelta:
        """How long a try stays open."""

    def open(self, asked: Asked) -> Opened:
        """Raises Unreachable."""

    def transfer(self, asked: Asked) -> Transfer | None:
        """What our own page shows; None where the payer goes to the provider's page."""

    def ask(self, reference: str, *, at: datetime) -> Answer | None:
        """What became of a try; None where one cannot ask. Raises Unreachable."""

    def hear(self, message: Message) -> Heard:
        """Raises Forged."""

    def refund(self, reference: str, *, refund_reference: str, amount_dong: int, at: datetime) -> str:
        """Send money back; its number there. The same refund reference twice pays once.
        Raises CannotRefund, Unreachable."""


_registry: Registry[Provider] = Registry(lambda: REGISTERED)
named, offered = _registry.named, _registry.offered
