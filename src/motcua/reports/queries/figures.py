"""The registry of figures: each once, and every page, paper, export and data set reads it here.

A figure is data: which dossiers it is about (`source`) and which of them it counts (`where`), so
that its number and the list of dossiers behind it come from the same line. A ratio is two sums of
figures. docs/integrator/figures.md is made from this page (reports.queries.registry).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from motcua.law.errors import N_
from motcua.law.timeliness import Timeliness

Value = str | int | bool


class Source(StrEnum):
    """What puts a dossier into a period."""

    RECEIVED = "received"  # received within it
    RESOLVED = "resolved"  # its result was there within it, and still was at its end
    RATED = "rated"  # rated within it


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of dossiers. `where`: dimension -> the value it must have.

    Dimensions: `channel`, `department` (the competent agency is one of the province's departments),
    `timeliness`, `score`. `whole`: the figure of which it is a part, and its share is told.
    """

    key: str
    label: str
    source: Source
    where: Mapping[str, Value] = field(default_factory=dict)
    whole: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Ratio:
    """So many percent, to two decimals, rounded half up: the sum of `parts` in `whole`."""

    key: str
    label: str
    parts: tuple[str, ...]
    whole: str
    meaning: str = ""


MEANINGS: Mapping[Source, str] = {
    Source.RECEIVED: N_("Dossiers for which a receipt with an appointment was given on a day of the period."),
    Source.RESOLVED: N_(
        "Dossiers whose result was there on a day of the period, as it was judged then; what was opened"
        " again later in the period does not count."
    ),
    Source.RATED: N_("Answers to the question how satisfied somebody is, by the day of the answer."),
}
LEGAL: Mapping[Source, str] = {
    Source.RECEIVED: "Thông tư 01/2020/TT-VPCP, biểu II.06a; Nghị định 61/2018/NĐ-CP, Điều 17",
    Source.RESOLVED: "Thông tư 01/2020/TT-VPCP, biểu II.06a; Nghị định 61/2018/NĐ-CP, Điều 19, 20",
    Source.RATED: "Nghị định 61/2018/NĐ-CP, Điều 31; Quyết định 766/QĐ-TTg",
}


def _figures() -> tuple[Figure, ...]:
    received, resolved, rated = Source.RECEIVED, Source.RESOLVED, Source.RATED
    channel = {name: {"channel": name} for name in ("counter", "online", "post")}
    grade = {name: {"timeliness": int(name)} for name in Timeliness}
    score = {name: {"score": name} for name in ("very_satisfied", "satisfied", "not_satisfied")}
    in_all, in_resolved, in_rated = "received.total", "resolved.total", "ratings.total"
    return (
        Figure(in_all, N_("Dossiers received"), received),
        Figure("received.counter", N_("Received at the counter"), received, channel["counter"], in_all),
        Figure("received.online", N_("Received online"), received, channel["online"], in_all),
        Figure("received.post", N_("Received by public post"), received, channel["post"], in_all),
        Figure(in_resolved, N_("Dossiers resolved"), resolved),
        Figure(
            "resolved.early", N_("Resolved early"), resolved, grade[Timeliness.EARLY], in_resolved,
            N_("The result was there on a day before the due day."),
        ),
        Figure(
            "resolved.on_time", N_("Resolved on time"), resolved, grade[Timeliness.ON_TIME], in_resolved,
            N_("The result was there on the due day, up to the due minute."),
        ),
        Figure(
            "resolved.late", N_("Resolved late"), resolved, grade[Timeliness.LATE], in_resolved,
            N_("The result came after the first due time, whatever new appointment an apology gave."),
        ),
        Figure(
            "departments.received", N_("Received for provincial departments"), received, {"department": True},
            meaning=N_("The competent agency is one of the province's departments."),
        ),
        Figure(
            "departments.online", N_("Received online for provincial departments"), received,
            {"department": True, "channel": "online"}, "departments.received",
        ),
        Figure(in_rated, N_("Ratings"), rated),
        Figure("ratings.very_satisfied", N_("Rated very satisfied"), rated, score["very_satisfied"], in_rated),
        Figure("ratings.satisfied", N_("Rated satisfied"), rated, score["satisfied"], in_rated),
        Figure("ratings.not_satisfied", N_("Rated not satisfied"), rated, score["not_satisfied"], in_rated),
    )  # fmt: skip


def _ratios() -> tuple[Ratio, ...]:
    return (
        Ratio(
            "resolved.in_time_share", N_("Resolved in time"), ("resolved.early", "resolved.on_time"),
            "resolved.total", N_("Early and on time together, of all that were resolved."),
        ),
        Ratio("received.online_share", N_("Share online"), ("received.online",), "received.total"),
        Ratio(
            "departments.online_share", N_("Share online, provincial departments"),
            ("departments.online",), "departments.received",
        ),
        Ratio(
            "ratings.satisfied_share", N_("Satisfied"), ("ratings.very_satisfied", "ratings.satisfied"),
            "ratings.total", N_("Very satisfied and satisfied together, of all ratings."),
        ),
    )  # fmt: skip


FIGURES: Mapping[str, Figure] = {figure.key: figure for figure in _figures()}
RATIOS: Mapping[str, Ratio] = {ratio.key: ratio for ratio in _ratios()}


@dataclass(frozen=True, slots=True)
class StaffFigure:
    """A number about an officer that no dossier stands behind; counted in queries.officer_sheet.staff_counts."""

    key: str
    label: str
    meaning: str
    formula: str


_HALF_DAYS = N_(
    "Half days on duty by the roster, of which it is known how they were kept, with the head's corrections."
)
_REMARKS = N_("Remarks about days of the period; those taken back are left out.")
_COURSES = N_("Courses that began in the period and of which was noted who came.")


def _staff() -> tuple[StaffFigure, ...]:
    return (
        StaffFigure("presence.on_duty", N_("Half days on duty"), _HALF_DAYS, "count(duties judged)"),
        StaffFigure("presence.on_time", N_("Present in time"), _HALF_DAYS, "count(duties judged on_time)"),
        StaffFigure("presence.late", N_("Present late"), _HALF_DAYS, "count(duties judged late)"),
        StaffFigure("presence.absent", N_("Absent without leave"), _HALF_DAYS, "count(duties judged absent)"),
        StaffFigure("presence.excused", N_("Half days absent with leave"), _HALF_DAYS, "count(duties judged excused)"),
        StaffFigure("remarks.praise", N_("Praised"), _REMARKS, "count(remarks of kind praise)"),
        StaffFigure("remarks.reminder", N_("Reminded of discipline"), _REMARKS, "count(remarks of kind reminder)"),
        StaffFigure("remarks.breach", N_("Breaches of discipline"), _REMARKS, "count(remarks of kind breach)"),
        StaffFigure("training.invited", N_("Courses with a place"), _COURSES, "count(places)"),
        StaffFigure("training.attended", N_("Courses attended"), _COURSES, "count(places attended)"),
        StaffFigure("training.hours", N_("Hours of training"), _COURSES, "sum(hours of courses attended)"),
        StaffFigure("training.tested", N_("Tests taken"), _COURSES, "count(scores where the course has a test)"),
        StaffFigure("training.passed", N_("Tests passed"), _COURSES, "count(scores of the pass score or more)"),
    )  # fmt: skip


STAFF_FIGURES: Mapping[str, StaffFigure] = {figure.key: figure for figure in _staff()}
