from concurrent.futures import ThreadPoolExecutor
from datetime import date

from motcua.documents.papers import HeaderCell, Table, render_table
from tests.dossiers.papers.reading import Read

ON = date(2021, 7, 1)


def a_table(rows: int = 3, landscape: bool = True) -> Table:
    return Table(
        title="Tình hình, kết quả giải quyết thủ tục hành chính",
        subtitle="6 tháng đầu năm 2021",
        form_line="Biểu số II.06a/VPCP/KSTT",
        issuer="Trung tâm Phục vụ hành chính công",
        header=(
            (HeaderCell("Lĩnh vực", rowspan=2), HeaderCell("Tiếp nhận", colspan=2)),
            (HeaderCell("Trực tuyến"), HeaderCell("Trực tiếp, bưu chính")),
        ),
        rows=[("Tổng số", 34_797, 23_881), *[(f"Lĩnh vực {n}", n, None) for n in range(rows)]],
        widths=(2, 1, 1),
        bold_rows=frozenset({0}),
        notes=("Số liệu đến hết ngày 30/6/2021.",),
        place="Lạng Sơn",
        signer_position="Giám đốc",
        signer_name="Hoàng Hiếu Trung",
        landscape=landscape,
    )


def test_a_table_has_its_head_its_figures_its_notes_and_its_signature() -> None:
    read = Read(render_table(a_table(), issued_on=ON))

    for said in (
        "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
        "Trực tiếp, bưu chính",
        "34.797",
        "Số liệu đến hết ngày 30/6/2021.",
        "Lạng Sơn, ngày 01 tháng 7 năm 2021",
        "GIÁM ĐỐC",
    ):
        assert said in read.text
    assert read.size_mm == (297, 210)


def test_a_long_table_repeats_its_head_on_upright_pages() -> None:
    read = Read(render_table(a_table(rows=150, landscape=False), issued_on=ON))

    assert read.size_mm == (210, 297)
    assert len(read.pages) > 2
    assert all("Trực tuyến" in page for page in read.pages)


def test_threads_draw_at_once() -> None:
    with ThreadPoolExecutor(3) as pool:
        drawn = list(pool.map(lambda rows: render_table(a_table(rows), issued_on=ON), [3, 4, 5] * 4))

    assert drawn[0] == drawn[3] == drawn[9]
    assert "Lĩnh vực 4" in Read(drawn[2]).text
