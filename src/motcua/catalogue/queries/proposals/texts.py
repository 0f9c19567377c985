"""What stands in the catalogue, as the plain text that a draft begins with and is compared to."""

from collections.abc import Collection, Mapping

from motcua.catalogue.models import (
    Fee,
    ProcedureVersion,
    Process,
    RequiredDocument,
    ResultTemplate,
    Step,
    StepOutcome,
)
from motcua.law.procedure import DocumentText, FeeText, ProcedureText, ProcessText, StepText, WayText
from motcua.law.process import END

PLAIN = (
    "name_vi", "name_en", "office_vi", "office_en",
    "level", "service_level", "online_level", "statutory_limit", "limit", "result_vi",
    "result_en", "result_kind", "conditions_vi", "legal_grounds", "fee_timing", "on_the_spot",
)  # fmt: skip
PAPER = (
    "position", "name_vi", "name_en", "kind", "originals", "copies", "e_copy_allowed", "mandatory", "case_vi",
    "file_types", "file_most_mb", "files_most",
)  # fmt: skip
FEE = ("kind", "case_vi", "case_en", "amount_dong", "unit_vi", "exemptions_vi", "legal_ground")


def procedure_texts(version_ids: Collection[int]) -> Mapping[int, ProcedureText]:
    """The texts of versions, by id. Four statements for any number."""
    papers: dict[int, list[DocumentText]] = {}
    for paper in RequiredDocument.objects.filter(version_id__in=version_ids).order_by("position"):
        text = DocumentText(**{name: getattr(paper, name) for name in PAPER})
        papers.setdefault(paper.version_id, []).append(text)
    fees: dict[int, list[FeeText]] = {}
    for fee in Fee.objects.filter(version_id__in=version_ids).order_by("id"):
        fees.setdefault(fee.version_id, []).append(FeeText(**{name: getattr(fee, name) for name in FEE}))
    templates = dict(
        ResultTemplate.objects.filter(version_id__in=version_ids).values_list("version_id", "blocks")
    )
    versions = ProcedureVersion.objects.filter(pk__in=version_ids)
    return {
        v.pk: ProcedureText(
            **{name: getattr(v, name) for name in PLAIN},
            sector=v.procedure.sector.code,
            agency=v.agency.code if v.agency else "",
            channels=tuple(v.channels.split(";")),
            process=v.process.code,
            documents=tuple(papers.get(v.pk, ())),
            fees=tuple(fees.get(v.pk, ())),
            template=templates.get(v.pk),
        )
        for v in versions.select_related("procedure__sector", "agency", "process")
    }


def process_texts(process_ids: Collection[int]) -> Mapping[int, ProcessText]:
    """The texts of processes, by id, with the procedures that go by them. Five statements for any number."""
    steps: dict[int, list[Step]] = {}
    for step in (
        Step.objects.filter(process_id__in=process_ids).select_related("agency").order_by("position", "id")
    ):
        steps.setdefault(step.process_id, []).append(step)
    keys = {step.pk: step.key for those in steps.values() for step in those}
    ways: dict[int, list[WayText]] = {}
    for way in StepOutcome.objects.filter(step__process_id__in=process_ids).order_by("id"):
        ways.setdefault(way.step_id, []).append(
            WayText(
                outcome=way.outcome,
                label_vi=way.label_vi,
                label_en=way.label_en,
                next=keys[way.next_id] if way.next_id else END,
                onward=way.onward,
            )
        )
    asked: dict[int, list[str]] = {}
    through = Step.consults.through.objects.filter(step__process_id__in=process_ids).order_by("id")
    for step_id, code in through.values_list("step_id", "agency__code"):
        asked.setdefault(step_id, []).append(code)
    using = _procedures_of(process_ids)
    return {
        process.pk: ProcessText(
            name_vi=process.name_vi,
            name_en=process.name_en,
            limit=process.limit or process.code.rpartition("-")[2],
            procedures=using.get(process.pk, ()),
            steps=tuple(
                StepText(
                    key=s.key,
                    kind=s.kind,
                    name_vi=s.name_vi,
                    name_en=s.name_en,
                    role=s.role,
                    unit=s.unit,
                    agency=s.agency.code if s.agency else "",
                    limit_minutes=s.limit_minutes,
                    consults=tuple(asked.get(s.pk, ())),
                    ways=tuple(ways.get(s.pk, ())),
                )
                for s in steps.get(process.pk, ())
            ),
        )
        for process in Process.objects.filter(pk__in=process_ids)
    }


def _procedures_of(process_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The procedures whose last version goes by each process."""
    last: dict[str, int] = {}
    rows = ProcedureVersion.objects.filter(
        procedure__versions__process_id__in=process_ids, valid_until__isnull=True
    ).order_by("procedure__code", "version")
    last.update(rows.values_list("procedure__code", "process_id"))
    using: dict[int, tuple[str, ...]] = {}
    for code, process_id in last.items():
        using[process_id] = (*using.get(process_id, ()), code)
    return using


def last_versions(codes: Collection[str]) -> dict[str, ProcedureVersion]:
    """The last version that there is or will be of each procedure, by its code."""
    rows = ProcedureVersion.objects.filter(procedure__code__in=codes).select_related("procedure")
    return {v.procedure.code: v for v in rows.order_by("procedure_id", "valid_from", "version")}
