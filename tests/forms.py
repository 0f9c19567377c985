"""Filling in forms as a browser does: answers out into names and texts."""

import copy
import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.core import signing
from django.test import Client

from motcua.catalogue import commands as catalogue
from motcua.catalogue import queries
from motcua.catalogue.commands.eforms import FormPublished
from motcua.catalogue.models import ProcedureVersion
from motcua.documents import commands as documents
from motcua.dossiers import commands
from motcua.dossiers.commands.attaching import FileAttached
from motcua.dossiers.commands.drafting import CentreChosen, DraftStarted, PageSaved
from motcua.dossiers.models import DossierDocument, Draft
from motcua.dossiers.queries import drafts
from motcua.lib.eform import Field, Page
from motcua.organisation import queries as organisation
from motcua.organisation.models import AdministrativeUnit
from tests.world import SINCE, World

Sent = dict[str, list[str]]


def sent(page: Page, answers: Mapping[str, Any]) -> Sent:
    """What a browser sends for the answers of a page."""
    found: Sent = {}
    for field in page.fields:
        if field.name in answers:
            found |= _sent(field, field.name, answers[field.name])
    return found


def _sent(field: Field, name: str, answer: Any) -> Sent:
    if field.columns:
        found: Sent = {f"{name}-count": [str(len(answer))]}
        for number, item in enumerate(answer):
            for column in field.columns:
                if column.name in item:
                    found |= _sent(column, f"{name}-{number}-{column.name}", item[column.name])
        return found
    if field.widget in ("date", "past", "future"):
        parts = zip(("day", "month", "year"), str(answer).split("/"), strict=False)
        return {f"{name}_{part}": [value] for part, value in parts}
    if field.widget == "address":
        return {f"{name}_{part}": [value] for part, value in answer.items()}
    if field.widget == "consent":
        return {name: ["on"]} if answer else {}
    return {name: [str(one) for one in (answer if isinstance(answer, list) else [answer])]}


HOME = {"province": "20", "commune": "05977", "detail": "Số 5 phố Muối"}
VY: dict[str, Any] = {
    "filing_for": "self",
    "applicant_name": "Hoàng Thị Vy",
    "applicant_identity": "020301000123",
    "applicant_birth": "05/04/1995",
    "applicant_phone": "0912345678",
    "applicant_address": HOME,
    "return_way": "counter",
    "declared": True,
}
HOUSE: dict[str, Any] = {"storeys": 3, "use": "home", "helpers": [{"name": "Lý Văn Nam"}]}


def _text(vi: str, en: str) -> dict[str, str]:
    return {"vi": vi, "en": en}


