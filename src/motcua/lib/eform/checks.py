"""What is wrong with a form itself, told to whoever wrote it. A form without faults can be shown."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

from motcua.lib.eform import conditions
from motcua.lib.eform.form import MANY, WIDGETS, Json

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# What both of the two validators say alike. Anything else could make page and server disagree.
KEYWORDS = frozenset(
    {
        "$schema", "$id", "title", "description", "type", "properties", "required", "items", "enum", "const",
        "minLength", "maxLength", "pattern", "format", "minimum", "maximum", "minItems", "maxItems",
        "uniqueItems", "allOf", "if", "then", "additionalProperties",
    }
)  # fmt: skip
# \d, \w and their like mean more letters to Python than to a browser; `.` less.
_UNLIKE = re.compile(r"\\[dDwWsSbBAZ]|\(\?")
_KEY = re.compile(r"[a-z][a-z0-9_-]*")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def form_faults(schema: Json, layout: Json, *, formats: frozenset[str]) -> list[str]:
    """Every fault, as a sentence for the author of the form. None means it can be parsed and shown."""
    try:
        return list(_faults(schema, layout, formats))
    except (KeyError, TypeError, AttributeError) as error:
        return [f"the layout lacks {error}"]


def _faults(schema: Json, layout: Json, formats: frozenset[str]) -> Iterator[str]:
    yield from _schema_faults(schema, formats)
    laid_out: list[str] = []
    sections = {section["key"] for section in layout["sections"]}
    for section in layout["sections"]:
        yield from _text_faults(section, "title", f"section {section['key']}")
    keys = [page["key"] for page in layout["pages"]]
    yield from (f"page {key} stands twice" for key in sorted({k for k in keys if keys.count(k) > 1}))
    for page in layout["pages"]:
        place = f"page {page['key']}"
        if page["section"] not in sections:
            yield f"{place}: there is no section {page['section']}"
        if not _KEY.fullmatch(page["key"]):
            yield f"{place}: a key is small letters, digits and dashes"
        yield from _text_faults(page, "title", place)
        yield from _condition_faults(page.get("when"), laid_out, place)
        for field in page["fields"]:
            yield from _field_faults(field, schema, laid_out, page.get("when"))
            laid_out.append(field["name"])
    yield from _twice_or_missing(schema.get("properties", {}), laid_out, "")


def _schema_faults(schema: Json, formats: frozenset[str]) -> Iterator[str]:
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        yield f"the schema is not valid: {error.message} at {error.json_path}"
        return
    if schema.get("$schema") != DIALECT:
        yield f"the schema must name its dialect: {DIALECT}"
    if schema.get("type") != "object":
        yield "the schema must be of an object"
    yield from _keyword_faults(schema, "#", formats)


def _keyword_faults(schema: Any, place: str, formats: frozenset[str]) -> Iterator[str]:
    if not isinstance(schema, Mapping):
        return
    yield from (f"{place}: the keyword {name} is not used here" for name in schema if name not in KEYWORDS)
    if _UNLIKE.search(str(schema.get("pattern", ""))):
        yield f"{place}: write [0-9] and [A-Za-z] in a pattern; \\d and its like differ in browsers"
    if schema.get("format", "") and schema["format"] not in formats:
        yield f"{place}: there is no format {schema['format']}"
    for name, one in schema.get("properties", {}).items():
        yield from _keyword_faults(one, f"{place}/{name}", formats)
    for name in ("items", "if", "then"):
        yield from _keyword_faults(schema.get(name), f"{place}/{name}", formats)
    for number, one in enumerate(schema.get("allOf", ())):
        yield from _keyword_faults(one, f"{place}/allOf/{number}", formats)


def _field_faults(field: Json, schema: Json, before: list[str], page_when: Json | None) -> Iterator[str]:
    name, place = field["name"], f"field {field['name']}"
    if not _NAME.fullmatch(name):
        yield f"{place}: a name is small letters, digits and low dashes"
    if field["widget"] not in WIDGETS:
        yield f"{place}: there is no widget {field['widget']}"
    for part in ("label", "hint", "item"):
        if part == "label" or part in field:
            yield from _text_faults(field, part, place)
    yield from _condition_faults(field.get("when"), before, place)
    yield from _choice_faults(field, schema.get("properties", {}).get(name, {}), place)
    yield from _demand_faults(field, schema, page_when)
    if field["widget"] in MANY:
        yield from _column_faults(field, schema.get("properties", {}).get(name, {}), before)


def _column_faults(field: Json, prop: Json, before: list[str]) -> Iterator[str]:
    items: Json = prop.get("items", {})
    own: list[str] = []
    for column in field["columns"]:
        if column["widget"] in MANY:
            yield f"field {field['name']}: a list stands in a list"
        yield from _text_faults(column, "label", f"field {field['name']}.{column['name']}")
        yield from _condition_faults(column.get("when"), [*before, *own], f"{field['name']}.{column['name']}")
        yield from _choice_faults(column, items.get("properties", {}).get(column["name"], {}), column["name"])
        yield from _demand_faults(column, items, None)
        own.append(column["name"])
    yield from _twice_or_missing(items.get("properties", {}), own, f"{field['name']}.")


def _demand_faults(field: Json, schema: Json, page_when: Json | None) -> Iterator[str]:
    """The schema must demand what the layout does not call optional, when and only when it is shown."""
    always = field["name"] in schema.get("required", ())
    sometimes = any(
        field["name"] in one.get("then", {}).get("required", ()) for one in schema.get("allOf", ())
    )
    conditional = field.get("when") is not None or page_when is not None
    if field.get("optional") and (always or sometimes):
        yield f"field {field['name']}: optional in the layout, required in the schema"
    if not field.get("optional") and not always and not sometimes:
        yield f"field {field['name']}: required nowhere in the schema, but not optional in the layout"
    if conditional and always:
        yield f"field {field['name']}: always required, but not always shown"


def _choice_faults(field: Json, prop: Json, place: str) -> Iterator[str]:
    if "choices" not in field:
        return
    for choice in field["choices"]:
        yield from _text_faults(choice, "label", f"{place}, choice {choice['value']}")
    allowed = prop.get("items", {}).get("enum") if field["widget"] == "checkboxes" else prop.get("enum")
    if [c["value"] for c in field["choices"]] != allowed:
        yield f"{place}: its choices are not the schema's"


def _condition_faults(when: Json | None, before: list[str], place: str) -> Iterator[str]:
    for name in conditions.names(when):
        if name not in before:
            yield f"{place}: its condition asks about {name}, which is not asked before it"


def _text_faults(holder: Json, part: str, place: str) -> Iterator[str]:
    said: Json = holder.get(part) or {}
    for language in ("vi", "en"):
        if not str(said.get(language, "")).strip():
            yield f"{place}: no {part} in {language}"


def _twice_or_missing(properties: Json, laid_out: list[str], prefix: str) -> Iterator[str]:
    for name in properties:
        if laid_out.count(name) != 1:
            yield f"property {prefix}{name} is laid out {laid_out.count(name)} times instead of once"
    for name in laid_out:
        if name not in properties:
            yield f"field {prefix}{name} is no property of the schema"
