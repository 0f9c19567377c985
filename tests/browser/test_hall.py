"""From the machine at the door to the counter and the wall, in a real browser."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from motcua.dossiers.models import Event
from motcua.hall.commands import linking, loading, taking
from motcua.hall.models import QueueTicket, TicketState
from motcua.organisation import queries as organisation
from tests.browser.conftest import PHONE, looked_at
from tests.browser.steps import at_the_counter
from tests.live.streaming import streaming

Person = Callable[..., Page]


@pytest.fixture
def machine(address: str, settings: Any) -> str:
    """The address of the ticket machine; pages ask for news by themselves, as where no stream is."""
    settings.MOTCUA_LIVE_URL = ""
    loading.load()
    son = organisation.actor_by_code("son", on=timezone.localdate())
    assert son.unit is not None and son.unit.centre_id is not None
    return f"/lobby/tickets/{taking.set_up_kiosk(son.unit.centre_id, by=son, at=timezone.now())}/"


def test_from_the_machine_to_the_wall(person: Person, machine: str) -> None:
    door = person(size={"width": 1366, "height": 768})
    door.goto(machine)
    looked_at(door, "hall-machine")
    door.get_by_role("link", name="Xây dựng, giao thông").click()
    looked_at(door, "hall-machine-claim")
    door.evaluate("window.print = () => {}")
    door.get_by_role("button", name="Không, cho tôi lấy số").click()
    expect(door.locator("h1")).to_have_text("B001")
    looked_at(door, "hall-ticket")
    ticket = QueueTicket.objects.get()

    phone = person(size=PHONE)
    phone.goto(f"/tickets/{ticket.secret}/")
    looked_at(phone, "hall-ticket-phone")
    wall = person(size={"width": 1366, "height": 768})
    wall.goto("/lobby/wall/ttpvhcc/")
    expect(wall.locator(".mc-wall__calls")).to_contain_text("Chưa gọi số nào")

    lan = person("lan")
    lan.goto("/desk/hall")
    looked_at(lan, "hall-counter-closed")
    lan.get_by_role("button", name="Mở quầy").click()
    looked_at(lan, "hall-counter")
    lan.locator("#call-next").click()
    expect(lan.locator(".mc-hall__number")).to_have_text("B001")
    looked_at(lan, "hall-counter-called")

    # The wall finds out by itself, and says it.
    expect(wall.locator(".mc-wall__number").first).to_have_text("B001", timeout=20_000)
    expect(wall.locator("#wall-said")).to_have_text("Mời số bê không không một, đến quầy ba", timeout=20_000)
    looked_at(wall, "hall-wall")
    phone.reload()
    expect(phone.locator("[role=status]")).to_contain_text("quầy 3")

    lan.get_by_role("button", name="Khách đã đến").click()
    (dossier,) = at_the_counter()
    linking.link(list(Event.objects.filter(kind="received").values_list("id", flat=True)))
    lan.goto("/desk/hall")
    expect(lan.locator("#hall-here")).to_contain_text(dossier.code)
    looked_at(lan, "hall-counter-serving")
    lan.get_by_role("button", name="Kết thúc", exact=True).click()
    expect(lan.locator("#hall-here")).to_contain_text("Không có ai chờ quầy của bạn")
    assert QueueTicket.objects.get().state == TicketState.FINISHED
    expect(wall.locator(".mc-wall__call--still")).to_have_count(0, timeout=20_000)

    son = person("son")
    son.goto("/desk/hall/watch")
    looked_at(son, "hall-watch")
    son.goto("/desk/hall/replay")
    expect(son.locator("main")).to_contain_text("B001")
    looked_at(son, "hall-replay")
    for path in ("rules", "day", "plan"):
        son.goto(f"/desk/hall/{path}")
        looked_at(son, f"hall-{path}")


def test_the_wall_outlives_the_network_and_catches_up(person: Person, machine: str) -> None:
    lan = organisation.actor_by_code("lan", on=timezone.localdate())
    page = person("lan")
    page.goto("/desk/hall")
    page.get_by_role("button", name="Mở quầy").click()
    wall = person()
    wall.goto("/lobby/wall/ttpvhcc/")
    wall.context.set_offline(True)
    expect(wall.locator("#wall-away")).to_contain_text("Mất kết nối mạng", timeout=20_000)
    group_id = _group_of(lan.counter_id or 0)
    taking.take([taking.Wanted(group_id=group_id, at=timezone.now() - timedelta(minutes=1))])
    page.goto("/desk/hall")
    page.locator("#call-next").click()
    expect(page.locator(".mc-hall__number")).to_have_text("B001")

    wall.context.set_offline(False)

    expect(wall.locator(".mc-wall__number").first).to_have_text("B001", timeout=20_000)
    expect(wall.locator("#wall-away")).to_be_hidden()
    expect(wall.locator("#wall-said")).to_contain_text("bê không không một", timeout=20_000)


def test_the_stream_brings_the_wall_what_it_shows(
    person: Person, machine: str, address: str, settings: Any
) -> None:
    with streaming(address) as stream:
        settings.MOTCUA_LIVE_URL = stream
        lan = organisation.actor_by_code("lan", on=timezone.localdate())
        page, wall = person("lan"), person()
        page.goto("/desk/hall")
        page.get_by_role("button", name="Mở quầy").click()
        with wall.expect_response(lambda answer: answer.request.resource_type == "fetch"):
            wall.goto("/lobby/wall/ttpvhcc/")  # it looks once more when the line stands
        wall.route("**/lobby/wall/**", lambda route: route.abort())

        taking.take([taking.Wanted(group_id=_group_of(lan.counter_id or 0), at=timezone.now())])
        page.goto("/desk/hall")
        page.locator("#call-next").click()

        expect(wall.locator(".mc-wall__number").first).to_have_text("B001", timeout=20_000)


def _group_of(counter_id: int) -> int:
    from motcua.hall.models import ServiceGroup

    return int(
        ServiceGroup.objects.filter(counters=counter_id).order_by("position").values_list("id", flat=True)[0]
    )


def test_on_a_phone_a_ticket_and_the_counter_fit(person: Person, machine: str) -> None:
    lan = person("lan", size=PHONE)
    lan.goto("/desk/hall")
    lan.get_by_role("button", name="Mở quầy").click()
    phone = person(size=PHONE)
    phone.goto("/queue/ttpvhcc/")
    looked_at(phone, "hall-queue-phone")
    phone.get_by_label("Xây dựng, giao thông").check()
    phone.get_by_role("button", name="Lấy số thứ tự").click()
    expect(phone.locator("h1")).to_have_text("B001")
    looked_at(phone, "hall-own-ticket-phone")
    lan.goto("/desk/hall")
    looked_at(lan, "hall-counter-phone")
    for name, path in (("machine", machine), ("wall", "/lobby/wall/ttpvhcc/")):
        phone.goto(path)
        looked_at(phone, f"hall-{name}-phone")
        width = phone.evaluate("document.documentElement.scrollWidth")
        assert width <= 360, name
