"""An officer's sheet: what was measured of them in a period, each figure from its one definition."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.organisation.models import Officer, ServiceCentre
from motcua.reports.queries.figures import FIGURES, STAFF_FIGURES
from motcua.reports.queries.period import Period
from motcua.reports.queries.scope import Level, Scope
from motcua.reports.queries.tally import Tally, tally
from motcua.staffing.queries import RemarkKind, Verdict, presence, remarks, training

FORM = "officer"  # as a signed table is named

OF_DOSSIERS = (
    "received.total", "received.counter", "received.online", "received.post",
    "resolved.total", "resolved.early", "resolved.on_time", "resolved.late",
    "ratings.total", "ratings.very_satisfied", "ratings.satisfied", "ratings.not_satisfied",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """`label` is a msgid; `share` in percent of its whole. `of_dossiers`: dossiers stand behind it."""

    key: str
    label: str
    value: int
    share: float | None
    of_dossiers: bool


@dataclass(frozen=True, slots=True)
class OfficerSheet:
    officer_id: int
    name: str
    position: str
    agency: str
    centre: str
    place: str  # before the date on its papers
    period: Period
    lines: Sequence[Line]

    def values(self) -> dict[str, Any]:
        """What is signed: names as they were, figures by their keys."""
        return {
            "name": self.name,
            "position": self.position,
            "agency": self.agency,
            "centre": self.centre,
            "first_on": self.period.first_on.isoformat(),
            "last_on": self.period.last_on.isoformat(),
            "figures": {line.key: line.value for line in self.lines},
        }


def officer_sheet(officer_id: int, centre_id: int, period: Period, *, at: datetime) -> OfficerSheet | None:
    """None: there is no such officer."""
    officer = Officer.objects.select_related("agency").filter(pk=officer_id).first()
    if officer is None:
        return None
    told = tally(period, Scope(Level.OFFICER, officer_id))
    counts = staff_counts(officer_id, centre_id, period, at=at)
    centre, place = ServiceCentre.objects.values_list("name_vi", "place").get(pk=centre_id)
    return OfficerSheet(
        officer_id=officer_id,
        name=officer.full_name,
        position=officer.position_vi,
        agency=officer.agency.name_vi,
        centre=centre,
        place=place,
        period=period,
        lines=[*_of_dossiers(told), *_of_staff(counts)],
    )


def _of_dossiers(told: Tally) -> Iterator[Line]:
    for key in OF_DOSSIERS:
        yield Line(key, FIGURES[key].label, told[key], told.share(key), of_dossiers=True)


def _of_staff(counts: Mapping[str, int]) -> Iterator[Line]:
    for key, figure in STAFF_FIGURES.items():
        yield Line(key, figure.label, counts[key], None, of_dossiers=False)


def staff_counts(officer_id: int, centre_id: int, period: Period, *, at: datetime) -> dict[str, int]:
    """The figures of STAFF_FIGURES of an officer at a centre."""
    days = (officer_id, centre_id, period.first_on, period.last_on)
    kept = presence.counted(presence.of_officer(*days, at=at))
    said, learnt = remarks.counted(*days), training.counted(*days)
    return {
        "presence.on_duty": sum(kept.values()),
        "presence.on_time": kept[Verdict.ON_TIME],
        "presence.late": kept[Verdict.LATE],
        "presence.absent": kept[Verdict.ABSENT],
        "presence.excused": kept[Verdict.EXCUSED],
        "remarks.praise": said[RemarkKind.PRAISE],
        "remarks.reminder": said[RemarkKind.REMINDER],
        "remarks.breach": said[RemarkKind.BREACH],
        "training.invited": learnt.invited,
        "training.attended": learnt.attended,
        "training.hours": learnt.hours,
        "training.tested": learnt.tested,
        "training.passed": learnt.passed,
    }
