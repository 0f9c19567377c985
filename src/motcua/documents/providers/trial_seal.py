"""A seal to try with: a test authority and an organisation's certificate of it, made in a folder once.

Its names say that it is for trial; nobody but this demonstration trusts it.
"""

import os
import secrets
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

FILE, TRUST, IMAGE = "seal.p12", "trust.pem", "seal.png"
PASSWORD = "thu-nghiem"  # noqa: S105 - everybody may know it: nothing real is sealed by it
AUTHORITY = "Một Cửa CA (thử nghiệm)"
OWNER = "Cơ quan mẫu (thử nghiệm)"
PICTURE = Path(__file__).parents[1] / "trial_seal.png"  # drawn of trial_seal.typ at 300 points an inch
_BEGINS = datetime(2020, 1, 1, tzinfo=UTC)  # a demonstration plays years that are over
_ENDS = datetime(2040, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)


def make_once(folder: Path) -> None:
    """Make the seal unless it is there. Two processes at once: one of them wins, both find it whole."""
    if (folder / FILE).exists():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".seal-"))
    try:
        make(made, ends=_ENDS)
        os.rename(made, folder)
    except FileExistsError:
        pass
    except OSError:
        if not (folder / FILE).exists():
            raise
    finally:
        shutil.rmtree(made, ignore_errors=True)


def make(folder: Path, *, ends: datetime, begins: datetime = _BEGINS, owner: str = OWNER) -> None:
    """An authority (`trust.pem`) and a certificate with its key (`seal.p12`), valid between these days, and
    the picture of a seal (`seal.png`) that says it is none."""
    folder.mkdir(parents=True, exist_ok=True)
    root_key, key = new_key(), new_key()
    root = certificate(AUTHORITY, root_key, AUTHORITY, root_key, (begins, ends + _DAY), authority=True)
    own = certificate(owner, key, AUTHORITY, root_key, (begins, ends), authority=False)
    sealed = pkcs12.serialize_key_and_certificates(
        b"seal", key, own, [root], serialization.BestAvailableEncryption(PASSWORD.encode())
    )
    place = folder / FILE
    place.touch(mode=0o600)
    place.write_bytes(sealed)
    (folder / TRUST).write_bytes(root.public_bytes(serialization.Encoding.PEM))
    shutil.copyfile(PICTURE, folder / IMAGE)


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=3072)


def certificate(
    owner: str,
    key: rsa.RSAPrivateKey,
    issuer: str,
    by: rsa.RSAPrivateKey,
    valid: tuple[datetime, datetime],
    *,
    authority: bool,
) -> x509.Certificate:
    usage = x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(_name(owner))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(secrets.randbits(127) | 1)
        .not_valid_before(valid[0])
        .not_valid_after(valid[1])
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
        .sign(by, hashes.SHA256())
    )


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, common),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )
