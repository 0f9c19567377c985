"""An officer's sheet as a paper: the figures of the period, the head's words and rating, who signed."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from motcua.documents.papers import HeaderCell, Table, render_table
from motcua.law.actor import Actor
from motcua.law.officer_rating import LABELS, Grade
from motcua.law.worktime import HANOI
from motcua.reports.papers.half_year_sheet import days
from motcua.reports.papers.sheet import shown
from motcua.reports.queries.officer_sheet import Line, OfficerSheet

# The parts of the sheet: the beginning of their figures' keys, and their heading.
PARTS = (
    ("received", "I. Tiếp nhận hồ sơ"),
    ("resolved", "II. Giải quyết hồ sơ"),
    ("ratings", "III. Mức độ hài lòng"),
    ("presence", "IV. Thời gian làm việc tại quầy (buổi)"),
    ("remarks", "V. Nhận xét về kỷ luật, kỷ cương"),
    ("training", "VI. Tập huấn"),
)

Row = tuple[str, int | None, str | None]


def pdf(told: OfficerSheet, *, grade: Grade, words: str, signer: Actor, note: str, at: datetime) -> bytes:
    """In Vietnamese, on A4, with the place for the head's signature; `note` says by what hash it is sealed."""
    with translation.override("vi"):
        return render_table(_table(told, grade, words, signer, note), issued_on=at.astimezone(HANOI).date())


def _table(told: OfficerSheet, grade: Grade, words: str, signer: Actor, note: str) -> Table:
    rows = list(_rows(told))
    who = ", ".join(filter(None, (told.name, told.position, told.agency)))
    return Table(
        title="Phiếu đánh giá cán bộ, công chức, viên chức",
        subtitle=f"{who}. {days(told.period)}",
        issuer=told.centre,
        header=[[HeaderCell("Nội dung"), HeaderCell("Số lượng"), HeaderCell("Tỷ lệ (%)")]],
        rows=[row for _bold, row in rows],
        widths=[6, 1.4, 1.4],
        bold_rows=frozenset(i for i, (bold, _row) in enumerate(rows) if bold),
        notes=[f"Nhận xét: {words}", f"Xếp loại: {_(LABELS[grade])}", note],
        place=told.place,
        signer_position=signer.position,
        signer_name=signer.name,
        landscape=False,
    )


def _rows(told: OfficerSheet) -> Iterator[tuple[bool, Row]]:
    for part, heading in PARTS:
        yield True, (heading, None, None)
        for line in told.lines:
            if line.key.partition(".")[0] == part:
                yield False, (_(line.label), line.value, _share(line))


def _share(line: Line) -> str | None:
    return None if line.share is None else shown(line.share, 2)
