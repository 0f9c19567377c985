"""What the public reads: procedures in force, and all about one of them."""

from dataclasses import dataclass
from datetime import date

from motcua.catalogue.models import Fee, ProcedureVersion
from motcua.catalogue.queries.terms import Name, StepTerms, steps_of
from motcua.law.worktime import Limit


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
class VersionLine:
    """One version of a procedure, as a decision made it, for a period (`valid_until` excluded)."""

    version: int
    valid_from: date
    valid_until: date | None
    decision: str
    limit: Limit


@dataclass(frozen=True, slots=True)
class ProcedurePage:
    """Everything a person wants to know of a procedure before filing.

    `shown` is the version that the page tells of; `versions` are all there were, are and will be,
    the newest first. `cases` are the conditions under which single papers are asked for.
    """

    found: ProcedureFound
    procedure_id: int
    shown: VersionLine
    versions: tuple[VersionLine, ...]
    cases: tuple[str, ...]
    agency: Name | None  # none: the unit where one files is competent
    office: Name | None  # who decides there, where it is not the people's committee
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


def procedure_page(code: str, on: date, version: int | None = None) -> ProcedurePage | None:
    """A procedure as it is on the day: the version in force, else the next to come, else the last.

    With `version` that one, whenever it was or will be in force. None: there is no such one.
    """
    versions = list(
        ProcedureVersion.objects.filter(procedure__code=code)
        .select_related("procedure__sector", "agency", "decision")
        .order_by("-valid_from", "-version")
    )
    chosen = (
        _chosen(versions, on)
        if version is None
        else next((v for v in versions if v.version == version), None)
    )
    return _page(chosen, versions) if chosen else None


def _chosen(versions: list[ProcedureVersion], on: date) -> ProcedureVersion | None:
    begun = [v for v in versions if v.valid_from <= on]
    now = next((v for v in begun if v.valid_until is None or v.valid_until > on), None)
    to_come = [v for v in versions if v.valid_from > on]
    return now or (to_come[-1] if to_come else next(iter(begun), None))


def _page(version: ProcedureVersion, versions: list[ProcedureVersion]) -> ProcedurePage:
    asked = list(version.required_documents.order_by("position"))
    return ProcedurePage(
        found=found_of(version),
        procedure_id=version.procedure_id,
        shown=_line(version),
        versions=tuple(_line(v) for v in versions),
        cases=tuple(dict.fromkeys(d.case_vi for d in asked if d.case_vi)),
        agency=Name(version.agency.name_vi, version.agency.name_en) if version.agency else None,
        office=Name(version.office_vi, version.office_en) if version.office_vi else None,
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
        fees=tuple(_fee(f) for f in version.fees.order_by("id")),
        steps=steps_of(version.process_id),
    )


def _line(version: ProcedureVersion) -> VersionLine:
    decision = version.decision.number if version.decision else ""
    limit = Limit.parse(version.limit)
    return VersionLine(version.version, version.valid_from, version.valid_until, decision, limit)


def _fee(fee: Fee) -> FeeAsked:
    case = Name(fee.case_vi, fee.case_en)
    return FeeAsked(fee.kind, case, fee.amount_dong, fee.unit_vi, fee.exemptions_vi, fee.legal_ground)


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
