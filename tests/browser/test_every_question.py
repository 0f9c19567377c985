"""Every page of questions of every form that comes with the program, on a phone: axe, and nothing wider."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from motcua.dossiers.queries import drafts
from motcua.lib.eform import holds
from tests.browser import examples
from tests.browser.conftest import PHONE, looked_at
from tests.browser.test_filing_again import begun, filled

Person = Callable[..., Page]
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("code", sorted(examples.shipped()))
def test_its_pages_of_questions(person: Person, code: str) -> None:
    page = person(size=PHONE)
    draft = begun(page, code)
    filled(draft, choice=9)  # the last of each choice, which opens the most
    shown = drafts.open_to(draft.key, held=[draft.key])
    assert shown is not None

    for one in shown.form.pages:
        if not holds(one.when, shown.answers):
            continue
        page.goto(f"/drafts/{draft.key}/pages/{one.key}/")
        for listed in (field.name for field in one.fields if field.columns and field.name in shown.answers):
            expect(page.locator(f"[data-list='{listed}'] fieldset.mc-item").first).to_be_visible()
        looked_at(page, f"question-{code}-{one.key}-phone")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], one.key
