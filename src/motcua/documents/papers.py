"""Drawing papers as PDF: a Typst template and plain values in, an archival PDF out.

Templates lie beside the code that fills them, anywhere under the package; they share the official
head and type of `documents/official.typ`. The same values give the same bytes.
"""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path

import orjson
import typst

from motcua.lib import qr

_PACKAGE = Path(__file__).parents[1]
_FONTS = Path(__file__).parent / "fonts"
# Archival (Decree 30/2020 asks for PDF/A) and readable aloud.
_STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]

# A compiler keeps its fonts, files and layout between papers, but is not made to be shared.
_mine = threading.local()


def render(template: str, data: Mapping[str, object], *, issued_on: date) -> bytes:
    """Draw `template` (a path within the package) filled with `data`.

    The PDF's own date is the day of issue, so that drawing the same paper again gives the same file.
    """
    filled = orjson.dumps({**data, "issued_on": issued_on}).decode()
    try:
        return _compile(template, filled, issued_on, _STANDARDS)
    except typst.TypstError:
        # A letter that no font of ours has (an applicant's Chinese name, say) is no archival PDF,
        # but no reason either to send somebody away without a paper: its text stays readable by
        # machine. A fault of the template fails again.
        return _compile(template, filled, issued_on, [])


def _compile(template: str, filled: str, issued_on: date, standards: "list[typst.PDFStandard]") -> bytes:
    pdf = _compiler().compile(
        input=_PACKAGE / template,
        format="pdf",
        sys_inputs={"data": filled},
        pdf_standards=standards,
        timestamp=datetime.combine(issued_on, time(), UTC),
    )
    if not isinstance(pdf, bytes):
        raise TypeError(f"{template} gave no single PDF")
    return pdf


def pictures(template: str, data: Mapping[str, object], *, issued_on: date, ppi: float = 80) -> list[bytes]:
    """The pages as PNG, to be looked at beside what makes them."""
    drawn = _compiler().compile(
        input=_PACKAGE / template,
        format="png",
        ppi=ppi,
        sys_inputs={"data": orjson.dumps({**data, "issued_on": issued_on}).decode()},
    )
    pages = drawn if isinstance(drawn, list) else [drawn]
    return [page for page in pages if isinstance(page, bytes)]


def labelled(template: str, data: Mapping[str, object], label: str, *, issued_on: date) -> object:
    """What the drawn template says of itself at `label` (its metadata): where something stands, say."""
    found = typst.query(
        _PACKAGE / template,
        f"<{label}>",
        field="value",
        one=True,
        root=_PACKAGE,
        font_paths=_fonts(),
        sys_inputs={"data": orjson.dumps({**data, "issued_on": issued_on}).decode()},
    )
    return orjson.loads(found)


def _compiler() -> typst.Compiler:
    compiler: typst.Compiler | None = getattr(_mine, "compiler", None)
    if compiler is None:
        compiler = typst.Compiler(root=_PACKAGE, font_paths=_fonts())
        _mine.compiler = compiler
    return compiler


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    # Ours alone: a paper must look the same on every machine.
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS])


def qr_svg(content: str) -> str:
    """A QR code as SVG."""
    return qr.svg(content, border=1)


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A heading over `colspan` columns and `rowspan` header rows."""

    text: str
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table on paper: a title, a head of several levels, rows, notes.

    Whole numbers are set right with dots between thousands; `None` is an empty cell. `widths` are
    shares of the page's width (0 means as wide as its content). Rows in `bold_rows` (by index)
    are totals or headings of a part.
    """

    title: str
    subtitle: str = ""
    form_line: str = ""
    issuer: str = ""
    header: Sequence[Sequence[HeaderCell]]
    rows: Sequence[Sequence[str | int | None]]
    widths: Sequence[float]
    bold_rows: frozenset[int] = frozenset()
    notes: Sequence[str] = ()
    place: str = ""
    signer_position: str = ""
    signer_name: str = ""
    landscape: bool = True


def render_table(table: Table, *, issued_on: date) -> bytes:
    """Draw a table as a report of as many A4 pages as it needs, its head repeated on each."""
    data = asdict(table)
    data["bold_rows"] = sorted(table.bold_rows)
    return render("documents/table.typ", data, issued_on=issued_on)
