"""The editor's pieces: a form made of them is sound, and what they do not touch stays as it was written."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.commands import eforms
from motcua.catalogue.queries.common_form import common_form, joined, own_part
from motcua.catalogue.queries.eforms import FORMATS
from motcua.catalogue.queries.proposals.own_forms import own_form_faults
from motcua.lib.eform import MANY, WIDGETS, Json, building, form_faults
from motcua.lib.eform.building import NotThere, Own, Question

SHIPPED = {one["procedure"]: one for one in eforms._files(None)}
CHOICES = [{"value": v, "label": {"vi": v, "en": v}} for v in ("co", "khong")]


def of(written: Json) -> Own:
    return Own(written["schema"], written["layout"])


def faults(own: Own) -> list[str]:
    return form_faults(*joined(common_form(), own.schema, own.layout), formats=FORMATS)


def question(name: str, widget: str = "text", **other: Any) -> Question:
    other.setdefault("choices", CHOICES if widget in ("radios", "select", "checkboxes") else [])
    return Question(name=name, widget=widget, label={"vi": name, "en": name}, **other)


def paged(*keys: str) -> Own:
    own = building.empty()
    for key in keys:
        own = building.put_page(own, key, title={"vi": key, "en": key}, intro={})
    return own


@pytest.mark.parametrize("code", sorted(SHIPPED))
def test_a_form_is_told_apart_from_what_every_form_asks(code: str) -> None:
    written = SHIPPED[code]

    own = own_part(*joined(common_form(), written["schema"], written["layout"]))

    assert own.schema["properties"] == written["schema"]["properties"]
    assert own.schema["required"] == list(written["schema"].get("required", []))
    assert own.schema["allOf"] == list(written["schema"].get("allOf", []))
    assert own.layout == written["layout"]
    assert not own_form_faults(asdict(own))


@pytest.mark.parametrize("code", sorted(SHIPPED))
def test_a_question_that_is_saved_as_it_is_changes_nothing(code: str) -> None:
    """Patterns, limits and involved conditions of written forms survive the editor."""
    own = of(SHIPPED[code])
    for page in own.pages:
        for one in page["fields"]:
            as_it_is = Question(
                name=one["name"], widget=one["widget"], label=one["label"], hint=one.get("hint", {}),
                optional=bool(one.get("optional")), choices=one.get("choices", ()), when=one.get("when"),
            )  # fmt: skip
            again = building.put(own, page["key"], as_it_is, was=one["name"])

            for part in ("properties", "required", "allOf"):
                assert again.schema[part] == type(again.schema[part])(own.schema.get(part, ())), one["name"]
            assert again.layout == own.layout


@pytest.mark.parametrize("code", sorted(SHIPPED))
def test_without_one_question_the_rest_is_sound(code: str) -> None:
    own = of(SHIPPED[code])
    asked_about = {
        n for page in own.pages for one in (page, *page["fields"]) for n in _names(one.get("when"))
    }
    for page in own.pages:
        for one in page["fields"]:
            if one["name"] not in asked_about and len(page["fields"]) > 1:
                assert faults(building.drop(own, page["key"], one["name"])) == []


def _names(when: Mapping[str, Any] | None) -> set[str]:
    from motcua.lib.eform import conditions

    return set(conditions.names(when))


def test_a_condition_is_in_the_layout_and_in_the_schema() -> None:
    own = building.put(paged("one"), "one", question("married", "radios"))
    own = building.put(own, "one", question("spouse", when={"field": "married", "in": ["co"]}))

    assert own.schema["required"] == ["married"]
    assert own.schema["allOf"] == [
        {
            "if": {"properties": {"married": {"enum": ["co"]}}, "required": ["married"]},
            "then": {"required": ["spouse"]},
        }
    ]
    assert faults(own) == []
    assert building.drop(own, "one", "spouse").schema["allOf"] == []


def test_a_list_holds_questions_of_its_own() -> None:
    own = building.put(paged("one"), "one", question("children", "table"))
    assert [f.message for f in own_form_faults(asdict(own))] == [
        "“%(question)s” is asked several times but holds no question."
    ]

    own = building.put(own, "*children", question("name"))
    own = building.put(own, "*children", question("born", "past", optional=True))

    assert faults(own) == []
    assert own.schema["properties"]["children"]["items"]["required"] == ["name"]
    moved = building.move(own, "*children", "born", -1)
    assert [one["name"] for one in building.fields_of(moved, "*children")] == ["born", "name"]


def test_a_question_that_stands_before_what_it_depends_on_is_told() -> None:
    own = building.put(paged("one"), "one", question("married", "radios"))
    own = building.put(own, "one", question("spouse", when={"field": "married", "in": ["co"]}))

    (fault,) = own_form_faults(asdict(building.move(own, "one", "spouse", -1)))
    assert str(fault) == "“spouse” depends on a question that is not asked before it."


def test_what_is_not_there_is_said() -> None:
    with pytest.raises(NotThere):
        building.drop(paged("one"), "one", "nothing")
    for place in ("two", "*one"):
        with pytest.raises(NotThere):
            building.fields_of(paged("one"), place)


@st.composite
def edits(draw: st.DrawFn) -> Own:
    """Any sequence of the editor's acts, begun empty or with a form that comes with the program."""
    own = of(SHIPPED[draw(st.sampled_from(sorted(SHIPPED)))]) if draw(st.booleans()) else paged("first")
    for number in range(draw(st.integers(1, 12))):
        places = [page["key"] for page in own.pages]
        act = draw(st.sampled_from(["put", "put", "put", "drop", "move", "page", "column", "again"]))
        place = draw(st.sampled_from(places)) if places else ""
        there = [one["name"] for one in building.fields_of(own, place)] if place else []
        if act == "page" or not place:
            own = building.put_page(own, f"page{number}", title={"vi": "t", "en": "t"}, intro={})
        elif act == "put":
            widget = draw(st.sampled_from(sorted(WIDGETS)))
            own = building.put(own, place, question(f"q{number}", widget, optional=draw(st.booleans())))
            if widget in MANY:
                own = building.put(own, f"*q{number}", question("part", optional=draw(st.booleans())))
        elif act == "again" and there:
            one = building.find(own, place, draw(st.sampled_from(there)))
            if one["widget"] not in MANY:
                widget = draw(st.sampled_from(sorted(WIDGETS - MANY)))
                own = building.put(own, place, question(one["name"], widget), was=one["name"])
        elif act == "drop" and there:
            own = building.drop(own, place, draw(st.sampled_from(there)))
        elif act == "move" and there:
            own = building.move(own, place, draw(st.sampled_from(there)), draw(st.sampled_from([-1, 1])))
    return own


@given(edits())
def test_what_the_editor_makes_is_sound_or_said_in_its_own_words(own: Own) -> None:
    """No fault of a made form is left to the check of code: each is one that the editor explains."""
    told = own_form_faults(asdict(own))

    assert not [fault for fault in told if "cannot be used yet" in fault.message], told
    if not told:
        assert faults(own) == []
