"""A template tried before it is in force: for a made-up dossier, or for one that there is. Always marked as a trial."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils.translation import override

from motcua.documents.papers import pictures, qr_svg, render
from motcua.dossiers.models import Dossier
from motcua.dossiers.papers.result_sheet import TEMPLATE, data_of
from motcua.dossiers.papers.result_values import Said, said_of
from motcua.dossiers.queries.answered import said
from motcua.law import signing
from motcua.law.actor import Unit
from motcua.law.paper_template import ANSWER, GRANTED, OUTCOME, REFUSED
from motcua.law.procedure import ProcedureText
from motcua.lib.blocks import Template, filled
from motcua.lib.eform import Field, Form, holds
from motcua.organisation import queries as organisation
from motcua.organisation.models import Agency

_MARK = "BẢN THỬ"
Data = Mapping[str, Any]


def of_dossier(template: Template, dossier: Dossier, *, granted: bool, on: date) -> Data:
    """What the template makes of a dossier as it is now."""
    title = dossier.procedure_version.result_vi
    told = said_of(dossier, title, granted=granted, on=on)
    return data_of(dossier, title, filled(template, told.values, told.holds)) | _unsigned()


def made_up(
    template: Template,
    text: ProcedureText,
    form: Form | None,
    *,
    code: str,
    granted: bool,
    chosen: tuple[str, str] | None,
    on: date,
) -> Data:
    """What it makes of a dossier that nobody filed. `chosen`: a question of the form, and the answer it gets."""
    told = _example(text, form, code, chosen, granted=granted, on=on)
    return {
        "issuer": _issuer(text),
        "title": text.result_vi,
        "dossier_code": told.values["dossier_code"],
        "signer_titles": signing.titles(""),
        "blocks": [asdict(one) for one in filled(template, told.values, told.holds)],
    } | _unsigned()


def drawn(data: Data, *, on: date) -> list[bytes]:
    """Its pages as pictures."""
    return pictures(TEMPLATE, data, issued_on=on)


def pdf(data: Data, *, on: date) -> bytes:
    return render(TEMPLATE, data, issued_on=on)


def _unsigned() -> dict[str, Any]:
    return {
        "number": "",
        "signer_name": "(Họ và tên)",
        "marked": _MARK,
        "code": "",
        "page": "",
        "qr": qr_svg("https://example.vn/"),
    }


def _issuer(text: ProcedureText) -> dict[str, str]:
    pk = Agency.objects.filter(code=text.agency).values_list("pk", flat=True).first() if text.agency else None
    if pk is None:
        return {"unit": "Ủy ban nhân dân xã Ví Dụ", "place": "Ví Dụ", "parent": ""}
    unit = Unit(agency_id=pk)
    head = organisation.letterheads([unit])[unit]
    return {"unit": head.name, "place": head.place, "parent": head.parent}


def _example(
    text: ProcedureText,
    form: Form | None,
    code: str,
    chosen: tuple[str, str] | None,
    *,
    granted: bool,
    on: date,
) -> Said:
    answers = _answers(form, chosen)
    with override("vi"):
        told = {
            f"{ANSWER}{name}": said(form.fields[name], answer, on=on, language="vi")
            for name, answer in answers.items()
            if form is not None
        }
    asked = {f"{ANSWER}{name}": answer for name, answer in answers.items()}
    asked[OUTCOME] = GRANTED if granted else REFUSED
    grounds = (one.strip() for one in text.legal_grounds.replace("\n", ";").split(";"))
    day = f"{on:%d/%m/%Y}"
    values = {
        "result_title": text.result_vi,
        "dossier_code": f"H37-{on:%y%m%d}-0001",
        "procedure": text.name_vi,
        "procedure_code": code,
        "sector": "Lĩnh vực ví dụ",
        "applicant": "Nguyễn Thị Ví Dụ",
        "applicant_number": "020190000001",
        "address": "Số 1, đường Hùng Vương, phường Lương Văn Tri, tỉnh Lạng Sơn",
        "phone": "0912 345 678",
        "email": "vidu@example.vn",
        "submitter": "Trần Văn Nộp Thay",
        "subject": "Nội dung đề nghị của hồ sơ ví dụ",
        "received_on": day,
        "due_on": day,
        "issued_on": day,
        "agency": _issuer(text)["unit"],
        "centre": "Trung tâm Phục vụ hành chính công",
        "documents": "\n".join(paper.name_vi for paper in text.documents),
        "grounds": "\n".join(f"Căn cứ {one};" for one in grounds if one),
    }
    return Said(values | told, lambda when: holds(when, asked))


def _answers(form: Form | None, chosen: tuple[str, str] | None) -> dict[str, Any]:
    """An answer to every question, shown or not: an example leaves no field empty."""
    answers = {one.name: _answer(one) for _, one in form.all_fields()} if form else {}
    if chosen is not None and form is not None and chosen[0] in answers:
        name, value = chosen
        answers[name] = [value] if form.fields[name].widget == "checkboxes" else value
    return answers


_EXAMPLES: Mapping[str, Any] = {
    "number": 120,
    "money": 1_500_000,
    "identity": "020190000001",
    "enterprise": "0100109106",
    "phone": "0912 345 678",
    "email": "vidu@example.vn",
    "date": "15/12/2030",
    "past": "05/04/1995",
    "future": "15/12/2030",
    "consent": True,
    "address": {"detail": "Số 1, đường Hùng Vương, tỉnh Lạng Sơn"},
}


def _answer(field: Field) -> Any:
    if field.columns:
        return [{column.name: _answer(column) for column in field.columns}]
    if field.choices:
        value = field.choices[0].value
        return [value] if field.widget == "checkboxes" else value
    return _EXAMPLES.get(field.widget, f"({field.label.vi})")
