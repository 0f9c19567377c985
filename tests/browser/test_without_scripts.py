"""After filing, without a single script: pay, hand in what is missing, choose the return, complain, rate.

No axe here: it is a script itself.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from motcua.dossiers import commands
from motcua.dossiers.commands.supplement import SupplementAsked
from motcua.law.lifecycle import Status
from motcua.organisation import queries as organisation
from motcua.ratings.models import Feedback, Rating
from motcua.simulation.gateway import Gateway
from tests.browser import journey
from tests.browser.conftest import PHONE
from tests.browser.steps import at_the_counter
from tests.documents import hostile

Person = Callable[..., Page]
pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("folder")]


@pytest.fixture
def plain(person: Person) -> Page:
    return person(size=PHONE, scripts=False)


def _press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()
    expect(page.locator(".govuk-error-summary")).to_have_count(0)


def test_a_fee_is_paid(plain: Page, gateway: Gateway) -> None:
    dossier = at_the_counter(fee_dong=150_000)[0]
    plain.goto(journey.track(dossier))
    plain.get_by_role("button", name="Nộp tiền ngay").click()
    plain.locator("input[name=way][value=gateway]").check()
    _press(plain, "Tiếp tục nộp tiền")
    assert plain.url.startswith(gateway.url)
    plain.get_by_role("button", name="Trả tiền").click()
    plain.wait_for_url("**/track/**")

    gateway.courier.idle()
    waiting = plain.get_by_role("link", name="Xem lại kết quả")
    if waiting.count():  # the gateway's word came after the page
        waiting.click()

    expect(plain.locator(".govuk-panel--confirmation")).to_be_visible()
    dossier.refresh_from_db()
    assert dossier.owed_dong == 0


def test_what_is_missing_is_handed_in(plain: Page, tmp_path: Path) -> None:
    dossier = at_the_counter()[0]
    lan = organisation.actor_by_code("lan", on=timezone.localdate())
    asked = SupplementAsked(
        dossier_id=dossier.pk, by=lan, at=timezone.now(), items=("Bản vẽ",), reason="Thiếu bản vẽ"
    )
    commands.ask_supplement([asked])
    drawing = tmp_path / "ban-ve.pdf"
    drawing.write_bytes(hostile.pdf())

    plain.goto(journey.track(dossier))
    plain.get_by_role("button", name="Nộp bổ sung trực tuyến").click()
    plain.locator("input[type=file]").first.set_input_files(drawing)
    _press(plain, "Gửi bổ sung")

    dossier.refresh_from_db()
    assert dossier.status != Status.SUPPLEMENT_ASKED
    paper = dossier.documents.latest("id")
    assert (paper.name, paper.file_name) == ("Bản vẽ", "ban-ve.pdf")
    expect(plain.locator("main")).to_contain_text("ban-ve.pdf")


def test_the_way_of_return_is_changed(plain: Page) -> None:
    dossier = at_the_counter()[0]
    plain.goto(journey.track(dossier))
    plain.get_by_role("link", name="Đổi cách nhận kết quả").click()
    plain.get_by_label("Bưu chính công ích trả tận nơi").check()
    plain.get_by_label("Địa chỉ nhận qua bưu chính").fill("Số 5 phố Muối, phường Đông Kinh")
    _press(plain, "Lưu")

    dossier.refresh_from_db()
    assert dossier.return_way_wanted == "post"
    expect(plain.locator("main")).to_contain_text("Số 5 phố Muối")


def test_a_complaint_is_sent_with_a_photo(plain: Page, tmp_path: Path) -> None:
    dossier, shot = at_the_counter()[0], tmp_path / "quay-3.jpg"
    shot.write_bytes(hostile.phone_photo())
    plain.goto(f"{journey.track(dossier)}complain/")
    plain.locator("input[name=kind][value=complaint]").check()
    for name, text in (
        ("text", "Quầy số 3 chờ hai giờ."), ("phone", "0912345678"), ("address", "Số 5 phố Muối"),
    ):  # fmt: skip
        plain.fill(f"[name={name}]", text)
    plain.locator("input[type=file]").set_input_files(shot)
    _press(plain, "Gửi")

    plain.wait_for_url("**/feedback/**")
    said = Feedback.objects.get()
    assert (said.dossier, said.kind) == (dossier, "complaint")
    expect(plain.locator("main")).to_contain_text(said.code)


def test_a_dossier_is_rated_and_more_is_told(plain: Page) -> None:
    dossier = at_the_counter()[0]
    dossier.status, dossier.finished_at, dossier.timeliness = Status.FINISHED, timezone.now(), 1
    dossier.save(update_fields=["status", "finished_at", "timeliness"])

    plain.goto(journey.track(dossier))
    _press(plain, "Hài lòng")
    plain.fill("[name=comment]", "Rất nhanh")
    _press(plain, "Gửi câu trả lời")

    rating = Rating.objects.get(dossier=dossier)
    assert (rating.score, rating.comment) == ("satisfied", "Rất nhanh")
