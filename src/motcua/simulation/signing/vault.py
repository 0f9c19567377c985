"""What the signing service keeps: an authority, a key for each of its users, and what they were asked."""

import hashlib
import secrets
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.serialization import pkcs12

from motcua.documents.providers import trial_seal
from motcua.simulation.serving import Refused

AUTHORITY = "Một Cửa CA cá nhân (thử nghiệm)"
_YEARS = datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)
HOLDS = timedelta(minutes=5)
MOST = 50


class Fault(StrEnum):
    """What goes wrong with a request that is confirmed."""

    NONE = "none"
    DELAY = "delay"  # the confirmation is told late
    LOSE = "lose"  # it is never told
    DOWN = "down"  # the first answer after it is 503
    MIX = "mix"  # one of the signatures is another's
    SHORT = "short"  # one signature is missing
    REFUSE = "refuse"  # the service refuses by itself


WORDS = {
    Fault.NONE: "Không lỗi",
    Fault.DELAY: "Báo xác nhận chậm",
    Fault.LOSE: "Không báo xác nhận",
    Fault.DOWN: "Dịch vụ ngừng giữa chừng",
    Fault.MIX: "Một chữ ký bị sai",
    Fault.SHORT: "Thiếu một chữ ký",
    Fault.REFUSE: "Dịch vụ từ chối ký",
}


@dataclass(slots=True)
class Request:
    """What a person was asked. `state`: waiting, confirmed, refused; `told_from`: when that may be known."""

    handle: str
    user: str
    digests: tuple[str, ...]
    text: str
    asked_at: datetime
    state: str = "waiting"
    fault: Fault = Fault.NONE
    told_from: datetime | None = None
    word: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    used: bool = False
    was_down: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    key: rsa.RSAPrivateKey
    chain: tuple[x509.Certificate, ...]


class Vault:
    """Safe for many threads. Keys lie in `folder`, so that who is linked stays linked."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._lock = folder, threading.Lock()
        self._held: dict[str, Held] = {}
        self._requests: dict[str, Request] = {}
        folder.mkdir(parents=True, exist_ok=True)
        self._authority = self._kept("authority", AUTHORITY, None)
        (folder / trial_seal.TRUST).write_bytes(
            self._authority.chain[0].public_bytes(serialization.Encoding.PEM)
        )

    def credential(self, user: str, name: str) -> str:
        """The user's key by its id, made for them where there is none yet."""
        credential_id = hashlib.sha256(user.encode()).hexdigest()[:20]
        with self._lock:
            if credential_id not in self._held:
                self._held[credential_id] = self._kept(credential_id, name or user, self._authority)
        return credential_id

    def held(self, credential_id: str) -> Held:
        with self._lock:
            if credential_id not in self._held and (self._folder / f"{credential_id}.p12").exists():
                self._held[credential_id] = self._kept(credential_id, "", self._authority)
            if credential_id not in self._held:
                raise Refused(400, "Invalid parameter credentialID")
            return self._held[credential_id]

    def ask(self, credential_id: str, digests: list[str], text: str) -> Request:
        self.held(credential_id)
        if not 1 <= len(digests) <= MOST:
            raise Refused(400, "Numbers of signatures is too high")
        one = Request(secrets.token_urlsafe(16), credential_id, tuple(digests), text, datetime.now(UTC))
        with self._lock:
            self._requests[one.handle] = one
        return one

    def request(self, handle: str) -> Request:
        with self._lock:
            if handle not in self._requests:
                raise Refused(400, "Invalid parameter handle")
            return self._requests[handle]

    def waiting(self) -> list[Request]:
        now = datetime.now(UTC)
        with self._lock:
            return [
                one
                for one in self._requests.values()
                if one.state == "waiting" and now < one.asked_at + HOLDS
            ]

    def decide(self, handle: str, *, confirm: bool, fault: Fault, delay_seconds: float) -> None:
        """What the person did. Only what waits can be decided; the second time changes nothing."""
        one = self.request(handle)
        with self._lock:
            if one.state == "waiting":
                one.state, one.fault = "confirmed" if confirm else "refused", fault
                wait = timedelta(seconds=delay_seconds if fault == Fault.DELAY else 0)
                one.told_from = datetime.now(UTC) + wait

    def sign(self, credential_id: str, word: str, digests: list[bytes], written: list[str]) -> list[bytes]:
        """A signature each, for what the word was given out for, once."""
        with self._lock:
            one = next(
                (r for r in self._requests.values() if r.word == word and r.user == credential_id), None
            )
            if one is None or one.used or one.state != "confirmed":
                raise Refused(400, "Invalid parameter SAD")
            if tuple(written) != one.digests:
                raise Refused(400, "Hash is not authorized by the SAD")
            one.used = True
        key = self.held(credential_id).key
        signed = [key.sign(digest, padding.PKCS1v15(), Prehashed(hashes.SHA256())) for digest in digests]
        if one.fault == Fault.MIX:
            signed[0] = key.sign(bytes(32), padding.PKCS1v15(), Prehashed(hashes.SHA256()))
        if one.fault == Fault.SHORT:
            signed[0] = b""
        return signed

    def _kept(self, name: str, owner: str, by: Held | None) -> Held:
        file, password = self._folder / f"{name}.p12", trial_seal.PASSWORD.encode()
        if file.exists():
            found = pkcs12.load_pkcs12(file.read_bytes(), password)
            if isinstance(found.key, rsa.RSAPrivateKey) and found.cert is not None:
                others = tuple(one.certificate for one in found.additional_certs)
                return Held(found.key, (found.cert.certificate, *others))
        key = trial_seal.new_key()
        issuer, issuing = (owner, key) if by is None else (AUTHORITY, by.key)
        own = trial_seal.certificate(owner, key, issuer, issuing, _YEARS, authority=by is None)
        chain = (own,) if by is None else (own, *by.chain)
        written = pkcs12.serialize_key_and_certificates(
            b"key", key, own, chain[1:] or None, serialization.BestAvailableEncryption(password)
        )
        file.touch(mode=0o600)
        file.write_bytes(written)
        return Held(key, chain)
