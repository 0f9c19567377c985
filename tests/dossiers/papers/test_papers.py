from dataclasses import replace
from datetime import date

import pytest

from motcua.dossiers import papers
from tests.dossiers.papers import examples
from tests.dossiers.papers.examples import IN_2021, IN_2026
from tests.dossiers.papers.reading import Read

A5, A4, A4_ACROSS = (148, 210), (210, 297), (297, 210)

TITLES = {
    "intake_receipt": ("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",) * 2,
    "supplement_request": ("PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",) * 2,
    "refusal": ("PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",) * 2,
    "apology": (
        "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ",
        "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
    ),
    "stop_notice": ("THÔNG BÁO Dừng giải quyết hồ sơ",) * 2,
    "control_slip": ("PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",) * 2,
    "register_book": ("SỔ THEO DÕI HỒ SƠ",) * 2,
    "fee_receipt": ("BIÊN LAI THU PHÍ, LỆ PHÍ",) * 2,
}
FORMS = {
    "intake_receipt": (1, 1),
    "supplement_request": (2, 2),
    "refusal": (3, 3),
    "apology": (4, 4),
    "stop_notice": (None, 5),
    "control_slip": (5, 6),
    "register_book": (6, 7),
    "fee_receipt": (None, None),
}

each_paper = pytest.mark.parametrize("paper", examples.all_papers(), ids=lambda paper: paper.kind)
each_dossier_paper = pytest.mark.parametrize(
    "paper",
    [paper for paper in examples.all_papers() if isinstance(paper, papers.DossierPaper)],
    ids=lambda paper: paper.kind,
)
each_set = pytest.mark.parametrize("issued_on", [IN_2021, IN_2026], ids=["2018", "2025"])


def drawn(paper: papers.Paper, issued_on: date = IN_2021) -> Read:
    return Read(papers.render(paper, issued_on=issued_on))


@each_paper
@each_set
def test_a_paper_bears_the_nations_head_its_issuer_and_its_title(
    paper: papers.Paper, issued_on: date
) -> None:
    read = drawn(paper, issued_on)

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in read.text
    assert "Độc lập - Tự do - Hạnh phúc" in read.text
    assert paper.issuer.unit.upper() in read.text
    day = "ngày 29 tháng 4 năm 2021" if issued_on == IN_2021 else "ngày 05 tháng 02 năm 2026"
    assert f"Lạng Sơn, {day}" in read.text
    assert TITLES[paper.kind][issued_on == IN_2026] in read.text


@each_paper
@each_set
def test_a_paper_names_its_form_if_the_set_has_one(paper: papers.Paper, issued_on: date) -> None:
    number = FORMS[paper.kind][issued_on == IN_2026]
    circular = "01/2018/TT-VPCP" if issued_on == IN_2021 else "03/2025/TT-VPCP"

    read = drawn(paper, issued_on)

    if number is None:
        assert "Mẫu số" not in read.text
    else:
        assert f"Mẫu số {number:02}, Thông tư {circular}" in read.text


@each_dossier_paper
@each_set
def test_an_ordinary_paper_is_one_page_of_its_set_s_size(paper: papers.DossierPaper, issued_on: date) -> None:
    read = drawn(paper, issued_on)

    assert len(read.pages) == 1
    a5 = issued_on == IN_2021 or isinstance(paper, papers.FeeReceipt)
    assert read.size_mm == (A5 if a5 else A4)


@each_dossier_paper
@each_set
def test_the_qr_leads_to_the_dossiers_public_page(paper: papers.DossierPaper, issued_on: date) -> None:
    assert drawn(paper, issued_on).scan() == examples.URL


@each_set
def test_the_receipt_says_what_was_received_and_when_it_is_due(issued_on: date) -> None:
    text = drawn(examples.intake_receipt(), issued_on).text

    for said in (
        "Số: 0012/BPTNTKQ",
        "Mã hồ sơ: H37.12-210429-0012",
        "Tiếp nhận hồ sơ của: Hoàng Thị Nguyệt Ánh",
        "Thôn Khuổi Nọi, xã Mẫu Sơn, huyện Lộc Bình, tỉnh Lạng Sơn",
        "Số lượng hồ sơ: 01 (bộ)",
        "Thời gian giải quyết hồ sơ theo quy định là: 10 ngày làm việc",
        "Thời gian nhận hồ sơ: 15 giờ 20 phút, ngày 29 tháng 4 năm 2021",
        "Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 17 tháng 5 năm 2021",
        "Đăng ký nhận kết quả tại: Trung tâm Phục vụ hành chính công tỉnh Lạng Sơn (trực tiếp)",
        "1.250.000 đồng (chưa nộp)",
        "Quyển số: 02/2021 Số thứ tự: 1.204",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "Nông Văn Đức",
    ):
        assert said in text


@pytest.mark.parametrize(
    ("fee", "paid", "said"),
    [
        (0, 0, "không thu"),
        (50_000, 50_000, "50.000 đồng (đã nộp)"),
        (50_000, 20_000, "50.000 đồng (đã nộp 20.000 đồng, còn phải nộp 30.000 đồng)"),
    ],
)
def test_the_receipt_says_what_is_paid_and_what_is_owed(fee: int, paid: int, said: str) -> None:
    receipt = replace(examples.intake_receipt(), fee_dong=fee, fee_paid_dong=paid)

    assert f"Phí, lệ phí: {said}" in drawn(receipt).text


