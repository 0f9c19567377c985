"""Following one's own dossier, saying what one thinks, what the centre tells: each page seen, and tried by keyboard."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from motcua.announcements.models import PublishedAnnouncement
from motcua.catalogue.models import ProcedureVersion, RequiredDocument
from motcua.dossiers import commands
from motcua.dossiers.commands.intake import HandedIn, Intake, Party
from motcua.dossiers.models import Channel, Dossier
from motcua.identity.models import Account
from motcua.identity.models import Person as Citizen
from motcua.law.lifecycle import Status
from motcua.organisation import queries as organisation
from motcua.ratings.models import Feedback, Kiosk, Rating
from motcua.simulation import telling
from tests.browser.conftest import DESK, PHONE, looked_at

Person = Callable[..., Page]
pytestmark = pytest.mark.browser


def _signed_in(page: Page, citizen: Citizen) -> None:
    """The window of somebody who signed in before."""
    account = Account.objects.create(username="vy", person=citizen, kind="citizen")
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    page.goto("/")
    parts = urlsplit(page.url)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": f"{parts.scheme}://{parts.netloc}"}]
    )


def _received(citizen: Citizen) -> Dossier:
    lan = organisation.actor_by_code("lan", on=timezone.localdate())
    version = ProcedureVersion.objects.filter(procedure__code="1.009978").order_by("-version")[0]
    papers = tuple(
        HandedIn(name=d.name_vi, required_id=d.pk) for d in RequiredDocument.objects.filter(version=version)
    )
    item = Intake(
        by=lan, at=timezone.now(), centre_id=(lan.unit.centre_id if lan.unit else 0) or 0,
        procedure_version_id=version.pk, channel=Channel.COUNTER, documents=papers,
        applicant=Party(name=citizen.name, identity="020301000123", person_id=citizen.pk),
    )  # fmt: skip
    return Dossier.objects.get(pk=commands.receive([item])[0].dossier_id)


def test_her_dossiers_on_a_phone(person: Person) -> None:
    vy = Citizen.objects.create(name="Hoàng Thị Vy", identity_number="020301000123")
    dossier = _received(vy)
    page = person(size=PHONE)
    _signed_in(page, vy)

    page.goto("/me/dossiers/")
    looked_at(page, "mine-phone")
    page.locator(f"a[href='/track/{dossier.code}/mine/']").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đang ở đâu")).to_be_visible()
    looked_at(page, "mine-dossier-phone")

    page.get_by_role("link", name="Đổi cách nhận kết quả").click()
    page.get_by_label("Bưu chính công ích trả tận nơi").check()
    looked_at(page, "mine-return-phone")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    page.get_by_label("Địa chỉ nhận qua bưu chính").fill("Số 5 phố Muối, phường Đông Kinh")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("phố Muối")).to_be_visible()

    page.get_by_role("link", name="Đặt câu hỏi và xem trả lời").click()
    page.get_by_label("Câu hỏi của ông/bà").fill("Tôi có cần mang bản gốc không?")
    page.get_by_role("button", name="Gửi câu hỏi").click()
    page.get_by_role("link", name="Đặt câu hỏi và xem trả lời").click()
    looked_at(page, "mine-questions-phone")

    lan = person("lan")
    lan.goto("/desk/questions")
    looked_at(lan, "desk-questions")
    lan.goto(f"/desk/dossiers/{dossier.pk}")
    form = lan.locator("form[action$='/answer_question']")
    form.locator("[name=answer]").fill("Có, mang bản gốc khi nhận kết quả.")
    form.locator("button").click()
    page.reload()
    expect(page.get_by_text("Có, mang bản gốc khi nhận kết quả.")).to_be_visible()

    page.goto(f"/track/{dossier.code}/mine/withdraw/")
    looked_at(page, "mine-withdraw-phone")
    page.get_by_label("Vì sao ông/bà rút hồ sơ?").fill("Tôi nộp lại sau")
    page.get_by_role("button", name="Rút hồ sơ").click()
    page.wait_for_load_state()
    dossier.refresh_from_db()
    assert dossier.status == Status.WITHDRAWN


def test_the_kiosk_takes_a_tap_by_keyboard_and_the_phone_asks_more(person: Person) -> None:
    telling.tell(timezone.now())
    vy = Citizen.objects.create(name="Hoàng Thị Vy", identity_number="020301000123")
    dossier = _received(vy)
    Dossier.objects.filter(pk=dossier.pk).update(
        status=Status.FINISHED, finished_at=timezone.now(), timeliness=1
    )
    kiosk = Kiosk.objects.order_by("id")[0]
    screen = person(size=DESK)
    screen.goto(f"/lobby/kiosk/{kiosk.key}/")
    looked_at(screen, "kiosk-idle")
    Kiosk.objects.filter(pk=kiosk.pk).update(dossier=dossier, offered_at=timezone.now())
    screen.reload()
    looked_at(screen, "kiosk")
    small = person(size=PHONE)
    small.goto(f"/lobby/kiosk/{kiosk.key}/")
    looked_at(small, "kiosk-phone")

    screen.get_by_role("button", name="Rất hài lòng").focus()
    screen.keyboard.press("Enter")
    expect(screen.get_by_role("heading", name="Xin cảm ơn")).to_be_visible()
    looked_at(screen, "kiosk-thanks")
    assert Rating.objects.get().score == "very_satisfied"

    small.goto(f"/track/{dossier.code}/{dossier.tracking_secret}/rate/")
    looked_at(small, "rate-more-phone")
    small.get_by_label("Chúng tôi nên làm gì tốt hơn?").or_(small.locator("[name=comment]")).first.fill(
        "Rất nhanh"
    )
    small.locator("form[action$='/rate/more/'] button").click()
    small.wait_for_load_state()
    assert Rating.objects.get().comment == "Rất nhanh"

    son = person("son")
    son.goto("/desk/ratings")
    looked_at(son, "desk-ratings")
    son.goto(f"/desk/ratings/kiosks/{kiosk.counter_id}")
    looked_at(son, "desk-kiosk")


def test_feedback_from_a_phone_to_the_public_answer(person: Person) -> None:
    street = person(size=PHONE)
    street.goto("/feedback/")
    looked_at(street, "feedback-phone")
    street.get_by_role("button", name="Gửi phản ánh, kiến nghị").click()
    looked_at(street, "feedback-new-phone")
    street.get_by_label("Sự việc hoặc kiến nghị").fill("Quầy số 3 chờ hai giờ.")
    street.get_by_label("Họ và tên").fill("Hoàng Thị Vy")
    street.get_by_label("Số điện thoại").fill("0912345678")
    street.get_by_role("button", name="Gửi", exact=True).click()
    street.wait_for_url(re.compile(r"/feedback/[0-9A-Z]{12}/"))
    looked_at(street, "feedback-follow-phone")

    son = person("son")
    son.goto("/desk/feedback")
    looked_at(son, "desk-feedback")
    son.goto(f"/desk/feedback/{Feedback.objects.get().pk}")
    looked_at(son, "desk-one-feedback")
    form = son.locator("form[action$='/assign']")
    form.locator("select").select_option(index=1)
    form.locator("button").click()
    expect(
        son.get_by_text("Đã giao").or_(son.locator(".govuk-notification-banner--success")).first
    ).to_be_visible()
    assert Feedback.objects.get().state == "in_hand"


def test_what_the_centre_tells_everybody(person: Person) -> None:
    telling.tell(timezone.now())
    street, wall = person(size=PHONE), person(size=DESK)
    street.goto("/")
    looked_at(street, "home-announcements-phone")
    street.goto("/announcements/")
    looked_at(street, "announcements-phone")
    first = PublishedAnnouncement.objects.order_by("position", "announcement_id")[0]
    street.goto(f"/announcements/{first.announcement_id}/")
    looked_at(street, "announcement-phone")
    street.goto("/feedback/")
    looked_at(street, "feedback-published-phone")

    wall.goto("/lobby/screens/ttpvhcc/")
    looked_at(wall, "screen")
    before = wall.get_by_role("heading", level=1).inner_text()
    wall.get_by_role("link", name="Tiếp theo").click()
    assert wall.get_by_role("heading", level=1).inner_text() != before
    wall.get_by_role("link", name="Dừng", exact=True).focus()
    wall.keyboard.press("Enter")
    expect(wall.get_by_role("link", name="Tiếp tục")).to_be_visible()

    son = person("son")
    son.goto("/desk/announcements")
    looked_at(son, "desk-announcements")
    son.locator("main table a").first.click()
    looked_at(son, "desk-announcement")
