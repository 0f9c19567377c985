"""Electronic forms: what is asked, what is wrong, what is read from a browser, what differs."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from motcua.lib import eform
from motcua.lib.eform import form_faults, formats
from motcua.lib.eform.changes import carried
from tests import forms
from tests.world import TUESDAY_8

TODAY = TUESDAY_8.date()
FORMATS = formats.plain(TODAY)


def made(**more: Any) -> eform.Form:
    schema, layout = forms.small_form(**more)
    return eform.parse({"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema, layout)


def codes(answers: dict[str, Any], page: str = "") -> list[tuple[str, str]]:
    form = made()
    found = eform.find(form, answers, formats=FORMATS, page=form.page(page))
    return [(fault.pointer, fault.code) for fault in found]


def test_every_question_is_told_once_in_the_forms_order() -> None:
    answers = {"use": "shop", "storeys": "hai", "helpers": [{"name": "Nam"}, {}]}

    assert codes(answers) == [("/storeys", "type"), ("/trade", "required"), ("/helpers/1/name", "required")]
    assert codes(answers, "people") == [("/helpers/1/name", "required")]


def test_what_is_not_asked_is_not_missed_and_does_not_count() -> None:
    answers = {"use": "home", "storeys": 2, "trade": "x" * 99, "unknown": 1}

    assert codes(answers) == []
    assert eform.shown(made(), answers) == {"storeys": 2, "use": "home"}


def test_a_limit_is_told_with_its_number() -> None:
    faults = eform.find(made(), {"use": "home", "storeys": 51}, formats=FORMATS)

    assert [(f.code, f.params) for f in faults] == [("maximum", {"limit": 50})]


def test_conditions_join() -> None:
    one, two = {"field": "a", "in": ["x"]}, {"field": "b", "in": [True]}

    assert eform.holds({"all": [one, two]}, {"a": "x", "b": True})
    assert not eform.holds({"all": [one, two]}, {"a": "x", "b": 1})
    assert eform.holds({"any": [one, two]}, {"a": ["w", "x"]})
    assert eform.holds({"not": one}, {})
    assert eform.holds(one, {"a": "y"}, {"a": "x"})


def test_days_are_days() -> None:
    assert formats.parse_day("29/02/2024") is not None
    assert formats.parse_day("29/02/2023") is None
    assert formats.parse_day("1/2/2024") is None
    assert FORMATS["past-day"]("06/04/2021") and FORMATS["future-day"]("06/04/2021")
    assert not FORMATS["past-day"]("07/04/2021") and not FORMATS["future-day"]("05/04/2021")


def test_money_is_read_as_people_write_it() -> None:
    schema, layout = forms.small_form()
    layout["pages"][0]["fields"][0]["widget"] = "money"
    page = eform.parse(schema, layout).pages[0]

    for written in ("1.200.000", "1,200,000", "1 200 000", "1200000"):
        assert eform.read(page, {"storeys": [written]}) == {"storeys": 1_200_000}
    assert eform.read(page, {"storeys": ["1.20"]}) == {"storeys": "1.20"}
    assert eform.read(page, {"storeys": ["  "]}) == {}


ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "storeys": st.integers(-5, 99),
        "use": st.sampled_from(["home", "shop"]),
        "trade": st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), min_size=1)
        .map(str.strip)
        .filter(bool),
        "helpers": st.lists(
            st.fixed_dictionaries({"name": st.sampled_from(["Nam", "Mai"])}), min_size=1, max_size=4
        ),
    },
)


@given(ANSWERS)
def test_what_a_page_sends_is_what_was_answered(answers: dict[str, Any]) -> None:
    found: dict[str, Any] = {}
    for page in made().pages:
        found |= eform.read(page, forms.sent(page, answers))

    assert found == answers


@given(ANSWERS)
def test_what_counts_counts_again(answers: dict[str, Any]) -> None:
    kept = eform.shown(made(), answers)

    assert eform.shown(made(), kept) == kept
    assert json.loads(json.dumps(kept)) == kept


def test_an_author_hears_what_is_wrong_with_a_form() -> None:
    schema, layout = forms.small_form()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    sound = form_faults(schema, layout, formats=frozenset(FORMATS))
    schema["properties"]["storeys"] |= {"pattern": r"\d", "format": "colour", "multipleOf": 2}
    schema["properties"]["lost"] = {"type": "string"}
    schema["required"].append("trade")
    layout["pages"][0]["fields"][1]["choices"].pop()
    layout["pages"][0]["fields"][2]["when"] = {"field": "helpers", "in": ["x"]}
    layout["pages"][1]["fields"][0]["label"]["en"] = " "
    layout["pages"][1]["section"] = "nowhere"
    faults = form_faults(schema, layout, formats=frozenset(FORMATS))

    assert sound == []
    for said in (
        "keyword multipleOf", "[0-9]", "no format colour", "property lost is laid out 0 times", "always required",
        "its choices are not the schema's", "asks about helpers", "no label in en", "no section nowhere",
    ):  # fmt: skip
        assert any(said in fault for fault in faults), said
    assert form_faults({"type": 5}, {}, formats=frozenset()) != []


def test_what_differs_between_two_forms() -> None:
    before, after = made(), made()
    schema, layout = forms.small_form()
    schema["properties"]["storeys"]["maximum"] = 9
    layout["pages"].pop()
    after = eform.parse(schema, layout)

    assert [(c.kind, c.name) for c in eform.changed(before, after)] == [
        ("altered", "storeys"),
        ("removed", "helpers"),
    ]
    assert carried({"storeys": 20, "helpers": []}, after) == {"storeys": 20}
