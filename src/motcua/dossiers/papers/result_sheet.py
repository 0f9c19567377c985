"""A plain sheet of a result, where the agency gave no document of its own."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from motcua.documents.papers import labelled, qr_svg, render
from motcua.dossiers.events.kinds import Kind
from motcua.dossiers.models import Dossier, DossierResult, Event, ResultDraft
from motcua.dossiers.queries import results
from motcua.law import signing
from motcua.law.actor import ActorKind, Unit
from motcua.law.worktime import HANOI
from motcua.organisation import queries as organisation

_TEMPLATE = "dossiers/papers/result_sheet.typ"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The drawn sheet, and where its signature stands: the page from 0, and its middle from the upper left."""

    pdf: bytes
    page: int
    x_mm: float
    y_mm: float


def sheet(result: DossierResult, *, code: str) -> Sheet:
    """The result as a PDF in the official form: what was decided, for whom, by which agency.

    `code` is what it is verified by. The same result gives the same bytes.
    """
    dossier = result.dossier
    text = ResultDraft.objects.filter(dossier_id=dossier.pk).values_list("body", flat=True).first()
    data = _values(dossier, result.title, text or wording(dossier, result.title, granted=result.granted))
    data |= {
        "number": result.number,
        "signer_name": _approver(result),
        "draft": False,
        "code": results.spaced(code),
        "page": f"{settings.PUBLIC_URL}/verify/",
        "qr": qr_svg(results.address_of(code)),
    }
    issued_on = result.issued_at.astimezone(HANOI).date()
    spot: Any = labelled(_TEMPLATE, data, "signature", issued_on=issued_on)
    return Sheet(render(_TEMPLATE, data, issued_on=issued_on), spot["page"] - 1, spot["x_mm"], spot["y_mm"])


def draft_sheet(dossier: Dossier, title: str, body: str, *, on: date) -> bytes:
    """The same while it is a draft: without number and name, and marked as what it is."""
    data = _values(dossier, title, body)
    data |= {"number": "", "signer_name": "", "draft": True, "code": "", "page": "", "qr": None}
    return render(_TEMPLATE, data, issued_on=on)


def wording(dossier: Dossier, title: str, *, granted: bool) -> str:
    """What a result says where nobody wrote it otherwise, filled with the dossier's data; a paragraph a line."""
    version = dossier.procedure_version
    grounds = [one.strip() for one in version.legal_grounds.split(";") if one.strip()]
    agency = dossier.agency.name_vi
    because = [f"Căn cứ {one};" for one in grounds]
    because.append(f"Xét hồ sơ {dossier.code} của {dossier.applicant_name},")
    said = _GRANTED.get(version.result_kind, _GRANTED[""]) if granted else _NOT_GRANTED
    return "\n".join([*because, said.format(agency=agency, title=title, applicant=dossier.applicant_name)])


_GRANTED = {
    "": "{agency} chấp thuận giải quyết và cấp kết quả “{title}” cho {applicant}.",
    "licence": "{agency} cấp {title} cho {applicant}. Người được cấp phép thực hiện đúng nội dung được phép và"
    " quy định của pháp luật có liên quan.",
    "certificate": "{agency} cấp {title} cho {applicant}.",
    "confirmation": "{agency} xác nhận nội dung nêu trên đối với {applicant}.",
    "decision": "{agency} quyết định chấp thuận nội dung nêu trên theo đề nghị của {applicant}.",
    "registration": "{agency} đã đăng ký nội dung nêu trên và cấp {title} cho {applicant}.",
}
_NOT_GRANTED = (
    "{agency} không chấp thuận giải quyết. Văn bản này là thông báo kết quả “{title}” gửi {applicant}."
    " Nếu không đồng ý, người nộp hồ sơ có quyền khiếu nại, khởi kiện theo quy định của pháp luật."
)


def _values(dossier: Dossier, title: str, body: str) -> dict[str, Any]:
    unit = Unit(agency_id=dossier.agency_id)
    letterhead = organisation.letterheads([unit])[unit]
    return {
        "issuer": {"unit": letterhead.name, "place": letterhead.place, "parent": letterhead.parent},
        "title": title,
        "body": [line.strip() for line in body.splitlines() if line.strip()],
        "dossier_code": dossier.code,
        "procedure": dossier.procedure_version.name_vi,
        "applicant": dossier.applicant_name,
        "address": dossier.applicant_address,
        "subject": dossier.subject,
        "signer_titles": signing.titles(""),
    }


def _approver(result: DossierResult) -> str:
    """Who decided: the last approval before the result, where there was one."""
    events = Event.objects.filter(
        dossier_id=result.dossier_id,
        kind=Kind.APPROVED,
        actor_kind=ActorKind.OFFICER,
        at__lte=result.issued_at,
    )
    return events.order_by("-seq").values_list("actor_name", flat=True).first() or ""
