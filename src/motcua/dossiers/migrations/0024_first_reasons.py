"""The kinds of reasons that a centre begins with; its supervisor changes them at the desk."""

from django.db import migrations

_REASONS = {
    "apologise": (
        ("verification", "Phải xác minh, kiểm tra thực địa", "Verification or inspection on the spot"),
        ("opinion", "Chờ ý kiến của cơ quan phối hợp", "Another agency's opinion is waited for"),
        ("overload", "Số hồ sơ tăng, thiếu người giải quyết", "More dossiers than hands"),
        ("absence", "Người giải quyết vắng mặt", "The officer is absent"),
        ("complex", "Hồ sơ phức tạp, phải họp hoặc xin ý kiến cấp trên", "A complex case that a meeting or a superior decides"),
        ("rules", "Quy định thay đổi hoặc chưa rõ", "Rules changed or are not clear"),
        ("system", "Hệ thống hoặc dữ liệu bị gián đoạn", "A system or its data failed"),
        ("disaster", "Thiên tai, dịch bệnh", "Disaster or epidemic"),
        ("other", "Lý do khác", "Another reason"),
    ),
    "ask_supplement": (
        ("missing", "Thiếu giấy tờ", "A paper is missing"),
        ("unclear", "Giấy tờ mờ, không đọc được", "A paper cannot be read"),
        ("expired", "Giấy tờ hết hiệu lực", "A paper has expired"),
        ("wrong-form", "Không đúng mẫu", "Not on the right form"),
        ("unsigned", "Thiếu chữ ký, dấu hoặc chứng thực", "Not signed, sealed or certified"),
        ("contradicts", "Thông tin không khớp giữa các giấy tờ", "Papers contradict each other"),
        ("incomplete", "Kê khai thiếu hoặc sai", "Filled in incompletely or wrongly"),
        ("other", "Lý do khác", "Another reason"),
    ),
    "return_to_step": (
        ("grounds", "Thiếu căn cứ pháp lý", "Legal grounds are missing"),
        ("content", "Nội dung thẩm định chưa đủ hoặc sai", "The appraisal is incomplete or wrong"),
        ("draft", "Dự thảo kết quả sai thể thức, lỗi chữ", "The draft has faults of form or wording"),
        ("papers", "Hồ sơ thiếu giấy tờ", "The dossier lacks a paper"),
        ("competence", "Không đúng thẩm quyền", "Not within the competence"),
        ("other", "Lý do khác", "Another reason"),
    ),
}


def add(apps, schema_editor):
    rows = apps.get_model("dossiers", "ReasonCode").objects
    rows.bulk_create(
        rows.model(act=act, code=code, name_vi=name_vi, name_en=name_en, position=position)
        for act, reasons in _REASONS.items()
        for position, (code, name_vi, name_en) in enumerate(reasons, 1)
    )


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0023_kinds_of_reasons")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
