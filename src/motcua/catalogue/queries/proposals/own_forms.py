"""The electronic form that a change brings: what is wrong with it, and how it reads."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from motcua.catalogue.queries.common_form import common_form, joined
from motcua.catalogue.queries.eforms import FORMATS
from motcua.law.errors import N_
from motcua.law.procedure import Json
from motcua.lib.eform import MANY, conditions, form_faults


@dataclass(frozen=True, slots=True)
class TextFault:
    """What is wrong at `place` (a field; "documents.2", "steps.appraise"), as a msgid with its places."""

    place: str
    message: str
    params: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message % self.params if self.params else self.message


def own_form_faults(form: Json) -> tuple[TextFault, ...]:
    """In the editor's own words where it can make the fault; anything else in the words of the check."""
    layout = form["layout"]
    found = tuple(_of_pages(layout))
    if found:
        return found
    whole = joined(common_form(), form["schema"], layout)
    cannot = N_("The electronic form cannot be used yet: %(fault)s")
    return tuple(TextFault("form", cannot, {"fault": one}) for one in form_faults(*whole, formats=FORMATS))


def _of_pages(layout: Json) -> Iterator[TextFault]:
    if not layout.get("pages"):
        yield TextFault("form", N_("The electronic form asks nothing yet."))
        return
    asked = _common_names()
    for page in layout["pages"]:
        if not page["fields"]:
            told = {"page": page["title"].get("vi", page["key"])}
            yield TextFault("form", N_("The page “%(page)s” of the electronic form has no question."), told)
        for one in page["fields"]:
            yield from _of_field(one, page, asked)
            asked.add(one["name"])


def _of_field(one: Json, page: Json, asked: set[str]) -> Iterator[TextFault]:
    told = {"question": one["label"].get("vi", one["name"])}
    if one["widget"] in ("radios", "select", "checkboxes") and len(one.get("choices", ())) < 2:
        yield TextFault("form", N_("“%(question)s” has fewer than two answers to choose from."), told)
    if one["widget"] in MANY and not one.get("columns"):
        yield TextFault("form", N_("“%(question)s” is asked several times but holds no question."), told)
    for when in (one.get("when"), page.get("when")):
        for name in conditions.names(when):
            if name not in asked:
                later = N_("“%(question)s” depends on a question that is not asked before it.")
                yield TextFault("form", later, told)


def _common_names() -> set[str]:
    """What every form has asked before the procedure's own questions."""
    before = common_form()["layout"]["before"]["pages"]
    return {one["name"] for page in before for one in page["fields"]}
