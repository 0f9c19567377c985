"""A statutory table as a sheet: the form's own heads, and under what number and circular it stands."""

from typing import Any

from django.utils.translation import gettext as _

from motcua.documents.papers import HeaderCell
from motcua.reports.papers.half_year_sheet import days
from motcua.reports.papers.ii06a_sheet import levels
from motcua.reports.papers.overview_sheet import scope_name
from motcua.reports.papers.sheet import Cell, Sheet
from motcua.reports.queries import Period, Scope
from motcua.reports.queries.statutory import FORMS, PARTS, Table


def sheet(told: dict[str, Any], *, notes: tuple[str, ...] = ()) -> Sheet:
    """Of a table's plain values: of one just counted, and of one that was frozen alike."""
    form = next(form for form in FORMS.values() if form.number == told["form"])
    keys = [column.key for column in form.columns]
    rows: list[tuple[Cell, ...]] = [
        (line["number"], _name(line["name"]), *(line["values"][key] for key in keys))
        for line in told["lines"]
    ]
    total: tuple[Cell, ...] = ("", _("Total"), *(told["total"][key] for key in keys))
    bold = frozenset(i for i, line in enumerate(told["lines"]) if line["depth"] == 0)
    return Sheet(
        title=_(form.title),
        tab=form.number.split("/")[0],
        subtitle=days(Period.read(told["from"], told["to"])),
        issuer=scope_name(Scope.read(told["scope"])),
        form_line=_("Form %(number)s, Circular 01/2020/TT-VPCP") % {"number": form.number},
        header=levels(
            [column.heads for column in form.columns],
            [HeaderCell(_("No.")), HeaderCell(_(form.head))],
        ),
        rows=[*rows, total],
        widths=[0.8, 4.5, *(1.0 for _key in keys)],
        decimals={},
        bold_rows=bold | {len(rows)},
        notes=notes,
    )


def _name(name: str) -> str:
    return _(name) if name in PARTS.values() else name


def fresh(table: Table) -> Sheet:
    return sheet(table.values())
