"""A gateway for text messages to develop with: docs/integrator/sms-gateway.md from the other side.

It sends nothing to anybody. What it was given stands on its page, like the screen of a telephone; then
it tells of the delivery, signed, or does what the chosen fault says.
"""

import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from html import escape
from typing import Any

import httpx
import orjson

from motcua.lib import signed, text_message
from motcua.simulation.serving import Handler, Refused, Served

TRIES = 5


class Fault(StrEnum):
    NONE = "none"
    DOWN = "down"  # answers 503
    REFUSE = "refuse"  # answers 400
    LOSE = "lose"  # takes the message, and no receipt ever comes
    DELAY = "delay"  # the receipt comes late
    UNDELIVERED = "undelivered"  # the receipt says that it did not arrive
    DOUBLE = "double"  # the receipt comes twice
    FORGE = "forge"  # the receipt is signed by somebody else


@dataclass(slots=True)
class Taken:
    """A message as it was given. `times`: how often under this id."""

    id: str
    to: str
    text: str
    report_to: str
    times: int = 1
    answers: list[int] = field(default_factory=list)  # what the receipts were answered


class SmsGateway(Served):
    """A gateway on a port of its own (0: any free one)."""

    def __init__(
        self,
        secret: str,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        fault: Fault = Fault.NONE,
        delay_seconds: float = 5.0,
    ) -> None:
        self.secret, self.fault, self.delay_seconds = secret, fault, delay_seconds
        self.taken: dict[str, Taken] = {}
        self._lock, self._under_way = threading.Lock(), list[threading.Thread]()
        handler = type("_Handler", (_Handler,), {"gateway": self})
        super().__init__(handler, host=host, port=port, public_host="localhost")
        self.url += "/messages"

    def take(self, said: dict[str, Any]) -> int:
        """A message, or the same again; the HTTP status of the answer."""
        if self.fault in (Fault.DOWN, Fault.REFUSE):
            return 503 if self.fault == Fault.DOWN else 400
        with self._lock:
            known = self.taken.get(said["id"])
            if known is not None:
                known.times += 1
                return 202
            one = Taken(said["id"], str(said["to"]), str(said["text"]), str(said.get("report_to", "")))
            self.taken[one.id] = one
        if one.report_to and self.fault != Fault.LOSE:
            thread = threading.Thread(target=self._report, args=(one, self.fault), daemon=True)
            self._under_way.append(thread)
            thread.start()
        return 202

    def idle(self) -> None:
        """Wait until every receipt has been heard or given up."""
        while self._under_way:
            self._under_way.pop().join()

    def _report(self, one: Taken, fault: Fault) -> None:
        if fault == Fault.DELAY:
            time.sleep(self.delay_seconds)
        state = "failed" if fault == Fault.UNDELIVERED else "delivered"
        told = {"id": one.id, "state": state, "at": datetime.now(UTC).isoformat(timespec="seconds")}
        secret = "a key that only a thief has" if fault == Fault.FORGE else self.secret
        for _ in range(2 if fault == Fault.DOUBLE else 1):
            self._until_heard(one, orjson.dumps(told), secret)

    def _until_heard(self, one: Taken, body: bytes, secret: str) -> None:
        """Again and again while our server is not there or has not noted the message yet."""
        for number in range(TRIES):
            headers = signed.sign(body, secret=secret, at=datetime.now(UTC))
            try:
                answer = httpx.post(one.report_to, content=body, headers=headers, timeout=10).status_code
            except httpx.HTTPError:
                answer = 0
            one.answers.append(answer)
            if answer in (200, 401):
                return
            time.sleep(0.2 * 2**number)


class _Handler(Handler):
    gateway: SmsGateway

    def _get(self, parts: list[str]) -> None:  # noqa: ARG002 - every page is the one
        with self.gateway._lock:
            rows = list(self.gateway.taken.values())[::-1]
        self._send(200, "text/html; charset=utf-8", _page(rows).encode())

    def _post(self, parts: list[str]) -> None:
        if parts != ["messages"]:
            raise Refused(404, "no such page")
        self._json(self.gateway.take(orjson.loads(self._said())), {})


_FRAME = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Cổng tin nhắn mô phỏng</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"></head>
<body><h1>Cổng tin nhắn mô phỏng</h1><p>Không có tin nhắn nào được gửi đi thật.</p><dl>{rows}</dl></body></html>
"""


def _page(rows: list[Taken]) -> str:
    lines = (
        f"<dt>{escape(one.to)} ({text_message.count(one.text).parts})</dt><dd>{escape(one.text)}</dd>"
        for one in rows
    )
    return _FRAME.format(rows="".join(lines))
