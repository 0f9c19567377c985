"""The centre's people and hall in a real browser, on the desk's screen and on a telephone: each page is looked at."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from motcua.hall.commands import loading
from motcua.simulation import hall, people
from tests.browser.conftest import DESK, PHONE, looked_at

Person = Callable[..., Page]
# What the head of the centre opens, by the name of its picture.
PAGES = {
    "people": "/desk/people",
    "people-roster": "/desk/people/roster",
    "people-presence": "/desk/people/presence",
    "people-measures": "/desk/people/presence/measures",
    "people-remarks": "/desk/people/remarks",
    "people-training": "/desk/people/training",
    "people-training-new": "/desk/people/training/new",
    "people-second": "/desk/people/second",
    "hall-watch": "/desk/hall/watch",
    "hall-replay": "/desk/hall/replay",
    "hall-day": "/desk/hall/day",
    "hall-rules": "/desk/hall/rules",
    "hall-waits": "/desk/hall/waits",
    "hall-groups": "/desk/hall/groups",
    "hall-group-new": "/desk/hall/groups/new",
    "equipment": "/desk/hall/equipment",
    "equipment-new": "/desk/hall/equipment/new",
    "equipment-check": "/desk/hall/check",
    "fairness": "/desk/fairness",
}


@pytest.fixture
def centre(address: str) -> str:
    """The demonstration's hall and people, as far as they are made in a second or two."""
    loading.load()
    hall.play(now=timezone.now(), not_theirs=["lan", "son"])
    people.play(now=timezone.now())
    return address


@pytest.mark.usefixtures("centre")
def test_every_page_of_the_head_fits_the_desk_and_a_telephone(person: Person) -> None:
    son = person("son")
    addresses = PAGES | {
        name: _first(son, list_page) for name, list_page in (
            ("people-one", "/desk/people"), ("people-course", "/desk/people/training"),
            ("hall-group", "/desk/hall/groups"), ("equipment-one", "/desk/hall/equipment"),
        )
    }  # fmt: skip
    addresses["people-sheet"] = f"{addresses['people-one']}/sheet"
    wrong = []
    for size, on in ((PHONE, "phone"), (DESK, "desk")):
        son.set_viewport_size(size)
        for name, where in addresses.items():
            son.goto(where)
            looked_at(son, f"{name}-{on}")
            if son.evaluate("document.documentElement.scrollWidth") > size["width"]:
                wrong.append((name, on))
    assert wrong == []


def _first(page: Page, where: str) -> str:
    page.goto(where)
    return page.locator("main table tbody a").first.get_attribute("href") or ""


def _height(page: Page, what: str) -> int:
    return int(page.locator(what).evaluate("one => one.offsetHeight"))


@pytest.mark.usefixtures("centre")
def test_the_menu_is_one_line_for_everybody(person: Person) -> None:
    for who in ("lan", "minh", "hoa", "thu", "ngan", "bich", "huong", "son", "phuong", "quang", "admin"):
        page = person(who)
        page.set_viewport_size({"width": 1366, "height": 768})
        page.goto("/desk/")
        assert _height(page, ".govuk-service-navigation__list") < 60, who


@pytest.mark.usefixtures("centre")
def test_a_fault_in_two_presses_and_ones_own_page(person: Person) -> None:
    lan = person("lan")
    lan.goto("/desk/hall")
    lan.get_by_role("link", name="Báo hỏng thiết bị").click()
    looked_at(lan, "hall-broken")
    lan.get_by_role("button", name="Hỏng Máy tính quầy 3").click()
    expect(lan.locator("main")).to_contain_text("đã báo")

    lan.goto("/desk/people/mine")
    looked_at(lan, "people-mine")
    expect(lan.locator("main")).to_contain_text("Lịch trực hai tuần tới")
    lan.set_viewport_size(PHONE)
    looked_at(lan, "people-mine-phone")
    assert lan.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
