"""What a dossier says to a template: the values of its fields and of its form's answers, in Vietnamese."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import override

from motcua.catalogue import queries as catalogue
from motcua.dossiers.models import Dossier, DossierForm
from motcua.dossiers.queries.answered import said
from motcua.law.paper_template import ANSWER, GRANTED, OUTCOME, REFUSED
from motcua.law.worktime import HANOI
from motcua.lib.blocks import Json
from motcua.lib.eform import holds, shown


@dataclass(frozen=True, slots=True)
class Said:
    """Values by field, and whether a block's condition holds."""

    values: Mapping[str, str]
    holds: Callable[[Json], bool]


def said_of(dossier: Dossier, title: str, *, granted: bool, on: date) -> Said:
    """`on`: the day of issue."""
    values, answers = _answers(dossier, on)
    asked = answers | {OUTCOME: GRANTED if granted else REFUSED}
    return Said(_fields(dossier, title, on) | values, lambda when: holds(when, asked))


def _fields(dossier: Dossier, title: str, on: date) -> dict[str, str]:
    version = dossier.procedure_version
    grounds = (one.strip() for one in version.legal_grounds.replace("\n", ";").split(";"))
    return {
        "result_title": title,
        "dossier_code": dossier.code,
        "procedure": version.name_vi,
        "procedure_code": version.procedure.code,
        "sector": version.procedure.sector.name_vi,
        "applicant": dossier.applicant_name,
        "applicant_number": dossier.applicant_identity,
        "address": dossier.applicant_address,
        "phone": dossier.applicant_phone,
        "email": dossier.applicant_email,
        "submitter": dossier.submitter_name or dossier.applicant_name,
        "subject": dossier.subject,
        "received_on": _day(dossier.received_at),
        "due_on": _day(dossier.due_at),
        "issued_on": f"{on:%d/%m/%Y}",
        "agency": dossier.agency.name_vi,
        "centre": dossier.centre.name_vi,
        "documents": "\n".join(dossier.documents.order_by("id").values_list("name", flat=True)),
        "grounds": "\n".join(f"Căn cứ {one};" for one in grounds if one),
    }


def _answers(dossier: Dossier, on: date) -> tuple[dict[str, str], dict[str, Any]]:
    """As people say them, and as they are asked about; nothing for a dossier that came on paper."""
    kept = DossierForm.objects.filter(dossier_id=dossier.pk).first()
    if kept is None:
        return {}, {}
    form = catalogue.eform(kept.eform_id).form
    answers = shown(form, kept.answers)
    with override("vi"):  # whatever the language of the page that asks
        told = {
            f"{ANSWER}{name}": said(form.fields[name], answer, on=on, language="vi")
            for name, answer in answers.items()
            if name in form.fields
        }
    return told, {f"{ANSWER}{name}": answer for name, answer in answers.items()}


def _day(at: datetime | None) -> str:
    return f"{at.astimezone(HANOI):%d/%m/%Y}" if at else ""
