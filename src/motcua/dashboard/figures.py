"""Arranging the registry's figures on the page: every number carries the address of its dossiers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.dossiers.queries import in_hand
from motcua.dossiers.queries.in_hand import Pile
from motcua.organisation import queries as organisation
from motcua.reports import queries as reports
from motcua.reports.queries.shares import percent, times
from motcua.ui import formats

TODAY = ("received.total", "received.online", "resolved.total", "resolved.late", "ratings.total")
GROUPS = (
    ("received.total", "received.counter", "received.online", "received.post"),
    ("resolved.total", "resolved.early", "resolved.on_time", "resolved.late"),
    ("ratings.total", "ratings.very_satisfied", "ratings.satisfied", "ratings.not_satisfied"),
)
COMPARED = ("received.total", "resolved.total")
TONES = {"resolved.late": "late", "ratings.not_satisfied": "late", Pile.LATE: "late"}
COLUMNS = (
    "received.total",
    "received.online",
    "resolved.total",
    "resolved.early",
    "resolved.on_time",
    "resolved.late",
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One figure as a card or a cell."""

    value: str
    label: str
    href: str
    note: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class AgencyRow:
    name: str
    cells: Sequence[Shown]
    in_time: str


def today(period: reports.Period, centre_id: int) -> list[Shown]:
    told = reports.totals(TODAY, period, centre_id)
    return [_shown(key, told[key], period, centre_id) for key in TODAY]


def groups(told: reports.Tally, period: reports.Period, centre_id: int) -> list[list[Shown]]:
    """The period's figures by channel, outcome and rating, with shares and the year before."""
    before = reports.totals(COMPARED, period.a_year_earlier(), centre_id)
    found = []
    for total, *parts in GROUPS:
        whole = told[total]
        cards = [_shown(total, whole, period, centre_id, note=_than_before(whole, before.get(total, 0)))]
        for key in parts:
            share = formats.percent(percent(told[key], whole))
            cards.append(_shown(key, told[key], period, centre_id, note=share))
        found.append(cards)
    return found


def by_agency(told: reports.Tally, period: reports.Period, centre_id: int) -> list[AgencyRow]:
    """A row for each competent agency that had any, the busiest first."""
    rows = []
    for agency_id in sorted(
        told.agency_ids, key=lambda one: (-told.of("received.total", agency_id=one), one)
    ):
        resolved = told.of("resolved.total", agency_id=agency_id)
        late = told.of("resolved.late", agency_id=agency_id)
        rows.append(
            AgencyRow(
                name=organisation.agency(agency_id).name_vi,
                cells=[
                    _shown(key, told.of(key, agency_id=agency_id), period, centre_id, agency_id=agency_id)
                    for key in COLUMNS
                ],
                in_time=formats.percent(percent(resolved - late, resolved)),
            )
        )
    return rows


def column_labels() -> list[str]:
    return [_(reports.FIGURES[key].label) for key in COLUMNS]


def lying(centre_id: int, at: datetime) -> list[Shown]:
    """What lies open now."""
    piles: Mapping[int, Mapping[Pile, int]] = in_hand.count(centre_id, at)
    return [
        Shown(
            value=formats.number(sum(one[pile] for one in piles.values())),
            label=_(in_hand.LABELS[pile]),
            href=f"{reverse('dashboard:lying', args=[pile])}?{urlencode({'centre': centre_id})}",
            tone=TONES.get(pile, ""),
        )
        for pile in Pile
    ]


def _shown(
    key: str,
    value: int,
    period: reports.Period,
    centre_id: int,
    *,
    agency_id: int | None = None,
    note: str = "",
) -> Shown:
    asked: dict[str, object] = {
        "centre": centre_id,
        "first_on": period.first_on.isoformat(),
        "last_on": period.last_on.isoformat(),
    }
    if agency_id is not None:
        asked["agency"] = agency_id
    return Shown(
        value=formats.number(value),
        label=_(reports.FIGURES[key].label),
        href=f"{reverse('dashboard:behind', args=[key])}?{urlencode(asked)}",
        note=note,
        tone=TONES.get(key, "") if value else "",
    )


def _than_before(now: int, before: int) -> str:
    grown = times(now, before)
    if grown is None:
        return ""
    return _("%(times)s times the year before") % {"times": formats.number(grown, 1)}
