"""What is wrong with a drafted text: told at the field that has it, before anybody signs it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from motcua.catalogue.models import (
    EForm,
    FeeKind,
    FeeTiming,
    Procedure,
    ProcedureVersion,
    Process,
    Proposal,
    Sector,
    ServiceLevel,
)
from motcua.catalogue.queries.proposals.own_forms import TextFault, own_form_faults
from motcua.law import process as law
from motcua.law.actor import Role
from motcua.law.catalogue_life import OPEN, Kind, Subject
from motcua.law.errors import N_
from motcua.law.procedure import (
    CHANNELS,
    RESULTS,
    UNITS,
    Json,
    ProcedureText,
    ProcessText,
    StepText,
    Text,
    limit_minutes,
)
from motcua.law.process import StepKind
from motcua.law.worktime import Limit
from motcua.organisation.models import Agency

_CODE = re.compile(r"[0-9]\.[0-9]{6}[A-Za-z0-9.]{0,31}|[A-Za-z0-9][A-Za-z0-9.-]{2,39}")
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_ENDINGS = ("certified_copy", "e_copy", "original")
EMPTY = N_("This must not be empty.")


@dataclass(frozen=True, slots=True)
class Known:
    """What texts may refer to: what each is called, by its code; a procedure's sector."""

    sectors: Mapping[str, str]
    agencies: Mapping[str, str]
    processes: Mapping[str, str]
    procedures: Mapping[str, str]
    leading: Mapping[
        str, str
    ]  # of the agencies those that many processes go through: no districts or communes


def known() -> Known:
    """Five statements. A process that is itself on its way may be named already."""
    agencies = list(Agency.objects.values_list("code", "name_vi", "kind"))
    local = (Agency.Kind.DISTRICT, Agency.Kind.COMMUNE)
    coming = Proposal.objects.filter(subject=Subject.PROCESS, stage__in=OPEN)
    return Known(
        dict(Sector.objects.values_list("code", "name_vi")),
        {code: name for code, name, _ in agencies},
        dict(coming.values_list("code", "title_vi")) | dict(Process.objects.values_list("code", "name_vi")),
        dict(Procedure.objects.values_list("code", "sector__code")),
        {code: name for code, name, kind in agencies if kind not in local},
    )


def faults(
    subject: str, kind: str, text: Text, there: Known, slowest: Mapping[str, int]
) -> tuple[TextFault, ...]:
    """Everything wrong with the text. A repeal says nothing new, so nothing of it can be wrong.

    `slowest`: working minutes of the slowest way through a process, by its code (`slowest_of`).
    """
    if kind == Kind.REPEAL:
        return ()
    if subject == Subject.PROCESS:
        return tuple(_process(text, there)) if isinstance(text, ProcessText) else ()
    return tuple(_procedure(text, there, slowest)) if isinstance(text, ProcedureText) else ()


def _procedure(text: ProcedureText, there: Known, slowest: Mapping[str, int]) -> Iterator[TextFault]:
    for name in ("name_vi", "result_vi", "limit", "statutory_limit", "sector", "process"):
        if not getattr(text, name).strip():
            yield TextFault(name, EMPTY)
    yield from _closed(text)
    if text.sector and text.sector not in there.sectors:
        yield TextFault("sector", N_("There is no sector %(code)s."), {"code": text.sector})
    if text.agency and text.agency not in there.agencies:
        yield TextFault("agency", N_("There is no agency %(code)s."), {"code": text.agency})
    if text.level == Agency.Level.PROVINCE and not text.agency:
        yield TextFault("agency", N_("At provincial level the competent agency must be named."))
    if not text.legal_grounds.strip():
        yield TextFault("legal_grounds", N_("Name the legal text that lays the procedure down."))
    yield from _limits(text, there, slowest)
    yield from _documents(text)
    yield from _fees(text)
    if text.form is not None:
        yield from own_form_faults(text.form)


def _closed(text: ProcedureText) -> Iterator[TextFault]:
    lists = {
        "level": Agency.Level.values,
        "service_level": ServiceLevel.values,
        "fee_timing": FeeTiming.values,
        "result_kind": RESULTS,
    }
    for name, allowed in lists.items():
        if getattr(text, name) not in allowed:
            yield TextFault(name, N_("Choose one of the list."))
    if not text.channels or not set(text.channels) <= set(CHANNELS):
        yield TextFault("channels", N_("Choose at least one way to file."))


def _limits(text: ProcedureText, there: Known, slowest: Mapping[str, int]) -> Iterator[TextFault]:
    read: dict[str, Limit] = {}
    for name in ("limit", "statutory_limit"):
        written = getattr(text, name)
        if not written:
            continue
        try:
            read[name] = Limit.parse(written)
        except ValueError:
            yield TextFault(
                name, N_("%(value)s is not a limit such as 5d, 20h, 90m or 10cd."), {"value": written}
            )
            continue
        if read[name].amount == 0:
            yield TextFault(name, N_("A limit must be more than zero."))
    if len(read) == 2 and limit_minutes(read["limit"]) > limit_minutes(read["statutory_limit"]):
        longer = N_("This is longer than the statutory limit %(limit)s.")
        yield TextFault("limit", longer, {"limit": text.statutory_limit})
    if text.process and text.process not in there.processes:
        yield TextFault("process", N_("There is no process %(code)s."), {"code": text.process})
    elif (
        "limit" in read
        and read["limit"].amount
        and slowest.get(text.process, 0) > limit_minutes(read["limit"])
    ):
        told = {"process": slowest[text.process], "limit": limit_minutes(read["limit"])}
        longer = N_("Its steps take %(process)s working minutes, the limit is %(limit)s.")
        yield TextFault("process", longer, told)


