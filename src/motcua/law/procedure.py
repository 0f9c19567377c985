"""What a procedure and an internal process say, as plain values that can be drafted, compared and printed.

The parts of a procedure: Decree 63/2010/NĐ-CP art. 8 (name, manner, documents, limit, agency, result, fee,
form, conditions, legal grounds). The parts of an internal process: Decree 61/2018/NĐ-CP art. 8.
Written as JSON in a draft; `procedure_of` and `process_of` read it back and forgive what is missing.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from motcua.law.actor import Role
from motcua.law.process import StepKind, StepPlan
from motcua.law.worktime import DAY_MINUTES, Limit, LimitUnit

Json = Mapping[str, Any]
CHANNELS = ("counter", "online", "post")
RESULTS = ("registration", "licence", "certificate", "decision", "confirmation")
UNITS = ("centre", "competent", "parent", "agency")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentText:
    """A required document. `position` is its name for electronic forms and stays what it was."""

    position: int
    name_vi: str
    name_en: str = ""
    kind: str = "original"
    originals: int = 1
    copies: int = 0
    e_copy_allowed: bool = True
    mandatory: bool = True
    case_vi: str = ""
    file_types: str = ""
    file_most_mb: int | None = None
    files_most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeText:
    """A fee or charge in one case."""

    kind: str
    case_vi: str
    amount_dong: int
    case_en: str = ""
    unit_vi: str = ""
    exemptions_vi: str = ""
    legal_ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureText:
    """A procedure as one decision makes it. `sector`, `agency` and `process` are codes; no agency: the
    unit where one files is competent, and `office` says who decides there where it is not its committee."""

    name_vi: str = ""
    name_en: str = ""
    sector: str = ""
    level: str = "province"
    agency: str = ""
    office_vi: str = ""
    office_en: str = ""
    service_level: str = "information"
    online_level: int = 2
    statutory_limit: str = ""
    limit: str = ""
    result_vi: str = ""
    result_en: str = ""
    result_kind: str = "decision"
    conditions_vi: str = ""
    legal_grounds: str = ""
    channels: tuple[str, ...] = CHANNELS
    fee_timing: str = "none"
    on_the_spot: bool = False
    process: str = ""
    documents: tuple[DocumentText, ...] = ()
    fees: tuple[FeeText, ...] = ()
    # Its electronic form's own part (`schema`, `layout`), where the change brings one; None: the form stays.
    form: Json | None = None
    # The template of its result (`lib.blocks`); None: the one that comes with the program for this kind.
    template: Json | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WayText:
    """What a step may come to; `next` is the key of the step that follows, or END."""

    outcome: str
    label_vi: str
    next: str
    label_en: str = ""
    onward: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StepText:
    """A step. `agency` is the code of the one that it names (unit "agency"), `consults` of those that are
    asked beside it."""

    key: str
    kind: str
    name_vi: str
    role: str
    unit: str
    limit_minutes: int
    name_en: str = ""
    agency: str = ""
    consults: tuple[str, ...] = ()
    ways: tuple[WayText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessText:
    """An internal process. `procedures` are the codes of those that go by it once it is published."""

    name_vi: str = ""
    name_en: str = ""
    limit: str = ""
    steps: tuple[StepText, ...] = ()
    procedures: tuple[str, ...] = ()

    def plans(self) -> list[StepPlan]:
        """The steps as `law.process` judges them."""
        return [
            StepPlan(
                key=step.key,
                kind=StepKind(step.kind),
                role=Role(step.role),
                limit_minutes=step.limit_minutes,
                outcomes={way.outcome: way.next for way in step.ways},
                onward=tuple(way.outcome for way in step.ways if way.onward),
            )
            for step in self.steps
        ]


Text = ProcedureText | ProcessText


def written(text: Text) -> dict[str, Any]:
    """The text as JSON."""
    return asdict(text)


def procedure_of(data: Json) -> ProcedureText:
    return ProcedureText(
        **_plain(ProcedureText, data, {"documents", "fees", "channels"}),
        channels=tuple(data.get("channels", CHANNELS)),
        documents=tuple(DocumentText(**_plain(DocumentText, d, set())) for d in data.get("documents", ())),
        fees=tuple(FeeText(**_plain(FeeText, f, set())) for f in data.get("fees", ())),
    )


def process_of(data: Json) -> ProcessText:
    return ProcessText(
        **_plain(ProcessText, data, {"steps", "procedures"}),
        procedures=tuple(data.get("procedures", ())),
        steps=tuple(_step(step) for step in data.get("steps", ())),
    )


def _step(data: Json) -> StepText:
    return StepText(
        **_plain(StepText, data, {"consults", "ways"}),
        consults=tuple(data.get("consults", ())),
        ways=tuple(WayText(**_plain(WayText, way, set())) for way in data.get("ways", ())),
    )


def _plain(kind: type, data: Json, but: set[str]) -> dict[str, Any]:
    known = {one.name for one in fields(kind)} - but
    return {name: value for name, value in data.items() if name in known}


def limit_minutes(limit: Limit) -> int:
    """The limit in working minutes; of seven calendar days five are taken to be working days."""
    if limit.unit is LimitUnit.CALENDAR_DAY:
        return limit.amount * 5 * DAY_MINUTES // 7
    return limit.minutes
