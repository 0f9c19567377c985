"""`{% load ui %}`: every tag and filter of the look. Their arguments: docs/newcomer/look.md."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from html import escape
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.template import Context
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.law.errors import ActRefused
from motcua.ui import devices, drawn, fields, formats, tags
from motcua.ui import live as news
from motcua.ui.sentences import refusal as refusal

register = template.Library()

register.filter("number", formats.number)
register.filter("percent", formats.percent)
register.filter("money", formats.money)
register.filter("day", formats.day)
register.filter("datetime_short", formats.short)
register.filter("datetime_long", formats.long)
register.filter("time_of_day", formats.hour)
register.filter("iso", formats.iso)
register.filter("device", devices.named)
register.filter("bytes", formats.size)
register.filter("refusal", refusal)


@register.filter
def vi(text: object) -> object:
    """What is Vietnamese in every language of the page, said to be so to whoever has it read (WCAG 3.1.2)."""
    return text if not text or formats.vietnamese() else format_html('<span lang="vi">{}</span>', text)


@register.filter
def working_time(minutes: int | None) -> str:
    """Working minutes as '1 ngày 3 giờ'; a day is 480 of them."""
    return formats.NOTHING if minutes is None else formats.span(minutes)


class Alike(template.Node):
    """See `alike`."""

    def __init__(self, inner: NodeList, told: Sequence[FilterExpression]) -> None:
        self.inner, self.told = inner, told
        self.drawn: dict[tuple[object, ...], str] = {}

    def render(self, context: Context) -> SafeString:
        key = (get_language(), *(one.resolve(context) for one in self.told))
        if key not in self.drawn:
            self.drawn[key] = self.inner.render(context)
        return SafeString(self.drawn[key])


@register.tag
def alike(parser: Parser, token: Token) -> Alike:
    """Draw a part once for each language and each value of the arguments, which must be few.

    Inside may stand only what depends on nothing else.
    """
    told = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    inner = parser.parse(("endalike",))
    parser.delete_first_token()
    return Alike(inner, told)


# --- labels --------------------------------------------------------------------------------------


@register.simple_tag
def tag(text: str, colour: str = "grey") -> SafeString:
    return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', colour, text)


@register.simple_tag
def status_tag(status: int) -> SafeString:
    """A dossier's status by the national code, 1 to 10."""
    return _status_tag(status, get_language() or "")


@lru_cache(maxsize=64)
def _status_tag(status: int, language: str) -> SafeString:  # noqa: ARG001 - the text depends on it
    label = tags.status(status)
    return tag(label.text, label.colour)


@register.simple_tag
def timeliness_tag(value: int | None) -> SafeString | str:
    label = tags.judged(value)
    return tag(label.text, label.colour) if label else ""


@register.simple_tag
def clock_tag(
    due_at: datetime | None, now: datetime, minutes_left: int | None = None, standing: bool = False
) -> SafeString:
    label = tags.clock(due_at, now, minutes_left=minutes_left, standing=standing)
    if due_at is None:
        return tag(label.text, label.colour)
    title = escape(_("Due %(at)s") % {"at": formats.short(due_at)})
    # A list has one in each row, and format_html takes five times as long.
    shown = (
        f'<strong class="govuk-tag govuk-tag--{label.colour}" title="{title}">{escape(label.text)}</strong>'
    )
    return mark_safe(shown)  # noqa: S308


@register.simple_tag
def moment(at: datetime | None, long: bool = False) -> SafeString | str:
    """<time> with the instant for machines and the short (or long) form for people."""
    return drawn.moment(at, long=long)


# --- forms ---------------------------------------------------------------------------------------


@register.simple_tag
def field(bound: BoundField, **options: Any) -> SafeString | str:
    """One field of a Django form with label, hint and error."""
    if fields.kind(bound) == "hidden":
        return bound.as_hidden()
    part = "upload" if fields.kind(bound) == "files" else "field"
    return render_to_string(f"ui/parts/{part}.html", fields.context(bound, options))


@register.simple_tag(name="fields")
def all_fields(form: forms.BaseForm) -> SafeString:
    """Every field of a form, in its order."""
    each = [field(bound) for bound in form]
    return format_html("{}" * len(each), *each)


@register.simple_tag
def error_summary(*sources: forms.BaseForm | ActRefused | str | None) -> SafeString | str:
    """What is wrong, at the top of the page, each error leading to its field.

    Takes forms, the error that a command raised, and plain sentences.
    """
    found: list[dict[str, str]] = []
    for source in sources:
        if isinstance(source, forms.BaseForm):
            found += _form_errors(source)
        elif source:
            found.append({"text": refusal(source), "href": ""})
    return render_to_string("ui/parts/error_summary.html", {"errors": found}) if found else ""


def _form_errors(form: forms.BaseForm) -> list[dict[str, str]]:
    found = [{"text": str(error), "href": ""} for error in form.non_field_errors()]
    for bound in form:
        # "This field is required", five times, says nothing: each error names its field.
        found += [
            {"text": f"{bound.label}: {error}", "href": f"#{fields.anchor(bound)}"} for error in bound.errors
        ]
    return found


@register.simple_tag
def button(text: str, **options: Any) -> SafeString:
    """kind: '', secondary, warning, inverse; href makes a link; name, value, id, form, type, disabled."""
    return drawn.button(text, options)