def _documents(text: ProcedureText) -> Iterator[TextFault]:
    seen: set[int] = set()
    for paper in text.documents:
        place = f"documents.{paper.position}"
        if not paper.name_vi.strip():
            yield TextFault(place, N_("A document needs its name."))
        if paper.position in seen:
            yield TextFault(
                place, N_("Two documents have the number %(number)s."), {"number": paper.position}
            )
        seen.add(paper.position)
        if paper.kind not in _ENDINGS or paper.originals + paper.copies < 1:
            yield TextFault(place, N_("Say how many of it are handed in, and of which kind."))


def _fees(text: ProcedureText) -> Iterator[TextFault]:
    seen: set[tuple[str, str]] = set()
    for number, fee in enumerate(text.fees, 1):
        place = f"fees.{number}"
        if fee.kind not in FeeKind.values or not fee.case_vi.strip() or fee.amount_dong < 0:
            yield TextFault(place, N_("A fee needs its kind, its case and its amount."))
        if (fee.kind, fee.case_vi) in seen:
            yield TextFault(place, N_("This case stands here twice."))
        seen.add((fee.kind, fee.case_vi))
    owed = text.fee_timing in (FeeTiming.BEFORE, FeeTiming.AFTER)
    if owed and not text.fees:
        yield TextFault("fee_timing", N_("A fee is asked for, but no case says how much."))


def _process(text: ProcessText, there: Known) -> Iterator[TextFault]:
    if not text.name_vi.strip():
        yield TextFault("name_vi", EMPTY)
    for code in text.procedures:
        if code not in there.procedures:
            yield TextFault("procedures", N_("There is no procedure %(code)s."), {"code": code})
    try:
        limit = limit_minutes(Limit.parse(text.limit))
    except ValueError:
        yield TextFault(
            "limit",
            N_("%(value)s is not a limit such as 5d, 20h, 90m or 10cd."),
            {"value": text.limit or "–"},
        )
        return
    shape = list(_steps(text, there))
    yield from shape
    if not shape:
        for fault in law.found(text.plans(), limit_minutes=limit):
            yield TextFault(
                f"steps.{fault.step}" if fault.step else "steps", fault.message, _named(fault, text)
            )


def _named(fault: law.ProcessFault, text: ProcessText) -> dict[str, object]:
    """The fault's places, with steps called as people call them."""
    names = {step.key: f"“{step.name_vi}”" for step in text.steps}
    return {
        place: names.get(str(value), value) if place in ("step", "target") else value
        for place, value in fault.params.items()
    }


def _steps(text: ProcessText, there: Known) -> Iterator[TextFault]:
    seen: set[str] = set()
    for step in text.steps:
        place = f"steps.{step.key}"
        if not _KEY.fullmatch(step.key) or step.key in seen:
            yield TextFault(
                place, N_("The key %(key)s is no short word, or stands here twice."), {"key": step.key}
            )
        seen.add(step.key)
        if not step.name_vi.strip():
            yield TextFault(place, N_("A step needs its name."))
        yield from _step(step, place, there)


def _step(step: StepText, place: str, there: Known) -> Iterator[TextFault]:
    if step.kind not in set(StepKind) or step.role not in set(Role) or step.unit not in UNITS:
        yield TextFault(place, N_("Say what kind of step it is, who does it and where."))
    if step.unit == "agency" and not step.agency:
        yield TextFault(place, N_("Name the agency that does it."))
    for code in (*([step.agency] if step.agency else []), *step.consults):
        if code not in there.agencies:
            yield TextFault(place, N_("There is no agency %(code)s."), {"code": code})
    if len({way.outcome for way in step.ways}) != len(step.ways):
        yield TextFault(place, N_("An outcome stands here twice."))
    if any(not way.label_vi.strip() or not _KEY.fullmatch(way.outcome) for way in step.ways):
        yield TextFault(place, N_("Each outcome needs its name."))


def code_fault(subject: str, code: str) -> TextFault | None:
    """What is wrong with the code of a new thing."""
    shape = _CODE if subject == Subject.PROCEDURE else _KEY
    if not shape.fullmatch(code):
        return TextFault(
            "code", N_("%(code)s is no code: letters, figures, points and hyphens."), {"code": code}
        )
    return None


def form_faults(base_version_id: int | None, text: ProcedureText) -> tuple[TextFault, ...]:
    """Papers and fees of which the text's electronic form (or the one in force) speaks and which it has not."""
    layout = text.form["layout"] if text.form is not None else _layout_in_force(base_version_id)
    if layout is None:
        return ()
    papers = {paper.position for paper in text.documents}
    cases = {(fee.kind, fee.case_vi) for fee in text.fees}
    paper = N_("The electronic form asks for document %(number)s, which is not here any more.")
    case = N_("The electronic form knows the case “%(case)s”, which is not here any more.")
    return (
        *(
            TextFault("documents", paper, {"number": rule.get("position")})
            for rule in layout.get("documents", ())
            if rule.get("position") not in papers
        ),
        *(
            TextFault("fees", case, {"case": rule.get("case_vi")})
            for rule in layout.get("fees", ())
            if (rule.get("kind"), rule.get("case_vi")) not in cases
        ),
    )


def _layout_in_force(version_id: int | None) -> Json | None:
    if version_id is None:
        return None
    rows = EForm.objects.filter(version_id=version_id).order_by("-number").values_list("layout", flat=True)
    layout: Json | None = rows.first()
    return layout


def last_version_id(code: str) -> int | None:
    """The last version of a procedure that there is or will be."""
    rows = ProcedureVersion.objects.filter(procedure__code=code).order_by("-valid_from", "-version")
    return rows.values_list("pk", flat=True).first()
