"""Bringing news to the merchant: signed callbacks, tried again until they are heard, with faults by choice."""

import threading
import time
from datetime import UTC, datetime
from typing import Any

import httpx
import orjson

from motcua.lib import signed
from motcua.simulation.gateway.till import Asked, Fault

TRIES = 5
FIRST_PAUSE_SECONDS = 0.2


class Courier:
    """Sends in threads of its own. `delay_seconds` is what the fault DELAY waits."""

    def __init__(self, secret: str, *, delay_seconds: float) -> None:
        self._secret, self._delay_seconds = secret, delay_seconds
        self._under_way: list[threading.Thread] = []
        self.answers: list[int] = []  # what the merchant's server answered, in order

    def bring(self, asked: Asked, fault: Fault) -> None:
        """Tell of the payment as it stands now."""
        told = asked.as_told()
        thread = threading.Thread(target=self._bring, args=(asked.callback_url, told, fault), daemon=True)
        self._under_way.append(thread)
        thread.start()

    def idle(self) -> None:
        """Wait until everything under way has arrived or been given up."""
        while self._under_way:
            self._under_way.pop().join()

    def _bring(self, url: str, told: dict[str, Any], fault: Fault) -> None:
        if fault == Fault.LOSE:
            return
        if fault == Fault.DELAY:
            time.sleep(self._delay_seconds)
        if fault == Fault.FORGE:
            self._once(url, orjson.dumps(told), "a key that only a thief has")
        body = orjson.dumps(told)
        headers = self._until_heard(url, body)
        if fault == Fault.DOUBLE:
            self._send(url, body, headers)
        if fault == Fault.REORDER:
            for older in ("pending", "failed"):
                self._until_heard(url, orjson.dumps(told | {"status": older, "paid_dong": 0}))

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
