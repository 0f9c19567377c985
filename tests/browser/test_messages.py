"""Messages in a real browser: a supervisor edits and previews the plan, a citizen chooses how to be told."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from motcua.identity.models import Account
from motcua.notices import commands, queries
from motcua.notices.models import Notice, NoticeChoice
from tests.browser.conftest import PHONE, looked_at
from tests.browser.test_paying import _owing

Person = Callable[..., Page]
PLAN = "/desk/messages/plan/received"


def _told() -> str:
    """A dossier whose messages were planned and sent into the sample book; its code."""
    dossier, now = _owing(), timezone.now()
    commands.tell([event.pk for event in dossier.events.all()], at=now)
    Notice.objects.update(urgent=True, next_at=now)
    commands.send(at=now + timedelta(seconds=1))
    return str(dossier.code)


def test_the_supervisor_previews_edits_and_goes_back(person: Person) -> None:
    desk, code = person("son"), _told()
    desk.goto("/desk/messages")
    looked_at(desk, "messages-plan-desk")
    desk.get_by_role("link", name="Đã tiếp nhận, hẹn trả").click()
    looked_at(desk, "messages-situation-desk")

    desk.fill("#id_vi_short", "Hồ sơ {code} đã tới {noi}")
    desk.fill("#id_about", code)
    desk.get_by_role("button", name="Chỉ xem thử").click()
    expect(desk.locator(".govuk-error-summary")).to_contain_text("“{noi}” không có nghĩa ở đây")
    looked_at(desk, "messages-situation-wrong-desk")

    desk.fill("#id_vi_short", "Hồ sơ {code} đã tới {centre}")
    desk.get_by_role("button", name="Chỉ xem thử").click()
    expect(desk.locator("main")).to_contain_text(f"Hồ sơ {code} đã tới Trung tâm")
    assert queries.plan()["received"].shipped
    looked_at(desk, "messages-situation-previewed-desk")

    desk.get_by_role("button", name="Lưu", exact=True).click()
    expect(desk.locator("main")).to_contain_text("Phiên bản 1")
    assert queries.plan()["received"].texts["vi"].short == "Hồ sơ {code} đã tới {centre}"
    looked_at(desk, "messages-situation-saved-desk")

    desk.get_by_role("button", name="Dùng lại nội dung mẫu ban đầu").click()
    expect(desk.locator("main")).to_contain_text("Phiên bản 2")
    assert queries.plan()["received"].shipped


def test_the_pages_are_good_on_a_phone(person: Person) -> None:
    phone, code = person("son", size=PHONE), _told()
    for path, name in (
        ("/desk/messages", "messages-plan-phone"),
        (PLAN, "messages-situation-phone"),
        ("/desk/messages/book", "messages-book-phone"),
    ):
        phone.goto(path)
        looked_at(phone, name)
        assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path
    expect(phone.locator("main")).to_contain_text(code)

    Notice.objects.update(
        state="failed", next_at=None, ended_at=timezone.now(), fault="the gateway answers 400"
    )
    phone.goto("/desk/messages/failures")
    expect(phone.locator("main")).to_contain_text(code)
    looked_at(phone, "messages-failures-phone")


def test_what_was_told_stands_on_the_dossier(person: Person) -> None:
    desk = person("son")
    _told()
    dossier_id = Notice.objects.latest("id").dossier_id

    desk.goto(f"/desk/dossiers/{dossier_id}")

    expect(desk.locator("main")).to_contain_text("Tin nhắn đã gửi người nộp")
    looked_at(desk, "messages-dossier-desk")
    desk.goto("/desk/messages/book")
    looked_at(desk, "messages-book-desk")


@pytest.mark.parametrize("width", [360, 1366])
def test_a_citizen_chooses_how_to_be_told(person: Person, width: int) -> None:
    page = person(size={"width": width, "height": 768})
    page.goto("/sign-up/")
    page.fill("#id_name", "Hoàng Thị Vy")
    page.fill("#id_target", "0912345678")
    page.locator("main form button").first.click()
    page.wait_for_url("**/code/**")
    code = page.locator("main").inner_text()
    page.fill("#id_code", re.findall(r"\b\d{6}\b", code)[0])
    page.locator("main form button").first.click()
    page.wait_for_load_state()
    page.goto("/me/messages/")
    looked_at(page, f"messages-wishes-{width}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_label("Qua tin nhắn SMS").uncheck()
    page.get_by_label("Từ", exact=True).fill("22:30")

    page.get_by_role("button", name="Lưu", exact=True).click()

    expect(page.locator("main")).to_contain_text("Đã lưu")
    kept = NoticeChoice.objects.get()
    assert (kept.sms, kept.quiet_from.strftime("%H:%M")) == (False, "22:30")
    assert Account.objects.filter(phone="0912345678").count() == 1
