"""A dashboard as a sheet: the figures of a scope beside another period, or its agencies."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.documents.papers import HeaderCell
from motcua.organisation import queries as organisation
from motcua.reports.papers.half_year_sheet import days
from motcua.reports.papers.sheet import Cell, Sheet
from motcua.reports.queries import FIGURES, RATIOS, Scope
from motcua.reports.queries.overview import Overview
from motcua.reports.queries.scope import LABELS, named

BY_AGENCY = (
    "received.total",
    "received.online",
    "resolved.total",
    "resolved.early",
    "resolved.on_time",
    "resolved.late",
)


def scope_name(of: Scope | None) -> str:
    """The scope's name in the language in force."""
    if of is None:
        return ""
    vietnamese, english = named(of)
    return (english if get_language() == "en" else vietnamese) or _(LABELS[of.level])


def title(told: Overview) -> str:
    return scope_name(told.of)


def values(told: Overview) -> dict[str, Any]:
    return {
        "scope": str(told.of),
        "from": told.period.first_on.isoformat(),
        "to": told.period.last_on.isoformat(),
        "against": {"from": told.against.first_on.isoformat(), "to": told.against.last_on.isoformat()},
        "figures": {key: told.now[key] for key in FIGURES},
        "before": {key: told.before[key] for key in FIGURES},
        "ratios": {key: told.now.ratio(key) for key in RATIOS},
        "agencies": [
            {"agency": organisation.agency(one).name_vi}
            | {key: told.now.of(key, agency_id=one) for key in BY_AGENCY}
            for one in told.busiest()
        ],
    }


def figures(told: Overview) -> Sheet:
    """Figure, number, share of its whole, the other period, how many times."""
    rows = list(_figures(told))
    return Sheet(
        title=title(told),
        tab="figures",
        subtitle=days(told.period),
        header=[
            [
                HeaderCell(_("Figure")),
                HeaderCell(_("How many")),
                HeaderCell(_("Share (%)")),
                HeaderCell(days(told.against)),
                HeaderCell(_("Times")),
            ]
        ],
        rows=rows,
        widths=[5, 1.4, 1.4, 2.4, 1.2],
        decimals={2: 2, 4: 1},
        bold_rows=frozenset(i for i, row in enumerate(rows) if row[2] is None and row[1] is not None),
        landscape=False,
    )


def _figures(told: Overview) -> Iterator[tuple[Cell, ...]]:
    for key, figure in FIGURES.items():
        yield _(figure.label), told.now[key], told.now.share(key), told.before[key], told.times(key)
    for key, ratio in RATIOS.items():
        yield _(ratio.label), None, told.now.ratio(key), None, None


def agencies(told: Overview) -> Sheet:
    """A row for each competent agency, the busiest first."""
    ratio = RATIOS["resolved.in_time_share"]
    return Sheet(
        title=title(told),
        tab="agencies",
        subtitle=days(told.period),
        header=[
            [
                HeaderCell(_("Agency")),
                *(HeaderCell(_(FIGURES[key].label)) for key in BY_AGENCY),
                HeaderCell(_(ratio.label)),
            ]
        ],
        rows=[
            (
                organisation.agency(one).name_vi,
                *(told.now.of(key, agency_id=one) for key in BY_AGENCY),
                told.now.ratio(ratio.key, agency_id=one),
            )
            for one in told.busiest()
        ],
        widths=[5, *(1.4 for _key in BY_AGENCY), 1.6],
        decimals={7: 2},
    )
