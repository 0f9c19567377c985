"""What the applicant, or anybody who knows the code, may learn about a dossier.

The bare code tells the status and nothing about a person. The secret printed on the receipt opens
the rest. Events are told in sentences for the applicant, without officers' remarks to each other.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from motcua.catalogue.queries import Name
from motcua.dossiers import policies
from motcua.dossiers.events.kinds import Kind
from motcua.dossiers.models import Event, FinancialObligation, SupplementRequest
from motcua.dossiers.queries.files import FILES, HandedInFile, as_files
from motcua.dossiers.queries.papers import Listed, listed
from motcua.dossiers.queries.results import SIGNED, Signed, as_signed
from motcua.law.actor import Unit
from motcua.law.errors import N_
from motcua.law.lifecycle import Status
from motcua.lib import prepared
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
    Kind.POST_ASKED: N_("The public post was asked for: %(shipment)s."),
    Kind.POST_COLLECTED: N_("The post officer collected the papers from you."),
    Kind.POST_SENT: N_("The result was handed to the public post: waybill %(waybill)s."),
    Kind.POST_DELIVERED: N_("The public post delivered it: waybill %(waybill)s."),
    Kind.POST_RETURNED: N_("The public post could not deliver it and sends it back: waybill %(waybill)s."),
    Kind.RETURN_CHANGED: N_("You changed how you get the result."),
    Kind.QUESTION_ASKED: N_("You asked a question."),
    Kind.QUESTION_ANSWERED: N_("%(unit)s answered your question."),
    Kind.COMPLAINT_FILED: N_("You complained: %(number)s."),
    Kind.COMPLAINT_ANSWERED: N_("%(unit)s answered your complaint %(number)s."),
    Kind.RATED: N_("You said how satisfied you are."),
    Kind.RESULT_REVOKED: N_("%(unit)s revoked the result %(number)s by decision %(decision)s."),
}


@dataclass(frozen=True, slots=True)
class Glance:
    """What the bare code tells."""

    dossier_id: int
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
    request_id: int


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
    return_address: str
    owed_dong: int
    received_by_id: int | None
    centre_id: int
    agency_id: int
    holder: Unit | None  # who has it now; None once nobody must do anything
    step_id: int | None
    remaining_minutes: int | None  # what is left of the time while it stands still
    happened: tuple[Happened, ...]
    owed: tuple[Owed, ...] = ()
    asked: Asked | None = None
    results: tuple[str, ...] = field(default=())
    signed: tuple[Signed, ...] = ()
    files: tuple[HandedInFile, ...] = ()
    papers: tuple[Listed, ...] = ()


_GLANCE = """
    SELECT d.id, d.code, d.status, c.name_vi, c.name_en
      FROM dossiers_dossier d JOIN organisation_servicecentre c ON c.id = d.centre_id WHERE d.code = %s::text
"""


def glance(code: str) -> Glance | None:
    """The status of the dossier with this code."""
    for pk, kept, status, name_vi, name_en in prepared.fetch(_GLANCE, [_sent(code)]):
        return Glance(pk, kept, Status(status), Name(name_vi, name_en))
    return None


def _sent(code: str) -> str:
    """As the database can take it: no code has what PostgreSQL's text cannot hold."""
    return code.replace("\x00", "")


class _Kept(NamedTuple):
    """The row behind a page."""

    id: int
    tracking_secret: str
    code: str
    status: int
    applicant_name: str
    name_vi: str
    name_en: str
    procedure_code: str
    subject: str
    centre_vi: str
    centre_en: str
    address: str
    phone: str
    handed_in_at: datetime | None
    due_at: datetime | None
    step_due_at: datetime | None
    finished_at: datetime | None
    timeliness: int | None
    return_way_wanted: str
    return_address: str
    owed_dong: int
    centre_id: int
    agency_id: int
    holder_centre_id: int | None
    holder_agency_id: int | None
    step_id: int | None
    remaining_minutes: int | None
    events: list[list[Any]]
    results: list[list[str]]
    signed: list[dict[str, Any]]
    files: list[list[Any]]

    @property
    def holder(self) -> Unit | None:
        if self.holder_centre_id is None and self.holder_agency_id is None:
            return None
        return Unit(centre_id=self.holder_centre_id, agency_id=self.holder_agency_id)


