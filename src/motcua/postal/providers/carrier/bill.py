"""The carrier's bill as a file: CSV or xlsx, its columns found by their headings (docs/operator/post.md)."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from motcua.law.errors import N_, NotPossible
from motcua.lib.folding import fold

MOST_LINES = 20_000
_HEADINGS = {
    "waybill": ("so van don", "ma van don", "ma buu gui", "so hieu buu gui", "waybill"),
    "billed": ("cuoc", "tong cuoc", "thanh tien", "so tien", "amount"),
    "weight": ("khoi luong", "khoi luong (g)", "weight"),
}


@dataclass(frozen=True, slots=True)
class Billed:
    waybill: str
    billed_dong: int
    weight_grams: int | None


class Unreadable(NotPossible):
    message = N_("The bill cannot be read: %(why)s")


def read(content: bytes, file_name: str) -> list[Billed]:
    """The lines of a bill. Raises Unreadable with what is wrong and where."""
    rows = _xlsx(content) if file_name.lower().endswith(".xlsx") else _csv(content)
    columns: dict[str, int] = {}
    found: list[Billed] = []
    for number, row in enumerate(rows, start=1):
        if not columns:
            columns = _columns(row)
            continue
        if any(cell.strip() for cell in row):
            found.append(_line(row, columns, number))
        if len(found) > MOST_LINES:
            raise Unreadable(why=N_("it has too many lines"))
    if "waybill" not in columns or "billed" not in columns:
        raise Unreadable(why=N_("no columns for the waybill and the amount"))
    return found


def _columns(row: Sequence[str]) -> dict[str, int]:
    """Where each heading stands; empty while the heading line has not come."""
    named = [fold(cell).strip() for cell in row]
    found = {
        what: next((i for i, name in enumerate(named) if name in names), -1)
        for what, names in _HEADINGS.items()
    }
    there = {what: i for what, i in found.items() if i >= 0}
    return there if {"waybill", "billed"} <= there.keys() else {}


def _line(row: Sequence[str], columns: dict[str, int], number: int) -> Billed:
    def cell(name: str) -> str:
        place = columns.get(name, -1)
        return row[place].strip() if 0 <= place < len(row) else ""

    waybill = re.sub(r"[\s.-]", "", cell("waybill")).upper()
    amount, weight = _number(cell("billed")), _number(cell("weight"))
    if not waybill or len(waybill) > 30 or amount is None:
        raise Unreadable(why=f"{number}: {' | '.join(row)[:100]}")
    return Billed(waybill, amount, weight)


def _number(written: str) -> int | None:
    """Whole numbers, with dots, commas or blanks between thousands, and đ behind."""
    digits = re.sub(r"[\s.,đĐ]|(?i:dong|đồng|vnd)", "", re.sub(r"\.0{1,2}$", "", written))
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 13 else None


def _csv(content: bytes) -> Iterator[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(why=N_("it is not UTF-8")) from None
    head = text[:2000]
    delimiter = max(";,\t", key=head.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as wrong:
        raise Unreadable(why=str(wrong)) from None


def _xlsx(content: bytes) -> Iterator[list[str]]:
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError):
        raise Unreadable(why=N_("it is no xlsx file")) from None
    for row in book.worksheets[0].iter_rows(values_only=True, max_row=MOST_LINES + 100, max_col=40):
        yield ["" if cell is None else str(cell) for cell in row]
