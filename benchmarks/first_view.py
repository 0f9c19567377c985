"""The first view on a weak network: what Chromium carries and when it can be read at 400 kbit/s with 400 ms delay.

The network is Chromium's own throttle (Network.emulateNetworkConditions), the browser's cache is empty, the server is
the real one. Readable is the largest contentful paint: the page's own text stands there, in whatever font. Carried
is every byte that the network brought until nothing more was asked for, the service worker's included.

    python -m benchmarks.first_view http://localhost:8000      against what runs there
"""

import sys
import time
from dataclasses import dataclass
from statistics import median
from typing import Any

from benchmarks.report import Figure, show

BITS_A_SECOND = 400_000
DELAY_MS = 400
MOST_KB = 100
READABLE_WITHIN_MS = 2_000
PHONE = {"width": 360, "height": 740}
_PAINTED = """() => new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
        .observe({ type: "largest-contentful-paint", buffered: true });
})"""


@dataclass(frozen=True, slots=True)
class View:
    carried_bytes: int
    readable_ms: float
    first_paint_ms: float


def measure(rounds: int = 5) -> list[Figure]:
    from benchmarks import server

    with server.serving() as web:
        return figures(f"http://localhost:{web.port}", rounds)


def figures(address: str, rounds: int) -> list[Figure]:
    from shutil import which

    from playwright.sync_api import sync_playwright

    found: list[Figure] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        for what, path in (("search", "/procedures/?q=giay+phep+xay+dung"), ("a procedure's page", None)):
            path = path or _first_found(browser, address)
            _view(browser, address + path)  # the server's own first time is no part of it
            found += _rows(what, [_view(browser, address + path) for _ in range(rounds)])
        browser.close()
    return found


def _rows(what: str, views: list[View]) -> list[Figure]:
    carried = max(view.carried_bytes for view in views) / 1000
    read = [view.readable_ms / 1000 for view in views]
    return [
        Figure(f"{what}: carried", f"{carried:.1f} KB", "", f"{MOST_KB} KB", carried < MOST_KB),
        Figure(
            f"{what}: readable at 400 kbit/s, 400 ms",
            f"{median(read):.2f} s, worst {max(read):.2f} s",
            f"first paint {median(view.first_paint_ms for view in views) / 1000:.2f} s",
            "2 s",
            median(read) * 1000 <= READABLE_WITHIN_MS,
        ),
    ]


def _first_found(browser: Any, address: str) -> str:
    page = browser.new_page()
    page.goto(f"{address}/procedures/?q=giay+phep+xay+dung")
    path = str(page.locator("main tbody a").first.get_attribute("href"))
    page.close()
    return path


def _view(browser: Any, address: str) -> View:
    """One look with an empty cache."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, locale="vi-VN")
    page = context.new_page()
    wire = context.new_cdp_session(page)
    carried: list[float] = []
    wire.on("Network.loadingFinished", lambda told: carried.append(told["encodedDataLength"]))
    wire.send("Network.enable")
    rate = BITS_A_SECOND / 8
    conditions = {"offline": False, "latency": DELAY_MS, "downloadThroughput": rate, "uploadThroughput": rate}
    wire.send("Network.emulateNetworkConditions", conditions)
    page.goto(address, wait_until="load", timeout=60_000)
    readable = page.evaluate(_PAINTED)
    first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    page.wait_for_load_state("networkidle")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    time.sleep(1)
    worker = _kept_bytes(page)
    context.close()
    return View(int(sum(carried)) + worker, readable, first)


def _kept_bytes(page: Any) -> int:
    """What the service worker fetched for its shell beyond what the page had already: its pages, compressed."""
    import gzip

    pages = page.evaluate(
        """async () => Promise.all(
            ["/offline/vi/", "/offline/en/"].map(async (one) => (await caches.match(one)).text()))"""
    )
    return sum(len(gzip.compress(one.encode())) for one in pages)


if __name__ == "__main__":
    sys.exit(show(figures(sys.argv[1].rstrip("/"), 5)))
