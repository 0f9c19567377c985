"""The desk by keyboard alone, and by a reader that types what it scanned."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import looked_at
from tests.browser.steps import at_the_counter

Person = Callable[..., Page]
pytestmark = pytest.mark.browser
# A reader's keys come within a few milliseconds; sent from the page itself they do on the busiest machine.
_SCAN = """text => {
    const target = document.activeElement;
    const press = (key) => target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    for (const letter of text) {
        press(letter);
        if ("value" in target) target.value += letter;
    }
    return press("Enter");
}"""


def _press(page: Page, *keys: str) -> None:
    """At a hand's pace."""
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(150)


def test_a_list_is_worked_through_by_keys_alone(person: Person) -> None:
    lan = person("lan")
    at_the_counter(count=3)
    lan.goto("/desk/?tab=to_process")

    _press(lan, "?")
    expect(lan.get_by_role("heading", name="Phím tắt")).to_be_visible()
    expect(lan.locator("#keys")).to_contain_text("Sổ theo dõi hồ sơ")
    looked_at(lan, "desk-keys")
    _press(lan, "Escape")
    expect(lan.locator("#keys")).to_be_hidden()

    _press(lan, "j", "j", "x")
    row = lan.locator("main tbody tr").nth(1)
    expect(row.locator("input[type=checkbox]")).to_be_checked()
    code = row.locator("a").inner_text()
    _press(lan, "k", "j", "Enter")
    expect(lan.get_by_role("heading", level=1)).to_have_text(code)
    _press(lan, "a")
    assert lan.evaluate("document.activeElement.closest('#acts') !== null")
    lan.goto("/desk/")
    _press(lan, "t", "4")
    lan.wait_for_url("**/desk/?tab=late")
    _press(lan, "/")
    lan.keyboard.type("jjgx")
    expect(lan.locator("#find")).to_have_value("jjgx")


def test_every_entry_and_every_act_has_its_key(person: Person) -> None:
    """A supervisor has more entries than figures; of a list and of a counter the acts themselves are in the list."""
    son = person("son")
    son.goto("/desk/")
    _press(son, "?")
    keys, words = (son.locator(f"#keys tbody {cell}").all_inner_texts() for cell in ("th", "td"))
    entries = son.locator(".govuk-service-navigation__link[href]").count()
    assert entries > 9
    assert [key for key in keys if key.startswith("g ")][-1] == f"g {chr(ord('a') + entries - 10)}"
    key = keys[words.index("Số liệu của tôi")]
    _press(son, "Escape", *key.split())
    son.wait_for_url("**/dashboard/?scope=officer:*")

    lan = person("lan")
    first, *_others = at_the_counter(count=2)
    lan.goto("/desk/?tab=to_process")
    _press(lan, "j", "x", "?")
    keys, words = (lan.locator(f"#keys tbody {cell}").all_inner_texts() for cell in ("th", "td"))
    way = keys[words.index("Hoàn thành bước")]
    assert way.startswith("d ")
    _press(lan, "Escape", *way.split(), "Enter")
    expect(lan.get_by_role("heading", level=1)).to_contain_text("Hoàn thành bước")
    lan.goto("/desk/hall")
    _press(lan, "?")
    expect(lan.locator("#keys")).to_contain_text("Mở quầy")
    looked_at(lan, "desk-keys-of-a-counter")
    assert first.code


def test_keys_can_be_switched_off(person: Person) -> None:
    lan = person("lan")
    at_the_counter(count=1)
    lan.goto("/desk/?tab=to_process")
    _press(lan, "?")
    lan.get_by_label("Dùng phím tắt một chữ trên máy này").uncheck()
    lan.get_by_role("button", name="Đóng").click()
    lan.reload()

    _press(lan, "j")

    assert lan.evaluate("document.activeElement === document.body")


def test_a_scanned_receipt_opens_its_dossier_from_anywhere(person: Person) -> None:
    lan = person("lan")
    first, second = at_the_counter(count=2)
    lan.goto("/desk/register")

    lan.evaluate(_SCAN, f"http://localhost/track/{first.code}/{first.tracking_secret}/")

    lan.wait_for_url(f"**/desk/dossiers/{first.pk}")
    expect(lan.get_by_role("heading", level=1)).to_have_text(first.code)
    lan.evaluate(_SCAN, second.code)
    lan.wait_for_url(f"**/desk/dossiers/{second.pk}")


def test_a_scan_while_something_is_written_loses_nothing(person: Person) -> None:
    lan = person("lan")
    first, second = at_the_counter(count=2)
    lan.goto(f"/desk/dossiers/{first.pk}?act=ask_supplement")
    note = lan.locator("#acts textarea:visible").first
    note.fill("Đang viết dở")
    note.focus()

    lan.evaluate(_SCAN, second.code)

    offer = lan.locator("#scanned")
    expect(offer).to_contain_text(second.code)
    expect(note).to_have_value("Đang viết dở")
    looked_at(lan, "desk-scanned-while-writing")
    with lan.context.expect_page() as opened:
        offer.get_by_role("link").click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text(second.code)


def test_a_card_that_is_scanned_into_a_field_stays_there(person: Person) -> None:
    lan = person("lan")
    lan.goto("/desk/")
    lan.locator("#find").focus()

    went = lan.evaluate(_SCAN, "020301000123")

    assert went, "Enter is left to the field"
    expect(lan.locator("#find")).to_have_value("020301000123")
