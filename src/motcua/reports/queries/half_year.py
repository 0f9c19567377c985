"""The centre's own half-year: what came by which way, how it was resolved, how people rated it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.catalogue.models import ProcedureVersion, TimeLimitCut
from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import Limit, LimitUnit
from motcua.law.worktime.limit import DAY_MINUTES
from motcua.organisation.models import ServiceCentre
from motcua.organisation.queries import in_force
from motcua.reports.queries.period import Period
from motcua.reports.queries.shares import percent, shares, times
from motcua.reports.queries.tally import Tally, tally, totals

PROVINCIAL_CENTRE = "ttpvhcc"
_CHANNELS = ("counter", "online", "post")
_GRADES = ("early", "on_time", "late")
_SCORES = ("very_satisfied", "satisfied", "not_satisfied")
# Compared with the same half of the year before.
_COMPARED: Mapping[str, str] = {
    "received": "received.total",
    "online": "received.online",
    "post": "received.post",
    "resolved": "resolved.total",
}


class NoSuchCentre(NotPossible):
    message = N_("There is no centre with the code %(code)s.")


@dataclass(frozen=True, slots=True)
class TimeLimits:
    """How far the plan to shorten time limits was carried out."""

    sectors: int  # agencies of the plan that shortened ("ngành")
    cut_share: float | None  # of the statutory limits that were shortened, in percent


@dataclass(frozen=True, slots=True)
class HalfYear:
    period: Period
    centre_name_vi: str
    centre_name_en: str
    now: Tally
    before: Mapping[str, int]  # by figure: the same half of the year before
    time_limits: TimeLimits

    def values(self) -> dict[str, Any]:
        """The report as nested plain values, by the keys that the outputs share."""
        now = self.now
        grades = _counted(now, "resolved", _GRADES)
        of_grades = _shared(grades)
        return {
            "received": _part(now, "received", _CHANNELS),
            "resolved": {
                "total": now["resolved.total"],
                **grades,
                "share": {name: of_grades[name] for name in ("early", "on_time")},
                "in_time_share": _sum(of_grades["early"], of_grades["on_time"]),
            },
            "departments": {
                "received": now["departments.received"],
                "online": now["departments.online"],
                "online_share": percent(now["departments.online"], now["departments.received"]),
            },
            "ratings": _part(now, "ratings", _SCORES),
            "compared": {name: times(now[key], self.before[key]) for name, key in _COMPARED.items()},
            "time_limits": {
                "sectors": self.time_limits.sectors,
                "cut_share": self.time_limits.cut_share,
            },
        }


def half_year(year: int, half: int, *, centre_code: str = PROVINCIAL_CENTRE) -> HalfYear:
    """The half-year report of a centre. Raises NoSuchCentre."""
    centre = ServiceCentre.objects.filter(code=centre_code).first()
    if centre is None:
        raise NoSuchCentre(code=centre_code)
    period = Period.half(year, half)
    return HalfYear(
        period=period,
        centre_name_vi=centre.name_vi,
        centre_name_en=centre.name_en,
        now=tally(period, centre.pk),
        before=totals(tuple(_COMPARED.values()), period.a_year_earlier(), centre.pk),
        time_limits=time_limits(period),
    )


def time_limits(period: Period) -> TimeLimits:
    """What the plan's agencies shortened, by the versions in force on the period's last day."""
    planned = TimeLimitCut.objects.filter(decision__effective_on__lte=period.last_on).values("agency_id")
    versions = ProcedureVersion.objects.filter(in_force(period.last_on), agency_id__in=planned)
    statutory = saved = 0
    agencies = set[int]()
    for agency_id, by_law, runs in versions.order_by("id").values_list(
        "agency_id", "statutory_limit", "limit"
    ):
        full, short = _minutes(by_law), _minutes(runs)
        if agency_id is not None and short < full:
            agencies.add(agency_id)
            statutory += full
            saved += full - short
    return TimeLimits(len(agencies), percent(saved, statutory, decimals=1))


def _minutes(written: str) -> int:
    limit = Limit.parse(written)
    # A calendar day weighs as a day: a limit is shortened in the unit it is given in.
    return limit.amount * DAY_MINUTES if limit.unit is LimitUnit.CALENDAR_DAY else limit.minutes


def _counted(told: Tally, part: str, names: tuple[str, ...]) -> dict[str, int]:
    return {name: told[f"{part}.{name}"] for name in names}


def _shared(counts: Mapping[str, int]) -> dict[str, float | None]:
    return dict(zip(counts, shares(list(counts.values())), strict=True))


def _part(told: Tally, part: str, names: tuple[str, ...]) -> dict[str, Any]:
    counts = _counted(told, part, names)
    return {"total": told[f"{part}.total"], **counts, "share": _shared(counts)}


def _sum(*parts: float | None) -> float | None:
    known = [part for part in parts if part is not None]
    return round(sum(known), 2) if known else None
