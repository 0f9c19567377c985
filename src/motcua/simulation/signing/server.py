"""The service's HTTP: the API under /csc/v2, the telephone at /."""

import base64
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import orjson
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from motcua.simulation.serving import Handler, Refused, Served
from motcua.simulation.signing import page
from motcua.simulation.signing.vault import HOLDS, MOST, Fault, Request, Vault

_RSA_SHA256 = "1.2.840.113549.1.1.11"


class SigningService(Served):
    """A service on a port of its own (0: any free one), with its keys in `folder`."""

    def __init__(
        self,
        secret: str,
        *,
        folder: Path | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
        fault: Fault = Fault.NONE,
        delay_seconds: float = 10.0,
    ) -> None:
        if folder is None:
            from django.conf import settings

            folder = settings.SIGNING_FOLDER
        self.secret, self.fault, self.delay_seconds = secret, fault, delay_seconds
        self.vault, self.token = Vault(folder), base64.b64encode(secret.encode()).decode()
        handler = type("Handler", (_Handler,), {"service": self})
        super().__init__(handler, host=host, port=port, public_host="localhost")

    def confirm(self, handle: str, fault: Fault | None = None) -> None:
        """As the person does on their telephone."""
        self.vault.decide(handle, confirm=True, fault=fault or self.fault, delay_seconds=self.delay_seconds)


class _Handler(Handler):
    service: SigningService

    def _get(self, parts: list[str]) -> None:
        match parts:
            case ["style.css"]:
                self._send(200, "text/css; charset=utf-8", page.STYLE.encode())
            case [""]:
                vault = self.service.vault
                waiting = [(one, _owner(vault, one)) for one in vault.waiting()]
                self._send(200, "text/html; charset=utf-8", page.of(waiting, self.service.fault).encode())
            case _:
                raise Refused(404, "no such page")

    def _post(self, parts: list[str]) -> None:
        body = self._said()
        match parts:
            case ["phone", handle]:
                said = {name: values[0] for name, values in parse_qs(body.decode()).items()}
                fault, confirm = Fault(said.get("fault", self.service.fault)), said.get("act") == "confirm"
                self.service.vault.decide(
                    handle, confirm=confirm, fault=fault, delay_seconds=self.service.delay_seconds
                )
                self._send(303, "text/plain", b"", location="/")
            case ["csc", "v2", "oauth2", "token"]:
                said = {name: values[0] for name, values in parse_qs(body.decode()).items()}
                if said.get("client_secret") != self.service.secret:
                    raise Refused(401, "invalid_client")
                self._json(
                    200, {"access_token": self.service.token, "token_type": "Bearer", "expires_in": 3600}
                )
            case ["csc", "v2", *act]:
                if self.headers.get("authorization") != f"Bearer {self.service.token}":
                    raise Refused(401, "invalid_token")
                self._json(*self._told("/".join(act), orjson.loads(body)))
            case _:
                raise Refused(404, "no such page")

    def _told(self, act: str, said: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        vault = self.service.vault
        match act:
            case "credentials/list":
                found = vault.credential(said["userID"], said.get("clientData", ""))
                return 200, {"credentialIDs": [found]}
            case "credentials/info":
                return 200, _info(vault, said["credentialID"])
            case "credentials/authorize":
                asked = vault.ask(said["credentialID"], said["hashes"], said.get("description", ""))
                return 202, {"handle": asked.handle}
            case "credentials/authorizeCheck":
                return _became(vault.request(said["handle"]))
            case "signatures/signHash":
                digests = [base64.b64decode(one) for one in said["hashes"]]
                signed = vault.sign(said["credentialID"], said["SAD"], digests, said["hashes"])
                return 200, {"signatures": [base64.b64encode(one).decode() for one in signed]}
        raise Refused(404, "no such method")


def _became(one: Request) -> tuple[int, dict[str, Any]]:
    now = datetime.now(UTC)
    if one.state == "waiting" and now > one.asked_at + HOLDS:
        return 400, {"error": "expired_request", "error_description": "nobody confirmed"}
    if one.state == "waiting" or one.fault == Fault.LOSE or (one.told_from and now < one.told_from):
        return 202, {"handle": one.handle}
    if one.state == "refused":
        return 400, {"error": "access_denied", "error_description": "the signer refused"}
    if one.fault == Fault.REFUSE:
        return 400, {"error": "invalid_request", "error_description": "Credential locked"}
    if one.fault == Fault.DOWN and not one.was_down:
        one.was_down = True
        return 503, {"error": "server_error"}
    return 200, {"SAD": one.word, "expiresIn": 300}


def _info(vault: Vault, credential_id: str) -> dict[str, Any]:
    chain = vault.held(credential_id).chain
    return {
        "key": {"status": "enabled", "algo": [_RSA_SHA256], "len": 3072},
        "cert": {
            "status": "valid",
            "certificates": [base64.b64encode(one.public_bytes(Encoding.DER)).decode() for one in chain],
        },
        "auth": {"mode": "explicit"},
        "SCAL": "2",
        "multisign": MOST,
    }


def _owner(vault: Vault, one: Request) -> str:
    names = vault.held(one.user).chain[0].subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value)
