"""The carriers whose systems we speak to. One folder each; one line here registers it.

A provider is a module with `PROVIDER`, an object of the shape below. It speaks to the outside and
knows no table: what it learns it gives back as values. Without one, post officers do everything by
hand: they type the waybill and tell what happened.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from motcua.law.errors import N_, NotPossible
from motcua.lib.registry import Registry
from motcua.postal.models import Direction, Turn

REGISTERED = ["motcua.postal.providers.carrier.provider"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Where the papers are fetched from or brought to."""

    name: str
    phone: str
    address: str
    province_code: str
    commune_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a carrier is asked to carry. The same `reference` is the same shipment, however often it is asked."""

    reference: str
    direction: Direction
    sender: Party
    recipient: Party
    weight_grams: int
    cash_dong: int  # what the carrier takes for itself at the door; 0: on our account
    window_on: date | None
    window: str
    note: str
    callback_url: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    waybill: str
    charged_dong: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One thing that the carrier tells of a shipment. `turn` None: nothing that moves it."""

    reference: str
    event: str  # the carrier's own number of this news
    told: str  # the carrier's own word
    turn: Turn | None
    at: datetime
    place: str = ""
    note: str = ""
    received_by: str = ""
    relation: str = ""
    charged_dong: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A callback as it came over HTTP; header names in lower case."""

    headers: Mapping[str, str]
    body: bytes
    heard_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A callback whose signature is the carrier's own."""

    nonce: str
    news: News


class Forged(NotPossible):
    message = N_("The message is not signed by the carrier, or is too old.")


class Unreachable(NotPossible):
    message = N_("The carrier's system does not answer. Nothing is lost; it is tried again.")


class Declined(NotPossible):
    message = N_("The carrier does not take this shipment: %(why)s")


class Provider(Protocol):
    """What every carrier's system can do."""

    name: str

    def is_offered(self) -> bool:
        """Whether the settings name all that it needs."""

    def order(self, order: Order) -> Accepted:
        """Raises Unreachable (to be tried again), Declined (not)."""

    def cancel(self, reference: str, *, at: datetime) -> None:
        """Twice is as once. Raises Unreachable, Declined."""

    def label(self, reference: str, *, at: datetime) -> bytes:
        """A PDF to stick on. Raises Unreachable, Declined."""

    def follow(self, reference: str, *, at: datetime) -> tuple[News, ...]:
        """All that it knows of a shipment. Raises Unreachable, Declined."""

    def hear(self, message: Message) -> Heard:
        """Raises Forged."""


_registry: Registry[Provider] = Registry(lambda: REGISTERED)
named = _registry.named


def offered() -> Provider | None:
    """The carrier that the settings name; None where everything is done by hand."""
    return next(iter(_registry.offered()), None)
