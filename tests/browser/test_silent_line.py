"""A network that is connected and dead: one dossier and its code in the end, whatever was swallowed on the way."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from motcua.dossiers.models import Dossier, Draft
from motcua.portal import installed
from tests.browser.conftest import PHONE, looked_at
from tests.browser.silent import Mode, SilentLine
from tests.browser.test_filing_again import begun, filled
from tests.browser.test_offline import _ready, _signed_in, _vy
from tests.documents import hostile

pytestmark = pytest.mark.browser
SILENT = "Mạng không phản hồi. Hệ thống đang tự gửi lại"


@pytest.fixture
def line(address: str) -> Iterator[SilentLine]:
    port = urlsplit(address).port
    assert port
    with SilentLine(port) as made:
        yield made


@pytest.fixture
def phone(browser: Browser, line: SilentLine) -> Iterator[Page]:
    """A telephone behind the line, whose clock the test may move on."""
    context = browser.new_context(viewport=PHONE, locale="vi-VN", base_url=line.url)  # type: ignore[arg-type]
    page = context.new_page()
    page.clock.install()
    yield page
    context.close()


def _about_to_send(phone: Page) -> Draft:
    draft = begun(phone)
    filled(draft)
    phone.goto(f"/drafts/{draft.key}/check/")
    return draft


def _send(phone: Page) -> None:
    phone.get_by_role("button", name="Nộp hồ sơ", exact=True).click()


@pytest.mark.parametrize("mode", [Mode.DEAF, Mode.DUMB])
def test_a_dossier_that_is_sent_into_silence_is_one_dossier_with_its_code(
    phone: Page, line: SilentLine, mode: Mode
) -> None:
    _about_to_send(phone)
    line.turn(mode)

    _send(phone)
    expect(phone.get_by_text("Đang gửi…")).to_be_visible()
    assert line.swallowed.wait(20)
    phone.clock.fast_forward("00:16")
    expect(phone.get_by_text(SILENT)).to_be_visible()
    if mode is Mode.DUMB:
        looked_at(phone, "silent-sending-phone")
    phone.clock.fast_forward("00:06")  # asked again, and again into silence
    _send(phone)  # who presses meanwhile sends nothing twice
    line.turn(Mode.OPEN)
    phone.clock.fast_forward("00:20")
    phone.clock.fast_forward("00:15")

    phone.wait_for_url("**/done/", timeout=60_000)
    expect(phone.get_by_text(Dossier.objects.get().code).first).to_be_visible()
    expect(phone.get_by_role("main")).to_contain_text("Mã tra cứu")


def test_who_closes_the_page_in_the_silence_finds_the_dossier_in_the_draft(
    phone: Page, line: SilentLine
) -> None:
    draft = _about_to_send(phone)
    line.turn(Mode.DUMB)
    _send(phone)
    assert line.swallowed.wait(20)

    line.turn(Mode.OPEN)
    phone.goto(f"/drafts/{draft.key}/")

    phone.wait_for_url("**/done/")
    expect(phone.get_by_text(Dossier.objects.get().code).first).to_be_visible()


def test_a_file_that_stands_still_halfway_goes_on_from_there(
    phone: Page, line: SilentLine, tmp_path: Path
) -> None:
    draft = begun(phone)
    phone.goto(f"/drafts/{draft.key}/documents/")
    photo = tmp_path / "giay-chung-sinh.jpg"
    photo.write_bytes(hostile.phone_photo() + b"\0" * 600_000)
    field = phone.locator("input[type=file]").first
    name = field.get_attribute("name")
    line.turn(Mode.DEAF, after=40_000)

    field.set_input_files(photo)
    assert line.swallowed.wait(20)
    phone.clock.fast_forward("00:31")
    expect(phone.locator(".mc-upload__state").first).to_contain_text("Mất kết nối")
    looked_at(phone, "silent-upload-phone")
    line.turn(Mode.OPEN)
    for _ in range(6):
        phone.clock.fast_forward("01:01")
        phone.wait_for_timeout(500)

    expect(phone.locator(f"input[name='{name}-upload']")).to_have_count(1, timeout=60_000)
    assert draft.files.count() == 1


def test_a_page_of_questions_says_that_nothing_answers_and_keeps_what_was_typed(
    browser: Browser, line: SilentLine
) -> None:
    """Playwright itself waits for a page that is on its way, so the page notes what it says and presses again."""
    context = browser.new_context(viewport=PHONE, locale="vi-VN", base_url=line.url)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"/drafts/{begun(page).key}/pages/for-whom/")
    page.get_by_label("Cho chính tôi").check()
    page.evaluate(
        """() => {
            const told = document.querySelector("[data-patient]");
            const answer = () => document.querySelector("[name=filing_for]:checked").value;
            new MutationObserver(() => localStorage.setItem("told", `${answer()}: ${told.innerText}`)).observe(
                told, { subtree: true, childList: true });
            const again = document.querySelector("main form[method=post] .govuk-button:not([name])");
            setTimeout(() => again.click(), 18000);
        }"""
    )
    line.turn(Mode.DEAF)

    page.get_by_role("button", name="Lưu và tiếp tục").last.click(no_wait_after=True)
    page.wait_for_timeout(16_500)
    line.turn(Mode.OPEN)

    expect(page).to_have_url(re.compile("/applicant/$"), timeout=60_000)
    told = page.evaluate("localStorage.getItem('told')")
    assert told.startswith("self: Mạng không phản hồi. Những gì ông/bà đã điền vẫn còn trên trang này")
    context.close()


def test_the_installed_app_shows_what_was_last_seen_when_nothing_answers(
    browser: Browser, line: SilentLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installed, "PATIENCE_SECONDS", 2)
    context = browser.new_context(viewport=PHONE, locale="vi-VN", base_url=line.url)  # type: ignore[arg-type]
    page, (account, dossier) = context.new_page(), _vy()
    _signed_in(page, account, line.url)
    page.goto("/me/dossiers/")
    _ready(page)

    line.turn(Mode.DUMB)
    page.goto(f"/track/{dossier.code}/mine/")

    expect(page.locator("[data-kept-dossiers]")).to_contain_text(dossier.code)
    expect(page.locator("main")).to_contain_text("mạng không phản hồi")
    looked_at(page, "silent-app-phone")
    line.turn(Mode.OPEN)
    page.get_by_role("button", name="Thử lại").click()
    expect(page.get_by_text("Đang ở đâu")).to_be_visible()
    context.close()
