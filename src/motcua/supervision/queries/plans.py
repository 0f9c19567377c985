"""The plan to shorten limits: targets, what is proposed, and what is attained, sector by sector."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from motcua.catalogue.models import ProcedureVersion, Sector
from motcua.catalogue.queries import Name
from motcua.organisation.queries import in_force
from motcua.supervision.models import LimitPlan, LimitStudy
from motcua.supervision.queries import shortening
from motcua.supervision.queries.limits import in_minutes
from motcua.supervision.queries.shortening import Study


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed for a procedure, with the evidence of the day it was proposed."""

    procedure_id: int
    minutes: int
    limit_minutes: int
    statutory_minutes: int
    dossiers: int
    late: int
    late_doubled: int
    reason: str
    proposed_by: str


@dataclass(frozen=True, slots=True)
class Offered:
    """A procedure in force: its limits, what the past says, what is proposed."""

    procedure_id: int
    code: str
    name: Name
    statutory: str
    limit: str
    statutory_minutes: int
    limit_minutes: int
    study: Study | None
    proposal: Proposal | None

    @property
    def planned_minutes(self) -> int:
        """The limit once the plan is decided."""
        return min(self.proposal.minutes, self.limit_minutes) if self.proposal else self.limit_minutes


@dataclass(frozen=True, slots=True)
class SectorPlan:
    """A sector: shares of its statutory time, in percent, over all its procedures in force."""

    sector_id: int
    name: Name
    target: float | None
    procedures: Sequence[Offered]

    @property
    def attained(self) -> float:
        return self._cut(sum(one.limit_minutes for one in self.procedures))

    @property
    def planned(self) -> float:
        return self._cut(sum(one.planned_minutes for one in self.procedures))

    @property
    def proposals(self) -> int:
        return sum(one.proposal is not None for one in self.procedures)

    def _cut(self, minutes: int) -> float:
        whole = sum(one.statutory_minutes for one in self.procedures)
        return round(100 * (whole - minutes) / whole, 1) if whole else 0.0


@dataclass(frozen=True, slots=True)
class Plan:
    year: int
    sectors: Sequence[SectorPlan]

    @property
    def cut(self) -> float:
        """What limits are shortened by once it is decided, over the procedures that it shortens or has shortened."""
        short = [
            one
            for sector in self.sectors
            for one in sector.procedures
            if one.planned_minutes < one.statutory_minutes
        ]
        whole = sum(one.statutory_minutes for one in short)
        return round(100 * (whole - sum(one.planned_minutes for one in short)) / whole, 1) if whole else 0.0


def plan(year: int, *, on: date, sector_id: int | None = None) -> Plan:
    """The year's plan over the procedures in force on the day; of one sector where it is named."""
    row = LimitPlan.objects.filter(year=year).first()
    targets = dict(row.targets.values_list("sector_id", "tenths")) if row else {}
    proposals = _proposals(row)
    versions = (
        ProcedureVersion.objects.filter(in_force(on)).select_related("procedure").order_by("procedure__code")
    )
    if sector_id is not None:
        versions = versions.filter(procedure__sector_id=sector_id)
    studies = {one.procedure_id: one for one in LimitStudy.objects.order_by("procedure_id")}
    by_sector: dict[int, list[Offered]] = {}
    for v in versions:
        study = studies.get(v.procedure_id)
        by_sector.setdefault(v.procedure.sector_id, []).append(
            Offered(
                v.procedure_id,
                v.procedure.code,
                Name(v.name_vi, v.name_en),
                v.statutory_limit,
                v.limit,
                in_minutes(v.statutory_limit),
                in_minutes(v.limit),
                shortening.of_row(study) if study else None,
                proposals.get(v.procedure_id),
            )
        )
    return Plan(
        year,
        [
            SectorPlan(
                sector.pk,
                Name(sector.name_vi, sector.name_en),
                targets[sector.pk] / 10 if sector.pk in targets else None,
                by_sector[sector.pk],
            )
            for sector in Sector.objects.order_by("name_vi", "id")
            if sector.pk in by_sector
        ],
    )


def _proposals(row: LimitPlan | None) -> Mapping[int, Proposal]:
    if row is None:
        return {}
    return {
        one.procedure_id: Proposal(
            one.procedure_id,
            one.minutes,
            one.limit_minutes,
            one.statutory_minutes,
            one.dossiers,
            one.late,
            one.late_doubled,
            one.reason,
            one.officer.full_name,
        )
        for one in row.proposals.select_related("officer")
    }


def sector_of(procedure_id: int) -> int | None:
    found = ProcedureVersion.objects.filter(procedure_id=procedure_id)
    return found.values_list("procedure__sector_id", flat=True).first()
