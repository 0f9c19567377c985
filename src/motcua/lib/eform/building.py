"""Changing a form piece by piece, schema and layout together, so that they cannot come apart.

Every change takes a form and gives a new one. What a change does not touch stays as it was written, also what
this editor could not have made (a pattern, a condition of several answers). A place is a page's key, or `within` a
list among the questions (`MANY`), whose columns are questions too.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from motcua.lib.eform.form import MANY, Json

# What an answer of a widget must be, until somebody says more.
_WORDS = {"type": "string", "minLength": 1, "maxLength": 200}
_FORMATS = {
    "identity": "identity-number", "enterprise": "enterprise-code", "phone": "phone", "email": "email",
    "date": "day", "past": "past-day", "future": "future-day",
}  # fmt: skip
_UNIT = {"type": "string", "format": "unit"}
# What the editor says of a question besides its name, widget and label.
_SAID = ("hint", "choices", "when", "optional")


def within(name: str) -> str:
    """The place of a list's own questions; a page may have the list's name for its key."""
    return f"*{name}"


class NotThere(LookupError):
    """There is no such page or question."""


@dataclass(frozen=True, slots=True)
class Own:
    """A form's own part: what it asks besides that which every form asks."""

    schema: Json
    layout: Json

    @property
    def pages(self) -> Sequence[Json]:
        pages: Sequence[Json] = self.layout.get("pages", ())
        return pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as it is wanted. `when`: the name of an earlier question and the answers that make it asked."""

    name: str
    widget: str
    label: Mapping[str, str]
    hint: Mapping[str, str] = field(default_factory=dict)
    optional: bool = False
    choices: Sequence[Json] = ()
    when: Json | None = None


def empty() -> Own:
    return Own({"properties": {}, "required": [], "allOf": []}, {"sections": [], "pages": []})


def fields_of(own: Own, place: str) -> Sequence[Json]:
    """The questions of a page, or the columns of a list. Raises NotThere."""
    found: Sequence[Json] = _fields(own.layout, place)
    return found


def find(own: Own, place: str, name: str) -> Json:
    """A question. Raises NotThere."""
    return _named(_fields(own.layout, place), name)


def put_page(own: Own, key: str, *, title: Mapping[str, str], intro: Mapping[str, str]) -> Own:
    """A new page at the end, or other words for one that there is. A form without sections gets one."""
    layout = _copied(own.layout)
    if not layout["sections"]:
        layout["sections"].append({"key": "own", "title": dict(title)})
    there = next((page for page in layout["pages"] if page["key"] == key), None)
    if there is None:
        there = {"key": key, "section": layout["sections"][-1]["key"], "fields": []}
        layout["pages"].append(there)
    there["title"] = dict(title)
    there.pop("intro", None)
    if any(intro.values()):
        there["intro"] = dict(intro)
    return Own(own.schema, layout)


def drop_page(own: Own, key: str) -> Own:
    """Without the page and its questions. Raises NotThere."""
    for name in [one["name"] for one in _page(own.layout, key)["fields"]]:
        own = drop(own, key, name)
    layout = _copied(own.layout)
    layout["pages"] = [page for page in layout["pages"] if page["key"] != key]
    used = {page["section"] for page in layout["pages"]}
    layout["sections"] = [section for section in layout["sections"] if section["key"] in used]
    return Own(own.schema, layout)


def move_page(own: Own, key: str, by: int) -> Own:
    layout = _copied(own.layout)
    _moved(layout["pages"], layout["pages"].index(_page(layout, key)), by)
    return Own(own.schema, layout)


def put(own: Own, place: str, wanted: Question, *, was: str = "") -> Own:
    """The question at the end of the place; `was`: in the place of the one of this name. Raises NotThere.

    What the schema says of it stays as it is where widget and choices do.
    """
    layout, schema = _copied(own.layout), _schema(own.schema)
    fields, holder = _fields(layout, place), _holder(schema, place)
    before = _named(fields, was) if was else None
    laid = _laid(wanted, before)
    if before is None:
        fields.append(laid)
    else:
        fields[fields.index(before)] = laid
    holder["properties"] = _renamed(
        holder["properties"], was, wanted.name, _property(wanted, before, holder["properties"].get(was))
    )
    if before is None or any(before.get(part) != laid.get(part) for part in ("name", "when", "optional")):
        _forget(holder, was or wanted.name)
        _demand(holder, laid, _page_when(layout, place))
    return Own(_tidied(schema), layout)


def drop(own: Own, place: str, name: str) -> Own:
    """Without the question. Raises NotThere."""
    layout, schema = _copied(own.layout), _schema(own.schema)
    fields, holder = _fields(layout, place), _holder(schema, place)
    fields.remove(_named(fields, name))
    holder["properties"] = {key: one for key, one in holder["properties"].items() if key != name}
    _forget(holder, name)
    return Own(_tidied(schema), layout)


def move(own: Own, place: str, name: str, by: int) -> Own:
    """One place up (-1) or down (1). Raises NotThere."""
    layout = _copied(own.layout)
    fields = _fields(layout, place)
    _moved(fields, fields.index(_named(fields, name)), by)
    return Own(own.schema, layout)


def move_to(own: Own, place: str, name: str, page: str) -> Own:
    """To the end of another page, the schema staying as it is. Raises NotThere."""
    layout = _copied(own.layout)
    fields, there = _fields(layout, place), _page(layout, page)["fields"]
    one = _named(fields, name)
    fields.remove(one)
    there.append(one)
    return Own(own.schema, layout)


def names(own: Own) -> Iterator[str]:
    """Of all questions and columns: none of these is free."""
    for page in own.pages:
        for one in page["fields"]:
            yield one["name"]
            yield from (column["name"] for column in one.get("columns", ()))


def _copied(layout: Json) -> dict[str, Any]:
    return {"sections": [], "pages": []} | deepcopy(dict(layout))


def _schema(schema: Json) -> dict[str, Any]:
    return {"properties": {}, "required": [], "allOf": []} | deepcopy(dict(schema))


def _page(layout: Json, key: str) -> Any:
    for page in layout["pages"]:
        if page["key"] == key:
            return page
    raise NotThere(key)


def _lists(layout: Json) -> Iterator[Any]:
    return (one for page in layout["pages"] for one in page["fields"] if one["widget"] in MANY)


def _fields(layout: Json, place: str) -> Any:
    if not place.startswith("*"):
        return _page(layout, place)["fields"]
    for one in _lists(layout):
        if within(one["name"]) == place:
            return one.setdefault("columns", [])
    raise NotThere(place)


def _named(fields: Sequence[Json], name: str) -> Json:
    for one in fields:
        if one["name"] == name:
            return one
    raise NotThere(name)


def _holder(schema: dict[str, Any], place: str) -> dict[str, Any]:
    """The part of the schema whose properties are the questions of the place."""
    if not place.startswith("*"):
        return schema
    items: dict[str, Any] = schema["properties"][place[1:]].setdefault("items", {"type": "object"})
    for part, usual in (("properties", {}), ("required", []), ("allOf", [])):
        items.setdefault(part, usual)
    return items


def _tidied(schema: dict[str, Any]) -> dict[str, Any]:
    """A list's items without an empty `allOf`, which JSON Schema does not allow; the form's own is joined to more."""
    for prop in schema["properties"].values():
        items = prop.get("items", {})
        if items.get("allOf") == []:
            del items["allOf"]
    return schema


def _page_when(layout: Json, place: str) -> Json | None:
    when: Json | None = next((page.get("when") for page in layout["pages"] if page["key"] == place), None)
    return when


def _moved(rows: list[Any], at: int, by: int) -> None:
    if 0 <= at + by < len(rows):
        rows[at], rows[at + by] = rows[at + by], rows[at]


def _laid(wanted: Question, before: Json | None) -> dict[str, Any]:
    """The question in the layout: what the editor does not know of stays."""
    kept = {key: one for key, one in (before or {}).items() if key not in _SAID}
    if before and before["widget"] != wanted.widget:
        kept.pop("autocomplete", None)
    laid = kept | {"name": wanted.name, "widget": wanted.widget, "label": dict(wanted.label)}
    said = {
        "hint": dict(wanted.hint) if any(wanted.hint.values()) else None,
        "optional": True if wanted.optional else None,
        "choices": [dict(choice) for choice in wanted.choices] or None,
        "when": dict(wanted.when) if wanted.when else None,
    }
    laid |= {key: one for key, one in said.items() if one is not None}
    if wanted.widget in MANY:
        laid.setdefault("columns", [])
        laid.setdefault("item", dict(wanted.label))
    else:
        laid.pop("columns", None)
        laid.pop("item", None)
    return laid


def _renamed(properties: Json, was: str, name: str, prop: Json) -> dict[str, Any]:
    """In its old place among the properties, or at their end."""
    if was not in properties:
        return dict(properties) | {name: prop}
    return {name if key == was else key: prop if key == was else one for key, one in properties.items()}


def _property(wanted: Question, before: Json | None, prop: Json | None) -> dict[str, Any]:
    values = [choice["value"] for choice in wanted.choices]
    if prop is not None and before is not None and before["widget"] == wanted.widget:
        kept = deepcopy(dict(prop))
        if wanted.widget == "checkboxes":
            kept["items"] = dict(kept.get("items", {"type": "string"})) | {"enum": values}
        elif wanted.choices:
            kept["enum"] = values
        return kept
    return _usual(wanted.widget, values)


def _usual(widget: str, values: Sequence[str]) -> dict[str, Any]:
    match widget:
        case "number" | "money":
            return {"type": "integer", "minimum": 0, "maximum": 10**15 - 1}
        case "radios" | "select":
            return {"type": "string", "enum": list(values)}
        case "checkboxes":
            items = {"type": "string", "enum": list(values)}
            return {"type": "array", "items": items, "minItems": 1, "uniqueItems": True}
        case "consent":
            return {"const": True}
        case "address":
            parts = {"province": _UNIT, "commune": _UNIT, "detail": _WORDS}
            return {"type": "object", "properties": deepcopy(parts), "required": list(parts)}
        case "blocks" | "table":
            item: dict[str, Any] = {"type": "object", "properties": {}, "required": []}
            return {"type": "array", "items": item, "minItems": 1, "maxItems": 50}
        case "textarea":
            return _WORDS | {"maxLength": 2000}
        case _:
            return {"type": "string", "format": _FORMATS[widget]} if widget in _FORMATS else dict(_WORDS)


def _forget(holder: dict[str, Any], name: str) -> None:
    """Demand the answer nowhere; a rule that demands nothing any more goes."""
    holder["required"] = [one for one in holder.get("required", ()) if one != name]
    rules = []
    for rule in holder.get("allOf", ()):
        then = rule.get("then", {})
        if name in then.get("required", ()):
            left = [one for one in then["required"] if one != name]
            rest = {key: one for key, one in then.items() if key != "required"}
            if not left and not rest:
                continue
            rule = dict(rule) | {"then": rest | ({"required": left} if left else {})}
        rules.append(rule)
    holder["allOf"] = rules


def _demand(holder: dict[str, Any], laid: Json, page_when: Json | None) -> None:
    """Demand the answer when, and only when, the question is shown."""
    if laid.get("optional"):
        return
    conditions = [_as_schema(one) for one in (page_when, laid.get("when")) if one]
    if not conditions:
        holder["required"].append(laid["name"])
        return
    when = conditions[0] if len(conditions) == 1 else {"allOf": conditions}
    for rule in holder["allOf"]:
        if rule.get("if") == when and set(rule.get("then", {})) == {"required"}:
            rule["then"]["required"].append(laid["name"])
            return
    holder["allOf"].append({"if": when, "then": {"required": [laid["name"]]}})


class TooInvolved(ValueError):
    """A condition of a page that the editor cannot put into the schema: `any` or `not`."""


def _as_schema(when: Json) -> dict[str, Any]:
    if "all" in when:
        return {"allOf": [_as_schema(one) for one in when["all"]]}
    if "field" not in when:
        raise TooInvolved
    one = {"enum": list(when["in"])}
    return {"properties": {when["field"]: one}, "required": [when["field"]]}
