"""Reading a bank's statement: CSV or xlsx with the columns of docs/operator/bank-statement.md."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import openpyxl

from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import HANOI
from motcua.lib.folding import fold

MOST_LINES = 20_000
MOST_UNPACKED_BYTES = 100_000_000
# Each column by the headings that banks give it, folded; the first four must be there.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "credited_at": ("ngay giao dich", "thoi gian giao dich", "ngay hieu luc", "credited_at"),
    "bank_reference": ("so tham chieu", "so giao dich", "ma giao dich", "so but toan", "bank_reference"),
    "amount": ("so tien ghi co", "ghi co", "phat sinh co", "credit", "amount_dong"),
    "text": ("noi dung", "dien giai", "noi dung giao dich", "description", "text"),
    "sender_name": ("ten nguoi chuyen", "ten tai khoan doi ung", "sender_name"),
    "sender_account": ("tai khoan doi ung", "so tai khoan doi ung", "sender_account"),
}
_NEEDED = ("credited_at", "bank_reference", "amount", "text")
_TIMES = (
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credited:
    """One transfer to our account."""

    bank_reference: str
    credited_at: datetime
    amount_dong: int
    text: str
    sender_name: str = ""
    sender_account: str = ""


class StatementUnreadable(NotPossible):
    """The file as a whole."""

    message = N_("This is neither a CSV nor an xlsx file of a bank statement.")


class ColumnMissing(StatementUnreadable):
    message = N_("No column is called “%(column)s”. The first row must hold the headings.")


class TooManyLines(StatementUnreadable):
    message = N_("The file has more than %(most)s lines. Split it.")


class WrongCell(StatementUnreadable):
    message = N_("Line %(line)s, column “%(column)s”: “%(value)s” cannot be read. Nothing was imported.")


Cell = object


def read(content: bytes) -> tuple[Credited, ...]:
    """The credits of a statement in its order; debits (lines without a credit) are left out.

    Raises StatementUnreadable, naming line and column, and reads nothing then.
    """
    rows = _xlsx(content) if content[:2] == b"PK" else _csv(content)
    headings: Mapping[str, int] | None = None
    found = []
    for number, row in enumerate(rows, start=1):
        if number > MOST_LINES:
            raise TooManyLines(most=MOST_LINES)
        if headings is None:
            # Banks write a title and the account's data above the headings.
            headings = _headings(row)
        elif any(str(cell or "").strip() for cell in row):
            found += _credit(row, number, headings)
    if headings is None:
        raise ColumnMissing(column="Số tham chiếu")
    return tuple(found)


def _headings(row: Sequence[Cell]) -> Mapping[str, int] | None:
    told = [fold(str(cell or "")) for cell in row]
    places = {
        name: told.index(heading)
        for name, headings in COLUMNS.items()
        for heading in reversed(headings)
        if heading in told
    }
    if "bank_reference" not in places:
        return None
    missing = next((name for name in _NEEDED if name not in places), None)
    if missing:
        raise ColumnMissing(column=COLUMNS[missing][0])
    return places


def _credit(row: Sequence[Cell], line: int, headings: Mapping[str, int]) -> list[Credited]:
    cells = {name: row[place] if place < len(row) else None for name, place in headings.items()}
    amount = _amount(cells["amount"], line)
    if not amount:
        return []
    reference = str(cells["bank_reference"] or "").strip()
    if not reference:
        raise WrongCell(line=line, column="Số tham chiếu", value="")
    return [
        Credited(
            bank_reference=reference[:60],
            credited_at=_time(cells["credited_at"], line),
            amount_dong=amount,
            text=str(cells["text"] or "").strip()[:500],
            sender_name=str(cells.get("sender_name") or "").strip()[:200],
            sender_account=str(cells.get("sender_account") or "").strip()[:60],
        )
    ]


def _amount(cell: Cell, line: int) -> int:
    """Whole dong; dots, commas or blanks may stand between thousands, zeros behind a decimal mark."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if cell != int(cell) or cell < 0:
            raise WrongCell(line=line, column="Số tiền ghi có", value=cell)
        return int(cell)
    text = re.sub(r"(vnd|đ|\+|\s)", "", str(cell or "").lower())
    text = re.sub(r"[.,]00?$", "", text)
    if text in ("", "-"):
        return 0
    if not re.fullmatch(r"\d+|\d{1,3}([.,]\d{3})+", text):
        raise WrongCell(line=line, column="Số tiền ghi có", value=cell)
    amount = int(re.sub(r"[.,]", "", text))
    if amount >= 10**13:
        raise WrongCell(line=line, column="Số tiền ghi có", value=cell)
    return amount


def _time(cell: Cell, line: int) -> datetime:
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=HANOI)
    for form in _TIMES:
        try:
            return datetime.strptime(str(cell or "").strip(), form).replace(tzinfo=HANOI)
        except ValueError:
            continue
    raise WrongCell(line=line, column="Ngày giao dịch", value=cell)


def _csv(content: bytes) -> Iterator[Sequence[Cell]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StatementUnreadable from None
    if "\0" in text:
        raise StatementUnreadable
    first = text[:4096]
    mark = max(",;\t", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    except csv.Error:
        raise StatementUnreadable from None


def _xlsx(content: bytes) -> Iterator[Sequence[Cell]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED_BYTES:
                raise StatementUnreadable
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        yield from book.worksheets[0].iter_rows(values_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, IndexError, EOFError) as error:
        raise StatementUnreadable from error
