"""Filed on behalf of somebody who stands at the counter: who did it is kept, to the result and the rating."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from motcua.dossiers.models import Dossier, Event
from motcua.law.lifecycle import Status
from motcua.organisation.models import Officer, OfficerRole, ServiceCentre
from motcua.ratings.models import Rating
from tests.browser import examples
from tests.browser.conftest import PHONE, looked_at
from tests.browser.steps import does, fill_all
from tests.browser.test_filing import _papers

Person = Callable[..., Page]
pytestmark = pytest.mark.browser
SALE = "2.000033"


@pytest.fixture
def at_the_centre(address: str) -> None:
    """Four on the spot: who appraises, decides and seals sits at the centre too."""
    centre = ServiceCentre.objects.get(code="ttpvhcc")
    for code, role in (("tuan", "processing_officer"), ("hoa", "approver"), ("thu", "clerk")):
        officer = Officer.objects.get(code=code)
        OfficerRole.objects.create(officer=officer, role=role, centre=centre, valid_from="2019-01-01")


@pytest.mark.usefixtures("at_the_centre")
def test_an_officer_files_online_for_somebody_to_the_result_and_the_rating(
    person: Person, tmp_path: Path
) -> None:
    lan = person("lan")

    dossier = _files(lan, tmp_path)
    registered = Event.objects.get(dossier=dossier, kind="registered")
    assert registered.officer == Officer.objects.get(code="lan")
    assert dossier.applicant_name != registered.actor_name

    does(lan, dossier, "receive")
    does(lan, dossier, "complete_step")
    does(person("tuan"), dossier, "complete_step")
    does(person("hoa"), dossier, "approve")
    does(person("thu"), dossier, "finish", number="12/XN-SCT", title="Xác nhận thông báo khuyến mại")
    does(lan, dossier, "hand_over")
    lan.goto(f"/desk/dossiers/{dossier.pk}")
    expect(lan.locator(".moj-timeline")).to_contain_text(f"Nộp hồ sơ trực tuyến {registered.actor_name}")
    looked_at(lan, "assisted-returned-desk")

    dossier.refresh_from_db()
    assert dossier.status == Status.RETURNED
    _rates(person(size=PHONE), dossier)


def _rates(phone: Page, dossier: Dossier) -> None:
    """The applicant, by the receipt: how they were served is theirs to say, and who looked is theirs to see."""
    phone.goto(f"/track/{dossier.code}/{dossier.tracking_secret}/")
    looked_at(phone, "assisted-track-phone")
    phone.locator("form[action$='/rate/'] button[value=satisfied]").click()
    phone.wait_for_load_state()
    assert Rating.objects.get(dossier=dossier).score == "satisfied"
    phone.goto(f"/track/{dossier.code}/{dossier.tracking_secret}/looks/")
    expect(phone.locator("main")).to_contain_text("Mục đích: tiếp nhận hồ sơ, trả kết quả")


def _files(lan: Page, folder: Path) -> Dossier:
    """At the portal's own pages, which say for whom an officer files."""
    form = examples.shipped()[SALE]
    lan.goto(f"/procedures/{SALE}/file/")
    looked_at(lan, "assisted-start-desk")
    lan.get_by_role("button", name="Bắt đầu khai").click()
    fill_all(lan, form, examples.right(form), look="")
    _papers(lan, folder, look="assisted-papers-desk")
    lan.get_by_role("link", name="Nơi nộp hồ sơ").click()
    looked_at(lan, "assisted-where-desk")
    lan.get_by_role("button", name="Lưu và tiếp tục").last.click()
    lan.get_by_role("link", name="Kiểm tra và nộp hồ sơ").click()
    looked_at(lan, "assisted-check-desk")
    lan.get_by_role("button", name="Nộp hồ sơ", exact=True).click()
    lan.wait_for_url("**/done/")
    looked_at(lan, "assisted-done-desk")
    return Dossier.objects.get()
