"""Rows of text with their line numbers from a .csv or .xlsx file as people make them."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zipfile import BadZipFile

from motcua.law.errors import N_, NotPossible


class UnknownFileKind(NotPossible):
    message = N_("%(file)s is neither .csv nor .xlsx.")


class Unreadable(NotPossible):
    message = N_("%(file)s cannot be read: it is not UTF-8 text or not an .xlsx workbook.")


@dataclass(frozen=True, slots=True)
class Line:
    """One row as text. `numbers` are the cells that a workbook holds as numbers: a code there may have
    lost its last zeros."""

    number: int
    cells: tuple[str, ...]
    numbers: frozenset[int] = field(default=frozenset())


def lines(file: Path) -> list[Line]:
    """Every line that is not blank, the heading first."""
    return lines_of(file.name, file.read_bytes())


def lines_of(name: str, content: bytes) -> list[Line]:
    """The same of a file that is not on the disk; `name` says its kind. Raises UnknownFileKind, Unreadable."""
    kinds = {".csv": _csv_lines, ".xlsx": _xlsx_lines}
    kind = kinds.get(Path(name).suffix.lower())
    if kind is None:
        raise UnknownFileKind(file=name)
    try:
        found = [line for line in kind(content) if any(line.cells)]
    except (UnicodeDecodeError, csv.Error, BadZipFile, KeyError, ValueError, OSError) as fault:
        raise Unreadable(file=name) from fault
    if any("\x00" in cell for line in found for cell in line.cells):
        raise Unreadable(file=name)
    return found


def _csv_lines(content: bytes) -> Iterator[Line]:
    """Excel in Vietnamese writes semicolons between the cells: the heading says which it is."""
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    heading = text.readline()
    text.seek(0)
    reader = csv.reader(text, delimiter=";" if heading.count(";") > heading.count(",") else ",")
    begins = 1
    for cells in reader:
        yield Line(begins, tuple(cell.strip() for cell in cells))
        begins = reader.line_num + 1


def _xlsx_lines(content: bytes) -> Iterator[Line]:
    from openpyxl import load_workbook  # late: it costs a third of a second

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    try:
        for number, cells in enumerate(book.worksheets[0].iter_rows(values_only=True), start=1):
            numbers = frozenset(i for i, cell in enumerate(cells) if isinstance(cell, int | float))
            yield Line(number, _trimmed([_text(cell) for cell in cells]), numbers)
    finally:
        book.close()


def _trimmed(cells: list[str]) -> tuple[str, ...]:
    """A workbook's rows are all as wide as its widest: the empty end is nobody's."""
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _text(cell: object) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return str(int(cell))
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case _:
            return str(cell).strip()
