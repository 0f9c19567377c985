"""What a form field needs to be drawn in GOV.UK's markup. The drawing is templates/ui/parts/field.html."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from motcua.ui.uploads import FilesInput

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    # The first that fits wins, so the special stand before the general.
    (forms.HiddenInput, "hidden"),
    (forms.MultipleHiddenInput, "hidden"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (FilesInput, "files"),
    (forms.FileInput, "file"),
    (forms.PasswordInput, "password"),
)
CLASSES = {
    "select": "govuk-select",
    "textarea": "govuk-textarea",
    "file": "govuk-file-upload",
    "files": "govuk-file-upload mc-upload__input",
    "input": "govuk-input",
    "password": "govuk-input govuk-password-input__input govuk-js-password-input-input",
}


class DayInput(forms.DateInput):
    """One day by the browser's own calendar, for dates that one looks up rather than knows."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DateParts(forms.MultiWidget):
    """Day, month and year in three fields: people know their dates by heart, not by calendar."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        whole = {"inputmode": "numeric", "autocomplete": "off", **(attrs or {})}
        parts: dict[str, forms.Widget | type[forms.Widget]] = {
            "day": forms.TextInput({**whole, "maxlength": "2"}),
            "month": forms.TextInput({**whole, "maxlength": "2"}),
            "year": forms.TextInput({**whole, "maxlength": "4"}),
        }
        super().__init__(parts)

    def decompress(self, value: date | str | None) -> list[str]:
        if isinstance(value, date):
            return [str(value.day), str(value.month), str(value.year)]
        year, month, day = [*(value or "").split("-", 2), "", "", ""][:3]
        return [day, month, year]

    # One text, not Django's list of three: so a plain DateField reads it.
    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str:  # type: ignore[override]
        day, month, year = (str(data.get(f"{name}_{part}", "")).strip() for part in ("day", "month", "year"))
        # What is wrong is handed on as it is, so that the field refuses it and shows it again.
        return f"{year}-{month}-{day}" if day or month or year else ""


PART_LABELS = {"_day": _("Day"), "_month": _("Month"), "_year": _("Year")}


def kind(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, DateParts):
        return "date"
    return next((name for cls, name in KINDS if isinstance(widget, cls)), "input")


def anchor(bound: BoundField) -> str:
    """The id that an error's link leads to: the first thing of the field that takes the focus."""
    shape = kind(bound)
    if shape in ("radios", "checkboxes"):
        options = bound.subwidgets
        return str(options[0].id_for_label) if options else bound.auto_id
    return f"{bound.auto_id}_day" if shape == "date" else bound.auto_id


def described(bound: BoundField, hint: str) -> str:
    """The ids of what a screen reader says after the label."""
    said = [f"{bound.auto_id}-hint"] if hint else []
    said += [f"{bound.auto_id}-error"] if bound.errors else []
    return " ".join(said)


def control(bound: BoundField, *, shape: str, hint: str, width: str, placeholder: str = "") -> SafeString:
    """The bare <input>, <select> or <textarea> with its classes and its description."""
    names = [CLASSES.get(shape, "govuk-input"), bound.field.widget.attrs.get("class", "")]
    if width and shape == "input":
        names.append(f"govuk-input--width-{width}" if width.isdigit() else f"govuk-!-width-{width}")
    if bound.errors:
        names.append(f"{CLASSES.get(shape, 'govuk-input').split()[0]}--error")
    attrs: dict[str, Any] = {"class": " ".join(filter(None, names))}
    # Browsers' own bubbles speak the browser's language and vanish; our errors stay and are read out.
    bound.form.use_required_attribute = False
    attrs["aria-describedby"] = described(bound, hint) or False
    # A placeholder is gone when it is needed; a library's forms do not bring theirs in by the back door.
    attrs["placeholder"] = placeholder or False
    if shape == "password":
        attrs |= {"spellcheck": "false", "autocapitalize": "none"}
    return bound.as_widget(attrs=attrs)


def parts(bound: BoundField) -> list[dict[str, Any]]:
    """The three fields of a date."""
    value = bound.value()
    values = bound.field.widget.decompress(value)
    found = []
    for (suffix, label), said, width in zip(PART_LABELS.items(), values, (2, 2, 4), strict=True):
        found.append(
            {
                "id": f"{bound.auto_id}{suffix}",
                "name": f"{bound.html_name}{suffix}",
                "label": label,
                "value": said,
                "width": width,
            }
        )
    return found


def context(bound: BoundField, options: Mapping[str, Any]) -> dict[str, Any]:
    """Everything that ui/parts/field.html draws. `options` are the tag's arguments."""
    shape = kind(bound)
    hint = str(options.get("hint", bound.help_text) or "")
    found: dict[str, Any] = {
        "bound": bound,
        "shape": shape,
        "label": options.get("label", bound.label),
        "hint": hint,
        "errors": bound.errors,
        "id": bound.auto_id,
        "described": described(bound, hint),
        "optional": not bound.field.required and shape != "checkbox" and not options.get("quiet", False),
        "size": options.get("size", ""),
        "inline": options.get("inline", False),
        "small": options.get("small", False),
        "prefix": options.get("prefix", ""),
        "suffix": options.get("suffix", ""),
        "label_hidden": options.get("label_hidden", False),
    }
    if shape in ("radios", "checkboxes"):
        found["choices"] = [one.data for one in bound.subwidgets if one.data["value"] not in ("", None)]
    elif shape == "date":
        found["parts"] = parts(bound)
    elif shape == "checkbox":
        found["checked"] = bool(bound.value())
    else:
        width = str(options.get("width", ""))
        placeholder = str(options.get("placeholder", ""))
        found["control"] = control(bound, shape=shape, hint=hint, width=width, placeholder=placeholder)
    if shape == "files":
        found |= {"field": bound.field, "items": bound.field.items, "name": bound.html_name}  # type: ignore[attr-defined]
    return found
