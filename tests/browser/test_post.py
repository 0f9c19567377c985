"""The public post at phone size: papers collected, received, the result brought, delivered on the tracked page."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands.finishing import ResultIssued
from motcua.dossiers.models import Dossier
from motcua.identity.models import Account, AccountKind, Person
from motcua.organisation import queries as organisation
from motcua.postal import commands
from motcua.postal.models import Shipment, State
from motcua.simulation import post
from tests.browser.conftest import DESK, PHONE, looked_at

Someone = Callable[..., Page]
WAYBILL = "RN473124829VN"


@pytest.fixture
def citizen(person: Someone, address: str) -> Page:
    """Vy on her phone, signed in."""
    commands.load_rates()
    vy = Person.objects.create(
        name="Hoàng Thị Vy", folded_name="hoang thi vy", identity_number="020301000123", phone="0912345678"
    )
    account = Account(username="vy", person=vy, kind=AccountKind.CITIZEN)
    account.set_unusable_password()
    account.save()
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = person(size=PHONE)
    word = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": word, "url": address}])
    return page


def _asks(page: Page, name: str) -> None:
    """Write the address, see the cost, ask."""
    page.get_by_label("Xã, phường", exact=False).first.select_option(label="Xã Thất Khê")
    page.get_by_label("Số nhà, đường phố hoặc thôn, xóm").fill("Số 5, khu 2")
    looked_at(page, f"post-{name}-ask-phone")
    page.get_by_role("button", name="Xem cước phí").click()
    expect(page.locator("main")).to_contain_text("30.000 đồng")
    looked_at(page, f"post-{name}-check-phone")
    page.get_by_role("button", name="Đề nghị bưu chính").click()
    expect(page.locator(".govuk-notification-banner")).to_contain_text("Đã gửi đề nghị")


def _finish(dossier: Dossier) -> None:
    lan = organisation.actor_by_code("lan", on=timezone.localdate())
    now = timezone.now() + timedelta(seconds=1)
    dossiers.finish([ResultIssued(dossier_id=dossier.pk, by=lan, at=now, number="01/BC", title="Kết quả")])


def test_from_the_door_to_the_door(citizen: Page, person: Someone) -> None:
    version = post._version(timezone.now())
    assert version is not None
    citizen.goto(f"/procedures/{version.procedure.code}/")
    citizen.get_by_role("link", name="Đề nghị bưu chính công ích đến nhà nhận hồ sơ").click()
    centre = citizen.get_by_role("link", name="Trung tâm Phục vụ hành chính công tỉnh Lạng Sơn")
    if centre.count():
        centre.first.click()
    _asks(citizen, "collect")
    looked_at(citizen, "post-mine-phone")

    bich = person("bich", size=PHONE)
    bich.goto("/desk/post")
    looked_at(bich, "post-day-phone")
    bich.get_by_role("link", name="Cần nhận tại nhà").last.click()
    looked_at(bich, "post-list-phone")
    bich.get_by_role("link", name="Hoàng Thị Vy").click()
    looked_at(bich, "post-collect-phone")
    for box in bich.locator("input[name=papers]").all():
        box.check()
    bich.get_by_role("button", name="Đã nhận giấy tờ").click()
    bich.get_by_role("button", name="Nộp tại trung tâm và tiếp nhận hồ sơ").click()
    expect(bich.locator(".govuk-notification-banner")).to_contain_text("Đã tiếp nhận hồ sơ")
    looked_at(bich, "post-received-phone")

    dossier = Dossier.objects.get()
    assert dossier.channel == "post"
    _finish(dossier)
    citizen.goto(f"/track/{dossier.code}/mine/")
    citizen.get_by_role("link", name="Bưu chính công ích:").click()
    citizen.get_by_role("button", name="Nhận kết quả qua bưu chính").click()
    _asks(citizen, "return")
    looked_at(citizen, "post-track-phone")

    bich.goto("/desk/post/list/send")
    bich.get_by_role("link", name="Hoàng Thị Vy").click()
    bich.get_by_label("Số vận đơn").fill("RN473124828VN")
    bich.get_by_role("button", name="Nhận từ quầy").click()
    expect(bich.locator(".govuk-error-summary")).to_contain_text("không phải số vận đơn")
    looked_at(bich, "post-wrong-waybill-phone")
    bich.get_by_label("Số vận đơn").fill(WAYBILL)
    bich.get_by_role("button", name="Nhận từ quầy").click()
    bich.get_by_label("Tên người đã nhận").first.fill("Lý Văn Nam")
    bich.get_by_role("button", name="Đã phát").click()
    looked_at(bich, "post-delivered-phone")

    citizen.reload()
    expect(citizen.locator("main")).to_contain_text("Lý Văn Nam")
    looked_at(citizen, "post-delivered-track-phone")
    citizen.goto(f"/track/{dossier.code}/mine/")
    expect(citizen.locator("main")).to_contain_text(f"Bưu chính đã phát tận nơi: vận đơn {WAYBILL}")
    assert Shipment.objects.latest("pk").state == State.DELIVERED

    bich.goto("/desk/post/lists")
    looked_at(bich, "post-lists-phone")
    son = person("son", size=DESK)
    son.goto("/desk/post")
    looked_at(son, "post-day-desk")
    son.goto("/desk/post/bills")
    looked_at(son, "post-bills-desk")
