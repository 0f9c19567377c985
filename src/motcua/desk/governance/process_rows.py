"""A process as the rows of its form: typed as people type, read as far as it can be, and nothing typed is lost."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext as now_

from motcua.catalogue.queries import proposals
from motcua.catalogue.queries.proposals import Known, TextFault
from motcua.law.actor import Role
from motcua.law.errors import N_
from motcua.law.procedure import ProcessText, StepText, WayText
from motcua.law.process import END, StepKind
from motcua.lib.folding import fold
from motcua.lib.written import whole

_MOST = 60
_MINUTES = re.compile(r"\d{1,7}")
# Who works in an internal process; the others do other things.
ROLES = (Role.INTAKE_OFFICER, Role.PROCESSING_OFFICER, Role.APPROVER, Role.CLERK, Role.LEADER)


@dataclass(slots=True)
class WayRow:
    outcome: str = ""
    label_vi: str = ""
    label_en: str = ""
    next: str = END
    onward: bool = False


@dataclass(slots=True)
class StepRow:
    """One step as it stands in the form. `unit` joins the kind of unit and the agency: "agency:so-xay-dung"."""

    key: str = ""
    kind: str = StepKind.APPRAISE.value
    name_vi: str = ""
    name_en: str = ""
    role: str = Role.PROCESSING_OFFICER.value
    unit: str = "competent"
    minutes: str = "480"
    consults: list[str] = field(default_factory=list)
    ways: list[WayRow] = field(default_factory=list)


@dataclass(slots=True)
class ProcessRows:
    name_vi: str = ""
    name_en: str = ""
    limit: str = ""
    procedures: str = ""
    ground_vi: str = ""
    seen: str = ""
    steps: list[StepRow] = field(default_factory=list)


def of_text(text: ProcessText, *, seen: int, ground_vi: str) -> ProcessRows:
    return ProcessRows(
        name_vi=text.name_vi,
        name_en=text.name_en,
        limit=text.limit,
        procedures="\n".join(text.procedures),
        ground_vi=ground_vi,
        seen=str(seen),
        steps=[
            StepRow(
                key=s.key,
                kind=s.kind,
                name_vi=s.name_vi,
                name_en=s.name_en,
                role=s.role,
                unit=f"agency:{s.agency}" if s.unit == "agency" else s.unit,
                minutes=str(s.limit_minutes),
                consults=list(s.consults),
                ways=[WayRow(w.outcome, w.label_vi, w.label_en, w.next, w.onward) for w in s.ways],
            )
            for s in text.steps
        ],
    )


def of_post(said: QueryDict) -> ProcessRows:
    """What the form sent, in the order of its rows."""
    rows = ProcessRows()
    for name in ("name_vi", "name_en", "limit", "procedures", "ground_vi", "seen"):
        setattr(rows, name, said.get(name, ""))
    for n in range(_number(said.get("steps", ""))):
        at = f"s-{n}-"
        row = StepRow(consults=[code for code in said.getlist(at + "consults") if code])
        for name in ("key", "kind", "name_vi", "name_en", "role", "unit", "minutes"):
            setattr(row, name, said.get(at + name, ""))
        for m in range(_number(said.get(at + "ways", ""))):
            of_way = f"{at}w-{m}-"
            way = WayRow()
            for name in ("outcome", "label_vi", "label_en", "next"):
                setattr(way, name, said.get(of_way + name, ""))
            way.onward = said.get(at + "onward") == str(m)
            if way.label_vi.strip() or way.outcome:
                row.ways.append(way)
        rows.steps.append(row)
    _name(rows)
    return rows


def _number(written: str) -> int:
    return min(whole(written, digits=4) or 0, _MOST)


def _name(rows: ProcessRows) -> None:
    """Keys for what is new, made of what people call it; what has one keeps it."""
    taken = {row.key for row in rows.steps if row.key}
    for row in rows.steps:
        if not row.key:
            row.key = _free(_slug(row.name_vi, "-") or "buoc", taken)
            taken.add(row.key)
        outcomes = {way.outcome for way in row.ways if way.outcome}
        for way in row.ways:
            if not way.outcome:
                way.outcome = _free(_slug(way.label_vi, "_") or "ket_qua", outcomes)
                outcomes.add(way.outcome)


def _slug(text: str, between: str) -> str:
    return re.sub(r"[^a-z0-9]+", between, fold(text)).strip(between)[:26]


def _free(stem: str, taken: set[str]) -> str:
    return next(
        one for n in range(1, len(taken) + 2) if (one := stem if n == 1 else f"{stem}{n}") not in taken
    )


def done(rows: ProcessRows, what: str) -> None:
    """What a button beside a step does: up-2, down-2, drop-2, after-2, way-2, unway-2-0."""
    act, _, which = what.partition("-")
    number, _, other = which.partition("-")
    n = _number(number)
    if n >= len(rows.steps) and act != "first":
        return
    steps = rows.steps
    match act:
        case "first":
            steps.append(
                StepRow(
                    key="intake", kind="intake", role="intake_officer", unit="centre", name_vi=now_("Intake")
                )
            )
        case "up" if n > 0:
            steps[n - 1], steps[n] = steps[n], steps[n - 1]
        case "down" if n + 1 < len(steps):
            steps[n + 1], steps[n] = steps[n], steps[n + 1]
        case "drop":
            gone = steps.pop(n).key
            for step in steps:
                step.ways = [way for way in step.ways if way.next != gone]
        case "after":
            _put_after(steps, n)
        case "way":
            steps[n].ways.append(WayRow(label_vi="", next=steps[min(n + 1, len(steps) - 1)].key))
        case "unway" if _number(other) < len(steps[n].ways):
            steps[n].ways.pop(_number(other))


def _put_after(steps: list[StepRow], n: int) -> None:
    """A step between this one and those it leads to on the ordinary way."""
    taken = {step.key for step in steps}
    row = StepRow(key=_free("buoc", taken), name_vi=now_("New step"))
    ahead = next((way for way in steps[n].ways if way.onward), None)
    target = ahead.next if ahead else END
    row.ways = [WayRow("done", now_("Done"), "Done", target, True)]
    if ahead:
        ahead.next = row.key
    else:
        steps[n].ways.append(WayRow("done", now_("Done"), "Done", row.key, True))
    steps.insert(n + 1, row)


def text_of(rows: ProcessRows) -> tuple[ProcessText, list[TextFault]]:
    """The process, and what of it cannot be kept as it was typed."""
    wrong = [
        TextFault(
            f"steps.{row.key}", N_("“%(minutes)s” is no number of working minutes."), {"minutes": row.minutes}
        )
        for row in rows.steps
        if not _MINUTES.fullmatch(row.minutes.strip())
    ]
    steps = tuple(
        StepText(
            key=row.key,
            kind=row.kind,
            name_vi=row.name_vi.strip()[:200],
            name_en=row.name_en.strip()[:200],
            role=row.role,
            unit="agency" if row.unit.startswith("agency:") else row.unit,
            agency=row.unit.removeprefix("agency:") if row.unit.startswith("agency:") else "",
            limit_minutes=int(row.minutes) if _MINUTES.fullmatch(row.minutes.strip()) else 0,
            consults=tuple(dict.fromkeys(row.consults)),
            ways=tuple(
                WayText(
                    outcome=way.outcome,
                    label_vi=way.label_vi.strip()[:100],
                    label_en=way.label_en.strip()[:100],
                    next=way.next,
                    onward=way.onward,
                )
                for way in row.ways
            ),
        )
        for row in rows.steps
    )
    text = ProcessText(
        name_vi=rows.name_vi.strip()[:200],
        name_en=rows.name_en.strip()[:200],
        limit=rows.limit.strip()[:8],
        procedures=tuple(dict.fromkeys(rows.procedures.split())),
        steps=steps,
    )
    return text, wrong


def choices(there: Known, rows: ProcessRows, usual: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen in a row. `usual`: the agencies that are offered besides those that stand there."""
    named = {row.unit.removeprefix("agency:") for row in rows.steps} | {
        c for row in rows.steps for c in row.consults
    }
    agencies = dict(usual) | {code: there.agencies[code] for code in named if code in there.agencies}
    words = proposals.words({})
    in_order = sorted(agencies.items(), key=lambda one: one[1])
    units = [(unit, words.say("unit", unit)) for unit in ("centre", "competent", "parent")]
    return {
        "kinds": [(kind.value, words.say("step_kind", kind.value)) for kind in StepKind],
        "roles": [(role.value, words.say("role", role.value)) for role in ROLES],
        "units": units + [(f"agency:{code}", name) for code, name in in_order],
        "agencies": in_order,
        "targets": [(row.key, row.name_vi) for row in rows.steps] + [(END, now_("end"))],
    }
