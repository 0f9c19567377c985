"""The steps of a whole journey on a phone, from the search to the rating; officials act in between at their desk.

Nothing is prepared: whoever goes the way finds the next step on the page before it.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect
from procrastinate.contrib.django import app

from motcua.dossiers.models import Dossier
from motcua.dossiers.models.sealed import SealedResult
from motcua.law.lifecycle import Status
from motcua.ratings.models import Rating
from motcua.simulation.gateway import Gateway
from tests.browser import examples
from tests.browser.conftest import PHONE, looked_at
from tests.browser.steps import does, fill_all
from tests.documents import hostile

Desk = Callable[[str], Page]
CRIMINAL_RECORD = examples.shipped()["2.000488"]
VY = {
    "applicant_name": "Hoàng Thị Vy", "sex": "female", "birth_place": "Thành phố Lạng Sơn", "nationality": "Việt Nam",
    "ethnicity": "Tày", "identity_issued_by": "Cục Cảnh sát quản lý hành chính về trật tự xã hội",
    "father_name": "Hoàng Văn Nam", "mother_name": "Nông Thị Mai", "return_way": "electronic", "copies": 1,
}  # fmt: skip


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


def photo(folder: Path) -> Path:
    taken = folder / "Ảnh giấy tờ.jpg"
    taken.write_bytes(hostile.phone_photo())
    return taken


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


def finds(phone: Phone, words: str, title: str) -> None:
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


def attaches(phone: Phone, photo: Path) -> None:
    """A photograph for each paper that is asked for."""
    phone.follow("Đính kèm giấy tờ")
    for field in phone.page.locator("input[type=file]").all()[:-1]:
        name = field.get_attribute("name")
        field.set_input_files(photo)
        expect(phone.page.locator(f"input[name='{name}-upload']")).to_have_count(1, timeout=60_000)
    phone.look("papers")
    phone.press("Lưu và tiếp tục")


def sends(phone: Phone) -> Dossier:
    phone.look("tasks")
    phone.follow("Nơi nộp hồ sơ")
    phone.press("Lưu và tiếp tục")
    phone.follow("Kiểm tra và nộp hồ sơ")
    phone.look("check")
    phone.press("Nộp hồ sơ")
    phone.page.wait_for_url("**/done/")
    phone.look("filed")
    return Dossier.objects.get()


def pays(phone: Phone, gateway: Gateway) -> None:
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


def asks_for_a_criminal_record(phone: Phone, photo: Path, gateway: Gateway, **other: Any) -> Dossier:
    """From the search to the paid fee; `other` are answers that differ from VY's."""
    finds(phone, "ly lich tu phap", "Cấp Phiếu lý lịch tư pháp cho công dân Việt Nam")
    answers = examples.right(CRIMINAL_RECORD) | VY | other
    fill_all(phone.page, CRIMINAL_RECORD, answers, look="")
    attaches(phone, photo)
    dossier = sends(phone)
    pays(phone, gateway)
    return dossier


def supplements(phone: Phone, dossier: Dossier, photo: Path) -> None:
    """The page of the dossier says what is missing; a photograph of it is sent."""
    phone.page.goto(track(dossier))
    phone.look("asked")
    phone.press("Nộp bổ sung trực tuyến")
    phone.look("supplement")
    field = phone.page.locator("input[type=file]").first
    name = field.get_attribute("name")
    field.set_input_files(photo)
    expect(phone.page.locator(f"input[type=hidden][name='{name}-upload']")).to_have_count(1, timeout=60_000)
    phone.press("Gửi bổ sung")
    phone.look("supplemented")


def track(dossier: Dossier) -> str:
    return f"/track/{dossier.code}/{dossier.tracking_secret}/"


def decides(office: Desk, dossier: Dossier, *, worker: str, chief: str, phone: Phone, photo: Path) -> None:
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
    supplements(phone, dossier, photo)
    does(desk, dossier, "complete_step")
    does(office(chief), dossier, "approve")
    does(office("thu"), dossier, "finish", number="318/2026")
    work()


def hands_over(office: Desk, dossier: Dossier) -> None:
    does(office("lan"), dossier, "hand_over")
    dossier.refresh_from_db()
    assert dossier.status == Status.RETURNED


def gets_the_result(phone: Phone, dossier: Dossier, folder: Path) -> Path:
    phone.page.goto(track(dossier))
    phone.look("result")
    with phone.page.expect_download() as coming:
        phone.page.get_by_text("Tải kết quả về máy (PDF)").click()
    kept = folder / coming.value.suggested_filename
    coming.value.save_as(kept)
    return kept


def verifies(phone: Phone, dossier: Dossier, result: Path) -> None:
    """By the very file, found from the menu, as somebody would who was shown it; with one byte changed; then by
    the seal's QR."""
    phone.page.goto("/")
    phone.page.locator("summary, button").filter(has_text="Danh mục").first.click()
    phone.page.get_by_role("link", name="Xác thực kết quả").first.click()
    phone.page.wait_for_url("**/verify/")
    phone.look("verify")
    _shows(phone, result, "Kết quả thật", look="genuine")
    _shows(phone, _with_one_byte_changed(result), "Đã bị sửa", look="altered")
    phone.page.goto(f"/verify/{SealedResult.objects.get(result__dossier=dossier).code}/")
    expect(phone.page.locator("main")).to_contain_text("Kết quả thật")
    phone.look("genuine-by-code")


def _shows(phone: Phone, file: Path, verdict: str, *, look: str) -> None:
    phone.page.goto("/verify/")
    phone.page.set_input_files("input[type=file]", file)
    phone.press("Xác thực")
    expect(phone.page.locator("main")).to_contain_text(verdict)
    phone.look(look)


def _with_one_byte_changed(result: Path) -> Path:
    whole = bytearray(result.read_bytes())
    whole[len(whole) // 2] ^= 1
    changed = result.with_name(f"sua-{result.name}")
    changed.write_bytes(whole)
    return changed


def is_revoked(desk: Page, phone: Phone, dossier: Dossier, result: Path) -> None:
    """Whoever decided takes the result back; the very file, and the seal's QR, say so from then on."""
    does(desk, dossier, "revoke_result", decision="12/QĐ-CAT", reason="Cấp nhầm người")
    _shows(phone, result, "Đã thu hồi", look="revoked")
    phone.page.goto(f"/verify/{SealedResult.objects.get(result__dossier=dossier).code}/")
    expect(phone.page.locator("main")).to_contain_text("Đã thu hồi")
    phone.look("revoked-by-code")


def rates(phone: Phone, dossier: Dossier) -> None:
    phone.page.goto(track(dossier))
    phone.press("Rất hài lòng")
    phone.look("rated")
    assert Rating.objects.get(dossier=dossier).score == "very_satisfied"
