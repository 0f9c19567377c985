"""Questions as the templates draw them, in the markup of ui/parts/field.html."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from motcua.lib.eform import Answers, Fault, Field, Form, Page
from motcua.organisation import queries as organisation
from motcua.portal.filing import saying
from motcua.portal.filing.saying import said
from motcua.ui import formats
from motcua.ui.fields import PART_LABELS

DATES = frozenset({"date", "past", "future"})
SHAPES = {
    "radios": "radios",
    "checkboxes": "checkboxes",
    "consent": "checkbox",
    "select": "select",
} | dict.fromkeys(DATES, "date")
NUMERIC = frozenset({"identity", "enterprise", "number", "money"})
TYPES = {"phone": "tel", "email": "email"}
HOME_PROVINCE = "20"  # Lạng Sơn stands first in a list of provinces until another is chosen
BLANK_LINES = 3


@dataclass(frozen=True, slots=True)
class Drawing:
    """What drawing a page needs: the form, what was answered, what is wrong, how many more lines."""

    form: Form
    answers: Answers
    faults: Sequence[Fault]
    on: date
    more: str = ""  # the list that gets another item

    def errors(self, *pointers: str) -> list[str]:
        return [saying.sentence(self.form, f) for f in self.faults if f.pointer in pointers]


def questions(drawing: Drawing, page: Page) -> list[dict[str, Any]]:
    """The questions of a page. A page with one question gives it the page's heading."""
    alone = len(page.fields) == 1 and said(page.fields[0].label) == said(page.title)
    found = [
        _question(drawing, field, f"/{field.name}", field.name, drawing.answers) for field in page.fields
    ]
    if alone:
        found[0] |= {"label_hidden": True}
    return found


def summary(drawing: Drawing) -> list[dict[str, str]]:
    """The errors at the top of the page, each leading to its question."""
    return [
        {
            "text": f"{saying.label(drawing.form, fault)}: {saying.sentence(drawing.form, fault)}",
            "href": f"#{anchor(drawing.form, fault)}",
        }
        for fault in drawing.faults
    ]


def anchor(form: Form, fault: Fault) -> str:
    field, column, item, part = saying.field_at(form, fault.pointer)
    if field is None:
        return "main"
    if item is not None and column is not None:
        return _first(column, f"id_{field.name}-{item}-{column.name}")
    return f"id_{field.name}_{part}" if part else _first(field, f"id_{field.name}")


def _first(field: Field, identity: str) -> str:
    """The id of what takes the focus first."""
    if field.widget in ("radios", "checkboxes"):
        return f"{identity}_0"
    if field.widget in DATES:
        return f"{identity}_day"
    return f"{identity}_province" if field.widget == "address" else identity


def _question(
    drawing: Drawing,
    field: Field,
    pointer: str,
    name: str,
    answers: Mapping[str, Any],
    *,
    small: bool = False,
) -> dict[str, Any]:
    answer, identity = answers.get(field.name), f"id_{name}"
    hint, errors = said(field.hint), drawing.errors(pointer)
    described = " ".join(
        [*([f"{identity}-hint"] if hint else []), *([f"{identity}-error"] if errors else [])]
    )
    shape = SHAPES.get(
        field.widget, field.widget if field.widget in ("address", "blocks", "table") else "input"
    )
    drawn: dict[str, Any] = {
        "kind": shape if shape in ("address", "blocks", "table") else "plain",
        "shape": "textarea" if field.widget == "textarea" else shape,
        "id": identity,
        "name": name,
        "label": said(field.label),
        "hint": hint,
        "errors": errors,
        "described": described,
        "optional": field.optional and field.widget != "consent",
        "size": "" if small else "s",
        "when": orjson.dumps(field.when).decode() if field.when else "",
        "widget": field.widget,
    }
    return drawn | _rest(drawing, field, pointer, drawn, answer)


def _rest(
    drawing: Drawing, field: Field, pointer: str, drawn: dict[str, Any], answer: object
) -> dict[str, Any]:
    """What the shape needs besides."""
    if field.columns:
        return _items(drawing, field, pointer, drawn, answer)
    if field.widget == "address":
        return _address(drawing, pointer, drawn, answer)
    if drawn["shape"] in ("radios", "checkboxes"):
        return {
            "choices": _choices(field, drawn, answer),
            "inline": len(field.choices) == 2
            and not any(c.hint.vi for c in field.choices)
            and all(len(said(c.label)) < 12 for c in field.choices),
        }
    if drawn["shape"] == "date":
        return {"parts": _date(drawn, answer)}
    if drawn["shape"] == "checkbox":
        return {"bound": {"html_name": drawn["name"]}, "checked": answer is True}
    return {
        "control": _select(field, drawn, answer)
        if field.widget == "select"
        else _control(field, drawn, answer)
    }


def _choices(field: Field, drawn: Mapping[str, Any], answer: object) -> list[dict[str, Any]]:
    chosen = answer if isinstance(answer, list) else [answer]
    return [
        {
            "name": drawn["name"],
            "value": choice.value,
            "label": said(choice.label),
            "hint": said(choice.hint),
            "selected": choice.value in chosen,
            "attrs": {"id": f"{drawn['id']}_{number}", "disabled": False},
        }
        for number, choice in enumerate(field.choices)
    ]


