"""Table II.06a as a sheet, headed as Circular 01/2020/TT-VPCP has it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from motcua.documents.papers import HeaderCell
from motcua.reports.papers.half_year_sheet import days
from motcua.reports.papers.sheet import Cell, Sheet
from motcua.reports.queries import COLUMNS, Table06a


def sheet(table: Table06a) -> Sheet:
    """Agencies in bold with their sectors below, the whole at the end."""
    rows = list(_rows(table))
    return Sheet(
        title=_("Administrative procedures: receipts and results of the units that resolve them"),
        tab="II.06a",
        subtitle=days(table.period),
        form_line=_("Form II.06a/VPCP/KSTT, Circular 01/2020/TT-VPCP"),
        header=_header(),
        rows=rows,
        widths=[0.7, 4.5, *(1.0 for _column in COLUMNS)],
        decimals={},
        bold_rows=frozenset(i for i, row in enumerate(table.rows) if row.sector_id is None),
        notes=[
            _("Received = resolved + in process + withdrawn + stopped, on every row, as of the period's end.")
        ],
    )


def values(table: Table06a) -> dict[str, Any]:
    """The table as plain values: one object for each row."""
    *rows, total = (
        {"agency": row.agency_vi or None, "sector": row.sector_vi or None, **_nested(row.values)}
        for row in table.rows
    )
    return {
        "form": "II.06a/VPCP/KSTT",
        "from": table.period.first_on.isoformat(),
        "to": table.period.last_on.isoformat(),
        "rows": rows,
        "total": total,
    }


def _nested(flat: Any) -> dict[str, dict[str, int]]:
    nested: dict[str, dict[str, int]] = {}
    for key, value in flat.items():
        part, name = key.split(".")
        nested.setdefault(part, {})[name] = value
    return nested


def _rows(table: Table06a) -> Iterator[tuple[Cell, ...]]:
    agencies = sectors = 0
    for row in table.rows:
        told = tuple(row.values[column.key] for column in COLUMNS)
        if row.agency_id is None:
            yield ("", _("Total"), *told)
        elif row.sector_id is None:
            agencies, sectors = agencies + 1, 0
            yield (str(agencies), row.agency_vi, *told)
        else:
            sectors += 1
            yield (f"{agencies}.{sectors}", row.sector_vi, *told)


def levels(heads: Sequence[tuple[str, ...]], first: Sequence[HeaderCell]) -> list[list[HeaderCell]]:
    """The columns' heads merged level by level after the `first` columns, and their numbers below."""
    depth = max(len(head) for head in heads)
    told = [_level(heads, level, depth) for level in range(depth)]
    told[0] = [*(HeaderCell(cell.text, rowspan=depth) for cell in first), *told[0]]
    return [*told, [HeaderCell(f"({n + 1})") for n in range(len(heads) + len(first))]]


def _header() -> list[list[HeaderCell]]:
    first = [HeaderCell(_("No.")), HeaderCell(_("Agency, sector"))]
    return levels([column.heads for column in COLUMNS], first)


def _level(heads: Sequence[tuple[str, ...]], level: int, depth: int) -> list[HeaderCell]:
    here = [head for head in heads if len(head) > level]
    return [
        HeaderCell(
            _(name[-1]),
            colspan=len(list(same)),
            rowspan=depth - level if _deepest(heads, name) == level + 1 else 1,
        )
        for name, same in groupby(here, key=lambda head: head[: level + 1])
    ]


def _deepest(heads: Sequence[tuple[str, ...]], name: tuple[str, ...]) -> int:
    return max(len(head) for head in heads if head[: len(name)] == name)
