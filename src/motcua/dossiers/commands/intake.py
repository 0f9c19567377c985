"""What is handed in: the value that every way of opening a dossier takes, and the check of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import Terms
from motcua.documents import queries as documents
from motcua.documents.queries import Facts
from motcua.dossiers.models import Channel, Digitisation, DossierDocument, ReturnWay
from motcua.law import person_code
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import HANOI
from motcua.lib.folding import fold
from motcua.organisation import queries as organisation
from motcua.organisation.queries import AgencyHours


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who files, or on whose behalf. `identity` is a citizen's or an enterprise's number.

    `seen`: an officer read it from the citizen's identity card, and so knows the person from now on.
    """

    name: str
    identity: str = ""
    phone: str = ""
    address: str = ""
    email: str = ""
    person_id: int | None = None
    seen: bool = False
    birth_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """One paper handed in; `required_id` tells which required document it answers.

    `file_id` is the kept file (documents.StoredFile) of its electronic copy, `file_name` what the
    person calls it, `digitisation` how the copy came about.
    """

    name: str
    required_id: int | None = None
    kind: str = "original"
    originals: int = 1
    copies: int = 0
    file_id: int | None = None
    file_name: str = ""
    digitisation: Digitisation = Digitisation.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """A new dossier as it is handed in. `agency_id` is needed only where the version names none."""

    by: Actor
    at: datetime
    centre_id: int
    procedure_version_id: int
    channel: Channel
    applicant: Party
    agency_id: int | None = None
    counter_id: int | None = None
    submitter: Party | None = None
    documents: Sequence[HandedIn] = ()
    subject: str = ""
    sets: int = 1
    return_way_wanted: ReturnWay = ReturnWay.COUNTER
    fee_dong: int = 0
    fee_paid: bool = False
    key: UUID | None = None


class IntakeNotPossible(NotPossible):
    """Something about what was handed in; `field` names it, for the page to show the error there."""

    field = ""

    def __init__(self, message: str, *, field: str, **params: object) -> None:
        super().__init__(message, **params)
        self.field = field


class Incomplete(IntakeNotPossible):
    """Papers are missing: receive nothing; ask for a supplement or refuse (Decree 61/2018, art. 17)."""


@dataclass(frozen=True, slots=True)
class Checked:
    """An intake with what the catalogue and the calendar say about it."""

    intake: Intake
    terms: Terms
    agency_id: int
    hours: AgencyHours
    unit_code: str
    day_on: date


def check(intake: Intake) -> Checked:
    """Check what was handed in against the catalogue. Raises IntakeNotPossible at the field in fault."""
    terms = catalogue.terms(intake.procedure_version_id)
    agency_id = _competent(intake, terms)
    hours = organisation.hours_of(agency_id)
    day_on = intake.at.astimezone(HANOI).date()
    _check_version(intake, terms, day_on)
    _check_party(intake.applicant, day_on)
    if intake.sets < 1:
        raise IntakeNotPossible(N_("At least one set of papers is needed."), field="sets")
    return Checked(intake, terms, agency_id, hours, organisation.centre(intake.centre_id).unit_code, day_on)


def check_complete(intake: Intake, terms: Terms) -> None:
    missing = terms.mandatory - {d.required_id for d in intake.documents}
    if missing:
        raise Incomplete(
            N_("%(count)s required papers are missing. Ask for a supplement, or refuse with a reason."),
            field="documents",
            count=len(missing),
        )


def _competent(intake: Intake, terms: Terms) -> int:
    if terms.agency_id is not None:
        return terms.agency_id
    if intake.agency_id is None:
        raise IntakeNotPossible(N_("Choose the competent agency."), field="agency")
    if organisation.agency(intake.agency_id).level != terms.level:
        raise IntakeNotPossible(N_("This agency is not of the level that is competent here."), field="agency")
    return intake.agency_id


def _check_version(intake: Intake, terms: Terms, day_on: date) -> None:
    if day_on < terms.valid_from or (terms.valid_until is not None and day_on >= terms.valid_until):
        raise IntakeNotPossible(
            N_("Procedure %(code)s in this version is not in force on %(day)s."),
            field="procedure",
            code=terms.procedure_code,
            day=day_on.isoformat(),
        )
    if intake.channel not in terms.channels:
        raise IntakeNotPossible(N_("This procedure is not received by this channel."), field="channel")


def _check_party(party: Party, day_on: date) -> None:
    if not party.name.strip():
        raise IntakeNotPossible(N_("Enter the applicant's name."), field="applicant_name")
    if party.identity and not person_code.is_valid(party.identity, on=day_on):
        raise IntakeNotPossible(
            N_(
                "“%(number)s” is not an identity number (12 or 9 digits) or an enterprise code (10 or 13 digits)."
            ),
            field="applicant_identity",
            number=party.identity,
        )


def columns(checked: Checked) -> dict[str, Any]:
    """What was handed in, as the columns of receive.sql."""
    intake, applicant = checked.intake, checked.intake.applicant
    submitter = intake.submitter or applicant
    return {
        "unit_code": checked.unit_code,
        "day_on": checked.day_on,
        "procedure_version_id": checked.terms.version_id,
        "calendar_id": checked.hours.calendar_id,
        "calendar_revision": checked.hours.revision,
        "channel": intake.channel,
        "centre_id": intake.centre_id,
        "counter_id": intake.counter_id or intake.by.counter_id,
        "agency_id": checked.agency_id,
        "applicant_id": applicant.person_id,
        "applicant_name": applicant.name.strip(),
        "applicant_folded": fold(applicant.name),
        "applicant_identity": applicant.identity,
        "applicant_phone": applicant.phone,
        "applicant_address": applicant.address,
        "applicant_email": applicant.email,
        "submitter_name": submitter.name.strip(),
        "submitter_phone": submitter.phone,
        "subject": intake.subject,
        "sets": intake.sets,
        "return_way_wanted": intake.return_way_wanted,
        "fee_dong": intake.fee_dong,
        "documents": [paper(d) for d in intake.documents],
    }


def paper(handed: HandedIn) -> dict[str, Any]:
    """A paper handed in, as the columns of its row."""
    return {name: getattr(handed, name) for name in _PAPER}


_PAPER = ("required_id", "name", "kind", "originals", "copies", "file_id", "file_name", "digitisation")


def rows(dossier_id: int, papers: Sequence[HandedIn], at: datetime) -> list[DossierDocument]:
    """The rows of papers handed in later: a supplement's answer."""
    return [DossierDocument(dossier_id=dossier_id, handed_in_at=at, **paper(d)) for d in papers]


def named_files(sets: Sequence[Sequence[HandedIn]]) -> list[dict[str, Any]]:
    """What the event of each set says of its files: name, size and SHA-256, under its hash chain.

    So what was acknowledged can be checked against what is there, years later. One statement.
    """
    known = documents.facts_of({d.file_id for papers in sets for d in papers if d.file_id is not None})
    return [
        {"files": files} if (files := [_named(d, known[d.file_id]) for d in papers if d.file_id]) else {}
        for papers in sets
    ]


def _named(handed: HandedIn, facts: Facts) -> dict[str, Any]:
    return {
        "paper": handed.name,
        "name": handed.file_name,
        "bytes": facts.size_bytes,
        "sha256": facts.sha256,
    }
