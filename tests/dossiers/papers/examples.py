"""One true-to-life example of each paper, with names as long as they come."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from motcua.dossiers import papers

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
IN_2021 = date(2021, 4, 29)
IN_2026 = date(2026, 2, 5)

CODE = "H37.12-210429-0012"
URL = f"https://dichvucong.langson.gov.vn/ho-so/{CODE}?ma=K7QW2M9XTB4H"
PROCEDURE = (
    "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các trường hợp "
    "chuyển nhượng, thừa kế, tặng cho (1.004194)"
)
ISSUER = papers.Issuer(
    parent="Văn phòng UBND tỉnh Lạng Sơn",
    unit="Trung tâm Phục vụ hành chính công tỉnh Lạng Sơn",
    place="Lạng Sơn",
)
CITIZEN = papers.Party(
    name="Hoàng Thị Nguyệt Ánh",
    address="Thôn Khuổi Nọi, xã Mẫu Sơn, huyện Lộc Bình, tỉnh Lạng Sơn",
    phone="0912 345 678",
    email="nguyetanh.hoang@example.vn",
)


def at(hour: int, minute: int, day: int = 29, month: int = 4, year: int = 2021) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=HERE)


def intake_receipt(documents: int = 3) -> papers.IntakeReceipt:
    names = (
        "Đơn đăng ký biến động đất đai, tài sản gắn liền với đất (Mẫu số 09/ĐK)",
        "Bản gốc Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất",
        "Hợp đồng chuyển nhượng quyền sử dụng đất đã được công chứng, chứng thực",
    )
    return papers.IntakeReceipt(
        issuer=ISSUER,
        number="0012/BPTNTKQ",
        dossier_code=CODE,
        tracking_url=URL,
        submitter=CITIZEN,
        procedure=PROCEDURE,
        documents=tuple(
            papers.HandedIn(name=names[i % 3], originals=1, copies=i % 2) for i in range(documents)
        ),
        limit="10 ngày làm việc",
        received_at=at(15, 20),
        due_at=at(17, 0, 17, 5),
        return_place="Trung tâm Phục vụ hành chính công tỉnh Lạng Sơn",
        return_way="trực tiếp",
        fee_dong=1_250_000,
        book="02/2021",
        book_number="1.204",
        officer_name="Nông Văn Đức",
        hotline="0205 3 812 345",
    )


def supplement_request() -> papers.SupplementRequest:
    return papers.SupplementRequest(
        issuer=ISSUER,
        number="0005/HDHS",
        dossier_code=CODE,
        tracking_url=URL,
        submitter=CITIZEN,
        procedure=PROCEDURE,
        items=(
            "Bản gốc Giấy chứng nhận quyền sử dụng đất số BK 123456",
            "Văn bản thỏa thuận của các thành viên trong hộ gia đình, có chứng thực chữ ký theo quy định",
        ),
        reason="Thành phần hồ sơ chưa đầy đủ theo khoản 2 Điều 9 Thông tư số 24/2014/TT-BTNMT.",
        answer_until=at(17, 0, 28, 7),
        contact_name="Nông Văn Đức",
        contact_phone="0205 3 812 345",
        officer_name="Nông Văn Đức",
    )


def refusal() -> papers.Refusal:
    return papers.Refusal(
        issuer=ISSUER,
        number="0003/TCHS",
        dossier_code=CODE,
        tracking_url=URL,
        submitter=CITIZEN,
        procedure=PROCEDURE,
        reason="Thửa đất đang có tranh chấp, Tòa án nhân dân huyện Lộc Bình đã thụ lý vụ án dân sự.",
        legal_ground="điểm b khoản 1 Điều 188 Luật Đất đai năm 2013.",
        officer_name="Nông Văn Đức",
    )


def apology() -> papers.Apology:
    return papers.Apology(
        issuer=papers.Issuer(
            parent="UBND tỉnh Lạng Sơn", unit="Sở Tài nguyên và Môi trường", place="Lạng Sơn"
        ),
        number="118/PXL-STNMT",
        dossier_code=CODE,
        tracking_url=URL,
        addressee=CITIZEN,
        procedure=PROCEDURE,
        agency="Sở Tài nguyên và Môi trường",
        received_at=at(15, 20),
        due_at=at(17, 0, 17, 5),
        reason="Phải xác minh lại ranh giới thửa đất với Ủy ban nhân dân xã do hồ sơ địa chính chưa thống nhất.",
        new_due_at=at(17, 0, 24, 5),
        signer_position="Giám đốc",
        signer_name="Bùi Văn Côi",
    )


def stop_notice() -> papers.StopNotice:
    return papers.StopNotice(
        issuer=ISSUER,
        number="0002/TB-TTPVHCC",
        dossier_code=CODE,
        tracking_url=URL,
        addressee=CITIZEN,
        procedure=PROCEDURE,
        agency="Trung tâm Phục vụ hành chính công tỉnh Lạng Sơn",
        received_at=at(15, 20),
        asked_at=at(8, 5, 4, 5),
        stopped_at=at(8, 12, 4, 5),
        reason="Ông/Bà đề nghị dừng giải quyết để hoàn thiện lại hợp đồng chuyển nhượng.",
        legal_ground="Điều 21 Nghị định số 118/2025/NĐ-CP.",
        signer_position="Phó Giám đốc",
        signer_name="Hoàng Hiếu Trung",
    )


def control_slip(hand_overs: int = 4) -> papers.ControlSlip:
    first = papers.HandOver(
        giver_unit="Trung tâm Phục vụ hành chính công",
        giver_name="Nông Văn Đức",
        taker_unit="Văn phòng Đăng ký đất đai",
        taker_name="Lương Thị Bích Hợp",
        given_at=at(16, 0),
        taken_at=at(16, 25),
        result="on_time",
    )
    last = replace(first, taken_at=None, taker_name="", result="late", note="Chờ xác nhận nghĩa vụ tài chính")
    middle = tuple(replace(first, result="early") for _ in range(hand_overs - 2))
    return papers.ControlSlip(
        issuer=ISSUER,
        number="0012/PKS",
        dossier_code=CODE,
        tracking_url=URL,
        procedure=PROCEDURE,
        applicant_name=CITIZEN.name,
        agency="Sở Tài nguyên và Môi trường",
        partner_agencies=("Cục Thuế tỉnh Lạng Sơn", "UBND xã Mẫu Sơn"),
        received_at=at(15, 20),
        due_at=at(17, 0, 17, 5),
        hand_overs=(first, *middle, last),
    )


def register_book(rows: int = 60) -> papers.RegisterBook:
    row = papers.RegisterRow(
        number=1,
        dossier_code=CODE,
        procedure=PROCEDURE,
        applicant=CITIZEN.name,
        address=CITIZEN.address,
        phone=CITIZEN.phone,
        agency="Sở Tài nguyên và Môi trường",
        received_at=at(15, 20),
        due_at=at(17, 0, 17, 5),
        return_way="Trực tiếp",
    )
    return papers.RegisterBook(
        issuer=ISSUER,
        book="02/2021",
        from_on=date(2021, 4, 1),
        until_on=date(2021, 4, 30),
        rows=tuple(
            replace(
                row,
                number=n,
                dossier_code=f"H37.12-210429-{n:04}",
                returned_at=at(9, 0, 14, 5) if n % 2 else None,
                signature="Hoàng Thị Nguyệt Ánh" if n % 2 else "",
            )
            for n in range(1, rows + 1)
        ),
    )


def fee_receipt() -> papers.FeeReceipt:
    return papers.FeeReceipt(
        issuer=ISSUER,
        number="0007/BLTP",
        dossier_code=CODE,
        tracking_url=URL,
        payer=CITIZEN,
        procedure=PROCEDURE,
        lines=(
            papers.FeeLine(
                name="Phí thẩm định hồ sơ", amount_dong=1_200_000, legal_ground="Nghị quyết 10/2020/NQ-HĐND"
            ),
            papers.FeeLine(name="Lệ phí cấp giấy chứng nhận", amount_dong=50_000),
        ),
        total_words="Một triệu hai trăm năm mươi nghìn đồng",
        method="tiền mặt",
        paid_at=at(15, 31),
        cashier_name="Vi Thị Lan",
    )


def all_papers() -> tuple[papers.Paper, ...]:
    return (
        intake_receipt(),
        supplement_request(),
        refusal(),
        apology(),
        stop_notice(),
        control_slip(),
        register_book(),
        fee_receipt(),
    )
