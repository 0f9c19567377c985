"""Filing online on a phone: the whole way with scripts and without, every page usable by everybody."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from motcua.dossiers.models import Dossier, Draft
from motcua.law.lifecycle import Status
from tests.browser import examples
from tests.browser.conftest import PHONE, looked_at
from tests.browser.steps import fill_all
from tests.documents import hostile

Person = Callable[..., Page]
pytestmark = pytest.mark.browser
BIRTH, TRADE = "1.001193", "1.001612"
FORMS = examples.shipped()


def test_a_birth_is_registered_from_a_phone(person: Person, tmp_path: Path) -> None:
    page = person(size=PHONE)
    form, answers = FORMS[BIRTH], examples.right(FORMS[BIRTH])
    page.goto(f"/procedures/{BIRTH}/")
    page.get_by_role("button", name="Nộp hồ sơ trực tuyến").click()
    looked_at(page, "file-start-phone")
    page.get_by_role("button", name="Bắt đầu khai").click()
    looked_at(page, "file-tasks-phone")

    fill_all(page, form, answers, look="file")
    _papers(page, tmp_path)
    page.get_by_role("link", name="Nơi nộp hồ sơ").click()
    expect(
        page.get_by_text("phường Đông Kinh là", exact=False).or_(page.get_by_text("Theo địa chỉ")).first
    ).to_be_visible()
    looked_at(page, "file-where-phone")
    page.get_by_role("button", name="Lưu và tiếp tục").last.click()
    looked_at(page, "file-tasks-done-phone")
    page.get_by_role("link", name="Kiểm tra và nộp hồ sơ").click()
    looked_at(page, "file-check-phone")
    page.get_by_role("button", name="Nộp hồ sơ", exact=True).click()
    page.wait_for_url("**/done/")
    looked_at(page, "file-done-phone")

    dossier = Dossier.objects.get()
    assert dossier.status == Status.REGISTERED
    assert dossier.subject == "Khai sinh cho Phố Muối"
    page.go_back()
    page.wait_for_url("**/done/")
    assert Dossier.objects.count() == 1
    page.get_by_role("button", name="Theo dõi hồ sơ").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(dossier.code)


def test_a_household_business_is_registered_without_scripts(person: Person, tmp_path: Path) -> None:
    page = person(size=PHONE, scripts=False)
    form, answers = FORMS[TRADE], examples.right(FORMS[TRADE], choice=1)
    page.goto(f"/procedures/{TRADE}/file/")
    page.get_by_role("button", name="Bắt đầu khai").click()

    fill_all(page, form, answers, look="")
    _papers(page, tmp_path, look="")
    page.get_by_role("link", name="Nơi nộp hồ sơ").click()
    page.get_by_role("button", name="Lưu và tiếp tục").last.click()
    page.get_by_role("link", name="Kiểm tra và nộp hồ sơ").click()
    page.get_by_role("button", name="Nộp hồ sơ", exact=True).click()

    assert Dossier.objects.get().fee_dong == 50_000
    assert Dossier.objects.get().submitter_name == "Phố Muối"


def test_errors_come_at_once_in_the_servers_words_and_what_is_typed_is_saved(person: Person) -> None:
    page = person(size=PHONE)
    page.goto(f"/procedures/{BIRTH}/file/")
    page.get_by_role("button", name="Bắt đầu khai").click()
    draft = Draft.objects.get()
    page.goto(f"/drafts/{draft.key}/pages/for-whom/")
    page.get_by_label("Cho chính tôi").check()
    page.get_by_role("button", name="Lưu và tiếp tục").last.click()
    page.wait_for_url("**/applicant/")

    page.get_by_label("Số định danh cá nhân").fill("12")
    page.get_by_role("button", name="Lưu và tiếp tục").last.click()

    box = page.locator(".govuk-error-summary")
    expect(box).to_contain_text("12 chữ số, hoặc 9 chữ số của chứng minh nhân dân cũ")
    expect(page.locator("#id_applicant_identity-error")).to_be_visible()
    looked_at(page, "file-errors-phone")
    expect(page.locator("#saved")).to_contain_text("Đã lưu lúc")
    draft.refresh_from_db()
    assert draft.answers["applicant_identity"] == "12"
    words = box.locator("li").all_inner_texts()
    plain = _without_scripts(page)
    plain.goto(f"/drafts/{draft.key}/pages/applicant/")
    plain.get_by_role("button", name="Lưu và tiếp tục").last.click()
    assert plain.locator(".govuk-error-summary li").all_inner_texts() == words


def test_questions_and_communes_follow_what_is_chosen(person: Person) -> None:
    page = person(size=PHONE)
    page.goto(f"/procedures/{BIRTH}/file/")
    page.get_by_role("button", name="Bắt đầu khai").click()
    page.goto(f"{page.url}pages/birth-place/")

    expect(page.get_by_label("Tên cơ sở y tế")).to_be_hidden()
    page.get_by_label("Tại cơ sở y tế").check()
    expect(page.get_by_label("Tên cơ sở y tế")).to_be_visible()
    page.get_by_label("Tỉnh, thành phố").select_option(label="Tỉnh Cao Bằng")
    expect(page.locator("#id_birth_place_commune option", has_text="Phường Thục Phán")).to_have_count(1)


def _without_scripts(window: Page) -> Page:
    """The same person's other window, in which no script runs."""
    browser = window.context.browser
    assert browser is not None
    base = re.sub(r"(https?://[^/]+).*", r"\1", window.url)
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, base_url=base)  # type: ignore[arg-type]
    context.add_cookies(window.context.cookies())  # type: ignore[arg-type]
    return context.new_page()


def _papers(page: Page, folder: Path, *, look: str = "file-papers-phone") -> None:
    page.get_by_role("link", name="Đính kèm giấy tờ").click()
    for number, field in enumerate(page.locator("input[type=file]").all()[:-1]):
        file = folder / f"giay-to-{number}.pdf"
        file.write_bytes(hostile.named_pdf(str(number)))
        field.set_input_files(file)
        if look:  # with scripts it comes at once, and is the draft's before the form is sent
            name = field.get_attribute("name")
            expect(page.locator(f"input[name='{name}-upload']")).to_have_count(1, timeout=30_000)
    if look:
        page.reload()
        expect(page.locator("[data-attached]")).not_to_have_count(0)
    page.get_by_role("button", name="Tải lên và ở lại trang này").last.click()
    if look:
        looked_at(page, look)
    page.get_by_role("button", name="Lưu và tiếp tục").last.click()
    assert re.search(r"/drafts/[0-9a-f-]+/$", page.url)
