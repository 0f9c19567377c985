"""What each role does most, in a real browser, counted in key presses, clicks and seconds.

    MOTCUA_JOURNEYS=docs/newcomer/journeys.md .venv/bin/python -m pytest -n 0 tests/browser/test_role_journeys.py

writes the table anew. Receiving a dossier has a test of its own (test_intake).
"""

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from motcua.dossiers.models import Dossier
from motcua.hall.commands import loading
from motcua.law.lifecycle import Status
from tests.browser.conftest import SHOTS
from tests.browser.steps import at_the_counter

Person = Callable[..., Page]
pytestmark = pytest.mark.browser
# The browser itself counts what a hand does; what a script fills in by itself is no press.
_COUNT = """
for (const kind of ["keydown", "pointerdown"]) addEventListener(kind, event => {
    if (!event.isTrusted) return;
    const told = JSON.parse(sessionStorage.getItem("hand") || "{}");
    told[kind] = (told[kind] || 0) + 1;
    sessionStorage.setItem("hand", JSON.stringify(told));
}, true);
"""


@dataclass
class Journey:
    """`most` presses and clicks together that it may cost."""

    role: str
    what: str
    most: int
    keys: int = 0
    clicks: int = 0
    seconds: float = 0.0


TOLD: list[Journey] = []
HEAD = """# What each role's work costs the hand

Counted by `tests/browser/test_role_journeys.py` in Chromium at 1366×768: key presses and clicks from the first page to
the end of the job, and seconds on the machine that counted last; bounded are presses and clicks together. What
a scanner types is no press. Receiving a dossier: [at the counter](../operator/counter.md).

| role | job | key presses | clicks | at most | seconds |
|---|---|---|---|---|---|
"""


@pytest.fixture(scope="module", autouse=True)
def _table() -> Iterator[None]:
    yield
    if wanted := os.environ.get("MOTCUA_JOURNEYS"):
        rows = (
            f"| {one.role} | {one.what} | {one.keys} | {one.clicks} | {one.most} | {one.seconds:.1f} |\n"
            for one in TOLD
        )
        Path(wanted).write_text(HEAD + "".join(rows), encoding="utf-8")


@contextmanager
def counted(page: Page, role: str, what: str, most: int) -> Iterator[None]:
    """Count what is pressed inside; more than `most` fails."""
    page.context.add_init_script(_COUNT)
    page.reload()
    page.evaluate("sessionStorage.removeItem('hand')")
    began, one = time.monotonic(), Journey(role, what, most)
    yield
    one.seconds = time.monotonic() - began
    told = json.loads(page.evaluate("sessionStorage.getItem('hand')") or "{}")
    one.keys, one.clicks = told.get("keydown", 0), told.get("pointerdown", 0)
    TOLD.append(one)
    page.screenshot(path=SHOTS / f"role-{what.replace(' ', '-')}.png")
    assert 0 < one.keys + one.clicks <= most


def _keys(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(100)


def _opens_the_first(page: Page, dossier: Dossier) -> None:
    """From the own list by keys: the first row, and to what can be done."""
    _keys(page, "j", "Enter")
    page.wait_for_url(f"**/desk/dossiers/{dossier.pk}*")
    _keys(page, "a")


def _acts(page: Page) -> None:
    """Do what comes first: Enter, in its form or on its button."""
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".govuk-error-summary")).to_have_count(0)


def test_from_hand_to_hand_by_keys_alone(person: Person) -> None:
    (dossier,) = at_the_counter()
    lan = person("lan")
    lan.goto("/desk/?tab=to_process")
    with counted(lan, "intake officer", "forwards a dossier from the list", 6):
        _opens_the_first(lan, dossier)
        _acts(lan)
    minh = person("minh")
    minh.goto("/desk/?tab=to_process")
    with counted(minh, "processing officer", "takes a dossier over", 6):
        _opens_the_first(minh, dossier)
        _acts(minh)
    dossier.refresh_from_db()
    assert (dossier.status, dossier.holder_agency_id) == (Status.IN_PROCESS, dossier.agency_id)


