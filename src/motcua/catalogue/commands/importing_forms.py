"""Import electronic forms from files that people wrote: all good, or nothing unless told to skip the bad."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from django.db import transaction

from motcua.catalogue.commands.eforms import FormPublished, publish_forms
from motcua.catalogue.models import Fee, ProcedureVersion, RequiredDocument
from motcua.catalogue.queries.common_form import common_form, joined
from motcua.catalogue.queries.eforms import FORMATS
from motcua.law.fees import ReliefGround
from motcua.lib.eform import Json, form_faults
from motcua.organisation.commands.tables import Put

KEYS = ("procedure", "schema", "layout")
Versions = Mapping[tuple[str, int], int]


@dataclass(frozen=True, slots=True)
class FormFault:
    """What is wrong with the form of a file: where in it, and why, in words for its author (English)."""

    file: str
    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class FormsImported:
    """How many forms were added, published anew or found as they were, and what was wrong."""

    added: int
    updated: int
    unchanged: int
    faults: tuple[FormFault, ...]


@transaction.atomic
def import_forms(path: Path, *, skip_bad: bool = False) -> FormsImported:
    """Publish the forms of a .json file, or of all such files of a folder.

    A form goes to the versions that its file names, or to every version of its procedure. What is in
    force already stays as it is; another one gets the version's next number, and drafts are shown what
    changed. With any fault nothing is published, unless `skip_bad`: then the forms of good files are.
    """
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    known = _versions()
    good: dict[int, FormPublished] = {}
    faults: list[FormFault] = [] if files else [FormFault(str(path), "", "there is no .json file here")]
    for file in files:
        forms, wrong = _read(file, known)
        doubled = [f.version_id for f in forms if f.version_id in good]
        wrong += [FormFault(file.name, "procedure", "another file has a form for the same version")] * bool(
            doubled
        )
        faults += wrong
        good |= {} if wrong else {form.version_id: form for form in forms}
    put = publish_forms(list(good.values())) if good and (skip_bad or not faults) else Put()
    return FormsImported(put.added, put.updated, put.unchanged, tuple(faults))


def _versions() -> Versions:
    rows = ProcedureVersion.objects.values_list("procedure__code", "version", "pk")
    return {(code, version): pk for code, version, pk in rows}


def _read(file: Path, known: Versions) -> tuple[list[FormPublished], list[FormFault]]:
    try:
        written = orjson.loads(file.read_bytes())
    except orjson.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        return [], [FormFault(file.name, place, f"not JSON: {error.msg.split(':')[0]}")]
    shape = list(_shape_faults(written))
    if shape:
        return [], [FormFault(file.name, place, reason) for place, reason in shape]
    ids, wrong = _wanted(written, known)
    found = [*wrong, *_form_faults(written)]
    for number, pk in ids.items():
        found += _catalogue_faults(written["layout"], number, pk)
    forms = [
        FormPublished(version_id=pk, schema=written["schema"], layout=written["layout"])
        for pk in ids.values()
    ]
    return forms, [FormFault(file.name, place, reason) for place, reason in found]


def _shape_faults(written: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(written, dict):
        yield "", "the file must hold one object with procedure, schema and layout"
        return
    yield from ((key, "missing") for key in KEYS if key not in written)
    for key in ("schema", "layout"):
        if not isinstance(written.get(key, {}), dict):
            yield key, "must be an object"
    schema, layout = written.get("schema"), written.get("layout")
    if isinstance(schema, dict) and not isinstance(schema.get("properties"), dict):
        yield "schema", "lacks its properties"
    for part in ("sections", "pages"):
        if isinstance(layout, dict) and not isinstance(layout.get(part), list):
            yield "layout", f"lacks its {part}"


def _wanted(written: Json, known: Versions) -> tuple[dict[int, int], list[tuple[str, str]]]:
    """The versions that the form is for, number to id, and what is wrong with their naming."""
    code = str(written["procedure"])
    there = {number: pk for (other, number), pk in known.items() if other == code}
    if not there:
        return {}, [("procedure", f"there is no procedure {code}")]
    named = written.get("versions") or list(there)
    missing = [one for one in named if not str(one).isdigit() or int(one) not in there]
    wrong = [("versions", f"procedure {code} has no version {one}") for one in missing]
    return {int(one): there[int(one)] for one in named if one not in missing}, wrong


def _form_faults(written: Json) -> Iterator[tuple[str, str]]:
    try:
        whole = joined(common_form(), written["schema"], written["layout"])
    except (KeyError, TypeError, AttributeError) as error:
        yield "layout", f"lacks {error}"
        return
    for sentence in form_faults(*whole, formats=FORMATS):
        place, colon, reason = sentence.partition(": ")
        yield (place, reason) if colon and len(place) < 80 else ("", sentence)


def _catalogue_faults(layout: Json, number: int, version_id: int) -> Iterator[tuple[str, str]]:
    """Papers and fees that the form speaks of and the catalogue does not have for this version."""
    papers = set(RequiredDocument.objects.filter(version_id=version_id).values_list("position", flat=True))
    for rule in layout.get("documents", ()):
        if rule.get("position") not in papers:
            yield "documents", f"version {number} asks for no paper {rule.get('position')}"
    fees = set(Fee.objects.filter(version_id=version_id).values_list("kind", "case_vi"))
    for rule in layout.get("fees", ()):
        if (rule.get("kind"), rule.get("case_vi")) not in fees:
            yield "fees", f"version {number} has no {rule.get('kind')} for the case “{rule.get('case_vi')}”"
        for ground in sorted(set(rule.get("relief", ())) - set(ReliefGround)):
            yield "fees", f"“{ground}” is no ground to pay less; known are {', '.join(ReliefGround)}"
