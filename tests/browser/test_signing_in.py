"""Signing in as people do, in a real browser at a telephone's size: by code, by passkey, by the nation."""

from collections.abc import Callable
from pathlib import Path

from django.test import override_settings
from playwright.sync_api import Page, expect

from motcua.hall.models import AssistedSession
from motcua.identity.models import Account, AccountKind, Person
from tests.browser.conftest import PHONE, looked_at
from tests.identity.national_provider import CALLBACK, ENTERPRISE, running

Opened = Callable[..., Page]
MOBILE = "0912345678"


def with_passkeys(page: Page) -> None:
    """A telephone that keeps passkeys and whose owner's finger is always there."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def press(page: Page, text: str) -> None:
    page.get_by_role("main").get_by_role("button", name=text, exact=True).click()
    page.wait_for_load_state()


def enter_code(page: Page) -> None:
    """The demonstration shows the code that a telephone would get."""
    page.fill("[name=code]", page.locator(".govuk-inset-text .mc-code").inner_text())
    press(page, "Tiếp tục")


def test_from_the_first_code_to_the_passkey(person: Opened) -> None:
    vy = person(size=PHONE)
    with_passkeys(vy)
    vy.goto("/sign-in/?next=/me/profile/")
    looked_at(vy, "sign-in-phone")
    expect(vy.locator("[data-passkey-failed]")).to_be_hidden()
    vy.get_by_role("link", name="Mở tài khoản").click()
    looked_at(vy, "sign-up-phone")
    vy.fill("[name=name]", "Hoàng Thị Vy")
    vy.fill("[name=target]", MOBILE)
    press(vy, "Gửi mã cho tôi")
    looked_at(vy, "code-phone")
    enter_code(vy)
    vy.wait_for_url("**/me/profile/")

    vy.goto("/me/")
    looked_at(vy, "account-phone")
    vy.goto("/accounts/security/")
    looked_at(vy, "security-phone")
    vy.get_by_role("button", name="Thêm khóa truy cập").click()
    looked_at(vy, "passkey-add-phone")
    vy.fill("[name=name]", "Điện thoại của tôi")
    press(vy, "Thêm thiết bị này")
    vy.wait_for_url("**/recovery-codes/")
    looked_at(vy, "recovery-codes-phone")
    vy.goto("/accounts/devices/")
    looked_at(vy, "devices-phone")
    vy.goto("/me/")
    press(vy, "Đăng xuất")
    vy.goto("/me/")
    vy.wait_for_url("**/sign-in/**")

    press(vy, "Đăng nhập bằng khóa truy cập")

    vy.wait_for_url("**/me/")
    expect(vy.get_by_role("main")).to_contain_text("Hoàng Thị Vy")
    assert Account.objects.get(phone=MOBILE).kind == AccountKind.CITIZEN


def test_a_business_by_the_national_identity(person: Opened, address: str, tmp_path: Path) -> None:
    with running(tmp_path, f"{address}{CALLBACK}") as nation, override_settings(**nation.settings()):
        nation.knows(an=ENTERPRISE)
        an = person(size=PHONE)
        an.goto("/sign-in/")
        looked_at(an, "sign-in-national-phone")
        press(an, "Đăng nhập bằng VNeID")
        an.fill("[name=login]", "an")
        an.get_by_role("button", name="Đăng nhập").click()
        an.wait_for_url("**/me/")
        looked_at(an, "account-business-phone")

    expect(an.get_by_role("main")).to_contain_text("Công ty TNHH Hoa Hồi Xứ Lạng")
    assert (
        Person.objects.get(identity_number=ENTERPRISE["MaSoDoanhNghiep"]).name == ENTERPRISE["TenDoanhNghiep"]
    )


def test_helped_at_the_centres_computer(person: Opened) -> None:
    huong = person("huong")
    huong.goto("/desk/guidance")
    huong.fill("[name=target]", MOBILE)
    huong.fill("[name=name]", "Hoàng Thị Vy")
    looked_at(huong, "guidance")
    press(huong, "Gửi mã cho công dân")
    looked_at(huong, "assisted")
    huong.fill("[name=code]", huong.locator(".govuk-inset-text .mc-code").inner_text())
    press(huong, "Xác nhận")
    looked_at(huong, "assisted-confirmed")
    press(huong, "Giao máy này cho công dân")
    huong.wait_for_url("**/me/")
    expect(huong.get_by_role("main")).to_contain_text("Hoàng Thị Vy")
    looked_at(huong, "public-computer")

    # A badge's reader types like a keyboard, only faster than this machine may be today.
    huong.evaluate(
        "for (const key of [...'0012345678', 'Enter'])"
        " document.body.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}))"
    )

    huong.wait_for_url("**/public-computer/ended/")
    looked_at(huong, "public-computer-ended")
    huong.goto("/me/")
    huong.wait_for_url("**/sign-in/**")
    assert AssistedSession.objects.get().handed_over_at is not None
