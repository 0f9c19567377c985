"""The installed app without a network, in a Chromium that is really offline: what was last seen, and whose."""

import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from motcua.dossiers.commands.intake import Party
from motcua.dossiers.models import Dossier
from motcua.identity.models import Account
from motcua.identity.models import Person as Human
from tests.browser.conftest import PHONE, looked_at
from tests.browser.steps import at_the_counter

Person = Callable[..., Page]
NAME = "Hoàng Thị Vy"
NOTHING = "Máy này không giữ hồ sơ nào"


def _vy() -> tuple[Account, Dossier]:
    """An account, and a dossier of its person at Lan's counter."""
    human = Human.objects.create(name=NAME, identity_number="020301000123")
    account = Account.objects.create(username=f"vy-{human.pk}", person=human, kind="citizen")
    return account, at_the_counter(Party(name=NAME, identity="020301000123", person_id=human.pk))[0]


def _signed_in(page: Page, account: Account, address: str) -> None:
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    word = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": word, "url": address}])


def _ready(page: Page) -> None:
    """The service worker has kept the shell and serves this page."""
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("navigator.serviceWorker.controller !== null")


def _kept(page: Page) -> dict[str, Any]:
    return dict(json.loads(page.evaluate("localStorage.getItem('motcua.seen')") or "{}"))


def test_offline_says_what_was_last_seen_and_when(person: Person, address: str) -> None:
    page, (account, dossier) = person(size=PHONE), _vy()
    _signed_in(page, account, address)
    page.goto("/me/dossiers/")
    _ready(page)

    page.context.set_offline(True)
    page.goto(f"/track/{dossier.code}/mine/")

    expect(page.get_by_role("heading", name="Không có kết nối mạng")).to_be_visible()
    shown = page.locator("[data-kept-dossiers]")
    expect(shown).to_contain_text(dossier.code)
    expect(shown).to_contain_text("Được tiếp nhận")
    expect(shown).to_contain_text("Hẹn trả")
    expect(shown).to_contain_text(f"Xem lần cuối: {timezone.localtime():%d/%m/%Y}")
    assert NAME not in page.content()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    looked_at(page, "offline-phone")
    page.goto("/procedures/?q=xay+dung")
    expect(shown).to_contain_text(dossier.code)

    with page.expect_navigation():
        page.context.set_offline(False)  # the page comes by itself
    expect(page.get_by_role("heading", name="Thủ tục hành chính", exact=True)).to_be_visible()


def test_offline_after_signing_out_shows_nothing(person: Person, address: str) -> None:
    page, (account, dossier) = person(), _vy()
    _signed_in(page, account, address)
    page.goto(f"/track/{dossier.code}/mine/")
    _ready(page)
    assert [one["code"] for one in _kept(page)["dossiers"]] == [dossier.code]

    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_load_state()
    page.context.set_offline(True)
    page.goto(f"/track/{dossier.code}/mine/")

    expect(page.locator("main")).to_contain_text(NOTHING)
    assert dossier.code not in page.locator("main").inner_text()
    looked_at(page, "offline-nothing-desk")


def test_a_session_that_ended_and_another_account_leave_nothing_of_the_first(
    person: Person, address: str
) -> None:
    page, (account, dossier) = person(), _vy()
    _signed_in(page, account, address)
    page.goto("/me/dossiers/")
    assert [one["code"] for one in _kept(page)["dossiers"]] == [dossier.code]
    page.context.clear_cookies()

    page.goto("/")

    assert _kept(page)["dossiers"] == []
    _signed_in(page, account, address)
    page.goto("/me/dossiers/")
    assert _kept(page)["dossiers"]
    other = Human.objects.create(name="Lý Văn Khác")
    _signed_in(page, Account.objects.create(username="khac", person=other, kind="citizen"), address)
    page.goto("/me/dossiers/")
    assert _kept(page)["dossiers"] == []


def test_with_the_word_nothing_is_kept_until_it_is_asked_for(person: Person, address: str) -> None:
    page, dossier = person(size=PHONE), at_the_counter(Party(name=NAME, identity="020301000123"))[0]
    page.goto(f"/track/{dossier.code}/{dossier.tracking_secret}/")
    _ready(page)
    assert _kept(page)["dossiers"] == []
    looked_at(page, "offline-offer-phone")

    page.get_by_role("button", name="Giữ tình trạng hồ sơ trên máy này").click()
    expect(page.locator("[data-kept]")).to_contain_text("không được giữ lại")
    looked_at(page, "offline-kept-phone")
    page.context.set_offline(True)
    expect(page.locator("[data-offline-note]")).to_contain_text("Đã mất mạng")
    page.goto(f"/track/{dossier.code}/")

    expect(page.locator("[data-kept-dossiers]")).to_contain_text(dossier.code)
    assert NAME not in json.dumps(_kept(page), ensure_ascii=False)
    assert dossier.tracking_secret not in json.dumps(_kept(page))
    assert _cached(page).isdisjoint({dossier.tracking_secret, NAME, dossier.code})

    page.get_by_role("button", name="Không giữ nữa").click()
    expect(page.locator("main")).to_contain_text(NOTHING)


def _cached(page: Page) -> set[str]:
    """Of the texts that may not be there those that the service worker's caches hold."""
    held = page.evaluate(
        """async () => {
            const found = [];
            for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const asked of await cache.keys()) found.push(asked.url, await (await cache.match(asked)).text());
            }
            return found.join("\\n");
        }"""
    )
    assert "/offline/vi/" in held
    return {word for dossier in Dossier.objects.all() for word in _private(dossier) if word in held}


def _private(dossier: Dossier) -> tuple[str, ...]:
    return dossier.code, dossier.tracking_secret, NAME


def test_it_speaks_the_language_of_the_last_page(person: Person) -> None:
    page = person()
    page.goto("/")
    _ready(page)
    page.get_by_role("button", name="English").click()
    page.wait_for_load_state()

    page.context.set_offline(True)
    page.goto("/track/")

    expect(page.get_by_role("heading", name="There is no network")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "en"
    looked_at(page, "offline-english-desk")


def test_the_browser_finds_an_app_to_install(person: Person) -> None:
    page = person(size=PHONE)
    page.goto("/")

    found = page.context.new_cdp_session(page).send("Page.getAppManifest")

    assert found["errors"] == []
    told = json.loads(found["data"])
    assert (told["short_name"], told["lang"], told["display"]) == ("Một Cửa", "vi", "standalone")
    assert told["name"] == "Một Cửa – Dịch vụ công tỉnh Lạng Sơn"
    for icon in told["icons"]:
        answer = page.request.get(icon["src"])
        assert answer.headers["content-type"] == icon["type"], icon
