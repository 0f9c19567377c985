"""A paper's values from the dossier as it was when the paper's event happened.

Their words are Vietnamese in every language of the screens: the circulars'.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

from django.conf import settings

from motcua.dossiers.events.kinds import Kind
from motcua.dossiers.models import Event
from motcua.dossiers.papers.apology import Apology
from motcua.dossiers.papers.control_slip import ControlSlip, HandOver
from motcua.dossiers.papers.intake_receipt import HandedIn, IntakeReceipt
from motcua.dossiers.papers.parts import DossierPaper, Issuer, Party
from motcua.dossiers.papers.refusal import Refusal
from motcua.dossiers.papers.stop_notice import StopNotice
from motcua.dossiers.papers.supplement_request import SupplementRequest
from motcua.dossiers.queries.then import Then
from motcua.law import timeliness
from motcua.law.actor import ActorKind, Unit
from motcua.law.papers import PaperKind
from motcua.law.timeliness import Timeliness
from motcua.law.worktime import HANOI, Limit
from motcua.law.worktime.limit import LimitUnit
from motcua.organisation import queries as organisation
from motcua.organisation.queries import Letterhead

_UNITS = {
    LimitUnit.WORKING_DAY: "ngày làm việc",
    LimitUnit.WORKING_HOUR: "giờ làm việc",
    LimitUnit.WORKING_MINUTE: "phút làm việc",
    LimitUnit.CALENDAR_DAY: "ngày",
}
WAYS = {"counter": "nhận trực tiếp", "post": "qua dịch vụ bưu chính công ích", "electronic": "bản điện tử"}
_RESULTS: Mapping[Timeliness, Literal["early", "on_time", "late"]] = {
    Timeliness.EARLY: "early",
    Timeliness.ON_TIME: "on_time",
    Timeliness.LATE: "late",
}


def issuer_of(then: Then, kind: PaperKind) -> Unit:
    """Who issues: the competent agency apologises, whoever stopped says so, the centre does the rest."""
    if kind == PaperKind.APOLOGY:
        return Unit(agency_id=then.dossier.agency_id)
    if kind == PaperKind.STOP_NOTICE:
        return then.acted_from
    return Unit(centre_id=then.dossier.centre_id)


def paper(then: Then, kind: PaperKind, letterhead: Letterhead, *, number: str) -> DossierPaper:
    """The paper's values. `number` as printed after "Số:"; empty leaves dots for the pen."""
    d = then.dossier
    head = {
        "issuer": Issuer(unit=letterhead.name, place=letterhead.place, parent=letterhead.parent),
        "number": number,
        "dossier_code": d.code,
        "tracking_url": f"{settings.PUBLIC_URL}/track/{d.code}/{d.tracking_secret}/",
    }
    return _MAKERS[kind](then, letterhead, head | {"procedure": then.version.name_vi})


def limit_in_words(written: str) -> str:
    limit = Limit.parse(written)
    return f"{limit.amount} {_UNITS[limit.unit]}"


def _submitter(then: Then) -> Party:
    d = then.dossier
    return Party(
        name=d.submitter_name or d.applicant_name,
        address=d.applicant_address,
        phone=d.submitter_phone or d.applicant_phone,
        email=d.applicant_email,
    )


def _applicant(then: Then) -> Party:
    d = then.dossier
    return Party(
        name=d.applicant_name, address=d.applicant_address, phone=d.applicant_phone, email=d.applicant_email
    )


def _receipt(then: Then, letterhead: Letterhead, head: dict[str, Any]) -> DossierPaper:
    d, state = then.dossier, then.state
    _unit, _hyphen, in_book = d.code.partition("-")
    return IntakeReceipt(
        **head,
        submitter=_submitter(then),
        applicant_name=d.applicant_name if d.submitter_name not in ("", d.applicant_name) else "",
        subject=d.subject,
        documents=tuple(_handed_in(p.name, p.kind, p.originals, p.copies) for p in then.documents),
        sets=d.sets,
        limit=limit_in_words(then.version.limit),
        received_at=state.received_at or then.at,
        due_at=None if then.version.on_the_spot else state.due_at,
        return_place=d.centre.name_vi,
        return_way=WAYS.get(d.return_way_wanted, ""),
        fee_dong=then.asked_dong,
        fee_paid_dong=then.paid_dong,
        book=f"{then.at.astimezone(HANOI):%Y}",
        book_number=in_book,
        officer_name=then.officer_name,
        hotline=letterhead.phone,
    )


def _handed_in(name: str, kind: str, originals: int, copies: int) -> HandedIn:
    if kind == "e_copy":
        return HandedIn(name=name, electronic=max(1, originals + copies))
    return HandedIn(name=name, originals=originals, copies=copies)


def _supplement(then: Then, letterhead: Letterhead, head: dict[str, Any]) -> DossierPaper:
    return SupplementRequest(
        **head,
        submitter=_submitter(then),
        items=tuple(str(item) for item in then.event.data["items"]),
        reason=then.event.reason,
        answer_until=then.state.next_signal_at,
        contact_name=then.officer_name,
        contact_phone=letterhead.phone,
        officer_name=then.officer_name,
    )


