"""What the public post's pages are asked for in a browser: by the applicant, the post officer and the carrier."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from motcua.postal import jobs
from motcua.postal.models import Shipment, State
from motcua.simulation.carrier import Carrier
from tests.browser.conftest import DESK, looked_at

Someone = Callable[..., Page]


def writes_and_asks(page: Page, name: str) -> None:
    """Write the address, see the cost, ask."""
    page.locator("select[name=commune]").select_option(label="Xã Thất Khê")
    page.locator("input[name=detail]").fill("Số 5, khu 2")
    looked_at(page, f"post-{name}-ask-phone")
    page.locator("button[name=act][value=check]").click()
    expect(page.locator("main")).to_contain_text("30.000 đồng")
    looked_at(page, f"post-{name}-check-phone")
    page.locator("button[name=act][value=ask]").click()
    expect(page.locator(".govuk-notification-banner")).to_contain_text("Đã gửi đề nghị")


def press(page: Page, turn: str) -> None:
    page.locator(f"form[action$='/{turn}'] button[type=submit]").first.click()
    page.wait_for_load_state()
    expect(page.locator(".govuk-error-summary")).to_have_count(0)


def taken_over(bich: Page) -> Shipment:
    """The carrier gives the waybill; the post officer ticks the letter and takes it."""
    jobs.order_shipments()
    letter = Shipment.objects.latest("pk")
    assert letter.state == State.ACCEPTED
    bich.goto("/desk/post/list/send")
    looked_at(bich, "post-send-phone")
    bich.locator(f"input[name=shipment][value='{letter.pk}']").check()
    bich.locator("form[action$='/take'] button[type=submit]").click()
    expect(bich.locator(".govuk-notification-banner")).to_contain_text("Đã nhận 1 bưu gửi")
    return letter


def carried(person: Someone, carrier: Carrier, letter: Shipment) -> None:
    """At the carrier's own page the letter goes its way; its news comes to us by signed callbacks."""
    depot = person(size=DESK)
    for word in ("Đang vận chuyển", "Đã phát"):
        depot.goto(carrier.url)
        depot.locator(f"form[action='/shipments/{letter.reference}']").get_by_role(
            "button", name=word
        ).click()
        depot.wait_for_load_state()
        carrier.courier.idle()
    letter.refresh_from_db()
    assert letter.state == State.DELIVERED
    assert carrier.courier.answers == [200, 200]
