"""Whole journeys on a phone, from the search to the rating; officials act in between at their desk.

What each page can do is tried elsewhere; here nothing is prepared: whoever goes the way finds the next
step on the page before it.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.contrib.auth.hashers import make_password
from django.test import override_settings
from playwright.sync_api import Page, expect
from procrastinate.contrib.django import app

from motcua.dossiers.models import Dossier
from motcua.dossiers.models.sealed import SealedResult
from motcua.identity.models import Account
from motcua.law.lifecycle import Status
from motcua.organisation.models import Officer
from motcua.ratings.models import Rating
from motcua.simulation import demo
from motcua.simulation.gateway import Gateway
from tests.browser import examples
from tests.browser.conftest import PHONE, looked_at
from tests.browser.steps import does, fill_all
from tests.documents import hostile
from tests.identity.national_provider import CALLBACK, ENTERPRISE, running

Person = Callable[..., Page]
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("folder")]
FORMS = examples.shipped()
BUSINESS = ENTERPRISE["TenDoanhNghiep"]
VY = {
    "applicant_name": "Hoàng Thị Vy", "sex": "female", "birth_place": "Thành phố Lạng Sơn", "nationality": "Việt Nam",
    "ethnicity": "Tày", "identity_issued_by": "Cục Cảnh sát quản lý hành chính về trật tự xã hội",
    "father_name": "Hoàng Văn Nam", "mother_name": "Nông Thị Mai", "return_way": "electronic", "copies": 1,
}  # fmt: skip

ENTERPRISE_SAYS = {
    "filing_for": "business", "business_name": BUSINESS, "business_code": ENTERPRISE["MaSoDoanhNghiep"],
    "representative_name": ENTERPRISE["NguoiDaiDien"], "representative_position": "Giám đốc",
    "submitter_name": ENTERPRISE["NguoiDaiDien"], "authority": "representative", "place_name": "Quán Hoa Hồi",
    "return_way": "electronic",
}  # fmt: skip


@pytest.fixture
def office(person: Person) -> Callable[[str], Page]:
    """Opens an officer's desk; one whom the demonstration gives no account gets one."""

    def desk(code: str) -> Page:
        officer = Officer.objects.get(code=code)
        if officer.account_id is None:
            officer.account = Account.objects.create(
                username=code, password=make_password(demo.PASSWORD), email=officer.email
            )
            officer.save(update_fields=["account"])
        return person(code)

    return desk


def work() -> None:
    """The worker does what is waiting; in a thread of its own, since Playwright's loop runs in this one."""
    faults: list[BaseException] = []

    def run() -> None:
        try:
            with app.replace_connector(app.connector.get_worker_connector()) as worker:
                worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
        except BaseException as fault:
            faults.append(fault)

    worker = threading.Thread(target=run)
    worker.start()
    worker.join()
    assert not faults, faults


def _photo(folder: Path) -> Path:
    photo = folder / "Ảnh giấy tờ.jpg"
    photo.write_bytes(hostile.phone_photo())
    return photo


@dataclass
class Phone:
    """Somebody's telephone: its page, and the name that its pictures begin with."""

    page: Page
    name: str
    shown: int = 0

    def look(self, what: str) -> None:
        """Keep a picture, let axe look, and see that nothing is wider than the telephone."""
        self.shown += 1
        looked_at(self.page, f"{self.name}-{self.shown:02}-{what}")
        assert self.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], what

    def press(self, name: str) -> None:
        self.page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()
        self.page.wait_for_load_state()

    def follow(self, name: str) -> None:
        self.page.get_by_role("main").get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state()


def _finds(phone: Phone, words: str, title: str) -> None:
    phone.page.goto("/")
    phone.look("home")
    phone.page.locator("main input[name=q]").fill(words)
    phone.page.locator("main input[name=q]").press("Enter")
    phone.page.wait_for_load_state()
    phone.look("found")
    phone.follow(title)
    phone.look("procedure")
    phone.press("Nộp hồ sơ trực tuyến")
    phone.look("start")
    phone.press("Bắt đầu khai")


