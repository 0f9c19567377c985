"""What is published: procedures in force, their terms, and the steps of their processes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from motcua.catalogue.models import ProcedureVersion, RequiredDocument, Step, StepOutcome
from motcua.law.actor import Role
from motcua.law.process import StepKind
from motcua.law.worktime import Limit
from motcua.lib.folding import fold
from motcua.organisation.queries import in_force


@dataclass(frozen=True, slots=True)
class StepTerms:
    """One step of an approved process. Processes never change, so this may be kept in memory."""

    id: int
    process_id: int
    key: str
    position: int
    kind: StepKind
    role: Role
    unit: str
    agency_id: int | None
    limit_minutes: int
    name_vi: str
    name_en: str
    outcomes: Mapping[str, int | None]  # outcome -> next step's id, None at the end
    consults: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """What a version of a procedure promises, as the commands need it. `limit` is the one that runs."""

    version_id: int
    procedure_code: str
    limit: Limit
    agency_id: int | None
    level: str
    on_the_spot: bool
    first_step: StepTerms
    channels: frozenset[str]
    mandatory: frozenset[int]  # the required documents without which a dossier is not complete
    valid_from: date
    valid_until: date | None


@lru_cache(maxsize=4096)
def steps_of(process_id: int) -> tuple[StepTerms, ...]:
    """The steps of a process in order; the first is the intake."""
    steps = list(Step.objects.filter(process_id=process_id).order_by("position", "id"))
    ways: dict[int, dict[str, int | None]] = {}
    for step_id, outcome, next_id in (
        StepOutcome.objects.filter(step__process_id=process_id)
        .order_by("id")
        .values_list("step_id", "outcome", "next_id")
    ):
        ways.setdefault(step_id, {})[outcome] = next_id
    asked: dict[int, list[int]] = {}
    consults = Step.consults.through.objects.filter(step__process_id=process_id).order_by("id")
    for step_id, agency_id in consults.values_list("step_id", "agency_id"):
        asked.setdefault(step_id, []).append(agency_id)
    return tuple(
        StepTerms(
            id=s.pk,
            process_id=process_id,
            key=s.key,
            position=s.position,
            kind=StepKind(s.kind),
            role=Role(s.role),
            unit=s.unit,
            agency_id=s.agency_id,
            limit_minutes=s.limit_minutes,
            name_vi=s.name_vi,
            name_en=s.name_en,
            outcomes=ways.get(s.pk, {}),
            consults=tuple(asked.get(s.pk, ())),
        )
        for s in steps
    )


@lru_cache(maxsize=32768)
def _process_of_step(step_id: int) -> int:
    return Step.objects.values_list("process_id", flat=True).get(pk=step_id)


@lru_cache(maxsize=32768)
def step(step_id: int) -> StepTerms:
    return next(s for s in steps_of(_process_of_step(step_id)) if s.id == step_id)


@lru_cache(maxsize=32768)
def terms(version_id: int) -> Terms:
    """The terms of a version. `valid_until` may have been set since: who writes must check it in SQL."""
    v = ProcedureVersion.objects.select_related("procedure").get(pk=version_id)
    return Terms(
        version_id=v.pk,
        procedure_code=v.procedure.code,
        limit=Limit.parse(v.limit),
        agency_id=v.agency_id,
        level=v.level,
        on_the_spot=v.on_the_spot,
        first_step=steps_of(v.process_id)[0],
        channels=frozenset(v.channels.split(";")),
        mandatory=frozenset(
            RequiredDocument.objects.filter(version=v, mandatory=True, case_vi="").values_list(
                "id", flat=True
            )
        ),
        valid_from=v.valid_from,
        valid_until=v.valid_until,
    )


# --- what the public reads -----------------------------------------------------------------------

_MOST_WORDS = 8


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


def search(text: str, on: date, limit: int = 50) -> tuple[ProcedureFound, ...]:
    """Procedures in force whose name holds all the words, accents or none; or whose code begins so."""
    versions = _in_force(on).select_related("procedure__sector")
    for word in fold(text[:200]).split()[:_MOST_WORDS]:
        versions = versions.filter(Q(folded_name__contains=word) | Q(procedure__code__startswith=word))
    return tuple(_found(v) for v in versions.order_by("folded_name", "procedure__code")[:limit])


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
        found=_found(version),
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


def _found(v: ProcedureVersion) -> ProcedureFound:
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
