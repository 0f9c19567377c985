"""The gateway's HTTP: the merchant's side under /v1, the payer's page under /pay."""

import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import orjson

from motcua.lib import signed
from motcua.simulation.courier import Courier
from motcua.simulation.gateway import page
from motcua.simulation.gateway.till import Asked, Fault, Refused, Till

PATIENCE_SECONDS = 300
MOST_BYTES = 100_000


class Gateway:
    """A gateway on a port of its own (0: any free one). `fault` is what goes wrong unless the page says."""

    def __init__(
        self,
        secret: str,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        fault: Fault = Fault.NONE,
        delay_seconds: float = 10.0,
        public_host: str = "localhost",
    ) -> None:
        self.secret, self.fault = secret, fault
        self.till, self.courier = Till(), Courier(secret, delay_seconds=delay_seconds)
        self._server = ThreadingHTTPServer((host, port), type("Handler", (_Handler,), {"gateway": self}))
        self._server.daemon_threads = True
        self.url = f"http://{public_host}:{self._server.server_address[1]}"

    def serve(self) -> None:
        """Until `stop`."""
        self._server.serve_forever(poll_interval=0.1)

    def start(self) -> None:
        threading.Thread(target=self.serve, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def pay(self, asked: Asked, act: str, fault: Fault) -> str:
        """What the payer chose on the page; the address to go back to."""
        if act == "cancel":
            ended = self.till.end(asked, "cancelled")
        elif act == "refuse" or fault == Fault.REFUSE:
            ended = self.till.end(asked, "failed")
        else:
            less = asked.amount_dong - 1000 if asked.amount_dong > 1000 else asked.amount_dong + 1000
            paid = less if fault == Fault.OTHER_SUM else asked.amount_dong
            ended = self.till.end(asked, "succeeded", paid_dong=paid)
        if ended:
            told = asked.as_told()
            older = [told | {"status": status, "paid_dong": 0} for status in ("pending", "failed")]
            self.courier.bring(asked.callback_url, told, fault, older=older)
        return f"{asked.return_url}?{urlencode({'status': asked.status})}"


class _Handler(BaseHTTPRequestHandler):
    gateway: Gateway
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(self._get)

    def do_POST(self) -> None:
        self._answer(self._post)

    def log_message(self, *_: object) -> None:
        """Its user reads pages, not logs."""

    def _answer(self, way: Any) -> None:
        try:
            way(urlsplit(self.path).path.strip("/").split("/"))
        except Refused as refused:
            self._json(refused.status, {"error": str(refused)})
        except (KeyError, TypeError, ValueError) as wrong:
            self._json(422, {"error": f"{type(wrong).__name__}: {wrong}"})

    def _get(self, parts: list[str]) -> None:
        match parts:
            case ["pay", payment_id]:
                asked = self.gateway.till.by_id(payment_id)
                self._send(200, "text/html; charset=utf-8", page.of(asked, self.gateway.fault).encode())
            case ["style.css"]:
                self._send(200, "text/css; charset=utf-8", page.STYLE.encode())
            case ["v1", "payments", reference]:
                self._signed(self.path.encode())
                self._json(200, self.gateway.till.by_reference(reference).as_told())
            case [""]:
                self._send(200, "text/html; charset=utf-8", page.HOME.encode())
            case _:
                raise Refused(404, "no such page")

    def _post(self, parts: list[str]) -> None:
        body = self.rfile.read(min(int(self.headers.get("content-length", 0)), MOST_BYTES))
        match parts:
            case ["pay", payment_id]:
                said = {name: values[0] for name, values in parse_qs(body.decode()).items()}
                fault = Fault(said.get("fault", self.gateway.fault))
                back = self.gateway.pay(self.gateway.till.by_id(payment_id), said.get("act", "pay"), fault)
                self._send(303, "text/plain", b"", location=back)
            case ["v1", "payments"]:
                self._signed(body)
                asked = self.gateway.till.open(orjson.loads(body))
                self._json(201, asked.as_told() | {"pay_url": f"{self.gateway.url}/pay/{asked.id}"})
            case ["v1", "payments", reference, "refunds"]:
                self._signed(body)
                said = orjson.loads(body)
                asked = self.gateway.till.by_reference(reference)
                number = self.gateway.till.refund(asked, said["refund_reference"], said["amount_dong"])
                self._json(200, {"refund_id": number, "status": "refunded"})
            case _:
                raise Refused(404, "no such page")

    def _signed(self, body: bytes) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        if not signed.nonce_if_signed(
            body,
            headers,
            secret=self.gateway.secret,
            now=datetime.now(UTC),
            patience_seconds=PATIENCE_SECONDS,
        ):
            raise Refused(401, "not signed by the merchant")

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
