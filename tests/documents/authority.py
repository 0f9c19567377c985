"""An authority of certificates on loopback: it gives them out, stamps time (RFC 3161), lists what it revoked."""

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from asn1crypto import keys as asn1_keys  # type: ignore[import-untyped]
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

PASSWORD = "thu-nghiem"
_FORM = serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()


@dataclass
class Authority:
    """`url` serves /tsa and /crl. `revoked` is what its list says: serial numbers and since when."""

    folder: Path
    url: str = ""
    revoked: dict[int, datetime] = field(default_factory=dict)
    stamps: int = 0

    def __post_init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.began = datetime.now(UTC) - timedelta(days=400)
        self.name = _name("Cơ quan chứng thực của bài kiểm thử")

    def begin(self, url: str) -> None:
        self.url = url
        self.certificate = self._signed(self.name, self.key, years=20, ca=True)
        self.trust = self.folder / "authority.pem"
        self.trust.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        certificate = self._signed(_name("Dịch vụ cấp dấu thời gian"), key, years=10, stamps=True)
        self._stamper = DummyTimeStamper(
            asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER)),
            asn1_keys.PrivateKeyInfo.load(key.private_bytes(*_FORM)),
        )

    def gives(self, owner: str, file: Path, *, days: int = 365) -> x509.Certificate:
        """A certificate with its key in `file`."""
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        ends = datetime.now(UTC) + timedelta(days=days)
        certificate = self._signed(_name(owner), key, ends=ends)
        file.parent.mkdir(parents=True, exist_ok=True)
        written = pkcs12.serialize_key_and_certificates(
            b"seal",
            key,
            certificate,
            [self.certificate],
            serialization.BestAvailableEncryption(PASSWORD.encode()),
        )
        file.write_bytes(written)
        return certificate

    def _signed(
        self,
        owner: x509.Name,
        key: rsa.RSAPrivateKey,
        *,
        years: int = 0,
        ends: datetime | None = None,
        ca: bool = False,
        stamps: bool = False,
    ) -> x509.Certificate:
        until = ends or self.began + timedelta(days=365 * years)
        use = dict.fromkeys(
            ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"),
            False,
        )
        usage = x509.KeyUsage(
            digital_signature=not ca, content_commitment=not ca, key_cert_sign=ca, crl_sign=ca, **use
        )
        built = (
            x509.CertificateBuilder()
            .subject_name(owner)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(secrets.randbits(100) | 1)
            .not_valid_before(self.began)
            .not_valid_after(until)
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(usage, critical=True)
        )
        if stamps:
            built = built.add_extension(
                x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True
            )
        if not ca:
            name = x509.UniformResourceIdentifier(f"{self.url}/crl")
            point = x509.DistributionPoint([name], None, None, None)
            built = built.add_extension(x509.CRLDistributionPoints([point]), critical=False)
        return built.sign(self.key, hashes.SHA256())

    def crl(self) -> bytes:
        now = datetime.now(UTC)
        built = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.name)
            .last_update(now - timedelta(minutes=5))
            .next_update(now + timedelta(days=7))
        )
        for serial, since in self.revoked.items():
            one = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(since).build()
            built = built.add_revoked_certificate(one)
        return built.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)

    def stamp(self, asked: bytes) -> bytes:
        self.stamps += 1
        answer: bytes = self._stamper.request_tsa_response(tsp.TimeStampReq.load(asked)).dump()
        return answer


@contextmanager
def running(folder: Path) -> Iterator[Authority]:
    """The authority, answering; it ends with the block."""
    authority = Authority(folder)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer("application/pkix-crl", authority.crl())

        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            self._answer("application/timestamp-reply", authority.stamp(asked))

        def _answer(self, media_type: str, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        authority.begin(f"http://127.0.0.1:{server.server_port}")
        try:
            yield authority
        finally:
            server.shutdown()


def _name(common: str) -> x509.Name:
    return x509.Name(
        [x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"), x509.NameAttribute(NameOID.COMMON_NAME, common)]
    )
