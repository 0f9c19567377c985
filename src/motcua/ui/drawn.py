"""The small parts that pages have by the dozen, drawn straight: a template for each costs five times as much.

Markup of GOV.UK and MoJ Frontend. Larger parts are templates in templates/ui/parts/.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.template.defaultfilters import linebreaksbr
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from motcua.ui import formats

_COLUMN = '<th scope="col" class="govuk-table__header">{}</th>'
_TABLE_HEAD = '<thead class="govuk-table__head"><tr class="govuk-table__row">{}</tr></thead>'
_LINK = (
    '<a href="{}" role="button" draggable="false" class="govuk-button{}" data-module="govuk-button"{}>{}</a>'
)
_BUTTON = (
    '<button type="{}" class="govuk-button{}" data-module="govuk-button"'
    ' data-prevent-double-click="true"{}>{}</button>'
)
_NAV_ITEM = """\
<li class="govuk-service-navigation__item">
  <a class="govuk-service-navigation__link" href="{}">{}</a>
</li>"""
_NAV_ITEM_HERE = """\
<li class="govuk-service-navigation__item govuk-service-navigation__item--active">
  <a class="govuk-service-navigation__link" href="{}" aria-current="page">\
<strong class="govuk-service-navigation__active-fallback">{}</strong></a>
</li>"""
_NAV_GROUP = """\
<li class="govuk-service-navigation__item mc-nav-group{}">
  <details name="nav-group"><summary class="govuk-service-navigation__link mc-nav-group__word">{}</summary>
  <ul class="mc-nav-group__list">{}</ul></details>
</li>"""
_SUB_NAV_ITEM = """\
<li class="moj-sub-navigation__item">
  <a class="moj-sub-navigation__link" href="{}"{}>{}{}</a>
</li>"""
# A page with a form sends it along, so that what was typed there is kept in the other language.
_LANGUAGE_BUTTON = (
    '<button class="mc-header__tool" type="submit" form="{}" name="language" value="{}" lang="{}" formnovalidate>'
    "{}</button>"
)
_LANGUAGE_FORM = """\
<form method="post" action="{}">
  <input type="hidden" name="next" value="{}">
  <button class="mc-header__tool" type="submit" name="language" value="{}" lang="{}">{}</button>
</form>"""
_OTHER_LANGUAGE = {"vi": ("en", "English"), "en": ("vi", "Tiếng Việt")}
_ROW = """\
<div class="govuk-summary-list__row">
  <dt class="govuk-summary-list__key">{}</dt>
  <dd class="govuk-summary-list__value">{}</dd>
</div>"""
_ITEM = """\
<div class="moj-timeline__item">
  <div class="moj-timeline__header">
    <h{0} class="moj-timeline__title">{1}</h{0}>{2}
  </div>
  <p class="moj-timeline__date">{3}</p>{4}
</div>"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a timeline."""

    title: str
    at: datetime
    by: str = ""
    text: str = ""


def button(text: object, options: dict[str, Any]) -> SafeString:
    look = f" govuk-button--{options['kind']}" if options.get("kind") else ""
    told = {"id": options.get("id") or None}
    if options.get("href"):
        return format_html(_LINK, options["href"], look, _attributes(told), text)
    told["form"] = options.get("form") or None
    if options.get("name"):
        told |= {"name": options["name"], "value": options.get("value", "")}
    if options.get("disabled"):
        told["disabled"] = True
    return format_html(_BUTTON, options.get("type") or "submit", look, _attributes(told), text)


def table_head(names: Iterable[object]) -> SafeString:
    return format_html(_TABLE_HEAD, format_html_join("", _COLUMN, ((name,) for name in names)))


def nav_item(href: str, text: object, *, here: bool) -> SafeString:
    return format_html(_NAV_ITEM_HERE if here else _NAV_ITEM, href, text)


def nav_group(text: object, entries: SafeString) -> SafeString:
    """Entries under one word, marked when the page is one of them. Without scripts it opens and closes as well."""
    here = " govuk-service-navigation__item--active" if "aria-current" in entries else ""
    return format_html(_NAV_GROUP, here, text, entries)


