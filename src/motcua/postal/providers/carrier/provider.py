"""Our side of the carrier's system: order, cancel, label, ask what happened, hear its callbacks."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import httpx
import orjson
from django.conf import settings

from motcua.lib import signed, signed_http
from motcua.postal.models import Turn
from motcua.postal.providers import Accepted, Declined, Forged, Heard, Message, News, Order, Unreachable

TIMEOUT_SECONDS = 8.0
# The carrier's words for what happened, and ours; what is not here moves nothing.
TURNS: Mapping[str, Turn] = {
    "accepted": Turn.ACCEPT,
    "collected": Turn.COLLECT,
    "in_transit": Turn.MOVE,
    "failed_attempt": Turn.FAIL,
    "delivered": Turn.DELIVER,
    "returning": Turn.SEND_BACK,
    "cancelled": Turn.CANCEL,
}


class Carrier:
    name = "carrier"

    def is_offered(self) -> bool:
        return bool(settings.MOTCUA_CARRIER_URL and settings.MOTCUA_CARRIER_SECRET)

    def order(self, order: Order) -> Accepted:
        said = asdict(order)
        del said["at"]
        said["account"] = settings.MOTCUA_CARRIER_ACCOUNT
        told = _spoken("POST", "/v1/shipments", said, at=order.at)
        waybill = str(told.get("waybill", ""))
        if not waybill or len(waybill) > 30 or told.get("reference") != order.reference:
            raise Unreachable
        return Accepted(waybill=waybill.upper(), charged_dong=_dong(told.get("charged_dong")))

    def cancel(self, reference: str, *, at: datetime) -> None:
        _spoken("POST", f"/v1/shipments/{quote(reference, safe='')}/cancel", {}, at=at)

    def label(self, reference: str, *, at: datetime) -> bytes:
        content = _answered("GET", f"/v1/shipments/{quote(reference, safe='')}/label", None, at=at)
        if not content.startswith(b"%PDF"):
            raise Unreachable
        return content

    def follow(self, reference: str, *, at: datetime) -> tuple[News, ...]:
        told = _spoken("GET", f"/v1/shipments/{quote(reference, safe='')}", at=at)
        try:
            return tuple(_news({**one, "reference": reference}) for one in told["events"])
        except (KeyError, TypeError, ValueError):
            raise Unreachable from None

    def hear(self, message: Message) -> Heard:
        nonce = signed.nonce_if_signed(
            message.body,
            message.headers,
            secret=settings.MOTCUA_CARRIER_SECRET,
            now=message.heard_at,
            patience_seconds=settings.MOTCUA_CARRIER_PATIENCE_SECONDS,
        )
        if nonce is None:
            raise Forged
        try:
            return Heard(nonce=nonce, news=_news(orjson.loads(message.body)))
        except (orjson.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError):
            raise Forged from None


def _news(told: Mapping[str, Any]) -> News:
    """Raises KeyError, TypeError or ValueError for what is no news."""
    at = datetime.fromisoformat(told["at"])
    event, word = told["event"], told["status"]
    if at.tzinfo is None or not isinstance(event, str) or not 0 < len(event) <= 64:
        raise ValueError("event and its time with the zone are needed")
    if not isinstance(word, str):
        raise TypeError("status is a word")
    return News(
        reference=str(told["reference"]),
        event=event,
        told=word[:20],
        turn=TURNS.get(word),
        at=at.astimezone(UTC),
        place=_text(told, "place", 200),
        note=_text(told, "note", 300),
        received_by=_text(told, "received_by", 200),
        relation=_text(told, "relation", 100),
        charged_dong=_dong(told.get("charged_dong")),
    )


def _text(told: Mapping[str, Any], name: str, most: int) -> str:
    return str(told.get(name) or "").replace("\x00", "")[:most].strip()


def _dong(value: object) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 10**12:
        raise ValueError("charged_dong is a whole number")
    return value


def _spoken(
    method: str, path: str, said: Mapping[str, Any] | None = None, *, at: datetime
) -> Mapping[str, Any]:
    content = _answered(method, path, said, at=at)
    try:
        told = orjson.loads(content)
    except orjson.JSONDecodeError:
        raise Unreachable from None
    if not isinstance(told, dict):
        raise Unreachable
    return told


def _answered(method: str, path: str, said: Mapping[str, Any] | None, *, at: datetime) -> bytes:
    """One signed question. What is wrong with the question is Declined, everything else Unreachable."""
    try:
        answer = signed_http.ask(
            method,
            settings.MOTCUA_CARRIER_URL,
            path,
            said,
            secret=settings.MOTCUA_CARRIER_SECRET,
            at=at,
            timeout_seconds=TIMEOUT_SECONDS,
        )
    except httpx.HTTPError:
        raise Unreachable from None
    if answer.status_code in (400, 404, 409, 422):
        raise Declined(why=_why(answer))
    if not answer.is_success:
        raise Unreachable
    return answer.content


def _why(answer: httpx.Response) -> str:
    try:
        return str(answer.json().get("error", ""))[:200] or str(answer.status_code)
    except (ValueError, AttributeError):
        return str(answer.status_code)


PROVIDER = Carrier()
