"""What is lost elsewhere is not lost here: a broken line, a page gone back to, another language, another day."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from motcua.dossiers.models import Dossier, Draft
from motcua.dossiers.queries import drafts, filing
from tests import forms
from tests.browser import examples
from tests.browser.conftest import DESK, PHONE, looked_at
from tests.documents import hostile

Person = Callable[..., Page]
pytestmark = pytest.mark.browser
BIRTH = "1.001193"


def begun(page: Page, code: str = BIRTH) -> Draft:
    page.goto(f"/procedures/{code}/file/")
    page.get_by_role("button", name="Bắt đầu khai").click()
    page.wait_for_url("**/drafts/**")
    return Draft.objects.latest("id")


def filled(draft: Draft, *, choice: int = 0) -> None:
    """All that its form asks, answered; the papers attached, the centre chosen."""
    shown = drafts.open_to(draft.key, held=[draft.key])
    assert shown is not None
    answers = examples.right(shown.form, choice=choice)
    desks = filing.desks(shown.version_id, shown.terms, answers, on=timezone.localdate())
    pages = {page.key: 1 for page in shown.form.pages}
    Draft.objects.filter(pk=draft.pk).update(answers=answers, pages=pages, revision=1, centre=desks[0].id)
    forms.attach_all(draft, timezone.now())


def test_an_answer_that_is_lost_on_the_way_is_the_same_dossier_when_asked_again(person: Person) -> None:
    page = person(size=PHONE)
    draft = begun(page)
    filled(draft)

    def lose(route: Route) -> None:
        route.fetch(max_redirects=0)  # it reached the server, which has committed
        route.abort("connectionreset")

    page.goto(f"/drafts/{draft.key}/check/")
    page.route("**/send/", lose)
    page.get_by_role("button", name="Nộp hồ sơ", exact=True).click()
    page.wait_for_timeout(500)
    page.unroute("**/send/")
    page.goto(f"/drafts/{draft.key}/check/")  # as the browser's own "try again" does

    page.wait_for_url("**/done/")
    expect(page.get_by_text(Dossier.objects.get().code).first).to_be_visible()
    looked_at(page, "file-done-again-phone")


def test_a_request_that_never_arrived_is_sent_again_by_the_same_button(person: Person) -> None:
    page = person(size=PHONE)
    draft = begun(page)
    filled(draft)
    page.goto(f"/drafts/{draft.key}/check/")

    page.context.set_offline(True)
    page.get_by_role("button", name="Nộp hồ sơ", exact=True).click()
    page.wait_for_timeout(500)
    assert not Dossier.objects.exists()
    page.context.set_offline(False)
    page.goto(f"/drafts/{draft.key}/check/")
    page.get_by_role("button", name="Nộp hồ sơ", exact=True).click()

    page.wait_for_url("**/done/")
    assert Dossier.objects.count() == 1


def test_two_photographs_are_one_pdf_also_after_the_browser_was_closed(
    person: Person, tmp_path: Path
) -> None:
    page = person(size=PHONE)
    draft = begun(page)
    page.goto(f"/drafts/{draft.key}/documents/")
    shots = [tmp_path / "mat-truoc.jpg", tmp_path / "mat-sau.heic"]
    shots[0].write_bytes(hostile.phone_photo())
    shots[1].write_bytes(hostile.picture("HEIF"))
    field = page.locator("input[type=file]").first
    name = field.get_attribute("name")

    field.set_input_files(shots)
    expect(page.locator(f"input[name='{name}-upload']")).to_have_count(2, timeout=60_000)
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.goto("/")  # closed before the form was sent; on opening it again only the cookie is left
    page.context.add_cookies(cookies)  # type: ignore[arg-type]
    page.goto(f"/drafts/{draft.key}/documents/")

    expect(page.locator("[data-attached]")).to_have_count(2)
    looked_at(page, "file-papers-photos-phone")
    page.get_by_role("button", name="Lưu và tiếp tục").last.click()
    page.goto(f"/drafts/{draft.key}/documents/")
    expect(page.locator("[data-attached]")).to_have_count(1)
    assert draft.files.get().file.media_type == "application/pdf"
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    looked_at(page, "file-papers-photos-desk")


def test_a_file_that_is_taken_off_again_is_gone_from_the_draft(person: Person, tmp_path: Path) -> None:
    page = person(size=PHONE)
    draft = begun(page)
    page.goto(f"/drafts/{draft.key}/documents/")
    file = tmp_path / "nham.pdf"
    file.write_bytes(hostile.pdf())
    field = page.locator("input[type=file]").first
    name = field.get_attribute("name")
    field.set_input_files(file)
    expect(page.locator(f"input[name='{name}-upload']")).to_have_count(1, timeout=60_000)
    assert draft.files.count() == 1

    with page.expect_request(lambda request: request.method == "DELETE"):
        page.locator(".mc-upload__act").filter(has_text="nham.pdf").filter(has_text="Xóa").click()

    page.reload()
    expect(page.locator("[data-attached]")).to_have_count(0)


def test_another_language_keeps_answers_and_files(person: Person) -> None:
    page = person(size=DESK)
    draft = begun(page)
    filled(draft)
    page.goto(f"/drafts/{draft.key}/pages/applicant/")
    page.get_by_label("Họ, chữ đệm, tên").fill("Nông Thị Mới")

    page.get_by_role("button", name="English").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#id_applicant_name")).to_have_value("Nông Thị Mới")
    page.goto(f"/drafts/{draft.key}/documents/")
    many = page.locator("[data-attached]").count()
    looked_at(page, "file-papers-english-desk")
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.locator("[data-attached]")).to_have_count(many)
    page.goto(f"/drafts/{draft.key}/check/")
    expect(page.get_by_text("Nông Thị Mới")).to_be_visible()
    looked_at(page, "file-check-desk")