# In the model's order: `from_db` takes values by it.
_SEEN = "id dossier_id seq kind at actor_name officer_id agency_id centre_id reason changes data".split()
_EVENT = ", ".join(f"e.{name}" for name in _SEEN)
# One statement, since each more costs the request as much as reading all this.
_FOLLOW = f"""
    SELECT d.id, d.tracking_secret, d.code, d.status, d.applicant_name, v.name_vi, v.name_en, p.code, d.subject,
        c.name_vi, c.name_en, c.address, c.phone, coalesce(d.received_at, d.registered_at), d.due_at,
        d.step_due_at, d.finished_at, d.timeliness, d.return_way_wanted,
        d.return_address, d.owed_dong, d.centre_id, d.agency_id, d.holder_centre_id, d.holder_agency_id, d.step_id,
        d.remaining_minutes,
        (SELECT coalesce(json_agg(json_build_array({_EVENT}) ORDER BY e.seq DESC), '[]')
           FROM dossiers_event e WHERE e.dossier_id = d.id),
        (SELECT coalesce(json_agg(json_build_array(r.number, r.title) ORDER BY r.id), '[]')
           FROM dossiers_dossierresult r WHERE r.dossier_id = d.id),
        {SIGNED.format("d.id")}, {FILES.format("d.id")}
      FROM dossiers_dossier d
      JOIN catalogue_procedureversion v ON v.id = d.procedure_version_id
      JOIN catalogue_procedure p ON p.id = v.procedure_id
      JOIN organisation_servicecentre c ON c.id = d.centre_id
     WHERE d.code = %s::text
"""  # noqa: S608


def follow(code: str, secret: str) -> Followed | None:
    """The dossier, if the secret is its own. How long that takes tells nothing about the secret."""
    found = [_Kept(*row) for row in prepared.fetch(_FOLLOW, [_sent(code)])]
    kept = found[0].tracking_secret if found else ""
    if not secrets.compare_digest(kept.encode(), secret.strip().upper().encode()) or not kept:
        return None
    dossier, events = found[0], _events(found[0].events)
    return Followed(
        dossier_id=dossier.id,
        code=dossier.code,
        status=Status(dossier.status),
        applicant_name=dossier.applicant_name,
        procedure=Name(dossier.name_vi, dossier.name_en),
        procedure_code=dossier.procedure_code,
        subject=dossier.subject,
        centre=Name(dossier.centre_vi, dossier.centre_en),
        centre_address=dossier.address,
        centre_phone=dossier.phone,
        handed_in_at=dossier.handed_in_at,
        due_at=dossier.due_at,
        answer_by=dossier.step_due_at if dossier.status == Status.REGISTERED else None,
        finished_at=dossier.finished_at,
        timeliness=dossier.timeliness,
        return_way=dossier.return_way_wanted,
        return_address=dossier.return_address,
        owed_dong=dossier.owed_dong,
        received_by_id=next((e.officer_id for e in reversed(events) if e.kind == Kind.RECEIVED), None),
        centre_id=dossier.centre_id,
        agency_id=dossier.agency_id,
        holder=dossier.holder,
        step_id=dossier.step_id,
        remaining_minutes=dossier.remaining_minutes,
        happened=tuple(_told(event) for event in events if event.kind in TOLD),
        owed=_owed(dossier.id) if dossier.owed_dong else (),
        asked=_asked(dossier.id) if dossier.status == Status.SUPPLEMENT_ASKED else None,
        results=tuple(f"{number} – {title}" for number, title in dossier.results)
        if dossier.finished_at
        else (),
        signed=as_signed(dossier.signed) if dossier.finished_at else (),
        files=as_files(dossier.files),
        papers=_papers(events),
    )


def _papers(events: Sequence[Event]) -> tuple[Listed, ...]:
    return tuple(p for p in listed(reversed(events)) if p.kind in policies.APPLICANT_PAPERS)


def _events(rows: list[list[Any]]) -> list[Event]:
    """Newest first, with the columns that the applicant's page needs."""
    at = _SEEN.index("at")
    for row in rows:
        row[at] = datetime.fromisoformat(row[at])
    return [Event.from_db("default", _SEEN, row) for row in rows]


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
            "shipment": event.data.get("shipment", ""),
            "waybill": event.data.get("waybill", ""),
        },
        amount_dong=event.data.get("amount_dong"),
    )


def _owed(dossier_id: int) -> tuple[Owed, ...]:
    rows = FinancialObligation.objects.filter(dossier_id=dossier_id, paid_at=None).order_by("id")
    return tuple(Owed(o.name, o.amount_dong, o.legal_ground) for o in rows)


def _asked(dossier_id: int) -> Asked | None:
    asked = (
        SupplementRequest.objects.filter(dossier_id=dossier_id, answered_at=None)
        .order_by("-asked_at", "-id")
        .first()
    )
    return Asked(tuple(asked.items), asked.reason, asked.answer_until, asked.pk) if asked else None
