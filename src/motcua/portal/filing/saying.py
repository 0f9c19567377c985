"""Answers and faults as people read them, in the page's language."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.dossiers.queries import answered as answering
from motcua.dossiers.queries.drafts import UNKNOWN_PLACE
from motcua.law.errors import N_
from motcua.lib.eform import MESSAGES, Answers, Fault, Field, Form, Text

FORMATS: dict[str, str] = {
    "format:identity-number": N_(
        "Write an identity number: 12 digits, or the 9 of an old card. Check each digit."
    ),
    "format:enterprise-code": N_(
        "Write an enterprise or tax code: 10 digits, or 13 for a branch. Check each digit."
    ),
    "format:phone": N_("Write a Vietnamese telephone number, such as 0912 345 678."),
    "format:day": N_("Write a real day, such as 27 3 2024."),
    "format:past-day": N_("Write a day that is today or before, such as 27 3 1985."),
    "format:future-day": N_("Write a day that is today or later."),
    "format:email": N_("Write an email address, such as ten@example.vn."),
    "format:unit": N_("Choose one from the list."),
    UNKNOWN_PLACE: N_("Choose a commune or ward of today: the units changed on 1 July 2025."),
}
EMPTY: dict[str, str] = {
    "radios": N_("Choose one answer."),
    "select": N_("Choose one answer."),
    "checkboxes": N_("Tick at least one."),
    "consent": N_("Tick the box to go on."),
    "address": N_("Choose the province and the commune, and write the house and street or the village."),
    "blocks": N_("Add at least one."),
    "table": N_("Fill in at least one line."),
    "date": N_("Write the day, month and year."),
    "past": N_("Write the day, month and year."),
    "future": N_("Write the day, month and year."),
}
PARTS: dict[str, str] = {
    "province": N_("Choose the province."),
    "commune": N_("Choose the commune or ward."),
    "detail": N_("Write the house number and street, or the village."),
}


def said(text: Text) -> str:
    return text.said(get_language() or "vi")


def field_at(form: Form, pointer: str) -> tuple[Field | None, Field | None, int | None, str]:
    """The field of a fault, its column, the item's number, and the part of an address."""
    name, *rest = pointer.split("/")[1:]
    field = form.fields.get(name)
    if field is None or not rest:
        return field, None, None, ""
    if not field.columns:
        return field, None, None, rest[0]
    column = next((c for c in field.columns if len(rest) > 1 and c.name == rest[1]), None)
    return field, column, int(rest[0]), ""


def sentence(form: Form, fault: Fault) -> str:
    """What to do about a fault."""
    field, column, _item, part = field_at(form, fault.pointer)
    widget = (column or field).widget if field else ""
    if part in PARTS and fault.code != UNKNOWN_PLACE:
        return _(PARTS[part])
    if fault.code == "required" and widget in EMPTY:
        return _(EMPTY[widget])
    message = FORMATS.get(fault.code) or MESSAGES.get(fault.code, MESSAGES["pattern"])
    return _(message) % fault.params if fault.params else _(message)


def label(form: Form, fault: Fault) -> str:
    """Which question a fault belongs to: 'Member 2, full name'."""
    field, column, item, _part = field_at(form, fault.pointer)
    if field is None:
        return ""
    if item is None:
        return said(field.label)
    line = f"{said(field.item)} {item + 1}"
    return f"{line}, {said(column.label)}" if column else line


def messages() -> Mapping[str, Any]:
    """Every sentence that the browser may have to say, in the page's language."""
    return {
        "codes": {code: _(message) for code, message in (MESSAGES | FORMATS).items()},
        "empty": {widget: _(message) for widget, message in EMPTY.items()},
        "parts": {part: _(message) for part, message in PARTS.items()},
        "title": _("There is a problem"),
        "error": _("Error:"),
        "saved": _("Saved at %(time)s"),
        "unsaved": _("Not saved: there is no connection. We try again; you can go on."),
        "rival": _("This page was answered elsewhere too. Both answers are kept; when you go on you choose."),
        "choose": _("Choose"),
    }


def answered(form: Form, answers: Answers, names: Iterable[str], *, on: date) -> list[tuple[str, str]]:
    """Questions and answers in the page's language."""
    return answering.rows(form, answers, names, on=on, language=get_language() or "vi")
