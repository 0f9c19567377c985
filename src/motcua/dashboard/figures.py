"""Arranging the registry's figures on the page: every number carries the address of its dossiers.

Nothing is computed here: tests/house/test_figures.py holds that.
"""

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
from motcua.reports.papers.overview_sheet import BY_AGENCY
from motcua.reports.queries.overview import Overview
from motcua.reports.queries.overview import lying as lying_open
from motcua.ui import formats

TODAY = ("received.total", "received.online", "resolved.total", "resolved.late", "ratings.total")
GROUPS = (
    ("received.total", "received.counter", "received.online", "received.post"),
    ("resolved.total", "resolved.early", "resolved.on_time", "resolved.late"),
    ("ratings.total", "ratings.very_satisfied", "ratings.satisfied", "ratings.not_satisfied"),
)
TONES = {"resolved.late": "late", "ratings.not_satisfied": "late", Pile.LATE: "late"}


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
    href: str
    cells: Sequence[Shown]
    in_time: str


@dataclass(frozen=True, slots=True)
class Address:
    """Whose figures and which days, as addresses carry them."""

    of: reports.Scope
    period: reports.Period

    def query(self, **more: object) -> str:
        whose = {"centre": self.of.id} if self.of.level is reports.Level.CENTRE else {"scope": str(self.of)}
        days = {"first_on": self.period.first_on.isoformat(), "last_on": self.period.last_on.isoformat()}
        return urlencode({**whose, **days, **more})

    def behind(self, key: str, agency_id: int | None) -> str:
        more = {} if agency_id is None else {"agency": agency_id}
        return f"{reverse('dashboard:behind', args=[key])}?{self.query(**more)}"


def today(period: reports.Period, of: reports.Scope) -> list[Shown]:
    told = reports.totals(TODAY, period, of)
    return [_shown(key, told[key], Address(of, period)) for key in TODAY]


def groups(told: Overview) -> list[list[Shown]]:
    """The period's figures by channel, outcome and rating, with shares and the other period."""
    address = Address(told.of, told.period)
    found = []
    for total, *parts in GROUPS:
        cards = [_shown(total, told.now[total], address, note=_beside(told, total))]
        for key in parts:
            note = f"{formats.percent(told.now.share(key))} · {_beside(told, key)}"
            cards.append(_shown(key, told.now[key], address, note=note))
        found.append(cards)
    return found


def ratios(told: Overview) -> list[Shown]:
    return [
        Shown(value=formats.percent(told.now.ratio(key)), label=_(ratio.label), href="")
        for key, ratio in reports.RATIOS.items()
    ]


def by_agency(told: Overview, *, leads_on: bool) -> list[AgencyRow]:
    """A row for each competent agency that had any, the busiest first."""
    address = Address(told.of, told.period)
    return [
        AgencyRow(
            name=organisation.agency(agency_id).name_vi,
            href=_agency_href(agency_id, told.period) if leads_on else "",
            cells=[
                _shown(key, told.now.of(key, agency_id=agency_id), address, agency_id=agency_id)
                for key in BY_AGENCY
            ],
            in_time=formats.percent(told.now.ratio("resolved.in_time_share", agency_id=agency_id)),
        )
        for agency_id in told.busiest()
    ]


def _agency_href(agency_id: int, period: reports.Period) -> str:
    address = Address(reports.Scope(reports.Level.AGENCY, agency_id), period)
    return f"{reverse('dashboard:overview')}?{address.query()}"


def column_labels() -> list[str]:
    return [_(reports.FIGURES[key].label) for key in BY_AGENCY]


def lying(of: reports.Scope, at: datetime) -> list[Shown]:
    """What lies open now."""
    piles: Mapping[Pile, int] = lying_open(of, at)
    whose = {"centre": of.id} if of.level is reports.Level.CENTRE else {"scope": str(of)}
    return [
        Shown(
            value=formats.number(piles[pile]),
            label=_(in_hand.LABELS[pile]),
            href=f"{reverse('dashboard:lying', args=[pile])}?{urlencode(whose)}",
            tone=TONES.get(pile, ""),
        )
        for pile in Pile
    ]


def _shown(key: str, value: int, address: Address, *, agency_id: int | None = None, note: str = "") -> Shown:
    return Shown(
        value=formats.number(value),
        label=_(reports.FIGURES[key].label),
        href=address.behind(key, agency_id),
        note=note,
        tone=TONES.get(key, "") if value else "",
    )


def _beside(told: Overview, key: str) -> str:
    before = formats.number(told.before[key])
    grown = told.times(key)
    if grown is None:
        return _("before: %(before)s") % {"before": before}
    return _("before: %(before)s (%(times)s times)") % {"before": before, "times": formats.number(grown, 1)}
