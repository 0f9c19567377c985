"""The annex of a decision, printed from the data: the lists in the official columns, as PDF and as .docx."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from lxml import etree

from motcua.catalogue import papers
from motcua.law.catalogue_life import Kind
from motcua.law.procedure import FeeText
from tests.catalogue.proposals import people
from tests.catalogue.proposals.people import amended
from tests.world import World

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def decided(world: World) -> list[int]:
    """One of each: a new procedure, an amended one, a repealed one, and a process."""
    fee = FeeText(kind="charge", case_vi="Nhà ở riêng lẻ", amount_dong=75_000)
    text = people.now_stands(world.five_days)
    ids = [
        people.drafted("1.999999", replace(text, name_vi="Thủ tục mới & khác"), Kind.PUBLISH),
        amended(world, fees=(fee,), fee_timing="after", limit="4d", process="on-the-spot"),
        people.drafted("2.000635", None, Kind.REPEAL, ground_vi="Luật Hộ tịch sửa đổi"),
        people.drafted("standard-5d", replace(people.process_stands(world.five_days), procedures=())),
    ]
    people.approved(*ids)
    return ids


def test_each_list_stands_under_its_title_with_the_official_columns(decided: list[int]) -> None:
    paper = papers.annex(decided)

    assert [table.title for table in paper.tables] == [
        "Danh mục thủ tục hành chính mới ban hành",
        "Danh mục thủ tục hành chính được sửa đổi, bổ sung, thay thế",
        "Danh mục thủ tục hành chính bị bãi bỏ",
        "Quy trình nội bộ giải quyết thủ tục hành chính",
    ]
    (_, rows) = paper.tables[1].groups[0]
    assert paper.tables[1].groups[0][0] == "Lĩnh vực Xây dựng"
    assert rows[0][1:4] == (
        "1.009978",
        "Cấp giấy phép xây dựng",
        "4 ngày làm việc (theo quy định: 5 ngày làm việc)",
    )
    assert rows[0][5] == "- Lệ phí, Nhà ở riêng lẻ: 75.000 đồng"
    assert paper.tables[2].groups[0][1][0][3] == "Luật Hộ tịch sửa đổi"
    assert paper.number == "số 700/QĐ-UBND ngày 08/04/2021"


def test_the_pdf_is_archival_and_the_same_again(decided: list[int]) -> None:
    paper = papers.annex(decided)

    drawn = papers.pdf(paper, issued_on=date(2021, 4, 8))

    assert drawn == papers.pdf(paper, issued_on=date(2021, 4, 8))
    with pikepdf.open(io.BytesIO(drawn)) as file:
        assert "pdfaid:part" in str(file.open_metadata())


def test_the_docx_holds_every_cell(decided: list[int]) -> None:
    paper = papers.annex(decided)

    with zipfile.ZipFile(io.BytesIO(papers.docx(paper))) as file:
        assert file.testzip() is None
        body = etree.fromstring(file.read("word/document.xml"))

    texts = {"".join(p.itertext()) for p in body.iter(f"{W}p")}
    for table in paper.tables:
        cells = {
            line for _, rows in table.groups for row in rows for cell in row for line in cell.split("\n")
        }
        assert cells <= texts
    for row in body.iter(f"{W}tr"):
        spans = [int(cell.find(f".//{W}gridSpan").get(f"{W}val")) if cell.find(f".//{W}gridSpan") is not None else 1
                 for cell in row.findall(f"{W}tc")]  # fmt: skip
        columns = row.getparent().find(f"{W}tblGrid")  # type: ignore[union-attr]
        assert columns is not None
        assert sum(spans) == len(columns)


def test_before_the_decision_it_is_a_draft(world: World) -> None:
    change = amended(world)
    people.submitted(change)

    paper = papers.annex([change])

    assert (paper.drafted, paper.number, paper.signer) == (True, "", "")
    assert papers.pdf(paper, issued_on=date(2021, 4, 8)).startswith(b"%PDF")


def test_nothing_is_not_printed(world: World) -> None:
    with pytest.raises(papers.NothingToPrint):
        papers.annex([])
