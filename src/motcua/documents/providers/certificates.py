"""An organisation's certificate with its key: whose, until when, whether they fit.

Both lie in a PKCS#12 file, or on a token that a file with a PKCS#11 URI names (token.py).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.sign.signers import Signer, SimpleSigner

from motcua.documents.providers import token


class SealUnusable(Exception):
    """Why nothing can be sealed: the file, its password, or the certificate's days. For the operator."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal as settings name it.

    `file` is a PKCS#12 file and `password` its own; or it names a key on a token, and that is its PIN.
    `image` is the picture of the organisation's seal, PNG on transparent ground. `time_stamps` is the
    address of an authority (RFC 3161), or empty. `long_term`: signatures carry what verifies them later.
    `trust` is the file of the authorities' certificates.
    """

    file: Path
    password: str
    time_stamps: str = ""
    image: Path | None = None
    long_term: bool = False
    trust: Path | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """`fits`: the key beside it is its own. `signs`: its authority gave it out to sign documents."""

    owner: str
    begins: datetime
    ends: datetime
    fits: bool
    signs: bool
    whole: x509.Certificate
    others: tuple[x509.Certificate, ...]


def read(seal: Seal) -> Certificate:
    """What the file holds. Raises SealUnusable where it cannot be opened or holds none."""
    return _read(seal.file, seal.password, seal.file.stat().st_mtime_ns if seal.file.is_file() else 0)


@lru_cache(maxsize=512)
def _read(file: Path, password: str, changed: int) -> Certificate:  # noqa: ARG001 - a new file, a new look
    certificate, others, fits = (
        _on_token(file, password) if file.suffix == token.ENDING else _in_file(file, password)
    )
    return Certificate(
        owner=_name(certificate.subject),
        begins=certificate.not_valid_before_utc,
        ends=certificate.not_valid_after_utc,
        fits=fits,
        signs=_signs(certificate),
        whole=certificate,
        others=tuple(others),
    )


def _in_file(file: Path, password: str) -> tuple[x509.Certificate, list[x509.Certificate], bool]:
    try:
        found = pkcs12.load_pkcs12(file.read_bytes(), password.encode())
    except (OSError, ValueError) as fault:
        raise SealUnusable(f"{file}: {fault}") from fault
    if found.cert is None or found.key is None:
        raise SealUnusable(f"{file} holds no certificate with its key")
    certificate = found.cert.certificate
    form = Encoding.DER, PublicFormat.SubjectPublicKeyInfo
    fits = found.key.public_key().public_bytes(*form) == certificate.public_key().public_bytes(*form)
    return certificate, [one.certificate for one in found.additional_certs], fits


def _on_token(file: Path, pin: str) -> tuple[x509.Certificate, list[x509.Certificate], bool]:
    try:
        return token.certificates(file, pin)
    except token.TokenUnusable as fault:
        raise SealUnusable(str(fault)) from fault


@contextmanager
def signer(seal: Seal) -> Iterator[Signer]:
    """What signs with the seal's key, as long as the block lasts. Raises SealUnusable."""
    if seal.file.suffix == token.ENDING:
        try:
            with token.signer(seal.file, seal.password) as held:
                yield held
        except token.TokenUnusable as fault:
            raise SealUnusable(str(fault)) from fault
        return
    loaded = SimpleSigner.load_pkcs12(seal.file, passphrase=seal.password.encode())
    if loaded is None:
        raise SealUnusable(f"{seal.file} cannot be opened")
    yield loaded


def owner(seal: Seal, *, at: datetime) -> str:
    """The name on the certificate. Raises SealUnusable where it cannot seal at `at`."""
    found = read(seal)
    if not found.begins <= at <= found.ends:
        days = f"from {found.begins:%Y-%m-%d} to {found.ends:%Y-%m-%d}"
        raise SealUnusable(f"the certificate of {found.owner} is valid {days}")
    return found.owner


def comes_from(certificate: Certificate, trusted: bytes) -> bool:
    """Whether an authority of the trust file (PEM) gave it out, at once or by those between."""
    roots = x509.load_pem_x509_certificates(trusted) if trusted.strip() else []
    seen, one = set(), certificate.whole
    while one.fingerprint(SHA256()) not in seen:
        seen.add(one.fingerprint(SHA256()))
        if any(root == one or _issued(one, root) for root in roots):
            return True
        one = next((other for other in certificate.others if other != one and _issued(one, other)), one)
    return False


def revocation_addresses(certificate: Certificate) -> tuple[str, ...]:
    """Where the authorities of this certificate publish what they revoked (http alone)."""
    found: list[str] = []
    for one in (certificate.whole, *certificate.others):
        try:
            points = one.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
        except x509.ExtensionNotFound:
            continue
        found += [str(name.value) for point in points for name in point.full_name or ()]
    return tuple(dict.fromkeys(one for one in found if one.startswith(("http://", "https://"))))


def _issued(one: x509.Certificate, by: x509.Certificate) -> bool:
    try:
        one.verify_directly_issued_by(by)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _signs(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True  # without the extension a key may do everything
    return bool(usage.content_commitment)


def _name(subject: x509.Name) -> str:
    names = subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else subject.rfc4514_string()
