"""A token that is a program: SoftHSM. Keys lie on it by label, as on an organisation's own token."""

import hashlib
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from pkcs11 import Attribute, CertificateType, ObjectClass
from pkcs11 import lib as library

PIN = "14725836"
_PLACES = (
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib64/softhsm/libsofthsm2.so",
    "/usr/local/lib/softhsm/libsofthsm2.so",
    "/opt/homebrew/lib/softhsm/libsofthsm2.so",
)


@dataclass(frozen=True)
class Token:
    label: str
    module: str

    def put(self, p12: Path, password: str, *, label: str, key_of: Path | None = None) -> None:
        """What a PKCS#12 file holds, on the token. `key_of`: another file, whose key is put beside instead."""
        held = pkcs12.load_pkcs12(p12.read_bytes(), password.encode())
        key = pkcs12.load_pkcs12((key_of or p12).read_bytes(), password.encode()).key
        assert key is not None and held.cert is not None
        written = p12.with_suffix(".pem")
        form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        written.write_bytes(key.private_bytes(*form))
        _say(
            "--import",
            str(written),
            "--token",
            self.label,
            "--label",
            label,
            "--id",
            _id(label),
            "--pin",
            PIN,
        )
        written.unlink()
        others = [one.certificate for one in held.additional_certs]
        with library(self.module).get_token(token_label=self.label).open(user_pin=PIN, rw=True) as session:
            for name, one in ((label, held.cert.certificate), *((f"{label} CA", one) for one in others)):
                session.create_object(_object(one, name))

    def uri(self, label: str) -> str:
        return f"pkcs11:token={self.label.replace(' ', '%20')};object={label}?module-path={self.module}"


def _id(label: str) -> str:
    """SoftHSM takes no key whose id another one has."""
    return hashlib.sha256(label.encode()).hexdigest()[:8]


def _object(certificate: x509.Certificate, label: str) -> dict[Attribute, object]:
    return {
        Attribute.CLASS: ObjectClass.CERTIFICATE,
        Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
        Attribute.TOKEN: True,
        Attribute.LABEL: label,
        Attribute.SUBJECT: certificate.subject.public_bytes(),
        Attribute.VALUE: certificate.public_bytes(serialization.Encoding.DER),
    }


def _say(*words: str) -> None:
    subprocess.run(["softhsm2-util", *words], check=True, capture_output=True)


@pytest.fixture(scope="session")
def tokens(tmp_path_factory: pytest.TempPathFactory) -> tuple[Token, Token]:
    """Two tokens. The library reads where its tokens lie when it is loaded, once in a process."""
    module = next((place for place in _PLACES if Path(place).exists()), None)
    assert module, "SoftHSM is missing: make softhsm"
    folder = tmp_path_factory.mktemp("softhsm")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    made = Token("Con dấu", module), Token("Hỏng", module)
    for one in made:
        _say("--init-token", "--free", "--label", one.label, "--pin", PIN, "--so-pin", "99999999")
    return made
