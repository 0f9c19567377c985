"""The browser and the server say the same of the same answers, for every form that comes with the program."""

import random
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from motcua.catalogue import queries as catalogue
from motcua.lib import eform
from tests import forms
from tests.browser import examples
from tests.house import places

TODAY = date(2026, 11, 25)
FORMS = examples.shipped()
pytestmark = pytest.mark.browser


@pytest.fixture
def twin(browser: Browser) -> Page:
    """An empty page with the script that the questions' pages load."""
    page = browser.new_page()
    page.set_content("<main></main>")
    page.add_script_tag(path=places.PACKAGE / "ui" / "static" / "ui" / "eform.js")
    return page


@pytest.mark.parametrize("code", sorted(FORMS))
def test_the_same_faults_in_the_same_order(twin: Page, code: str) -> None:
    form = FORMS[code]
    cases = list(examples.tried(form, seed=20261125))
    here = [_faults(form, answers) for answers in cases]

    told = {"schema": form.schema, "pages": form.layout["pages"], "cases": cases, "today": "25/11/2026"}
    there = twin.evaluate(
        "({schema, pages, cases, today}) => cases.map((one) => window.motcuaEform.find(schema, pages, one, today))",
        told,
    )

    for answers, ours, theirs in zip(cases, here, there, strict=True):
        assert theirs == ours, answers
    assert sum(not faults for faults in here) >= 4  # the right answers of each way through
    assert sum(len(faults) for faults in here) > 100


def test_the_same_identity_numbers_are_none(twin: Page) -> None:
    form = FORMS["1.000894"]
    right = examples.right(form)
    name = next(name for name in right if form.fields[name].widget == "identity")
    drawn = random.Random(20261126)
    numbers = [
        f"{drawn.choice(['000', '001', '020', '096', '101', '999'])}{century}{year:02d}{drawn.randrange(10**6):06d}"
        for century in range(10)
        for year in (0, 26, 27, 99)
    ]

    here = [_faults(form, right | {name: number}) for number in numbers]

    told = {"schema": form.schema, "pages": form.layout["pages"], "today": "25/11/2026"}
    there = twin.evaluate(
        """({schema, pages, right, name, numbers, today}) =>
            numbers.map((one) => window.motcuaEform.find(schema, pages, {...right, [name]: one}, today))""",
        told | {"right": right, "name": name, "numbers": numbers},
    )
    assert there == here
    refused = sum(bool(faults) for faults in here)
    assert 0 < refused < len(numbers)


def _faults(form: eform.Form, answers: dict[str, Any]) -> list[dict[str, Any]]:
    found = eform.find(form, answers, formats=catalogue.formats(TODAY))
    return [{"pointer": f.pointer, "code": f.code, "params": dict(f.params)} for f in found]


@pytest.mark.parametrize("code", sorted(FORMS))
def test_the_same_answers_are_read_from_a_page(twin: Page, code: str) -> None:
    form = FORMS[code]
    for choice in range(3):
        answers = examples.right(form, choice=choice)
        for page in form.pages:
            sent = forms.sent(page, answers)
            raw = next(one for one in form.layout["pages"] if one["key"] == page.key)
            theirs = twin.evaluate(
                """({fields, sent}) => {
                    const data = new FormData();
                    for (const [name, values] of Object.entries(sent)) for (const one of values) data.append(name, one);
                    return window.motcuaEform.read(fields, data);
                }""",
                {"fields": raw["fields"], "sent": sent},
            )

            assert (
                theirs
                == eform.read(page, sent)
                == {field.name: answers[field.name] for field in page.fields if field.name in answers}
            )
