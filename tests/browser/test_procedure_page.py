"""A procedure's page on paper and passed on: what is printed says where it came from, and nothing is to be clicked."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, SHOTS, looked_at

Person = Callable[..., Page]
pytestmark = pytest.mark.browser
BIRTH = "1.001193"


def test_on_paper_there_are_no_controls_and_the_address_stands_below(person: Person, address: str) -> None:
    page = person()
    page.goto(f"/procedures/{BIRTH}/")
    printed = page.locator(".mc-print-only")
    expect(printed).to_be_hidden()
    expect(page.get_by_role("button", name="In trang này")).to_be_visible()

    page.emulate_media(media="print")

    expect(printed).to_be_visible()
    expect(printed).to_contain_text(f"/procedures/{BIRTH}/")
    expect(page.get_by_role("heading", name="Cần giấy tờ gì?")).to_be_visible()
    for control in page.locator("button, .govuk-button, input, select, header nav, footer nav").all():
        expect(control).to_be_hidden()
    page.screenshot(path=SHOTS / "procedure-printed.png", full_page=True)


def test_its_button_prints(person: Person) -> None:
    page = person(size=PHONE)
    page.goto(f"/procedures/{BIRTH}/")
    page.evaluate("window.print = () => { document.title = 'printed' }")

    page.get_by_role("button", name="In trang này").click()

    expect(page).to_have_title("printed")


def test_sharing_copies_the_address_where_a_device_has_no_sheet_of_its_own(person: Person) -> None:
    page = person(size=PHONE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/procedures/{BIRTH}/")
    assert page.evaluate("navigator.share === undefined")

    page.get_by_role("button", name="Chia sẻ").click()

    expect(page.get_by_role("button", name="Đã sao chép địa chỉ")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"/procedures/{BIRTH}/")
    looked_at(page, "procedure-shared-phone")
    page.goto(copied)
    expect(page.get_by_role("heading", level=1)).to_contain_text("khai sinh", ignore_case=True)
