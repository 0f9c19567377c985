"""Bringing news to us as another system would: signed callbacks, tried again until heard, with faults by choice."""

import threading
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import httpx
import orjson

from motcua.lib import signed

TRIES = 5
FIRST_PAUSE_SECONDS = 0.2


class Courier:
    """Sends in threads of its own. `delay_seconds` is what the fault `delay` waits."""

    def __init__(self, secret: str, *, delay_seconds: float) -> None:
        self._secret, self._delay_seconds = secret, delay_seconds
        self._under_way: list[threading.Thread] = []
        self.answers: list[int] = []  # what our server answered, in order

    def bring(
        self, url: str, told: Mapping[str, Any], fault: str, *, older: Sequence[Mapping[str, Any]] = ()
    ) -> None:
        """Tell this. With the fault `reorder` the `older` news comes after it."""
        thread = threading.Thread(target=self._bring, args=(url, told, fault, older), daemon=True)
        self._under_way.append(thread)
        thread.start()

    def idle(self) -> None:
        """Wait until everything under way has arrived or been given up."""
        while self._under_way:
            self._under_way.pop().join()

    def _bring(
        self, url: str, told: Mapping[str, Any], fault: str, older: Sequence[Mapping[str, Any]]
    ) -> None:
        if fault == "lose":
            return
        if fault == "delay":
            time.sleep(self._delay_seconds)
        if fault == "forge":
            self._once(url, orjson.dumps(told), "a key that only a thief has")
        body = orjson.dumps(told)
        headers = self._until_heard(url, body)
        if fault == "double":
            self._send(url, body, headers)
        if fault == "reorder":
            for one in older:
                self._until_heard(url, orjson.dumps(one))

    def _until_heard(self, url: str, body: bytes) -> dict[str, str]:
        """The headers that were heard: each try is signed anew, as its time is part of the signature."""
        headers: dict[str, str] = {}
        for number in range(TRIES):
            headers = signed.sign(body, secret=self._secret, at=datetime.now(UTC))
            if self._send(url, body, headers) == 200:
                break
            time.sleep(FIRST_PAUSE_SECONDS * 2**number)
        return headers

    def _once(self, url: str, body: bytes, secret: str) -> None:
        self._send(url, body, signed.sign(body, secret=secret, at=datetime.now(UTC)))

    def _send(self, url: str, body: bytes, headers: dict[str, str]) -> int:
        try:
            status = httpx.post(
                url, content=body, headers={**headers, "content-type": "application/json"}, timeout=10
            ).status_code
        except httpx.HTTPError:
            status = 0
        self.answers.append(status)
        return status
