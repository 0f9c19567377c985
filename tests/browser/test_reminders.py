"""A reminder in a real browser: it climbs, is answered, and the next one up reads the answer."""

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page, expect

from motcua.dossiers.models import Dossier
from motcua.supervision import commands
from tests.browser.conftest import PHONE, looked_at
from tests.browser.test_paying import _owing

Person = Callable[..., Page]


def test_a_reminder_is_answered_and_read_above(person: Person) -> None:
    desk = person("lan")
    dossier = Dossier.objects.get(pk=_owing().pk)
    assert dossier.due_at is not None
    commands.remind(at=dossier.due_at - timedelta(minutes=1))  # working time, with a minute left

    desk.goto("/desk/reminders")
    expect(desk.locator("main")).to_contain_text(dossier.code)
    looked_at(desk, "reminders-desk")
    desk.get_by_label(f"Việc đang làm với hồ sơ {dossier.code}").first.fill("Đang chờ công dân nộp phí")
    desk.get_by_role("button", name="Tôi xử lý").first.click()
    expect(desk.locator("main")).to_contain_text("Đã ghi nhận")
    looked_at(desk, "reminders-answered-desk")

    above = person("son", size=PHONE)
    above.goto("/desk/reminders")
    expect(above.locator("main")).to_contain_text("Đang chờ công dân nộp phí")
    looked_at(above, "reminders-phone")
    above.get_by_role("link", name="Tình hình của các đơn vị").click()
    looked_at(above, "progress-phone")
    above.goto("/desk/reminders/rules")
    looked_at(above, "reminder-rules-phone")
    assert above.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    wide = person("phuong")
    wide.goto("/desk/progress")
    looked_at(wide, "progress-desk")
    wide.goto("/desk/reminders")
    expect(wide.locator("main")).to_contain_text("Không có hồ sơ nào cần đôn đốc")
