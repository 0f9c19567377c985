"""Whole journeys on a phone, from the search to the rating; what each page can do is tried elsewhere."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings
from playwright.sync_api import Page, expect

from motcua.dossiers.models import Dossier
from motcua.hall.models import AssistedDossier
from motcua.law.lifecycle import Status
from motcua.postal import commands as postal
from motcua.simulation.carrier import Carrier
from motcua.simulation.gateway import Gateway
from tests.browser import examples, journey, letters
from tests.browser.conftest import PHONE
from tests.browser.journey import Desk, Phone
from tests.browser.steps import fill_all
from tests.forms import HOME
from tests.identity.national_provider import CALLBACK, ENTERPRISE, running

Person = Callable[..., Page]
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("folder")]
FOOD = examples.shipped()["1.002425"]
BUSINESS = ENTERPRISE["TenDoanhNghiep"]
ENTERPRISE_SAYS = {
    "filing_for": "business", "business_name": BUSINESS, "business_code": ENTERPRISE["MaSoDoanhNghiep"],
    "representative_name": ENTERPRISE["NguoiDaiDien"], "representative_position": "Giám đốc",
    "submitter_name": ENTERPRISE["NguoiDaiDien"], "authority": "representative", "place_name": "Quán Hoa Hồi",
    "return_way": "electronic",
}  # fmt: skip


DECIDED_BY = {"worker": "anbm-catls", "chief": "linhtt-catls"}


def test_a_citizen_from_the_search_to_the_rating(
    person: Person, office: Desk, gateway: Gateway, tmp_path: Path
) -> None:
    phone, photo = Phone(person(size=PHONE), "citizen"), journey.photo(tmp_path)
    dossier = journey.asks_for_a_criminal_record(phone, photo, gateway)

    journey.decides(office, dossier, **DECIDED_BY, phone=phone, photo=photo)
    journey.hands_over(office, dossier)
    result = journey.gets_the_result(phone, dossier, tmp_path)
    journey.verifies(phone, dossier, result)
    journey.rates(phone, dossier)
    journey.is_revoked(office(DECIDED_BY["chief"]), phone, dossier, result)


def test_a_citizen_who_is_helped_from_the_code_to_the_rating(
    person: Person, office: Desk, gateway: Gateway, settings: Any, tmp_path: Path
) -> None:
    settings.MOTCUA_PUBLIC_COMPUTER_IDLE_SECONDS = 3600  # days of an office's work go by in between
    phone, photo = Phone(person("huong", size=PHONE), "helped"), journey.photo(tmp_path)
    _sit_down_together(phone)

    dossier = journey.asks_for_a_criminal_record(phone, photo, gateway)
    journey.decides(office, dossier, **DECIDED_BY, phone=phone, photo=photo)
    journey.hands_over(office, dossier)
    result = journey.gets_the_result(phone, dossier, tmp_path)
    journey.verifies(phone, dossier, result)
    journey.rates(phone, dossier)

    _is_counted(Phone(person("huong", size=PHONE), "helped-officer"), dossier)
    _is_forgotten(phone)


def _sit_down_together(phone: Phone) -> None:
    """The officer begins, the citizen's code confirms, the computer is handed over."""
    phone.page.goto("/desk/guidance")
    for name, value in (("target", "0912345678"), ("name", "Hoàng Thị Vy"), ("number", "020301000123")):
        phone.page.fill(f"[name={name}]", value)
    phone.page.locator("[name=number_seen]").check()
    phone.look("guidance")
    phone.press("Gửi mã cho công dân")
    phone.page.fill("[name=code]", phone.page.locator(".govuk-inset-text .mc-code").inner_text())
    phone.look("code")
    phone.press("Xác nhận")
    phone.look("confirmed")
    phone.press("Giao máy này cho công dân")
    phone.page.wait_for_url("**/me/")
    expect(phone.page.get_by_role("main")).to_contain_text("Hoàng Thị Vy")
    phone.look("handed-over")