def _date(drawn: Mapping[str, Any], answer: object) -> list[dict[str, Any]]:
    values = [*str(answer or "").split("/", 2), "", "", ""][:3]
    return [
        {
            "id": f"{drawn['id']}{suffix}",
            "name": f"{drawn['name']}{suffix}",
            "label": label,
            "value": value,
            "width": width,
        }
        for (suffix, label), value, width in zip(PART_LABELS.items(), values, (2, 2, 4), strict=True)
    ]


def _control(field: Field, drawn: Mapping[str, Any], answer: object) -> SafeString:
    value = formats.number(answer) if field.widget == "money" and isinstance(answer, int) else answer
    classes = "govuk-textarea" if field.widget == "textarea" else "govuk-input"
    width = f" govuk-input--width-{field.width}" if field.width else ""
    error = f" {classes}--error" if drawn["errors"] else ""
    attributes: dict[str, Any] = {
        "class": f"{classes}{width}{error}",
        "id": drawn["id"],
        "name": drawn["name"],
    }
    if drawn["described"]:
        attributes["aria-describedby"] = drawn["described"]
    if field.autocomplete:
        attributes["autocomplete"] = field.autocomplete
    if field.widget in NUMERIC:
        attributes |= {"inputmode": "numeric", "spellcheck": "false"}
    said_value = "" if value is None else str(value)
    if field.widget == "textarea":
        return format_html('<textarea rows="5" {}>{}</textarea>', _attributes(attributes), said_value)
    attributes |= {"type": TYPES.get(field.widget, "text"), "value": said_value}
    return format_html("<input {}>", _attributes(attributes))


def _attributes(attributes: Mapping[str, Any]) -> SafeString:
    return format_html_join(" ", '{}="{}"', attributes.items())


def _select(field: Field, drawn: Mapping[str, Any], answer: object) -> SafeString:
    options = [("", _("Choose"), not answer)]
    options += [(choice.value, said(choice.label), choice.value == answer) for choice in field.choices]
    return select(drawn, drawn["name"], drawn["id"], options, bool(drawn["errors"]))


def select(
    drawn: Mapping[str, Any], name: str, identity: str, options: Sequence[tuple[str, str, bool]], wrong: bool
) -> SafeString:
    rows = format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((value, SafeString(" selected") if chosen else "", text) for value, text, chosen in options),
    )
    return format_html(
        '<select class="govuk-select{}" id="{}" name="{}"{}>{}</select>',
        " govuk-select--error" if wrong else "",
        identity,
        name,
        format_html(' aria-describedby="{}"', drawn["described"]) if drawn.get("described") else "",
        rows,
    )


def _address(drawing: Drawing, pointer: str, drawn: dict[str, Any], answer: object) -> dict[str, Any]:
    """Province, commune, and the rest by hand. The communes are those of the province that is chosen."""
    known = answer if isinstance(answer, Mapping) else {}
    province = str(known.get("province") or HOME_PROVINCE)
    errors = {part: drawing.errors(f"{pointer}/{part}") for part in ("province", "commune", "detail")}
    here = formats.vietnamese()

    def options(places: Sequence[Any], chosen: str) -> list[tuple[str, str, bool]]:
        named = [(p.code, p.name_vi if here else p.name_en, p.code == chosen) for p in places]
        return [("", _("Choose"), not chosen), *named]

    def part(name: str, places: Sequence[Any], chosen: str) -> SafeString:
        own = {"described": f"{drawn['id']}_{name}-error" if errors[name] else ""}
        wrong = bool(errors[name] or drawn["errors"])
        return select(own, f"{drawn['name']}_{name}", f"{drawn['id']}_{name}", options(places, chosen), wrong)

    return {
        "province": part("province", organisation.provinces(drawing.on), province),
        "commune": part(
            "commune", organisation.communes(province, drawing.on), str(known.get("commune", ""))
        ),
        "detail": known.get("detail", ""),
        "part_errors": errors,
    }


def _items(
    drawing: Drawing, field: Field, pointer: str, drawn: dict[str, Any], answer: object
) -> dict[str, Any]:
    """The items there are, one more where it was asked for, and a few blank lines in a table."""
    there = [item if isinstance(item, Mapping) else {} for item in answer] if isinstance(answer, list) else []
    extra = 1 if drawing.more == field.name else 0
    if field.widget == "table":
        extra = extra + (BLANK_LINES if not there else 0)
    items = [*there, *({} for _n in range(extra or (0 if there else 1)))]
    lines = [
        {
            "number": number + 1,
            "index": number,
            "questions": [
                _question(
                    drawing,
                    column,
                    f"{pointer}/{number}/{column.name}",
                    f"{field.name}-{number}-{column.name}",
                    item,
                    small=True,
                )
                for column in field.columns
            ],
        }
        for number, item in enumerate(items)
    ]
    return {"items": lines, "count": len(items), "item": said(field.item), "removable": len(there) > 0}