# --- navigation ----------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def language_switch(context: Context, form: str = "") -> SafeString:
    """The button to the other language; `form` is the id of the page's form, which then is sent along."""
    if form:
        return drawn.language_button(get_language() or "", form)
    return drawn.language_form(
        get_language() or "", _address("set_language"), context["request"].get_full_path()
    )


@register.simple_tag(takes_context=True)
def nav_item(context: Context, href: str, text: str, current: bool | None = None) -> SafeString:
    """An entry of the service navigation, to an address or a view's name; `current` unless the path decides."""
    href = _address(href)
    return drawn.nav_item(href, text, here=_here(context, href) if current is None else current)


class NavGroup(template.Node):
    """See `navgroup`."""

    def __init__(self, text: FilterExpression, inner: NodeList) -> None:
        self.text, self.inner = text, inner

    def render(self, context: Context) -> SafeString:
        entries = self.inner.render(context)
        if entries.count("<li") < 2:
            return entries
        return drawn.nav_group(self.text.resolve(context), entries)


@register.tag
def navgroup(parser: Parser, token: Token) -> NavGroup:
    """Entries of the navigation that open under one word; a single one stands for itself, none draws nothing."""
    text = parser.compile_filter(token.split_contents()[1])
    inner = parser.parse(("endnavgroup",))
    parser.delete_first_token()
    return NavGroup(text, inner)


@register.simple_tag(takes_context=True)
def sub_nav_item(
    context: Context, href: str, text: str, count: int | None = None, current: bool | None = None
) -> SafeString:
    """An entry of the second row, with how many wait there."""
    return drawn.sub_nav_item(href, text, count, here=_here(context, href) if current is None else current)


@lru_cache
def _address(place: str) -> str:
    """Of a view that takes no arguments, by its name; an address is itself."""
    return place if "/" in place else reverse(place)


def _here(context: Context, href: str) -> bool:
    request = context.get("request")
    return request is not None and href in (request.path, request.get_full_path())


@register.inclusion_tag("ui/parts/key_pagination.html", takes_context=True)
def key_pagination(
    context: Context,
    next_key: object = None,
    first: bool = True,
    previous_key: object = None,
    param: str = "after",
    previous_param: str = "before",
) -> dict[str, Any]:
    """On by key: a page further costs the same as the first. The other parameters stay as they are."""
    query = context["request"].GET
    kept = query.copy()
    for one in (param, previous_param):
        kept.pop(one, None)

    def to(name: str, key: object) -> str:
        changed = kept.copy()
        changed[name] = str(key)
        return f"?{changed.urlencode()}"

    return {
        "first": None if first else f"?{kept.urlencode()}",
        "previous": to(previous_param, previous_key) if previous_key is not None else None,
        "next": to(param, next_key) if next_key is not None else None,
    }


# --- whole parts ---------------------------------------------------------------------------------


@register.simple_tag
def summary_list(rows: Sequence[tuple[object, object]], borderless: bool = False) -> SafeString:
    """Pairs of a name and a value; a value that is empty shows a dash."""
    return drawn.summary_list(rows, borderless=borderless)


@register.simple_tag
def timeline(items: Sequence[drawn.Entry], level: int = 2) -> SafeString:
    """What happened, one entry below the other; `level` of its headings."""
    return drawn.timeline(items, level)


@register.inclusion_tag("ui/parts/notification.html")
def notification(text: str, kind: str = "", title: str = "") -> dict[str, Any]:
    """kind: '' (important) or success."""
    return {"text": text, "kind": kind, "title": title}


@register.inclusion_tag("ui/parts/empty.html")
def empty(text: str, href: str = "", link: str = "") -> dict[str, Any]:
    return {"text": text, "href": href, "link": link}


@register.inclusion_tag("ui/parts/figure.html")
def figure(value: object, label: str, href: str = "", note: str = "", tone: str = "") -> dict[str, Any]:
    """One figure in <ul class="mc-figures">; tone: '', late, good. `href` leads to what is behind it."""
    return {"value": value, "label": label, "href": href, "note": note, "tone": tone}


# --- live pages ----------------------------------------------------------------------------------


@register.simple_tag
def table_head(*names: str) -> SafeString:
    """The head of a table whose columns have a name and nothing else."""
    return drawn.table_head(names)


@register.simple_tag
def live(*told: str) -> SafeString:
    """Keep the parts of this page that are marked `data-live-part` fresh when one of the topics changes.

    Draws nothing where no event stream is set up: the page is right without it.
    """
    return _hearing(news.address(*told))


@register.simple_tag
def live_any(told: Sequence[str]) -> SafeString:
    """The same for a list, each of whose rows has a topic."""
    return live(*told) if told else SafeString("")


@register.simple_tag(takes_context=True)
def live_for_all(context: dict[str, Any], *told: str) -> SafeString:
    """The same for a page that shows everybody the same."""
    return _hearing(news.address_for_all(context["request"], *told))


def _hearing(address: str) -> SafeString:
    if not address:
        return SafeString("")
    return format_html(
        '<div data-live="{}" hidden></div><script src="{}" defer></script>', address, static("live/live.js")
    )