def _refusal(then: Then, _letterhead: Letterhead, head: dict[str, Any]) -> DossierPaper:
    return Refusal(
        **head,
        submitter=_submitter(then),
        reason=then.event.reason,
        legal_ground=str(then.event.data.get("legal_ground", "")),
        officer_name=then.officer_name,
    )


def _apology(then: Then, letterhead: Letterhead, head: dict[str, Any]) -> DossierPaper:
    data = then.event.data
    return Apology(
        **head,
        addressee=_applicant(then),
        agency=letterhead.name,
        received_at=then.state.received_at or then.at,
        due_at=datetime.fromisoformat(data["due_at"]),
        reason=then.event.reason,
        new_due_at=datetime.fromisoformat(data["new_due_at"]),
        signer_position=str(data.get("position", "")),
        signer_name=then.officer_name,
    )


def _stop(then: Then, letterhead: Letterhead, head: dict[str, Any]) -> DossierPaper:
    data = then.event.data
    return StopNotice(
        **head,
        addressee=_applicant(then),
        agency=letterhead.name,
        received_at=then.state.received_at,
        asked_at=then.at if then.kind == Kind.WITHDRAWN else None,
        stopped_at=then.at,
        reason=then.event.reason,
        legal_ground=str(data.get("legal_ground", "")),
        signer_position=str(data.get("position", "")),
        signer_name=then.officer_name,
    )


def _slip(then: Then, _letterhead: Letterhead, head: dict[str, Any]) -> DossierPaper:
    return ControlSlip(
        **head,
        applicant_name=then.dossier.applicant_name,
        agency=then.dossier.agency.name_vi,
        partner_agencies=then.agencies_asked,
        received_at=then.state.received_at,
        due_at=then.state.due_at,
        hand_overs=_hand_overs(then),
    )


def _hand_overs(then: Then) -> tuple[HandOver, ...]:
    """One line for each step that was done, and for each passing on that does no step; closed by the
    taking over where one follows. Who of a unit took a step over is who then did it."""
    lines: list[HandOver] = []
    known: dict[str, Any] = {}
    for event in then.events:
        before, known = known, known | event.changes
        if event.kind == Kind.TAKEN and lines:
            lines[-1] = replace(lines[-1], taker_name=_who(event), taken_at=event.at)
        elif before and _passed_on(before, known):
            line = _hand_over(event, before, known)
            if lines and not lines[-1].taker_name and lines[-1].taker_unit == line.giver_unit:
                lines[-1] = replace(lines[-1], taker_name=line.giver_name)
            lines.append(line)
    return tuple(lines)


def _passed_on(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether somebody else has to go on, or the same unit with another step. A receipt is no passing on."""
    to, step_id = _holder(after), before.get("step_id")
    return to is not None and (
        to != _holder(before) or (step_id is not None and step_id != after.get("step_id"))
    )


def _holder(columns: Mapping[str, Any]) -> Unit | None:
    agency_id, centre_id = columns.get("holder_agency_id"), columns.get("holder_centre_id")
    if agency_id is None and centre_id is None:
        return None
    return Unit(agency_id=agency_id, centre_id=centre_id)


def _who(event: Event) -> str:
    """Who did it, and for whom where somebody was stood in for."""
    absent = event.data.get("for")
    return f"{event.actor_name} (thay {absent})" if absent else event.actor_name


def _hand_over(event: Event, before: Mapping[str, Any], after: Mapping[str, Any]) -> HandOver:
    """Judged by the time that the giver's step had: pauses have moved it, as the clock account tells."""
    limit = before.get("step_due_at")
    judged = timeliness.judge(event.at, datetime.fromisoformat(limit)) if limit else None
    return HandOver(
        giver_unit=_unit_name(_holder(before)),
        giver_name=_who(event) if event.actor_kind == ActorKind.OFFICER else "",
        taker_unit=_unit_name(_holder(after)),
        given_at=event.at,
        # A centre has what comes back to it at once.
        taken_at=event.at if after.get("taken_at") else None,
        result=_RESULTS[judged] if judged else None,
        note=event.reason,
    )


def _unit_name(unit: Unit | None) -> str:
    if unit is None:
        return ""
    if unit.agency_id is not None:
        return organisation.agency(unit.agency_id).name_vi
    return organisation.centre(unit.centre_id or 0).name_vi


_MAKERS: Mapping[PaperKind, Callable[[Then, Letterhead, dict[str, Any]], DossierPaper]] = {
    PaperKind.INTAKE_RECEIPT: _receipt,
    PaperKind.SUPPLEMENT_REQUEST: _supplement,
    PaperKind.REFUSAL: _refusal,
    PaperKind.APOLOGY: _apology,
    PaperKind.STOP_NOTICE: _stop,
    PaperKind.CONTROL_SLIP: _slip,
}
