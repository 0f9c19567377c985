"""A person's own signature on a PDF, made elsewhere: what is to be signed goes out, the signature comes back later.

The key lies with a signing service, and its owner confirms on a telephone: minutes may pass, and this
program may be started anew meanwhile. So a prepared PDF is a value that can be kept.
"""

import asyncio
import hashlib
import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from asn1crypto import cms  # type: ignore[import-untyped]
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.hashes import SHA256
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import fields, signers
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import ExternalSigner
from pyhanko.sign.signers.pdf_byterange import PreparedByteRangeDigest
from pyhanko.sign.signers.pdf_signer import PdfTBSDocument
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from motcua.documents.providers.certificates import SealUnusable
from motcua.documents.providers.sealing import Mark, PdfUnsignable, box_on, drawn, time_stamps

_ALGORITHM = "sha256"


class Unsigned(Exception):
    """What came back is no signature of this person over this PDF."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A PDF with an empty place for the signature, from byte `begins` to `ends`; `attributes` (DER) are what
    is signed, `digest` their SHA-256."""

    pdf: bytes
    attributes: bytes
    digest: bytes
    begins: int
    ends: int


def prepare(pdf: bytes, chain: Sequence[bytes], mark: Mark) -> Prepared:
    """`chain`: the person's certificate (DER), then those of its authorities. Raises PdfUnsignable.

    The signature certifies nothing: the organisation's seal comes after it (Decree 30/2020, annex I, point 8).
    """
    return asyncio.run(_prepare(pdf, chain, mark))


async def _prepare(pdf: bytes, chain: Sequence[bytes], mark: Mark) -> Prepared:
    signer = _signer(chain)
    with tempfile.NamedTemporaryFile(suffix=".pdf") as stamp:
        try:
            writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
            where = fields.SigFieldSpec(mark.field, on_page=mark.place.page, box=box_on(writer, mark.place))
            signing = signers.PdfSigner(
                signers.PdfSignatureMetadata(
                    field_name=mark.field,
                    reason=mark.reason,
                    location=mark.location,
                    md_algorithm=_ALGORITHM,
                    subfilter=fields.SigSeedSubFilter.PADES,
                ),
                signer,
                stamp_style=drawn(mark, Path(stamp.name)),
                new_field_spec=where,
            )
            # Twice what a chain of certificates and a time stamp take.
            hashed, _document, output = await signing.async_digest_doc_for_signing(
                writer, bytes_reserved=32_768 + 4 * sum(len(one) for one in chain)
            )
        except (PdfError, SigningError, ValueError) as fault:
            raise PdfUnsignable(str(fault)) from fault
    told = await signer.signed_attrs(hashed.document_digest, _ALGORITHM, use_pades=True)
    attributes = told.dump()
    return Prepared(
        pdf=output.read() if not isinstance(output, io.BytesIO) else output.getvalue(),
        attributes=attributes,
        digest=hashlib.sha256(attributes).digest(),
        begins=hashed.reserved_region_start,
        ends=hashed.reserved_region_end,
    )


def complete(prepared: Prepared, chain: Sequence[bytes], signature: bytes, *, stamps_by: str) -> bytes:
    """The signed PDF. Raises Unsigned, or SealUnusable where the authority of time stamps `stamps_by` is down."""
    _demand_genuine(chain[0], signature, prepared.digest)
    try:
        return asyncio.run(_complete(prepared, chain, signature, stamps_by))
    except (TimestampRequestError, OSError) as fault:
        raise SealUnusable(f"{stamps_by}: {fault}") from fault
    except (SigningError, ValueError) as fault:
        raise Unsigned(str(fault)) from fault


async def _complete(prepared: Prepared, chain: Sequence[bytes], signature: bytes, stamps_by: str) -> bytes:
    signed = await _signer(chain, signature).async_sign_prescribed_attributes(
        _ALGORITHM, cms.CMSAttributes.load(prepared.attributes), timestamper=time_stamps(stamps_by)
    )
    output = io.BytesIO(prepared.pdf)
    await PdfTBSDocument.async_finish_signing(
        output, PreparedByteRangeDigest(b"", prepared.begins, prepared.ends), signed
    )
    return output.getvalue()


def _signer(chain: Sequence[bytes], signature: bytes | int = 512) -> ExternalSigner:
    certificates = [asn1.Certificate.load(one) for one in chain]
    store = SimpleCertificateStore()
    store.register_multiple(certificates)
    return ExternalSigner(certificates[0], store, signature)


def _demand_genuine(certificate: bytes, signature: bytes, digest: bytes) -> None:
    """A service that mixes up a batch's signatures must not become a PDF whose signature does not fit."""
    key = x509.load_der_x509_certificate(certificate).public_key()
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, digest, padding.PKCS1v15(), Prehashed(SHA256()))
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, digest, ec.ECDSA(Prehashed(SHA256())))
        else:
            raise Unsigned("a kind of key that is not known here")
    except InvalidSignature:
        raise Unsigned("the signature does not fit the certificate") from None
