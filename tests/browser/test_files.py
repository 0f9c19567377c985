"""Papers are photographed at the counter in a real browser: sent ahead, ordered, one PDF, seen again."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from motcua.dossiers.models import DossierDocument
from motcua.identity.models import Account
from motcua.identity.models import Person as PersonInLaw
from tests.browser.conftest import PHONE, looked_at
from tests.documents import hostile

Person = Callable[..., Page]

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def photos(tmp_path: Path) -> list[str]:
    for number in (1, 2):
        (tmp_path / f"Ảnh {number}.jpg").write_bytes(hostile.phone_photo())
    (tmp_path / "hồ sơ.pdf").write_bytes(hostile.PROGRAM)
    return [str(tmp_path / name) for name in ("Ảnh 1.jpg", "Ảnh 2.jpg", "hồ sơ.pdf")]


def _form(page: Page) -> None:
    page.goto("/desk/receive?q=1.009978")  # the only one with this code is opened at once
    page.fill("[name=applicant_name]", "Hoàng Thị Vy")
    for box in page.locator("[name=documents]").all():
        box.check()
    page.locator("details:has([type=file]) > summary").first.click()


def test_photographs_of_a_paper_arrive_and_are_seen_again(person: Person, photos: list[str]) -> None:
    lan = person("lan")
    _form(lan)
    field = lan.locator("[data-upload]").first

    field.locator("input[type=file]").set_input_files(photos)

    expect(field.locator("input[type=hidden]")).to_have_count(2, timeout=30_000)
    expect(field.locator(".mc-upload__item--wrong")).to_contain_text(
        "Loại tệp này không được tiếp nhận", timeout=30_000
    )
    looked_at(lan, "desk-scans")
    field.locator(".mc-upload__item--wrong button").last.click()
    field.locator("button", has_text="Chuyển lên").last.click()
    expect(field.locator(".mc-upload__name").first).to_have_text("Ảnh 2.jpg")
    lan.click("button[name=way][value=receive]")
    lan.wait_for_url(re.compile(r"/desk/dossiers/\d+"))
    looked_at(lan, "desk-files")
    paper = DossierDocument.objects.get(file__isnull=False)
    expect(lan.locator(".mc-file")).to_contain_text(paper.file.sha256)  # type: ignore[union-attr]

    street = person(size=PHONE)
    dossier = paper.dossier
    street.goto(f"/track/{dossier.code}/{dossier.tracking_secret}/")
    looked_at(street, "track-files-phone")


def test_the_field_is_usable_on_a_phone(person: Person, photos: list[str]) -> None:
    lan = person("lan", size=PHONE)
    _form(lan)
    field = lan.locator("[data-upload]").first
    field.locator("input[type=file]").set_input_files(photos)
    expect(field.locator("input[type=hidden]")).to_have_count(2, timeout=30_000)

    looked_at(lan, "desk-scans-phone")


def test_a_persons_own_store_is_filled_from_a_phone(person: Person, address: str, photos: list[str]) -> None:
    account = Account.objects.create(
        username="vy", kind="citizen", person=PersonInLaw.objects.create(name="Hoàng Thị Vy")
    )
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    phone = person(size=PHONE)
    phone.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}]
    )

    phone.goto("/me/documents/")
    phone.locator("[data-upload] input[type=file]").set_input_files(photos[:2])
    expect(phone.locator("[data-upload] input[type=hidden]")).to_have_count(2, timeout=30_000)
    phone.fill("[name=name]", "Căn cước công dân")
    phone.select_option("[name=kind]", "identity")
    phone.locator("main form button.govuk-button").last.click()
    phone.wait_for_url("**/me/documents/")

    expect(phone.locator("main")).to_contain_text("Căn cước công dân")
    looked_at(phone, "own-store-phone")
    phone.locator(".mc-upload__acts a").first.click()
    looked_at(phone, "own-document-phone")