def test_money_is_taken_for_a_scanned_code(person: Person) -> None:
    (dossier,) = at_the_counter(fee_dong=150_000)
    ngan = person("ngan")
    ngan.goto("/desk/cashier")
    with counted(ngan, "cashier", "takes a fee in cash for a scanned code", 4):
        ngan.locator("main [name=code]").fill(dossier.code)  # the scanner types it
        ngan.keyboard.press("Enter")
        ngan.wait_for_load_state()
        ngan.locator(f"form[action$='/take/{dossier.pk}'] button[type=submit]").last.click()
        ngan.wait_for_load_state()
    dossier.refresh_from_db()
    assert dossier.owed_dong == 0


def test_a_change_of_the_catalogue_is_checked_and_decided(person: Person) -> None:
    quang, dung, phuong = person("quang"), person("dung"), person("phuong")
    quang.goto("/desk/proposals")
    with counted(quang, "catalogue officer", "drafts an amendment and sends it to the check", 8):
        quang.get_by_role("button", name="Bắt đầu một thay đổi").click()
        quang.get_by_label("Mã số").fill("1.009994")  # pasted
        quang.get_by_label("Văn bản là căn cứ").fill("Nghị định số 15/2021/NĐ-CP")
        quang.get_by_role("button", name="Bắt đầu").click()
        quang.get_by_role("button", name="Lưu và xem thay đổi").click()
        quang.get_by_role("button", name="Chuyển thẩm định pháp chế").click()
        expect(quang.locator("main")).to_contain_text("Đang thẩm định pháp chế")
    dung.goto("/desk/proposals")
    with counted(dung, "legal checker", "passes an amendment", 4):
        dung.locator("main table a").first.click()
        dung.get_by_role("button", name="Đạt thẩm định").click()
        dung.wait_for_load_state()
    quang.reload()
    quang.get_by_role("button", name="Trình quyết định").click()
    expect(quang.locator("main")).to_contain_text("trình")
    phuong.goto("/desk/proposals/decide")
    with counted(phuong, "leader of the province", "approves what was submitted by a decision", 12):
        phuong.get_by_label("Số quyết định").fill("1520/QĐ-UBND")
        phuong.get_by_label("Trích yếu").fill("Công bố thủ tục hành chính được sửa đổi lĩnh vực xây dựng")
        begins = timezone.localdate() + timedelta(days=30)
        for part, value in (("day", begins.day), ("month", begins.month), ("year", begins.year)):
            phuong.locator(f"#id_effective_on_{part}").fill(str(value))
        phuong.get_by_role("button", name="Phê duyệt bằng quyết định này").click()
        expect(phuong.locator("main")).to_contain_text("Đã phê duyệt")


@pytest.mark.parametrize(
    ("who", "role", "begins", "links", "seen"),
    [
        ("huong", "guidance officer", "/desk/", ("Hướng dẫn",), "Hướng dẫn"),
        ("son", "supervisor of the centre", "/desk/", ("Sảnh", "Sổ sách trong ngày"), "Sổ sách ngày"),
        ("phuong", "leader of the province", "/dashboard/", ("Chỉ số phục vụ",), "100"),
        ("kiem", "auditor", "/desk/", ("Sảnh", "Sổ sách trong ngày"), "Sổ sách ngày"),
    ],
)
def test_the_page_of_the_day_is_two_clicks_away(
    person: Person, who: str, role: str, begins: str, links: tuple[str, ...], seen: str
) -> None:
    loading.load()
    page = person(who)
    page.goto(begins)
    with counted(page, role, f"to “{links[-1]}”", 4):
        for link in links:
            menu = page.locator("nav summary, nav button, nav details").first
            there = page.get_by_role("link", name=link).first
            if not there.is_visible():
                menu.click()
            there.click()
            page.wait_for_load_state()
    expect(page.locator("main")).to_contain_text(seen)
