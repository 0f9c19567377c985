"""Whatever the cells hold, a spreadsheet reads back what was written, and nothing of it is calculated."""

import csv
import io
import tracemalloc
from collections.abc import Iterator
from datetime import date, datetime, time

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from motcua.lib import table_stream
from motcua.lib.table_stream import Cell

# Two carriage returns of XML are one line feed to every reader; nothing else of text may change.
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
DAYS = st.dates(date(1901, 1, 1), date(2100, 1, 1))
INSTANTS = st.builds(datetime.combine, DAYS, st.times().map(lambda t: t.replace(second=0, microsecond=0)))
CELLS = st.one_of(TEXT, st.integers(-(2**50), 2**50), DAYS, INSTANTS, st.none())
ROWS = st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=12)
HEAD = ("Một", "Hai & <ba>", "=Bốn")


@given(ROWS)
def test_a_workbook_reads_back(rows: list[tuple[Cell, ...]]) -> None:
    whole = b"".join(table_stream.as_xlsx(HEAD, rows, name="Sổ: [1]/2", widths=(9, 9, 9)))

    sheet = openpyxl.load_workbook(io.BytesIO(whole)).worksheets[0]
    head, *read = list(sheet.iter_rows(values_only=True))
    assert head == HEAD
    assert [[_plain(c) for c in row] for row in read] == [[_plain(c) for c in row] for row in rows]


def _plain(cell: object) -> object:
    if isinstance(cell, datetime):
        return cell
    if isinstance(cell, date):
        return datetime.combine(cell, time())
    text = None if cell == "" else cell
    return text.replace("\ufffe", "").replace("\uffff", "") or None if isinstance(text, str) else text


@given(ROWS)
def test_csv_reads_back_and_nothing_is_calculated(rows: list[tuple[Cell, ...]]) -> None:
    whole = b"".join(table_stream.as_csv(HEAD, rows)).decode("utf-8-sig")

    _head, *read = list(csv.reader(io.StringIO(whole, newline="")))
    assert len(read) == len(rows)
    for row, cells in zip(rows, read, strict=True):
        for cell, text in zip(row, cells, strict=True):
            if isinstance(cell, str):
                assert text in (cell, f"'{cell}")
                assert not text.startswith(("=", "+", "-", "@"))


def test_nothing_grows_with_the_rows() -> None:
    def many(count: int) -> Iterator[tuple[Cell, ...]]:
        return ((n, f"Hồ sơ {n}", "x" * 100) for n in range(count))

    def peak(count: int) -> int:
        tracemalloc.start()
        for make in (table_stream.as_csv(HEAD, many(count)),
                     table_stream.as_xlsx(HEAD, many(count), name="Sổ", widths=(9, 9, 9))):  # fmt: skip
            for _piece in make:
                pass
        return _stop()

    assert peak(20_000) < peak(2_000) * 2


def _stop() -> int:
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak
