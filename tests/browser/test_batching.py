"""A partner's list, the post's bag and the day's books in a real browser, at both sizes."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from motcua.catalogue.models import RequiredDocument
from motcua.dossiers.models import Dossier
from motcua.hall.commands import loading
from motcua.organisation import queries as organisation
from motcua.postal import commands
from motcua.postal.commands.asking import Asked
from motcua.postal.commands.moving import Move
from motcua.postal.models import Direction, Turn
from motcua.postal.queries import quoting
from motcua.simulation import post
from tests.browser.conftest import DESK, PHONE, looked_at

Person = Callable[..., Page]
pytestmark = pytest.mark.browser
LIST = """Mã của đối tác;Mã thủ tục;Chủ hồ sơ;Số định danh;Điện thoại;Giấy tờ
CC-01;1.009978;Hoàng Thị Vy;020301000123;0912345678;
CC-02;1.009978;Lý Văn Tám;12345;0912345679;
CC-03;9.999999;Nông Văn Hùng;;;
CC-04;1.009978;Lộc Thị Hạnh;;0912345670;
"""


def _both(page: Page, name: str) -> None:
    """Looked at on the desk and on a telephone, where nothing is wider than it."""
    looked_at(page, name)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    looked_at(page, f"{name}-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.set_viewport_size(DESK)  # type: ignore[arg-type]


def test_a_partners_list_is_looked_at_received_and_not_doubled(person: Person) -> None:
    lan = person("lan")
    for again in range(2):
        lan.goto("/desk/receive")
        lan.get_by_role("link", name="theo danh sách của đối tác").click()
        if not again:
            _both(lan, "batches")
        lan.fill("[name=partner_code]", "0101243150")
        lan.fill("[name=partner_name]", "Văn phòng công chứng Kỳ Lừa")
        content = LIST + ("\n" if again else "")  # another file of the same lines
        lan.set_input_files(
            "[name=file]", {"name": "ds.csv", "mimeType": "text/csv", "buffer": content.encode()}
        )
        lan.get_by_role("button", name="Xem danh sách").click()
        if again:
            break
        _both(lan, "batch")
        lan.get_by_role("button", name="Tiếp nhận các dòng đã đánh dấu").click()
        expect(lan.locator("main")).to_contain_text("2 dòng đã là hồ sơ")
        _both(lan, "batch-received")
    expect(lan.locator("main")).to_contain_text("2 dòng đã là hồ sơ")
    expect(lan.get_by_role("button", name="Tiếp nhận các dòng đã đánh dấu")).to_have_count(0)
    assert Dossier.objects.count() == 2


def _in_the_bag(ticked: int) -> None:
    """A consignment that Bích fetched, with so many of the papers that are required."""
    bich, now = (
        organisation.actor_by_code("bich", on=timezone.localdate()),
        timezone.now() - timedelta(hours=1),
    )
    version = post._version(timezone.now())
    assert version is not None and bich.unit is not None and bich.unit.centre_id is not None
    cost = quoting.quote(bich.unit.centre_id, "06040", on=timezone.localdate()).amount_dong
    asked = Asked(
        direction=Direction.COLLECTION, by=bich, at=now, centre_id=bich.unit.centre_id, name="Hoàng Thị Vy",
        phone="0912345678", commune_code="06040", detail=f"Số {ticked}", seen_dong=cost, version_id=version.pk,
    )  # fmt: skip
    papers = RequiredDocument.objects.filter(version=version).values_list("pk", flat=True)
    shipment_id = commands.ask([asked])[0].shipment_id
    commands.move(
        [Move(shipment_id=shipment_id, turn=Turn.COLLECT, by=bich, at=now, papers=tuple(papers)[:ticked])]
    )


def test_the_posts_bag_is_received_in_one_act(person: Person) -> None:
    commands.load_rates()
    _in_the_bag(ticked=9)
    _in_the_bag(ticked=0)
    bich = person("bich")
    bich.goto("/desk/post/list/bag")
    _both(bich, "post-bag-list")
    bich.get_by_role("button", name="Xem các bưu gửi đã đánh dấu").click()
    _both(bich, "post-together")
    bich.get_by_role("button", name="Tiếp nhận những bưu gửi đủ giấy tờ").click()
    _both(bich, "post-together-done")
    assert Dossier.objects.count() == 1


def test_the_books_of_the_day_are_seen_by_supervisor_and_leader(person: Person) -> None:
    loading.load()
    son = person("son")
    son.goto("/desk/hall/books")
    expect(son.locator("main")).to_contain_text("Sổ sách cân đối")
    _both(son, "books")
    phuong = person("phuong")
    phuong.goto("/desk/hall/books")
    expect(phuong.locator("main")).to_contain_text("Sổ sách cân đối")
