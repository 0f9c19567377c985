"""What both sides sign: HMAC-SHA256 over time, nonce and body, so that nothing is forged or replayed."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime

TIMESTAMP, NONCE, SIGNATURE = "x-timestamp", "x-nonce", "x-signature"


def sign(body: bytes, *, secret: str, at: datetime) -> dict[str, str]:
    """The headers that go with `body`."""
    timestamp, nonce = str(int(at.timestamp())), secrets.token_hex(16)
    return {TIMESTAMP: timestamp, NONCE: nonce, SIGNATURE: _mac(secret, timestamp, nonce, body)}


def nonce_if_signed(
    body: bytes, headers: Mapping[str, str], *, secret: str, now: datetime, patience_seconds: int
) -> str | None:
    """The nonce, when the other side signed `body` not longer ago than that; None otherwise.

    `headers` by names in lower case. An empty secret never signs anything.
    """
    timestamp, nonce = headers.get(TIMESTAMP, ""), headers.get(NONCE, "")
    if not secret or not nonce or len(nonce) > 64 or not timestamp.isascii() or not timestamp.isdigit():
        return None
    expected = _mac(secret, timestamp, nonce, body)
    if not hmac.compare_digest(expected.encode(), headers.get(SIGNATURE, "").encode()):
        return None
    apart = abs((now.astimezone(UTC) - datetime.fromtimestamp(int(timestamp[:12]), UTC)).total_seconds())
    return nonce if apart <= patience_seconds else None


def _mac(secret: str, timestamp: str, nonce: str, body: bytes) -> str:
    signed = f"{timestamp}.{nonce}.".encode() + body
    return hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
