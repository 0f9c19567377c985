"""The pictures of the README, taken from a running demonstration.

make run                                   # in one terminal
python -m tests.browser.pictures http://localhost:8000 docs/pictures
"""

import sys
from pathlib import Path
from shutil import which

from playwright.sync_api import Browser, sync_playwright

PASSWORD = "motcua"  # as `make run` prints it
SHOTS = (
    ("home", "", "/", 390),
    ("desk", "minh", "/desk/", 1366),
    ("receive", "lan", "/desk/receive?q=xay+dung", 1366),
    ("dashboard", "phuong", "/dashboard/?first_on=2021-01-01&last_on=2021-06-30", 1366),
)


def main(address: str, folder: str) -> None:
    """Take every picture of SHOTS into `folder`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        for name, username, path, width in SHOTS:
            (Path(folder) / f"{name}.png").write_bytes(_take(browser, address, username, path, width))
        browser.close()


def _take(browser: Browser, address: str, username: str, path: str, width: int) -> bytes:
    context = browser.new_context(viewport={"width": width, "height": 768}, locale="vi-VN", base_url=address)
    page = context.new_page()
    if username:
        page.goto("/accounts/login/")
        page.fill("input[name=login]", username)
        page.fill("input[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_load_state()
    page.goto(path)
    taken = page.screenshot()
    context.close()
    return taken


if __name__ == "__main__":
    main(*sys.argv[1:])
