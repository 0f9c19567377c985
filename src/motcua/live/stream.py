"""One listener to PostgreSQL, many readers: each open page gets a word when one of its topics changes.

A reader that is slow misses nothing but repetition: news that was not sent yet is one news. When the
listener had lost the database, every reader is told that anything may have changed.
"""

import asyncio
import contextlib
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Protocol

import psycopg
import structlog

from motcua.lib.topics import CHANNEL, Heard

log = structlog.get_logger(__name__)
BEAT_SECONDS = 20.0
_AGAIN_SECONDS = (0.2, 1.0, 3.0)
_SETTLE_SECONDS = 0.1  # a set of changes is one

MAYBE = "maybe"

# The page as it stands now; None where it cannot be had.
Look = Callable[[Heard], Awaitable[str | None]]


class Listener(Protocol):
    """Whoever is told of a topic: one open page, or one page that many have open."""

    def tell(self, topic: str) -> None: ...


class Reader:
    """One open page. `_news` is what was not sent yet, as it is sent."""

    def __init__(self) -> None:
        self._news: dict[str, bytes] = {}
        self._there = asyncio.Event()

    def tell(self, topic: str) -> None:
        """Let the page look for itself."""
        self._put(topic, f"event: changed\ndata: {topic}\n\n".encode())

    def show(self, page: bytes) -> None:
        """Give it the page as it stands now; of several that were not sent yet, the last."""
        self._put("", page)

    def _put(self, what: str, message: bytes) -> None:
        self._news[what] = message
        self._there.set()

    async def next(self, seconds: float) -> list[bytes]:
        """What to send since the last asking; empty when nothing changed for so long."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._there.wait(), seconds)
        news, self._news = list(self._news.values()), {}
        self._there.clear()
        return news


class SharedPage:
    """A page that is the same for all who have it open: looked at once a change, and handed to each of them."""

    def __init__(self, heard: Heard, look: Look) -> None:
        self.readers: set[Reader] = set()
        self._heard, self._look = heard, look
        self._is_stale = False
        self._looking: asyncio.Task[None] | None = None

    def tell(self, topic: str) -> None:  # noqa: ARG002 - whichever it was, the page is looked at
        self._is_stale = True
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._show())

    async def _show(self) -> None:
        while self._is_stale:
            await asyncio.sleep(_SETTLE_SECONDS)
            self._is_stale = False
            page = await self._look(self._heard)
            message = b"" if page is None else f"event: page\ndata: {json.dumps(page)}\n\n".encode()
            for reader in self.readers:
                if message:
                    reader.show(message)
                else:
                    reader.tell(MAYBE)


class Hub:
    """Who reads what."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._listeners: dict[str, set[Listener]] = defaultdict(set)
        self._shared: dict[Heard, tuple[SharedPage, contextlib.ExitStack]] = {}
        self.count = 0

    @contextlib.contextmanager
    def reading(self, heard: Heard) -> Iterator[Reader]:
        reader = Reader()
        self.count += 1
        try:
            with self._together(heard, reader) if heard.path else self._listening(heard, reader):
                yield reader
        finally:
            self.count -= 1

    @contextlib.contextmanager
    def _listening(self, heard: Heard, listener: Listener) -> Iterator[None]:
        for topic in heard.topics:
            self._listeners[topic].add(listener)
        try:
            yield
        finally:
            for topic in heard.topics:
                self._listeners[topic].discard(listener)
                if not self._listeners[topic]:
                    del self._listeners[topic]

    @contextlib.contextmanager
    def _together(self, heard: Heard, reader: Reader) -> Iterator[None]:
        """Among those who have the page open; it listens for as long as anybody has."""
        page, listening = self._shared.get(heard, (None, None))
        if page is None or listening is None:
            page, listening = SharedPage(heard, self._look), contextlib.ExitStack()
            listening.enter_context(self._listening(heard, page))
            self._shared[heard] = page, listening
        page.readers.add(reader)
        try:
            yield
        finally:
            page.readers.discard(reader)
            if not page.readers:
                del self._shared[heard]
                listening.close()

    def tell(self, topic: str) -> None:
        for listener in self._listeners.get(topic, ()):
            listener.tell(topic)

    def tell_all(self) -> None:
        for listeners in self._listeners.values():
            for listener in listeners:
                listener.tell(MAYBE)


async def listen(hub: Hub, database_url: str) -> None:
    """Hear what the database tells, for ever; a lost connection is made again."""
    failed = 0
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(database_url, autocommit=True) as connection:
                await connection.execute(f"LISTEN {CHANNEL}")
                if failed:
                    hub.tell_all()
                failed = 0
                async for notice in connection.notifies():
                    hub.tell(notice.payload)
        except psycopg.Error as error:
            log.warning("live: the database is away", error=str(error))
        await asyncio.sleep(_AGAIN_SECONDS[min(failed, len(_AGAIN_SECONDS) - 1)])
        failed += 1


async def events(hub: Hub, heard: Heard) -> AsyncIterator[bytes]:
    """Server-sent events of these topics, with a beat so that a dead line is noticed."""
    with hub.reading(heard) as reader:
        yield b"retry: 2000\n\n"
        while True:
            news = await reader.next(BEAT_SECONDS)
            yield b"".join(news) or b": beat\n\n"
