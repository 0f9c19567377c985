"""Pages that nobody wants to meet: refused, not there, at fault, away, and told to wait; usable all the same."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, looked_at
from tests.browser.steps import at_the_counter

Person = Callable[..., Page]
pytestmark = pytest.mark.browser
MOST_GUESSES = 100


@pytest.mark.parametrize(("path", "status"), [("/no-such-page/", 404), ("/fault/", 500), ("/away/", 503)])
def test_what_went_wrong_is_said_with_a_way_on(person: Person, settings: Any, path: str, status: int) -> None:
    settings.ROOT_URLCONF = "tests.browser.faulty_urls"
    page = person(size=PHONE)

    answer = page.goto(path)

    assert answer is not None and answer.status == status
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    looked_at(page, f"refused-{status}-phone")


def test_who_may_not_is_told_so(person: Person) -> None:
    minh = person("minh", size=PHONE)

    answer = minh.goto("/desk/guidance")

    assert answer is not None and answer.status == 403
    looked_at(minh, "refused-403-phone")


def test_a_form_that_was_open_too_long_is_refused_in_words(person: Person) -> None:
    page = person(size=PHONE)
    page.goto("/verify/")
    page.context.clear_cookies()
    with page.expect_response("**/verify/") as answer:
        page.get_by_role("main").get_by_role("button", name="Xác thực", exact=True).click()

    page.wait_for_load_state()
    assert answer.value.status == 403
    looked_at(page, "refused-403-form-phone")


def test_whoever_guesses_has_to_wait(person: Person) -> None:
    cache.clear()
    page, dossier = person(size=PHONE), at_the_counter()[0]
    _until_told_to_wait(page, (f"/track/{dossier.code}/{n:010}/" for n in range(MOST_GUESSES)))
    looked_at(page, "wait-tracking-phone")
    _until_told_to_wait(page, (f"/verify/{n:026}/" for n in range(2 * 10**25, 2 * 10**25 + MOST_GUESSES)))
    looked_at(page, "wait-verifying-phone")
    _guesses_a_draft(page)
    looked_at(page, "wait-drafts-phone")
    cache.clear()


def _guesses_a_draft(page: Page) -> None:
    page.goto("/drafts/")
    for n in range(MOST_GUESSES):
        page.fill("[name=code]", f"AAAA-{n:04}".translate({48: "A", 49: "B"}))
        page.fill("[name=phone]", "0912345678")
        with page.expect_response("**/drafts/") as answer:
            page.locator("main form button[type=submit]").first.click()
        page.wait_for_load_state()
        if answer.value.status == 429:
            expect(page.get_by_role("heading", name="quá nhiều lần")).to_be_visible()
            return
    raise AssertionError("guessing never ended")


def _until_told_to_wait(page: Page, guesses: Iterable[str]) -> None:
    for guess in guesses:
        answer = page.goto(guess)
        assert answer is not None
        if answer.status == 429:
            expect(page.get_by_role("heading", name="quá nhiều lần")).to_be_visible()
            return
    raise AssertionError("guessing never ended")
