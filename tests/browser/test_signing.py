"""An approver signs two results with one confirmation on her telephone, and anybody sees both signatures."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection
from django.utils import timezone
from playwright.sync_api import Page, expect

from motcua.documents.providers import trial_seal
from motcua.dossiers import jobs
from motcua.dossiers.commands import sealing, signing
from motcua.dossiers.models import SealedResult, SigningRound
from motcua.simulation.signing import SigningService
from tests.browser.conftest import PHONE, looked_at
from tests.browser.steps import at_the_counter, does
from tests.signing.conftest import SECRET

Person = Callable[..., Page]


@pytest.fixture
def service(tmp_path: Path, settings: LazySettings) -> Iterator[SigningService]:
    trial_seal.make_once(settings.SEAL_FOLDER)
    one = SigningService(SECRET, folder=tmp_path)
    settings.SIGNING_FOLDER, settings.MOTCUA_SIGNING_URL = tmp_path, one.url
    settings.MOTCUA_SIGNING_SECRET = SECRET
    one.start()
    yield one
    one.stop()


def _decided(person: Person) -> list[SealedResult]:
    """Two dossiers that Hoa approved, worked by hand from counter to result."""
    lan, minh, hoa, thu = (person(name) for name in ("lan", "minh", "hoa", "thu"))
    for number, dossier in enumerate(at_the_counter(count=2), 1):
        for page, act, filled in (
            (lan, "complete_step", {}),
            (minh, "take", {}),
            (minh, "complete_step", {}),
            (hoa, "approve", {}),
            (thu, "finish", {"number": f"{number}/GPXD", "title": "Giấy phép xây dựng"}),
        ):
            does(page, dossier, act, **filled)
        sealing.owe_seals([dossier.pk], at=timezone.now())
    return list(SealedResult.objects.order_by("id"))


def _advance() -> None:
    """What the worker does every three seconds."""
    begun = SigningRound.objects.latest("id")
    _aside(lambda: signing.advance_round(begun.pk, at=begun.asked_at))


def _aside(do: Callable[[], object]) -> None:
    """As another process: signing has a loop of its own, and Playwright's runs in this thread."""

    def done() -> None:
        try:
            do()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(done).result()


def test_two_results_with_one_confirmation(person: Person, service: SigningService) -> None:
    desk = person("hoa")
    desk.goto("/desk/signing/key")
    looked_at(desk, "signing-key-desk")
    desk.get_by_label("Tên người dùng của bạn tại dịch vụ ký số").fill("020180000001")
    desk.get_by_role("button", name="Liên kết khóa ký của tôi").click()
    expect(desk.locator("main")).to_contain_text("Vi Thị Hoa")
    rows = _decided(person)

    desk.get_by_role("link", name="Ký số kết quả").first.click()
    looked_at(desk, "signing-desk")
    for row in rows:
        desk.locator(f"#ticked-{row.pk}").check()
    desk.get_by_role("button", name="Ký các kết quả đã chọn").click()
    looked_at(desk, "signing-confirm-desk")
    desk.get_by_role("button", name="Ký bằng điện thoại").click()
    expect(desk.locator("h1")).to_contain_text("Xác nhận ký 2 văn bản")
    _advance()
    looked_at(desk, "signing-asked-desk")

    telephone = person("hoa", size=PHONE)
    telephone.goto(service.url)
    telephone.get_by_role("button", name="Xác nhận ký").click()
    _advance()

    expect(desk.locator("h1")).to_contain_text("Đã ký", timeout=15_000)
    looked_at(desk, "signing-signed-desk")
    _aside(lambda: jobs.seal_owed_results(timestamp=0))
    row = SealedResult.objects.get(pk=rows[0].pk)
    telephone.goto(desk.url)
    looked_at(telephone, "signing-signed-phone")
    telephone.goto(desk.url.split("/desk/")[0] + "/desk/signing")
    looked_at(telephone, "signing-phone")
    assert telephone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    telephone.goto(desk.url.split("/desk/")[0] + f"/verify/{row.code}/")
    expect(telephone.locator("main")).to_contain_text("Vi Thị Hoa")
    looked_at(telephone, "verified-both-phone")
