"""Drawing a paper's values as PDF, in the form of the law in force on the day of issue."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from zoneinfo import ZoneInfo

from motcua.documents.papers import qr_svg
from motcua.documents.papers import render as draw
from motcua.dossiers.papers.apology import Apology
from motcua.dossiers.papers.fee_receipt import FeeReceipt
from motcua.dossiers.papers.parts import DossierPaper
from motcua.dossiers.papers.register_book import RegisterBook
from motcua.dossiers.papers.stop_notice import StopNotice
from motcua.law import signing
from motcua.law.papers import PaperKind, PaperSet, form_number, paper_set

Paper = DossierPaper | RegisterBook

_HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def render(paper: Paper, *, issued_on: date) -> bytes:
    """Draw `paper` as PDF, in the form of the law in force on `issued_on`."""
    data = asdict(paper, dict_factory=_spoken)
    data["form"] = _form(paper.kind, paper_set(issued_on))
    if isinstance(paper, DossierPaper):
        data["qr"] = qr_svg(paper.tracking_url)
    if isinstance(paper, FeeReceipt):
        data["total_dong"] = paper.total_dong
    if isinstance(paper, Apology | StopNotice):
        data["signer_titles"] = signing.titles(paper.signer_position)
    return draw(f"dossiers/papers/{paper.kind}.typ", data, issued_on=issued_on)


def _form(kind: PaperKind, papers: PaperSet) -> Mapping[str, str]:
    # The forms of 2018 are A5 by their circular; those of 2025 go out on A4, the size that
    # Decree 30/2020 gives every administrative document.
    number = form_number(kind, papers)
    line = f"Mẫu số {number:02}, {papers.circular}" if number else ""
    return {"set": papers, "line": line, "page": "a5" if papers == PaperSet.OF_2018 else "a4"}


def _spoken(fields: list[tuple[str, object]]) -> dict[str, object]:
    return {name: _said(value) for name, value in fields}


def _said(value: object) -> object:
    """Times become what papers say of them; the rest stays."""
    if isinstance(value, datetime):
        return _said_minute(value.astimezone(_HERE))
    if isinstance(value, date):
        return {"day": _said_day(value), "short": f"{value:%d/%m/%Y}"}
    return value


def _said_minute(at: datetime) -> Mapping[str, str]:
    day = _said_day(at)
    return {
        "minute": f"{at:%H} giờ {at:%M} phút, {day}",
        "day": day,
        "short": f"{at:%H:%M} {at:%d/%m/%Y}",
    }


def _said_day(on: date) -> str:
    # Decree 30/2020, annex I: days below ten and the months one and two are written with a zero.
    month = f"{on.month:02}" if on.month < 3 else str(on.month)
    return f"ngày {on.day:02} tháng {month} năm {on.year}"
