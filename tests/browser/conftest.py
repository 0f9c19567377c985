"""A real Chromium on a real server over the published catalogue, one context per person."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as configured
from django.contrib.auth.hashers import make_password
from django.test.testcases import LiveServerThread, QuietWSGIRequestHandler
from playwright.sync_api import Browser, Page, sync_playwright

from motcua.catalogue import commands as catalogue
from motcua.identity.models import Account
from motcua.organisation import commands as organisation
from motcua.organisation.models import Officer
from motcua.simulation import demo
from motcua.simulation.carrier import Carrier
from motcua.simulation.gateway import Gateway
from motcua.simulation.gateway.till import Fault
from tests.committed import wiped_after

SHOTS = Path(os.environ.get("MOTCUA_SHOTS", "var/test/shots"))
DESK = {"width": 1366, "height": 768}
PHONE = {"width": 360, "height": 740}
CARRIERS_SECRET = "a secret of the tests"


class _Handler(QuietWSGIRequestHandler):
    """Chromium opens connections it never uses; they are not worth a line."""

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionResetError:
            return


@pytest.fixture
def address(
    browser: Browser, django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[str]:
    """The server's address, with Lạng Sơn's officers and procedures behind it."""
    with django_db_blocker.unblock(), wiped_after():  # type: ignore[attr-defined]
        organisation.load()
        catalogue.load()
        demo.make_accounts()
        server = LiveServerThread("localhost", _static())
        server.daemon = True
        server.start()
        server.is_ready.wait()
        try:
            yield f"http://localhost:{server.port}"
        finally:
            server.terminate()


def _static() -> type:
    from django.contrib.staticfiles.handlers import StaticFilesHandler

    return StaticFilesHandler


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in the tests' own thread
    path = which("chromium") or which("chromium-browser") or which("google-chrome")
    assert path, "the browser journeys need Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        # Its camera shows a moving test picture.
        args = ["--no-sandbox", "--disable-quic", "--use-fake-device-for-media-stream"]
        chromium = playwright.chromium.launch(executable_path=path, args=args)
        yield chromium
        chromium.close()


@pytest.fixture
def person(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens a window: `person("lan")` is signed in, `person()` is somebody from the street."""
    contexts = []

    def window(username: str = "", *, size: dict[str, int] = DESK, scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport=size,  # type: ignore[arg-type]
            locale="vi-VN",
            base_url=address,
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = context.new_page()
        if username:
            page.goto("/accounts/login/")
            page.fill("input[name=login]", username)
            page.fill("input[name=password]", demo.PASSWORD)
            page.click("main button[type=submit]")
            page.wait_for_url("**/desk/**")
        return page

    yield window
    for context in contexts:
        context.close()


@pytest.fixture
def gateway(address: str, settings: Any) -> Iterator[Gateway]:
    """A gateway on the port that pages may send forms to."""
    served = Gateway(settings.MOTCUA_GATEWAY_SECRET, port=configured.MOTCUA_GATEWAY_PORT, fault=Fault.DELAY)
    served.courier.__init__(settings.MOTCUA_GATEWAY_SECRET, delay_seconds=1.0)  # type: ignore[misc]
    served.start()
    yield served
    served.courier.idle()
    served.stop()


@pytest.fixture
def office(person: Callable[..., Page]) -> Callable[[str], Page]:
    """Opens an officer's desk; one whom the demonstration gives no account gets one."""

    def desk(code: str) -> Page:
        officer = Officer.objects.get(code=code)
        if officer.account_id is None:
            officer.account = Account.objects.create(
                username=code, password=make_password(demo.PASSWORD), email=officer.email
            )
            officer.save(update_fields=["account"])
        return person(code)

    return desk


@pytest.fixture
def carrier(address: str, settings: Any) -> Iterator[Carrier]:
    """The simulated carrier, which tells our server what becomes of the letters."""
    served = Carrier(CARRIERS_SECRET)
    settings.MOTCUA_CARRIER_URL, settings.MOTCUA_CARRIER_SECRET = served.url, CARRIERS_SECRET
    settings.PUBLIC_URL = address
    served.start()
    yield served
    served.courier.idle()
    served.stop()


def looked_at(page: Page, name: str) -> None:
    """Keep a picture of the page, and let axe find no violation on it."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
