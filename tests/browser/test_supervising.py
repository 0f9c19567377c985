"""The leader goes from what is late over why to the limit, and tells a unit what to do."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from motcua.dossiers.models import Channel
from motcua.simulation import history, province
from motcua.simulation.life import Author, DoesNotFit, Fate, Life
from motcua.simulation.play import Player
from motcua.supervision import commands
from tests.browser.conftest import PHONE, looked_at

Person = Callable[..., Page]


@pytest.fixture
def late(person: Person) -> None:  # noqa: ARG001 - the province is there once there is a window
    """Some dossiers that were late in the last weeks, measured."""
    now = timezone.now()
    since = now - timedelta(days=40)
    world = province.read(province.Window(since.date(), now.date()), seed=7)
    author = Author(world, random.Random(5))
    offers = [o for o in world.offers if o.goes_to_agency and 3 <= o.days <= 6 and o.in_force(since.date())]
    lives: list[Life] = []
    for offer in offers * 3:
        if len(lives) == 6:
            break
        received = world.calendar.next_opening(since + timedelta(days=len(lives))) + timedelta(minutes=40)
        lives += _late(author, len(lives), offer, received)
    with history.without_reactions():
        Player(world, seed=91, done=lambda _: None).play(lives, until=now)
    commands.follow(at=now)
    commands.study_limits(at=now)


def _late(author: Author, number: int, offer: province.Offer, received: datetime) -> list[Life]:
    try:
        return [author.write(30_000_000 + number, Channel.COUNTER, offer, received, Fate.LATE)]
    except DoesNotFit:
        return []


@pytest.mark.usefixtures("late")
@pytest.mark.parametrize("size", [{"width": 1366, "height": 768}, PHONE], ids=["desk", "phone"])
def test_from_what_is_late_to_a_directive(person: Person, size: dict[str, int]) -> None:
    kind = "phone" if size == PHONE else "desk"
    page = person("phuong", size=size)

    def look(name: str) -> None:
        looked_at(page, f"{name}-{kind}")
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]

    page.goto("/desk/risk")
    look("risk")
    page.goto("/desk/late")
    expect(page.locator("main")).to_contain_text("Quá hạn")
    look("late")
    page.goto("/desk/why")
    look("why")
    page.locator("main tbody th a").first.click()
    expect(page.locator("main svg[role=img]").first).to_be_visible()
    look("process")
    page.locator("main a[href*='/desk/limits/']").first.click()
    look("limit")
    page.goto("/desk/limits")
    caption = page.locator("main caption").first
    assert (caption.bounding_box() or {"width": 0})["width"] > size["width"] / 2
    look("limits")
    page.goto("/desk/directives/new")
    page.locator("[name=title]").fill("Rà soát hồ sơ trễ hạn")
    page.locator("[name=text]").fill("Báo cáo nguyên nhân và biện pháp khắc phục từng hồ sơ.")
    page.locator("[name=unit]").select_option(index=1)
    page.locator("[name=due_on]").fill(f"{timezone.localdate() + timedelta(days=7):%Y-%m-%d}")
    page.locator("main form button").last.click()
    expect(page.locator("main h1")).to_contain_text("Rà soát hồ sơ trễ hạn")
    look("directive")


def test_the_menu_is_by_role(person: Person) -> None:
    for who, sees in (("phuong", True), ("son", True), ("minh", False)):
        desk = person(who)
        desk.goto("/desk/")
        assert bool(desk.locator("nav a[href='/desk/risk']").count()) == sees
    son = person("son")
    son.goto("/desk/reasons")
    looked_at(son, "reasons-desk")
