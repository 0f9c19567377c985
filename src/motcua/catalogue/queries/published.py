"""What the public reads: procedures in force, and all about one of them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import get_language

from motcua.catalogue.models import ProcedureVersion
from motcua.catalogue.queries.terms import StepTerms, steps_of
from motcua.law.worktime import Limit
from motcua.organisation.queries import in_force


@dataclass(frozen=True, slots=True)
class Name:
    """A name in both languages; as text it is in the reader's."""

    vi: str
    en: str = ""

    def __str__(self) -> str:
        return self.en if self.en and (get_language() or "vi").startswith("en") else self.vi


@dataclass(frozen=True, slots=True)
class ProcedureFound:
    """One line of a search for procedures."""

    version_id: int
    code: str
    name: Name
    sector: Name
    level: str
    limit: Limit
    service_level: str
    on_the_spot: bool


@dataclass(frozen=True, slots=True)
class DocumentAsked:
    name: Name
    originals: int
    copies: int
    e_copy_allowed: bool
    mandatory: bool
    case_vi: str


@dataclass(frozen=True, slots=True)
class FeeAsked:
    kind: str
    case: Name
    amount_dong: int
    unit_vi: str
    exemptions_vi: str
    legal_ground: str


@dataclass(frozen=True, slots=True)
class ProcedurePage:
    """Everything a person wants to know of a procedure before filing."""

    found: ProcedureFound
    agency: Name | None  # none: the unit where one files is competent
    statutory_limit: Limit
    result: Name
    conditions_vi: str
    legal_grounds: tuple[str, ...]
    decision: str
    channels: tuple[str, ...]
    fee_timing: str
    documents: tuple[DocumentAsked, ...]
    fees: tuple[FeeAsked, ...]
    steps: tuple[StepTerms, ...]


def procedure_page(code: str, on: date) -> ProcedurePage | None:
    """The version of a procedure in force on the day, or None."""
    version = (
        _in_force(on)
        .filter(procedure__code=code)
        .select_related("procedure__sector", "agency", "decision")
        .order_by("-version")
        .first()
    )
    if version is None:
        return None
    asked = version.required_documents.order_by("position")
    return ProcedurePage(
        found=found_of(version),
        agency=Name(version.agency.name_vi, version.agency.name_en) if version.agency else None,
        statutory_limit=Limit.parse(version.statutory_limit),
        result=Name(version.result_vi, version.result_en),
        conditions_vi=version.conditions_vi,
        legal_grounds=tuple(g.strip() for g in version.legal_grounds.split(";") if g.strip()),
        decision=version.decision.number if version.decision else "",
        channels=tuple(version.channels.split(";")),
        fee_timing=version.fee_timing,
        documents=tuple(
            DocumentAsked(
                Name(d.name_vi, d.name_en), d.originals, d.copies, d.e_copy_allowed, d.mandatory, d.case_vi
            )
            for d in asked
        ),
        fees=tuple(
            FeeAsked(
                f.kind,
                Name(f.case_vi, f.case_en),
                f.amount_dong,
                f.unit_vi,
                f.exemptions_vi,
                f.legal_ground,
            )
            for f in version.fees.order_by("id")
        ),
        steps=steps_of(version.process_id),
    )


def _in_force(on: date) -> QuerySet[ProcedureVersion]:
    return ProcedureVersion.objects.filter(in_force(on))


def found_of(v: ProcedureVersion) -> ProcedureFound:
    sector = v.procedure.sector
    return ProcedureFound(
        version_id=v.pk,
        code=v.procedure.code,
        name=Name(v.name_vi, v.name_en),
        sector=Name(sector.name_vi, sector.name_en),
        level=v.level,
        limit=Limit.parse(v.limit),
        service_level=v.service_level,
        on_the_spot=v.on_the_spot,
    )
