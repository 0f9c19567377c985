"""What the demonstration's centre tells everybody, and what people tell it: real-sounding, through the commands."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from motcua.announcements import commands as announcements
from motcua.announcements.commands import Words, Writing
from motcua.announcements.models import Announcement
from motcua.law.actor import Actor, ActorKind, Role
from motcua.law.feedback import Kind
from motcua.law.worktime import HANOI
from motcua.organisation import queries as organisation
from motcua.organisation.models import Counter, Officer
from motcua.ratings import commands as ratings
from motcua.ratings.commands import feedback
from motcua.ratings.commands.feedback import Answer, Assignment, Filed, Handling, Publication
from motcua.ratings.models import Feedback, Kiosk

_SAID: tuple[dict[str, Any], ...] = (
    dict(
        kind="announcement",
        title_vi="Nộp hồ sơ trực tuyến được giảm phí đến hết năm",
        title_en="Online filing costs less until the end of the year",
        text_vi=(
            "Từ nay đến hết năm, hồ sơ nộp **trực tuyến** của các thủ tục đất đai, xây dựng và hộ tịch được giảm"
            " phí, lệ phí theo nghị quyết của Hội đồng nhân dân tỉnh.\n\n"
            "- Mức giảm hiện ngay khi ông/bà chọn thủ tục.\n"
            "- Kết quả được trả về **điện thoại**, qua **bưu chính** hoặc tại quầy, tùy ông/bà chọn.\n\n"
            "Cần giúp đỡ, mời đến bàn *Tổ hướng dẫn, hỗ trợ* ở cửa chính."
        ),
        text_en=(
            "Until the end of the year dossiers of land, construction and civil status that are filed **online**"
            " cost less.\n\nFor help come to the guidance desk at the main door."
        ),
        position=10,
    ),
    dict(
        kind="announcement",
        title_vi="Lịch làm việc của Trung tâm",
        title_en="Working hours of the centre",
        text_vi=(
            "# Từ thứ Hai đến thứ Sáu\n\n"
            "- Sáng: **7 giờ 30** đến **12 giờ**\n- Chiều: **13 giờ 30** đến **17 giờ**\n\n"
            "Ngày nghỉ lễ Trung tâm đóng cửa; hồ sơ trực tuyến vẫn nhận cả ngày lẫn đêm và được xem xét vào ngày"
            " làm việc kế tiếp."
        ),
        text_en="Monday to Friday, 7:30 to 12:00 and 13:30 to 17:00.",
        position=20,
    ),
    dict(
        kind="announcement",
        title_vi="Cảnh giác tin nhắn giả danh Trung tâm",
        title_en="Beware of messages that only pretend to come from us",
        text_vi=(
            "Trung tâm **không** gọi điện hoặc nhắn tin yêu cầu cung cấp mã xác thực, mật khẩu, số thẻ, cũng không"
            " yêu cầu chuyển tiền vào tài khoản cá nhân.\n\n"
            "Khi nghi ngờ, hãy tra cứu hồ sơ bằng mã trên giấy hẹn hoặc gọi số điện thoại in trên giấy hẹn."
        ),
        text_en="We never ask for codes, passwords or card numbers, nor for money to a private account.",
        position=30,
    ),
    dict(
        kind="guide",
        title_vi="Nộp hồ sơ trực tuyến trong năm bước",
        title_en="Filing online in five steps",
        text_vi=(
            "1. Tìm thủ tục bằng lời thường ngày, ví dụ *làm giấy khai sinh cho con*.\n"
            "2. Trả lời các câu hỏi; mỗi trang một việc, hệ thống tự lưu.\n"
            "3. Chụp giấy tờ bằng điện thoại; nhiều ảnh được ghép thành một tệp.\n"
            "4. Kiểm tra và nộp. Ông/bà nhận mã hồ sơ và mã tra cứu.\n"
            "5. Theo dõi, nộp phí và nhận kết quả ngay trên trang hồ sơ."
        ),
        text_en=(
            "1. Find the procedure by everyday words.\n2. Answer the questions.\n3. Photograph your papers.\n"
            "4. Check and send.\n5. Follow it, pay and get the result on its page."
        ),
        position=10,
    ),
    dict(
        kind="guide",
        title_vi="Nhận kết quả qua bưu chính công ích",
        title_en="Getting the result by public post",
        text_vi=(
            "Mở trang hồ sơ, chọn **Đổi cách nhận kết quả**, chọn bưu chính và ghi địa chỉ.\n\n"
            "Bưu tá giao tận nơi, ông/bà trả cước khi nhận. Khi nhận, xin đối chiếu"
            " họ tên và số hồ sơ trên phong bì."
        ),
        text_en="Open the dossier's page, choose the public post and write the address.",
        position=20,
    ),
)


def _words(now: datetime) -> list[Words]:
    return [Words(**said, shown_from=now - timedelta(days=2)) for said in _SAID]


def tell(now: datetime) -> None:
    """Once: announcements on the portal and the screens, kiosks at the counters, feedback at every stage."""
    son = Officer.objects.filter(code="son").first()
    minh = Officer.objects.filter(code="minh").first()
    if son is None or minh is None or Announcement.objects.exists() or Feedback.objects.exists():
        return
    on = now.astimezone(HANOI).date()
    supervisor, worker = organisation.actor_of(son, on=on), organisation.actor_of(minh, on=on)
    centre_id = next(u.centre_id for role, u in supervisor.posts if role == Role.SUPERVISOR and u.centre_id)
    with transaction.atomic():
        writings = [Writing(words=w, by=supervisor, at=now, centre_id=centre_id) for w in _words(now)]
        announcements.publish(announcements.write(writings), by=supervisor, at=now)
        if not Kiosk.objects.exists():
            counters = Counter.objects.filter(centre_id=centre_id).values_list("id", flat=True)
            ratings.set_up(list(counters), by=supervisor, at=now)
        _hear(centre_id, supervisor, worker, now)


def _hear(centre_id: int, supervisor: Actor, worker: Actor, now: datetime) -> None:
    """One that waits, one in an officer's hands, one whose answer is public."""
    items = [
        Filed(
            kind=kind, text=text, name=name, phone=phone, by=Actor(kind=ActorKind.CITIZEN, name=name),
            at=now - timedelta(days=days), centre_id=centre_id,
        )
        for kind, text, name, phone, days in _HEARD
    ]  # fmt: skip
    _waits, in_hand, answered = feedback.file(items)
    for kept, days in ((in_hand, 3), (answered, 6)):
        at = now - timedelta(days=days)
        order = Assignment(
            feedback_id=kept.feedback_id, by=supervisor, at=at, officer_id=worker.officer_id or 0
        )
        feedback.assign([order])
    said: dict[str, Any] = {"feedback_id": answered.feedback_id}
    feedback.draft([Answer(**said, by=worker, at=now - timedelta(days=5), text=_ANSWER)])
    feedback.approve([Handling(**said, by=supervisor, at=now - timedelta(days=4))])
    feedback.publish(
        [
            Publication(
                **said,
                by=supervisor,
                at=now - timedelta(days=4),
                title="Lấy số chờ vào sáng thứ Hai",
                text="Sáng thứ Hai người đến lấy số đông, phải chờ lâu mới đến lượt.",
                answer=_ANSWER,
            )
        ]
    )


_HEARD = (
    (
        Kind.PROPOSAL,
        "Đề nghị bỏ yêu cầu nộp bản sao căn cước công dân, vì cán bộ tra được trên máy.",
        "Nông Văn Thạch",
        "0912000111",
        1,
    ),
    (
        Kind.FEEDBACK,
        "Hồ sơ xin phép xây dựng của tôi đã qua ngày hẹn hai hôm mà chưa thấy thông báo gì.",
        "Lương Thị Mận",
        "0912000222",
        4,
    ),
    (
        Kind.FEEDBACK,
        "Sáng thứ Hai tôi lấy số lúc 7 giờ 40 nhưng gần 10 giờ mới đến lượt.",
        "Hoàng Đình Lộc",
        "0912000333",
        8,
    ),
)
_ANSWER = (
    "Trung tâm cảm ơn góp ý. Từ tuần này, sáng thứ Hai mở thêm hai quầy và có người của Tổ hướng dẫn phân luồng ngay"
    " tại cửa. Ông/bà cũng có thể đặt lịch trước hoặc nộp hồ sơ trực tuyến để không phải chờ."
)
