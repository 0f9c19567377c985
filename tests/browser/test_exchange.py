"""What the national portal is told, in a real browser: seen on a phone, mended at the desk."""

from collections.abc import Callable

from django.utils import timezone
from playwright.sync_api import Page, expect

from motcua.exchange import commands, jobs
from motcua.exchange.models import Reconciliation
from motcua.simulation.national_portal import Fault, NationalPortal
from tests.browser.conftest import PHONE, looked_at
from tests.browser.test_paying import _owing
from tests.exchange.conftest import named as named

Person = Callable[..., Page]


def test_what_the_portal_refused_is_seen_mended_and_compared(person: Person, named: NationalPortal) -> None:
    desk, phone = person("son"), person("son", size=PHONE)
    commands.follow(at=timezone.now())
    dossier = _owing()
    named.fault = Fault.REFUSE
    jobs.tell_national_portal()

    phone.goto("/desk/exchange")
    expect(phone.locator("main")).to_contain_text(dossier.code)
    looked_at(phone, "exchange-refused-phone")
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    named.fault = Fault.NONE
    desk.goto("/desk/messages")
    desk.get_by_role("link", name="Cổng DVC quốc gia").click()
    expect(desk.locator("main")).to_contain_text("Mã thủ tục không có trong cơ sở dữ liệu quốc gia")
    looked_at(desk, "exchange-refused-desk")
    desk.get_by_role("button", name="Gửi lại ngay các hồ sơ đã chọn").click()
    jobs.tell_national_portal()
    desk.goto("/desk/exchange")
    expect(desk.locator("main")).to_contain_text("Không có hồ sơ nào đồng bộ bị lỗi.")
    assert named.known[dossier.code].last["TrangThaiHoSo"] == str(dossier.status)

    named.known.clear()
    desk.get_by_role("button", name="Đối soát", exact=True).click()
    jobs.compare_with_portal(Reconciliation.objects.get().pk)
    desk.goto("/desk/exchange")
    expect(desk.locator("main")).to_contain_text("chưa có trên Cổng")
    looked_at(desk, "exchange-compared-desk")
