"""The signatures of a PDF: by whom, when, whether it is unchanged, whether we trust the certificate."""

import asyncio
import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from asn1crypto import pem  # type: ignore[import-untyped]
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import SigningError, UnacceptableSignerError
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from motcua.documents.providers.opener.refusing import Refused

_MOST = 20
_FAULTS = (PdfError, SigningError, SignatureValidationError, UnacceptableSignerError, ValueError, KeyError,
           TypeError, AttributeError, IndexError, OSError)  # fmt: skip


def look(
    path: Path, trust: str, moments: dict[str, str], lists: list[str], *, most_bytes: int
) -> list[dict[str, Any]]:
    """Each signature. `moments` gives, by the field's name, the instant at which its certificate is judged;
    the instant under "" for the others. `lists` are the files of what authorities revoked. Raises Refused
    where the file is no PDF that can be read.
    """
    from motcua.documents.providers.opener import pdf

    whole = path.read_bytes()
    if not whole.lstrip()[:5] == b"%PDF-":
        raise Refused("not_pdf")
    pdf.unpackable(path, most_bytes=most_bytes)
    try:
        found = PdfFileReader(io.BytesIO(whole), strict=False).embedded_regular_signatures[:_MOST]
    except _FAULTS:
        raise Refused("broken") from None
    armoured = pem.unarmor(trust.encode(), multiple=True) if trust.strip() else ()
    roots = [asn1_x509.Certificate.load(der) for _, _, der in armoured]
    revoked = [Path(one).read_bytes() for one in lists]
    return [_told(one, _Judge(roots, revoked), moments) for one in found]


@dataclass(frozen=True, slots=True)
class _Judge:
    """By what a certificate is judged. Nothing is fetched from addresses that a stranger's file names."""

    roots: list[asn1_x509.Certificate]
    revoked: list[bytes]

    def at(self, moment: datetime) -> ValidationContext:
        return ValidationContext(
            trust_roots=self.roots,
            crls=self.revoked,
            moment=moment,
            allow_fetching=False,
            revocation_mode="soft-fail",
            retroactive_revinfo=True,  # today's list says since when: what was signed before stands
        )


def _told(one: EmbeddedPdfSignature, judge: _Judge, moments: dict[str, str]) -> dict[str, Any]:
    moment = datetime.fromisoformat(moments.get(one.field_name, moments[""]))
    told: dict[str, Any] = {"field": str(one.field_name), "sound": False, "fits": False, "trusted": False,
                            "signer": "", "issuer": "", "said_at": None, "stamped_at": None}  # fmt: skip
    try:
        certificate = one.signer_cert
        told["signer"], told["issuer"] = _common(certificate.subject), _common(certificate.issuer)
        said = one.self_reported_timestamp
        told["said_at"] = said.isoformat() if said else None
        context = judge.at(moment)
        status = asyncio.run(async_validate_pdf_signature(one, context, context))
        told |= _judged(status)
    except _FAULTS:
        told["sound"] = told["fits"] = False
    if not told["fits"]:  # pyHanko asks nothing about a certificate whose signature does not fit
        told["trusted"] = _comes_from(one, judge.at(moment))
    return told


def _comes_from(one: EmbeddedPdfSignature, context: ValidationContext) -> bool:
    try:
        others = list(one.other_embedded_certs)
        asyncio.run(CertificateValidator(one.signer_cert, others, context).async_validate_path())
    except (*_FAULTS, PathError, ValidationError):
        return False
    return True


def _judged(status: PdfSignatureStatus) -> dict[str, Any]:
    """`sound`: the signature fits, and nothing was appended after it but proofs and time stamps (B-LTA).
    `fits`: the same, but that others may have signed after it."""
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    whole |= status.modification_level == ModificationLevel.LTA_UPDATES
    stamp, holds = status.timestamp_validity, bool(status.intact and status.valid)
    signed_after = status.modification_level == ModificationLevel.FORM_FILLING and status.docmdp_ok
    return {
        "sound": holds and whole,
        "fits": holds and (whole or bool(signed_after)),
        "trusted": bool(status.trusted),
        "stamped_at": stamp.timestamp.isoformat() if stamp and stamp.intact and stamp.trusted else None,
    }


def _common(name: asn1_x509.Name) -> str:
    native = name.native
    return str(native.get("common_name") or native.get("organization_name") or name.human_friendly)
