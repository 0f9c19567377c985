"""Putting the organisation's seal on a PDF, with a stamp that says who, when and where to check it."""

from dataclasses import dataclass
from datetime import datetime

from motcua.documents import papers, queries
from motcua.documents.providers import sealing
from motcua.documents.providers.sealing import STAMP_MM, Mark, PdfUnsignable, SealUnusable
from motcua.law.worktime import HANOI

__all__ = ["PdfUnsignable", "SealUnusable", "Sealed", "ToSeal", "seal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSeal:
    """A PDF to seal for `agency`: `field` names the signature, `code` is printed, `address` is in the QR."""

    pdf: bytes
    field: str
    agency: str
    reason: str
    code: str
    address: str
    page: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """The signed PDF, and the name on the certificate that signed it."""

    pdf: bytes
    signer: str


def seal(what: ToSeal, *, at: datetime) -> Sealed:
    """Seal at `at`. Raises SealUnusable (nothing can be sealed now) or PdfUnsignable (this cannot)."""
    ours = queries.seal()
    if ours is None:
        raise SealUnusable("MOTCUA_SEAL_FILE is not set")
    signer = sealing.owner(ours, at=at)
    here = at.astimezone(HANOI)
    told = {
        "agency": what.agency,
        "signer": signer,
        "signed_at": f"{here:%d/%m/%Y %H:%M:%S} +07:00",
        "page": what.page,
        "code": what.code,
        "qr": papers.qr_svg(what.address),
        "width_mm": STAMP_MM[0],
        "height_mm": STAMP_MM[1],
    }
    stamp = papers.render("documents/stamp.typ", told, issued_on=here.date())
    mark = Mark(field=what.field, reason=what.reason, location=what.agency, stamp=stamp)
    return Sealed(sealing.sign(what.pdf, ours, mark, at=at), signer)
