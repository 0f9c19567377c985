"""What the simulated machines of the outside have in common: a port of their own, signed questions, JSON."""

import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

import orjson

from motcua.lib import signed

PATIENCE_SECONDS = 300
MOST_BYTES = 100_000


class Refused(Exception):
    """A question that is answered with an error."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


class _Server(ThreadingHTTPServer):
    """Answers each caller in a thread of its own."""

    daemon_threads = True
    # The standard library lets five callers wait; the sixth of a burst would time out.
    request_queue_size = 128


class Served:
    """A server on a port of its own (0: any free one)."""

    def __init__(
        self, handler: type[BaseHTTPRequestHandler], *, host: str, port: int, public_host: str
    ) -> None:
        self._server = _Server((host, port), handler)
        self.url = f"http://{public_host}:{self._server.server_address[1]}"

    def serve(self) -> None:
        """Until `stop`."""
        self._server.serve_forever(poll_interval=0.1)

    def start(self) -> None:
        threading.Thread(target=self.serve, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class Handler(BaseHTTPRequestHandler):
    """Answers by `_get` and `_post`, which are given the parts of the path and may raise Refused."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(self._get)

    def do_POST(self) -> None:
        self._answer(self._post)

    def log_message(self, *_: object) -> None:
        """Its user reads pages, not logs."""

    def _get(self, parts: list[str]) -> None:  # noqa: ARG002 - a page that is none
        raise Refused(404, "no such page")

    def _post(self, parts: list[str]) -> None:  # noqa: ARG002 - a page that is none
        raise Refused(404, "no such page")

    def _answer(self, way: Any) -> None:
        try:
            way(urlsplit(self.path).path.strip("/").split("/"))
        except Refused as refused:
            self._json(refused.status, {"error": str(refused)})
        except (KeyError, TypeError, ValueError) as wrong:
            self._json(422, {"error": f"{type(wrong).__name__}: {wrong}"})

    def _said(self) -> bytes:
        return self.rfile.read(min(int(self.headers.get("content-length", 0)), MOST_BYTES))

    def _demand_signed(self, body: bytes, *, secret: str, by: str) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        now = datetime.now(UTC)
        if not signed.nonce_if_signed(
            body, headers, secret=secret, now=now, patience_seconds=PATIENCE_SECONDS
        ):
            raise Refused(401, f"not signed by the {by}")

    def _json(self, status: int, said: dict[str, Any]) -> None:
        self._send(status, "application/json", orjson.dumps(said))

    def _send(self, status: int, kind: str, body: bytes, *, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("location", location)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
