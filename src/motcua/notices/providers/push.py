"""Push messages to browsers: Web Push (RFC 8030), encrypted (RFC 8291), with our proof (RFC 8292).

The address of a subscription comes from a browser, so it is believed only when it lies at one of the
push services that the settings name: otherwise anybody could send this server anywhere.
"""

import base64
import fnmatch
import json
import os
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import httpx
from django.conf import settings

from motcua.identity.providers import Message, NotSent

_TIMEOUT_SECONDS = 10
_TTL_SECONDS = 2 * 24 * 3600
_PROOF_SECONDS = 12 * 3600
_GONE = frozenset({404, 410})
_TRY_AGAIN = frozenset({408, 425, 429})


class Gone(NotSent):
    """The browser took its subscription back."""

    def __init__(self) -> None:
        super().__init__("the browser no longer listens", permanent=True)


class Push:
    """`target` of a message is the subscription as JSON; its text the push message's JSON."""

    name, receipts, secret = "push", False, ""

    def send(self, message: Message) -> None:
        to = json.loads(message.target)
        if not is_believed(to["endpoint"]):
            raise Gone
        try:
            answer = httpx.post(
                to["endpoint"],
                content=encrypted(message.text.encode(), to),
                headers=_headers(to["endpoint"], message.key),
                timeout=_TIMEOUT_SECONDS,
            )
        except httpx.HTTPError as error:
            raise NotSent(
                f"the push service is not there: {type(error).__name__}", permanent=False
            ) from error
        if answer.status_code in _GONE:
            raise Gone
        if not answer.is_success:
            later = answer.status_code in _TRY_AGAIN or answer.is_server_error
            raise NotSent(f"the push service answers {answer.status_code}", permanent=not later)


def is_believed(endpoint: str) -> bool:
    """Whether the address lies at a push service that the settings name."""
    try:
        parts = urlsplit(endpoint)
        where = f"{parts.scheme}://{parts.netloc}"
    except ValueError:
        return False
    if parts.username or parts.password:
        return False
    return any(fnmatch.fnmatchcase(where, service) for service in settings.MOTCUA_PUSH_SERVICES)


def encrypted(content: bytes, to: Mapping[str, Any]) -> bytes:
    """The body for this subscription: aes128gcm, with a key and a salt of its own each time."""
    import http_ece
    from cryptography.hazmat.primitives.asymmetric import ec

    return bytes(
        http_ece.encrypt(
            content,
            salt=os.urandom(16),
            private_key=ec.generate_private_key(ec.SECP256R1()),
            dh=_bytes(to["p256dh"]),
            auth_secret=_bytes(to["auth"]),
            version="aes128gcm",
        )
    )


def _headers(endpoint: str, key: str) -> dict[str, str]:
    parts = urlsplit(endpoint)
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "sub": settings.MOTCUA_PUSH_CONTACT}
    proof: dict[str, str] = _signer(settings.MOTCUA_PUSH_KEY).sign(claims)
    # A second push with the same topic takes the place of the first that still waits at the service.
    topic = base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")[-32:]
    return {
        "Authorization": proof["Authorization"],
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(_TTL_SECONDS),
        "Topic": topic,
        "Urgency": "normal",
    }


@cache
def _signer(key: str) -> Any:
    from py_vapid import Vapid02

    return Vapid02.from_string(key)


def public_key() -> str:
    """What browsers subscribe with (base64url, uncompressed point); empty where push is not set up."""
    if not settings.MOTCUA_PUSH_KEY:
        return ""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    point = _signer(settings.MOTCUA_PUSH_KEY).public_key.public_bytes(
        Encoding.X962, PublicFormat.UncompressedPoint
    )
    return base64.urlsafe_b64encode(point).decode().rstrip("=")


def new_key() -> str:
    """A fresh private key for the settings: 32 bytes, base64url."""
    from cryptography.hazmat.primitives.asymmetric import ec

    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return base64.urlsafe_b64encode(number.to_bytes(32, "big")).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
