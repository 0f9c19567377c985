"""A table before it is drawn, and the five ways to give it out."""

import csv
import io
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import orjson
import xlsxwriter
from django.utils import formats, translation
from rich import box
from rich.console import Console
from rich.table import Table as TextTable

from motcua.documents.papers import HeaderCell, Table, render_table

Cell = str | int | float | None
_NARROWEST = 100  # columns of text; a pipe has no width of its own and gets the widest
_PIPE = 200
_NOT_IN_A_TAB = re.compile(r"[\[\]:*?/\\]")
_TAB_MOST = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Title, a head of several levels, rows. `decimals`: how many a column's fractions show; `tab`: what the sheet
    of a workbook is called, where the title is too long for it."""

    title: str
    tab: str = ""
    subtitle: str
    issuer: str = ""
    form_line: str = ""
    header: Sequence[Sequence[HeaderCell]]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[float]
    decimals: Mapping[int, int]
    bold_rows: frozenset[int] = frozenset()
    notes: Sequence[str] = ()
    landscape: bool = True


def given(form: str, values: object, sheet: Callable[[], Sheet], *, issued_on: date) -> str | bytes:
    """The report in the form asked for. `sheet` is drawn in the language of the form."""
    match form:
        case "json":
            return orjson.dumps(values, option=orjson.OPT_INDENT_2).decode() + "\n"
        case "table":
            return text(sheet())
        case "xlsx":
            return xlsx(sheet())
        case "csv":
            return comma_separated(sheet())
        case "pdf":
            with translation.override("vi"):
                return pdf(sheet(), issued_on=issued_on)
        case _:
            raise ValueError(f"no form {form!r}: table, json, xlsx, csv or pdf")


def pdf(sheet: Sheet, *, issued_on: date) -> bytes:
    """The sheet on A4, its head repeated on every page."""
    rows = [
        [
            shown(cell, sheet.decimals.get(i, 2)) if isinstance(cell, float) else cell
            for i, cell in enumerate(row)
        ]
        for row in sheet.rows
    ]
    table = Table(
        title=sheet.title,
        subtitle=sheet.subtitle,
        issuer=sheet.issuer,
        form_line=sheet.form_line,
        header=sheet.header,
        rows=rows,
        widths=sheet.widths,
        bold_rows=sheet.bold_rows,
        notes=sheet.notes,
        landscape=sheet.landscape,
    )
    return render_table(table, issued_on=issued_on)


def text(sheet: Sheet) -> str:
    """The sheet for a terminal; heads of several levels are joined, since text has no spans."""
    drawn = TextTable(title=sheet.title, caption=sheet.subtitle, box=box.SIMPLE_HEAD, title_style="bold")
    columns = len(sheet.widths)
    for position, head in enumerate(_joined_heads(sheet.header, columns)):
        numeric = any(isinstance(row[position], int | float) for row in sheet.rows)
        drawn.add_column(head, justify="right" if numeric else "left", overflow="fold")
    for number, row in enumerate(sheet.rows):
        cells = [shown(cell, sheet.decimals.get(i, 2)) for i, cell in enumerate(row)]
        drawn.add_row(*cells, style="bold" if number in sheet.bold_rows else None)
    written = io.StringIO()
    width = max(_NARROWEST, shutil.get_terminal_size((_PIPE, 50)).columns)
    console = Console(file=written, width=width, force_terminal=False, highlight=False)
    console.print(drawn)
    for note in sheet.notes:
        console.print(note, markup=False)
    return "\n".join(line.rstrip() for line in written.getvalue().splitlines()) + "\n"


def comma_separated(sheet: Sheet) -> bytes:
    """One row of heads, then the rows, numbers with a point; UTF-8 with the mark that Excel looks for.

    A text that a spreadsheet would take for a formula is kept from being one by a leading apostrophe.
    """
    written = io.StringIO()
    writer = csv.writer(written)
    heads = _joined_heads(sheet.header, len(sheet.widths))
    writer.writerow([head.replace("\n", ": ") for head in heads])
    for row in sheet.rows:
        writer.writerow([_plain(cell) for cell in row])
    return written.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@")) else cell


def _tab(name: str) -> str:
    """What Excel lets a sheet be called: 31 letters at most, and none of these signs."""
    plain = _NOT_IN_A_TAB.sub("-", name)
    whole_words = plain[: _TAB_MOST + 1].rpartition(" ")[0] or plain[:_TAB_MOST]
    return plain if len(plain) <= _TAB_MOST else whole_words


def xlsx(sheet: Sheet) -> bytes:
    """The sheet as a workbook: numbers stay numbers, the head is frozen."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        page = book.add_worksheet(_tab(sheet.tab or sheet.title))
        head = book.add_format(
            {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
        )
        last = len(sheet.widths) - 1
        title = book.add_format({"bold": True, "font_size": 14, "align": "center", "text_wrap": True})
        page.merge_range(0, 0, 0, last, sheet.title, title)
        page.merge_range(1, 0, 1, last, sheet.subtitle, book.add_format({"italic": True, "align": "center"}))
        page.set_row(0, 40)
        for row, column, cell in _placed(sheet.header, len(sheet.widths)):
            _head(page, row + 3, column, cell, head)
        start = 3 + len(sheet.header)
        _body(book, page, sheet, start)
        for offset, note in enumerate(sheet.notes):
            page.write_string(start + len(sheet.rows) + 1 + offset, 0, note)
        page.freeze_panes(start, 0)
        page.set_landscape() if sheet.landscape else page.set_portrait()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(3, start - 1)
    return written.getvalue()


def _head(
    page: xlsxwriter.worksheet.Worksheet,
    row: int,
    column: int,
    cell: HeaderCell,
    style: xlsxwriter.format.Format,
) -> None:
    if cell.colspan == cell.rowspan == 1:
        page.write_string(row, column, cell.text, style)
    else:
        page.merge_range(row, column, row + cell.rowspan - 1, column + cell.colspan - 1, cell.text, style)


def _body(book: xlsxwriter.Workbook, page: xlsxwriter.worksheet.Worksheet, sheet: Sheet, start: int) -> None:
    looks = {
        (bold, places): book.add_format(
            {"border": 1, "bold": bold, "valign": "vcenter", "text_wrap": places < 0}
            | ({"num_format": "#,##0" + ("." + "0" * places if places else "")} if places >= 0 else {})
        )
        for bold in (False, True)
        for places in (-1, 0, *sorted(set(sheet.decimals.values()) | {2}))
    }
    for position, share in enumerate(sheet.widths):
        page.set_column(position, position, max(7.0, share * 9))
    for number, row in enumerate(sheet.rows):
        for position, cell in enumerate(row):
            bold = number in sheet.bold_rows
            if isinstance(cell, int | float):
                places = sheet.decimals.get(position, 2) if isinstance(cell, float) else 0
                page.write_number(start + number, position, cell, looks[bold, places])
            else:
                # Never write(): a name that begins with "=" would become a formula.
                page.write_string(start + number, position, cell or "", looks[bold, -1])


def shown(cell: Cell, places: int) -> str:
    """A cell as people read it in the language in force."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    decimal_pos = places if isinstance(cell, float) else 0
    return formats.number_format(cell, decimal_pos=decimal_pos, use_l10n=True, force_grouping=True)


def _placed(header: Sequence[Sequence[HeaderCell]], columns: int) -> Iterator[tuple[int, int, HeaderCell]]:
    """Each heading with the row and column it begins at, spans from above kept free."""
    taken = set[tuple[int, int]]()
    for row, cells in enumerate(header):
        free = (column for column in range(columns) if (row, column) not in taken)
        for cell in cells:
            column = next(free)
            for _ in range(cell.colspan - 1):
                next(free)
            taken |= {(row + r, column + c) for r in range(cell.rowspan) for c in range(cell.colspan)}
            yield row, column, cell


def _joined_heads(header: Sequence[Sequence[HeaderCell]], columns: int) -> list[str]:
    heads: list[list[str]] = [[] for _ in range(columns)]
    for _, column, cell in _placed(header, columns):
        for position in range(column, column + cell.colspan):
            heads[position].append(cell.text)
    return ["\n".join(parts) for parts in heads]