def small_form(**more: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """A form of two pages: a number, a choice with a condition, a list; papers as in `World`."""
    schema = {
        "type": "object",
        "properties": {
            "storeys": {"type": "integer", "minimum": 1, "maximum": 50},
            "use": {"type": "string", "enum": ["home", "shop"]},
            "trade": {"type": "string", "minLength": 1, "maxLength": 50},
            "helpers": {
                "type": "array",
                "maxItems": 5,
                "items": {
                    "type": "object",
                    "properties": {"name": {"type": "string", "minLength": 1}},
                    "required": ["name"],
                },
            },
        },
        "required": ["storeys", "use"],
        "allOf": [
            {
                "if": {"properties": {"use": {"enum": ["shop"]}}, "required": ["use"]},
                "then": {"required": ["trade"]},
            }
        ],
    }
    house = [
        {"name": "storeys", "widget": "number", "label": _text("Số tầng", "Storeys")},
        {
            "name": "use",
            "widget": "radios",
            "label": _text("Dùng để", "Used as"),
            "choices": [
                {"value": "home", "label": _text("Nhà ở", "Home")},
                {"value": "shop", "label": _text("Cửa hàng", "Shop")},
            ],
        },
        {
            "name": "trade",
            "widget": "text",
            "label": _text("Bán gì", "What is sold"),
            "when": {"field": "use", "in": ["shop"]},
        },
    ]
    people = [
        {
            "name": "helpers",
            "widget": "blocks",
            "label": _text("Người phụ", "Helpers"),
            "item": _text("Người", "Helper"),
            "optional": True,
            "columns": [{"name": "name", "widget": "text", "label": _text("Họ tên", "Name")}],
        }
    ]
    layout = {
        "subject": "Nhà {storeys} tầng",
        "documents": [{"position": 1, "by": "form"}],
        "sections": [{"key": "house", "title": _text("Công trình", "The building")}],
        "pages": [
            {"key": "house", "section": "house", "title": _text("Nhà", "The house"), "fields": house},
            {"key": "people", "section": "house", "title": _text("Người", "People"), "fields": people},
        ],
    }
    return schema, copy.deepcopy(layout | more)


def publish(version: ProcedureVersion, schema: dict[str, Any], layout: dict[str, Any]) -> int:
    """The form in force of the version; its id."""
    catalogue.publish_forms([FormPublished(version_id=version.pk, schema=schema, layout=layout)])
    found = queries.eform_of(version.pk)
    assert found is not None
    return found.id


def make_places() -> None:
    """Lạng Sơn and one of its wards, in force since long ago for the tests' clock."""
    AdministrativeUnit.objects.bulk_create(
        [
            AdministrativeUnit(
                code=code, kind=kind, province_code=province, name_vi=name, name_en=name, valid_from=SINCE
            )
            for code, kind, province, name in (
                ("20", "province", "", "Tỉnh Lạng Sơn"),
                ("05977", "commune", "20", "Phường Đông Kinh"),
            )
        ],
        ignore_conflicts=True,
    )
    organisation.forget_units()  # other tests know other units


def begun(world: World, at: datetime, **more: Any) -> Draft:
    """A draft of the small form, with nothing in it."""
    make_places()
    eform_id = publish(world.five_days, *small_form(**more))
    started = DraftStarted(key=uuid4(), eform_id=eform_id, procedure_version_id=world.five_days.pk, at=at)
    return Draft.objects.get(pk=commands.start_draft([started])[0])


def filled(world: World, at: datetime, answers: Mapping[str, Any] = VY | HOUSE, **more: Any) -> Draft:
    """A draft that can be filed: every page answered, the papers attached, the centre chosen."""
    draft = begun(world, at, **more)
    for page in queries.eform(draft.eform_id).form.pages:
        saved = PageSaved(draft_id=draft.pk, page=page.key, answers=answers, seen=999, at=at)
        commands.save_page([saved])
    commands.choose_centre([CentreChosen(draft_id=draft.pk, centre_id=world.centre.pk, at=at)])
    attach_all(draft, at)
    draft.refresh_from_db()
    return draft


def attach_all(draft: Draft, at: datetime) -> None:
    """One file for each paper that has to be attached."""
    for paper in queries.papers(draft.procedure_version_id)[1:]:
        content = documents.Content(io.BytesIO(f"%PDF-1.7 {paper.id}".encode()), "application/pdf")
        kept = documents.keep([content], at=at)[0]
        file = FileAttached(
            draft_id=draft.pk, file_id=kept.id, name=f"{paper.position}.pdf", required_id=paper.id, at=at
        )
        commands.attach([file])


def attach_letter(draft: Draft, at: datetime) -> None:
    """The letter by which one files for another."""
    content = documents.Content(io.BytesIO(b"%PDF-1.7 letter"), "application/pdf")
    kept = documents.keep([content], at=at)[0]
    letter = FileAttached(
        draft_id=draft.pk, file_id=kept.id, name="uy-quyen.pdf", role=drafts.LETTER_ROLE, at=at
    )
    commands.attach([letter])


def files_of(dossier_id: int) -> list[DossierDocument]:
    """The papers of a dossier that came as files."""
    found = DossierDocument.objects.filter(dossier_id=dossier_id, file__isnull=False)
    return list(found.select_related("file").order_by("id"))


def hold(client: Client, draft: Draft) -> None:
    """Let this browser hold the draft, as if it had begun it."""
    client.cookies["motcua_drafts"] = signing.get_cookie_signer(salt="motcua_draftsmotcua.drafts").sign(
        draft.key.hex
    )
