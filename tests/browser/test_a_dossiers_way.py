"""One dossier through the house, each step by its own person in a real browser, in Vietnamese."""

import re
from collections.abc import Callable

from playwright.sync_api import Page

from motcua.dossiers.models import Dossier
from motcua.law.lifecycle import Status
from motcua.ratings.models import Rating
from tests.browser.conftest import PHONE, looked_at
from tests.browser.steps import does

Person = Callable[..., Page]


def test_from_the_counter_to_the_rating(person: Person) -> None:
    lan, minh, hoa, thu = (person(name) for name in ("lan", "minh", "hoa", "thu"))

    dossier = _receive(lan)
    does(lan, dossier, "complete_step")
    does(minh, dossier, "take")
    looked_at(minh, "desk-dossier")
    does(minh, dossier, "complete_step")
    does(hoa, dossier, "approve")
    does(thu, dossier, "finish", number="125/GPXD", title="Giấy phép xây dựng")
    does(lan, dossier, "hand_over")

    dossier.refresh_from_db()
    assert dossier.status == Status.RETURNED
    _rate(person(size=PHONE), dossier)
    assert Rating.objects.get(dossier=dossier).score == "very_satisfied"


def _receive(page: Page) -> Dossier:
    page.goto("/desk/receive?q=giay phep xay dung")
    looked_at(page, "desk-choose")
    page.goto("/desk/receive?q=1.009978")  # the only one with this code is opened at once
    page.fill("[name=applicant_name]", "Hoàng Thị Vy")
    page.fill("[name=applicant_identity]", "020301000123")
    page.fill("[name=applicant_phone]", "0912345678")
    for box in page.locator("[name=documents]").all():
        box.check()
    page.locator("[name=fee_paid]").check()
    looked_at(page, "desk-receive")
    page.click("button[name=way][value=receive]")
    page.wait_for_url(re.compile(r"/desk/dossiers/\d+"))
    return Dossier.objects.get(pk=int(re.findall(r"/dossiers/(\d+)", page.url)[0]))


def _rate(page: Page, dossier: Dossier) -> None:
    page.goto("/")
    looked_at(page, "home-phone")
    page.goto(f"/track/{dossier.code}/{dossier.tracking_secret}/")
    looked_at(page, "track-phone")
    page.locator("form[action$='/rate/'] button[value=very_satisfied]").click()
    page.wait_for_load_state()
    looked_at(page, "rated-phone")


def test_every_page_is_usable_by_everybody(person: Person) -> None:
    street, lan, leader = person(size=PHONE), person("lan"), person("phuong")

    street.goto("/procedures/?q=xay+dung")
    looked_at(street, "procedures-phone")
    street.goto("/procedures/1.009978/")
    looked_at(street, "procedure-phone")
    lan.goto("/desk/")
    looked_at(lan, "desk-inbox")
    leader.goto("/dashboard/")
    looked_at(leader, "dashboard")