def _is_known(phone: Phone) -> None:
    """What the national identity told stands in the form already."""
    phone.page.goto(f"{phone.page.url}pages/business/")
    expect(phone.page.locator("[name=business_name]")).to_have_value(BUSINESS)
    expect(phone.page.locator("[name=business_code]")).to_have_value(ENTERPRISE["MaSoDoanhNghiep"])
    phone.look("known")
    phone.page.go_back()
    phone.page.wait_for_load_state()


def _attaches(phone: Phone, photo: Path) -> None:
    """A photograph for each paper that is asked for."""
    phone.follow("Đính kèm giấy tờ")
    for field in phone.page.locator("input[type=file]").all()[:-1]:
        name = field.get_attribute("name")
        field.set_input_files(photo)
        expect(phone.page.locator(f"input[name='{name}-upload']")).to_have_count(1, timeout=60_000)
    phone.look("papers")
    phone.press("Lưu và tiếp tục")


def _sends(phone: Phone) -> Dossier:
    phone.look("tasks")
    phone.follow("Nơi nộp hồ sơ")
    phone.press("Lưu và tiếp tục")
    phone.follow("Kiểm tra và nộp hồ sơ")
    phone.look("check")
    phone.press("Nộp hồ sơ")
    phone.page.wait_for_url("**/done/")
    phone.look("filed")
    return Dossier.objects.get()


def _pays(phone: Phone, gateway: Gateway) -> None:
    work()  # the fee is booked
    phone.press("Nộp phí, lệ phí trực tuyến")
    phone.look("fee")
    phone.page.locator("input[name=way][value=gateway]").check()
    phone.press("Tiếp tục nộp tiền")
    assert phone.page.url.startswith(gateway.url)
    phone.page.get_by_role("button", name="Trả tiền").click()
    phone.page.wait_for_url("**/track/**")
    expect(phone.page.locator(".govuk-panel--confirmation")).to_be_visible(timeout=20_000)
    phone.look("paid")


def _supplements(phone: Phone, dossier: Dossier, photo: Path) -> None:
    """The page of the dossier says what is missing; a photograph of it is sent."""
    phone.page.goto(_track(dossier))
    phone.look("asked")
    phone.press("Nộp bổ sung trực tuyến")
    phone.look("supplement")
    field = phone.page.locator("input[type=file]").first
    name = field.get_attribute("name")
    field.set_input_files(photo)
    expect(phone.page.locator(f"input[type=hidden][name='{name}-upload']")).to_have_count(1, timeout=60_000)
    phone.press("Gửi bổ sung")
    phone.look("supplemented")


def _track(dossier: Dossier) -> str:
    return f"/track/{dossier.code}/{dossier.tracking_secret}/"


def _decides(
    office: Callable[[str], Page], dossier: Dossier, *, worker: str, chief: str, phone: Phone, photo: Path
) -> None:
    """From the centre's counter to the seal, with a supplement asked for and answered in between."""
    lan, desk = office("lan"), office(worker)
    does(lan, dossier, "receive")
    does(lan, dossier, "complete_step")
    does(desk, dossier, "take")
    missing = {
        "items": "Bản chụp rõ trang 2",
        "reason_code": "unclear",
        "reason": "Trang 2 bị mờ, không đọc được số.",
    }
    does(desk, dossier, "ask_supplement", **missing)
    work()
    _supplements(phone, dossier, photo)
    does(desk, dossier, "complete_step")
    does(office(chief), dossier, "approve")
    does(office("thu"), dossier, "finish", number="318/2026")
    work()
    does(lan, dossier, "hand_over")
    dossier.refresh_from_db()
    assert dossier.status == Status.RETURNED


