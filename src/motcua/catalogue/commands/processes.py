"""Internal processes from templates: a template and a limit make one process, as `standard-5d`.

A process is never changed after its approval (Decree 61/2018/NĐ-CP, art. 8), so one that is there
already is left as it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from motcua.catalogue.models import Process, Step, StepOutcome, StepUnit
from motcua.law.actor import Role
from motcua.law.errors import N_, NotPossible
from motcua.law.procedure import limit_minutes
from motcua.law.process import END, StepKind, StepPlan, check
from motcua.law.worktime import Limit
from motcua.organisation.commands.tables import BATCH, ids, read
from motcua.organisation.models import Agency

HERE = "motcua.catalogue"
_UNITS = {
    "centre": StepUnit.CENTRE,
    "competent": StepUnit.COMPETENT,
    "competent_parent": StepUnit.PARENT,
}
Raw = dict[str, str]
Wanted = tuple[str, str]  # the template's code, the limit as written


class UnknownTemplate(NotPossible):
    message = N_("There is no process template %(code)s.")


class UnknownAgency(NotPossible):
    message = N_("There is no agency %(code)s.")


@dataclass(frozen=True, slots=True)
class Template:
    """A process before a limit is shared out over its steps."""

    code: str
    name_vi: str
    name_en: str
    steps: tuple[Raw, ...]
    outcomes: Mapping[str, tuple[Raw, ...]]  # by the step's key


def templates(folder: Path | None = None) -> dict[str, Template]:
    """The templates of `folder`, or those that come with the program."""
    steps: dict[str, list[Raw]] = {}
    for row in sorted(read(HERE, "process_steps", folder), key=lambda r: int(r["position"])):
        steps.setdefault(row["process"], []).append(row)
    outcomes: dict[str, dict[str, tuple[Raw, ...]]] = {}
    for row in read(HERE, "process_outcomes", folder):
        of_process = outcomes.setdefault(row["process"], {})
        of_process[row["step"]] = (*of_process.get(row["step"], ()), row)
    return {
        row["code"]: Template(
            row["code"], row["name_vi"], row["name_en"], tuple(steps[row["code"]]), outcomes[row["code"]]
        )
        for row in read(HERE, "processes", folder)
    }


def code_of(wanted: Wanted) -> str:
    return f"{wanted[0]}-{wanted[1]}"


def put_processes(wanted: Iterable[Wanted], known: Mapping[str, Template]) -> dict[Wanted, int]:
    """The ids of the processes for these templates and limits; those not there yet are made.

    Every new one is checked to be sound first. Costs five statements for any number of them.
    """
    wanted = sorted(set(wanted))
    for template, _ in wanted:
        if template not in known:
            raise UnknownTemplate(code=template)
    there = ids(Process)
    fresh = [one for one in wanted if code_of(one) not in there]
    if fresh:
        _make(fresh, known)
        there = ids(Process)
    return {one: there[code_of(one)] for one in wanted}


def _make(fresh: list[Wanted], known: Mapping[str, Template]) -> None:
    minutes = {one: limit_minutes(Limit.parse(one[1])) for one in fresh}
    for one in fresh:
        check(_plan(known[one[0]], minutes[one]), limit_minutes=minutes[one])
    made = Process.objects.bulk_create(
        Process(
            code=code_of(one),
            name_vi=known[one[0]].name_vi,
            name_en=known[one[0]].name_en,
            limit=one[1],
        )
        for one in fresh
    )
    agencies = ids(Agency)
    steps = [
        _step(process, row, minutes[one], agencies)
        for one, process in zip(fresh, made, strict=True)
        for row in known[one[0]].steps
    ]
    Step.objects.bulk_create(steps, batch_size=BATCH)
    _join(fresh, made, steps, known, agencies)


def _join(
    fresh: list[Wanted],
    made: list[Process],
    steps: list[Step],
    known: Mapping[str, Template],
    agencies: Mapping[str, int],
) -> None:
    """Where each outcome leads, and whose opinion each step asks."""
    step_ids = {(step.process_id, step.key): step.pk for step in steps}
    ways, asked = [], []
    for one, process in zip(fresh, made, strict=True):
        template = known[one[0]]
        for row in template.steps:
            step_id = step_ids[process.pk, row["key"]]
            ways += [
                StepOutcome(
                    step_id=step_id,
                    outcome=way["outcome"],
                    label_vi=way["label_vi"],
                    label_en=way["label_en"],
                    next_id=None if way["next_step"] == END else step_ids[process.pk, way["next_step"]],
                    onward=_is_onward(way),
                )
                for way in template.outcomes[row["key"]]
            ]
            asked += [
                Step.consults.through(step_id=step_id, agency_id=_agency(code, agencies))
                for code in row["consult_agencies"].split(";")
                if code
            ]
    StepOutcome.objects.bulk_create(ways, batch_size=BATCH)
    Step.consults.through.objects.bulk_create(asked, batch_size=BATCH)


def _plan(template: Template, minutes: int) -> list[StepPlan]:
    return [
        StepPlan(
            key=row["key"],
            kind=StepKind(row["kind"]),
            role=Role(row["role"]),
            limit_minutes=_share(row, minutes),
            outcomes={way["outcome"]: way["next_step"] for way in template.outcomes[row["key"]]},
            onward=tuple(way["outcome"] for way in template.outcomes[row["key"]] if _is_onward(way)),
        )
        for row in template.steps
    ]


def _is_onward(way: Raw) -> bool:
    return way.get("onward") == "1"


def _share(row: Raw, minutes: int) -> int:
    """A step's own minutes where the template names them, else its share, rounded down."""
    return int(row["limit_minutes"]) if row["limit_minutes"] else minutes * int(row["limit_share"]) // 100


def _step(process: Process, row: Raw, minutes: int, agencies: Mapping[str, int]) -> Step:
    named = row["unit"].removeprefix("agency:") if row["unit"].startswith("agency:") else ""
    return Step(
        process=process,
        key=row["key"],
        position=int(row["position"]),
        kind=row["kind"],
        name_vi=row["name_vi"],
        name_en=row["name_en"],
        role=row["role"],
        unit=StepUnit.AGENCY if named else _UNITS[row["unit"]],
        agency_id=_agency(named, agencies) if named else None,
        limit_minutes=_share(row, minutes),
    )


def _agency(code: str, agencies: Mapping[str, int]) -> int:
    if code not in agencies:
        raise UnknownAgency(code=code)
    return agencies[code]
