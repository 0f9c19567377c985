"""Paying in a real browser: a phone pays by the gateway and by transfer, a cashier reconciles, closes, refunds."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from motcua.dossiers.models import Dossier
from motcua.organisation import queries as organisation
from motcua.payments.models import Payment, Refund, State
from motcua.simulation.gateway import Gateway
from tests.browser.conftest import PHONE, looked_at
from tests.browser.steps import at_the_counter

Person = Callable[..., Page]
FEE = 150_000


def _owing() -> Dossier:
    """A dossier at Lan's counter that owes its fee."""
    return at_the_counter(fee_dong=FEE)[0]


def _chooses(page: Page, dossier: Dossier, way: str) -> None:
    page.goto(f"/track/{dossier.code}/{dossier.tracking_secret}/")
    page.get_by_role("button", name="Nộp tiền ngay").click()
    page.locator(f"input[name=way][value={way}]").check()
    page.get_by_role("button", name="Tiếp tục nộp tiền").click()
    page.wait_for_load_state()


def test_a_phone_pays_by_the_gateway_and_tries_again_after_a_refusal(
    person: Person, gateway: Gateway
) -> None:
    phone, dossier = person(size=PHONE), _owing()
    phone.goto(f"/track/{dossier.code}/{dossier.tracking_secret}/pay/")
    looked_at(phone, "pay-choose-phone")

    _chooses(phone, dossier, "gateway")
    assert phone.url.startswith(gateway.url)
    looked_at(phone, "pay-gateway-phone")
    phone.get_by_role("button", name="Thẻ bị từ chối").click()
    phone.wait_for_url("**/track/**")
    expect(phone.locator("h1")).to_contain_text("không thành công")
    looked_at(phone, "pay-failed-phone")

    phone.get_by_role("button", name="Thử lại").click()
    phone.locator("input[name=way][value=gateway]").check()
    looked_at(phone, "pay-again-phone")
    phone.get_by_role("button", name="Tiếp tục nộp tiền").click()
    phone.get_by_role("button", name="Trả tiền").click()
    phone.wait_for_url("**/track/**")
    expect(phone.locator(".govuk-panel--confirmation")).to_be_visible()
    looked_at(phone, "pay-paid-phone")
    dossier.refresh_from_db()
    assert dossier.owed_dong == 0


def test_a_transfer_is_found_in_the_statement_and_the_day_is_closed(person: Person, tmp_path: Path) -> None:
    phone, ngan, dossier = person(size=PHONE), person("ngan"), _owing()
    _chooses(phone, dossier, "bank_transfer")
    looked_at(phone, "pay-transfer-phone")
    payment = Payment.objects.get()

    statement = tmp_path / "sao-ke.csv"
    statement.write_text(
        "Ngày giao dịch,Số tham chiếu,Số tiền ghi có,Nội dung,Tài khoản đối ứng,Tên người chuyển\n"
        f"25/11/2026 09:00,FT1,{FEE},{payment.reference} PHI TTHC,0011,HOANG THI VY\n"
        f"25/11/2026 09:05,FT2,70000,chuyen tien ho so {dossier.code},0022,TRAN VAN B\n",
        encoding="utf-8",
    )
    ngan.goto("/desk/cashier/statements")
    ngan.set_input_files("input[type=file]", statement)
    looked_at(ngan, "money-statements")
    ngan.get_by_role("button", name="Nhập sao kê").click()
    ngan.wait_for_url("**/transfers")
    looked_at(ngan, "money-transfers")

    # The phone sees it by itself.
    expect(phone.locator(".govuk-panel--confirmation")).to_be_visible(timeout=15_000)
    _cash_and_closing(ngan)


def _cash_and_closing(ngan: Page) -> None:
    dossier = _owing()
    ngan.goto(f"/desk/cashier?code={dossier.code}")
    looked_at(ngan, "money-cashier-found")
    ngan.get_by_role("button", name="Đã thu tiền").click()
    expect(ngan.locator(".govuk-notification-banner")).to_contain_text("150.000")
    looked_at(ngan, "money-cashier")
    ngan.get_by_role("button", name="Chốt quỹ").click()
    ngan.fill("[name=note_100000]", "1")
    ngan.fill("[name=note_50000]", "1")
    looked_at(ngan, "money-close")
    ngan.locator("main form button").click()
    ngan.wait_for_url(re.compile("my-day"))
    looked_at(ngan, "money-my-day")
    ngan.goto("/desk/cashier/day")
    looked_at(ngan, "money-day")


def test_a_refund_goes_by_two_people(person: Person) -> None:
    from django.utils import timezone

    from motcua.payments import commands
    from motcua.payments.commands.counter import Taken
    from motcua.payments.models import Method

    ngan, son, dossier = person("ngan"), person("son"), _owing()
    cashier = organisation.actor_by_code("ngan", on=timezone.localdate())
    taken = Taken(dossier_id=dossier.pk, amount_dong=FEE, method=Method.CASH, by=cashier, at=timezone.now())
    payment = commands.take([taken])[0]

    ngan.goto(f"/desk/cashier/payments/{payment.pk}")
    ngan.fill("[name=reason]", "Hộ nghèo, được miễn lệ phí")
    looked_at(ngan, "money-payment")
    ngan.locator("main form button").click()
    son.goto("/desk/cashier/refunds")
    looked_at(son, "money-refunds-to-approve")
    son.locator("button[value=approve]").click()
    son.wait_for_load_state()
    ngan.goto("/desk/cashier/refunds")
    ngan.locator("input[name=way][value=cash]").check()
    looked_at(ngan, "money-refunds-to-pay")
    ngan.locator("button[value=pay]").click()
    ngan.wait_for_load_state()

    assert Refund.objects.get().state == "paid_out"
    payment.refresh_from_db()
    assert payment.state == State.REFUNDED


def test_the_cash_desk_fits_a_phone(person: Person) -> None:
    ngan, dossier = person("ngan", size=PHONE), _owing()
    for name, path in (
        ("cashier", f"/desk/cashier?code={dossier.code}"),
        ("statements", "/desk/cashier/statements"),
        ("day", "/desk/cashier/day"),
        ("refunds", "/desk/cashier/refunds"),
    ):
        ngan.goto(path)
        looked_at(ngan, f"money-{name}-phone")
        wide = ngan.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not wide, path
