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
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import orjson

from motcua.lib import signed, text_message

MOST_BYTES = 20_000
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


class SmsGateway:
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
        handler = type("Handler", (_Handler,), {"gateway": self})
        self._server = ThreadingHTTPServer((host, port), handler)
        self._server.daemon_threads = True
        self.home = f"http://localhost:{self._server.server_address[1]}/"
        self.url = f"{self.home}messages"

    def serve(self) -> None:
        """Until `stop`."""
        self._server.serve_forever(poll_interval=0.1)

    def start(self) -> None:
        threading.Thread(target=self.serve, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

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


class _Handler(BaseHTTPRequestHandler):
    gateway: SmsGateway
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(min(int(self.headers.get("content-length", 0)), MOST_BYTES))
        try:
            status = self.gateway.take(orjson.loads(body)) if self.path == "/messages" else 404
        except (orjson.JSONDecodeError, KeyError, TypeError):
            status = 422
        self._send(status, "application/json", b"{}")

    def do_GET(self) -> None:
        with self.gateway._lock:
            rows = list(self.gateway.taken.values())[::-1]
        self._send(200, "text/html; charset=utf-8", _page(rows).encode())

    def log_message(self, *_: object) -> None:
        """Its user reads the page, not logs."""

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


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
