"""Signing in as people do, in a real browser at a telephone's size: by code, by passkey, by the nation."""

from collections.abc import Callable
from pathlib import Path

from django.test import override_settings
from playwright.sync_api import Page, expect

from motcua.hall.models import AssistedSession
from motcua.identity.models import Account, AccountKind, Person
from tests.browser.conftest import PHONE, looked_at
from tests.identity.national_provider import CALLBACK, ENTERPRISE, running
from tests.identity.national_provider import PERSON as CITIZEN

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


def by_nation(page: Page, button: str, *, login: str) -> None:
    """From our page to the provider's, where this login is signed in, and on from there."""
    press(page, button)
    page.fill("[name=login]", login)
    page.get_by_role("button", name="Đăng nhập").click()


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
        by_nation(an, "Đăng nhập bằng VNeID", login="an")
        an.wait_for_url("**/me/")
        looked_at(an, "account-business-phone")

    expect(an.get_by_role("main")).to_contain_text("Công ty TNHH Hoa Hồi Xứ Lạng")
    assert (
        Person.objects.get(identity_number=ENTERPRISE["MaSoDoanhNghiep"]).name == ENTERPRISE["TenDoanhNghiep"]
    )


def test_two_accounts_of_one_citizen_become_one(person: Opened, address: str, tmp_path: Path) -> None:
    with running(tmp_path, f"{address}{CALLBACK}") as nation, override_settings(**nation.settings()):
        nation.knows(vy=CITIZEN)
        first = person(size=PHONE)
        first.goto("/sign-in/")
        by_nation(first, "Đăng nhập bằng VNeID", login="vy")
        first.wait_for_url("**/me/")
        looked_at(first, "account-national-phone")
        vy = person(size=PHONE)
        vy.goto("/sign-up/")
        vy.fill("[name=name]", "Hoàng Thị Vy")
        vy.fill("[name=target]", MOBILE)
        press(vy, "Gửi mã cho tôi")
        enter_code(vy)
        vy.goto("/me/")
        by_nation(vy, "Xác nhận danh tính bằng VNeID", login="vy")
        vy.wait_for_url("**/me/join/")
        looked_at(vy, "join-phone")
        press(vy, "Gộp hai tài khoản")
        vy.wait_for_url("**/me/")

    expect(vy.get_by_role("main")).to_contain_text(CITIZEN["HoVaTen"])
    expect(vy.get_by_role("main")).to_contain_text("Hai tài khoản đã được gộp")


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