def language_button(current: str, form: str) -> SafeString:
    code, name = _OTHER_LANGUAGE[current]
    return format_html(_LANGUAGE_BUTTON, form, code, code, name)


def language_form(current: str, address: str, back_to: str) -> SafeString:
    code, name = _OTHER_LANGUAGE[current]
    return format_html(_LANGUAGE_FORM, address, back_to, code, code, name)


def sub_nav_item(href: str, text: object, count: int | None, *, here: bool) -> SafeString:
    said = "" if count is None else f" ({formats.number(count)})"
    return format_html(_SUB_NAV_ITEM, href, mark_safe(' aria-current="page"') if here else "", text, said)


def moment(at: datetime | None, *, long: bool = False) -> SafeString | str:
    if at is None:
        return formats.NOTHING
    # Both are made of digits and our own words.
    return mark_safe(  # noqa: S308
        f'<time datetime="{formats.iso(at)}">{formats.long(at) if long else formats.short(at)}</time>'
    )


def timeline(items: Sequence[Entry], level: int) -> SafeString:
    drawn = [_item(item, level) for item in items]
    return mark_safe(f'<div class="moj-timeline">{"".join(drawn)}</div>')  # noqa: S308 - each is escaped


def _item(item: Entry, level: int) -> str:
    byline = f' <p class="moj-timeline__byline">{conditional_escape(item.by)}</p>' if item.by else ""
    said = f'<div class="moj-timeline__description">{linebreaksbr(item.text)}</div>' if item.text else ""
    return _ITEM.format(level, conditional_escape(item.title), byline, moment(item.at), said)


def summary_list(rows: Sequence[tuple[Any, Any]], *, borderless: bool) -> SafeString:
    drawn = [_ROW.format(conditional_escape(name), _value(value)) for name, value in rows]
    plain = " govuk-summary-list--no-border" if borderless else ""
    return mark_safe(f'<dl class="govuk-summary-list{plain}">{"".join(drawn)}</dl>')  # noqa: S308


def _value(value: Any) -> str:
    return formats.NOTHING if value is None or value == "" else conditional_escape(value)


class Forms(DjangoTemplates):
    """Django's form renderer, with its two commonest widgets drawn straight: inputs and selects."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        if template_name in _INPUTS:
            return _input(context["widget"])
        if template_name == "django/forms/widgets/select.html":
            return _select(context["widget"])
        return str(super().render(template_name, context, request))


_INPUTS = frozenset(
    f"django/forms/widgets/{name}.html"
    for name in ("input", "text", "number", "email", "url", "tel", "search", "password", "hidden")
)


def _input(widget: dict[str, Any]) -> SafeString:
    value = {} if widget["value"] is None else {"value": str(widget["value"])}
    told = {"type": widget["type"], "name": widget["name"]} | value | widget["attrs"]
    return format_html("<input{}>", _attributes(told))


def _select(widget: dict[str, Any]) -> SafeString:
    inner = "".join(_group(name, options) for name, options, _index in widget["optgroups"])
    # The options are escaped one by one.
    return format_html(
        "<select{}>{}</select>",
        _attributes({"name": widget["name"]} | widget["attrs"]),
        mark_safe(inner),  # noqa: S308
    )


def _group(name: object, options: Sequence[dict[str, Any]]) -> str:
    inner = "".join(
        f"<option{_attributes({'value': str(one['value'])} | one['attrs'])}>{conditional_escape(one['label'])}</option>"
        for one in options
    )
    return f"<optgroup{_attributes({'label': str(name)})}>{inner}</optgroup>" if name else inner


def _attributes(told: dict[str, Any]) -> SafeString:
    """As Django's templates write them: True stands by its name, False and None are left out."""
    drawn = (
        f" {name}" if value is True else f' {name}="{conditional_escape(str(value))}"'
        for name, value in told.items()
        if value is not False and value is not None
    )
    return mark_safe("".join(drawn))  # noqa: S308
