"""The index as a sheet: every rate with its counts and points, what is not measured said."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from motcua.documents.papers import HeaderCell
from motcua.law.quality_index import LABELS, POINTS, Group, Index, group_points
from motcua.reports.papers.half_year_sheet import days
from motcua.reports.papers.overview_sheet import scope_name
from motcua.reports.papers.sheet import Cell, Sheet, shown
from motcua.reports.queries import Period, Scope


def values(told: Index, period: Period, of: Scope) -> dict[str, Any]:
    return {
        "scope": str(of),
        "from": period.first_on.isoformat(),
        "to": period.last_on.isoformat(),
        "earned": told.earned,
        "possible": told.possible,
        "of_100": told.of_100,
        "indicators": {
            one.indicator.key: {
                "part": one.part,
                "whole": one.whole,
                "percent": one.percent,
                "points": one.points,
                "of": one.indicator.points,
                "measured": not one.indicator.missing,
            }
            for one in told.scored
        },
    }


def sheet(told: Index, period: Period, of: Scope) -> Sheet:
    rows = list(_rows(told))
    return Sheet(
        title=_("Quality of service to people and businesses"),
        tab="766",
        subtitle=days(period),
        issuer=scope_name(of),
        form_line=_("Decision 766/QĐ-TTg"),
        header=[
            [
                HeaderCell(_("Indicator")),
                HeaderCell(_("Counted")),
                HeaderCell(_("Of")),
                HeaderCell(_("Share (%)")),
                HeaderCell(_("Points")),
                HeaderCell(_("At most")),
            ]
        ],
        rows=[row for _bold, row in rows],
        widths=[5, 1.2, 1.2, 1.2, 1.2, 1.2],
        decimals={3: 2, 4: 2},
        bold_rows=frozenset(i for i, (bold, _row) in enumerate(rows) if bold),
        notes=[summary(told), *_missing(told)],
        landscape=False,
    )


def summary(told: Index) -> str:
    if told.of_100 is None or told.grade is None:
        return _("Nothing could be earned in this period.")
    return _(
        "%(earned)s of %(possible)s points that could be earned: %(of_100)s of 100, class: %(grade)s."
    ) % {
        "earned": shown(told.earned, 2),
        "possible": told.possible,
        "of_100": shown(told.of_100, 2),
        "grade": _(told.grade),
    }


def _rows(told: Index) -> Iterator[tuple[bool, tuple[Cell, ...]]]:
    for group in Group:
        earned, possible = group_points(told.scored, group)
        yield True, (_(LABELS[group]), None, None, None, earned if possible else None, POINTS[group])
        for one in told.scored:
            if one.indicator.group is group:
                counts = (None, None) if one.indicator.missing else (one.part, one.whole)
                yield (
                    False,
                    (f"– {_(one.indicator.label)}", *counts, one.percent, one.points, one.indicator.points),
                )


def _missing(told: Index) -> list[str]:
    return [
        f"{_(one.indicator.label)}: {_(one.indicator.missing)}"
        for one in told.scored
        if one.indicator.missing
    ]
