"""What every electronic form asks around a procedure's own questions, and how the two are joined and told apart."""

import hashlib
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

import orjson

from motcua.catalogue.models import EForm
from motcua.catalogue.queries.eforms import FORMATS
from motcua.lib.eform import Form, Json, form_faults, parse
from motcua.lib.eform.building import Own

HERE = "motcua.catalogue"
COMMON, GENERAL = "every-form", "any-procedure"


def joined(common: Json, schema: Json, layout: Json) -> tuple[dict[str, Any], dict[str, Any]]:
    """What every form asks around the procedure's own questions: who before, how to return after.

    The layout's `applicants` and `return_ways` say which of the common choices this procedure knows.
    """
    before, after = common["layout"]["before"], common["layout"]["after"]
    limits = {
        "filing_for": layout.get("applicants") or common["layout"]["applicants"],
        "return_way": layout.get("return_ways") or common["layout"]["return_ways"],
    }
    properties = common["schema"]["properties"] | dict(schema["properties"])
    for name, allowed in limits.items():
        properties[name] = properties[name] | {"enum": allowed}
    whole = {
        "$schema": common["schema"]["$schema"],
        "type": "object",
        "properties": properties,
        "required": [*common["schema"]["required"], *schema.get("required", ())],
        "allOf": [*common["schema"]["allOf"], *schema.get("allOf", ())],
    }
    pages = [*before["pages"], *layout["pages"], *after["pages"]]
    sections = [*before["sections"], *layout["sections"], *after["sections"]]
    laid = dict(layout) | {"sections": sections, "pages": [_limited(page, limits) for page in pages]}
    return whole, laid


def _limited(page: Json, limits: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The page with only the choices that are allowed."""
    fields = []
    for field in page["fields"]:
        known = {choice["value"]: choice for choice in field.get("choices", ())}
        allowed = [known[value] for value in limits.get(field["name"], ()) if value in known]
        fields.append(dict(field) | ({"choices": allowed} if allowed else {}))
    return dict(page) | {"fields": fields}


def digest_of(schema: Json, layout: Json) -> str:
    return hashlib.sha256(orjson.dumps([schema, layout], option=orjson.OPT_SORT_KEYS)).hexdigest()


def common_form() -> Json:
    """The questions of every form: who files for whom, how the result is returned, the declaration."""
    return read_form(COMMON)


def read_form(name: str) -> Json:
    read: Json = orjson.loads(resources.files(HERE).joinpath("data", "forms", f"{name}.json").read_bytes())
    return read


def own_part(schema: Json, layout: Json) -> Own:
    """The procedure's own questions out of a form as it is kept: `joined` the other way round."""
    common = common_form()
    around = [common["layout"]["before"], common["layout"]["after"]]
    pages = {page["key"] for part in around for page in part["pages"]}
    sections = {section["key"] for part in around for section in part["sections"]}
    there = common["schema"]["properties"]
    rules = common["schema"]["allOf"]
    return Own(
        {
            "properties": {name: one for name, one in schema["properties"].items() if name not in there},
            "required": [name for name in schema.get("required", ()) if name not in there],
            "allOf": [rule for rule in schema.get("allOf", ()) if rule not in rules],
        },
        dict(layout)
        | {
            "pages": [page for page in layout["pages"] if page["key"] not in pages],
            "sections": [section for section in layout["sections"] if section["key"] not in sections],
        },
    )


def own_form(version_id: int) -> Own | None:
    """The own part of a version's form in force; None where it has none, or the general one."""
    row = EForm.objects.filter(version_id=version_id).order_by("-number").first()
    if row is None or row.layout.get("general"):
        return None
    return own_part(row.schema, row.layout)


def tried_form(schema: Json, layout: Json) -> Form | None:
    """The whole form around these questions, to be drawn; None where it has faults."""
    whole = joined(common_form(), schema, layout)
    return None if form_faults(*whole, formats=FORMATS) else parse(*whole)
