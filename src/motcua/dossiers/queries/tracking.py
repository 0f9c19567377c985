"""What the applicant, or anybody who knows the code, may learn about a dossier.

The bare code tells the status and nothing about a person. The secret printed on the receipt opens
the rest. Events are told in sentences for the applicant, without officers' remarks to each other.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from motcua.catalogue.queries import Name
from motcua.dossiers import policies
from motcua.dossiers.events.kinds import Kind
from motcua.dossiers.models import Dossier, DossierResult, Event, FinancialObligation, SupplementRequest
from motcua.dossiers.queries.papers import Listed, listed
from motcua.law.errors import N_
from motcua.law.lifecycle import Status
from motcua.organisation import queries as organisation

# What is not listed is the offices' own affair (reminders, who was assigned).
TOLD: dict[str, str] = {
    Kind.REGISTERED: N_("You filed it online."),
    Kind.RECEIVED: N_("%(unit)s received it and gave you an appointment."),
    Kind.REFUSED: N_("%(unit)s did not receive it: %(reason)s"),
    Kind.SUPPLEMENT_ASKED: N_("%(unit)s asked you for more papers: %(reason)s"),
    Kind.SUPPLEMENT_ACCEPTED: N_("You handed in the papers asked for; the time runs on."),
    Kind.PAYMENT_ASKED: N_("%(unit)s asked you to pay %(amount)s dong."),
    Kind.FEE_CHARGED: N_("The fee is %(amount)s dong."),
    Kind.PAYMENT_RECORDED: N_("You paid %(amount)s dong."),
    Kind.GIVEN: N_("It was handed to %(to)s."),
    Kind.TAKEN: N_("%(unit)s took it over."),
    Kind.STEP_COMPLETED: N_("%(unit)s finished its step: %(step)s."),
    Kind.CONSULTED: N_("%(unit)s asked another agency for its opinion."),
    Kind.OPINION_GIVEN: N_("%(unit)s gave its opinion."),
    Kind.APPROVED: N_("%(unit)s approved it."),
    Kind.RETURNED_TO_STEP: N_("It went back to an earlier step to be looked at again."),
    Kind.FINISHED: N_("The result is there: number %(number)s."),
    Kind.HANDED_OVER: N_("The result was returned."),
    Kind.APOLOGISED: N_("%(unit)s apologised for the delay and gave you a new appointment: %(reason)s"),
    Kind.WITHDRAWN: N_("It was withdrawn: %(reason)s"),
    Kind.STOPPED: N_("%(unit)s stopped working on it: %(reason)s"),
    Kind.REOPENED: N_("It was opened again by decision %(decision)s."),
    Kind.REDATED: N_("The appointment moved because the working days changed."),
}


@dataclass(frozen=True, slots=True)
class Glance:
    """What the bare code tells."""

    code: str
    status: Status
    centre: Name


@dataclass(frozen=True, slots=True)
class Happened:
    """One event for the applicant: a msgid and what fills its places. `amount_dong` None: no sum."""

    at: datetime
    kind: str
    sentence: str
    places: Mapping[str, str]
    amount_dong: int | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    name: str
    amount_dong: int
    legal_ground: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The papers that are still missing."""

    items: tuple[str, ...]
    reason: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Followed:
    """All that the applicant sees."""

    dossier_id: int
    code: str
    status: Status
    applicant_name: str
    procedure: Name
    procedure_code: str
    subject: str
    centre: Name
    centre_address: str
    centre_phone: str
    handed_in_at: datetime | None
    due_at: datetime | None
    answer_by: datetime | None  # while filed online: when the centre owes its answer
    finished_at: datetime | None
    timeliness: int | None
    return_way: str
    owed_dong: int
    received_by_id: int | None
    happened: tuple[Happened, ...]
    owed: tuple[Owed, ...] = ()
    asked: Asked | None = None
    results: tuple[str, ...] = field(default=())
    papers: tuple[Listed, ...] = ()


def glance(code: str) -> Glance | None:
    """The status of the dossier with this code."""
    row = (
        Dossier.objects.filter(code=code)
        .values_list("code", "status", "centre__name_vi", "centre__name_en")
        .first()
    )
    return Glance(row[0], Status(row[1]), Name(row[2], row[3])) if row else None


def follow(code: str, secret: str) -> Followed | None:
    """The dossier, if the secret is its own. How long that takes tells nothing about the secret."""
    dossier = (
        Dossier.objects.filter(code=code)
        .select_related("procedure_version__procedure", "centre")
        .order_by()
        .first()
    )
    kept = dossier.tracking_secret if dossier else ""
    if not secrets.compare_digest(kept.encode(), secret.strip().upper().encode()) or not dossier or not kept:
        return None
    events = list(Event.objects.filter(dossier=dossier).order_by("-seq"))
    version = dossier.procedure_version
    return Followed(
        dossier_id=dossier.pk,
        code=dossier.code,
        status=Status(dossier.status),
        applicant_name=dossier.applicant_name,
        procedure=Name(version.name_vi, version.name_en),
        procedure_code=version.procedure.code,
        subject=dossier.subject,
        centre=Name(dossier.centre.name_vi, dossier.centre.name_en),
        centre_address=dossier.centre.address,
        centre_phone=dossier.centre.phone,
        handed_in_at=dossier.received_at or dossier.registered_at,
        due_at=dossier.due_at,
        answer_by=dossier.step_due_at if dossier.status == Status.REGISTERED else None,
        finished_at=dossier.finished_at,
        timeliness=dossier.timeliness,
        return_way=dossier.return_way_wanted,
        owed_dong=dossier.owed_dong,
        received_by_id=next((e.officer_id for e in reversed(events) if e.kind == Kind.RECEIVED), None),
        happened=tuple(_told(event) for event in events if event.kind in TOLD),
        owed=_owed(dossier) if dossier.owed_dong else (),
        asked=_asked(dossier) if dossier.status == Status.SUPPLEMENT_ASKED else None,
        results=tuple(
            f"{number} – {title}"
            for number, title in DossierResult.objects.filter(dossier=dossier)
            .order_by("id")
            .values_list("number", "title")
        ),
        papers=_papers(events),
    )


def _papers(events: Sequence[Event]) -> tuple[Listed, ...]:
    return tuple(p for p in listed(reversed(events)) if p.kind in policies.APPLICANT_PAPERS)


def _told(event: Event) -> Happened:
    unit = ""
    if event.centre_id is not None:
        unit = organisation.centre(event.centre_id).name_vi
    elif event.agency_id is not None:
        unit = organisation.agency(event.agency_id).name_vi
    return Happened(
        at=event.at,
        kind=event.kind,
        sentence=TOLD[event.kind],
        places={
            "unit": unit or event.actor_name,
            "to": event.data.get("unit", ""),
            "reason": event.reason,
            "step": event.data.get("step", ""),
            "number": event.data.get("number", ""),
            "decision": event.data.get("decision", ""),
        },
        amount_dong=event.data.get("amount_dong"),
    )


def _owed(dossier: Dossier) -> tuple[Owed, ...]:
    rows = FinancialObligation.objects.filter(dossier=dossier, paid_at=None).order_by("id")
    return tuple(Owed(o.name, o.amount_dong, o.legal_ground) for o in rows)


def _asked(dossier: Dossier) -> Asked | None:
    asked = (
        SupplementRequest.objects.filter(dossier=dossier, answered_at=None)
        .order_by("-asked_at", "-id")
        .first()
    )
    return Asked(tuple(asked.items), asked.reason, asked.answer_until) if asked else None
