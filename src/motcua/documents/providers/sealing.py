"""An organisation's seal on a PDF: a PAdES signature by the certificate in a PKCS#12 file.

B-B at once; B-T where a time-stamp authority is set. A document that nobody has signed before is
certified: whatever is appended to it later shows as a change.
"""

import io
import tempfile
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import fields, signers
from pyhanko.sign.general import SigningError
from pyhanko.sign.timestamps import HTTPTimeStamper, TimestampRequestError
from pyhanko.stamp import StaticStampStyle

POINTS_A_MM = 72 / 25.4
# Decree 30/2020/NĐ-CP, annex I: what is told of a digital signature stands in the upper right corner of
# the first page; the page's own text begins 20 mm below its edge.
STAMP_MM = (82.0, 15.0)
_FROM_RIGHT_MM, _FROM_TOP_MM = 8.0, 3.0


class SealUnusable(Exception):
    """Why nothing can be sealed: the file, its password, or the certificate's days. For the operator."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal as settings name it. `time_stamps` is the address of an authority (RFC 3161), or empty."""

    file: Path
    password: str
    time_stamps: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What one signature says of itself; `stamp` is one page of PDF, drawn to STAMP_MM."""

    field: str
    reason: str
    location: str
    stamp: bytes


def owner(seal: Seal, *, at: datetime) -> str:
    """The name on the certificate. Raises SealUnusable where it cannot seal at `at`."""
    common, begins, ends = _certificate(seal, seal.file.stat().st_mtime_ns if seal.file.is_file() else 0)
    if not begins <= at <= ends:
        raise SealUnusable(f"the certificate of {common} is valid from {begins:%Y-%m-%d} to {ends:%Y-%m-%d}")
    return common


@lru_cache(maxsize=4)
def _certificate(seal: Seal, changed: int) -> tuple[str, datetime, datetime]:  # noqa: ARG001 - a new file, a new look
    try:
        found = pkcs12.load_pkcs12(seal.file.read_bytes(), seal.password.encode())
    except (OSError, ValueError) as fault:
        raise SealUnusable(f"{seal.file}: {fault}") from fault
    if found.cert is None or found.key is None:
        raise SealUnusable(f"{seal.file} holds no certificate with its key")
    certificate = found.cert.certificate
    names = [str(a.value) for a in certificate.subject if a.oid.dotted_string == "2.5.4.3"]
    return (
        names[0] if names else certificate.subject.rfc4514_string(),
        certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
    )


def sign(pdf: bytes, seal: Seal, mark: Mark, *, at: datetime) -> bytes:
    """The PDF with the seal's signature appended. Raises SealUnusable, or PdfUnsignable for this very PDF."""
    name = owner(seal, at=at)
    signer = signers.SimpleSigner.load_pkcs12(seal.file, passphrase=seal.password.encode())
    if signer is None:
        raise SealUnusable(f"{seal.file} cannot be opened")
    with tempfile.NamedTemporaryFile(suffix=".pdf") as stamp:  # pyHanko takes a stamp by its file's name only
        stamp.write(mark.stamp)
        stamp.flush()
        try:
            writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
            signing = signers.PdfSigner(
                _told(mark, name, first=not writer.prev.embedded_signatures),
                signer,
                timestamper=HTTPTimeStamper(seal.time_stamps, timeout=20) if seal.time_stamps else None,
                stamp_style=StaticStampStyle.from_pdf_file(
                    stamp.name, border_width=0, background_opacity=1.0, background_layout=_WHOLE
                ),
                new_field_spec=fields.SigFieldSpec(mark.field, on_page=0, box=_corner(writer)),
            )
            return bytes(signing.sign_pdf(writer).getvalue())
        except (TimestampRequestError, OSError) as fault:
            raise SealUnusable(f"{seal.time_stamps}: {fault}") from fault
        except (PdfError, SigningError, ValueError) as fault:
            raise PdfUnsignable(str(fault)) from fault


_WHOLE = SimpleBoxLayoutRule(x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID)


def _told(mark: Mark, name: str, *, first: bool) -> signers.PdfSignatureMetadata:
    return signers.PdfSignatureMetadata(
        field_name=mark.field,
        name=name,
        reason=mark.reason,
        location=mark.location,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=first,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )


class PdfUnsignable(Exception):
    """This PDF takes no signature: broken, or closed by somebody's earlier one."""


def _corner(writer: IncrementalPdfFileWriter) -> tuple[int, int, int, int]:
    page = writer.prev.root["/Pages"]
    while "/Kids" in page:
        inherited = page.get("/MediaBox")
        page = page["/Kids"][0]
        box = page.get("/MediaBox", inherited)
    left, bottom, right, top = (float(n) for n in box)
    width, height = (mm * POINTS_A_MM for mm in STAMP_MM)
    x2, y2 = max(left, right) - _FROM_RIGHT_MM * POINTS_A_MM, max(bottom, top) - _FROM_TOP_MM * POINTS_A_MM
    return round(x2 - width), round(y2 - height), round(x2), round(y2)