def test_a_dossier_resolved_on_the_spot_has_no_appointment() -> None:
    receipt = replace(examples.intake_receipt(), due_at=None)

    assert "trả ngay trong khi chờ" in drawn(receipt).text


@each_set
def test_twelve_documents_with_long_names_fit_on_the_one_page(issued_on: date) -> None:
    assert len(drawn(examples.intake_receipt(documents=12), issued_on).pages) == 1


def test_a_long_list_of_documents_flows_on_under_the_same_head() -> None:
    read = drawn(examples.intake_receipt(documents=45))

    assert len(read.pages) == 2
    assert all("Tên giấy tờ" in page for page in read.pages)
    assert "Trang 1 / 2" in read.pages[0]


def test_what_was_promised_stands_on_one_page_with_the_signatures() -> None:
    read = drawn(examples.intake_receipt(documents=18))

    assert ("Số lượng hồ sơ" in read.pages[1], "NGƯỜI NỘP HỒ SƠ" in read.pages[1]) == (True, True)
    assert "Số lượng hồ sơ" not in read.pages[0]


def test_twelve_documents_fit_a_page_of_a4() -> None:
    assert len(drawn(examples.intake_receipt(documents=12), IN_2026).pages) == 1


def test_the_supplement_request_lists_what_is_missing_and_why() -> None:
    text = drawn(examples.supplement_request()).text

    assert "1. Bản gốc Giấy chứng nhận quyền sử dụng đất số BK 123456" in text
    assert "2. Văn bản thỏa thuận" in text
    assert "Lý do: Thành phần hồ sơ chưa đầy đủ" in text
    assert "trước 17 giờ 00 phút, ngày 28 tháng 7 năm 2021" in text


def test_the_refusal_gives_its_legal_ground() -> None:
    text = drawn(examples.refusal()).text

    assert "Căn cứ pháp lý: điểm b khoản 1 Điều 188 Luật Đất đai năm 2013" in text


def test_the_apology_names_the_cause_and_the_new_time() -> None:
    text = drawn(examples.apology()).text

    assert "Lý do: Phải xác minh lại ranh giới thửa đất" in text
    assert "vào 17 giờ 00 phút, ngày 24 tháng 5 năm 2021" in text
    assert "GIÁM ĐỐC" in text


def test_the_number_of_a_law_is_not_broken_over_two_lines() -> None:
    assert "24/2014/TT-BTNMT" in drawn(examples.supplement_request()).text


def test_the_control_slip_shows_each_hand_over_and_its_result() -> None:
    read = drawn(examples.control_slip(hand_overs=9))

    assert read.text.count("Giao: 16 giờ 00 phút") == 9
    assert read.text.count("Trước hạn") == 7
    assert "Quá hạn" in read.text
    assert all("THỜI GIAN GIAO" in page for page in read.pages)


@each_set
def test_the_register_repeats_its_head_on_every_page_across_a4(issued_on: date) -> None:
    read = drawn(examples.register_book(rows=60), issued_on)

    assert read.size_mm == A4_ACROSS
    assert len(read.pages) > 3
    assert all("Hẹn trả kết quả" in page and "Mã hồ sơ" in page for page in read.pages)
    assert all(f"H37.12-210429-{n:04}" in read.text.replace("- ", "-") for n in range(1, 61))


def test_an_empty_register_is_still_a_register() -> None:
    assert len(drawn(replace(examples.register_book(), rows=())).pages) == 1


def test_the_fee_receipt_adds_up() -> None:
    text = drawn(examples.fee_receipt()).text

    assert "Tổng cộng 1.250.000" in text
    assert "Một triệu hai trăm năm mươi nghìn đồng" in text


def test_the_longest_names_stay_on_the_page() -> None:
    long = (
        "Công ty Trách nhiệm hữu hạn một thành viên Đầu tư Xây dựng và Thương mại Quốc tế Hữu Nghị Đồng Đăng"
    )
    paper = replace(
        examples.intake_receipt(),
        submitter=replace(examples.CITIZEN, name=long, address=long),
        issuer=replace(
            examples.ISSUER, unit="Bộ phận Tiếp nhận và Trả kết quả UBND xã Hoàng Văn Thụ, Bình Gia"
        ),
    )

    read = drawn(paper)

    assert len(read.pages) == 1
    assert long in read.text


def test_what_looks_like_markup_is_only_text() -> None:
    paper = replace(examples.refusal(), reason='#panic("no") *không* $x$ <a> @b \\ "')

    assert '#panic("no") *không* $x$ <a> @b \\ "' in drawn(paper).text


@pytest.mark.parametrize(
    "odd", ["Công ty 友谊贸易", "xong ✓ 😀", "a\x00b", "a\x01b", "Ấm ê\u0301 o\u0302\u0309"]
)
def test_a_letter_without_a_font_does_not_stop_a_paper(odd: str) -> None:
    paper = replace(examples.refusal(), reason=odd)

    assert "PHIẾU TỪ CHỐI" in drawn(paper).text


def test_the_same_paper_gives_the_same_bytes() -> None:
    twice = [papers.render(examples.apology(), issued_on=IN_2021) for _ in range(2)]

    assert twice[0] == twice[1]


def test_a_paper_is_archival_and_can_be_read_aloud() -> None:
    read = drawn(examples.intake_receipt())

    assert b"pdfaid:part" in read.pdf
    assert b"pdfuaid:part" in read.pdf
    assert str(read.reader.root_object["/Lang"]) == "vi-VN"
    assert "/StructTreeRoot" in read.reader.root_object
