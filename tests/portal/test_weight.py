"""What a telephone carries before the first page of a visit is whole: under 100 KB, compressed."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.world import World

MOST_BYTES = 100_000
# What the service worker fetches besides, once the page is there: the page "no network" in each language.
LATER = ("/service-worker.js", "/offline/vi/", "/offline/en/", "/manifest.webmanifest")


def sent(client: Client, address: str) -> bytes:
    """The answer as it travels."""
    answer = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    assert answer.headers["Content-Encoding"] == "gzip"
    return bytes(answer.content)


def files_of(page: str) -> set[str]:
    """The static files that a page asks for, and those that its style sheet does."""
    named = set(re.findall(r'(?:src|href)="/static/([^"]+)"', page))
    sheet = Path(str(finders.find("ui/main.css"))).read_text()
    fonts = set(re.findall(r'url\("?(fonts/[^")]+)', sheet))
    return named | {f"ui/{font}" for font in fonts if "_whole" not in font}


def weight(name: str) -> int:
    path = Path(str(finders.find(name)))
    whole = path.read_bytes()
    return len(whole) if path.suffix in (".woff2", ".png") else len(gzip.compress(whole))


@pytest.fixture
def pages(world: World) -> list[str]:
    return ["/", "/procedures/?q=giay+phep", f"/procedures/{world.five_days.procedure.code}/"]


def test_the_first_view_is_light(client: Client, pages: list[str]) -> None:
    for address in pages:
        page = sent(client, address)

        files = {name: weight(name) for name in files_of(gzip.decompress(page).decode())}
        later = sum(len(sent(client, one)) if "worker" not in one else 400 for one in LATER)

        total = len(page) + sum(files.values()) + later
        assert len(files) > 6, "the page names its files"
        assert total < MOST_BYTES, (address, len(page), files, later)


def test_pages_are_compressed_and_a_secret_one_is_not(client: Client, world: World) -> None:
    whole = client.get("/procedures/")
    secret = client.get("/accounts/login/", headers={"Accept-Encoding": "gzip"})

    assert len(sent(client, "/procedures/")) < len(whole.content) / 2
    assert "Content-Encoding" not in secret.headers
    assert "Content-Encoding" not in whole.headers
