"""The gateway's HTTP: the merchant's side under /v1, the payer's page under /pay."""

from urllib.parse import parse_qs, urlencode

import orjson

from motcua.simulation.courier import Courier
from motcua.simulation.gateway import page
from motcua.simulation.gateway.till import Asked, Fault, Till
from motcua.simulation.serving import Handler, Refused, Served


class Gateway(Served):
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
        handler = type("Handler", (_Handler,), {"gateway": self})
        super().__init__(handler, host=host, port=port, public_host=public_host)

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


class _Handler(Handler):
    gateway: Gateway

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
        body = self._said()
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
        self._demand_signed(body, secret=self.gateway.secret, by="merchant")
