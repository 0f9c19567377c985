"""The key that signs the record: Ed25519 (RFC 8032), in a file that its owner alone reads."""

import contextlib
import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)


class KeyUnusable(Exception):
    """Why nothing can be signed. For the operator."""


def key(file: Path) -> Ed25519PrivateKey:
    """The key in the file; made where there is none. Raises KeyUnusable."""
    if not file.exists():
        _make(file)
    try:
        found = load_pem_private_key(file.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as fault:
        raise KeyUnusable(f"{file}: {fault}") from fault
    if not isinstance(found, Ed25519PrivateKey):
        raise KeyUnusable(f"{file} holds no Ed25519 key")
    return found


def _make(file: Path) -> None:
    """Of two who make it at once one wins, and both use the winner's."""
    file.parent.mkdir(parents=True, exist_ok=True)
    made = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    draft.write_bytes(made)
    draft.chmod(0o600)
    with contextlib.suppress(FileExistsError):
        os.link(draft, file)
    draft.unlink()


def public(private: Ed25519PrivateKey) -> bytes:
    return private.public_key().public_bytes_raw()


def signed_by(public_key: bytes, signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
