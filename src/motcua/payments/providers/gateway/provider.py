"""Our side of the gateway: open a payment, ask about it, hear its callbacks, send money back."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlsplit

import httpx
import orjson
from django.conf import settings

from motcua.law.errors import N_
from motcua.lib import signed, signed_http
from motcua.payments.models import AccountKind, Method
from motcua.payments.providers import (
    Answer,
    Asked,
    Forged,
    Heard,
    Message,
    Opened,
    Outcome,
    Transfer,
    Unreachable,
)

TIMEOUT_SECONDS = 8.0
# The gateway's words for what became of a payment, and ours.
OUTCOMES: Mapping[str, Outcome] = {
    "pending": Outcome.PENDING,
    "succeeded": Outcome.PAID,
    "failed": Outcome.FAILED,
    "cancelled": Outcome.CANCELLED,
    "expired": Outcome.EXPIRED,
    "refunded": Outcome.PAID,  # it had been paid; the refund is ours and booked when we ordered it
}


class Gateway:
    name = "gateway"
    label = N_("Card or e-wallet")
    hint = N_("You go to the payment gateway's page and come back here. Confirmed at once.")
    method = Method.GATEWAY
    account = AccountKind.GATEWAY_CLEARING

    def is_offered(self) -> bool:
        return bool(settings.MOTCUA_GATEWAY_URL and settings.MOTCUA_GATEWAY_SECRET)

    def lasts(self) -> timedelta:
        return timedelta(minutes=settings.MOTCUA_PAYMENT_MINUTES)

    def open(self, asked: Asked) -> Opened:
        told = _spoken(
            "POST",
            "/v1/payments",
            {
                "merchant": settings.MOTCUA_GATEWAY_MERCHANT,
                "reference": asked.reference,
                "amount_dong": asked.amount_dong,
                "purpose": asked.purpose,
                "expires_at": asked.expires_at.astimezone(UTC).isoformat(timespec="seconds"),
                "return_url": asked.return_url,
                "callback_url": asked.callback_url,
            },
            at=asked.at,
        )
        pay_url = str(told.get("pay_url", ""))
        # The payer is sent nowhere but to the gateway that the settings name.
        if urlsplit(pay_url)[:2] != urlsplit(settings.MOTCUA_GATEWAY_URL)[:2]:
            raise Unreachable
        return Opened(provider_reference=str(told.get("id", ""))[:80], pay_url=pay_url[:500])

    def transfer(self, asked: Asked) -> Transfer | None:  # noqa: ARG002 - it has a page of its own
        return None

    def ask(self, reference: str, *, at: datetime) -> Answer | None:
        told = _spoken("GET", f"/v1/payments/{quote(reference, safe='')}", at=at)
        try:
            return _answer(told)
        except (KeyError, ValueError):
            raise Unreachable from None

    def hear(self, message: Message) -> Heard:
        nonce = signed.nonce_if_signed(
            message.body,
            message.headers,
            secret=settings.MOTCUA_GATEWAY_SECRET,
            now=message.heard_at,
            patience_seconds=settings.MOTCUA_GATEWAY_PATIENCE_SECONDS,
        )
        if nonce is None:
            raise Forged
        try:
            told = orjson.loads(message.body)
            answer = _answer(told)
        except (orjson.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError):
            raise Forged from None
        return Heard(nonce=nonce, told=str(told["status"])[:20], answer=answer)

    def refund(self, reference: str, *, refund_reference: str, amount_dong: int, at: datetime) -> str:
        told = _spoken(
            "POST",
            f"/v1/payments/{quote(reference, safe='')}/refunds",
            {"refund_reference": refund_reference, "amount_dong": amount_dong},
            at=at,
        )
        return str(told.get("refund_id", ""))[:80]


def _answer(told: Mapping[str, Any]) -> Answer:
    """Raises KeyError or ValueError for what is no answer."""
    paid = told.get("paid_dong", 0)
    if not isinstance(paid, int) or isinstance(paid, bool) or paid < 0:
        raise ValueError("paid_dong is a whole number")
    return Answer(
        reference=str(told["reference"]),
        outcome=OUTCOMES[told["status"]],
        paid_dong=paid,
        provider_reference=str(told.get("id", ""))[:80],
        note=str(told.get("note", ""))[:300],
    )


def _spoken(
    method: str, path: str, said: Mapping[str, Any] | None = None, *, at: datetime
) -> Mapping[str, Any]:
    """One signed question to the gateway. Raises Unreachable when no sensible answer comes in time."""
    try:
        answer = signed_http.ask(
            method,
            settings.MOTCUA_GATEWAY_URL,
            path,
            said,
            secret=settings.MOTCUA_GATEWAY_SECRET,
            at=at,
            timeout_seconds=TIMEOUT_SECONDS,
        )
        answer.raise_for_status()
        told = orjson.loads(answer.content)
    except (httpx.HTTPError, orjson.JSONDecodeError):
        raise Unreachable from None
    if not isinstance(told, dict):
        raise Unreachable
    return told


PROVIDER = Gateway()