def _gets_the_result(phone: Phone, dossier: Dossier, folder: Path) -> Path:
    phone.page.goto(_track(dossier))
    phone.look("result")
    with phone.page.expect_download() as coming:
        phone.page.get_by_text("Tải kết quả về máy (PDF)").click()
    kept = folder / coming.value.suggested_filename
    coming.value.save_as(kept)
    return kept


def _verifies(phone: Phone, dossier: Dossier, result: Path) -> None:
    """By the very file, found from the menu, as somebody would who was shown it; then by the seal's QR."""
    phone.page.goto("/")
    phone.page.locator("summary, button").filter(has_text="Danh mục").first.click()
    phone.page.get_by_role("link", name="Xác thực kết quả").first.click()
    phone.page.wait_for_url("**/verify/")
    phone.look("verify")
    phone.page.set_input_files("input[type=file]", result)
    phone.press("Xác thực")
    expect(phone.page.locator("main")).to_contain_text("Kết quả thật")
    phone.look("genuine")
    phone.page.goto(f"/verify/{SealedResult.objects.get(result__dossier=dossier).code}/")
    expect(phone.page.locator("main")).to_contain_text("Kết quả thật")
    phone.look("genuine-by-code")


def _rates(phone: Phone, dossier: Dossier) -> None:
    phone.page.goto(_track(dossier))
    phone.press("Rất hài lòng")
    phone.look("rated")
    assert Rating.objects.get(dossier=dossier).score == "very_satisfied"


def test_a_citizen_from_the_search_to_the_rating(
    person: Person, office: Callable[[str], Page], gateway: Gateway, tmp_path: Path
) -> None:
    phone, form = Phone(person(size=PHONE), "citizen"), FORMS["2.000488"]
    photo = _photo(tmp_path)

    _finds(phone, "ly lich tu phap", "Cấp Phiếu lý lịch tư pháp cho công dân Việt Nam")
    fill_all(phone.page, form, examples.right(form) | VY, look="")
    _attaches(phone, photo)
    dossier = _sends(phone)
    _pays(phone, gateway)

    _decides(office, dossier, worker="anbm-catls", chief="linhtt-catls", phone=phone, photo=photo)
    result = _gets_the_result(phone, dossier, tmp_path)
    _verifies(phone, dossier, result)
    _rates(phone, dossier)


def test_a_business_by_the_national_identity_from_the_search_to_the_rating(
    person: Person, office: Callable[[str], Page], gateway: Gateway, address: str, tmp_path: Path
) -> None:
    phone, form = Phone(person(size=PHONE), "business"), FORMS["1.002425"]
    photo = _photo(tmp_path)
    with running(tmp_path, f"{address}{CALLBACK}") as nation, override_settings(**nation.settings()):
        nation.knows(an=ENTERPRISE)
        phone.page.goto("/sign-in/")
        phone.press("Đăng nhập bằng VNeID")
        phone.page.fill("[name=login]", "an")
        phone.page.get_by_role("button", name="Đăng nhập").click()
        phone.page.wait_for_url("**/me/")

    _finds(phone, "mo quan an", "kinh doanh dịch vụ ăn uống")
    _is_known(phone)
    fill_all(phone.page, form, examples.right(form, choice=2) | ENTERPRISE_SAYS, look="")
    _attaches(phone, photo)
    dossier = _sends(phone)
    assert (dossier.applicant_name, dossier.applicant_identity) == (BUSINESS, ENTERPRISE["MaSoDoanhNghiep"])
    _pays(phone, gateway)

    _decides(office, dossier, worker="oanhvb-syt", chief="xuantt-syt", phone=phone, photo=photo)
    phone.page.goto("/me/dossiers/")
    phone.look("mine")
    result = _gets_the_result(phone, dossier, tmp_path)
    _verifies(phone, dossier, result)
    _rates(phone, dossier)
    phone.page.goto("/me/documents/")
    expect(phone.page.locator("main")).to_contain_text("Giấy chứng nhận")
    phone.look("own-store")
