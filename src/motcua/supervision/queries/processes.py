"""A procedure's approved process, and the steps that dossiers of it really stood at."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.catalogue import queries as catalogue
from motcua.catalogue.models import ProcedureVersion
from motcua.catalogue.queries import Name, StepTerms
from motcua.supervision.queries.histograms import added
from motcua.supervision.queries.why import Arrow, Spent


@dataclass(frozen=True, slots=True)
class Approved:
    """The newest version of a procedure: what it is called, its limit, the steps of its process."""

    procedure_id: int
    code: str
    name: Name
    sector: str
    limit: str
    statutory_limit: str
    steps: tuple[StepTerms, ...]


def approved(procedure_id: int) -> Approved | None:
    versions = ProcedureVersion.objects.filter(procedure_id=procedure_id).select_related("procedure__sector")
    v = versions.order_by("-version").first()
    if v is None:
        return None
    return Approved(
        procedure_id,
        v.procedure.code,
        Name(v.name_vi, v.name_en),
        v.procedure.sector.name_vi,
        v.limit,
        v.statutory_limit,
        catalogue.steps_of(v.process_id),
    )


@dataclass(frozen=True, slots=True)
class Ran:
    """How often dossiers went from one step to another, by the steps' keys, and how long they had stayed."""

    start: str
    end: str
    back: bool
    dossiers: int
    over: int
    whole: Spent


def as_it_ran(found: Sequence[Arrow]) -> tuple[list[StepTerms], list[Ran]]:
    """The steps that dossiers stood at and the arrows between them; a step keeps its key from one
    version of the process to the next, so that both are one place."""
    steps: dict[str, StepTerms] = {}
    sums: dict[tuple[str, str, bool], list[Arrow]] = {}
    for arrow in found:
        if arrow.next_id is None:
            continue
        start, end = catalogue.step(arrow.step_id), catalogue.step(arrow.next_id)
        for step in (start, end):
            steps.setdefault(step.key, step)
        sums.setdefault((start.key, end.key, arrow.way == "back"), []).append(arrow)
    ran = [
        Ran(
            start,
            end,
            back,
            sum(one.dossiers for one in same),
            sum(one.over for one in same),
            Spent(sum(one.dossiers for one in same), added(*(one.whole.bins for one in same))),
        )
        for (start, end, back), same in sums.items()
    ]
    return sorted(steps.values(), key=lambda s: (s.position, s.id)), sorted(ran, key=lambda r: -r.dossiers)
