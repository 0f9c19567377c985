"""What is told to the national portal, as values, and the one shape that whoever tells it has.

The wire is another matter: `national_portal/wire.toml` says how each value is written there.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from motcua.law.errors import N_, NotPossible
from motcua.law.lifecycle import Status


class Service(StrEnum):
    """Which of the portal's services a message is for; the wire's names stand in wire.toml."""

    DOSSIER = "dossier"  # the dossier as it is now
    PROGRESS = "progress"  # who did what, when


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    id: int
    name: str
    required_id: int | None
    file_name: str
    number: int  # originals and copies together


@dataclass(frozen=True, slots=True)
class FeeFacts:
    id: int
    name: str
    amount_dong: int
    method: str  # cash, card, transfer, gateway; empty while it is owed


@dataclass(frozen=True, slots=True)
class SupplementFacts:
    id: int
    asked_by: str
    reason: str
    asked_at: datetime
    answered_at: datetime | None
    is_answered: bool
    due_before: datetime | None
    due_after: datetime | None


@dataclass(frozen=True, slots=True)
class ResultFacts:
    id: int
    title: str
    number: str


@dataclass(frozen=True, slots=True)
class DossierFacts:
    """A dossier right after one of its events."""

    code: str
    procedure_code: str
    procedure_name: str
    sector_code: str
    sector_name: str
    applicant_name: str
    applicant_kind: str  # citizen, business, organisation
    applicant_number: str
    address: str
    email: str
    phone: str
    subject: str
    received_at: datetime | None
    due_at: datetime | None
    status: Status
    finished_at: datetime | None
    returned_at: datetime | None
    return_way: str  # counter, post, electronic
    return_note: str
    unit_name: str
    note: str
    documents: tuple[DocumentFacts, ...]
    fees: tuple[FeeFacts, ...]
    supplements: tuple[SupplementFacts, ...]
    results: tuple[ResultFacts, ...]


@dataclass(frozen=True, slots=True)
class ProgressFacts:
    """One act on a dossier."""

    code: str
    actor_name: str
    unit_name: str
    text: str  # the event's sentence, in Vietnamese
    at: datetime
    status: Status
    began_at: datetime  # when the stretch of work that this act ended had begun
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Message:
    """`key` is the same for the same message, however often it is sent."""

    key: UUID
    service: Service
    facts: DossierFacts | ProgressFacts
    is_update: bool  # the portal should know the dossier already


class Unreachable(NotPossible):
    message = N_("The national portal does not answer.")


class Refused(NotPossible):
    message = N_("The national portal refuses: %(said)s")


class Portal(Protocol):
    name: str

    def is_offered(self) -> bool:
        """Whether the settings name it."""

    def services_of(self, kind: str) -> tuple[Service, ...]:
        """Which messages an event of this kind makes, in their order; none for most that only we care about."""

    def tell(self, message: Message) -> None:
        """Raises Unreachable when there is no answer that can be read, Refused for its no."""

    def status_of(self, code: str) -> str | None:
        """The status that the portal has for a dossier, None where it knows none. Raises as `tell`."""


def offered() -> Portal | None:
    """The portal that the settings name, if any."""
    from motcua.exchange.providers.national_portal.client import PORTAL

    return PORTAL if PORTAL.is_offered() else None
