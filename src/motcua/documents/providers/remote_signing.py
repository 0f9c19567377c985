"""A service that keeps people's keys, by the Cloud Signature Consortium API, version 2.0.0.2.

Our side of docs/integrator/remote-signing.md.
The person confirms on their telephone: `credentials/authorize` answers 202 with a handle, and
`credentials/authorizeCheck` tells later what became of it (11.6 and 11.7 there).
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import httpx
import orjson
from django.conf import settings

TIMEOUT_SECONDS = 15.0
_SHA256 = "2.16.840.1.101.3.4.2.1"
_RSA_SHA256, _ECDSA_SHA256 = "1.2.840.113549.1.1.11", "1.2.840.10045.4.3.2"
_RSA = "1.2.840.113549.1.1.1"
_MOST_BYTES = 5 << 20
_FORM = "application/x-www-form-urlencoded"


class ServiceDown(Exception):
    """No sensible answer in time: to be asked again."""


class ServiceRefused(Exception):
    """The service says no, or the person did. `code` is its word for why."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{code}: {text}" if text else code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Credential:
    """A person's key: its certificate (DER) first, then its authorities'; `most` at one confirmation."""

    id: str
    chain: tuple[bytes, ...]
    algorithm: str
    most: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Either the person has confirmed (`word` is what signs), or not yet (`handle` asks again)."""

    word: str = ""
    handle: str = ""


def is_set() -> bool:
    return bool(settings.MOTCUA_SIGNING_URL)


def reach() -> None:
    """Ask for nothing but to be let in. Raises ServiceDown, ServiceRefused."""
    _token()


def credentials(user: str, *, name: str) -> tuple[str, ...]:
    """The keys that the service keeps for this user of it."""
    told = _say("credentials/list", {"userID": user, "clientData": name})
    found = told.get("credentialIDs")
    if not isinstance(found, list):
        raise ServiceDown("no list of credentials")
    return tuple(str(one)[:200] for one in found)


def credential(credential_id: str) -> Credential:
    told = _say("credentials/info", {"credentialID": credential_id, "certificates": "chain"})
    try:
        chain = tuple(base64.b64decode(one) for one in told["cert"]["certificates"])
        offered = [str(one) for one in told["key"]["algo"]]
        most = int(told.get("multisign", 1))
    except (KeyError, TypeError, ValueError) as fault:
        raise ServiceDown(f"credentials/info: {fault}") from fault
    known = [one for one in (_RSA_SHA256, _ECDSA_SHA256, _RSA) if one in offered]
    if not chain or not known or told["key"].get("status") == "disabled":
        raise ServiceRefused("unusable", "no enabled key that signs SHA-256")
    return Credential(credential_id, chain, known[0], max(most, 1))


def authorize(credential_id: str, digests: Sequence[bytes], *, text: str) -> Answer:
    """Ask the person to confirm exactly these; `text` is shown to them."""
    asked = {
        "credentialID": credential_id,
        "numSignatures": len(digests),
        "hashes": _written(digests),
        "hashAlgorithmOID": _SHA256,
        "description": text[:500],
    }
    return _answer(_say("credentials/authorize", asked))


def check(handle: str) -> Answer:
    return _answer(_say("credentials/authorizeCheck", {"handle": handle}))


def sign(key: Credential, word: str, digests: Sequence[bytes]) -> list[bytes | None]:
    """A signature for each digest, in their order; None where the service gave none that can be read."""
    asked = {
        "credentialID": key.id,
        "SAD": word,
        "hashes": _written(digests),
        "hashAlgorithmOID": _SHA256,
        "signAlgo": key.algorithm,
    }
    found = _say("signatures/signHash", asked).get("signatures")
    if not isinstance(found, list) or len(found) != len(digests):
        raise ServiceDown("signatures/signHash: not as many signatures as hashes")
    return [_read(one) for one in found]


def _written(digests: Sequence[bytes]) -> list[str]:
    return [base64.b64encode(one).decode() for one in digests]


def _read(written: object) -> bytes | None:
    try:
        return base64.b64decode(str(written), validate=True) or None
    except ValueError:
        return None


def _answer(told: dict[str, Any]) -> Answer:
    if told.get("SAD"):
        return Answer(word=str(told["SAD"]))
    if told.get("handle"):
        return Answer(handle=str(told["handle"])[:500])
    raise ServiceDown("neither a word that signs nor a handle")


def _say(act: str, said: dict[str, Any]) -> dict[str, Any]:
    return _ask(f"/csc/v2/{act}", orjson.dumps(said), {"authorization": f"Bearer {_token()}"})


def _token() -> str:
    """OAuth 2.0 as the application itself; who signs is said with each question, and confirms by themselves."""
    said = {
        "grant_type": "client_credentials",
        "client_id": settings.MOTCUA_SIGNING_CLIENT,
        "client_secret": settings.MOTCUA_SIGNING_SECRET,
        "scope": "service",
    }
    told = _ask("/csc/v2/oauth2/token", urlencode(said).encode(), {"content-type": _FORM})
    if not told.get("access_token"):
        raise ServiceDown("oauth2/token gives no token")
    return str(told["access_token"])


def _ask(path: str, body: bytes, headers: dict[str, str]) -> dict[str, Any]:
    try:
        answer = httpx.post(
            f"{settings.MOTCUA_SIGNING_URL}{path}",
            content=body,
            headers={"content-type": "application/json"} | headers,
            timeout=TIMEOUT_SECONDS,
        )
        told = orjson.loads(answer.content[:_MOST_BYTES])
    except (httpx.HTTPError, orjson.JSONDecodeError) as fault:
        raise ServiceDown(f"{type(fault).__name__}: {fault}") from fault
    if not isinstance(told, dict) or answer.status_code >= 500:
        raise ServiceDown(f"{path} answers {answer.status_code}")
    if answer.status_code >= 400:
        raise ServiceRefused(
            str(told.get("error", answer.status_code))[:60], str(told.get("error_description", ""))[:200]
        )
    return told
