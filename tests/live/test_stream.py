"""An act on a dossier reaches the pages that show it, over a real stream from a real process."""

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import httpx
import pytest
from django.conf import settings
from django.core import signing
from django.core.signals import request_started
from django.db import connection

from motcua.lib import topics
from tests import world as worlds
from tests.committed import wiped_after
from tests.live.streaming import streaming
from tests.served import served
from tests.world import World, at


@pytest.fixture
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The world, committed: the stream hears of what other connections can see."""
    with django_db_blocker.unblock(), wiped_after():
        yield worlds.build()


@pytest.fixture
def web(world: World) -> Iterator[str]:
    """The address of the pages, on this test's database."""
    with served() as address:
        yield address


@pytest.fixture
def stream(web: str) -> Iterator[str]:
    """The address of a running event stream on this test's database."""
    with streaming(web) as address:
        yield address


@contextmanager
def reading(address: str, *told: str, path: str = "", language: str = "") -> Iterator[Iterator[str]]:
    word = topics.word(told, path=path, language=language)
    with httpx.stream("GET", f"{address}/live/{word}", timeout=30) as answer:
        assert answer.status_code == 200
        lines = answer.iter_lines()
        assert next(lines) == "retry: 2000"
        yield (line.removeprefix("data: ") for line in lines if line.startswith("data: "))


def test_an_act_is_told_to_who_shows_the_dossier_or_the_desk_and_to_nobody_else(
    world: World, stream: str
) -> None:
    first, second = world.received().dossier_id, world.received().dossier_id
    with (
        reading(stream, f"dossier:{second}") as page,
        reading(stream, f"agency:{world.construction.pk}") as desk,
        reading(stream, f"dossier:{first}") as other,
    ):
        world.step(second, world.lan, at("04-06 09:00"))
        assert next(page) == f"dossier:{second}"
        assert next(desk) == f"agency:{world.construction.pk}"

        world.step(first, world.lan, at("04-06 09:01"))
        assert next(other) == f"dossier:{first}"


def test_a_page_that_is_the_same_for_all_is_looked_at_once_for_all(world: World, stream: str) -> None:
    dossier = world.received()
    told, path = f"dossier:{dossier.dossier_id}", f"/track/{dossier.code}/"
    looks: list[str] = []

    def looked(environ: dict[str, Any], **_: object) -> None:
        looks.append(environ["PATH_INFO"])

    with ExitStack() as pages:
        readers = [pages.enter_context(reading(stream, told, path=path, language="en")) for _ in range(20)]
        viet = pages.enter_context(reading(stream, told, path=path, language="vi"))
        request_started.connect(looked)
        pages.callback(request_started.disconnect, looked)

        world.step(dossier.dossier_id, world.lan, at("04-06 09:00"))
        shown = {json.loads(next(reader)) for reader in readers}

        assert len(shown) == 1
        assert "In process" in shown.pop()
        assert "Đang xử lý" in json.loads(next(viet))
        assert looks == [path, path]


def test_a_page_that_cannot_be_had_is_looked_at_by_each(world: World, stream: str) -> None:
    dossier = world.received().dossier_id
    with reading(stream, f"dossier:{dossier}", path="/no-such-page/", language="en") as page:
        world.step(dossier, world.lan, at("04-06 09:00"))

        assert next(page) == "maybe"


def test_what_was_not_committed_is_not_told(world: World, stream: str) -> None:
    from django.db import transaction

    dossier = world.received().dossier_id
    with reading(stream, f"dossier:{dossier}", "last") as page:
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            world.step(dossier, world.lan, at("04-06 09:00"))
            raise ZeroDivisionError
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, 'last')", [topics.CHANNEL])

        assert next(page) == "last"


def test_a_lost_database_is_found_again_and_may_have_had_news(world: World, stream: str) -> None:
    with reading(stream, "dossier:1") as page:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE query LIKE 'LISTEN%%' AND datname = current_database()"
            )
        assert next(page) == "maybe"


def test_a_forged_or_old_word_opens_nothing(stream: str, monkeypatch: pytest.MonkeyPatch) -> None:
    old = time.time() - topics.HOLDS_SECONDS - 5
    monkeypatch.setattr(signing.time, "time", lambda: old)  # type: ignore[attr-defined]
    stale = topics.word(["dossier:1"])
    monkeypatch.undo()

    for word in (stale, "forged", topics.word(["dossier:1"])[:-1] + "!"):
        assert httpx.get(f"{stream}/live/{word}").status_code == 403
    assert settings.MOTCUA_LIVE_URL
