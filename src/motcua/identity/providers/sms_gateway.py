"""Text messages through an HTTP gateway. The contract: docs/integrator/sms-gateway.md."""

import httpx

from motcua.identity.providers.message import Message, NotSent
from motcua.law.person_code import international_phone

_TIMEOUT_SECONDS = 10
# Too busy, or slow: the same message may be taken later.
_TRY_AGAIN = frozenset({408, 425, 429})


class SmsGateway:
    """With a `secret` the gateway sends delivery receipts, signed with it."""

    def __init__(self, url: str, token: str, sender: str, *, name: str = "sms", secret: str = "") -> None:
        self.url, self.token, self.sender = url, token, sender
        self.name, self.secret, self.receipts = name, secret, bool(secret)

    def send(self, message: Message) -> None:
        told = {
            "id": message.key,
            "to": international_phone(message.target),
            "text": message.text,
            "sender": self.sender,
        }
        if self.receipts and message.report_to:
            told["report_to"] = message.report_to
        headers = {"Idempotency-Key": message.key}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        try:
            answer = httpx.post(self.url, json=told, headers=headers, timeout=_TIMEOUT_SECONDS)
        except httpx.HTTPError as error:
            raise NotSent(f"the gateway is not there: {type(error).__name__}", permanent=False) from error
        if not answer.is_success:
            later = answer.status_code in _TRY_AGAIN or answer.is_server_error
            raise NotSent(f"the gateway answers {answer.status_code}", permanent=not later)
