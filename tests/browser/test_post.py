"""The public post at phone size: papers fetched at the door, received, the result brought by a carrier, rated."""

import re
from collections.abc import Callable

import pytest
from django.conf import settings as configured
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands.finishing import ResultIssued
from motcua.dossiers.models import Dossier
from motcua.identity.models import Account, AccountKind, Person
from motcua.law.lifecycle import Status
from motcua.organisation import queries as organisation
from motcua.postal import commands
from motcua.ratings.models import Rating
from motcua.simulation import post
from motcua.simulation.carrier import Carrier
from tests.browser import letters
from tests.browser.conftest import PHONE, looked_at

Someone = Callable[..., Page]


@pytest.fixture
def citizen(person: Someone, address: str) -> Page:
    """Vy on her phone, signed in."""
    commands.load_rates()
    vy = Person.objects.create(
        name="Hoàng Thị Vy", folded_name="hoang thi vy", identity_number="020301000123"
    )
    account = Account(username="vy", person=vy, kind=AccountKind.CITIZEN, phone="0912345678")
    account.set_unusable_password()
    account.save()
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = person(size=PHONE)
    word = client.cookies[configured.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": configured.SESSION_COOKIE_NAME, "value": word, "url": address}])
    return page


def test_from_the_door_to_the_door(citizen: Page, person: Someone, carrier: Carrier) -> None:
    bich = person("bich", size=PHONE)

    _asks_for_collection(citizen)
    dossier = _fetched_and_received(bich)
    _finish(dossier)
    _asks_for_the_result(citizen, dossier)
    letter = letters.taken_over(bich)
    letters.carried(person, carrier, letter)

    citizen.reload()
    expect(citizen.locator("main")).to_contain_text("Hoàng Thị Vy (Chính chủ)")
    looked_at(citizen, "post-delivered-track-phone")
    _rates(citizen, dossier)
    _the_day_at_the_desk(bich, person("son"))


def _asks_for_collection(page: Page) -> None:
    version = post._version(timezone.now())
    assert version is not None
    page.goto(f"/procedures/{version.procedure.code}/")
    page.locator("main a[href$='/post/']").click()
    letters.writes_and_asks(page, "collect")
    looked_at(page, "post-mine-phone")


def _fetched_and_received(bich: Page) -> Dossier:
    bich.goto("/desk/post")
    looked_at(bich, "post-day-phone")
    bich.goto("/desk/post/list/collect")
    looked_at(bich, "post-list-phone")
    bich.get_by_role("link", name="Hoàng Thị Vy").click()
    for box in bich.locator("input[name=papers]").all():
        box.check()
    looked_at(bich, "post-collect-phone")
    letters.press(bich, "collect")
    looked_at(bich, "post-bag-phone")
    letters.press(bich, "hand_in")
    expect(bich.locator(".govuk-notification-banner")).to_contain_text("Đã tiếp nhận hồ sơ")
    looked_at(bich, "post-received-phone")
    dossier = Dossier.objects.get()
    assert dossier.channel == "post"
    return dossier


def _finish(dossier: Dossier) -> None:
    lan = organisation.actor_by_code("lan", on=timezone.localdate())
    issued = ResultIssued(
        dossier_id=dossier.pk, by=lan, at=timezone.now(), number="01/BC", title="Bản sao bằng tốt nghiệp"
    )
    dossiers.finish([issued])


def _asks_for_the_result(page: Page, dossier: Dossier) -> None:
    page.goto(f"/track/{dossier.code}/mine/")
    page.locator("main a[href$='/mine/post/']").click()
    page.locator("main a[href$='/ask/return/']").click()
    letters.writes_and_asks(page, "return")
    looked_at(page, "post-track-phone")


def _rates(page: Page, dossier: Dossier) -> None:
    page.goto(f"/track/{dossier.code}/mine/")
    expect(page.locator("main")).to_contain_text("Bưu chính đã phát tận nơi: vận đơn RN")
    page.locator("form[action$='/rate/'] button[value=very_satisfied]").click()
    page.wait_for_load_state()
    looked_at(page, "post-rated-phone")
    dossier.refresh_from_db()
    assert (dossier.status, dossier.return_way) == (Status.RETURNED, "post")
    assert Rating.objects.get(dossier=dossier).score == "very_satisfied"


def _the_day_at_the_desk(bich: Page, son: Page) -> None:
    bich.goto("/desk/post/lists")
    looked_at(bich, "post-lists-phone")
    son.goto("/desk/post")
    looked_at(son, "post-day-desk")
    son.goto("/desk/post/bills")
    looked_at(son, "post-bills-desk")


# Chromium reads codes on telephones alone; here its reader says a number as soon as a real picture of the camera comes.
READER = """window.BarcodeDetector = class {
    async detect(video) {
        return video.videoWidth > 0 && video.currentTime > 0 ? [{rawValue: "PH-QUET-0001"}] : [];
    }
};"""


def test_a_label_is_read_by_the_camera_and_typed_where_there_is_none(person: Someone) -> None:
    bich = person("bich", size=PHONE)
    bich.goto("/desk/post/list/send")
    camera = bich.get_by_role("button", name="Quét bằng máy ảnh")
    expect(camera).to_have_count(0)
    bich.fill("#scan", "PH-GO-0001")
    with bich.expect_request(re.compile(r"/desk/post/find\?q=PH-GO-0001")):
        bich.press("#scan", "Enter")

    bich.context.grant_permissions(["camera"])
    bich.add_init_script(READER)
    bich.goto("/desk/post/list/send")
    with bich.expect_request(re.compile(r"/desk/post/find\?q=PH-QUET-0001")):
        camera.click()
