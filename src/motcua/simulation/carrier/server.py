"""The carrier's HTTP: the customer's side under /v1, the depot's page at /."""

import io
from typing import Any
from urllib.parse import parse_qs

import orjson
import segno

from motcua.simulation.carrier import page
from motcua.simulation.carrier.depot import Carried, Depot, Fault
from motcua.simulation.courier import Courier
from motcua.simulation.serving import Handler, Refused, Served


class Carrier(Served):
    """A carrier on a port of its own (0: any free one). `fault` is what goes wrong unless the page says."""

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
        self.depot, self.courier = Depot(), Courier(secret, delay_seconds=delay_seconds)
        handler = type("Handler", (_Handler,), {"carrier": self})
        super().__init__(handler, host=host, port=port, public_host=public_host)

    def tell(self, carried: Carried, status: str, fault: Fault | None = None, **more: Any) -> dict[str, Any]:
        """Something happened to a letter: note it and bring the news."""
        before = carried.events[-1]
        news = self.depot.tell(carried, status, more)
        self.courier.bring(carried.callback_url, news, fault or self.fault, older=[before])
        return news


class _Handler(Handler):
    carrier: Carrier

    def _get(self, parts: list[str]) -> None:
        match parts:
            case ["v1", "shipments", reference]:
                self._signed(self.path.encode())
                self._json(200, self.carrier.depot.by_reference(reference).as_told())
            case ["v1", "shipments", reference, "label"]:
                self._signed(self.path.encode())
                label = _label(self.carrier.depot.by_reference(reference))
                self._send(200, "application/pdf", label)
            case ["style.css"]:
                self._send(200, "text/css; charset=utf-8", page.STYLE.encode())
            case [""]:
                shown = page.of(self.carrier.depot.all(), self.carrier.fault)
                self._send(200, "text/html; charset=utf-8", shown.encode())
            case _:
                raise Refused(404, "no such page")

    def _post(self, parts: list[str]) -> None:
        body = self._said()
        match parts:
            case ["shipments", reference]:
                self._moved(reference, {k: v[0] for k, v in parse_qs(body.decode()).items()})
            case ["v1", "shipments"]:
                self._signed(body)
                self._order(orjson.loads(body))
            case ["v1", "shipments", reference, "cancel"]:
                self._signed(body)
                carried = self.carrier.depot.by_reference(reference)
                self.carrier.depot.cancel(carried)
                self._json(200, carried.as_told())
            case _:
                raise Refused(404, "no such page")

    def _order(self, said: dict[str, Any]) -> None:
        fault = self.carrier.fault
        if fault == Fault.DECLINE:
            raise Refused(422, "địa chỉ ngoài vùng phục vụ")
        carried = self.carrier.depot.take(said)
        if fault == Fault.LOST_ANSWER:
            self.close_connection = True
            self.connection.close()
            return
        self._json(201, carried.as_told())

    def _moved(self, reference: str, said: dict[str, str]) -> None:
        carried = self.carrier.depot.by_reference(reference)
        more: dict[str, Any] = {"place": "Bưu cục Lạng Sơn"}
        if said["status"] == "delivered":
            more |= {"received_by": carried.name, "relation": "Chính chủ"}
        if said["status"] in ("failed_attempt", "returning"):
            more["note"] = "Không có người nhận"
        self.carrier.tell(carried, said["status"], Fault(said.get("fault", self.carrier.fault)), **more)
        self._send(303, "text/plain", b"", location="/")

    def _signed(self, body: bytes) -> None:
        if self.carrier.fault == Fault.DOWN:
            raise Refused(503, "down")
        self._demand_signed(body, secret=self.carrier.secret, by="customer")


def _label(carried: Carried) -> bytes:
    """A label of the simplest kind: the waybill as a QR code."""
    drawn = io.BytesIO()
    segno.make_qr(carried.waybill, error="m").save(drawn, kind="pdf", scale=6)
    return drawn.getvalue()
