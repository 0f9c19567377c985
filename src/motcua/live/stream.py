"""One listener to PostgreSQL, many readers: each open page gets a word when one of its topics changes.

A reader that is slow misses nothing but repetition: news that was not sent yet is one news. When the
listener had lost the database, every reader is told that anything may have changed.
"""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Sequence

import psycopg
import structlog

from motcua.lib.topics import CHANNEL

log = structlog.get_logger(__name__)
BEAT_SECONDS = 20.0
_AGAIN_SECONDS = (0.2, 1.0, 3.0)

CHANGED, MAYBE = "changed", "maybe"


class Reader:
    """One open page. `news` is what was not sent yet."""

    def __init__(self) -> None:
        self._news: dict[str, None] = {}
        self._there = asyncio.Event()

    def tell(self, topic: str) -> None:
        self._news[topic] = None
        self._there.set()

    async def next(self, seconds: float) -> list[str]:
        """What changed since the last asking; empty when nothing did for so long."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._there.wait(), seconds)
        news, self._news = list(self._news), {}
        self._there.clear()
        return news


class Hub:
    """Who reads what."""

    def __init__(self) -> None:
        self._readers: dict[str, set[Reader]] = defaultdict(set)
        self.count = 0

    @contextlib.contextmanager
    def reading(self, topics: Sequence[str]) -> Iterator[Reader]:
        reader = Reader()
        self.count += 1
        for topic in topics:
            self._readers[topic].add(reader)
        try:
            yield reader
        finally:
            self.count -= 1
            for topic in topics:
                self._readers[topic].discard(reader)
                if not self._readers[topic]:
                    del self._readers[topic]

    def tell(self, topic: str) -> None:
        for reader in self._readers.get(topic, ()):
            reader.tell(topic)

    def tell_all(self) -> None:
        for readers in self._readers.values():
            for reader in readers:
                reader.tell(MAYBE)


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


async def events(hub: Hub, topics: Sequence[str]) -> AsyncIterator[bytes]:
    """Server-sent events of these topics, with a beat so that a dead line is noticed."""
    with hub.reading(topics) as reader:
        yield b"retry: 2000\n\n"
        while True:
            news = await reader.next(BEAT_SECONDS)
            for topic in news:
                yield f"event: {CHANGED}\ndata: {topic}\n\n".encode()
            if not news:
                yield b": beat\n\n"
