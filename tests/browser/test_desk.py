"""A dossier's way over the desks, in a browser."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from motcua.identity.models import Account
from motcua.organisation.models import Officer
from tests import world as worlds

pytestmark = pytest.mark.browser
PASSWORD = "a-good-long-password"
SHOTS = os.environ.get("MOTCUA_SHOTS", "")


@pytest.fixture
def people(transactional_db: None) -> worlds.World:
    world = worlds.build()
    for officer in Officer.objects.all():
        officer.account = Account.objects.create_user(officer.code, password=PASSWORD)
        officer.save()
    return world


@pytest.fixture
def page(people: worlds.World, live_server: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    # Playwright's own loop makes Django think that the test is asynchronous.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as program:
        browser = program.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        context = browser.new_context(base_url=live_server.url, viewport={"width": 1366, "height": 768})
        yield context.new_page()
        browser.close()


def shot(page: Page, name: str) -> None:
    """Pictures to look at, when asked for."""
    if not SHOTS:
        return
    for width in (1366, 360):
        page.set_viewport_size({"width": width, "height": 768})
        page.screenshot(path=str(Path(SHOTS) / f"{name}-{width}.png"), full_page=True)
    page.set_viewport_size({"width": 1366, "height": 768})


def sign_in(page: Page, name: str) -> None:
    page.context.clear_cookies()
    page.goto("/accounts/login/?next=/desk/")
    page.get_by_label("Tên đăng nhập").fill(name)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    expect(page).to_have_url(re.compile("/desk/"))


def test_a_dossier_goes_from_the_counter_to_the_department(page: Page) -> None:
    sign_in(page, "lan")
    page.get_by_role("link", name="Tiếp nhận hồ sơ").click()
    page.locator("#procedure").fill("cap giay phep")
    page.locator("#procedure").press("Enter")
    page.get_by_role("link", name="Cấp giấy phép xây dựng").first.click()
    page.get_by_role("button", name="Tiếp nhận", exact=True).click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    shot(page, "receive")
    page.locator("#id_applicant_name").fill("Hoàng Thị Vy")
    for box in page.locator("input[name=documents]").all():
        box.check()
    page.get_by_role("button", name="Tiếp nhận", exact=True).click()
    code = page.locator("h1").inner_text()
    expect(page.get_by_role("link", name=re.compile("Giấy tiếp nhận hồ sơ"))).to_be_visible()
    shot(page, "dossier-lan")
    page.get_by_role("button", name="Hoàn thành bước").click()
    expect(page.get_by_role("alert")).to_contain_text("Đã hoàn thành bước")

    sign_in(page, "minh")
    page.get_by_label(code).check(force=True)
    shot(page, "inbox")
    page.get_by_role("button", name="Nhận bàn giao").click()
    page.get_by_role("link", name=code).click()
    expect(page.get_by_role("button", name="Hoàn thành bước")).to_be_visible()
    shot(page, "dossier-minh")
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0
