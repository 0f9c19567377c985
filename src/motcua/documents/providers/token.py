"""A key on a token (HSM, smart card, USB) that never leaves it, reached by PKCS#11.

A token locks itself after a few wrong PINs, and sealing is tried again every hour: so a token that says
of itself that the last PIN was wrong is not given another one before somebody has signed in to it by hand.
"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

from motcua.lib import pkcs11_uri
from motcua.lib.pkcs11_uri import KeyPlace

if TYPE_CHECKING:  # the libraries of tokens are loaded where there is a token, and nowhere else
    from pkcs11 import Session
    from pyhanko.sign.pkcs11 import PKCS11Signer

ENDING = ".pkcs11"
# A process is signed in to a token as a whole: two sessions would sign one another out.
_ONE_AT_A_TIME = threading.Lock()
_PROBE = b"motcua"


class TokenUnusable(Exception):
    """Why the token gives no signature; for the operator."""


def certificates(file: Path, pin: str) -> tuple[x509.Certificate, list[x509.Certificate], bool]:
    """The key's certificate, the others on the token, and whether the key is the certificate's own."""
    with signer(file, pin) as found:
        own = x509.load_der_x509_certificate(found.signing_cert.dump())
        others = [x509.load_der_x509_certificate(one.dump()) for one in found.cert_registry]
        return own, [one for one in others if one != own], _fits(found, own)


@contextmanager
def signer(file: Path, pin: str) -> "Iterator[PKCS11Signer]":
    """The key that the file's URI names, for as long as the block lasts. Raises TokenUnusable.

    A key and its certificate share their id, or bear the same label.
    """
    from pkcs11 import PKCS11Error
    from pkcs11.exceptions import PinIncorrect

    place = _place(file)
    with _ONE_AT_A_TIME:
        try:
            with _session(place, pin) as (session, raw):
                yield _signer(session, place, raw=raw)
        except PinIncorrect:
            raise TokenUnusable(f"{place.token or place.serial}: the token refuses the PIN") from None
        except PKCS11Error as fault:
            about = str(fault) or type(fault).__name__
            raise TokenUnusable(f"{place.token or place.serial or place.module}: {about}") from fault


def _place(file: Path) -> KeyPlace:
    try:
        return pkcs11_uri.read(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise TokenUnusable(f"{file}: {fault}") from fault


@contextmanager
def _session(place: KeyPlace, pin: str):  # type: ignore[no-untyped-def] # the library has no types
    from pkcs11 import Mechanism, TokenFlag

    wanted = {"token_label": place.token, "token_serial": place.serial.encode()}
    token = _library(place.module).get_token(**{name: value for name, value in wanted.items() if value})
    if token.flags & (
        TokenFlag.USER_PIN_COUNT_LOW | TokenFlag.USER_PIN_FINAL_TRY | TokenFlag.USER_PIN_LOCKED
    ):
        raise TokenUnusable(
            f"{token.label}: the last PIN was wrong, and another wrong one may lock the token: put the right PIN"
            " here, then sign in by hand once (pkcs11-tool --login --test)"
        )
    mechanisms = token.slot.get_mechanisms()
    raw = not mechanisms & {Mechanism.SHA256_RSA_PKCS, Mechanism.ECDSA_SHA256}
    with token.open(user_pin=pin) as session:
        yield session, raw


def _library(module: str):  # type: ignore[no-untyped-def] # the library has no types
    import pkcs11

    try:
        return pkcs11.lib(module)
    except (RuntimeError, OSError) as fault:
        raise TokenUnusable(f"{module}: {fault}") from fault


def _signer(session: "Session", place: KeyPlace, *, raw: bool) -> "PKCS11Signer":
    from pyhanko.sign.pkcs11 import PKCS11Signer

    return PKCS11Signer(
        session,
        cert_label=place.object or None,
        cert_id=place.id or None,
        other_certs_to_pull=None,
        use_raw_mechanism=raw,
    )


def _fits(found: "PKCS11Signer", own: x509.Certificate) -> bool:
    """Whatever kind of key it is: what it signs, the certificate verifies."""
    signature, key = asyncio.run(found.async_sign_raw(_PROBE, "sha256")), own.public_key()
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, _PROBE, padding.PKCS1v15(), SHA256())
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, _PROBE, ec.ECDSA(SHA256()))
        else:
            return False
    except InvalidSignature:
        return False
    return True