def _is_counted(officer: Phone, dossier: Dossier) -> None:
    """The officer ends the session at another computer: its dossier counts as assisted, and the share says so."""
    officer.page.goto("/desk/guidance")
    officer.follow("Hoàng Thị Vy")
    officer.press("Kết thúc phiên")
    assert AssistedDossier.objects.get().dossier == dossier
    main = officer.page.locator("main")
    expect(main).to_contain_text(dossier.code)
    share = main.locator(".govuk-summary-list__row", has_text="Hồ sơ trực tuyến nộp khi được hỗ trợ")
    expect(share).to_contain_text("100")
    officer.look("counted")


def _is_forgotten(phone: Phone) -> None:
    phone.page.get_by_role("button", name="Tôi đã xong").click()
    phone.page.wait_for_url("**/public-computer/ended/")
    phone.look("ended")
    phone.page.goto("/me/dossiers/")
    phone.page.wait_for_url("**/sign-in/**")


def test_a_citizen_by_post_from_the_search_to_the_rating(
    person: Person, office: Desk, gateway: Gateway, carrier: Carrier, tmp_path: Path
) -> None:
    postal.load_rates()
    phone, photo = Phone(person(size=PHONE), "by-post"), journey.photo(tmp_path)
    dossier = journey.asks_for_a_criminal_record(
        phone, photo, gateway, return_way="post", return_address=HOME
    )
    journey.decides(office, dossier, **DECIDED_BY, phone=phone, photo=photo)
    result = journey.gets_the_result(phone, dossier, tmp_path)  # the electronic copy, before the paper comes
    journey.verifies(phone, dossier, result)

    phone.page.goto(journey.track(dossier))
    phone.follow("Bưu chính công ích")
    phone.press("Nhận kết quả qua bưu chính")
    letters.writes_and_asks(phone.page, "whole")
    letter = letters.taken_over(person("bich", size=PHONE))
    letters.carried(person, carrier, letter)
    journey.work()

    phone.page.goto(journey.track(dossier))
    phone.look("delivered")
    dossier.refresh_from_db()
    assert (dossier.status, dossier.return_way) == (Status.RETURNED, "post")
    journey.rates(phone, dossier)


def test_a_business_by_the_national_identity_from_the_search_to_the_rating(
    person: Person, office: Desk, gateway: Gateway, address: str, tmp_path: Path
) -> None:
    phone, form = Phone(person(size=PHONE), "business"), FOOD
    photo = journey.photo(tmp_path)
    with running(tmp_path, f"{address}{CALLBACK}") as nation, override_settings(**nation.settings()):
        nation.knows(an=ENTERPRISE)
        phone.page.goto("/sign-in/")
        phone.press("Đăng nhập bằng VNeID")
        phone.page.fill("[name=login]", "an")
        phone.page.get_by_role("button", name="Đăng nhập").click()
        phone.page.wait_for_url("**/me/")

    journey.finds(phone, "mo quan an", "kinh doanh dịch vụ ăn uống")
    _is_known(phone)
    fill_all(phone.page, form, examples.right(form, choice=2) | ENTERPRISE_SAYS, look="")
    journey.attaches(phone, photo)
    dossier = journey.sends(phone)
    assert (dossier.applicant_name, dossier.applicant_identity) == (BUSINESS, ENTERPRISE["MaSoDoanhNghiep"])
    journey.pays(phone, gateway)

    journey.decides(office, dossier, worker="oanhvb-syt", chief="xuantt-syt", phone=phone, photo=photo)
    journey.hands_over(office, dossier)
    phone.page.goto("/me/dossiers/")
    phone.look("mine")
    result = journey.gets_the_result(phone, dossier, tmp_path)
    journey.verifies(phone, dossier, result)
    journey.rates(phone, dossier)
    phone.page.goto("/me/documents/")
    expect(phone.page.locator("main")).to_contain_text("Giấy chứng nhận")
    phone.look("own-store")


def _is_known(phone: Phone) -> None:
    """What the national identity told stands in the form already."""
    phone.page.goto(f"{phone.page.url}pages/business/")
    expect(phone.page.locator("[name=business_name]")).to_have_value(BUSINESS)
    expect(phone.page.locator("[name=business_code]")).to_have_value(ENTERPRISE["MaSoDoanhNghiep"])
    phone.look("known")
    phone.page.go_back()
    phone.page.wait_for_load_state()
