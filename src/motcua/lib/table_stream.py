"""A table given out piece by piece, as CSV or as an Excel workbook, however many rows it has.

Nothing grows with the rows: each piece leaves as soon as it is made. Cells are text, numbers, days,
instants (naive: shown as they are) or nothing. Text is never read as a formula: the workbook holds
inline strings, and in CSV an apostrophe stands before what a spreadsheet would calculate (OWASP,
"CSV injection").
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from xml.sax.saxutils import escape

Cell = str | int | float | date | datetime | None

_ROWS_A_PIECE = 500
_CALCULATED = ("=", "+", "-", "@", "\t", "\r")
# What XML 1.0 cannot hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST_CELL = 32_767  # Excel's limit
_DAY_ZERO = date(1899, 12, 30).toordinal()
_DAY_SECONDS = 86_400


def as_csv(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """UTF-8 with a byte order mark, by which spreadsheets know it; days as 2021-04-29."""
    written = io.StringIO("\ufeff")
    written.seek(0, io.SEEK_END)
    writer = csv.writer(written)
    writer.writerow(head)
    for count, row in enumerate(rows, 1):
        writer.writerow([_csv_cell(cell) for cell in row])
        if count % _ROWS_A_PIECE == 0:
            yield _taken(written)
    yield _taken(written)


def _taken(written: io.StringIO) -> bytes:
    piece = written.getvalue().encode()
    written.seek(0)
    written.truncate()
    return piece


def _csv_cell(cell: Cell) -> str | int | float:
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_CALCULATED) else cell
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else cell


def as_xlsx(
    head: Sequence[str], rows: Iterable[Sequence[Cell]], *, name: str, widths: Sequence[float]
) -> Iterator[bytes]:
    """A workbook of one sheet called `name`; `widths` in characters; the head stays in sight."""
    out = _Outlet()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for path, content in _parts(name):
            book.writestr(path, content)
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(_opening(widths).encode())
            sheet.write(_row(1, head, heading=True).encode())
            piece: list[str] = []
            for number, row in enumerate(rows, 2):
                piece.append(_row(number, row))
                if len(piece) == _ROWS_A_PIECE:
                    sheet.write("".join(piece).encode())
                    piece.clear()
                    yield out.taken()
            sheet.write("".join([*piece, "</sheetData></worksheet>"]).encode())
    yield out.taken()


class _Outlet(io.RawIOBase):
    """Where the archive is written to and taken from; it cannot seek, so nothing is waited for."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes | bytearray | memoryview, /) -> int:  # type: ignore[override]
        self._pieces.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        whole = b"".join(self._pieces)
        self._pieces.clear()
        return whole


def _row(number: int, cells: Sequence[Cell], *, heading: bool = False) -> str:
    return f'<row r="{number}">{"".join([_cell(cell, heading) for cell in cells])}</row>'


def _cell(cell: Cell, heading: bool) -> str:
    # A cell without an address follows the one before it.
    if cell is None or cell == "":
        return "<c/>"
    if isinstance(cell, str):
        text = escape(_UNWRITABLE.sub("", cell)[:_LONGEST_CELL])
        style = ' s="3"' if heading else ""
        return f'<c t="inlineStr"{style}><is><t xml:space="preserve">{text}</t></is></c>'
    if isinstance(cell, datetime):
        return f'<c s="2"><v>{_serial(cell) + _share_of_day(cell):.10f}</v></c>'
    if isinstance(cell, date):
        return f'<c s="1"><v>{_serial(cell)}</v></c>'
    return f"<c><v>{cell}</v></c>"


def _serial(day: date) -> int:
    return day.toordinal() - _DAY_ZERO


def _share_of_day(at: datetime) -> float:
    return (at.hour * 3600 + at.minute * 60 + at.second) / _DAY_SECONDS


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def _opening(widths: Sequence[float]) -> str:
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(widths, 1)
    )
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>"
    )


def _parts(name: str) -> Iterator[tuple[str, str]]:
    """Everything of a workbook but its sheet (ECMA-376, parts 1 and 2)."""
    kinds = "".join(
        f'<Override PartName="/xl/{path}.xml" ContentType="{_KIND}.{kind}+xml"/>'
        for path, kind in (
            ("workbook", "sheet.main"),
            ("worksheets/sheet1", "worksheet"),
            ("styles", "styles"),
        )
    )
    yield (
        "[Content_Types].xml",
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>',
    )
    yield "_rels/.rels", _relations(("officeDocument", "xl/workbook.xml"))
    yield (
        "xl/_rels/workbook.xml.rels",
        _relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
    )
    yield (
        "xl/workbook.xml",
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{_sheet_name(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    )
    yield "xl/styles.xml", _styles()


def _sheet_name(name: str) -> str:
    """Excel allows 31 characters, and none of these."""
    return escape(re.sub(r"[\[\]:*?/\\']", " ", name)[:31], {'"': "&quot;"})


def _relations(*targets: tuple[str, str]) -> str:
    told = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


_STYLES = (
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>',
    '<numFmt numFmtId="165" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts>',
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>',
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
    '<fills count="2"><fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
)


def _styles() -> str:
    """0 plain, 1 day, 2 instant, 3 heading."""
    looks = "".join(
        f'<xf numFmtId="{number}" fontId="{font}" fillId="0" borderId="0" xfId="0" applyFont="1"'
        ' applyNumberFormat="1"/>'
        for number, font in ((0, 0), (164, 0), (165, 0), (0, 1))
    )
    return (
        f'{_XML}<styleSheet xmlns="{_MAIN}">{"".join(_STYLES)}<cellXfs count="4">{looks}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
