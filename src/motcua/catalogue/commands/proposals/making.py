"""The rows of a version or a process, from its text."""

from collections.abc import Mapping
from datetime import date

from motcua.catalogue.models import (
    Decision,
    Fee,
    Procedure,
    ProcedureVersion,
    Process,
    RequiredDocument,
    ResultTemplate,
    Sector,
    Step,
    StepOutcome,
)
from motcua.catalogue.queries.proposals.texts import FEE, PAPER, PLAIN
from motcua.law.errors import N_, NotPossible
from motcua.law.procedure import ProcedureText, ProcessText
from motcua.law.process import END
from motcua.lib.folding import fold
from motcua.organisation.commands.tables import ids
from motcua.organisation.models import Agency


class NoProcess(NotPossible):
    message = N_("There is no process %(code)s.")


def make_versions(
    texts: Mapping[str, ProcedureText],
    *,
    begins: date,
    decisions: Mapping[str, Decision | None],
    last: Mapping[str, ProcedureVersion],
) -> dict[str, ProcedureVersion]:
    """A new version of each procedure, by its code, after the last one that there is. Eight statements."""
    sectors, agencies = ids(Sector), ids(Agency)
    Procedure.objects.bulk_create(
        Procedure(code=code, sector_id=sectors[text.sector])
        for code, text in texts.items()
        if code not in last
    )
    procedures = dict(Procedure.objects.filter(code__in=texts).values_list("code", "pk"))
    processes = dict(
        Process.objects.filter(code__in={t.process for t in texts.values()}).values_list("code", "pk")
    )
    missing = sorted({t.process for t in texts.values()} - set(processes))
    if missing:
        raise NoProcess(code=missing[0])
    made = {
        code: ProcedureVersion(
            procedure_id=procedures[code],
            version=last[code].version + 1 if code in last else 1,
            decision=decisions[code],
            agency_id=agencies[text.agency] if text.agency else None,
            folded_name=fold(text.name_vi),
            channels=";".join(text.channels),
            process_id=processes[text.process],
            valid_from=begins,
            **{name: getattr(text, name) for name in PLAIN},
        )
        for code, text in texts.items()
    }
    ProcedureVersion.objects.bulk_create(made.values())
    RequiredDocument.objects.bulk_create(
        RequiredDocument(version=made[code], **{name: getattr(paper, name) for name in PAPER})
        for code, text in texts.items()
        for paper in text.documents
    )
    Fee.objects.bulk_create(
        Fee(version=made[code], **{name: getattr(fee, name) for name in FEE})
        for code, text in texts.items()
        for fee in text.fees
    )
    ResultTemplate.objects.bulk_create(
        ResultTemplate(version=made[code], blocks=text.template)
        for code, text in texts.items()
        if text.template is not None
    )
    return made


def make_process(text: ProcessText, *, code: str, base_id: int | None, decision: Decision | None) -> Process:
    """A new process with its steps; one that takes another's place is called after it: `standard-5d-v2`."""
    process = Process.objects.create(
        code=code if base_id is None else _next_code(code),
        name_vi=text.name_vi,
        name_en=text.name_en,
        decision=decision,
        limit=text.limit,
    )
    agencies = ids(Agency)
    steps = {
        step.key: Step(
            process=process,
            key=step.key,
            position=position,
            kind=step.kind,
            name_vi=step.name_vi,
            name_en=step.name_en,
            role=step.role,
            unit=step.unit,
            agency_id=agencies[step.agency] if step.unit == "agency" else None,
            limit_minutes=step.limit_minutes,
        )
        for position, step in enumerate(text.steps, 1)
    }
    Step.objects.bulk_create(steps.values())
    StepOutcome.objects.bulk_create(
        StepOutcome(
            step=steps[step.key],
            outcome=way.outcome,
            label_vi=way.label_vi,
            label_en=way.label_en,
            next=None if way.next == END else steps[way.next],
            onward=way.onward,
        )
        for step in text.steps
        for way in step.ways
    )
    asked = Step.consults.through
    asked.objects.bulk_create(
        asked(step_id=steps[step.key].pk, agency_id=agencies[agency])
        for step in text.steps
        for agency in step.consults
    )
    return process


def _next_code(code: str) -> str:
    """The first free of code-v2, code-v3 …"""
    stem, _, number = code.rpartition("-v")
    stem = stem if stem and number.isdigit() else code
    taken = set(Process.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(one for n in range(2, len(taken) + 3) if (one := f"{stem}-v{n}") not in taken)
