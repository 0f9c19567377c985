"""A dossier's papers, filled from its page. Their words are Vietnamese in every language: the circulars'."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from motcua.dossiers import papers
from motcua.dossiers.events.kinds import Kind
from motcua.dossiers.papers import DossierPaper, Issuer, Party
from motcua.dossiers.queries.page import Page, Told
from motcua.law import fees
from motcua.law.actor import Actor
from motcua.law.papers import PaperKind
from motcua.law.worktime import HANOI, Limit
from motcua.law.worktime.limit import LimitUnit

TITLES: dict[PaperKind, Any] = {
    PaperKind.INTAKE_RECEIPT: _("Receipt and appointment"),
    PaperKind.SUPPLEMENT_REQUEST: _("Request for a supplement"),
    PaperKind.REFUSAL: _("Refusal to receive"),
    PaperKind.APOLOGY: _("Apology and new appointment"),
    PaperKind.STOP_NOTICE: _("Notice of stopping"),
    PaperKind.FEE_RECEIPT: _("Fee receipt"),
    PaperKind.CONTROL_SLIP: _("Control slip"),
}
# The event on which a paper goes out.
_GOES_OUT: dict[PaperKind, tuple[Kind, ...]] = {
    PaperKind.INTAKE_RECEIPT: (Kind.RECEIVED,),
    PaperKind.SUPPLEMENT_REQUEST: (Kind.SUPPLEMENT_ASKED,),
    PaperKind.REFUSAL: (Kind.REFUSED,),
    PaperKind.APOLOGY: (Kind.APOLOGISED,),
    PaperKind.STOP_NOTICE: (Kind.STOPPED, Kind.WITHDRAWN),
    PaperKind.CONTROL_SLIP: (Kind.RECEIVED,),
}
_UNITS = {
    LimitUnit.WORKING_DAY: "ngày làm việc",
    LimitUnit.WORKING_HOUR: "giờ làm việc",
    LimitUnit.WORKING_MINUTE: "phút làm việc",
    LimitUnit.CALENDAR_DAY: "ngày",
}
_WAYS = {"counter": "Nhận trực tiếp", "post": "Qua dịch vụ bưu chính công ích", "electronic": "Bản điện tử"}
_METHODS = {"cash": "Tiền mặt", "card": "Thẻ", "transfer": "Chuyển khoản", "gateway": "Trực tuyến"}


def kinds(page: Page) -> list[tuple[PaperKind, Any]]:
    """The papers that this dossier has, with their titles."""
    return [(kind, title) for kind, title in TITLES.items() if _issued_at(page, kind) is not None]


def draw(page: Page, kind: str, actor: Actor, now: datetime) -> bytes | None:
    """The paper as PDF; None when the dossier has no such paper."""
    if kind not in set(TITLES):
        return None
    issued_at = _issued_at(page, PaperKind(kind))
    if issued_at is None:
        return None
    if kind == PaperKind.CONTROL_SLIP:
        issued_at = now
    paper = _MAKERS[PaperKind(kind)](page, actor)
    return papers.render(paper, issued_on=issued_at.astimezone(HANOI).date())


def _issued_at(page: Page, kind: PaperKind) -> datetime | None:
    if kind == PaperKind.FEE_RECEIPT:
        return max((o.paid_at for o in page.obligations if o.paid_at), default=None)
    event = _event(page, *_GOES_OUT[kind])
    return event.at if event else None


def _event(page: Page, *wanted: Kind) -> Told | None:
    """The last event of these kinds; the timeline is newest first."""
    return next((told for told in page.timeline if told.kind in wanted), None)


def _head(page: Page) -> dict[str, Any]:
    d = page.dossier
    return {
        "issuer": Issuer(unit=page.centre, place="Lạng Sơn"),
        "number": "",
        "dossier_code": d.code,
        "tracking_url": f"{settings.PUBLIC_URL}/track/{d.code}/{d.tracking_secret}/",
    }


def _party(page: Page) -> Party:
    d = page.dossier
    return Party(
        name=d.submitter_name or d.applicant_name,
        address=d.applicant_address,
        phone=d.submitter_phone or d.applicant_phone,
        email=d.applicant_email,
    )


def limit_in_words(written: str) -> str:
    limit = Limit.parse(written)
    return f"{limit.amount} {_UNITS[limit.unit]}"


def _receipt(page: Page, _actor: Actor) -> DossierPaper:
    d, event = page.dossier, _event(page, Kind.RECEIVED)
    handed = tuple(
        papers.HandedIn(name=p.name, originals=p.originals, copies=p.copies) for p in page.documents
    )
    return papers.IntakeReceipt(
        **_head(page),
        submitter=_party(page),
        applicant_name=d.applicant_name if d.submitter_name not in ("", d.applicant_name) else "",
        procedure=page.version.name_vi,
        subject=d.subject,
        documents=handed,
        sets=d.sets,
        limit=limit_in_words(page.version.limit),
        received_at=d.received_at or event.at,  # type: ignore[union-attr]
        due_at=d.first_due_at,
        return_place=page.centre,
        return_way=_WAYS.get(d.return_way_wanted, ""),
        fee_dong=d.fee_dong,
        fee_paid_dong=sum(o.amount_dong for o in page.obligations if o.paid_at),
        officer_name=event.actor if event else "",
    )


def _supplement(page: Page, _actor: Actor) -> DossierPaper:
    asked = page.supplements[-1]
    return papers.SupplementRequest(
        **_head(page),
        submitter=_party(page),
        procedure=page.version.name_vi,
        items=tuple(str(item) for item in asked.items),
        reason=asked.reason,
        answer_until=asked.answer_until,
        contact_name=asked.asked_by,
        officer_name=asked.asked_by,
    )


def _refusal(page: Page, _actor: Actor) -> DossierPaper:
    event = _event(page, Kind.REFUSED)
    return papers.Refusal(
        **_head(page),
        submitter=_party(page),
        procedure=page.version.name_vi,
        reason=str(event.params["reason"]) if event else "",
        legal_ground=str(event.params.get("legal_ground", "")) if event else "",
        officer_name=event.actor if event else "",
    )


def _apology(page: Page, actor: Actor) -> DossierPaper:
    event, d = _event(page, Kind.APOLOGISED), page.dossier
    if event is None or d.received_at is None:
        raise LookupError("no apology was issued")
    return papers.Apology(
        **_head(page),
        addressee=_party(page),
        procedure=page.version.name_vi,
        agency=page.agency,
        received_at=d.received_at,
        due_at=datetime.fromisoformat(event.params["due_at"]),
        reason=str(event.params["reason"]),
        new_due_at=datetime.fromisoformat(event.params["new_due_at"]),
        signer_position=actor.position if actor.name == event.actor else "",
        signer_name=event.actor,
    )


def _stop(page: Page, actor: Actor) -> DossierPaper:
    event, d = _event(page, Kind.STOPPED, Kind.WITHDRAWN), page.dossier
    if event is None:
        raise LookupError("the dossier was not stopped")
    return papers.StopNotice(
        **_head(page),
        addressee=_party(page),
        procedure=page.version.name_vi,
        agency=page.agency,
        received_at=d.received_at,
        asked_at=event.at if event.kind == Kind.WITHDRAWN else None,
        stopped_at=event.at,
        reason=str(event.params["reason"]),
        legal_ground=str(event.params.get("legal_ground", "")),
        signer_position=actor.position if actor.name == event.actor else "",
        signer_name=event.actor,
    )


def _slip(page: Page, _actor: Actor) -> DossierPaper:
    d = page.dossier
    return papers.ControlSlip(
        **_head(page),
        procedure=page.version.name_vi,
        applicant_name=d.applicant_name,
        agency=page.agency,
        partner_agencies=tuple(dict.fromkeys(str(q.agency) for q in page.consultations)),
        received_at=d.received_at,
        due_at=d.due_at,
        hand_overs=tuple(_hand_overs(page)),
    )


def _hand_overs(page: Page) -> list[papers.HandOver]:
    """One line for each giving, closed by the taking over that follows it."""
    lines: list[papers.HandOver] = []
    given: Told | None = None
    for event in reversed(page.timeline):
        if event.params.get("given_to") or event.kind == Kind.GIVEN:
            given = event
        elif event.kind == Kind.TAKEN and given is not None:
            lines.append(_hand_over(given, event))
            given = None
    return lines + ([_hand_over(given, None)] if given else [])


def _hand_over(given: Told, taken: Told | None) -> papers.HandOver:
    return papers.HandOver(
        giver_unit=given.unit,
        giver_name=given.actor,
        taker_unit=str(given.params.get("given_to") or given.params["unit"]),
        taker_name=taken.actor if taken else "",
        given_at=given.at,
        taken_at=taken.at if taken else None,
        note=given.note,
    )


def _fees(page: Page, actor: Actor) -> DossierPaper:
    paid = [(o, o.paid_at) for o in page.obligations if o.paid_at is not None]
    return papers.FeeReceipt(
        **_head(page),
        payer=_party(page),
        procedure=page.version.name_vi,
        lines=tuple(
            papers.FeeLine(
                name=_FEE.get(o.name, o.name), amount_dong=o.amount_dong, legal_ground=o.legal_ground
            )
            for o, _at in paid
        ),
        total_words=fees.in_words(sum(o.amount_dong for o, _at in paid)),
        method=_METHODS.get(paid[-1][0].method, ""),
        paid_at=max(at for _o, at in paid),
        cashier_name=str(paid[-1][0].cashier or actor.name),
    )


_FEE = {"Fee of the procedure": "Phí, lệ phí giải quyết thủ tục"}
_MAKERS: dict[PaperKind, Callable[[Page, Actor], DossierPaper]] = {
    PaperKind.INTAKE_RECEIPT: _receipt,
    PaperKind.SUPPLEMENT_REQUEST: _supplement,
    PaperKind.REFUSAL: _refusal,
    PaperKind.APOLOGY: _apology,
    PaperKind.STOP_NOTICE: _stop,
    PaperKind.CONTROL_SLIP: _slip,
    PaperKind.FEE_RECEIPT: _fees,
}
